"""Minutes of the review meeting: who was there, each review and its comments, votes, levels.

There is no central form; the six blocks follow a legal publisher's advice (FORMS §3.4 [C]). The
collective comes first, then the head, deputies and members (366-QĐ/TW, Điều 7.3).
"""

from collections.abc import Iterator
from typing import Any

from handbook.papers import handwriting, ratings_table, round_paper, words
from handbook.papers.criteria_points import sums
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.papers.round_paper import OPEN, RoundFacts
from handbook.records import attendance, dates
from handbook.records.meetings import Mark
from handbook.records.members import Member, Position
from handbook.records.review_rounds import frame_of
from handbook.records.reviews import Comment, Review
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "review-minutes"
_ORDER = (Position.SECRETARY, Position.DEPUTY, Position.COMMITTEE, Position.MEMBER)


def build(store: Store, request: Request) -> Document:
    """Return the minutes of the meeting of the request's round."""
    facts = round_paper.gather(store, request)
    return document(facts, blank=bool(request.fill))


def document(facts: RoundFacts, *, blank: bool = False) -> Document:
    """Return the minutes; `blank` leaves room for what was said to be written by hand."""
    return round_paper.page(facts, PAPER, _facts(facts, blank=blank), place_date=False)


def in_review_order(facts: RoundFacts) -> tuple[Member, ...]:
    """Return those reviewed as they are taken: head, deputies, committee, members."""
    return tuple(sorted(facts.reviewed, key=lambda one: _ORDER.index(one.position)))


def _facts(facts: RoundFacts, *, blank: bool) -> dict[str, Any]:
    people, one = People(facts.members, facts.branch), facts.round
    meeting = facts.meeting
    held = dates.whole(one.meeting_on) or (meeting.date if meeting else None)
    return {
        "hour": words.hour(meeting.starts_at if meeting else ""),
        "held": handwriting.date_words(held, one.year),
        "place": handwriting.or_dots(one.meeting_place or (meeting.place if meeting else ""), 60),
        "roll": _roll(facts),
        "chair": _titled(people, one.chair),
        "recorder": _titled(people, one.recorder),
        "guests": [
            words.person(guest.name, guest.position)
            for guest in (meeting.guests if meeting else ())
        ],
        "suggested": [one_line(each.text) for each in one.suggestions if each.text.strip()],
        "reviews": [] if blank else list(_reviews(facts, people)),
        "conclusion": handwriting.text_or_lines("" if blank else one.conclusion, 6),
        "room": handwriting.lines(12),
        "rows": [] if blank else [_row(line) for line in ratings_table.lines(facts)],
        "collective": ratings_table.collective(facts),
        "out": ratings_table.left_out(facts),
        "counted": not blank and bool(facts.ballots),
        "ends": words.hour(meeting.ends_at if meeting else ""),
        "signers": {"recorder": people.name(one.recorder), "chair": people.name(one.chair)},
    }


def _titled(people: People, uid: str) -> str:
    return people.titled(uid) if uid else f"đồng chí {'.' * 50}"


def _roll(facts: RoundFacts) -> dict[str, str]:
    """Return who was called and came: by the meeting's roll, else by the first ballot."""
    if facts.meeting is not None:
        rows = attendance.rows(facts.meeting, facts.members)
        counts = attendance.count(rows)
        away = [row for row in rows if row.counted and row.mark in (Mark.EXCUSED, Mark.UNEXCUSED)]
        return {
            "called": words.comrades(counts.summoned),
            "present": words.comrades(counts.present),
            "absent": words.comrades(len(away)),
            "names": words.absent(away),
        }
    ballot = facts.ballots[0] if facts.ballots else None
    if ballot is None or not ballot.called:
        return {"called": OPEN, "present": OPEN, "absent": OPEN, "names": ""}
    return {
        "called": words.comrades(ballot.called),
        "present": words.comrades(ballot.present),
        "absent": round_paper.absent(ballot.called, ballot.present),
        "names": "",
    }


def _reviews(facts: RoundFacts, people: People) -> Iterator[dict[str, Any]]:
    collective = facts.review("")
    if collective is not None:
        yield _review(facts, people, collective, words.branch_name(facts.branch))
    for member in in_review_order(facts):
        found = facts.review(member.uid)
        if found is not None:
            post = words.spelled(words.post(member), facts.branch)
            yield _review(facts, people, found, words.person(member.name, post))


def _review(facts: RoundFacts, people: People, review: Review, whose: str) -> dict[str, Any]:
    own = sums(frame_of(facts.round, review.form), review)
    return {
        "whose": words.opening(whose),
        "collective": not review.member,
        "points": own.total,
        "level": round_paper.level_words(review.own_level).lower(),
        "remark": one_line(review.committee_remark),
        "comments": [_comment(people, one) for one in review.comments if one.text.strip()],
    }


def _comment(people: People, comment: Comment) -> dict[str, str]:
    return {
        "who": people.name(comment.member) or words.or_blank(comment.name),
        "text": words.ended(one_line(comment.text)),
        "answer": words.ended(one_line(comment.answer)) if comment.answer.strip() else "",
    }


def _row(line: ratings_table.RatingLine) -> dict[str, str]:
    return {
        "name": line.name,
        "own": line.own,
        "votes": line.votes,
        "proposed": line.proposed,
    }
