"""Several papers at once into one folder: which, of which meetings, in which format."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.papers.catalog import Paper
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.field import Field
from handbook.ui.screens.printing.making import SUFFIXES

FORMATS = (
    ((".pdf",), "PDF"),
    ((".docx",), "Word"),
    (SUFFIXES, "PDF và Word"),
)
ONE, YEAR = "one", "year"


class ManyPapers(QWidget):
    """Ticks for the papers and two choices; `on_save` is called by the button."""

    def __init__(self, papers: tuple[Paper, ...], on_save: Callable[[], None]) -> None:
        super().__init__()
        self.ticks = {paper.id: Check(paper.title) for paper in papers}
        for name, tick in self.ticks.items():
            tick.setObjectName(f"printing.many.{name}")
            tick.set_value("meeting" in next(p for p in papers if p.id == name).needs)
        self.span = Choice([(ONE, "Buổi đang chọn"), (YEAR, "Mọi buổi trong năm đang chọn")])
        self.formats = Choice(FORMATS)
        save = plain_button("Chọn thư mục và lưu…", on_save, "folder-open")
        save.setObjectName("printing.many.save")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(labels.quiet("Đánh dấu các giấy tờ cần lưu:"))
        for tick in self.ticks.values():
            layout.addWidget(tick)
        layout.addWidget(Field("Của", self.span))
        layout.addWidget(Field("Định dạng", self.formats))
        layout.addWidget(boxes.row(save, STRETCH))

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the papers ticked."""
        return tuple(name for name, tick in self.ticks.items() if tick.value())
