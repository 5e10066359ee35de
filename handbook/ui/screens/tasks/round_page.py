"""The register round of a year: registered, adjusted or added, then assigned at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import tasks
from handbook.records.members import Member
from handbook.records.task_lines import TaskFilter, TaskLine
from handbook.records.tasks import TaskOrigin, TaskState
from handbook.records.typed_forms import TypedForm, typed_form
from handbook.ui.desk import Action, Desk
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.figures import Figures
from handbook.ui.parts.flow import Flow
from handbook.ui.parts.kept_form import put_back
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.year_choice import YearChoice
from handbook.ui.screens.tasks import deed_forms, lines
from handbook.ui.screens.tasks.deeds import Deeds
from handbook.ui.typing_kept import TypingKept

if TYPE_CHECKING:
    from handbook.store.store import Store

_MOST = 5000
_DEED, _TICKED = "assign_many", "ticked"  # what its typing is kept by
_TONES = {
    TaskOrigin.REGISTERED: Tone.NEUTRAL,
    TaskOrigin.ADJUSTED: Tone.CARE,
    TaskOrigin.ADDED: Tone.GOOD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What waits to be assigned for a year, and how many tasks of it stand where."""

    lines: tuple[TaskLine, ...]
    counts: Mapping[TaskState, int]
    years: tuple[int, ...]


class RoundPage(QWidget):
    """`opened` carries the line to look at or adjust; `counted` that the head should be fresh."""

    opened = Signal(object)
    counted = Signal()

    def __init__(
        self,
        desk: Desk,
        deeds: Deeds,
        add: Callable[[TaskOrigin], None],
        take_in: Callable[[], None],
    ) -> None:
        """`add` begins a task by who brings it up, `take_in` shows a list from Excel."""
        super().__init__()
        self.desk, self._deeds = desk, deeds
        self._ticked: set[str] = set()
        self._read_once, self._dirty = False, False
        self._names: Mapping[str, str] = {}
        self._counts: Mapping[TaskState, int] = {}
        self.year = YearChoice(desk.work.today, ahead=1)
        self.year.setObjectName("tasks.round.year")
        self.year.edited.connect(self.reload)
        self.figures = Figures()
        self.table = self._table()
        self.fields = RoomyForm(deed_forms.assigning_fields(desk.work.today()))
        for name, field in self.fields.fields.items():
            field.editor.setObjectName(f"tasks.round.{name}")
        self.fields.edited.connect(self._touch)
        self._typing = TypingKept(desk.work, self._typed, deeds.refused, self)
        self._lay_out(add, take_in)

    def reload(self) -> None:
        """Read the year again; ticks stay, and those of another time come back at first."""
        year = self.year.year()
        if not self._read_once:
            self._read_once = True
            self.desk.work.read(lambda store: store.drafts.forms(deed=_DEED), self._take_up)
        self.desk.work.read(lambda store: _read(store, year), self._take)

    def know(self, members: Sequence[Member]) -> None:
        """Take the members' names for the list."""
        self._names = {member.uid: member.name for member in members}
        self.table.view.viewport().update()

    def subtitle(self) -> str:
        """Return the head's second line."""
        waiting = len(self.table.rows())
        if not waiting:
            return f"Năm {self.year.year()}: không có việc nào chờ giao"
        return f"Năm {self.year.year()}: {waiting} việc chờ giao, đã chọn {len(self.ticked())}"

    def main_action(self) -> Action:
        """Return the filled button: it says how many will be assigned."""
        count = len(self.ticked())
        words = f"Giao {count} việc" if count else "Giao việc"
        tip = "" if count else "Hãy chọn việc ở danh sách, rồi ghi văn bản giao việc bên dưới."
        return Action(words=words, on=self.assign, icon="check", enabled=bool(count), tip=tip)

    def ticked(self) -> list[str]:
        """Return the uids of what is ticked, in the order of the list."""
        return [line.uid for line in self.table.rows() if line.uid in self._ticked]

    def tick(self, line: TaskLine) -> None:
        """Tick what is not ticked, clear what is."""
        self._ticked ^= {line.uid}
        self._touch()
        self._ticks_changed()

    def tick_all(self, ticked: bool) -> None:
        """Tick all that somebody is in charge of, or none."""
        rows = self.table.rows() if ticked else ()
        self._ticked = {line.uid for line in rows if line.assignee or line.assignee_name}
        self._touch()
        self._ticks_changed()

    def assign(self) -> None:
        """Assign what is ticked by the paper that is typed."""
        problems = self.fields.typing_problems()
        self.fields.show_problems(problems)
        if not problems:
            given = deed_forms.assigning(self.fields.values())
            self._deeds.assign(self.ticked(), given, self._assigned)

    def flush(self) -> None:
        """Keep what is typed and ticked: one leaves, or locks."""
        if self._dirty:
            self._typing.keep()

    def _assigned(self) -> None:
        self._ticked.clear()
        self._dirty = False
        self._typing.forget(typed_form(_DEED, "", {}).uid)

    def _touch(self, *_: object) -> None:
        self._dirty = True
        self._typing.touch()

    def _typed(self) -> TypedForm | None:
        values = self.fields.values()
        return typed_form(_DEED, "", {**values, _TICKED: sorted(self._ticked)})

    def _take_up(self, kept: tuple[TypedForm, ...]) -> None:
        """Show the ticks and the paper that were typed before the program was closed."""
        for one in kept:
            put_back(self.fields.fields, one.values)
            self._ticked |= set(one.values.get(_TICKED, ()))
            self._ticks_changed()

    def _take(self, found: Found) -> None:
        self._counts = found.counts
        self.year.offer(found.years)
        self.table.show_rows(found.lines)
        by = dict.fromkeys(TaskOrigin, 0)
        for line in found.lines:
            by[line.origin] += 1
        given = sum(found.counts.values()) - len(found.lines)
        self.figures.show_figures(
            [
                (str(by[TaskOrigin.REGISTERED]), "tự đăng ký"),
                (str(by[TaskOrigin.ADJUSTED]), "được điều chỉnh"),
                (str(by[TaskOrigin.ADDED]), "giao bổ sung"),
                (str(given), "đã giao"),
            ]
        )
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        self._paper.setVisible(bool(self.ticked()))
        self.table.view.viewport().update()
        self.counted.emit()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.tick(self.table.rows()[index.row()])

    def _who(self, line: TaskLine) -> str:
        known = self._names.get(line.assignee, "") if line.assignee else line.assignee_name
        return f"{known or lines.NOBODY} · hạn {lines.due_words(line)} · {lines.span_words(line)}"

    def _table(self) -> Table:
        def is_ticked(line: TaskLine) -> bool:
            return line.uid in self._ticked

        table = Table(
            (
                Column(
                    "Chọn",
                    lambda line: "Đã chọn" if is_ticked(line) else "Chưa chọn",
                    tick=is_ticked,
                    width=62,
                ),
                Column("Việc", lambda line: line.title, second=self._who),
                Column(
                    "Đề xuất",
                    lambda line: tasks.ORIGIN_WORDS[line.origin].capitalize(),
                    tone=lambda line: _TONES[line.origin],
                    width=152,
                ),
            ),
            name="Việc chờ giao",
            empty="Không có việc nào chờ giao trong năm này.",
        )
        table.setObjectName("tasks.round")
        table.setMinimumHeight(self.desk.theme().px(200))
        table.opened.connect(self.opened)
        table.view.clicked.connect(self._clicked)
        for key in ("x", " "):
            table.on_key(key, self.tick)
        return table

    def _lay_out(self, add: Callable[[TaskOrigin], None], take_in: Callable[[], None]) -> None:
        own = plain_button("Đăng ký việc", lambda: add(TaskOrigin.REGISTERED), "plus")
        more = plain_button("Giao bổ sung", lambda: add(TaskOrigin.ADDED), "plus")
        sheet = plain_button("Nhập từ Excel…", take_in, "file-spreadsheet")
        every = quiet_button("Chọn tất cả", lambda: self.tick_all(True), "check-check")
        none = quiet_button("Bỏ chọn", lambda: self.tick_all(False), "x")
        named = {"own": own, "add": more, "import": sheet, "all": every, "none": none}
        for name, button in named.items():
            button.setObjectName(f"tasks.round.{name}")
        tools = QWidget()
        flow = Flow(tools)
        widgets: tuple[QWidget, ...] = (self.year, own, more, sheet, every, none)
        for widget in widgets:
            flow.addWidget(widget)
        card = Card("Văn bản giao việc")
        card.add(
            labels.quiet(
                "Ghi chung cho mọi việc đã chọn. Mở một việc (Enter) để điều chỉnh trước khi giao; "
                "cột Chọn (hoặc phím cách) chọn hay bỏ chọn."
            )
        )
        card.add(self.fields)
        self._paper = card
        page = boxes.column(tools, self.figures, self.table, card, gap=12)
        inner = page.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))


def _read(store: "Store", year: int) -> Found:
    waiting = TaskFilter(year=year, states=(TaskState.REGISTERED,))
    return Found(
        lines=store.tasks.lines(waiting, limit=_MOST),
        counts=store.tasks.count_by_state(year),
        years=store.tasks.years(),
    )
