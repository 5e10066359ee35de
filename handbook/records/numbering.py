"""Numbers of issued papers: per document type, from 01, through one whole term.

Form `Số 05-NQ/CB` (05-HD/VPTW, 27/5/2026): no colon after "Số", a hyphen before the type, a slash
before the body, two digits below 10. A number once given to a sealed paper is never reused.
"""

from enum import StrEnum


class PaperType(StrEnum):
    """Symbols of the papers a branch may issue (399-QĐ/TW, 09/01/2026, Điều 11 and 13)."""

    RESOLUTION = "NQ"
    CONCLUSION = "KL"
    DECISION = "QĐ"
    REGULATION = "QC"
    NOTICE = "TB"
    REPORT = "BC"
    PLAN = "KH"
    PROGRAMME = "CTr"
    SUBMISSION = "TTr"
    LETTER = "CV"
    MINUTES = "BB"
    SCHEME = "ĐA"
    OPTION = "PA"


def symbol(number: int | None, kind: PaperType, body: str = "CB") -> str:
    """Return `Số 05-NQ/CB`; a paper without a number yet leaves the place blank."""
    digits = f"{number:02d}" if number is not None else "     "
    return f"Số {digits}-{kind}/{body}"


def following(given: tuple[int, ...] | list[int], before: int = 0) -> int:
    """Return the next number of a series: one above the highest given, or above `before`.

    `before` is the last number given on paper before this handbook was kept.
    """
    highest: int = max([*given, before])
    return highest + 1


def gaps(given: tuple[int, ...] | list[int], before: int = 0) -> tuple[int, ...]:
    """Return the numbers missing from a series."""
    return tuple(sorted(set(range(before + 1, max(given, default=before) + 1)) - set(given)))
