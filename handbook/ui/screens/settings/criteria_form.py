"""The lines of a criteria set of one's own: texts and points typed, their sum shown and checked."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import scoring
from handbook.records.scoring import CriteriaSet, Criterion, Item
from handbook.records.text import decimal
from handbook.ui import theme as look
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField


class CriteriaForm(QWidget):
    """A criterion with items of its own adds up from them; its points are not typed."""

    edited = Signal()

    def __init__(self, criteria: CriteriaSet) -> None:
        super().__init__()
        self.criteria = criteria
        self._texts: dict[str, LineEdit] = {}
        self._points: dict[str, NumberField] = {}
        self.total = labels.strong("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for criterion, items in scoring.lines(criteria):
            layout.addWidget(self._line(criterion, typed=not items))
            for item in items:
                layout.addWidget(self._line(item, typed=True))
        layout.addWidget(self.total)
        self._add_up()

    def texts(self) -> dict[str, str]:
        """Return the texts by id."""
        return {name: line.value() for name, line in self._texts.items()}

    def points(self) -> dict[str, float]:
        """Return the points by id; 0 where none are typed."""
        return {name: float(field.value() or 0) for name, field in self._points.items()}

    def _line(self, part: Criterion | Item, *, typed: bool) -> QWidget:
        now = look.current()
        number_ = labels.quiet(part.id)
        number_.setFixedWidth(now.px(36))
        text = LineEdit(name=f"Nội dung {part.id}")
        text.set_value(part.text)
        text.setObjectName(f"settings.criteria.text.{part.id}")
        self._texts[part.id] = text
        if not typed:
            return boxes.row(number_, text, gap=8)
        points = NumberField(f"Điểm tối đa {part.id}", most=1000, decimals=1)
        points.set_value(Decimal(f"{part.most:g}"))
        points.setFixedWidth(now.px(72))
        points.setObjectName(f"settings.criteria.points.{part.id}")
        points.edited.connect(self._add_up)
        self._points[part.id] = points
        return boxes.row(number_, text, points, gap=8)

    def _add_up(self) -> None:
        total, wanted = sum(self.points().values()), self.criteria.sum
        rest = "" if abs(total - wanted) < 1e-9 else f", phải bằng {number(wanted)}"
        self.total.setText(f"Tổng điểm: {number(total)}{rest}")
        self.edited.emit()


def number(value: float) -> str:
    """Return points with a decimal comma and no needless zeros."""
    return decimal(value)
