"""Where a row of the duty table meets the facts: each meeting, member, case or period it falls on.

Of a duty that comes back, only the latest period whose time has begun is looked at: a missed month
is not asked for once the next one is on. Which occasions are shown is decided in `duty_days`.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handbook.records import due_rules, duty_people, duty_rules, rules
from handbook.records.due_rules import Anchor, DueRule
from handbook.records.duty_facts import AnswerState, Case, DutyFacts, MeetingFact
from handbook.records.duty_rules import DutyRule, Per, Proof
from handbook.records.meetings import COMMITTEE_DAYS, MeetingKind
from handbook.records.members import Position

Holidays = AbstractSet[date]
_MONTHS = {Anchor.MONTHLY: 1, Anchor.QUARTER: 3}  # any other comes back yearly
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One time a duty falls due; `due` None is at once, `latest` the day after which it is late.

    `begins` is when it is first shown where the warnings do not say so.
    `planned` says that the record is a meeting made for it and still to be held.
    """

    rule: DutyRule
    due: date | None
    latest: date | None = None
    record: str = ""
    period: str = ""
    name: str = ""
    done: bool = False
    planned: bool = False
    begins: date | None = None


def occasions(
    rule: DutyRule, facts: DutyFacts, day: date, holidays: Holidays
) -> Iterator[Occasion]:
    """Yield the occasions of one row, done ones among them."""
    match rule.per:
        case Per.BRANCH:
            yield from _of_branch(rule, facts, day, holidays)
        case Per.MEETING:
            yield from _of_meetings(rule, facts, day, holidays)
        case Per.BACKUP:
            yield _of_backup(rule, facts)
        case _:
            for case in duty_people.cases(rule, facts, day):
                yield _of_case(rule, case, facts, holidays)


def starts_on(occasion: Occasion) -> date:
    """Return the day from which the occasion is shown: the first of its warnings."""
    if occasion.begins is not None:
        return occasion.begins
    if occasion.due is None:
        return date.min
    return occasion.due - timedelta(days=max(occasion.rule.warn, default=0))


# ── the branch, period by period ─────────────────────────────────────────────────────────────────


def _of_branch(
    rule: DutyRule, facts: DutyFacts, day: date, holidays: Holidays
) -> Iterator[Occasion]:
    if rule.due[0].anchor is Anchor.EVERY:
        found = [_every(rule, facts)]
    else:
        found = [_in_period(rule, facts, start, day, holidays) for start in _periods(rule, day)]
    begun = [o for o in found if o is not None and starts_on(o) <= day]
    if begun and not _before_the_handbook(begun[-1], facts):
        yield begun[-1]


def _before_the_handbook(occasion: Occasion, facts: DutyFacts) -> bool:
    last = occasion.latest or occasion.due
    return facts.since is not None and last is not None and last < facts.since


def _periods(rule: DutyRule, day: date) -> tuple[date, ...]:
    """Return the first days of the period before, the one `day` is in, and the one after."""
    months = _MONTHS.get(rule.due[-1].anchor, 12)
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return tuple(due_rules.add_months(first, months * step) for step in (-1, 0, 1))


def _in_period(
    rule: DutyRule, facts: DutyFacts, start: date, day: date, holidays: Holidays
) -> Occasion | None:
    period, name = _named(rule, start)
    days = (_period_day(rule, r, start, facts, holidays) for r in rule.due)
    due = next((found for found in days if found is not None), None)
    if due is None:
        return None
    occasion = Occasion(rule=rule, due=due, period=period, name=name)
    months = _MONTHS.get(rule.due[-1].anchor, 12)
    end = due_rules.add_months(start, months) - timedelta(days=1)
    within = [m for m in facts.meetings if start <= m.date <= end]
    return _proved(occasion, within, day)


def _period_day(
    rule: DutyRule, due: DueRule, start: date, facts: DutyFacts, holidays: Holidays
) -> date | None:
    match due.anchor:
        case Anchor.MONTHLY:
            found = due_rules.in_month(due, start)
            moved = rule.else_day is not None and found in holidays
            return found.replace(day=rule.else_day or found.day) if moved else found
        case Anchor.QUARTER:
            return due_rules.end_of_month(due_rules.add_months(start, 2))
        case Anchor.YEAR_START:
            return date(start.year, *duty_rules.year_days().start)
        case Anchor.YEAR_END:
            return date(start.year, *duty_rules.year_days().end)
        case Anchor.TYPED:
            days = [t.on for t in facts.typed if (t.duty, t.period) == (rule.id, str(start.year))]
            return max(days, default=None)
        case _:
            raise ValueError(f"{rule.id}: {due.anchor} does not come back")


def _named(rule: DutyRule, start: date) -> tuple[str, str]:
    """Return the key and the words of the period that starts on `start`."""
    match rule.due[-1].anchor:
        case Anchor.MONTHLY:
            return f"{start:%Y-%m}", f"tháng {start.month}"
        case Anchor.QUARTER:
            quarter = (start.month - 1) // 3
            return f"{start.year}-Q{quarter + 1}", f"quý {_QUARTERS[quarter]} năm {start.year}"
        case _:
            return str(start.year), f"năm {start.year}"


def _proved(occasion: Occasion, within: list[MeetingFact], day: date) -> Occasion:
    match occasion.rule.proof:
        case Proof.HELD:
            fitting = [m for m in within if m.kind in occasion.rule.meetings]
            if any(m.date < day or m.sealed for m in fitting):
                return replace(occasion, done=True)
            planned = min(fitting, key=lambda m: m.date, default=None)
            if planned is None:
                return occasion
            return replace(occasion, due=planned.date, record=planned.uid, planned=True)
        case Proof.DUES_PAID:
            return replace(occasion, done=any(m.dues_paid for m in within))
        case _:
            return occasion


def _every(rule: DutyRule, facts: DutyFacts) -> Occasion | None:
    """Return when it is due again: after it was last done, else after the handbook began."""
    done = [a.on for a in facts.answers if a.duty == rule.id and a.state is AnswerState.DONE]
    last = max(done, default=facts.since)
    if last is None:
        return None
    due = due_rules.shifted(last, rule.due[0])
    return Occasion(rule=rule, due=due, period=due.isoformat())


def _of_backup(rule: DutyRule, facts: DutyFacts) -> Occasion:
    if facts.backed_up is None:
        return Occasion(rule=rule, due=None)
    due = due_rules.shifted(facts.backed_up, rule.due[0])
    return Occasion(rule=rule, due=due, period=due.isoformat())


# ── meetings ─────────────────────────────────────────────────────────────────────────────────────


def _of_meetings(
    rule: DutyRule, facts: DutyFacts, day: date, holidays: Holidays
) -> Iterator[Occasion]:
    """Yield what goes before a coming meeting, or after one held; never the one for the other."""
    due, seen = rule.due[0], {m.uid: m for m in facts.meetings}
    is_before = due.anchor is Anchor.MEETING and due.is_before
    for meeting in seen.values():
        is_over = meeting.date < day
        if meeting.kind not in rule.meetings or (is_before and is_over):
            continue
        if not is_before and meeting.date > day:
            continue
        occasion = Occasion(
            rule=rule,
            due=_meeting_day(due, meeting, holidays),
            record=meeting.uid,
            name=meeting.name,
            done=_is_done(rule.proof, meeting, facts, day),
            begins=meeting.date if due.anchor is Anchor.MEETING and not is_before else None,
        )
        if rule.proof is not Proof.NONE or not _before_the_handbook(occasion, facts):
            yield occasion


def _meeting_day(due: DueRule, meeting: MeetingFact, holidays: Holidays) -> date:
    if due.anchor is not Anchor.MONTHLY:
        return due_rules.shifted(meeting.date, due, holidays)
    found = due_rules.in_month(due, meeting.date)
    if found >= meeting.date:
        return found
    return due_rules.in_month(due, due_rules.add_months(meeting.date, 1))


def _is_done(proof: Proof, meeting: MeetingFact, facts: DutyFacts, day: date) -> bool:
    match proof:
        case Proof.NOTIFIED:
            return meeting.notified
        case Proof.PAPERS_SENT:
            return meeting.papers_sent
        case Proof.SEALED:
            return meeting.sealed
        case Proof.POSTED:  # before the seal the duty to finalise speaks
            return meeting.posted or not meeting.sealed
        case Proof.COMMITTEE_MET:
            alone = _secretary_alone(facts)
            return meeting.committee_met or alone or _committee_met(meeting, facts, day)
        case _:
            return False


def _secretary_alone(facts: DutyFacts) -> bool:
    """Say whether nobody is there to meet with the secretary; unknown posts are no such word."""
    posts = {m.position for m in facts.members} - {Position.MEMBER}
    return posts == {Position.SECRETARY}


def _committee_met(meeting: MeetingFact, facts: DutyFacts, day: date) -> bool:
    """Say whether the committee has met since the last regular meeting, or within this month."""
    regular = [
        m.date for m in facts.meetings if m.kind is MeetingKind.REGULAR and m.date < meeting.date
    ]
    since = max(regular, default=meeting.date - timedelta(days=COMMITTEE_DAYS))
    until = min(day, meeting.date)
    return any(m.kind is MeetingKind.COMMITTEE and since < m.date <= until for m in facts.meetings)


# ── cases and members ────────────────────────────────────────────────────────────────────────────


def _of_case(rule: DutyRule, case: Case, facts: DutyFacts, holidays: Holidays) -> Occasion:
    due = rule.due[0]
    if case.until is not None:
        day = case.until
    elif due.anchor is Anchor.NEXT_MEETING:
        day = _next_meeting(case.on, facts)
    else:
        day = due_rules.shifted(case.on, due, holidays)
    latest = due_rules.shifted(case.on, rule.latest[0], holidays) if rule.latest else None
    return Occasion(
        rule=rule,
        due=day,
        latest=latest,
        record=case.record,
        period=case.on.isoformat() if rule.per in (Per.BADGE, Per.ABSENCE) else case.period,
        name=case.name,
    )


def _next_meeting(day: date, facts: DutyFacts) -> date:
    """Return the first regular meeting after `day`, else the day the guide names for one."""
    coming = [m.date for m in facts.meetings if m.kind is MeetingKind.REGULAR and m.date > day]
    if coming:
        return min(coming)
    number = rules.at(day, "meeting_guide").values["day"]
    found = day.replace(day=number)
    return found if found > day else due_rules.add_months(found, 1)
