"""The reviews of a sample round: forms as people wrote them, points, comments, levels.

What a form says of the year is what the records say; the rest is in `resources/demo/reviews.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from handbook.records import frozen_rules, ratings, review_forms, review_sentences
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import FrameLine, frame_of
from handbook.records.reviews import Comment, Decision, Level, PartText, Points, Remark, Review
from handbook.services.demo_round_scene import Scene
from handbook.services.demo_words import said, table, uid

_DECIDED = (12, 18)
_TOLD = (12, 22)
# The share of a frame's points a level comes to, and the share of members it goes to.
_SHARE = {Level.EXCELLENT: 0.94, Level.GOOD: 0.82, Level.DONE: 0.62, Level.NOT_DONE: 0.4}
_FAULT_KEY = {"faults": "what", "causes": "cause"}


def written(scene: Scene, begun: Review, facts: YearFacts) -> Review:
    """Return a review with all that was written and said by now."""
    whole = not begun.member
    level = scene.levels.get(begun.member, Level.GOOD)
    rng, met = scene.rng, scene.met_on
    points = _points(scene, begun, level)
    review = replace(
        begun,
        uid=uid(rng, met - timedelta(days=12)),
        parts=tuple(_parts(scene, begun, facts, level)),
        points=points,
        own_level=level,
        submitted_on=(met - timedelta(days=rng.randint(3, 11))).isoformat(),
        handwritten=not whole and rng.random() < 0.3,
        comments=tuple(_comments(scene, begun.member)),
    )
    return _rated(scene, review if whole else _remarked(scene, review), level)


def _remarked(scene: Scene, review: Review) -> Review:
    words, on = table("reviews")["remark"], (scene.met_on - timedelta(days=4)).isoformat()
    elsewhere = review.elsewhere
    if elsewhere.by:
        elsewhere = Remark(by=elsewhere.by, text=words["elsewhere"], on=on)
    return replace(review, elsewhere=elsewhere, committee_remark=words["committee"])


def _rated(scene: Scene, review: Review, level: Level) -> Review:
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


def _points(scene: Scene, review: Review, level: Level) -> tuple[Points, ...]:
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


def _parts(scene: Scene, review: Review, facts: YearFacts, level: Level) -> Iterator[PartText]:
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


def _own_words(scene: Scene, member: str, about: str) -> str:
    stock = table("reviews")["person" if member else "whole"].get(about, "")
    return stock if isinstance(stock, str) else said(scene.rng, stock, {})


def _fault(scene: Scene, member: str, level: Level, told: str) -> tuple[Mapping[str, str], ...]:
    """Return the shortcomings named: of the branch two, of a person one or none, more when low.

    What part III tells of already (`told`) is not found a second time.
    """
    every = table("reviews")["fault" if member else "whole_fault"]
    stock = [one for one in every if one["what"] not in told]
    few = {Level.EXCELLENT: 0.1, Level.GOOD: 0.4}.get(level, 1.0)
    many = 2 if not member or level in (Level.DONE, Level.NOT_DONE) else 1
    named = not member or scene.rng.random() < few
    return tuple(scene.rng.sample(stock, min(many, len(stock)))) if named else ()


def _comments(scene: Scene, member: str) -> Iterator[Comment]:
    others = [each for each in scene.levels if each != member]
    if not others or (member and scene.rng.random() > 0.7):
        return
    for who in scene.rng.sample(others, min(len(others), scene.rng.randint(1, 2))):
        stock = scene.rng.choice(table("reviews")["comment"])
        yield Comment(member=who, text=stock["text"], answer=stock["answer"])
