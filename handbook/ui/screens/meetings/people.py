"""Choosing several people by typing part of each name; others can be named in plain words."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from handbook.ui.parts.buttons import Button, plain_button
from handbook.ui.parts.flow import Flow
from handbook.ui.parts.people_box import PeopleBox


class PeopleEditor(QWidget):
    """The value is (uids, other names); Enter on the empty line says that this is all."""

    edited = Signal()
    finished = Signal()
    complete = Signal()

    def __init__(self, options: list[tuple[str, str]], name: str) -> None:
        super().__init__()
        self._names = dict(options)
        self._uids: list[str] = []
        self._others: list[str] = []
        self._buttons: list[Button] = []
        self.box = PeopleBox(name, "Gõ một phần tên", free=True)
        self.box.set_options(options)
        self._flow = _Names(self, gap=6)
        self._flow.addWidget(self.box)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.box)
        self.box.chosen.connect(self._add)
        self.box.returnPressed.connect(self._enter)
        self.box.finished.connect(self._leave)

    def value(self) -> tuple[tuple[str, ...], str]:
        """Return the uids chosen, and the others as one text."""
        return tuple(self._uids), "; ".join(self._others)

    def set_value(self, value: tuple[tuple[str, ...], str]) -> None:
        """Show who is chosen and tell nobody."""
        self._uids = list(value[0])
        self._others = [name.strip() for name in value[1].split(";") if name.strip()]
        self._show()

    def _add(self, uid: Any) -> None:
        self.box.set_value(None)
        if uid not in self._uids:
            self._uids.append(uid)
            self._tell()

    def _enter(self) -> None:
        typed = self.box.text().strip()
        if typed and self.box.value() is None:
            self._take_words(typed)
        elif not typed:
            self.complete.emit()

    def _leave(self) -> None:
        typed = self.box.text().strip()
        if typed and self.box.value() is None and not self.box.hasFocus():
            self._take_words(typed)
        self.finished.emit()

    def _take_words(self, typed: str) -> None:
        self.box.set_value(None)
        self._others.append(typed.replace(";", ","))
        self._tell()

    def _remove(self, group: list[str], who: str) -> None:
        group.remove(who)
        self._tell()
        self.box.setFocus()
        self.finished.emit()

    def _tell(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        named = [
            (self._uids, uid, self._names.get(uid, "Đảng viên đã rời chi bộ")) for uid in self._uids
        ]
        named += [(self._others, other, other) for other in self._others]
        self._buttons = [self._button(*one) for one in named]
        for place, button in enumerate(self._buttons):
            self._flow.insert(place, button)
        self.box.setPlaceholderText("Thêm người" if self._buttons else "Gõ một phần tên")
        self.updateGeometry()

    def _button(self, group: list[str], who: str, words: str) -> Button:
        button = plain_button(words, lambda: self._remove(group, who), "x")
        button.setAccessibleName(f"Bỏ {words}")
        button.setToolTip(f"Bỏ {words}")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return button


class _Names(Flow):
    """Who is chosen, and behind them the line one types in, which takes what is left."""

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.geometry().width())))

    def minimumSize(self) -> QSize:
        return QSize(120, self.heightForWidth(max(120, self.geometry().width())))

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Return the height of all lines in this width; with `place`, put the items there."""
        x, y, line = rect.x(), rect.y(), 0
        right = rect.x() + rect.width()
        for item in self._items:
            hint, last = item.sizeHint(), item is self._items[-1]
            width = min(140 if last else hint.width(), rect.width())
            if x > rect.x() and x + width > right:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if place:
                item.setGeometry(
                    QRect(QPoint(x, y), QSize(right - x if last else width, hint.height()))
                )
            x, line = x + width + self.spacing(), max(line, hint.height())
        return y + line - rect.y()
