"""Facts of the minutes that only some kinds of meeting have (DOMAIN §3): topic, groups, committee.

Pure functions of records that return text; the words round them stand in the papers' templates.
"""

from typing import Any

from handbook.papers import words
from handbook.papers.gathered import Gathered
from handbook.papers.people import People
from handbook.records.attendance import Counts, Row
from handbook.records.meetings import Meeting, MeetingKind, quarter
from handbook.records.members import Position
from handbook.records.text import joined, one_line

_QUARTERS = ("I", "II", "III", "IV")
_POSTS = (Position.SECRETARY, Position.DEPUTY, Position.COMMITTEE, Position.MEMBER)


def facts(
    gathered: Gathered, meeting: Meeting, people: People, roll: tuple[Row, ...], counts: Counts
) -> dict[str, Any]:
    """Return the facts of this kind of meeting; those of another kind are empty."""
    thematic = meeting.kind is MeetingKind.THEMATIC
    return {
        "thematic": thematic,
        "topic": topic(meeting),
        "quarter": quarter_words(meeting) if thematic else "",
        "presenter": _presenter(meeting, people) if thematic else "",
        "called_for": one_line(meeting.reason) if _extraordinary(meeting) else "",
        "groups": joined([one_line(group) for group in meeting.groups]),
        "same_session": thematic and gathered.joined is not None,
        "online": _online(counts),
        "committee": _committee(meeting, people, roll),
    }


def topic(meeting: Meeting) -> str:
    """Return the topic of a thematic meeting on one line, nothing for other kinds."""
    return one_line(meeting.topic) if meeting.kind is MeetingKind.THEMATIC else ""


def titled(meeting: Meeting, subject: str) -> str:
    """Return the lines under `BIÊN BẢN`: what is held and, of a thematic meeting, its topic."""
    named = topic(meeting)
    return f"{subject}\n“{named}”" if named else subject


def quarter_words(meeting: Meeting) -> str:
    """Return `quý IV năm 2026`."""
    return f"quý {_QUARTERS[quarter(meeting) - 1]} năm {meeting.date.year}"


def _presenter(meeting: Meeting, people: People) -> str:
    """Return `đồng chí Ma Văn Đạt, Chi ủy viên` of a member, else the name as typed."""
    if people.name(meeting.presenter):
        return people.titled(meeting.presenter)
    return words.person(meeting.presenter)


def _extraordinary(meeting: Meeting) -> bool:
    return meeting.kind is MeetingKind.EXTRAORDINARY


def _online(counts: Counts) -> str:
    """Return who took part online: `02 đồng chí, gồm: Hà Minh Khôi, Ma Văn Đạt`."""
    if not counts.online:
        return ""
    names = ", ".join(row.member.name for row in counts.online)
    return f"{words.comrades(len(counts.online))}, gồm: {names}"


def _committee(meeting: Meeting, people: People, roll: tuple[Row, ...]) -> dict[str, str]:
    """Return who of the committee was there, by name and post; nothing for other kinds."""
    if meeting.kind is not MeetingKind.COMMITTEE:
        return {}
    by_post = sorted(roll, key=lambda row: _POSTS.index(row.member.position))
    there = [people.titled(row.member.uid) for row in by_post if row.present]
    return {
        "body": words.committee_name(roll),
        "present": f"{words.two_digits(len(there))}/{words.two_digits(len(roll))}",
        "names": "; ".join(there),
    }
