"""Rounds, remedies and a year's commitments as duties see them."""

from dataclasses import replace
from datetime import date

from handbook.records import frozen_rules
from handbook.records.ballots import Ballot
from handbook.records.commitments import Commitment, CommitmentKind
from handbook.records.duty_reviews import RemedyFact, RoundFact, YearFact
from handbook.records.four_good import FourGood
from handbook.records.members import Member
from handbook.records.review_rounds import LeftOut, Round, RoundMember, RoundPeriod, RoundState
from handbook.records.reviews import Decision, Level, Review
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.store import duty_rounds

ROUND = Round(
    uid="r",
    year=2026,
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    begun_on=date(2026, 11, 1),
    cap=frozen_rules.cap_on(date(2026, 11, 1)),
    meeting_on="2026-12-04",
    due_on="2026-12-15",
    people=(
        *(RoundMember(member=uid) for uid in "abc"),
        RoundMember(member="d", left_out=LeftOut.EXEMPT),
    ),
)


def test_a_round_is_counted_without_the_collective(kept) -> None:
    good = Decision(level=Level.GOOD, on="2026-12-18")
    made = [
        Review(uid="1", round="r", submitted_on="2026-11-20", proposal=good),
        Review(uid="2", round="r", member="a", submitted_on="2026-11-20", proposal=good),
        Review(uid="3", round="r", member="b", decision=good, notified_on="2026-12-20"),
        Review(uid="4", round="r", member="c", notified_on="2026-12-20"),
    ]
    old = replace(ROUND, uid="o", year=2025, ends_on=date(2025, 12, 31), begun_on=date(2025, 11, 1))

    def fill(store):
        store.rounds.put(ROUND)
        store.rounds.put(replace(old, starts_on=date(2025, 1, 1), state=RoundState.CLOSED))
        for review in made:
            store.reviews.put(review)

    kept.change(fill)
    before, one = duty_rounds.rounds_since(kept.store, 2025)
    assert (before.uid, before.closed, before.submitted) == ("o", True, 0)
    assert one == RoundFact(
        uid="r",
        name="đợt kiểm điểm năm 2026",
        period=RoundPeriod.YEAR,
        year=2026,
        meeting_on="2026-12-04",
        due_on="2026-12-15",
        reviewed=3,
        submitted=1,
        rated=1,
        decided=1,
        notified=1,
        decided_on="2026-12-18",
    )
    kept.change(lambda store: store.ballots.put(Ballot(uid="b", round="r", valid=3)))
    assert [fact.voted for fact in duty_rounds.rounds_since(kept.store, 2026)] == [True]
    assert duty_rounds.rounds_since(kept.store, 2027) == ()


def test_open_remedies_with_a_deadline_name_the_person(kept) -> None:
    made = [
        Shortcoming(uid="a", what="A", year=2025, member="m", due="2026-06"),
        Shortcoming(uid="b", what="B", year=2025, due="2026-03"),
        Shortcoming(uid="c", what="C", year=2025),
        Shortcoming(uid="d", what="D", year=2025, due="2026", state=ShortcomingState.REMEDIED),
    ]

    def fill(store):
        store.members.put(Member(uid="m", name="Ma Văn Đạt"))
        for one in made:
            store.shortcomings.put(one)

    kept.change(fill)
    assert duty_rounds.remedies_open(kept.store) == (
        RemedyFact(uid="b", whose="tập thể chi bộ", due="2026-03"),
        RemedyFact(uid="a", whose="Ma Văn Đạt", due="2026-06"),
    )


def test_a_years_commitments_and_four_good(kept) -> None:
    head = CommitmentKind.RESPONSIBILITY
    made = [
        Commitment(uid="a", member="m", year=2026, made_on="2026-01-20"),
        Commitment(uid="b", member="n", year=2026),  # handed out, not yet given in
        Commitment(uid="c", member="k", year=2026, made_on="2026-01-20", kind=head),
    ]
    kept.change(lambda store: [store.commitments.put(one) for one in made])
    assert duty_rounds.year_fact(kept.store, 2026, 2) == YearFact(year=2026, committed=1, roster=2)
    good = FourGood(uid="f", year=2026, registered_on="2026-01-22", voted_on="2026-12-03")
    kept.change(lambda store: store.four_good.put(good))
    fact = duty_rounds.year_fact(kept.store, 2026, 2)
    assert fact.four_good_registered and fact.four_good_voted
