import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from handbook.ui.print_window import PrintWindow


@pytest.fixture
def window(qtbot, dressed, monkeypatch):
    monkeypatch.setattr(
        QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Canon", "HP"])
    )
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "HP"))
    parent = QWidget()
    qtbot.addWidget(parent)
    yield PrintWindow(parent, "Biên bản")


def test_offers_the_printers_with_the_usual_one_first(window):
    assert window.printer.value() == "HP"
    assert window.windowTitle() == "In: Biên bản"


def test_copies_must_be_a_number(window):
    window.copies.editor.line.setText("hai")
    window.findChild(QWidget, "print.go").click()
    assert window.result() != PrintWindow.DialogCode.Accepted
    assert window.copies.problem()
    window.copies.set_value(3)
    window.findChild(QWidget, "print.go").click()
    assert window.result() == PrintWindow.DialogCode.Accepted


def test_gives_its_choices_to_the_printer(window):
    window.copies.set_value(2)
    window.sides.set_value(QPrinter.DuplexMode.DuplexLongSide)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    window.settle(printer)
    assert printer.copyCount() == 2
