"""The sample branch's rounds: two closed, one under way, with every case a branch meets."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from handbook.records import ballot_counts, frames, frozen_rules, ratings, review_forms
from handbook.records.commitments import CommitmentKind
from handbook.records.commitments import check as check_commitment
from handbook.records.four_good import Verdict
from handbook.records.review_rounds import Form, LeftOut, Round, RoundState, frame_of, reviewed
from handbook.records.reviews import LEVELS, Level, Review, part
from handbook.records.shortcomings import ShortcomingState
from handbook.services import demo, keys, reviews
from handbook.services.handbook import Handbook
from handbook.store.store import Store

TODAY = date(2026, 11, 24)


def _made(folder, members: int, years: int = 2, day: date = TODAY) -> Handbook:
    from random import Random

    from handbook.services import demo_people

    book = Handbook.create(
        folder / f"{members}.sotay",
        demo_people.branch(Random(1), day),
        "mật khẩu thử",
        cost=keys.Cost(n=1024, r=8, p=1),
        clock=lambda: datetime(day.year, day.month, day.day, 9).astimezone(),
    ).handbook
    demo.fill(book, members=members, years=years)
    return book


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    book = _made(tmp_path_factory.mktemp("demo"), 34)
    yield book.read(lambda store: store)
    book.close()


@pytest.fixture(scope="module")
def open_round(store: Store) -> Round:
    found = store.rounds.current(TODAY)
    assert found is not None and found.year == 2026
    return found


def of_members(store: Store, one: Round) -> tuple[Review, ...]:
    return tuple(review for review in store.reviews.of_round(one.uid) if review.member)


def test_past_rounds_are_closed_under_the_rules_of_their_time(store: Store) -> None:
    past = store.rounds.all()[:-1]
    assert [(one.year, one.state) for one in past] == [
        (2024, RoundState.CLOSED),
        (2025, RoundState.CLOSED),
    ]
    assert [one.rules[0].number for one in past] == ["124-QĐ/TW", "366-QĐ/TW"]
    for one in past:
        found = of_members(store, one)
        assert {review.member for review in found} == {line.member for line in reviewed(one)}
        assert all(review.decision.level and review.notified_on for review in found)
        assert {review.decision.level for review in found} == set(LEVELS)
        assert ratings.cap(ratings.counts(found), one.cap).over == 0


def test_this_years_has_every_case(store: Store, open_round: Round) -> None:
    left_out = Counter(line.left_out for line in open_round.people)
    assert {LeftOut.EXEMPT, LeftOut.NEW, LeftOut.ELSEWHERE} <= set(left_out)
    assert any(line.remark_from for line in reviewed(open_round))  # one is away
    found = of_members(store, open_round)
    forms = {review.form for review in found}
    assert forms == {Form.LEADER, Form.STAFF, Form.OUTSIDE}
    assert store.reviews.find(open_round.uid, "").form is Form.COLLECTIVE  # type: ignore[union-attr]
    assert len(reviewed(open_round)) - len(found) == 4  # forms still to come in
    assert ratings.cap(ratings.counts(found), open_round.cap).over == 1
    assert not any(review.decision.level for review in found)


def test_all_adds_up(store: Store) -> None:
    names = {member.uid: member.name for member in store.members.all()}
    for one in store.rounds.all():
        values = frozen_rules.values(one)
        ballots = store.ballots.of_round(one.uid)
        assert len(ballots) == 2
        assert [ballot_counts.problems(ballot, names) for ballot in ballots] == [(), ()]
        for review in store.reviews.of_round(one.uid):
            frame = frame_of(one, review.form)
            assert frame is not None
            assert frames.point_problems(frame, review) == ()
            own = frames.totals(frame, review, own=True).total
            total = frames.totals(frame, review, own=False).total
            if ratings.gap_needs_reason(own, total, values) and review.member:
                assert review.gap_reason
            if review.proposal.level and review.form is not Form.COLLECTIVE:
                by_points = ratings.level_by_points(total, values)
                assert by_points in (review.proposal.level, Level.NONE)


def test_forms_say_what_the_records_say(store: Store, open_round: Round) -> None:
    for review in store.reviews.of_round(open_round.uid):
        known = review_forms.parts(review.form, open_round.period, open_round.begun_on)
        assert {text.id for text in review.parts} <= {each.id for each in known}
        carried = reviews.carried(store, open_round, review.member)
        told = part(review, reviews.part_id(open_round, review.form, "remedied"))
        assert all(each.what.rstrip(".") in told for each in carried)
    texts = [text for review in of_members(store, open_round) for text in review.parts]
    assert any("buổi sinh hoạt chi bộ" in text.text for text in texts)


def test_shortcomings_live_from_year_to_year(store: Store) -> None:
    of_2025 = Counter(one.state for one in store.shortcomings.of_year(2025))
    # Settled at this year's meeting, but for those whose form is still to come in.
    assert of_2025[ShortcomingState.VERIFIED] > of_2025[ShortcomingState.REMEDIED] > 0
    of_2024 = Counter(one.state for one in store.shortcomings.of_year(2024))
    assert of_2024[ShortcomingState.VERIFIED] > of_2024[ShortcomingState.NOT_REMEDIED] > 0
    of_2026 = store.shortcomings.of_year(2026)
    assert {one.state for one in of_2026} == {ShortcomingState.OPEN}
    assert any(not one.member for one in of_2026) and any(one.member for one in of_2026)
    assert all(one.remedy and one.due for one in of_2026)


def test_commitments_and_four_good(store: Store) -> None:
    made = store.commitments.of_year(2026, CommitmentKind.YEARLY)
    assert len(made) >= 28
    assert [problems for problems in map(check_commitment, made) if problems] == []
    assert len(store.commitments.of_year(2026, CommitmentKind.RESPONSIBILITY)) == 1
    decided = [(one.year, one.decided) for one in store.four_good.all()]
    assert decided == [(2024, Verdict.MET), (2025, Verdict.MET), (2026, Verdict.UNSAID)]


@pytest.mark.parametrize(
    ("members", "years", "day", "rounds"),
    [
        (3, 1, TODAY, 2),
        (6, 0, TODAY, 0),
        (12, 1, date(2026, 2, 24), 1),
        (9, 1, date(2026, 1, 2), 1),
    ],
)
def test_small_branches_and_other_days(
    tmp_path, members: int, years: int, day: date, rounds: int
) -> None:
    book = _made(tmp_path, members, years, day)
    assert book.read(lambda store: store.rounds.count()) == rounds
    assert book.read(lambda store: store.history.verify()) is None
    book.close()


def test_the_same_seed_and_day_tell_the_same_rounds(tmp_path) -> None:
    def told(folder: str) -> tuple[object, ...]:
        (tmp_path / folder).mkdir()
        book = _made(tmp_path / folder, 12, 1)
        found = book.read(lambda store: (store.rounds.all(), store.reviews.all()))
        book.close()
        return found

    assert told("a") == told("b")
