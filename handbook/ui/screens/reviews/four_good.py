"""*Bốn tốt*: the years the branch registered, and one of them beside as a form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.papers.catalog import Request
from handbook.records import review_forms
from handbook.records.basics import new_uid
from handbook.records.four_good import FourGood, FourGoodLine, FourGoodMode, Verdict
from handbook.ui.desk import Desk
from handbook.ui.parts.list_with_form import ListWithForm, Words
from handbook.ui.parts.table import Column, Table
from handbook.ui.screens.reviews.four_good_fields import VERDICT_TONES, VERDICT_WORDS, summed
from handbook.ui.screens.reviews.four_good_form import FourGoodForm
from handbook.ui.screens.reviews.listed_tab import ListedTab
from handbook.ui.screens.reviews.output import Output

if TYPE_CHECKING:
    from handbook.store.store import Store


class FourGoodPage(ListWithForm):
    """All years, newest first."""

    words = Words(
        name="four_goods",
        kind="four_good",
        title="Chi bộ bốn tốt",
        add="Đăng ký năm mới",
        paper="four-good",
        print="In",
        gone="Bản này không còn trong cuốn sổ; có thể ở trong thùng rác.",
    )
    every_year = "Mọi năm"

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self._found: tuple[FourGood, ...] = ()
        self.one = FourGoodForm()
        super().__init__(desk, changed, _table(), self.one, share=(5, 11))
        self.year.hide()  # there is one record a year: the list is the choice
        self.one.printed.connect(self._print)
        self._output = Output(desk, self, self._write_typed)

    def read(self, store: "Store", year: int) -> tuple[FourGood, ...]:
        """Return every year's, newest first."""
        return tuple(reversed(store.four_good.all()))

    def take(self, found: tuple[FourGood, ...]) -> tuple[Sequence[FourGood], Sequence[int]]:
        """Keep what was read."""
        self._found = found
        return found, ()

    def year_of(self, record: FourGood) -> int:
        """Return its year."""
        return record.year

    def blank(self) -> FourGood:
        """Return the first year that is not registered yet, with the lines of the year before."""
        today, taken = self.desk.work.today(), {one.year for one in self._found}
        year = next(y for y in range(today.year, today.year + 100) if y not in taken)
        last = self._found[0] if self._found else None
        lines = last.lines if last else review_forms.four_good_lines()
        return FourGood(
            uid=new_uid(),
            year=year,
            mode=last.mode if last else FourGoodMode.PASS,
            registered_on=today.isoformat(),
            lines=tuple(_fresh(line) for line in lines),
        )

    def called(self, record: FourGood) -> str:
        """Return `chi bộ bốn tốt năm 2026`."""
        return f"chi bộ bốn tốt năm {record.year}"

    def focus_first(self) -> None:
        """Begin with what is registered."""
        self.one.text.editor.setFocus()

    def subtitle(self) -> str:
        """Return how the newest year stands."""
        if not self._found:
            return "Đăng ký đầu năm, chấm và biểu quyết cuối năm"
        newest = self._found[0]
        return f"Năm {newest.year}: {standing(newest).lower()}"

    def _print(self) -> None:
        one = self.one.record if not self.form.isHidden() else self.table.selected()
        year = one.year if one is not None else self.desk.work.today().year
        today = self.desk.work.today()
        self._output.offer(self.words.paper, Request(day=today, year=year))

    def _write_typed(self) -> None:
        self.flush()


class FourGoodTab(ListedTab):
    """The tab of the area."""

    kinds = frozenset({"four_good", "branch"})
    opens = "four_good"

    def made(self, desk: Desk, headed: Callable[[], None]) -> FourGoodPage:
        """Return the page."""
        return FourGoodPage(desk, headed)


def standing(one: FourGood) -> str:
    """Return how far a year is: registered, proposed, decided."""
    if one.decided is not Verdict.UNSAID:
        return f"Công nhận: {VERDICT_WORDS[one.decided].lower()}"
    if one.proposed is not Verdict.UNSAID:
        return f"Đề nghị: {VERDICT_WORDS[one.proposed].lower()}"
    return "Đã đăng ký"


def _fresh(line: FourGoodLine) -> FourGoodLine:
    return replace(line, points=None, verdict=Verdict.UNSAID, note="")


def _table() -> Table:
    return Table(
        (
            Column(
                "Năm", lambda one: str(one.year), second=lambda one: summed(one.mode, one.lines)
            ),
            Column(
                "Kết quả",
                standing,
                tone=lambda one: VERDICT_TONES[one.decided or one.proposed],
                width=170,
            ),
        ),
        name="Các năm đăng ký chi bộ bốn tốt",
        empty="Chưa có năm nào. Bấm “Đăng ký năm mới” để bắt đầu.",
    )
