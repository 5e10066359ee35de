from dataclasses import replace
from typing import Any

import pytest

from handbook.records import ballot_counts
from handbook.records.ballots import Ballot, BallotKind, BallotMethod, PersonCount
from handbook.records.reviews import Level

NAMES = {"a": "Ma Văn Ánh", "b": "Hà Thị Bình"}
GOOD = Ballot(
    uid="p",
    round="d",
    called=25,
    present=23,
    issued=23,
    returned=22,
    valid=21,
    invalid=1,
    counts=(
        PersonCount(member="a", excellent=14, good=6, unrated=1),
        PersonCount(member="b", good=10, done=10, not_done=1),
    ),
)


def test_what_adds_up_says_nothing() -> None:
    assert ballot_counts.problems(GOOD, NAMES) == ()
    assert ballot_counts.problems(Ballot(uid="p", round="d", present=20), NAMES) == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"called": 22}, "Số có mặt (23) nhiều hơn số triệu tập (22)."),
        ({"present": 22}, "Số phiếu phát ra (23) nhiều hơn số người có mặt (22)."),
        ({"issued": 21}, "Số phiếu thu về (22) nhiều hơn số phiếu phát ra (21)."),
        (
            {"invalid": 2},
            "Phiếu hợp lệ (21) cộng phiếu không hợp lệ (2) được 23, "
            "phải bằng số phiếu thu về (22).",
        ),
        (
            {"counts": (PersonCount(member="a", excellent=14, good=6),)},
            "Ma Văn Ánh: bốn mức và “chưa xếp loại” cộng lại được 20, phải bằng phiếu hợp lệ (21).",
        ),
        (
            {"counts": (PersonCount(good=20),)},
            "tập thể chi bộ: bốn mức và “chưa xếp loại” cộng lại được 20, "
            "phải bằng phiếu hợp lệ (21).",
        ),
        (
            {"counts": (GOOD.counts[0], GOOD.counts[0])},
            "Ma Văn Ánh: có hai dòng kiểm phiếu; hãy giữ một dòng.",
        ),
        (
            {"kind": BallotKind.EXCELLENT, "counts": (PersonCount(member="b", excellent=22),)},
            "Hà Thị Bình: 22 phiếu, nhiều hơn phiếu hợp lệ (21).",
        ),
    ],
)
def test_what_does_not_add_up(changes: dict[str, Any], says: str) -> None:
    assert ballot_counts.problems(replace(GOOD, **changes), NAMES) == (says,)


def test_a_second_ballot_need_not_come_to_all() -> None:
    second = replace(
        GOOD, kind=BallotKind.EXCELLENT, counts=(PersonCount(member="a", excellent=15),)
    )
    assert ballot_counts.problems(second, NAMES) == ()


def test_hands_are_held_against_those_present() -> None:
    hands = Ballot(
        uid="p",
        round="d",
        method=BallotMethod.SHOW_OF_HANDS,
        present=20,
        counts=(PersonCount(member="a", good=19),),
    )
    assert ballot_counts.problems(hands, NAMES) == (
        "Ma Văn Ánh: bốn mức và “chưa xếp loại” cộng lại được 19, phải bằng số người có mặt (20).",
    )


def test_shares_are_of_the_valid_ones() -> None:
    first, second = ballot_counts.shares(GOOD)
    assert first.shares[Level.EXCELLENT] == "66,7%" and first.votes[Level.GOOD] == 6
    assert (first.leading, first.majority, first.unrated) == (Level.EXCELLENT,) * 2 + (1,)
    assert (second.leading, second.majority) == (Level.NONE, Level.NONE)
    assert ballot_counts.in_words(GOOD.counts[0], 21) == (
        "Hoàn thành xuất sắc nhiệm vụ 14/21 (66,7%), Hoàn thành tốt nhiệm vụ 6/21 (28,6%), "
        "chưa xếp loại 1"
    )


def test_more_than_half_is_needed_for_a_majority() -> None:
    half = PersonCount(member="a", good=10, done=5, not_done=5)
    assert ballot_counts.leading_level(half) is Level.GOOD
    assert ballot_counts.majority_level(half, 20) is Level.NONE
    assert ballot_counts.majority_level(half, 19) is Level.GOOD
    assert ballot_counts.majority_level(half, 0) is Level.NONE
    assert ballot_counts.leading_level(PersonCount()) is Level.NONE


def test_a_members_count_is_of_the_ballot_on_members() -> None:
    second = replace(GOOD, kind=BallotKind.EXCELLENT)
    branch = replace(GOOD, kind=BallotKind.COLLECTIVE, counts=(PersonCount(good=21),))
    assert ballot_counts.count_of((GOOD, second, branch), "a") == GOOD.counts[0]
    assert ballot_counts.count_of((GOOD, branch), "") == PersonCount(good=21)
    assert ballot_counts.count_of((second,), "a") is None
