"""Reviews in the open format: kept back unless asked for, whole when asked, checked by links."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook.errors import BadInput
from handbook.records import frozen_rules
from handbook.records.ballots import Ballot, PersonCount
from handbook.records.commitments import Commitment, CommitmentPart
from handbook.records.four_good import FourGood
from handbook.records.members import Member
from handbook.records.review_rounds import Round, RoundMember, RoundState, Suggestion
from handbook.records.reviews import PartText, Review
from handbook.records.settings import Branch, ParentBody
from handbook.records.shortcomings import Shortcoming
from handbook.services import exchange, leaving, taking_in
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.store.store import Store

SECRET = "Chưa gương mẫu trong gia đình"
ROUND = Round(
    uid="r",
    year=2026,
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    begun_on=date(2026, 11, 1),
    cap=frozen_rules.cap_on(date(2026, 11, 1)),
    people=(RoundMember(member="m"),),
    suggestions=(Suggestion(member="m", text=SECRET),),
)
PARTS = ("rounds", "reviews", "ballots", "shortcomings", "commitments", "four_good")


def _keep(store: Store) -> None:
    store.members.put(Member(uid="m", name="Ma Văn Đạt"))
    store.rounds.put(ROUND)
    parts = (PartText(id="a2_1", text=SECRET),)
    store.reviews.put(Review(uid="v", round="r", member="m", parts=parts))
    store.ballots.put(Ballot(uid="b", round="r", counts=(PersonCount(member="m", good=3),)))
    store.shortcomings.put(Shortcoming(uid="s", what=SECRET, year=2026, member="m", found_in="v"))
    store.shortcomings.put(Shortcoming(uid="t", what=SECRET, year=2026, member="m"))
    store.shortcomings.put(Shortcoming(uid="c", what="Học tập chậm", year=2026, found_in="v"))
    store.commitments.put(
        Commitment(uid="k", member="m", year=2026, parts=(CommitmentPart(id="1", text="Giữ"),))
    )
    store.four_good.put(FourGood(uid="f", year=2026))
    store.shortcomings.bin("t")


@pytest.fixture
def filled(book: Handbook) -> Handbook:
    book.change("Nhập", _keep)
    return book


@pytest.fixture
def other(tmp_path: Path, clock) -> Iterator[Handbook]:
    branch = Branch(uid="o", name="Mới", place="X", parents=(ParentBody(name="Y"),))
    path = tmp_path / "moi.sotay"
    cost = Cost(n=1024, r=8, p=1)
    made = Handbook.create(path, branch, "mot cau de nho", cost=cost, clock=clock).handbook
    yield made
    made.close()


def test_nothing_of_persons_goes_out_unasked(filled: Handbook, tmp_path: Path) -> None:
    leaving.export_everything(filled, tmp_path / "ra")
    data = (tmp_path / "ra" / "so-tay-chi-bo.json").read_text(encoding="utf-8")
    assert SECRET not in data
    document = exchange.decoded(data.encode())
    assert document.reviews_left_out
    assert (document.rounds, document.reviews, document.ballots) == ((), (), ())
    assert [one.uid for one in document.shortcomings] == ["c"]
    assert len(document.commitments) == len(document.four_good) == 1
    kinds = {entry.kind for entry in document.history}
    assert kinds == {"branch", "member", "shortcoming", "commitment", "four_good"}


def test_a_handbook_without_reviews_leaves_nothing_out(book: Handbook) -> None:
    assert not exchange.document(book).reviews_left_out


def test_everything_goes_out_and_comes_back_when_asked(
    filled: Handbook, other: Handbook, tmp_path: Path
) -> None:
    leaving.export_everything(filled, tmp_path / "ra", with_reviews=True)
    document = exchange.read(tmp_path / "ra" / "so-tay-chi-bo.json")
    assert not document.reviews_left_out and SECRET in repr(document.history)
    plan = taking_in.take_in(other, document)
    assert "1 bản kiểm điểm, 1 kết quả kiểm phiếu" in plan.summary
    before = exchange.document(filled, with_reviews=True)
    after = exchange.document(other, with_reviews=True)
    assert len(before.reviews) == 1
    for part in PARTS:
        assert getattr(after, part) == getattr(before, part), part
    assert other.read(lambda store: store.search.find(SECRET)) == ()


def test_what_was_left_out_still_comes_in(filled: Handbook, other: Handbook) -> None:
    taking_in.take_in(other, exchange.document(filled))
    assert other.read(lambda store: [one.uid for one in store.shortcomings.all()]) == ["c"]
    # Back into the handbook it came from: nothing is lost by what the file does not hold.
    plan = taking_in.take_in(filled, exchange.document(other), replacing=True)
    assert plan.replaced["shortcoming"] == ()
    assert filled.read(lambda store: store.reviews.count()) == 1


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"rounds": ()}, "không có đợt kiểm điểm của nó"),
        ({"members": ()}, "đảng viên không có trong tệp"),
    ],
)
def test_broken_links_are_named(filled: Handbook, other: Handbook, lost: dict, said: str) -> None:
    document = replace(exchange.document(filled, with_reviews=True), **lost)
    with pytest.raises(BadInput) as caught:
        taking_in.take_in(other, document)
    assert sum(said in detail for detail in caught.value.details) >= 2
    assert other.read(lambda store: store.rounds.count()) == 0


def test_a_closed_round_and_its_reviews_are_never_replaced(filled: Handbook) -> None:
    open_ = exchange.document(filled, with_reviews=True)
    one = filled.read(lambda store: store.rounds.by_uid("r"))
    closed = replace(one, state=RoundState.CLOSED)
    filled.change("Kết thúc", lambda store: store.rounds.put(closed))
    other_text = replace(open_.reviews[0], gap_reason="khác")
    document = replace(open_, reviews=(other_text,))
    plan = taking_in.take_in(filled, document, replacing=True)
    assert [sentence.count("đã kết thúc") for sentence in plan.left] == [1, 1]
    assert filled.read(lambda store: store.rounds.by_uid("r")).state is RoundState.CLOSED


def test_a_second_review_of_a_person_stays_out(filled: Handbook) -> None:
    document = exchange.document(filled, with_reviews=True)
    twins = {
        "reviews": (replace(document.reviews[0], uid="v2"),),
        "commitments": (replace(document.commitments[0], uid="k2"),),
        "four_good": (replace(document.four_good[0], uid="f2"),),
    }
    plan = taking_in.take_in(filled, replace(document, **twins))
    assert sum("đã có bản khác" in sentence for sentence in plan.left) == 3
    assert filled.read(lambda store: store.reviews.count()) == 1


def test_a_member_told_of_in_a_review_is_not_removed(filled: Handbook) -> None:
    with pytest.raises(BadInput, match="Ma Văn Đạt đã có bản kiểm điểm"):
        filled.change("Xóa", lambda store: store.members.bin("m"))
