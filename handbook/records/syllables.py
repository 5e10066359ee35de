"""Say whether a word can be a Vietnamese syllable: onset, rhyme and tone that go together.

Language alone, no dictionary: it tells text that reads as Vietnamese from text that does not.
"""

import unicodedata
from functools import cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPS = ("c", "ch", "p", "t")
_WITH_STOP = {"\u0301", "\u0323"}  # sắc and nặng are the only tones before a stop
_ONSETS = (
    *("ngh", "ng", "nh", "gh", "gi", "ch", "kh", "ph", "qu", "th", "tr"),
    *"bcdđghklmnprstvx",
)
_FRONT = ("e", "ê", "i", "y")
# Endings by vowels; "-" stands for none.
_RHYMES = {
    "a": "- i o u y c ch m n ng nh p t",
    "ă": "c m n ng p t",
    "â": "u y c m n ng p t",
    "e": "- o c m n ng p t",
    "ê": "- u ch m n nh p t",
    "i": "- a u ch m n nh p t",
    "iê": "u c m n ng p t",
    "yê": "u m n ng t",
    "o": "- i c m n ng p t",
    "oo": "c ng",
    "oa": "- i o y c ch m n ng nh p t",
    "oă": "c m n ng t",
    "oe": "- o n t",
    "ô": "- i c m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a i c m n ng p t",
    "uâ": "y n ng t",
    "uê": "- ch n nh",
    "uô": "i c m n ng p t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a i u c m n ng t",
    "ươ": "i u c m n ng p t",
    "y": "- nh t",
}
_WHOLE = frozenset(
    vowels + ("" if end == "-" else end) for vowels, ends in _RHYMES.items() for end in ends.split()
)


@cache
def is_syllable(word: str) -> bool:
    """Say whether `word`, in any spelling of its marks, reads as one Vietnamese syllable.

    Capitals stand at its start or throughout, not inside.
    """
    composed = unicodedata.normalize("NFC", word)
    if composed not in (composed.lower(), composed.upper(), composed.capitalize()):
        return False
    spread = unicodedata.normalize("NFD", composed.lower())
    tones = [mark for mark in spread if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in spread if c not in _TONES))
    if len(tones) > 1:
        return False
    return any(_fits(onset, bare[len(onset) :], tones) for onset in _splits(bare))


def _splits(bare: str) -> list[str]:
    """Return the onsets a word can start with, none among them."""
    return ["", *(onset for onset in _ONSETS if bare.startswith(onset))]


def _fits(onset: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _WHOLE or not _spelt(onset, rhyme):
        return False
    stopped = rhyme.endswith(_STOPS)
    return not stopped or not tones or tones[0] in _WITH_STOP


def _spelt(onset: str, rhyme: str) -> bool:
    """Apply the spelling of c/k, g/gh, ng/ngh and qu before front vowels and others."""
    front = rhyme.startswith(_FRONT)
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rhyme.startswith("i")
    if onset == "qu":
        return not rhyme.startswith(("o", "u", "ư"))
    return True
