"""*Cam kết*: a year's commitments, members down, what was done with each across; one beside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from handbook.papers.catalog import Request
from handbook.records.basics import new_uid
from handbook.records.commitments import (
    Commitment,
    CommitmentCheck,
    CommitmentKind,
    Kept,
)
from handbook.records.members import Member, Position, in_order, roster
from handbook.services import commitments
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import menu_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.list_with_form import ListWithForm, Words
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.commitment_form import KIND_WORDS, CommitmentForm
from handbook.ui.screens.reviews.commitment_table import CHECK_COLUMNS, Line, table
from handbook.ui.screens.reviews.commitments_for_all import ForAll
from handbook.ui.screens.reviews.listed_tab import ListedTab
from handbook.ui.screens.reviews.output import Output

if TYPE_CHECKING:
    from handbook.store.store import Store

_PAPERS = {
    CommitmentKind.YEARLY: "commitment",
    CommitmentKind.RESPONSIBILITY: "head-commitment",
}
_HEADS = (Position.SECRETARY, Position.DEPUTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is read of a year."""

    found: tuple[Commitment, ...]
    members: tuple[Member, ...]
    years: tuple[int, ...]


class CommitmentsPage(ListWithForm):
    """The table of a year and one commitment."""

    words = Words(
        name="commitments",
        kind="commitment",
        title="Cam kết của đảng viên",
        add="Viết bản cam kết",
        paper="commitment",
        print="In cho mọi người",
        gone="Bản cam kết này không còn trong cuốn sổ; có thể ở trong thùng rác.",
    )
    years_ahead = 1  # they are made before it begins

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self._found = Found(found=(), members=(), years=())
        self._blanks: dict[tuple[str, int, CommitmentKind], str] = {}
        self.kind = Choice(list(KIND_WORDS.items()), name="Loại cam kết")
        self.kind.setObjectName("commitments.kind")
        self.one = CommitmentForm()
        self.for_all = ForAll(desk, self)
        everybody = menu_button("Ghi cho cả chi bộ", self.for_all.actions())
        everybody.setObjectName("commitments.all")
        super().__init__(
            desk,
            changed,
            table(self._set_made, self._set_confirmed, self._set_kept),
            self.one,
            tools=(self.kind,),
            above=(boxes.row(everybody, STRETCH),),
        )
        self._output = Output(desk, self, self._write_typed)
        self.kind.edited.connect(self._kind_chosen)
        self.one.printed.connect(self._print_one)

    def read(self, store: "Store", year: int) -> Found:
        """Return the year's commitments of both kinds and the members."""
        return Found(
            found=store.commitments.of_year(year),
            members=store.members.all(),
            years=store.commitments.years(),
        )

    def take(self, found: Found) -> tuple[Sequence[Line], Sequence[int]]:
        """Tell the form the names and make a line for each member."""
        self._found = found
        self.one.know({member.uid: member.name for member in found.members})
        return self.lines(), found.years

    def lines(self) -> tuple[Line, ...]:
        """Return a line for each on the roster, and for who wrote one and left since."""
        kind, year = self.chosen_kind(), self.chosen_year()
        written = {one.member: one for one in self._found.found if one.kind is kind}
        day = min(self.desk.work.today(), date(year, 12, 31))
        asked = {one.uid for one in roster(self._found.members, day) if _is_asked(one, kind)}
        return tuple(
            Line(name=one.name, one=written.get(one.uid) or self._blank_of(one.uid))
            for one in in_order(self._found.members)
            if one.uid in asked or one.uid in written
        )

    def chosen_kind(self) -> CommitmentKind:
        """Return the kind that is listed."""
        return self.kind.value() or CommitmentKind.YEARLY

    def record_of(self, row: Line) -> Commitment:
        """Return the commitment of a line."""
        return row.one

    def year_of(self, record: Commitment) -> int:
        """Return its year."""
        return record.year

    def called(self, record: Commitment) -> str:
        """Return `bản cam kết năm 2026 của …`."""
        names = {member.uid: member.name for member in self._found.members}
        return f"bản cam kết năm {record.year} của {names.get(record.member, 'một đảng viên')}"

    def subtitle(self) -> str:
        """Return how many are made and confirmed."""
        rows = self.table.rows()
        made = sum(bool(line.one.made_on) for line in rows)
        sure = sum(bool(line.one.confirmed_on) for line in rows)
        return (
            f"{KIND_WORDS[self.chosen_kind()]} năm {self.chosen_year()}: "
            f"{made}/{len(rows)} đã viết, {sure} đã được chi bộ xác nhận"
        )

    def add(self) -> None:
        """Open the commitment of the member selected, else of the first who has none."""
        line = self.table.selected() or next(
            (line for line in self.table.rows() if not line.one.made_on), None
        )
        line = line or next(iter(self.table.rows()), None)
        if line is not None and self.flush():
            self._show_form(line.one)
            self.focus_first()

    def focus_first(self) -> None:
        """Begin with the first section."""
        next(iter(self.one.parts[self.one.record.kind].fields.values())).editor.setFocus()

    def open_record(self, uid: str) -> None:
        """Show one, of whatever kind it is."""

        def turn(one: Commitment | None) -> None:
            if one is not None:
                self.kind.set_value(one.kind)
            super(CommitmentsPage, self).open_record(uid)

        self.desk.work.read(lambda store: store.commitments.find_uid(uid), turn)

    def write(self, line: Line, change: Callable[[Commitment], Commitment]) -> None:
        """Change one line of the table at once; what is typed in the form is written first."""
        if not self.flush():
            return

        def put(store: "Store") -> Commitment:
            one = line.one
            kept = store.commitments.find(one.member, one.year, one.kind)
            return store.commitments.put(change(kept or one))

        self.desk.work.change(f"Ghi {self.called(line.one)}", put, None, self._said)

    def _share(self) -> None:
        """Leave the checks to the form while it stands beside: the names need the room."""
        super()._share()
        self.table.leave_out(CHECK_COLUMNS, not self.form.isHidden())

    def _blank_of(self, member: str) -> Commitment:
        """Return a new one whose uid stays the same, so that typing into it is never doubled."""
        key = (member, self.chosen_year(), self.chosen_kind())
        uid = self._blanks.setdefault(key, new_uid())
        return Commitment(uid=uid, member=member, year=key[1], kind=key[2])

    def _kind_chosen(self) -> None:
        if self.flush():
            self._close_form()
            self.table.blockSignals(True)  # nobody moved the selection
            self.table.show_rows(self.lines())
            self.table.blockSignals(False)
            self._changed()
        else:
            self.kind.set_value(self.one.record.kind)

    def _print(self) -> None:
        paper = _PAPERS[self.chosen_kind()]
        members = [line.one.member for line in self.table.rows()]
        if paper == self.words.paper:
            self._output.offer_many(self._request(fill="blank"), members, paper)
        else:
            self._output.offer(paper, self._request(fill="blank"))

    def _print_one(self, record: Commitment) -> None:
        self._output.offer(_PAPERS[record.kind], self._request(member=record.member))

    def _request(self, member: str = "", fill: str = "") -> Request:
        today = self.desk.work.today()
        return Request(day=today, member=member, year=self.chosen_year(), fill=fill)

    def _write_typed(self) -> None:
        self.flush()

    def _said(self, problem: Any) -> None:
        self.desk.say(" ".join((problem.sentence, *problem.details[:3])), Tone.LATE)

    def _set_made(self, line: Line, made: bool) -> None:
        day = self.desk.work.today().isoformat() if made else ""
        self.write(line, lambda one: replace(one, made_on=day))

    def _set_confirmed(self, line: Line, confirmed: bool) -> None:
        day = self.desk.work.today().isoformat() if confirmed else ""
        self.write(line, lambda one: replace(one, confirmed_on=day))

    def _set_kept(self, when: str, line: Line, kept: Kept) -> None:
        day = self.desk.work.today().isoformat()

        def change(one: Commitment) -> Commitment:
            if kept is Kept.UNSAID:
                return commitments.unchecked(one, when)
            now = commitments.check_at(one, when) or CommitmentCheck(when=when, on=day)
            return commitments.checked(one, replace(now, kept=kept))

        self.write(line, change)


class CommitmentsTab(ListedTab):
    """The tab of the area."""

    kinds = frozenset({"commitment", "member"})
    opens = "commitment"

    def made(self, desk: Desk, headed: Callable[[], None]) -> CommitmentsPage:
        """Return the page."""
        return CommitmentsPage(desk, headed)


def _is_asked(member: Member, kind: CommitmentKind) -> bool:
    """Say whether a member writes one of this kind: of responsibility those who lead."""
    return kind is CommitmentKind.YEARLY or member.position in _HEADS
