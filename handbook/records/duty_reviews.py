"""What the duty table finds in review rounds: cases of a round under way, and what is done already.

A duty that the records themselves show as done is answered here, so that nobody has to say so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.duty_facts import Answer, AnswerState, Case
from handbook.records.round_names import RoundPeriod

FORMS, PAPERS, MEETING = "review_forms", "review_papers", "review_meeting"
SEND, NOTIFY, REMEDY = "review_send", "review_notify", "remedy_check"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFact:
    """What duties need to know of one round; counts are of members, not of the collective.

    `submitted` gave in their form, `rated` have a proposal, `decided` a decision, the last of them
    on `decided_on`. `voted` says that a ballot was counted.
    """

    uid: str
    name: str
    period: RoundPeriod
    year: int
    part: int = 0
    closed: bool = False
    meeting_on: Partial = ""
    due_on: Partial = ""
    reviewed: int = 0
    submitted: int = 0
    rated: int = 0
    decided: int = 0
    notified: int = 0
    decided_on: Partial = ""
    voted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFact:
    """An open shortcoming with a deadline; `whose` is a name, never what the shortcoming is."""

    uid: str
    whose: str
    due: Partial


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFact:
    """A year's commitments and its "bốn tốt": how many of how many, registered, voted."""

    year: int
    committed: int = 0
    roster: int = 0
    four_good_registered: bool = False
    four_good_voted: bool = False


def cases(
    rounds: Iterable[RoundFact], remedies: Iterable[RemedyFact], day: date
) -> tuple[Case, ...]:
    """Return the cases of rounds that are worked on, and of deadlines of remedies."""
    found = [case for one in rounds if not one.closed for case in _of_round(one, day)]
    return (*found, *_of_remedies(remedies))


def answers(rounds: Iterable[RoundFact], year: YearFact, day: date) -> tuple[Answer, ...]:
    """Return what the records show as done, as answers to the duties of their periods."""
    found = [said for one in rounds if one.closed for said in _round_done(one, day)]
    if year.roster and year.committed >= year.roster:
        found.append(_done("commitments", str(year.year), day))
    if year.four_good_registered:
        found.append(_done("four_good_register", str(year.year), day))
    if year.four_good_voted:
        found.append(_done("four_good_result", str(year.year), day))
    return tuple(found)


def _of_round(one: RoundFact, day: date) -> Iterator[Case]:
    met_on, due_on = dates.latest(one.meeting_on), dates.latest(one.due_on)
    by = met_on or due_on
    lacking = one.reviewed - one.submitted
    if by is not None and lacking > 0:
        yield _case(FORMS, one, by, f"{one.name}, còn {lacking} bản")
    if met_on is not None and not (one.voted or one.rated):
        if met_on >= day:
            yield _case(PAPERS, one, met_on)
        yield _case(MEETING, one, met_on)
    if due_on is not None and one.rated and not one.decided:
        yield _case(SEND, one, due_on)
    decided_on = dates.latest(one.decided_on)
    if decided_on is not None and one.decided > one.notified:
        yield _case(NOTIFY, one, decided_on, f"{one.name}, còn {one.decided - one.notified} người")


def _case(duty: str, one: RoundFact, on: date, name: str = "") -> Case:
    return Case(duty=duty, record=one.uid, name=name or one.name, on=on)


def _of_remedies(remedies: Iterable[RemedyFact]) -> Iterator[Case]:
    """Yield one case for each day that remedies are due: a meeting looks at them together."""
    by_day: dict[date, list[RemedyFact]] = {}
    for one in remedies:
        if (due := dates.latest(one.due)) is not None:
            by_day.setdefault(due, []).append(one)
    for due, ones in by_day.items():
        whose = f"hạn chế của {ones[0].whose}" if len(ones) == 1 else f"{len(ones)} hạn chế"
        name = f"{whose}, hạn {dates.on_screen(due.isoformat())}"
        yield Case(duty=REMEDY, record="", name=name, on=due, period=due.isoformat())


def _round_done(one: RoundFact, day: date) -> Iterator[Answer]:
    if one.period is RoundPeriod.YEAR:
        yield _done("annual_review", str(one.year), day)
    if one.period is RoundPeriod.QUARTER:
        yield _done("quarter_rating", f"{one.year}-Q{one.part}", day)


def _done(duty: str, period: str, day: date) -> Answer:
    return Answer(uid="", duty=duty, period=period, state=AnswerState.DONE, on=day)
