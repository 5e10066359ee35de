"""Cases the duty table finds in what records know of members and assignments.

A case is a member (or an assignment) with the day its clock starts; dates that are not known to the
day start no clock.
"""

import re
from collections.abc import Iterator
from datetime import date

from handbook.records import dates, due_rules
from handbook.records.duty_facts import Case, DutyFacts
from handbook.records.duty_rules import DutyRule, Per
from handbook.records.members import (
    Member,
    Standing,
    StandingKind,
    on_roster,
    rank_on,
    standing_on,
)
from handbook.records.text import joined


def cases(rule: DutyRule, facts: DutyFacts, day: date) -> Iterator[Case]:
    """Yield the cases of a row that comes up for members, assignments, or is handed its cases."""
    match rule.per:
        case Per.PROBATION:
            yield from _probations(rule, facts, day)
        case Per.NEW_MEMBER:
            yield from _new_members(rule, facts, day)
        case Per.LEAVING:
            yield from _standings(rule, facts, StandingKind.MOVED)
        case Per.SUSPENSION:
            yield from _suspensions(rule, facts, day)
        case Per.BADGE:
            yield from _badges(rule, facts, day)
        case Per.ABSENCE:
            yield from _absences(rule, facts, day)
        case Per.ASSIGNMENT:
            yield from _assignments(rule, facts)
        case _:
            yield from (case for case in facts.cases if case.duty == rule.id)


def badge_day(rule: DutyRule, reached: date) -> date:
    """Return the first of the row's badge days that is not before the day a milestone is reached.

    The days are 3/2, 19/5, 2/9 and 7/11 (DOMAIN §10.4).
    """
    years = (reached.year, reached.year + 1)
    return min(
        day for year in years for day in (date(year, *md) for md in rule.days) if day >= reached
    )


def _case(rule: DutyRule, member: Member, on: date, until: date | None = None) -> Case:
    return Case(duty=rule.id, record=member.uid, name=member.name, on=on, until=until)


def _probations(rule: DutyRule, facts: DutyFacts, day: date) -> Iterator[Case]:
    for member in facts.members:
        began = dates.whole(member.admitted_on)
        on_trial = rank_on(member, day) is StandingKind.PROBATIONARY and on_roster(member, day)
        if began is not None and on_trial:
            yield _case(rule, member, began)


def _new_members(rule: DutyRule, facts: DutyFacts, day: date) -> Iterator[Case]:
    for member in facts.members:
        began = dates.whole(member.admitted_on)
        known = facts.since is None or (began is not None and began >= facts.since)
        if began is not None and known and on_roster(member, day):
            yield _case(rule, member, began)


def _standings(rule: DutyRule, facts: DutyFacts, kind: StandingKind) -> Iterator[Case]:
    for member in facts.members:
        for standing in member.standings:
            since = dates.whole(standing.since)
            if standing.kind is kind and since is not None:
                yield _case(rule, member, since)


def _suspensions(rule: DutyRule, facts: DutyFacts, day: date) -> Iterator[Case]:
    for member in facts.members:
        if standing_on(member, day) is not StandingKind.SUSPENDED:
            continue
        for standing in member.standings:
            if standing.kind is StandingKind.SUSPENDED and standing.holds_on(day):
                yield from _suspension(rule, member, standing)


def _suspension(rule: DutyRule, member: Member, standing: Standing) -> Iterator[Case]:
    since, until = dates.whole(standing.since), dates.whole(standing.until)
    if since is not None or until is not None:
        yield _case(rule, member, since or until or date.max, until)


def _badges(rule: DutyRule, facts: DutyFacts, day: date) -> Iterator[Case]:
    """Yield each member's milestones past the last badge received, with their badge days."""
    for member in facts.members:
        joined_on = dates.whole(member.decided_on or member.admitted_on)
        if joined_on is None or not on_roster(member, day):
            continue
        received = _received(rule, member.badge)
        for years in rule.years:
            reached = due_rules.add_months(joined_on, 12 * years)
            if years > received:
                name = f"{member.name}, {years} năm tuổi Đảng"
                yield Case(
                    duty=rule.id,
                    record=member.uid,
                    name=name,
                    on=reached,
                    until=badge_day(rule, reached),
                )


def _received(rule: DutyRule, badge: str) -> int:
    """Return the years of the badge received: its number and day may stand beside them."""
    years = [int(n) for n in re.findall(r"\d+(?=\s*năm)", badge, re.IGNORECASE)]
    alone = [n for n in map(int, re.findall(r"\d+", badge)) if n in rule.years]
    return max(years or alone, default=0)


def _absences(rule: DutyRule, facts: DutyFacts, day: date) -> Iterator[Case]:
    """Yield members with the row's count of months missed without reason this year."""
    meetings = {m.uid: m for m in facts.meetings if m.date.year == day.year and m.date <= day}
    for member in facts.members:
        missed = sorted(m.date for m in meetings.values() if member.uid in m.unexcused)
        months = {missed_on.month: missed_on for missed_on in reversed(missed)}
        if len(months) >= rule.count and on_roster(member, day):
            reached = sorted(months.values())[rule.count - 1]
            yield _case(rule, member, reached, reached)


def _assignments(rule: DutyRule, facts: DutyFacts) -> Iterator[Case]:
    names = {m.uid: m.name for m in facts.members}
    for assignment in facts.open_assignments:
        due = dates.latest(assignment.due)
        if due is None:
            continue
        people = [names[uid] for uid in assignment.members if uid in names]
        people += [assignment.people] if assignment.people else []
        name = f"{assignment.what} ({joined(people)})" if people else assignment.what
        yield Case(duty=rule.id, record=assignment.uid, name=name, on=due)
