"""The navigation at the left: the areas of the window, the one that one is in marked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.desk import Place
from handbook.ui.parts import labels, one_stop


class Places(QFrame):
    """`chosen` carries the name of the area."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], branch: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rail", True)
        self.setAccessibleName("Các phần của cuốn sổ")
        self._group = QButtonGroup(self)
        self._names = [place.name for place in places]
        self._branch = labels.quiet(branch)
        brand = labels.text("Sổ tay Chi bộ")
        brand.setProperty("look", "brand")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(brand)
        layout.addWidget(self._branch)
        layout.addSpacing(12)
        for place in (p for p in places if not p.at_bottom):
            layout.addWidget(self._button(place))
        layout.addStretch(1)
        for place in (p for p in places if p.at_bottom):
            layout.addWidget(self._button(place))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._names[number]))
        one_stop.keep(self._group)
        self._fit()

    def show_place(self, name: str) -> None:
        """Mark the area one is in; tells nobody."""
        self._group.button(self._names.index(name)).setChecked(True)

    def show_branch(self, words: str) -> None:
        """Show the name of the branch under the program's."""
        self._branch.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from area to area; Enter opens the one with the ring."""
        by = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(by)

    def changeEvent(self, event: QEvent) -> None:
        """Widen with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_group"):
            self._fit()

    def _button(self, place: Place) -> QPushButton:
        number = self._names.index(place.name)
        button = _PlaceButton(place)
        button.setToolTip(f"Ctrl+{number + 1}" if number < 9 else "")
        self._group.addButton(button, number)
        return button

    def _fit(self) -> None:
        self.setFixedWidth(max(look.current().px(150) + 62, 212))


class _PlaceButton(QPushButton):
    """One area; its icon takes the accent while one is in it."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.words.replace("&", "&&"))
        self._icon = place.icon
        self.setProperty("look", "place")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(place.words)
        self.toggled.connect(lambda _: self._draw())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.property("icon_token"):
            self._draw()

    def _draw(self) -> None:
        icons.dress(self, self._icon, "accent" if self.isChecked() else "quiet")
