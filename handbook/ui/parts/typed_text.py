"""What comes in from Word or the web, made to what a field can hold.

Word breaks a line with a mark no screen knows, and a page brings marks that turn the direction of
all that follows: neither can be seen, nor taken out by somebody who does not know of it. No letter
is changed; U+00AD stays, which is a letter of the old encodings.
"""

import re

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_BETWEEN = re.compile(r"\s*\n\s*|\t+")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"
)


def lines(text: str) -> str:
    """Return `text` with plain line breaks and without marks that nobody sees."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` on one line: a space where it was broken or went on at a tab stop."""
    return _BETWEEN.sub(" ", lines(text))
