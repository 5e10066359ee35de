"""Tables of the quarterly self-rating of those who hold a post (Mẫu 05-HD KĐ.ĐG, body [B]).

Three local descendants of the form agree on the columns (FORMS §1.8); the lines are the round's
frame. "Đảm bảo" gives a criterion's full points, "Không đảm bảo" none.
"""

from collections.abc import Sequence
from typing import Any

from handbook.papers import template, words
from handbook.papers.round_paper import RoundFacts
from handbook.records import frames
from handbook.records.review_rounds import Frame, FrameLine
from handbook.records.reviews import Review, points_of
from handbook.records.text import one_line
from handbook.typeset.blocks import Column, Table
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align

PAPER = "review-form-quarter"


def tables(facts: RoundFacts, frame: Frame | None, review: Review | None) -> dict[str, Any]:
    """Return both tables of the form as facts of its text; empty without a frame."""
    if frame is None:
        return {"common_table": (), "results_table": ()}
    front = template.front_of(PAPER, facts.branch)
    return {
        "common_table": _table(
            front["common_heads"],
            front["common_widths"],
            [_common(n, line, review) for n, line in _lines(frame, frames.COMMON)],
            ("", front["sums"][0], "", "", *_sum(frame, frames.COMMON, review), ""),
        ),
        "results_table": _table(
            front["results_heads"],
            front["results_widths"],
            [_result(n, line, review) for n, line in _lines(frame, frames.RESULTS)],
            ("", front["sums"][1], "", "", "", *_sum(frame, frames.RESULTS, review), ""),
        ),
    }


def _table(
    heads: Sequence[str],
    widths: Sequence[float],
    rows: list[tuple[str, ...]],
    total: tuple[str, ...],
) -> Table:
    columns = [Column(width, Align.CENTRE) for width in widths]
    columns[1] = Column(widths[1])
    return ruled(columns, heads, [*rows, total])


def _lines(frame: Frame, part: int) -> list[tuple[int, FrameLine]]:
    return list(enumerate((line for line in frame.lines if line.part == part), start=1))


def _common(number: int, line: FrameLine, review: Review | None) -> tuple[str, ...]:
    own = points_of(review, line.id).own if review else None
    return (
        str(number),
        line.text,
        "x" if own is not None and own >= line.most else "",
        "x" if own == 0 else "",
        words.points(line.most),
        "" if own is None else words.points(own),
        _note(line, review),
    )


def _result(number: int, line: FrameLine, review: Review | None) -> tuple[str, ...]:
    own = points_of(review, line.id).own if review else None
    given = "" if own is None else words.points(own)
    share = "" if own is None else words.points(round(100 * own / line.most, 1))
    return (
        str(number),
        line.text,
        "",
        "",
        share,
        words.points(line.most),
        given,
        _note(line, review),
    )


def _note(line: FrameLine, review: Review | None) -> str:
    return one_line(points_of(review, line.id).note) if review else ""


def _sum(frame: Frame, part: int, review: Review | None) -> tuple[str, str]:
    most = words.points(frames.sum_of(frame, part))
    if review is None:
        return most, ""
    found = frames.totals(frame, review, own=True)
    given = found.common if part == frames.COMMON else found.results
    return most, "" if given is None else words.points(given)
