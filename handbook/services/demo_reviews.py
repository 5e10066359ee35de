"""Review rounds of the sample branch: past years closed, this year's open and half way through.

Everyone and everything is made up. Written through the same services as real rounds; the words are
in `resources/demo/reviews.toml`. What a person's form says of the year is what the records say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from handbook.records import frozen_rules, ratings, review_forms, review_sentences
from handbook.records.ballots import Ballot, BallotKind, PersonCount
from handbook.records.members import Member, Position, holder
from handbook.records.review_facts import YearFacts
from handbook.records.review_people import with_form
from handbook.records.review_rounds import (
    CapChoice,
    Form,
    FrameLine,
    Round,
    RoundMember,
    RoundPeriod,
    Suggestion,
    frame_of,
    reviewed,
)
from handbook.records.reviews import (
    LEVELS,
    Comment,
    Decision,
    Level,
    PartText,
    Points,
    Remark,
    Review,
)
from handbook.services import demo_remedies, reviews, rounds
from handbook.services.demo_words import said, table, uid
from handbook.store.store import Store

# Ours: the round of a year is begun when the committees above send theirs out.
_BEGUN, _DECIDED, _TOLD, _CLOSED = (11, 1), (12, 18), (12, 22), (12, 28)
_MOST_ROUNDS = 2
_LATE = 4
"""How many have not handed in their form while the round is open."""
# The share of a frame's points a level comes to, and the share of members it goes to.
_SHARE = {Level.EXCELLENT: 0.94, Level.GOOD: 0.82, Level.DONE: 0.62, Level.NOT_DONE: 0.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """One round being told: who gets which level, and whether it is all over."""

    rng: Random
    one: Round
    members: Mapping[str, Member]
    levels: Mapping[str, Level]
    late: frozenset[str]
    over: bool
    met_on: date


def keep(store: Store, today: date, years: int) -> None:
    """Write the rounds of the last `years` years (two at most) and the one that is under way."""
    past = range(today.year - min(years, _MOST_ROUNDS), today.year)
    for year in past:
        demo_remedies.keep_year(store, year, today)
        _keep_round(store, year, date(year, 12, 5), over=True)
    demo_remedies.keep_year(store, today.year, today)
    if years and today >= date(today.year, *_BEGUN) + timedelta(days=14):
        _keep_round(store, today.year, today - timedelta(days=2), over=False)


def _keep_round(store: Store, year: int, met_on: date, *, over: bool) -> None:
    scene = _scene(store, year, met_on, over=over)
    one = store.rounds.put(scene.one)
    facts = reviews.known_of(store, one, ("", *scene.levels))
    for member in ("", *scene.levels):
        if member in scene.late:
            continue
        begun = reviews.begin_review(store, one, member)
        store.reviews.put(_written(scene, begun, facts[member]))
    for ballot in _ballots(scene):
        store.ballots.put(ballot)
    demo_remedies.keep_found(store, one, scene.rng, met_on)
    if over:
        rounds.close_round(store, one.uid, date(year, *_CLOSED))


def _scene(store: Store, year: int, met_on: date, *, over: bool) -> _Scene:
    members = {member.uid: member for member in store.members.all()}
    rng = Random(f"{min(members)} kiểm điểm {year}")
    begun = rounds.begin_round(store, RoundPeriod.YEAR, year, 0, date(year, *_BEGUN))
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
    return _Scene(
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


def _written(scene: _Scene, begun: Review, facts: YearFacts) -> Review:
    """Return a review with all that was written and said by now."""
    whole = not begun.member
    level = scene.levels.get(begun.member, Level.GOOD)
    rng, met = scene.rng, scene.met_on
    points = _points(scene, begun, level)
    written = replace(
        begun,
        uid=uid(rng, met - timedelta(days=12)),
        parts=tuple(_parts(scene, begun, facts, level)),
        points=points,
        own_level=level,
        submitted_on=(met - timedelta(days=rng.randint(3, 11))).isoformat(),
        handwritten=not whole and rng.random() < 0.3,
        comments=tuple(_comments(scene, begun.member)),
    )
    return _rated(scene, written if whole else _remarked(scene, written), level)


def _remarked(scene: _Scene, review: Review) -> Review:
    words, on = table("reviews")["remark"], (scene.met_on - timedelta(days=4)).isoformat()
    elsewhere = review.elsewhere
    if elsewhere.by:
        elsewhere = Remark(by=elsewhere.by, text=words["elsewhere"], on=on)
    return replace(review, elsewhere=elsewhere, committee_remark=words["committee"])


def _rated(scene: _Scene, review: Review, level: Level) -> Review:
    """Return a review with what was proposed and, when all is over, decided and told."""
    if not scene.over and not review.member:  # the branch is rated when its members are
        return review
    year, words = scene.one.year, table("reviews")
    frame = frame_of(scene.one, review.form)
    total = sum(one.appraised or 0 for one in review.points) if frame else None
    own = sum(one.own or 0 for one in review.points)
    values = frozen_rules.values(scene.one)
    gap = ratings.gap_needs_reason(own, total, values)
    rated = replace(
        review,
        proposal=Decision(level=level, points=total, on=scene.met_on.isoformat()),
        gap_reason=words["remark"]["gap"] if gap else "",
        level_reason=words["remark"]["over"] if level is Level.EXCELLENT and not scene.over else "",
    )
    if not scene.over:
        return rated
    document = words["decision"].format(number=40 + year % 10)
    on = date(year, *_DECIDED).isoformat()
    return replace(
        rated,
        decision=Decision(level=level, points=total, document=document, on=on),
        notified_on=date(year, *_TOLD).isoformat(),
        notified_how=words["notified_how"],
    )


def _points(scene: _Scene, review: Review, level: Level) -> tuple[Points, ...]:
    frame = frame_of(scene.one, review.form)
    lines = frame.lines if frame else ()
    share, hard = _SHARE[level], level is Level.DONE
    return tuple(
        Points(
            id=line.id, own=_of(line, share + (0.08 if hard else 0.01)), appraised=_of(line, share)
        )
        for line in lines
    )


def _of(line: FrameLine, share: float) -> float:
    """Return a share of a line's points, by halves and not above its most."""
    return min(round(line.most * share * 2) / 2, line.most)


def _parts(scene: _Scene, review: Review, facts: YearFacts, level: Level) -> Iterator[PartText]:
    """Return the texts of a form: a person's own words, then what the records say."""
    known = review_sentences.sentences(facts, scene.one.period)
    kept = {part.id: part.text for part in review.parts}
    fault = _fault(scene, review.member, level, " ".join(kept.values()))
    for part in review_forms.parts(review.form, scene.one.period, scene.one.begun_on):
        if part.about in ("faults", "causes"):
            text = "\n".join(f"- {each[_FAULT_KEY[part.about]]}." for each in fault) or "Không có."
        else:
            own = _own_words(scene, review.member, part.about)
            more = kept.get(part.id) or " ".join(known[part.id] if part.about != "ahead" else ())
            text = "\n".join(words for words in (own, more) if words)
        if text:
            yield PartText(id=part.id, text=text)


_FAULT_KEY = {"faults": "what", "causes": "cause"}


def _own_words(scene: _Scene, member: str, about: str) -> str:
    stock = table("reviews")["person" if member else "whole"].get(about, "")
    return stock if isinstance(stock, str) else said(scene.rng, stock, {})


def _fault(scene: _Scene, member: str, level: Level, told: str) -> tuple[Mapping[str, str], ...]:
    """Return the shortcomings named: of the branch two, of a person one or none, more when low.

    What part III tells of already (`told`) is not found a second time.
    """
    every = table("reviews")["fault" if member else "whole_fault"]
    stock = [one for one in every if one["what"] not in told]
    few = {Level.EXCELLENT: 0.1, Level.GOOD: 0.4}.get(level, 1.0)
    many = 2 if not member or level in (Level.DONE, Level.NOT_DONE) else 1
    named = not member or scene.rng.random() < few
    return tuple(scene.rng.sample(stock, min(many, len(stock)))) if named else ()


def _comments(scene: _Scene, member: str) -> Iterator[Comment]:
    others = [each for each in scene.levels if each != member]
    if not others or (member and scene.rng.random() > 0.7):
        return
    for who in scene.rng.sample(others, min(len(others), scene.rng.randint(1, 2))):
        stock = scene.rng.choice(table("reviews")["comment"])
        yield Comment(member=who, text=stock["text"], answer=stock["answer"])


def _ballots(scene: _Scene) -> Iterator[Ballot]:
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


def _count(scene: _Scene, member: str, valid: int) -> PersonCount:
    """Return the votes for one: most for the level, the others beside it."""
    level = scene.levels.get(member, Level.GOOD)
    names = ("excellent", "good", "done", "not_done")
    place = LEVELS.index(level)
    beside = place + 1 if place == 0 else place - 1
    few = scene.rng.randint(0, max(valid // 8, 0))
    return PersonCount(member=member, **{names[place]: valid - few, names[beside]: few})
