"""Review rounds of the sample branch: past years closed, this year's open and half way through.

Everyone and everything is made up. Written through the same services as real rounds; the words are
in `resources/demo/reviews.toml`. What a person's form says of the year is what the records say.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from handbook.records.ballots import Ballot, BallotKind, PersonCount
from handbook.records.reviews import LEVELS, Level
from handbook.services import demo_remedies, reviews, rounds
from handbook.services.demo_review_forms import written
from handbook.services.demo_round_scene import BEGUN, Scene, made
from handbook.services.demo_words import table, uid
from handbook.store.store import Store

_CLOSED = (12, 28)
_MOST_ROUNDS = 2


def keep(store: Store, today: date, years: int) -> None:
    """Write the rounds of the last `years` years (two at most) and the one that is under way."""
    past = range(today.year - min(years, _MOST_ROUNDS), today.year)
    for year in past:
        demo_remedies.keep_year(store, year, today)
        _keep_round(store, year, date(year, 12, 5), over=True)
    demo_remedies.keep_year(store, today.year, today)
    if years and today >= date(today.year, *BEGUN) + timedelta(days=14):
        _keep_round(store, today.year, today - timedelta(days=2), over=False)


def _keep_round(store: Store, year: int, met_on: date, *, over: bool) -> None:
    scene = made(store, year, met_on, over=over)
    one = store.rounds.put(scene.one)
    facts = reviews.known_of(store, one, ("", *scene.levels))
    for member in ("", *scene.levels):
        if member in scene.late:
            continue
        begun = reviews.begin_review(store, one, member)
        store.reviews.put(written(scene, begun, facts[member]))
    for ballot in _ballots(scene):
        store.ballots.put(ballot)
    demo_remedies.keep_found(store, one, scene.rng, met_on)
    if over:
        rounds.close_round(store, one.uid, date(year, *_CLOSED))


def _ballots(scene: Scene) -> Iterator[Ballot]:
    """Return the secret ballot on members and the one on the branch; the sums come out."""
    present = max(len(scene.levels) - 2, 1)
    invalid = 1 if present > 9 else 0
    asked = [member for member in scene.levels if member not in scene.late]
    for kind, who in ((BallotKind.MEMBERS, asked), (BallotKind.COLLECTIVE, [""])):
        yield Ballot(
            uid=uid(scene.rng, scene.met_on),
            round=scene.one.uid,
            kind=kind,
            on=scene.met_on.isoformat(),
            starts_at="16:10",
            ends_at="16:45",
            place=table("reviews")["meeting_place"],
            called=len(scene.levels),
            present=present,
            issued=present,
            returned=present,
            valid=present - invalid,
            invalid=invalid,
            tellers=tuple(scene.rng.sample(list(scene.levels), min(3, len(scene.levels)))),
            counts=tuple(_count(scene, member, present - invalid) for member in who),
        )


def _count(scene: Scene, member: str, valid: int) -> PersonCount:
    """Return the votes for one: most for the level, the others beside it."""
    level = scene.levels.get(member, Level.GOOD)
    names = ("excellent", "good", "done", "not_done")
    place = LEVELS.index(level)
    beside = place + 1 if place == 0 else place - 1
    few = scene.rng.randint(0, max(valid // 8, 0))
    return PersonCount(member=member, **{names[place]: valid - few, names[beside]: few})
