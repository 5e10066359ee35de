"""Invitation (giấy mời) to a meeting: no number, for none is prescribed (DOMAIN §1.4)."""

from datetime import date
from typing import Any

from handbook.papers import kinds, letterhead, template, words
from handbook.papers.gathered import Gathered, gather
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.records import attendance, dates
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "invitation"


def build(store: Store, request: Request) -> Document:
    """Return the invitation to a kept meeting, made on the day of the request."""
    meeting = store.meetings.by_uid(request.meeting)
    return document(gather(store, meeting), meeting, request.day)


def document(
    gathered: Gathered, meeting: Meeting, day: date, *, own: str | None = None
) -> Document:
    """Return the invitation; made after the meeting began, it bears the meeting's own date."""
    branch = gathered.branch
    made_on = min(day, meeting.date)
    text = template.written(PAPER, _facts(gathered, meeting), branch, own=own)
    subject = words.spelled(words.subject(meeting, gathered.members), branch)
    return Document(
        title=f"Giấy mời {words.within(subject)}",
        blocks=(
            *letterhead.letterhead(branch, made_on, place_date=True),
            *letterhead.title(text.front["title"], text.front["subject"]),
            *text.blocks,
        ),
        looks=letterhead.looks_on(made_on),
        made_on=made_on,
        author=words.branch_name(branch),
        duplex=branch.choices.duplex,
    )


def _facts(gathered: Gathered, meeting: Meeting) -> dict[str, Any]:
    branch = gathered.branch
    subject = words.spelled(words.subject(meeting, gathered.members), branch)
    return {
        "branch": words.branch_name(branch),
        "held": words.within(subject),
        "invited": _invited(gathered, meeting),
        "hour": words.hour(meeting.starts_at),
        "day": dates.long(meeting.date),
        "weekday": dates.weekday(meeting.date),
        "place": words.ended(words.or_blank(meeting.place)),
        "chair": words.ended(People(gathered.members, branch).titled(meeting.chair)),
        "topic": kinds.topic(meeting),
        "agenda": words.listed(meeting.agenda),
        "sign": letterhead.signer(branch, gathered.members),
    }


def _invited(gathered: Gathered, meeting: Meeting) -> tuple[str, ...]:
    """Return who is invited: guests by name first, then the members."""
    branch = gathered.branch
    guests = [words.person(g.name, g.position) for g in meeting.guests if one_line(g.name)]
    if meeting.kind is MeetingKind.COMMITTEE:
        body = words.committee_name(attendance.rows(meeting, gathered.members))
        members = words.spelled(f"các đồng chí {_among(body)}", branch)
    else:
        members = f"các đồng chí đảng viên {words.branch_name(branch)}"
    return words.listed([words.opening(each) for each in (*guests, members)])


def _among(body: str) -> str:
    return f"trong {body}" if body == "chi ủy" else body
