"""*Học nghị quyết*: the sessions of a year as a list, one session beside as a form."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from handbook.records import dates, studies
from handbook.records.basics import new_uid
from handbook.records.members import Member, in_order, on_roster
from handbook.records.studies import StudySession
from handbook.ui.desk import Desk
from handbook.ui.parts.list_with_form import ListWithForm, Words
from handbook.ui.parts.table import Column, Table
from handbook.ui.screens.assignments.study_form import StudyFormPanel

if TYPE_CHECKING:
    from handbook.store.store import Store

_Found = tuple[tuple[StudySession, ...], tuple[Member, ...], tuple[int, ...]]


class StudiesPage(ListWithForm):
    """The sessions held in a year."""

    words = Words(
        name="studies",
        kind="study",
        title="Học nghị quyết",
        add="Thêm buổi học",
        paper="study",
        print="In danh sách",
        gone="Buổi học tập này không còn trong cuốn sổ; có thể ở thùng rác.",
    )

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self.members: tuple[Member, ...] = ()
        self.study_form = StudyFormPanel(desk.work.today)
        super().__init__(desk, changed, _table(), self.study_form)

    def read(self, store: "Store", year: int) -> _Found:
        """Return the year's sessions, the people called, and the years there are."""
        return store.studies.of_year(year), store.members.all(), store.studies.years()

    def take(self, found: _Found) -> tuple[Sequence[StudySession], Sequence[int]]:
        """Take the people for the roll."""
        sessions, self.members, years = found
        self.study_form.know(self.members)
        return sessions, years

    def blank(self) -> StudySession:
        """Return a session of today, to which everyone on the roster is called."""
        today = self.desk.work.today()
        roll = studies.called(m.uid for m in in_order(self.members) if on_roster(m, today))
        return StudySession(uid=new_uid(), date=today, document="", roll=roll)

    def called(self, record: StudySession) -> str:
        """Return `buổi học tập “…”`."""
        return f"buổi học tập “{record.document}”"

    def focus_first(self) -> None:
        """Begin with the document."""
        self.study_form.fields.fields["document"].editor.setFocus()

    def subtitle(self) -> str:
        """Return how many sessions the year has had."""
        count = len(self.table.rows())
        listed = f"{count} buổi trong năm {self.chosen_year()}"
        return listed if count else "Ai dự, ai học bù, ai đã nộp"


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
