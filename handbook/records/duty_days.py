"""What is to be done on a day by the table of duties, late first, with the rule that asks.

A pure function of the day, the facts, the kind of branch, its switches and its holidays.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from handbook.records import duty_occasions, duty_rules
from handbook.records.duty_facts import Answer, AnswerState, DutyFacts
from handbook.records.duty_occasions import Occasion
from handbook.records.duty_rules import Action, DutyRule, Per, Tone
from handbook.records.settings import BranchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do, as a line shows it.

    `due` is its day, None for at once; `latest` the day after which it is late where that is not
    `due`. `id`, `record` and `period` name it for an answer. `postponed` is the reason it was put
    off to `due`.
    """

    id: str
    title: str
    second: str
    due: date | None
    latest: date | None = None
    late: bool = False
    record: str = ""
    period: str = ""
    action: Action = Action.ANSWER
    tone: Tone = Tone.DUTY
    warn: tuple[int, ...] = ()
    postponed: str = ""


def duties_on(
    day: date,
    facts: DutyFacts,
    branch: BranchKind,
    switches: Mapping[str, bool] | None = None,
    holidays: AbstractSet[date] = frozenset(),
) -> tuple[Duty, ...]:
    """Return the duties of a day, late first, then by their day.

    `switches` turn rows on or off by id against the table's default; `holidays` are no working
    days. Done and not applicable ones are left out, postponed ones come back before their new day.
    """
    found = []
    for rule in duty_rules.rules_on(day, branch, switches or {}, facts.knows):
        found += list(_of_rule(rule, facts, day, holidays))
    return tuple(sorted(found, key=lambda d: (not d.late, d.due or date.min, d.title)))


def is_told(duty: Duty, day: date) -> bool:
    """Say whether a notification at the start may name the duty today: on a day of warning or late.

    Days of warning are the row's `warn`, counted back from the due day.
    """
    if duty.late or duty.due is None:
        return True
    return (duty.due - day).days in (*duty.warn, 0)


def _of_rule(
    rule: DutyRule, facts: DutyFacts, day: date, holidays: AbstractSet[date]
) -> Iterator[Duty]:
    for occasion in duty_occasions.occasions(rule, facts, day, holidays):
        if occasion.done or _is_forgotten(occasion, day):
            continue
        answer = _answered(occasion, facts)
        if answer is None:
            if duty_occasions.starts_on(occasion) <= day:
                yield _duty(occasion, day)
        elif _comes_back(answer, rule) <= day:
            yield _duty(occasion, day, answer)


def _comes_back(answer: Answer, rule: DutyRule) -> date:
    """Return the day from which one put off is shown again; what is done never is."""
    if answer.state is not AnswerState.POSTPONED or answer.until is None:
        return date.max
    return answer.until - timedelta(days=max(rule.warn, default=0))


def _is_forgotten(occasion: Occasion, day: date) -> bool:
    last, days = occasion.latest or occasion.due, occasion.rule.forget
    return days is not None and last is not None and day > last + timedelta(days=days)


def _answered(occasion: Occasion, facts: DutyFacts) -> Answer | None:
    """Return the last answer to this very occasion; what is due at once takes none."""
    rule = occasion.rule
    said = [
        a
        for a in facts.answers
        if (a.duty, a.period) == (rule.id, occasion.period)
        and (rule.per is Per.BRANCH or a.record == occasion.record)
        and occasion.due is not None
    ]
    return max(said, key=lambda a: (a.on, a.version), default=None)


def _duty(occasion: Occasion, day: date, answer: Answer | None = None) -> Duty:
    rule = occasion.rule
    due, latest = occasion.due, occasion.latest
    if answer is not None:
        due, latest = answer.until, None
    last = latest or due
    return Duty(
        id=rule.id,
        title=_title(occasion),
        second=" · ".join(part for part in (rule.when, rule.citation) if part),
        due=due,
        latest=latest,
        late=rule.tone is Tone.DUTY and (last is None or last < day),
        record=occasion.record,
        period=occasion.period,
        action=Action.OPEN_MEETING if occasion.planned else rule.action,
        tone=rule.tone,
        warn=rule.warn,
        postponed=answer.reason if answer else "",
    )


def _title(occasion: Occasion) -> str:
    if not occasion.name:
        return occasion.rule.what
    joint = " " if (occasion.period and not occasion.record) or occasion.planned else ": "
    return f"{occasion.rule.what}{joint}{occasion.name}"
