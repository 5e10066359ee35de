"""Score sheet (phiếu chấm điểm) of a meeting: every line of its set, the branch's own points.

The column of the upper committee, which decides, is left open (42-HD/BTCTW, 28/10/2025).
"""

from collections.abc import Iterator
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.gathered import Gathered, gather
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.records import dates, scoring
from handbook.records.meetings import Meeting, Score, total_score
from handbook.records.scoring import CriteriaSet, Criterion, Item
from handbook.records.text import one_line, paragraphs
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "score-sheet"


def build(store: Store, request: Request) -> Document:
    """Return the sheet of a kept meeting."""
    meeting = store.meetings.by_uid(request.meeting)
    return document(gather(store, meeting), meeting)


def document(gathered: Gathered, meeting: Meeting, *, own: str | None = None) -> Document:
    """Return the sheet, blank where no points are given; it says so of a kind that has no set."""
    branch = gathered.branch
    criteria = scoring.set_of(meeting, gathered.own_sets, branch.criteria)
    text = template.written(PAPER, _facts(gathered, meeting, criteria), branch, own=own)
    return Document(
        title=f"Phiếu chấm điểm {words.within(words.spelled(words.subject(meeting), branch))}",
        blocks=(
            *letterhead.letterhead(branch, meeting.date),
            *letterhead.title(text.front["title"], text.front["subject"]),
            *text.blocks,
        ),
        looks=letterhead.looks_on(meeting.date),
        made_on=meeting.date,
        author=words.branch_name(branch),
        duplex=branch.choices.duplex,
    )


def _facts(gathered: Gathered, meeting: Meeting, criteria: CriteriaSet | None) -> dict[str, Any]:
    branch, total = gathered.branch, total_score(meeting)
    people = People(gathered.members, branch)
    return {
        "held": words.within(words.spelled(words.subject(meeting), branch)),
        "day": dates.on_screen(meeting.date),
        "place": words.or_blank(meeting.place),
        "criteria": words.spelled(criteria.title, branch) if criteria else "",
        "rows": list(_rows(gathered, meeting, criteria)) if criteria else [],
        "total": words.points(total) if total is not None else words.BLANK,
        "most": words.points(criteria.most) if criteria else words.BLANK,
        "grade": scoring.grade(total, criteria) if total is not None and criteria else words.BLANK,
        "weak": _joined(meeting.weak_points),
        "remedies": _joined(meeting.remedies),
        "captions": {"chair": branch.choices.chair_caption},
        "signers": {"recorder": people.name(meeting.recorder), "chair": people.name(meeting.chair)},
    }


def _rows(gathered: Gathered, meeting: Meeting, criteria: CriteriaSet) -> Iterator[dict[str, str]]:
    given = {score.criterion: score for score in meeting.scores}
    for criterion, items in scoring.lines(criteria):
        there = [given[item.id] for item in items if item.id in given]
        # Points given before the set was scored item by item stand at the criterion itself.
        whole = given.get(criterion.id) or (_sum(criterion, there) if there else None)
        yield _row(gathered, criterion, whole)
        for item in items:
            yield _row(gathered, item, given.get(item.id))


def _sum(criterion: Criterion, scores: list[Score]) -> Score:
    return Score(criterion=criterion.id, points=sum(score.points for score in scores))


def _row(gathered: Gathered, line: Criterion | Item, score: Score | None) -> dict[str, str]:
    return {
        "id": line.id,
        "text": words.spelled(line.text, gathered.branch),
        "most": words.points(line.most),
        "points": words.points(score.points) if score else "",
        "above": "",
        "reason": one_line(score.reason) if score else "",
    }


def _joined(typed: str) -> str:
    return " ".join(words.ended(line) for line in paragraphs(typed))
