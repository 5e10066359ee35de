"""What is written into many reviews of a round at once, so that the year-end needs few actions.

Each fills only what is empty: what a person typed, scored or claimed stays. Works inside one change
of the handbook; nothing here asks or shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from handbook.errors import BadInput
from handbook.papers.known_year import known_of
from handbook.records import frames, frozen_rules, ratings, review_sentences
from handbook.records.review_forms import parts
from handbook.records.review_rounds import Round, frame_of
from handbook.records.reviews import Level, PartText, Review, part, points_of
from handbook.services import reviews
from handbook.store.store import Store


def fill_known(
    store: Store, round_uid: str, members: Iterable[str], day: date
) -> tuple[Review, ...]:
    """Begin the reviews of members (`""`: the collective) with what the handbook knows by `day`.

    Returns those that were begun or got words; parts that hold words keep them.
    """
    one, whom = store.rounds.by_uid(round_uid), tuple(members)
    known = known_of(store, one, whom, day)
    made = []
    for uid in whom:
        review = reviews.begin_review(store, one, uid)
        filled = _filled(one, review, review_sentences.sentences(known[uid], one.period))
        if filled != review or not review.version:
            made.append(store.reviews.put(filled))
    return tuple(made)


def score_most(store: Store, review_uids: Iterable[str]) -> tuple[Review, ...]:
    """Put the most into every own criterion that has no points yet, to be lowered where less."""
    made = []
    for review in map(store.reviews.by_uid, review_uids):
        frame = frame_of(store.rounds.by_uid(review.round), review.form)
        lines = frame.lines if frame else ()
        there = {line.id: points_of(review, line.id) for line in lines}
        points = tuple(
            replace(there[line.id], own=line.most) if there[line.id].own is None else there[line.id]
            for line in lines
        )
        if points != tuple(there.values()):
            made.append(store.reviews.put(replace(review, points=points)))
    return tuple(made)


def claim_by_points(store: Store, review_uids: Iterable[str]) -> tuple[Review, ...]:
    """Claim the level that a person's own points come to, where no level is claimed yet."""
    made = []
    for review in map(store.reviews.by_uid, review_uids):
        one = store.rounds.by_uid(review.round)
        frame = frame_of(one, review.form)
        total = frames.totals(frame, review, own=True).total if frame else None
        level = ratings.level_by_points(total, frozen_rules.values(one))
        if level is not Level.NONE and not review.own_level:
            made.append(store.reviews.put(replace(review, own_level=level)))
    return tuple(made)


def appraise_as_own(store: Store, review_uids: Iterable[str]) -> tuple[Review, ...]:
    """Appraise each criterion as the person scored it, where nothing was appraised yet."""
    made = []
    for review in map(store.reviews.by_uid, review_uids):
        points = tuple(
            replace(each, appraised=each.own) if each.appraised is None else each
            for each in review.points
        )
        if points != review.points:
            made.append(store.reviews.put(replace(review, points=points)))
    return tuple(made)


def remark(store: Store, review_uids: Iterable[str], text: str) -> tuple[Review, ...]:
    """Write the committee's remark where it made none yet; raises BadInput for an empty one."""
    said = text.strip()
    if not said:
        raise BadInput("Hãy ghi lời nhận xét của chi ủy trước khi ghi cho nhiều người.")
    waiting = (
        review
        for review in map(store.reviews.by_uid, review_uids)
        if not review.committee_remark.strip()
    )
    return tuple(store.reviews.put(replace(one, committee_remark=said)) for one in waiting)


def _filled(one: Round, review: Review, said: Mapping[str, tuple[str, ...]]) -> Review:
    """Return the review with sentences in the parts that are empty, in the order of the form."""
    order = [each.id for each in parts(review.form, one.period, one.begun_on)]
    texts = {each.id: each.text for each in review.parts}
    for id in order:
        if said.get(id) and not part(review, id).strip():
            texts[id] = "\n".join(said[id])
    if texts == {each.id: each.text for each in review.parts}:
        return review
    known = [id for id in order if id in texts]
    strange = [id for id in texts if id not in order]
    return replace(
        review, parts=tuple(PartText(id=id, text=texts[id]) for id in (*known, *strange))
    )
