"""Recognise pasted text of the old encodings TCVN3 (.VnTime) and VNI, and offer its conversion.

Nothing is converted by itself: an offer shows both texts and a person takes it or not. Recognised
is what reads as Vietnamese only after conversion; English, numbers and today's Vietnamese do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.records.legacy_tables import LETTERS, TCVN3, VNI, LegacyKind
from handbook.records.syllables import is_syllable

_TODAYS = frozenset(c for c in LETTERS + LETTERS.upper() if ord(c) > 0xFF)
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_WORD = {
    LegacyKind.TCVN3: re.compile(r"(?<![0-9@])[A-Za-z\u00a1-\u00fe]+(?![0-9@])"),
    LegacyKind.VNI: re.compile(r"(?<![0-9@])[A-Za-zÀ-ÖØ-öø-ÿ]+(?![0-9@])"),
}
_PAIRS = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
# Ours, from trying: how many of the marked words must read after, and more than before.
_LEAST_AFTER, _LEAST_GAIN = 0.8, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """An offer: `sure` runs from 0 to 1 with how many words say so."""

    kind: LegacyKind
    before: str
    after: str
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """Words with odd characters: all, those that read as they are, and those that read after."""

    words: tuple[str, ...]
    before: int
    after: int
    gained: frozenset[str]

    @property
    def gain(self) -> float:
        return (self.after - self.before) / len(self.words) if self.words else 0.0


def offer(text: str) -> Conversion | None:
    """Return the conversion of text that is in an old encoding, or None when it is not.

    Lines that already hold today's letters stay as they are.
    """
    if text.isascii():
        return None
    weighed = [(_weigh(text, kind), kind) for kind in LegacyKind]
    evidence, kind = max(weighed, key=lambda pair: pair[0].gain)
    if not _enough(evidence, text):
        return None
    after = "".join(
        line if is_todays(line) else decode(line, kind) for line in text.splitlines(keepends=True)
    )
    gained = len(evidence.gained)
    sure = round(evidence.gain * gained / (gained + 1), 2)
    return Conversion(kind=kind, before=text, after=after, sure=sure)


def decode(text: str, kind: LegacyKind) -> str:
    """Return `text` read in an old encoding; characters that mean nothing there stay."""
    match kind:
        case LegacyKind.TCVN3:
            return _WORD[kind].sub(_Capitals(text), text)
        case LegacyKind.VNI:
            return _PAIRS.sub(lambda found: VNI[found[0]], text)


def is_todays(line: str) -> bool:
    """Say whether text holds letters or marks that only today's encoding has."""
    return not (_TODAYS.isdisjoint(line) and _MARKS.isdisjoint(line))


class _Capitals:
    """Give words of a line their capitals back, which TCVN3 keeps in the font alone."""

    def __init__(self, text: str) -> None:
        self._plain = {found.start(): found[0] for found in _WORD[LegacyKind.TCVN3].finditer(text)}
        starts = list(self._plain)
        self._beside = {
            start: (*starts[max(0, at - 1) : at], *starts[at + 1 : at + 2])
            for at, start in enumerate(starts)
        }

    def __call__(self, found: re.Match[str]) -> str:
        word = "".join(TCVN3.get(char, char) for char in found[0])
        return word.upper() if self._is_capital(found.start()) else word

    def _is_capital(self, start: int) -> bool:
        word = self._plain[start]
        if _has_small(word) or _count(word) > 1:
            return not _has_small(word)
        beside = [self._plain[other] for other in self._beside[start]]
        return bool(beside) and all(_all_capitals(other) for other in beside)


def _count(word: str) -> int:
    """Return the plain capitals of a word."""
    return sum("A" <= char <= "Z" for char in word)


def _has_small(word: str) -> bool:
    return any("a" <= char <= "z" for char in word)


def _all_capitals(word: str) -> bool:
    return _count(word) > 1 and not _has_small(word)


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if not is_todays(line))


def _weigh(text: str, kind: LegacyKind) -> _Evidence:
    words = tuple(
        found[0]
        for line in _lines(text)
        for found in _WORD[kind].finditer(line)
        if not found[0].isascii() and len(found[0]) > 1
    )
    read = {word: is_syllable(decode(word, kind).lower()) for word in words}
    plain = {word: is_syllable(word) for word in words}
    return _Evidence(
        words=words,
        before=sum(plain[word] for word in words),
        after=sum(read[word] for word in words),
        gained=frozenset(word for word in words if read[word] and not plain[word]),
    )


def _enough(evidence: _Evidence, text: str) -> bool:
    if not evidence.words or evidence.gain < _LEAST_GAIN:
        return False
    if evidence.after < _LEAST_AFTER * len(evidence.words):
        return False
    return len(evidence.gained) > 1 or _one_is_enough(evidence, text)


def _one_is_enough(evidence: _Evidence, text: str) -> bool:
    """Trust a single word only when it is long and all plain words beside it are Vietnamese."""
    plain = [word for word in re.findall(r"[^\W\d_]+", text) if word.isascii()]
    beside = [word for word in plain if word not in "".join(evidence.words)]
    long = max(map(len, evidence.gained), default=0) > 2
    return long and bool(beside) and all(is_syllable(word) for word in beside)
