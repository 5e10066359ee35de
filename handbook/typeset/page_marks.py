"""Pages that bear nothing but one small line at the foot, to be laid over pages made before."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from handbook.typeset import fonts
from handbook.typeset.to_pdf import WRITING

_SIZE = 9.0
_FROM_EDGE = 24.0  # points: below the text and beside the fingerprint, within any printer's reach


def page_marks(texts: Sequence[str], sizes: Sequence[tuple[float, float]]) -> bytes:
    """Return a PDF with one page for each text, of these sizes in points, the text centred."""
    with WRITING:
        fonts.register()
        held = BytesIO()
        canvas = Canvas(held, invariant=1, pageCompression=1, initialFontName="Tinos")
        for text, (width, height) in zip(texts, sizes, strict=True):
            canvas.setPageSize((width, height))
            canvas.setFont("Tinos", _SIZE)
            canvas.drawCentredString(width / 2, _FROM_EDGE, text)
            canvas.showPage()
        canvas.save()
        return held.getvalue()
