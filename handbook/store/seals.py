"""Sealed papers: the very bytes that were printed, their fingerprint, and why one was unsealed.

A sealed paper is never changed or deleted; a number once given is never given again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.records import numbering
from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType
from handbook.store import engine
from handbook.store.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """One sealing of a meeting's minutes.

    `fingerprint` is the SHA-256 of the PDF in hex; `mark` is the short print of the words that
    stands on the paper itself.
    """

    uid: str
    meeting: str
    number: int
    sealed_at: str
    mark: str
    fingerprint: str
    pdf: bytes
    docx: bytes
    unsealed_at: str | None = None
    unseal_reason: str | None = None


class Seals:
    """Keeps and finds sealed papers and the numbers given."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._db = session.db

    def of_meeting(self, meeting_uid: str) -> tuple[Seal, ...]:
        """Return all sealings of a meeting, newest first."""
        return self._many("WHERE meetings.uid = :uid ORDER BY seals.id DESC", meeting_uid)

    def current(self, meeting_uid: str) -> Seal | None:
        """Return the sealing in force, or None while the meeting is open."""
        found = self._many(
            "WHERE meetings.uid = :uid AND unsealed_at IS NULL ORDER BY seals.id DESC LIMIT 1",
            meeting_uid,
        )
        return found[0] if found else None

    def with_fingerprint(self, fingerprint: str) -> Seal | None:
        """Return the newest sealing with this fingerprint, or None."""
        found = self._many(
            "WHERE seals.fingerprint = :uid ORDER BY seals.id DESC LIMIT 1", fingerprint
        )
        return found[0] if found else None

    def in_force(self, year: int) -> tuple[Seal, ...]:
        """Return the sealings in force of a year's meetings, in the order of their days."""
        return self._many(
            "WHERE unsealed_at IS NULL AND meetings.binned_at IS NULL"
            " AND SUBSTR(meetings.date, 1, 4) = :uid ORDER BY meetings.date, meetings.id",
            f"{year:04d}",
        )

    def everything(self) -> tuple[Seal, ...]:
        """Return every sealing, oldest first."""
        return self._many("WHERE :uid = '' ORDER BY seals.id", "")

    def prints(self) -> Iterator[tuple[int, str, bytes]]:
        """Yield number, fingerprint and PDF of every sealing, one at a time: they are large.

        The fingerprint is the one the history tells where it does: PDF and row could be changed
        together, the chain could not.
        """
        sql = "SELECT number, pdf, COALESCE((SELECT history.after ->> 'fingerprint' FROM history"
        sql += " WHERE history.uid = seals.uid AND action = 'seal'), fingerprint) AS fingerprint"
        for row in engine.each(self._db, f"{sql} FROM seals ORDER BY id"):
            yield row["number"], row["fingerprint"], row["pdf"]

    def count(self) -> int:
        """Return how many sealings there are."""
        return int(engine.rows(self._db, "SELECT COUNT(*) AS n FROM seals")[0]["n"])

    def add(self, seal: Seal) -> None:
        """Keep a sealing."""
        engine.write(
            self._db,
            "INSERT INTO seals (uid, meeting, number, sealed_at, mark, fingerprint, pdf, docx,"
            " unsealed_at, unseal_reason) SELECT :uid, id, :number, :sealed_at, :mark,"
            " :fingerprint, :pdf, :docx, :unsealed_at, :unseal_reason"
            " FROM meetings WHERE uid = :meeting",
            {name: getattr(seal, name) for name in Seal.__slots__},
        )
        after = {"number": seal.number, "fingerprint": seal.fingerprint, "meeting": seal.meeting}
        self._session.record("seal", seal.uid, 1, "seal", after=after)

    def open_again(self, seal: Seal, reason: str) -> None:
        """Note that a sealing is no longer in force, and why; the paper stays."""
        at = self._session.clock().isoformat(timespec="seconds")
        engine.write(
            self._db,
            "UPDATE seals SET unsealed_at = :at, unseal_reason = :reason WHERE uid = :uid",
            {"uid": seal.uid, "at": at, "reason": reason},
        )
        after = {"reason": reason, "meeting": seal.meeting}
        self._session.record("seal", seal.uid, 2, "unseal", after=after)

    def numbers_given(self, kind: PaperType, term: str) -> tuple[int, ...]:
        """Return the numbers given to papers of a type in a term."""
        found = engine.rows(
            self._db,
            "SELECT number FROM numbers WHERE type = :type AND term = :term ORDER BY number",
            {"type": kind.value, "term": term},
        )
        return tuple(row["number"] for row in found)

    def number_of(self, paper_uid: str, kind: PaperType, term: str) -> int | None:
        """Return the number a paper already has in a term, or None."""
        found = engine.rows(
            self._db,
            "SELECT number FROM numbers WHERE paper = :paper AND type = :type AND term = :term",
            {"paper": paper_uid, "type": kind.value, "term": term},
        )
        return found[0]["number"] if found else None

    def next_number(self, kind: PaperType, term: str, before: int = 0) -> int:
        """Return the number the next paper of a type would get."""
        return numbering.following(self.numbers_given(kind, term), before)

    def give_number(self, paper_uid: str, kind: PaperType, term: str, before: int = 0) -> int:
        """Return the paper's number, giving it the next one when it has none."""
        had = self.number_of(paper_uid, kind, term)
        if had is not None:
            return had
        number = self.next_number(kind, term, before)
        self.keep_number(paper_uid, kind, term, number)
        return number

    def keep_number(self, paper_uid: str, kind: PaperType, term: str, number: int) -> None:
        """Note that a paper has this number."""
        engine.write(
            self._db,
            "INSERT INTO numbers (type, term, number, paper, given_at)"
            " VALUES (:type, :term, :number, :paper, :at)",
            {
                "type": kind.value,
                "term": term,
                "number": number,
                "paper": paper_uid,
                "at": self._session.clock().isoformat(timespec="seconds"),
            },
        )

    def _many(self, where: str, uid: str) -> tuple[Seal, ...]:
        found = engine.rows(
            self._db,
            "SELECT seals.uid, meetings.uid AS meeting, seals.number, sealed_at, mark, fingerprint,"
            " pdf, docx, unsealed_at, unseal_reason FROM seals"
            f" JOIN meetings ON meetings.id = seals.meeting {where}",
            {"uid": uid},
        )
        return tuple(Seal(**row) for row in found)


def new_seal_uid() -> str:
    """Return the uid of a new sealing."""
    return new_uid()
