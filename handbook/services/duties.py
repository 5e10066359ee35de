"""The duties of a day, from what the handbook knows; and the answers people give to them.

Every reading is bounded: a long history costs the start nothing.
"""

from dataclasses import replace
from datetime import date, timedelta

from handbook.records import duty_days, duty_plans, duty_reviews, duty_tasks
from handbook.records.basics import new_uid
from handbook.records.duty_days import Duty
from handbook.records.duty_facts import Answer, AnswerState, DutyFacts, meeting_fact
from handbook.records.members import roster
from handbook.records.settings import Branch
from handbook.services.handbook import Handbook
from handbook.store import duty_facts, duty_rounds
from handbook.store import duty_tasks as tasks_due
from handbook.store.store import Store

# Ours: meetings are prepared within two months; what was said of a duty bears on it for 14 months,
# longer than the year that any row of the table comes back after.
_AHEAD, _BACK = timedelta(days=62), timedelta(days=430)
_MOST = 200  # ours: the earliest due are named one by one; a branch has some thirty open at a time
_TERM = timedelta(days=3 * 366)  # ours: no plan of a branch outlives its term of thirty months


def of_book(handbook: Handbook, day: date) -> tuple[Duty, ...]:
    """Return the duties of a day, late first."""
    backed_up = backed_up_on(handbook)
    return handbook.read(lambda store: on(gather(store, day, backed_up), store.branch.get(), day))


def on(facts: DutyFacts, branch: Branch, day: date) -> tuple[Duty, ...]:
    """Return the duties of a day by the branch's kind, switches and holidays, late first."""
    switches = {switch.duty: switch.on for switch in branch.duty_switches}
    return duty_days.duties_on(day, facts, branch.kind, switches, frozenset(branch.holidays))


def gather(store: Store, day: date, backed_up: date | None) -> DutyFacts:
    """Return what duties of a day are worked out from; `backed_up` as `backed_up_on` says."""
    members, open_ones = store.members.all(), store.assignments.open(_MOST)
    year = day.replace(month=1, day=1)
    meetings = duty_facts.meetings_to(store, day + _AHEAD, absent_since=year)
    unsealed = tuple(meeting_fact(m) for m in store.meetings.unsealed_before(day))
    plans = store.plans.going(day - _TERM)
    rounds, remedies = (
        duty_rounds.rounds_since(store, day.year - 1),
        duty_rounds.remedies_open(store),
    )
    known = duty_rounds.year_fact(store, day.year, len(roster(members, day)))
    every = (members, open_ones, meetings, plans, rounds)
    records = [one.uid for found in every for one in found]
    return DutyFacts(
        since=duty_facts.began_on(store),
        members=members,
        meetings=(*unsealed, *meetings),
        open_assignments=open_ones,
        backed_up=backed_up,
        typed=store.branch.get().typed_dates,
        cases=(
            *duty_plans.cases(plans, members),
            *duty_reviews.cases(rounds, remedies, day),
            *duty_tasks.cases(
                tasks_due.waiting(store, day + _AHEAD), tasks_due.ending(store, day + _AHEAD)
            ),
        ),
        knows=frozenset({"plan", "review", "shortcoming", "task"}),
        answers=(
            *store.answers.bearing_on(day - _BACK, records),
            *duty_reviews.answers(rounds, known, day),
        ),
    )


def backed_up_on(handbook: Handbook) -> date | None:
    """Return the day of the last proven backup on another disk, or None.

    One on the handbook's own disk is lost with it, so it is no answer to the duty.
    """
    from handbook.services import backup

    proven = backup.last_elsewhere(handbook)
    return date.fromisoformat(proven.at[:10]) if proven else None


def answer(
    store: Store,
    duty: Duty,
    state: AnswerState,
    day: date,
    *,
    until: date | None = None,
    reason: str = "",
) -> Answer:
    """Keep what was said of a duty on `day`, in place of what was said before.

    Raises BadInput when one put off has no later day, or one that is not done no reason.
    """
    old = store.answers.to(duty.id, duty.record, duty.period)
    blank = Answer(uid=new_uid(), duty=duty.id, record=duty.record, period=duty.period, on=day)
    said = replace(old or blank, state=state, on=day, until=until, reason=reason.strip())
    return store.answers.put(said)
