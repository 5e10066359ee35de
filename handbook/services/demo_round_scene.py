"""One review round of the sample branch being told: who is in it and who gets which level."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from handbook.records import ratings
from handbook.records.members import Member, Position, holder
from handbook.records.review_people import with_form
from handbook.records.review_rounds import (
    CapChoice,
    Form,
    Round,
    RoundMember,
    RoundPeriod,
    Suggestion,
    reviewed,
)
from handbook.records.reviews import LEVELS, Level
from handbook.services import rounds
from handbook.services.demo_words import table, uid
from handbook.store.store import Store

# Ours: the round of a year is begun when the committees above send theirs out.
BEGUN = (11, 1)
_LATE = 4
"""How many have not handed in their form while the round is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One round being told: who gets which level, and whether it is all over."""

    rng: Random
    one: Round
    members: Mapping[str, Member]
    levels: Mapping[str, Level]
    late: frozenset[str]
    over: bool
    met_on: date


def made(store: Store, year: int, met_on: date, *, over: bool) -> Scene:
    """Return the round of a year with its people and their levels; writes nothing."""
    members = {member.uid: member for member in store.members.all()}
    rng = Random(f"{min(members)} kiểm điểm {year}")
    begun = rounds.begin_round(store, RoundPeriod.YEAR, year, 0, date(year, *BEGUN))
    secretary = holder(tuple(members.values()), Position.SECRETARY)
    deputy = holder(tuple(members.values()), Position.DEPUTY)
    lead, second = (one.uid if one else "" for one in (secretary, deputy))
    remark = table("reviews")["remark"]
    above = Suggestion(
        text=remark["suggestion"], document=remark["suggestion_document"], on=f"{year}-11-10"
    )
    one = replace(
        begun,
        uid=uid(rng, begun.begun_on),
        people=tuple(_with_teachers(begun.people, members)),
        meeting_on=met_on.isoformat(),
        chair=lead,
        recorder=second,
        due_on=f"{year}-12-15",
        suggestions=(above,),
        filed=("review", "minutes", "decision") if over else (),
    )
    wanted = [line.member for line in reviewed(one)]
    shuffled = sorted(rng.sample(wanted, len(wanted)), key=lambda each: each != lead)
    late = shuffled[-_LATE:] if not over and len(shuffled) > 2 * _LATE else []
    levels = _levels([each for each in shuffled if each not in late], one.cap, over=over)
    levels |= dict.fromkeys(late, Level.GOOD)
    return Scene(
        rng=rng,
        one=one,
        members=members,
        levels={each: levels[each] for each in wanted},
        late=frozenset(late),
        over=over,
        met_on=met_on,
    )


def _with_teachers(
    people: tuple[RoundMember, ...], members: Mapping[str, Member]
) -> Iterator[RoundMember]:
    """Give those who work for the State the form of staff: a person's choice, as in life."""
    work = table("reviews")["staff_work"]
    for line in people:
        teaches = members[line.member].work_now.startswith(work) and not line.left_out
        yield with_form(line, Form.STAFF) if teaches and not line.remark_from else line


def _levels(people: list[str], choice: CapChoice, *, over: bool) -> dict[str, Level]:
    """Return a level for each, the best first: within the ceiling when over, else one above it."""
    done, low = len(people) // 9, int(over and len(people) > 20)
    rest = len(people) - done - low
    best = 0
    while best < rest and _allowed(rest - best, choice) > best - (0 if over else 1):
        best += 1
    best -= int(over and best > _allowed(rest - best, choice))
    counts = (best, rest - best, done, low)
    levels = [level for level, count in zip(LEVELS, counts, strict=True) for _ in range(count)]
    return dict(zip(people, levels, strict=True))


def _allowed(good: int, choice: CapChoice) -> int:
    return ratings.cap({Level.GOOD: good}, choice).allowed
