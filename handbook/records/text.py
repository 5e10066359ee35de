"""Vietnamese text: one spelling (NFC), folding for search, and the order of names.

Pure functions on strings; nothing here knows a record.
"""

import re
import unicodedata
from functools import cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
# ngang, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries.
_TONE = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPE = {"\u0302", "\u0306", "\u031b"}
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u3000]+")


class _Bare(dict[int, str]):
    """What each character is without marks, worked out at its first use so that pages fold fast."""

    def __missing__(self, code: int) -> str:
        spread = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(c for c in spread if not unicodedata.combining(c)).replace("đ", "d")
        return self[code]


_BARE = _Bare()

WordKey = tuple[tuple[int, ...], tuple[int, ...]]
NameKey = tuple[WordKey, tuple[WordKey, ...], WordKey, str]


def nfc(text: str) -> str:
    """Return `text` in composed form, the only form that is stored."""
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return `text` composed, on one line, with single spaces and none at the ends."""
    return _SPACES.sub(" ", nfc(text).replace("\r", " ").replace("\n", " ")).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the non-empty lines of `text`, composed and trimmed."""
    lines = (_SPACES.sub(" ", line).strip() for line in nfc(text).splitlines())
    return tuple(line for line in lines if line)


def decimal(value: float) -> str:
    """Return a number as it is written here: `92,5`, `90`."""
    return f"{value:g}".replace(".", ",")


def fold(text: str) -> str:
    """Return `text` in lower case without marks, đ as d: what `dang bo` is compared with."""
    return unicodedata.normalize("NFC", text.lower().translate(_BARE))


def has_marks(text: str) -> bool:
    """Say whether `text` carries Vietnamese marks or đ, so that it is searched as written."""
    return fold(text) != nfc(text).lower()


def proper_name(text: str) -> str:
    """Return a person's name tidied; a name all in capitals gets a capital per word only."""
    name = one_line(text)
    if name and name == name.upper():
        return " ".join(word[:1].upper() + word[1:].lower() for word in name.split(" "))
    return name


@cache
def word_key(word: str) -> WordKey:
    """Return the sort key of one word: letters by the Vietnamese alphabet, then tones."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", word.lower()):
        letter, tone = _split(char)
        letters.append(_RANK.get(letter, 100 + ord(letter[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def name_key(name: str) -> NameKey:
    """Return the sort key of a person's name: given name, then middle names, then family name."""
    words = one_line(name).split(" ")
    middle = tuple(word_key(word) for word in words[1:-1])
    return word_key(words[-1]), middle, word_key(words[0]), name


def given_name(name: str) -> str:
    """Return the given name (tên), the last word."""
    return one_line(name).split(" ")[-1]


def joined(items: tuple[str, ...] | list[str]) -> str:
    """Return the items as Vietnamese lists them: `a, b và c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} và {items[-1]}"


def _split(char: str) -> tuple[str, int]:
    """Return a letter without its tone, and the tone's rank (0 for ngang)."""
    tone, kept = 0, []
    for part in unicodedata.normalize("NFD", char):
        if part in _TONE:
            tone = _TONE[part]
        elif not unicodedata.combining(part) or part in _SHAPE:
            kept.append(part)
    return unicodedata.normalize("NFC", "".join(kept)) or char, tone
