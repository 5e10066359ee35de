"""Attendance sheet (danh sách điểm danh) of a meeting: blank to be signed, or with its marks."""

from typing import Any

from handbook.papers import letterhead, minutes, template, words
from handbook.papers.gathered import Gathered, gather
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.records import attendance, dates
from handbook.records import words as enum_words
from handbook.records.attendance import Row
from handbook.records.meetings import Mark, Meeting
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "sign-in"
_ROOM_TO_SIGN = "\u00a0"  # a line of body text, higher than one of a table, leaves room to sign


def build(store: Store, request: Request) -> Document:
    """Return the sheet of a kept meeting; with marks when any were made."""
    meeting = store.meetings.by_uid(request.meeting)
    return document(gather(store, meeting), meeting)


def document(
    gathered: Gathered, meeting: Meeting, *, blank: bool | None = None, own: str | None = None
) -> Document:
    """Return the sheet; `blank` leaves marks out, None does so while nobody is marked."""
    branch = gathered.branch
    roll = attendance.rows(meeting, gathered.members)
    if blank is None:
        blank = all(row.mark is Mark.UNMARKED for row in roll)
    text = template.written(PAPER, _facts(gathered, meeting, roll, blank), branch, own=own)
    subject = words.spelled(words.subject(meeting, gathered.members), branch)
    return Document(
        title=f"Danh sách điểm danh {words.within(subject)}",
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


def _facts(
    gathered: Gathered, meeting: Meeting, roll: tuple[Row, ...], blank: bool
) -> dict[str, Any]:
    branch, counts = gathered.branch, attendance.count(roll)
    people = People(gathered.members, branch)
    subject = words.spelled(words.subject(meeting, gathered.members), branch)
    choices = branch.choices
    return {
        "held": words.within(subject),
        "hour": words.hour(meeting.starts_at),
        "day": dates.long(meeting.date),
        "place": words.or_blank(meeting.place),
        "blank": blank,
        "rows": [_line(row, blank) for row in roll] + _guests(meeting, blank),
        "roster": minutes.roster_facts(counts),
        "captions": {"recorder": choices.recorder_caption, "chair": choices.chair_caption},
        "signers": {"recorder": people.name(meeting.recorder), "chair": people.name(meeting.chair)},
    }


def _line(row: Row, blank: bool) -> dict[str, str]:
    return {
        "name": row.member.name,
        "standing": enum_words.STANDING[row.standing],
        "sign": _ROOM_TO_SIGN if blank else "",
        "note": "" if blank else _note(row),
    }


def _note(row: Row) -> str:
    reason = "trực tuyến" if row.present and row.online else one_line(row.reason)
    return words.noted(enum_words.MARK[row.mark], reason) if row.mark is not Mark.UNMARKED else ""


def _guests(meeting: Meeting, blank: bool) -> list[dict[str, str]]:
    sign = _ROOM_TO_SIGN if blank else ""
    return [
        {"name": g.name, "standing": "Đại biểu", "sign": sign, "note": one_line(g.position)}
        for g in meeting.guests
        if one_line(g.name)
    ]
