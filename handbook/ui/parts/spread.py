"""Fields side by side while there is room for them, under each other when the text is large."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from handbook.ui import theme as look


class Spread(QWidget):
    """Widgets in as many equal columns as `least` pixels (at 100 %) each allow."""

    def __init__(self, *widgets: QWidget, least: int = 150) -> None:
        super().__init__()
        self._widgets, self._least, self._columns = widgets, least, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # The layout's own minimum would keep the columns of a wider window.
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._place(len(widgets))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more or fewer columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the columns of the new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_grid"):
            self._fit()

    def _fit(self) -> None:
        room = (self.width() + 12) // (look.current().px(self._least) + 12)
        self._place(max(1, min(len(self._widgets), room)))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for number, widget in enumerate(self._widgets):
            place = (number // columns, number % columns)
            self._grid.addWidget(widget, *place, Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def minimumSizeHint(self) -> QSize:
        """Never ask for more than one column: the width decides, not the widgets."""
        hint = super().minimumSizeHint()
        widest = max((w.minimumSizeHint().width() for w in self._widgets), default=0)
        hint.setWidth(widest)
        return hint
