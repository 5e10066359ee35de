"""Says before a byte of it is parsed whether an Excel package would swell beyond all bounds.

A parser makes about a kilobyte of each element, so a small package of a few million empty ones
fills a computer. Elements are counted in the unpacked bytes; nothing here knows what they mean.
"""

import re
import zipfile

_SCANNED_FROM = 1_000_000  # bytes; a smaller part cannot hold enough to do harm
_MOST_XML, _MOST_PARTS = 80_000_000, 5_000
_MOST_ROWS, _MOST_IN_ROW = 1_048_576, 16_384 * 6  # Excel's own bounds; tags of the cells in a row
_MOST_IN_SHEET = 12_000_000  # tags: a list of 20 000 rows and 100 columns has fewer
_MOST_ELSEWHERE = 200_000  # tags of styles, names, relations
_LONGEST_TEXT = 1_000_000  # Excel lets a cell have 32 767 letters
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_TAG = b"<"


def is_too_large(package: zipfile.ZipFile) -> bool:
    """Say whether some part, or all of them together, is larger than any list of members.

    Raises what `zipfile` raises for a part that is not what its head says.
    """
    parts = [one for one in package.infolist() if one.filename.endswith((".xml", ".rels"))]
    if sum(one.file_size for one in parts) > _MOST_XML or len(package.infolist()) > _MOST_PARTS:
        return True
    return any(_swells(one.filename, package.read(one)) for one in parts if _scanned(one))


def _scanned(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SCANNED_FROM


def _swells(name: str, data: bytes) -> bool:
    if b"\0" in data[:200]:  # UTF-16, which Excel never writes, would hide its tags from counting
        return True
    if _longest_text(data) > _LONGEST_TEXT:
        return True
    tags = data.count(_TAG)
    if name.startswith("xl/worksheets/"):
        return tags > _MOST_IN_SHEET or _row_swells(data)
    return tags > (_MOST_IN_SHEET if name.endswith("sharedStrings.xml") else _MOST_ELSEWHERE)


def _row_swells(data: bytes) -> bool:
    start = 0
    for rows, found in enumerate(_ROW.finditer(data), start=1):
        if rows > _MOST_ROWS or data.count(_TAG, start, found.start()) > _MOST_IN_ROW:
            return True
        start = found.start()
    return data.count(_TAG, start) > _MOST_IN_ROW


def _longest_text(data: bytes) -> int:
    """Return the bytes of the longest stretch without a tag, to the nearest hundred thousand."""
    step, stretch, longest = 100_000, 0, 0
    for start in range(0, len(data), step):
        stretch = 0 if _TAG in data[start : start + step] else stretch + step
        longest = max(longest, stretch)
    return longest
