"""The pieces of Word's XML that python-docx has no words for, for those who write Word files."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from handbook.typeset.looks import Align

ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_TWIPS = 20  # twentieths of a point
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def prepare(written: Any) -> None:
    """Set the file's language to Vietnamese and its layout to today's Word, as the PDF breaks.

    A line that ends in a typed break is not stretched.
    """
    compat = written.settings.element.find(qn("w:compat"))
    compat.insert(0, OxmlElement("w:doNotExpandShiftReturn"))
    for setting in compat.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in written.styles.element.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), "vi-VN")


def set_font(element: Any, name: str) -> None:
    """Name the font of a run or style for every script, East Asian included."""
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def mirror_margins(written: Any) -> None:
    """Swap left and right margins on back sides."""
    written.settings.element.insert(1, OxmlElement("w:mirrorMargins"))  # after w:zoom


def next_paragraph(place: Any) -> Any:
    """Return a new last paragraph; a cell's own first one is used while it is untouched."""
    found: Any = getattr(place, "paragraphs", ())
    first = found[0] if len(found) == 1 and hasattr(place, "_tc") else None
    if first is not None and not first.runs and first._p.pPr is None and not place.tables:
        return first
    return place.add_paragraph()


def add_text(run: Any, text: str) -> None:
    """Put `text` into a run as it is; tabs and breaks are not given a meaning."""
    element = OxmlElement("w:t")
    element.set(qn("xml:space"), "preserve")
    element.text = text
    run._r.append(element)


def add_page_number(line: Any) -> None:
    """Put the page-number field into a paragraph."""
    for kind in ("begin", None, "end"):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = " PAGE "
        run._r.append(mark)


def frame_at_left(line: Any) -> None:
    """Let a header paragraph stand at the left margin beside the next one."""
    frame = OxmlElement("w:framePr")
    for key, value in (("wrap", "around"), ("vAnchor", "text"), ("hAnchor", "margin"),
                       ("xAlign", "left"), ("y", "1")):  # fmt: skip
        frame.set(qn(f"w:{key}"), value)
    line._p.get_or_add_pPr().insert_element_before(frame, "w:widowControl", "w:spacing", "w:jc")


def rule_below(line: Any, indent: float) -> None:
    """Draw a line under a paragraph, drawn in by `indent` points on both sides."""
    properties = line._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    borders.append(_border("bottom", space=1))
    properties.insert_element_before(
        borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
    form = line.paragraph_format
    form.left_indent = form.right_indent = Pt(max(0.0, round(indent, 1)))


def add_table(
    place: Any, rows: int, widths: Sequence[float], *, ruled: bool, padded: bool = True
) -> Any:
    """Add a table of fixed column `widths` in points to a document or cell."""
    if hasattr(place, "_tc"):
        table = place.add_table(rows, len(widths))
        place._tc.remove(place._tc.p_lst[-1])  # python-docx adds an empty line after it
    else:
        table = place.add_table(rows, len(widths))
    table.autofit = False
    _set_table(table, sum(widths), ruled=ruled, padding=5 if padded else 0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
            if padded:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return table


def set_row(row: Any, *, head: bool, whole: bool) -> None:
    """Repeat a `head` row on each page; keep a `whole` row on one page."""
    properties = row._tr.get_or_add_trPr()
    if whole or head:
        properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def keep_with_next(cells: Iterable[Any]) -> None:
    """Keep a table row with what follows the table."""
    for cell in cells:
        for line in cell.paragraphs:
            line.paragraph_format.keep_with_next = True


def without_clock(held: BytesIO) -> bytes:
    """Return the same zip with every entry at one fixed time, in a fixed order."""
    out = BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 3
            new.writestr(plain, old.read(entry))
    return out.getvalue()


def _set_table(table: Any, width: float, *, ruled: bool, padding: float) -> None:
    properties = table._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    if whole is None:
        whole = OxmlElement("w:tblW")
        properties.append(whole)
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(round(width * _TWIPS)))
    borders = OxmlElement("w:tblBorders")
    for side in _BORDERS:
        borders.append(_border(side, value="single" if ruled else "nil"))
    margins = OxmlElement("w:tblCellMar")
    for side, points in (("top", padding * 0.6), ("left", padding),
                         ("bottom", padding * 0.6), ("right", padding)):  # fmt: skip
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(points * _TWIPS)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    for made in (borders, properties.find(qn("w:tblLayout")), margins,
                 properties.find(qn("w:tblLook"))):  # fmt: skip
        if made is not None:  # the schema wants them in this order
            properties.append(made)


def _border(side: str, *, value: str = "single", space: int = 0) -> Any:
    border = OxmlElement(f"w:{side}")
    for key, text in (("val", value), ("sz", "6"), ("space", str(space)), ("color", "000000")):
        border.set(qn(f"w:{key}"), text)
    return border
