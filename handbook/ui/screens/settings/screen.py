"""*Cài đặt*: parts at left, the one chosen at right; each part is a file beside this."""

from importlib import import_module
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout

from handbook.records import kinds
from handbook.records.settings import Branch
from handbook.ui.desk import Desk, ScreenBase, ShownRecord
from handbook.ui.parts import one_stop
from handbook.ui.parts.boxes import STRETCH, column, row, scrolled

PARTS = (
    ("branch", "Chi bộ", "BranchPart"),
    ("papers", "Giấy tờ", "PapersPart"),
    ("wording", "Lời văn", "WordingPart"),
    ("duties", "Việc phải làm", "DutiesPart"),
    ("criteria", "Chấm điểm", "CriteriaPart"),
    ("look", "Màn hình", "LookPart"),
    ("safety", "Mật khẩu, khóa", "SafetyPart"),
    ("backup", "Sao lưu, kiểm tra", "BackupPart"),
    ("restore", "Khôi phục", "RestorePart"),
    ("export", "Xuất dữ liệu", "ExportPart"),
    ("history", "Lịch sử", "HistoryPart"),
    ("bin", "Thùng rác", "BinPart"),
    ("handover", "Bàn giao", "HandoverPart"),
    ("about", "Giới thiệu", "AboutPart"),
)


class SettingsScreen(ScreenBase):
    """A part is made at its first visit."""

    title = "Cài đặt, sao lưu"
    kinds = frozenset({"backup", *kinds.WORDS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._parts: dict[str, Any] = {}
        self._branch: Branch | None = None
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.buttons = {name: self._button(name, words) for name, words, _ in PARTS}
        self._left = scrolled(column(*self.buttons.values(), STRETCH, gap=4))
        whole = row(self._left, self._stack, gap=20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)
        inner = whole.layout()
        assert inner is not None
        inner.setStretch(1, 1)  # type: ignore[attr-defined]
        self._widen()
        one_stop.keep(self._group)
        self.show_part("branch")

    def changeEvent(self, event: QEvent) -> None:
        """Widen the list of parts with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_left"):
            self._widen()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the branch again, and what the part that is shown needs."""
        self.desk.work.read(lambda store: store.branch.get(), self._take)
        self._shown().reload()

    def open(self, **what: Any) -> None:
        """Show the `part` that was asked for; what else was said is for the part."""
        if what.get("part") in self.buttons:
            self.show_part(what["part"])
            opened = getattr(self._parts[what["part"]], "open", None)
            if opened is not None:
                opened(**{name: value for name, value in what.items() if name != "part"})

    def shown_record(self) -> ShownRecord | None:
        """Return the branch: most of what is set here is its own record."""
        if self._branch is None:
            return None
        return ShownRecord(kind="branch", uid=self._branch.uid, back={"part": "branch"})

    def help_topic(self) -> str:
        """Return the part that is shown."""
        return f"settings.{next(name for name, b in self.buttons.items() if b.isChecked())}"

    def flush(self) -> None:
        """Save what is typed in any part."""
        for part in self._parts.values():
            part.flush()

    def show_part(self, name: str) -> None:
        """Show a part, made at its first visit."""
        for part in self._parts.values():
            part.flush()
        if name not in self._parts:
            made = next(cls for part, _, cls in PARTS if part == name)
            module = import_module(f"handbook.ui.screens.settings.{name}")
            self._parts[name] = getattr(module, made)(self.desk)
            self._stack.addWidget(self._parts[name])
            self._hand_branch(self._parts[name])
        self._stack.setCurrentWidget(self._parts[name])
        self.buttons[name].setChecked(True)
        self._left.ensureWidgetVisible(self.buttons[name], 0, 24)
        self.subtitle = next(words for part, words, _ in PARTS if part == name)
        self.desk.head()
        self._parts[name].reload()

    def part(self, name: str) -> Any:
        """Return a part that was shown."""
        return self._parts[name]

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("look", "place")
        button.setCheckable(True)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.show_part(name))
        button.setAccessibleName(words)
        button.setObjectName(f"settings.part.{name}")
        self._group.addButton(button)
        return button

    def _widen(self) -> None:
        self._left.setFixedWidth(self.desk.theme().px(148) + 28)

    def _shown(self) -> Any:
        return self._stack.currentWidget()

    def _take(self, branch: Branch) -> None:
        self._branch = branch
        for part in self._parts.values():
            self._hand_branch(part)

    def _hand_branch(self, part: Any) -> None:
        if self._branch is not None and hasattr(part, "show_branch"):
            part.show_branch(self._branch)
