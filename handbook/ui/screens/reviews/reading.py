"""What the tab of rounds reads, on the handbook's lane: a round with all of its reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.papers.round_paper import RoundFacts
from handbook.records import frozen_rules, review_sentences
from handbook.records.ballots import Ballot
from handbook.records.loop import Link
from handbook.records.meetings import Meeting
from handbook.records.members import Member, in_order
from handbook.records.register import OutsidePaper
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import LeftOut, Round, RoundState
from handbook.records.reviews import Review
from handbook.records.settings import Branch
from handbook.records.shortcomings import Shortcoming

if TYPE_CHECKING:
    from handbook.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Held:
    """One round as read; `rounds` are all there are, the newest first; `day` is today.

    `issued` are the lines of the register for papers of the round.
    """

    round: Round
    rounds: tuple[Round, ...]
    branch: Branch
    members: tuple[Member, ...]
    reviews: tuple[Review, ...]
    ballots: tuple[Ballot, ...]
    shortcomings: tuple[Shortcoming, ...]
    earlier: tuple[tuple[Round, tuple[Review, ...]], ...]
    meeting: Meeting | None
    issued: tuple[OutsidePaper, ...]
    day: date

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of members by uid."""
        return {member.uid: member.name for member in self.members}

    @property
    def closed(self) -> bool:
        """Say whether the round is over, so that nothing of it is changed."""
        return self.round.state is RoundState.CLOSED

    def review(self, member: str) -> Review | None:
        """Return a member's review, the collective's for an empty uid; None when none is begun."""
        return next((one for one in self.reviews if one.member == member), None)

    def people(self, *, reviewed: bool = True) -> tuple[str, ...]:
        """Return uids of those in the round in Vietnamese order; with `reviewed` only these."""
        there = {
            line.member
            for line in self.round.people
            if not reviewed or line.left_out is LeftOut.NOT
        }
        return tuple(m.uid for m in in_order([m for m in self.members if m.uid in there]))

    def facts(self, review: Review | None = None) -> RoundFacts:
        """Return what papers are made of; with `review` of that one, as it is typed."""
        reviews = (review,) if review else self.reviews
        return RoundFacts(
            branch=self.branch,
            members=self.members,
            round=self.round,
            reviews=reviews,
            meeting=self.meeting,
            ballots=self.ballots,
            issued=self.issued,
            day=self.day,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedReview:
    """A review as read or begun, and what the handbook knows of the year, by part of the form.

    `chains` are those of its shortcomings that a breakthrough task answers.
    """

    held: Held
    review: Review
    facts: YearFacts
    said: Mapping[str, tuple[str, ...]]
    carried: tuple[Shortcoming, ...]
    found: tuple[Shortcoming, ...]
    chains: tuple[tuple[Link, ...], ...] = ()


def read_round(store: "Store", uid: str = "") -> Held | None:
    """Return a round; without `uid` the one worked on, else the last. None when there is none."""
    rounds = tuple(reversed(store.rounds.all()))
    day = store.session.clock().date()
    wanted = next((one for one in rounds if one.uid == uid), None)
    one = wanted or store.rounds.current(day) or next(iter(rounds), None)
    if one is None:
        return None
    before = [past for past in rounds if past.ends_on < one.ends_on and past.uid != one.uid][:4]
    return Held(
        round=one,
        rounds=rounds,
        branch=store.branch.get(),
        members=store.members.all(),
        reviews=store.reviews.of_round(one.uid),
        ballots=store.ballots.of_round(one.uid),
        shortcomings=store.shortcomings.all(),
        earlier=tuple((past, store.reviews.of_round(past.uid)) for past in before),
        meeting=store.meetings.find_uid(one.meeting) if one.meeting else None,
        issued=store.register.of_round(one.uid),
        day=day,
    )


def read_review(store: "Store", round_uid: str, member: str) -> OpenedReview:
    """Return a member's review in a round, begun when it is not there yet.

    Raises BadInput for one who is not reviewed in the round.
    """
    from handbook.services import reviews

    held = read_round(store, round_uid)
    assert held is not None
    review = reviews.begin_review(store, held.round, member)
    facts = reviews.what_is_known(store, held.round, member, held.day)
    carried = reviews.carried(store, held.round, member)
    found = store.shortcomings.found_in(review.uid) if review.version else ()
    return OpenedReview(
        held=held,
        review=review,
        facts=facts,
        said=review_sentences.sentences(facts, held.round.period),
        carried=carried,
        found=found,
        chains=_answered(store, (*carried, *found)),
    )


def _answered(
    store: "Store", shortcomings: tuple[Shortcoming, ...]
) -> tuple[tuple[Link, ...], ...]:
    """Return the chains of those that a task answers: the others are in the lists already."""
    from handbook.services import loop

    every = (one for s in shortcomings for one in loop.chains(store, "shortcoming", s.uid))
    return tuple(one for one in every if any(link.kind == "task" for link in one))


def cites(one: Round) -> str:
    """Return the rules a round goes by, as they are cited."""
    return "; ".join(
        frozen_rules.citation(frozen_rules.frozen(one, topic)) for topic in frozen_rules.TOPICS
    )


def numbers(one: Round) -> str:
    """Return the numbers alone of the rules a round goes by: `366-QĐ/TW, 43-HD/BTCTW`."""
    found = (frozen_rules.frozen(one, topic).number for topic in frozen_rules.TOPICS)
    return ", ".join(dict.fromkeys(found))
