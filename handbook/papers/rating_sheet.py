"""Scoring sheet (phiếu chấm điểm) of one review: the frame of the round, line by line.

Points of each line are those of the round's own frame: there are none set centrally (43-HD 7.12).
"""

from collections.abc import Iterator
from typing import Any

from handbook.papers import handwriting, round_paper, template, words
from handbook.papers.criteria_points import sums
from handbook.papers.paper import Request
from handbook.papers.round_paper import RoundFacts
from handbook.records import dates, frames
from handbook.records.review_rounds import Form, Frame, FrameLine, frame_of, place_of
from handbook.records.reviews import Review, points_of
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Cell, Column, Document, Table, cell
from handbook.typeset.looks import Align, Look

PAPER = "rating-sheet"


def build(store: Store, request: Request) -> Document:
    """Return the sheet of a member, or of the collective when the request names nobody."""
    facts = round_paper.gather(store, request)
    return document(facts, request.member, blank=request.fill in ("blank", "part"))


def document(facts: RoundFacts, member: str, *, blank: bool = False) -> Document:
    """Return the sheet; `blank` leaves the points to be written in."""
    review = None if blank else facts.review(member)
    frame = frame_of(facts.round, form_of(facts, member))
    return round_paper.page(
        facts, PAPER, _facts(facts, member, frame, review), whose=facts.called(member)
    )


def form_of(facts: RoundFacts, member: str) -> Form:
    """Return the form a member writes in the round; the collective's for nobody."""
    if not member:
        return Form.COLLECTIVE
    review, line = facts.review(member), place_of(facts.round, member)
    if review:
        return review.form
    return line.form if line else Form.OUTSIDE


def _facts(
    facts: RoundFacts, uid: str, frame: Frame | None, review: Review | None
) -> dict[str, Any]:
    member = facts.member(uid)
    own, appraised = sums(frame, review), sums(frame, review, appraised=True)
    return {
        "whose": member.name if member else "" if uid else words.branch_name(facts.branch),
        "collective": not uid,
        "post": words.spelled(words.post(member), facts.branch) if member else "",
        "born": handwriting.or_dots(dates.short(member.birth_date) if member else "", 20),
        "frame": words.spelled(frame.title, facts.branch) if frame else "",
        "table": _table(facts, frame, review) if frame else (),
        "own": own.total or words.BLANK,
        "appraised": appraised.total or words.BLANK,
        "own_level": round_paper.level_words(review.own_level) if review else "",
        "gap_reason": one_line(review.gap_reason) if review else "",
    }


def _table(facts: RoundFacts, frame: Frame, review: Review | None) -> Table:
    front = template.front_of(PAPER, facts.branch)
    widths = front["widths"]
    columns = [Column(width, Align.CENTRE) for width in widths]
    columns[1], columns[-1] = Column(widths[1]), Column(widths[-1])
    head = tuple(cell(text, look=Look.TABLE_HEAD, align=Align.CENTRE) for text in front["heads"])
    rows = [
        row
        for part in (frames.COMMON, frames.RESULTS)
        for row in _part(front["parts"], frame, review, part)
    ]
    return Table(tuple(columns), tuple(rows), head=(head,))


def _part(
    names: list[str], frame: Frame, review: Review | None, part: int
) -> Iterator[tuple[Cell, ...]]:
    own, given = sums(frame, review), sums(frame, review, appraised=True)
    totals = {1: (own.common, given.common), 2: (own.results, given.results)}[part]
    texts = ("I" * part, names[part - 1], words.points(frames.sum_of(frame, part)), *totals, "")
    yield tuple(cell(text, bold=True) for text in texts)
    group = ""
    lines = [one for one in frame.lines if one.part == part]
    for number, line in enumerate(lines, start=1):
        if line.group and line.group != group:
            group = line.group
            yield (cell(""), cell(group, bold=True, across=5))
        yield _line(number, line, review)


def _line(number: int, line: FrameLine, review: Review | None) -> tuple[Cell, ...]:
    given = points_of(review, line.id) if review else None
    own = words.points(given.own) if given and given.own is not None else ""
    appraised = words.points(given.appraised) if given and given.appraised is not None else ""
    note = one_line(given.note) if given else ""
    texts = (str(number), line.text, words.points(line.most), own, appraised, note)
    return tuple(cell(text) for text in texts)
