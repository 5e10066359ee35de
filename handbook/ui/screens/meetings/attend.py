"""Step 2, Điểm danh: everyone present with one button, then only the absent, each with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from handbook.records import words
from handbook.records.attendance import Row as RollRow
from handbook.records.meetings import Guest, Mark, MeetingKind
from handbook.records.members import StandingKind
from handbook.ui import theme as look
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import fill_menu, plain_button
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.figures import Figures
from handbook.ui.parts.going import OnEnter
from handbook.ui.parts.people_box import matching
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.typed_rows import Rows
from handbook.ui.screens.meetings import wording
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.guests import GuestRow
from handbook.ui.screens.meetings.phrases import phrases
from handbook.ui.screens.meetings.step import StepPage

_TONES = {
    Mark.UNMARKED: Tone.NEUTRAL,
    Mark.PRESENT: Tone.GOOD,
    Mark.EXCUSED: Tone.CARE,
    Mark.UNEXCUSED: Tone.LATE,
}
_MARK, _REASON = 2, 3
_KEYS = "Trên danh sách, phím C: có mặt, T: trực tuyến, L: vắng có lý do, K: vắng không lý do."
_ONLINE = "Có mặt, trực tuyến"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a line is marked as; the reason `?` asks for one to be typed."""

    mark: Mark
    reason: str = ""
    online: bool = False


class AttendStep(StepPage):
    """The roster of the meeting's day, the figures that follow from it, and the guests."""

    def __init__(self, editing: Editing, desk: Desk, print_paper: Callable[[str], None]) -> None:
        """`print_paper` prints the paper with this name of the catalogue."""
        super().__init__(editing, desk)
        self._print = print_paper
        # A cell that was just typed in must close before the table is filled anew.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._filter = SearchBox("Lọc theo tên", "Lọc danh sách theo tên")
        self._filter.searched.connect(lambda _: self._show())
        OnEnter(self._filter, self._to_table)
        self.table = Table(
            self._columns(),
            name="Danh sách điểm danh",
            empty="Không có ai tên như vậy.",
            key=lambda r: r.member.uid,
        )
        self.table.setMinimumHeight(look.current().px(210))
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for letter, deed in (
            ("c", lambda r: self._mark(r, Choice(Mark.PRESENT))),
            ("t", lambda r: self._mark(r, Choice(Mark.PRESENT, online=True))),
            ("l", self.ask_reason),
            ("k", lambda r: self._mark(r, Choice(Mark.UNEXCUSED))),
        ):
            self.table.on_key(letter, deed)
        self.table.opened.connect(self._offer)
        self._figures, self._why = Figures(), labels.quiet()
        self.place("attendance", self.table)
        self._filter.setObjectName("meeting.attend.filter")
        parts = (self._tools(), self.table, self._figures, self._why, self._guests())
        self.put_scrolled(column(*parts, gap=12))  # the table takes the height that is left
        self._show()

    def begin(self) -> None:
        """Start at the button that marks everyone, while nobody is marked."""
        first = self._all if self.editing.counts.unmarked else self.table
        first.setFocus()

    def refresh(self, fields: frozenset[str]) -> None:
        """Show the roll and its figures anew."""
        if fields & {"attendance", "date", "groups"}:
            self._soon.start()

    def go_to(self, field: str) -> None:
        """Go to a field, or to the line of the member whose uid it is."""
        if field in self.places:
            super().go_to(field)
            return
        self._filter.clear()
        self._show()
        self.table.select(field, _REASON)
        self.table.setFocus()

    def ask_reason(self, line: RollRow) -> None:
        """Mark as absent with a reason, and offer the usual ones."""
        self._mark(line, Choice(Mark.EXCUSED, line.reason))
        self.menu = QMenu(self)
        *usual, other = phrases("reasons")
        actions = [
            Action(words=w, on=partial(self._mark, line, Choice(Mark.EXCUSED, w))) for w in usual
        ]
        fill_menu(self.menu, [*actions, Action(words=f"{other}…", on=lambda: self._type(line))])
        self.menu.setActiveAction(self.menu.actions()[0])
        view = self.table.view
        below = view.visualRect(view.currentIndex().siblingAtColumn(_REASON)).bottomLeft()
        self.menu.popup(view.viewport().mapToGlobal(below))

    def _tools(self) -> QWidget:
        self._all = plain_button("Tất cả có mặt", self._mark_all, "check-check")
        self._all.setObjectName("meeting.attend.all_present")
        sign_in = plain_button("In phiếu điểm danh", lambda: self._print("sign-in"), "printer")
        sign_in.setObjectName("meeting.attend.sign_in")
        sign_in.setProperty("still", True)
        return row(self._all, sign_in, STRETCH, self._filter)

    def _columns(self) -> list[Column]:
        return [
            Column("Họ và tên", lambda r: r.member.name),
            Column("Tư cách", self._standing, width=110, quiet=True),
            Column(
                "Điểm danh",
                _mark_words,
                tone=lambda r: _TONES[r.mark],
                width=172,
                choices=self._choices,
                write=self._mark,
            ),
            Column("Lý do", lambda r: r.reason, width=124, write=self._write_reason),
        ]

    def _standing(self, line: RollRow) -> str:
        """Return how a member stands; where the roll has party groups or posts, that instead."""
        meeting = self.editing.meeting
        if meeting.kind is MeetingKind.COMMITTEE:
            return words.POSITION[line.member.position].removesuffix(" chi bộ")
        usual = line.standing in (StandingKind.FULL, StandingKind.PROBATIONARY)
        return line.member.group if meeting.groups and usual else words.STANDING[line.standing]

    def _guests(self) -> QWidget:
        rows = Rows(
            GuestRow, lambda: Guest(name=""), name="Đại biểu, khách mời", add_words="Thêm đại biểu"
        )
        self.bind("guests", rows, kept=lambda v: tuple(g for g in v if g.name.strip()))
        if rows.add_button:
            rows.add_button.setObjectName("meeting.attend.add_guest")
        count = len(self.editing.meeting.guests)
        known = f" ({count})" if count else ""
        return Fold(f"Đại biểu cấp trên, khách mời{known}", rows, open=bool(count))

    def _choices(self, line: RollRow) -> list[tuple[Choice, str]]:
        usual = phrases("reasons")[:-1]
        return [
            (Choice(Mark.PRESENT), words.MARK[Mark.PRESENT]),
            (Choice(Mark.PRESENT, online=True), _ONLINE),
            *((Choice(Mark.EXCUSED, w), f"Vắng có lý do: {w[:1].lower()}{w[1:]}") for w in usual),
            (Choice(Mark.EXCUSED, "?"), "Vắng có lý do khác…"),
            (Choice(Mark.UNEXCUSED), words.MARK[Mark.UNEXCUSED]),
            (Choice(Mark.UNMARKED), words.MARK[Mark.UNMARKED]),
        ]

    def _offer(self, line: RollRow) -> None:
        """Open the marks of a line: Enter anywhere on it."""
        self.table.open_choices(self.table.rows().index(line), _MARK)

    def _mark(self, line: RollRow, choice: Choice) -> None:
        asks = choice.reason == "?"
        reason = "" if asks else choice.reason
        self.editing.mark(line.member.uid, choice.mark, reason, online=choice.online)
        self.editing.flush()
        if asks:
            self._type(line)

    def _write_reason(self, line: RollRow, reason: str) -> None:
        """Keep a reason; typed for somebody not marked yet, it marks them absent with it."""
        mark = Mark.EXCUSED if line.mark is Mark.UNMARKED and reason.strip() else line.mark
        self.editing.mark(line.member.uid, mark, reason.strip(), online=line.online)
        self.editing.flush()

    def _type(self, line: RollRow) -> None:
        """Open the reason of this line for typing, once the menu is away."""
        QTimer.singleShot(0, self, lambda: self._type_now(line.member.uid))

    def _type_now(self, uid: str) -> None:
        self.table.select(uid, _REASON)
        self.table.view.edit(self.table.view.currentIndex())

    def _mark_all(self) -> None:
        self.editing.mark_all()
        self.editing.flush()
        self.table.setFocus()

    def _to_table(self) -> None:
        self._show()
        if self.table.rows():
            self.table.select(self.table.rows()[0].member.uid, _MARK)
            self.table.setFocus()

    def _show(self) -> None:
        names = [(line, line.member.name) for line in self.editing.roll]
        typed = self._filter.text().strip()
        self.table.show_rows([line for line, _ in (matching(names, typed) if typed else names)])
        counts = self.editing.counts
        self._figures.show_figures(wording.figures(counts))
        keys = _KEYS if counts.unmarked and not self.editing.sealed else ""
        self._why.setText(f"{wording.attendance_words(counts)} {keys}".strip())
        self._all.setEnabled(bool(counts.unmarked) and not self.editing.sealed)


def _mark_words(line: RollRow) -> str:
    if line.mark is Mark.UNMARKED and not line.counted:
        return "Không tính"
    if line.present and line.online:
        return _ONLINE
    return words.MARK[line.mark]
