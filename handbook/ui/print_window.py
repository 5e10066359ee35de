"""Asking for printer, copies and sides, where the system has no print window of its own (Linux).

Qt's own window there speaks English; Windows and macOS show theirs, in the language of the system.
"""

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import main_button, plain_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.number_field import NumberField

_MOST_COPIES = 999


class PrintWindow(QDialog):
    """Accepted when *In* was pressed; `settle` then gives the choices to the printer."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"In: {title}")
        names = QPrinterInfo.availablePrinterNames()
        self.printer = Field("Máy in", Choice([(name, name) for name in names]))
        self.printer.set_value(QPrinterInfo.defaultPrinterName() or next(iter(names), None))
        self.copies = Field("Số bản", NumberField(least=1, most=_MOST_COPIES))
        self.copies.set_value(1)
        self.sides = Field(
            "Mặt giấy",
            Choice(
                [
                    (QPrinter.DuplexMode.DuplexNone, "Một mặt"),
                    (QPrinter.DuplexMode.DuplexLongSide, "Hai mặt"),
                ]
            ),
        )
        go = main_button("In", self._go, "printer")
        go.setObjectName("print.go")
        go.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(16)
        for field in (self.printer, self.copies, self.sides):
            layout.addWidget(field)
        layout.addWidget(row(STRETCH, plain_button("Thôi", self.reject), go))

    def settle(self, printer: QPrinter) -> None:
        """Give the choices to `printer`."""
        printer.setPrinterName(str(self.printer.value()))
        printer.setCopyCount(int(self.copies.value() or 1))
        printer.setDuplex(self.sides.value())

    def _go(self) -> None:
        editor = self.copies.editor
        assert isinstance(editor, NumberField)
        problem = editor.problem_text() or ("" if self.copies.value() else "Hãy ghi số bản.")
        self.copies.show_problem(problem)
        if not problem:
            self.accept()
