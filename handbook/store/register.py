"""The SQL of the register of issued papers: the lines that follow from records, and typed ones.

A number typed by hand counts in the same series as those given here; it is given back when the
line is mended or binned, because this handbook never issued it.
"""

from collections.abc import Mapping
from datetime import date

from handbook.errors import BadInput
from handbook.records import register, words
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.numbering import PaperType
from handbook.records.register import Entry, Origin, OutsidePaper
from handbook.records.resolutions import ResolutionKind
from handbook.records.settings import Branch, term_on
from handbook.store import engine
from handbook.store.branch import Branches
from handbook.store.seals import Seals
from handbook.store.table import Table


class Register(Table[OutsidePaper]):
    """Papers made outside, and the whole register they belong to."""

    kind = "outside_paper"
    name = "outside_papers"
    record = OutsidePaper

    def outside(self) -> tuple[OutsidePaper, ...]:
        """Return the papers entered by hand, oldest first."""
        rows = self._rows("WHERE binned_at IS NULL ORDER BY date, id", {})
        return tuple(self.load(row) for row in rows)

    def of_round(self, uid: str) -> tuple[OutsidePaper, ...]:
        """Return the papers of a review round that have a number, in the order they got it."""
        rows = self._rows("WHERE binned_at IS NULL AND round = :round ORDER BY id", {"round": uid})
        return tuple(self.load(row) for row in rows)

    def entries(self, branch: Branch) -> tuple[Entry, ...]:
        """Return every line of the register, oldest first."""
        found = (*self._minutes(branch), *self._resolutions(branch), *self._outside(branch))
        return register.in_order(found)

    def put_paper(self, paper: OutsidePaper, branch: Branch) -> OutsidePaper:
        """Write a paper made outside and its number; raises BadInput when another paper has it."""
        term = term_on(branch, paper.date)
        self._refuse_taken(paper, term)
        kept = super().put(paper)
        self._keep_number(paper, term)
        return kept

    # Whatever way a paper takes (typed, put back, taken out of the bin), its number goes along.

    def put(self, record: OutsidePaper) -> OutsidePaper:
        """Write a paper and its number; raises BadInput when another paper has it."""
        return self.put_paper(record, Branches(self.session).get())

    def bin(self, uid: str) -> None:
        """Put a paper into the bin and give its number back."""
        super().bin(uid)
        self.release(uid)

    def unbin(self, uid: str) -> OutsidePaper:
        """Take a paper out of the bin; raises BadInput when its number went to another."""
        paper = super().unbin(uid)
        term = term_on(Branches(self.session).get(), paper.date)
        self._refuse_taken(paper, term)
        self._keep_number(paper, term)
        return paper

    def release(self, uid: str) -> None:
        """Give back the number of a paper made outside."""
        engine.write(self.db, "DELETE FROM numbers WHERE paper = :uid", {"uid": uid})

    def problems(self, record: OutsidePaper) -> Mapping[str, str]:
        """Return the record's own problems."""
        return register.check(record)

    def called(self, record: OutsidePaper) -> str:
        """Return `văn bản số 05-TB “…”`."""
        return f"văn bản số {record.number:02d}-{record.type.value} “{record.subject}”"

    def words(self, record: OutsidePaper) -> tuple[str, str]:
        """Return what search finds a paper by."""
        title = f"{register.TYPE_WORDS[record.type]}: {record.subject}"
        return title, " · ".join(part for part in (record.recipients, record.note) if part)

    def _keep_number(self, paper: OutsidePaper, term: str) -> None:
        self.release(paper.uid)
        Seals(self.session).keep_number(paper.uid, paper.type, term, paper.number)

    def _refuse_taken(self, paper: OutsidePaper, term: str) -> None:
        taken = engine.rows(
            self.db,
            "SELECT paper FROM numbers WHERE type = :type AND term = :term AND number = :number"
            " AND paper <> :paper",
            {
                "type": paper.type.value,
                "term": term,
                "number": paper.number,
                "paper": paper.uid,
            },
        )
        if taken:
            raise BadInput(
                f"Số {paper.number:02d}-{paper.type.value} đã có văn bản khác mang trong nhiệm kỳ "
                "này. Hãy xem lại sổ đăng ký rồi ghi số khác."
            )

    def _minutes(self, branch: Branch) -> list[Entry]:
        rows = engine.rows(
            self.db,
            "SELECT uid, kind, date, number, state,"
            " COALESCE((SELECT unseal_reason FROM seals WHERE seals.meeting = meetings.id"
            " ORDER BY seals.id DESC LIMIT 1), '') AS reason"
            " FROM meetings WHERE number IS NOT NULL AND binned_at IS NULL",
        )
        return [
            Entry(
                paper=row["uid"],
                origin=Origin.MINUTES,
                type=PaperType.MINUTES,
                number=row["number"],
                date=date.fromisoformat(row["date"]),
                term=term_on(branch, date.fromisoformat(row["date"])),
                subject=_title(row),
                recipients="Lưu Chi bộ",
                meeting=row["uid"],
                withdrawn="" if row["state"] == "sealed" else row["reason"],
            )
            for row in rows
        ]

    def _resolutions(self, branch: Branch) -> list[Entry]:
        rows = engine.rows(
            self.db,
            "SELECT uid, kind, date, number, state, subject, recipients, meeting,"
            " COALESCE((SELECT withdraw_reason FROM issued WHERE issued.resolution = resolutions.id"
            " ORDER BY issued.id DESC LIMIT 1), '') AS reason"
            " FROM resolutions WHERE number IS NOT NULL AND binned_at IS NULL",
        )
        return [
            Entry(
                paper=row["uid"],
                origin=Origin.RESOLUTION,
                type=ResolutionKind(row["kind"]).paper,
                number=row["number"],
                date=date.fromisoformat(row["date"]),
                term=term_on(branch, date.fromisoformat(row["date"])),
                subject=row["subject"],
                recipients=row["recipients"],
                meeting=row["meeting"],
                withdrawn="" if row["state"] == "issued" else row["reason"],
            )
            for row in rows
        ]

    def _outside(self, branch: Branch) -> list[Entry]:
        return [
            Entry(
                paper=paper.uid,
                origin=Origin.ROUND if paper.round else Origin.OUTSIDE,
                type=paper.type,
                number=paper.number,
                date=paper.date,
                term=term_on(branch, paper.date),
                subject=paper.subject,
                recipients=paper.recipients,
                note=paper.note,
            )
            for paper in self.outside()
        ]


def _title(row: Mapping[str, str]) -> str:
    day = date.fromisoformat(row["date"])
    return words.meeting_title(Meeting(uid=row["uid"], kind=MeetingKind(row["kind"]), date=day))
