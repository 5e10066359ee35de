"""Registers the bundled fonts with reportlab, once per process.

Tinos has the metrics of Times New Roman and every Vietnamese letter; Arimo serves charts on the
screen. Nothing else in the program registers fonts.
"""

import threading

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from handbook import bundle

FACES = {
    "Tinos": "Tinos-Regular.ttf",
    "Tinos-Bold": "Tinos-Bold.ttf",
    "Tinos-Italic": "Tinos-Italic.ttf",
    "Tinos-BoldItalic": "Tinos-BoldItalic.ttf",
    "Arimo": "Arimo-Regular.ttf",
    "Arimo-Bold": "Arimo-Bold.ttf",
}

_REGISTERING = threading.Lock()


def register() -> None:
    """Make the bundled fonts known to reportlab; does nothing the second time."""
    with _REGISTERING:
        known = set(pdfmetrics.getRegisteredFontNames())
        for name, file in FACES.items():
            if name not in known:
                pdfmetrics.registerFont(TTFont(name, str(bundle.path("fonts", file))))


def face(*, bold: bool, italic: bool) -> str:
    """Return the name of the Tinos face in this weight and slope."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "")
    return f"Tinos-{style}" if style else "Tinos"


def text_width(text: str, size_pt: float, *, bold: bool, italic: bool) -> float:
    """Return the width of `text` in points, in Tinos and so in Times New Roman too."""
    register()
    return float(pdfmetrics.stringWidth(text, face(bold=bold, italic=italic), size_pt))
