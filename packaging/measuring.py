"""Measure two things against one another in the same run, and print what came of it as a table.

Knows nothing of the program: the rows are in `bench_*.py`.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Deed = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table; `met` is None when it could not be measured here."""

    what: str
    ours: str = "–"
    against: str = "–"
    ratio: str = "–"
    goal: str = "–"
    met: bool | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return the last cell."""
        words = {True: "đạt", False: "chưa đạt", None: "không đo"}[self.met]
        return f"{words} ({self.note})" if self.note else words


HEAD = ("việc đo", "của ta", "so với", "tỉ lệ", "mục tiêu", "kết luận")


def alternate(ours: Deed, against: Deed, times: int) -> tuple[float, float]:
    """Return the median milliseconds of each, run in turns so that both see the same machine."""
    ours(), against()  # once for nothing: what is only slow the first time is another row
    taken: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for _ in range(times):
        for deed, found in zip((ours, against), taken, strict=True):
            found.append(timed(deed))
    return statistics.median(taken[0]), statistics.median(taken[1])


def timed(deed: Deed) -> float:
    """Return the milliseconds `deed` takes."""
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def at_most(what: str, ours: float, against: float, most: float, unit: str = "ms") -> Row:
    """Return the row of something that may take `most` times as much as what it is held against."""
    ratio = ours / against
    return Row(
        what=what,
        ours=f"{number(ours)} {unit}",
        against=f"{number(against)} {unit}",
        ratio=f"{number(ratio)} ×",
        goal=f"≤ {number(most)} ×",
        met=ratio <= most,
    )


def faster(what: str, ours: float, against: float, least: float) -> Row:
    """Return the row of something that has to be `least` times as fast."""
    ratio = against / ours
    return Row(
        what=what,
        ours=f"{number(ours)} ms",
        against=f"{number(against)} ms",
        ratio=f"nhanh gấp {number(ratio)}",
        goal=f"nhanh gấp ≥ {number(least)}",
        met=ratio >= least,
    )


def within(what: str, ours: float, most: float) -> Row:
    """Return the row of something that may take so many milliseconds."""
    return Row(what=what, ours=f"{number(ours)} ms", goal=f"≤ {number(most)} ms", met=ours <= most)


def number(value: float) -> str:
    """Return a number with a decimal comma, three digits that count at most."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table with straight columns."""
    cells = [HEAD, *((r.what, r.ours, r.against, r.ratio, r.goal, r.verdict) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
