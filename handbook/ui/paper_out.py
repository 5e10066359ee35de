"""A paper leaves the screen: on a printer, into a file, or into the computer's own PDF viewer.

The bytes are those that were shown. Printing draws the PDF's pages; nothing is laid out anew.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from handbook import paths
from handbook.errors import CannotWrite
from handbook.services import printing
from handbook.ui.parts.files import ask_save
from handbook.ui.parts.tone import Tone
from handbook.ui.print_window import PrintWindow

_DPI = 300
_POINTS = 72


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> tuple[str, Tone] | None:
    """Ask for a printer and print; return the sentence to show, None when the person left it."""
    if not QPrinterInfo.availablePrinters():
        return (
            "Máy này chưa cài máy in nào. Hãy lưu thành PDF rồi in ở máy khác.",
            Tone.CARE,
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if not _asked(parent, printer, title):
        return None
    draw(pdf, printer)
    return (f"Đã gửi “{title}” đến máy in {printer.printerName()}.", Tone.GOOD)


def _asked(parent: QWidget, printer: QPrinter, title: str) -> bool:
    """Let the person choose printer and copies; False when they leave it."""
    if sys.platform != "linux":
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(f"In: {title}")
        return dialog.exec() == QPrintDialog.DialogCode.Accepted
    window = PrintWindow(parent, title)
    accepted = window.exec() == PrintWindow.DialogCode.Accepted
    if accepted:
        window.settle(printer)
    window.deleteLater()
    return accepted


def draw(pdf: bytes, printer: QPrinter) -> None:
    """Draw every page of `pdf` on `printer` at its own size; raises CannotWrite."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # type: ignore[call-overload]
    document.load(buffer)
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    _fit(printer, document, first - 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite("Máy in không nhận việc in. Hãy xem máy in đã bật và có giấy rồi in lại.")
    for page in range(first - 1, min(last, document.pageCount())):
        if page > first - 1:
            _fit(printer, document, page)
            printer.newPage()
        size = document.pagePointSize(page)
        pixels = QSize(round(size.width() * _DPI / _POINTS), round(size.height() * _DPI / _POINTS))
        whole = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        painter.setViewTransformEnabled(False)
        origin = printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
        if not printer.fullPage():
            whole.translate(-origin.x(), -origin.y())
        painter.drawImage(whole, document.render(page, pixels))
    painter.end()
    document.close()


def _fit(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    size = document.pagePointSize(page)
    wide = size.width() > size.height()
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def save_as(parent: QWidget, data: bytes, name: str, kinds: str) -> Path | None:
    """Ask where and write `data` there; None when the person left it. Raises CannotWrite."""
    chosen = ask_save(parent, "Lưu giấy tờ", name, kinds)
    if chosen is None:
        return None
    ending = Path(name).suffix
    if not chosen.suffix:
        chosen = chosen.with_suffix(ending)
    printing.write_bytes(chosen, data)
    return chosen


def open_outside(pdf: bytes, name: str) -> tuple[str, Tone]:
    """Open `pdf` in the computer's own viewer, from a file only this user can read."""
    folder = Path(tempfile.mkdtemp(dir=paths.private(_temporary())))  # for this user only
    file = folder / name
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(pdf)
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        return "Đã mở bằng chương trình xem PDF của máy.", Tone.GOOD
    return "Máy này không có chương trình xem PDF. Hãy lưu thành PDF.", Tone.CARE


def sweep() -> None:
    """Remove what `open_outside` left: papers in the clear do not stay on the disk."""
    shutil.rmtree(_temporary(), ignore_errors=True)


def _temporary() -> Path:
    return paths.data() / "tam"
