"""Reads and deeds of the meeting screen that run on the handbook's lane; no widget here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.records.meetings import Meeting, MeetingKind
from handbook.services import meetings as service
from handbook.ui.screens.meetings.editing import Opened

_OTHERS = 30  # about a year and a half of meetings of all kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The list of one year: its meetings newest first, and the years there are to choose from."""

    year: int
    years: tuple[int, ...]
    meetings: tuple[Meeting, ...]


def read_year(store: Any, year: int | None, today: date) -> Year:
    """Return a year's list; without `year` the newest one that has meetings."""
    there = store.meetings.years()
    chosen = year or max(there, default=today.year)
    years = tuple(sorted({*there, chosen, today.year}, reverse=True))
    return Year(year=chosen, years=years, meetings=store.meetings.summaries(chosen))


def read_meeting(store: Any, uid: str) -> Opened:
    """Return a meeting with all that its screen needs; raises NotFound."""
    meeting = store.meetings.by_uid(uid)
    committee = meeting.kind is MeetingKind.COMMITTEE
    regular = meeting.kind is MeetingKind.REGULAR
    return Opened(
        meeting=meeting,
        gathered=service.gather(store, meeting),
        seal=store.seals.current(uid),
        earlier_seals=tuple(s for s in store.seals.of_meeting(uid) if s.unsealed_at),
        number=service.next_number(store, meeting),
        committee=store.meetings.committee_for(meeting) if regular else None,
        regular=store.meetings.prepared_by(meeting) if committee else None,
        others=tuple(m for m in store.meetings.summaries(limit=_OTHERS) if m.uid != uid),
    )


def today_of(book: Any) -> date:
    """Return today by the handbook's clock."""
    day: date = book.clock().date()
    return day


def make_meeting(store: Any, kind: MeetingKind, today: date) -> str:
    """Put a new meeting, already filled, and return its uid.

    A regular one stands on its day by rule, any other on today.
    """
    day = service.next_day(store, today) if kind is MeetingKind.REGULAR else today
    made: Meeting = store.meetings.put(service.new_meeting(store, kind, day))
    return made.uid


def make_committee(store: Any, regular_uid: str) -> str:
    """Put the committee meeting that prepares a regular one, filled, and return its uid."""
    regular, today = store.meetings.by_uid(regular_uid), store.session.clock().date()
    made: Meeting = store.meetings.put(service.new_committee_meeting(store, regular, today))
    return made.uid
