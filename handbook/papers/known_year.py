"""What the handbook knows of people's year, gathered from the store for papers and screens."""

from collections.abc import Iterable, Mapping
from datetime import date

from handbook.papers.round_paper import RoundFacts
from handbook.records import dates, review_facts, review_sentences
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import Form, Round, place_of
from handbook.records.reviews import Review
from handbook.store.store import Store


def known_of(
    store: Store, one: Round, members: Iterable[str], day: date | None = None
) -> Mapping[str, YearFacts]:
    """Return what is known of several members in a round (`""`: of the branch), by uid.

    The records are read once, however many are asked for.
    Work due after `day` is not expected yet; without it, after the review meeting's day.
    """
    met_on = day or dates.whole(one.meeting_on) or one.ends_on
    span = (one.starts_on, one.ends_on)
    meetings = [store.meetings.by_uid(m.uid) for m in store.meetings.within(*span)]
    assignments = store.assignments.within(*span)
    years = range(one.starts_on.year, one.ends_on.year + 1)
    tasks = {task.uid: task for year in years for task in store.tasks.of_year(year)}
    shortcomings = store.shortcomings.all()
    commitments = store.commitments.of_year(one.starts_on.year)
    goals = [goal for year in years for goal in store.year_goals.of_year(year)]
    reviews = {review.member: review for review in store.reviews.of_round(one.uid)}
    return {
        uid: review_facts.gather_facts(
            uid,
            *span,
            meetings,
            assignments,
            tasks.values(),
            shortcomings,
            commitments,
            reviews.get(uid) or Review(uid="", round=one.uid, member=uid, form=_form(one, uid)),
            (said.text for said in one.suggestions if said.member == uid),
            goals,
            as_of=min(met_on, one.ends_on),
        )
        for uid in members
    }


def sentences(store: Store, facts: RoundFacts, member: str) -> Mapping[str, tuple[str, ...]]:
    """Return what is known of one member as sentences by part of the form."""
    return all_sentences(store, facts, (member,))[member]


def all_sentences(
    store: Store, facts: RoundFacts, members: Iterable[str]
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what is known of several members as sentences by part of their forms."""
    found = known_of(store, facts.round, members)
    period = facts.round.period
    return {uid: review_sentences.sentences(one, period) for uid, one in found.items()}


def _form(one: Round, member: str) -> Form:
    line = place_of(one, member)
    return line.form if line else Form.COLLECTIVE
