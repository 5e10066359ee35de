"""The facts round one meeting that its papers and its screen need, gathered once from the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.records import rules
from handbook.records.assignments import Assignment
from handbook.records.criteria_sets import sets_of
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.members import Member
from handbook.records.scoring import CriteriaSet
from handbook.records.settings import Branch
from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Facts round a meeting: `assignments` it gave, `earlier` ones it reports on.

    `values` are those of the rule `meeting_guide` in force on the meeting's day; `members` are all
    of the handbook, those who left included; `joined` is the meeting held in the same session;
    `own_sets` are the branch's own criteria sets.
    """

    branch: Branch
    members: tuple[Member, ...]
    assignments: tuple[Assignment, ...]
    earlier: tuple[Assignment, ...]
    values: Mapping[str, Any]
    joined: Meeting | None = None
    own_sets: tuple[CriteriaSet, ...] = ()


def gather(store: Store, meeting: Meeting) -> Gathered:
    """Return the facts round `meeting`, which may be newer than what is kept of it."""
    return Gathered(
        branch=store.branch.get(),
        members=store.members.all(),
        assignments=store.assignments.of_meeting(meeting.uid),
        earlier=store.assignments.before(meeting),
        values=rules.at(meeting.date, "meeting_guide").values,
        joined=_joined(store, meeting),
        own_sets=sets_of(store.criteria_sets.all()),
    )


def _joined(store: Store, meeting: Meeting) -> Meeting | None:
    """Return the regular meeting a thematic one goes with, or the thematic one of a regular."""
    if meeting.kind is MeetingKind.THEMATIC and meeting.joined_with:
        return store.meetings.find_uid(meeting.joined_with)
    if meeting.kind is MeetingKind.REGULAR:
        return store.meetings.joined_to(meeting)
    return None
