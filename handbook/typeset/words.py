"""Text as it goes on paper, the same for both writers: NFC, no control characters, capitals."""

import re
import unicodedata

from handbook.typeset.blocks import Run
from handbook.typeset.looks import LookSpec

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\u00ad\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029\x0b\x0c]")
_BLANKS = re.compile(" {2,}")


def clean(text: str) -> str:
    """Return `text` in NFC with line feeds as the only control characters.

    Soft hyphens go: both writers would take them as an order to hyphenate, not as text.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return _UNPRINTABLE.sub("", text)


def printed(run: Run, spec: LookSpec) -> str:
    """Return the text of a run as the look prints it."""
    text = clean(run.text)
    return text.upper() if spec.caps else text


def hold_blanks(text: str) -> str:
    """Keep several blanks in a row from collapsing (a number left open: "Số      -NQ/CB")."""
    if "  " not in text:
        return text
    return _BLANKS.sub(lambda found: "\u00a0" * (len(found[0]) - 1) + " ", text)
