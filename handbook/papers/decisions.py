"""Facts of part III of the minutes: conclusions, assignments, votes and the meeting's score."""

from collections.abc import Sequence
from typing import Any

from handbook.papers import words
from handbook.papers.course import text
from handbook.papers.gathered import Gathered
from handbook.papers.people import People
from handbook.records import attendance, dates, scoring
from handbook.records import words as enum_words
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, MeetingKind, Vote, total_score
from handbook.records.text import one_line, paragraphs
from handbook.records.votes import VoteRoll
from handbook.typeset.blocks import Items, Marker
from handbook.typeset.items import labels

PARTS = ("conclusions", "tasks", "votes", "score")


def facts(gathered: Gathered, meeting: Meeting, people: People, counts: Counts) -> dict[str, Any]:
    """Return the facts of part III; a part of `PARTS` is empty when nothing was decided in it."""
    return {
        "conclusions": _conclusions(meeting),
        "tasks": tuple(
            {
                "what": text(assignment.what),
                "who": words.charged(assignment, people.names),
                "due": dates.short(assignment.due),
                "product": text(assignment.product),
            }
            for assignment in gathered.assignments
        ),
        "regular": meeting.kind is MeetingKind.REGULAR,
        "votes": _votes(meeting, counts.roll),
        "score": _score(gathered, meeting),
    }


def lettered(count: int) -> tuple[str, ...]:
    """Return `a) `, `b) `, … đ) for several entries; one alone has no letter."""
    if count == 1:
        return ("",)
    return tuple(labels(Items(((),) * count, Marker.LETTER)))


def _conclusions(meeting: Meeting) -> tuple[dict[str, str], ...]:
    told = [lines for lines in map(paragraphs, meeting.conclusions) if lines]
    return tuple(
        {"label": label, "first": lines[0], "rest": "\n".join(lines[1:])}
        for label, lines in zip(lettered(len(told)), told, strict=True)
    )


def _votes(meeting: Meeting, roll: VoteRoll) -> tuple[dict[str, str], ...]:
    marks = lettered(len(meeting.votes))
    return tuple(
        {"label": label, **_vote(vote, roll)}
        for label, vote in zip(marks, meeting.votes, strict=True)
    )


def _vote(vote: Vote, roll: VoteRoll) -> dict[str, str]:
    """Return one vote in words; what is not counted, or counted wrongly, is left open."""
    outcome = attendance.decide(vote, roll)
    counted = outcome.cast > 0
    passed = "được thông qua" if outcome.passed else "không được thông qua"
    return {
        "matter": words.ended(words.or_blank(vote.matter)),
        "method": enum_words.METHOD[vote.method],
        "yes": _figure(vote.yes, counted),
        "no": _figure(vote.no, counted),
        "other": _figure(vote.other, counted),
        "invalid": _figure(vote.invalid, counted) if vote.invalid else "",
        "base": words.base_words(vote, roll),
        "share": outcome.share(vote.yes) if counted else words.BLANK,
        "bar": words.threshold_words(vote, roll),
        "outcome": passed if counted and not outcome.problems else words.BLANK,
    }


def _figure(number: int, counted: bool) -> str:
    if not counted:
        return words.BLANK
    return words.two_digits(number) if number > 0 else str(number)


def _score(gathered: Gathered, meeting: Meeting) -> dict[str, Any]:
    """Return points, grade and what was weak; the grade is the branch's own, decided above."""
    total = total_score(meeting)
    weak, remedies = _joined(meeting.weak_points), _joined(meeting.remedies)
    if total is None and not weak and not remedies:
        return {}
    criteria = scoring.set_of(meeting, gathered.own_sets)
    return {
        "total": words.points(total) if total is not None else "",
        "most": words.points(criteria.most) if criteria else words.BLANK,
        "grade": scoring.grade_of(meeting, gathered.own_sets) or words.BLANK,
        "rows": _score_rows(gathered, meeting),
        "weak": weak,
        "remedies": remedies,
    }


def _score_rows(gathered: Gathered, meeting: Meeting) -> tuple[dict[str, str], ...]:
    criteria = scoring.set_of(meeting, gathered.own_sets)
    known = scoring.by_id(criteria) if criteria else {}
    rows = []
    for score in meeting.scores:
        criterion = known.get(score.criterion)
        rows.append(
            {
                "id": score.criterion,
                "text": words.spelled(criterion.text, gathered.branch) if criterion else "",
                "most": words.points(criterion.most) if criterion else "",
                "points": words.points(score.points),
                "reason": one_line(score.reason),
            }
        )
    return tuple(rows)


def _joined(typed: str) -> str:
    """Return typed lines as one sentence after the other."""
    lines: Sequence[str] = paragraphs(typed)
    return " ".join(words.ended(line) for line in lines)
