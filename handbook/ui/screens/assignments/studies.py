"""*Học nghị quyết*: the sessions of a year as a list, one session beside as a form."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import dates, studies
from handbook.records.basics import new_uid
from handbook.records.members import Member, in_order, on_roster
from handbook.records.studies import StudySession
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.assignments.study_form import StudyFormPanel

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, one session stands in place of the list


class StudiesPage(QWidget):
    """`changed` is called when the head of the window should be shown afresh."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        super().__init__()
        self.desk, self._changed = desk, changed
        self.members: tuple[Member, ...] = ()
        this_year = date.today().year
        self.year = Choice([(this_year, str(this_year))], name="Năm")
        self.year.setObjectName("studies.year")
        self.year.edited.connect(self._year_chosen)
        self.table = _table()
        self.table.setObjectName("studies.table")
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda session: self._open(session.uid))
        self.form = StudyFormPanel(self._keep, self._close_form, self._put_in_bin)
        self.form.hide()
        self._lay_out()

    def reload(self) -> None:
        """Read the year again; what is typed stays."""
        year = self._year()
        self.desk.work.read(lambda store: _read(store, year), self._take)

    def open_session(self, uid: str) -> None:
        """Show one session, whatever year it is of."""

        def found(of: "tuple[StudySession | None, tuple[Member, ...]]") -> None:
            session, self.members = of
            if session is None:
                self.desk.say("Buổi học tập này không còn trong cuốn sổ; có thể ở thùng rác.")
                return
            self._offer_years((session.date.year,))
            self.year.set_value(session.date.year)
            self._show_form(session)
            self.reload()

        self.desk.work.read(lambda store: (store.studies.find_uid(uid), store.members.all()), found)

    def add(self) -> None:
        """Begin a new session, today, to which everyone on the roster is called."""
        if not self.flush():
            return
        today = date.today()
        roll = studies.called(m.uid for m in in_order(self.members) if on_roster(m, today))
        self._show_form(StudySession(uid=new_uid(), date=today, document="", roll=roll))
        self.form.fields.fields["document"].editor.setFocus()

    def flush(self) -> bool:
        """Write what is typed; False when something is wrong with it."""
        return not self.form.dirty or self.form.save()

    def subtitle(self) -> str:
        """Return how many sessions the year has had."""
        count = len(self.table.rows())
        return f"{count} buổi trong năm {self._year()}" if count else "Ai dự, ai học bù, ai đã nộp"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and form side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    def _year(self) -> int:
        year: int | None = self.year.value()
        return year or date.today().year

    def _year_chosen(self) -> None:
        if self.flush():
            self._close_form()
            self.reload()
        elif self.form.session is not None:
            self.year.set_value(self.form.session.date.year)

    def _take(self, found: "_Found") -> None:
        sessions, self.members, years = found
        self._offer_years(years)
        self.table.blockSignals(True)  # nobody moved the selection
        self.table.show_rows(sessions)
        self.table.blockSignals(False)
        shown = self.form.session
        now = next((one for one in sessions if shown and one.uid == shown.uid), None)
        if now is not None and now != shown and not self.form.dirty:
            self.form.show_session(now, self._names())
        self._changed()

    def _offer_years(self, years: Sequence[int]) -> None:
        every = sorted({*years, self._year(), date.today().year}, reverse=True)
        self.year.set_options([(year, str(year)) for year in every])

    def _names(self) -> Mapping[str, str]:
        return {member.uid: member.name for member in self.members}

    def _picked(self, session: StudySession) -> None:
        if self.form.isHidden() and self._narrow():
            return  # moving through the list must not take it away; Enter opens
        self._open(session.uid)

    def _open(self, uid: str) -> None:
        session = next((one for one in self.table.rows() if one.uid == uid), None)
        shown = self.form.session
        if session is None or (shown and shown.uid == uid and not self.form.isHidden()):
            return
        if self.flush():
            self._show_form(session)

    def _show_form(self, session: StudySession) -> None:
        self.form.show_session(session, self._names())
        self.form.show()
        self._share()

    def _close_form(self) -> None:
        self.form.session, self.form.dirty = None, False
        self.form.hide()
        self._share()

    def _keep(self, session: StudySession) -> None:
        deed = "Thêm" if session.version == 0 else "Sửa"

        def kept(now: StudySession) -> None:
            if self.form.session is not None and self.form.session.uid == now.uid:
                self.form.show_session(now, self._names())
            self.year.set_value(now.date.year)
            self.desk.say(f"Đã ghi buổi học tập “{now.document}”.", Tone.GOOD)

        self.desk.work.change(
            f"{deed} buổi học tập “{session.document}”",
            lambda store: store.studies.put(session),
            kept,
            self._refused,
        )

    def _put_in_bin(self, session: StudySession) -> None:
        def take_back() -> None:
            self.desk.work.change(
                f"Lấy lại buổi học tập “{session.document}”",
                lambda store: store.studies.unbin(session.uid),
            )

        def binned(_: object) -> None:
            self._close_form()
            back = Action(words="Lấy lại", on=take_back, icon="undo-2")
            said = f"Đã bỏ buổi học tập “{session.document}” vào thùng rác."
            self.desk.say(said, Tone.GOOD, back)

        self.desk.work.change(
            f"Bỏ buổi học tập “{session.document}” vào thùng rác",
            lambda store: store.studies.bin(session.uid),
            binned,
        )

    def _refused(self, problem: Problem) -> None:
        self.form.dirty = True
        self.desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)

    def _print(self) -> None:
        self.desk.go("printing", paper="study", year=self._year())

    def _narrow(self) -> bool:
        return self.width() < self.desk.theme().px(_BOTH_FROM)

    def _share(self) -> None:
        self._left.setVisible(self.form.isHidden() or not self._narrow())

    def _lay_out(self) -> None:
        printed = quiet_button("In danh sách", self._print, "printer")
        printed.setObjectName("studies.print")
        self._left = boxes.column(boxes.row(self.year, STRETCH, printed), self.table, gap=12)
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(beside(self._left, self.form, (4, 6)))


_Found = tuple[tuple[StudySession, ...], tuple[Member, ...], tuple[int, ...]]


def _read(store: "Store", year: int) -> _Found:
    return store.studies.of_year(year), store.members.all(), store.studies.years()


def _table() -> Table:
    return Table(
        (
            Column("Ngày", lambda one: dates.on_screen(one.date), width=104),
            Column("Văn bản", lambda one: one.document, second=lambda one: one.subject),
            Column("Dự", _present, width=88),
        ),
        name="Các buổi học tập nghị quyết",
        empty="Năm này chưa có buổi học tập nào. Bấm “Thêm buổi học” để ghi.",
    )


def _present(session: StudySession) -> str:
    found = studies.counts(session)
    return f"{found.present + found.made_up} / {found.called}"
