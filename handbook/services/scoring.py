"""What scoring a meeting needs of the rest of the handbook: the meetings before it."""

from dataclasses import replace
from datetime import date, timedelta

from handbook.papers.gathered import Gathered
from handbook.records import score_facts, score_proposals
from handbook.records.meetings import COMMITTEE_DAYS, Meeting, MeetingKind
from handbook.records.score_proposals import Proposal
from handbook.records.scoring import CriteriaSet
from handbook.store.store import Store


def around(store: Store, meeting: Meeting) -> tuple[Meeting, ...]:
    """Return the year's meetings up to the end of this one's month, with their rolls, as kept.

    The month counts whole: a thematic meeting later in it is this month's. In January those of
    late December belong to it: the committee may have met then. Never this meeting.
    """
    begun = meeting.date - timedelta(days=COMMITTEE_DAYS)
    first, last = min(begun, meeting.date.replace(month=1, day=1)), _end_of_month(meeting.date)
    return tuple(m for m in store.meetings.within(first, last) if m.uid != meeting.uid)


def propose(
    criteria: CriteriaSet, meeting: Meeting, gathered: Gathered, year: tuple[Meeting, ...]
) -> dict[str, Proposal]:
    """Return what the records propose for the meeting as typed, by the id of an item.

    `year` are the meetings of `around`.
    """
    before = tuple(m for m in year if m.date <= meeting.date or m.kind is MeetingKind.THEMATIC)
    facts = score_facts.facts_of(
        meeting,
        gathered.members,
        around=before,
        earlier=gathered.earlier,
        made=gathered.assignments,
        least_minutes=int(gathered.values.get("least_minutes", 0)),
    )
    if gathered.joined is not None and gathered.joined.kind is MeetingKind.THEMATIC:
        facts = replace(facts, thematic_held=True)
    return {p.item: p for p in score_proposals.propose(criteria, facts)}


def _end_of_month(day: date) -> date:
    following = day.replace(day=28).toordinal() + 4
    first = date.fromordinal(following).replace(day=1)
    return date.fromordinal(first.toordinal() - 1)
