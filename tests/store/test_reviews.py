"""Rounds, reviews and ballots in the file: found by what they belong to, closed with their round,
and private."""

import json
from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput, Sealed
from handbook.records import frozen_rules
from handbook.records.ballots import Ballot, PersonCount
from handbook.records.members import Member
from handbook.records.review_rounds import (
    CapChoice,
    Form,
    Frame,
    FrameLine,
    FrozenRule,
    Round,
    RoundMember,
    RoundPeriod,
    RoundState,
    Suggestion,
)
from handbook.records.reviews import Comment, Decision, Level, PartText, Points, Remark, Review
from handbook.store import engine, rows

SECRET = "Nóng nảy với bà con"


def a_round(uid="r26", year=2026, **fields) -> Round:
    spans = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    begun = {"begun_on": date(year, 11, 1), "cap": frozen_rules.cap_on(date(year, 11, 1))}
    return Round(**({"uid": uid, "year": year} | begun | spans | fields))


def a_review(uid="v", member="m", **fields) -> Review:
    return Review(uid=uid, round=fields.pop("round", "r26"), member=member, **fields)


@pytest.fixture
def store(kept):
    kept.change(lambda store: store.members.put(Member(uid="m", name="Ma Văn Đạt")))
    kept.change(lambda store: store.rounds.put(a_round()))
    return kept.store


def test_a_round_comes_back_with_all_it_froze(kept) -> None:
    frame = Frame(
        form=Form.OUTSIDE,
        id="f5",
        title="Phụ lục 5",
        lines=(FrameLine(id="1", part=1, text="Phẩm chất", most=7.5),),
    )
    made = a_round(
        rules=(FrozenRule(topic="rating", number="366-QĐ/TW", values='{"gap": 5}'),),
        frames=(frame,),
        cap=CapChoice(percent=25, base="good_or_above", rounding="down"),
        people=(RoundMember(member="m", form=Form.STAFF, remark_from="Chi bộ phố 3"),),
        suggestions=(Suggestion(member="m", text="Làm rõ việc chậm"),),
        hidden_steps=("notified",),
        filed=("1", "2"),
    )
    put = kept.change(lambda store: store.rounds.put(made))
    assert put == replace(made, version=1)
    assert kept.store.rounds.by_uid("r26") == put


def test_the_ceiling_is_stored_whole_and_read_as_it_stands(kept) -> None:
    kept.change(lambda store: store.rounds.put(a_round()))
    (row,) = engine.rows(kept.store.session.db, "SELECT * FROM review_rounds")
    assert set(json.loads(row["cap"])) == {"percent", "base", "rounding"}
    row["cap"] = '{"base":"good_or_above","percent":15,"rounding":"down"}'
    old = CapChoice(percent=15, base="good_or_above", rounding="down")
    assert rows.from_row(Round, row).cap == old


def test_rounds_by_year_the_current_one_and_the_one_before(kept) -> None:
    closed = {"state": RoundState.CLOSED, "closed_on": "2025-12-20"}
    quarter = {"period": RoundPeriod.QUARTER, "part": 3, "ends_on": date(2026, 9, 30)}
    made = [
        a_round("r24", 2024, **closed),
        a_round("r25", 2025, **closed),
        a_round("q3", 2026, **quarter, **closed),
        a_round(),
    ]
    kept.change(lambda store: [store.rounds.put(one) for one in made])
    rounds = kept.store.rounds
    assert [one.uid for one in rounds.all()] == ["r24", "r25", "q3", "r26"]
    assert [one.uid for one in rounds.of_year(2026)] == ["r26", "q3"]
    assert rounds.years() == (2026, 2025, 2024)
    assert rounds.current(date(2026, 11, 24)).uid == "r26"  # type: ignore[union-attr]
    assert rounds.current(date(2026, 10, 31)) is None
    # A quarter is not measured against: what was left over stands in the yearly form.
    assert rounds.before(made[3]).uid == "r25"  # type: ignore[union-attr]
    assert rounds.before(made[0]) is None


def test_a_review_comes_back_whole(kept, store) -> None:
    made = a_review(
        form=Form.LEADER,
        parts=(PartText(id="a1_1", text="dòng 1\ndòng 2"),),
        points=(Points(id="1", own=7.5, appraised=7, note="đủ"),),
        comments=(Comment(member="m", text="Cần nói rõ", answer="Xin nhận"),),
        residence=Remark(by="Chi ủy nơi cư trú", text="Tốt", on="2026-12-02"),
        proposal=Decision(level=Level.GOOD, points=88.5, on="2026-12-05"),
        handwritten=True,
    )
    put = kept.change(lambda store: store.reviews.put(made))
    assert store.reviews.by_uid("v") == put == replace(made, version=1)


def test_reviews_by_round_person_and_time(kept, store) -> None:
    made = [
        a_review("a", "m"),
        a_review("whole", "", form=Form.COLLECTIVE),
        a_review("old", "m", round="r25"),
    ]
    kept.change(lambda store: store.rounds.put(a_round("r25", 2025)))
    kept.change(lambda store: [store.reviews.put(one) for one in made])
    assert [one.uid for one in store.reviews.of_round("r26")] == ["whole", "a"]
    assert store.reviews.find("r26", "m").uid == "a"
    assert store.reviews.find("r25", "") is None
    assert [one.uid for one in store.reviews.of_member("m")] == ["a", "old"]
    assert [one.uid for one in store.reviews.all()] == ["a", "whole", "old"]


def test_one_review_of_a_person_in_a_round(kept, store) -> None:
    kept.change(lambda store: store.reviews.put(a_review("a")))
    with pytest.raises(BadInput, match="Bản kiểm điểm của Ma Văn Đạt đã có trong đợt này"):
        kept.change(lambda store: store.reviews.put(a_review("b")))
    kept.change(lambda store: store.reviews.put(a_review("c", member="")))


def test_what_was_binned_comes_back_only_into_its_own_place(kept, store) -> None:
    kept.change(lambda store: store.reviews.put(a_review("a")))
    kept.change(lambda store: store.reviews.bin("a"))
    kept.change(lambda store: store.reviews.put(a_review("b")))
    with pytest.raises(BadInput, match="đã được lập bản khác"):
        kept.change(lambda store: store.reviews.unbin("a"))
    kept.change(lambda store: store.reviews.bin("b"))
    assert kept.change(lambda store: store.reviews.unbin("a")).uid == "a"


def test_a_closed_round_keeps_its_reviews_and_ballots(kept, store) -> None:
    review = kept.change(lambda store: store.reviews.put(a_review()))
    ballot = kept.change(lambda store: store.ballots.put(Ballot(uid="b", round="r26")))
    one = store.rounds.by_uid("r26")
    kept.change(lambda store: store.rounds.put(replace(one, state=RoundState.CLOSED)))
    with pytest.raises(Sealed, match=r"Đợt kiểm điểm năm 2026 đã kết thúc .* của Ma Văn Đạt"):
        kept.change(lambda store: store.reviews.put(replace(review, gap_reason="Khác")))
    with pytest.raises(Sealed, match="kết quả kiểm phiếu"):
        kept.change(lambda store: store.ballots.put(replace(ballot, issued=3)))
    for table, uid in ((store.reviews, "v"), (store.ballots, "b")):
        with pytest.raises(Sealed):
            kept.change(lambda _, table=table, uid=uid: table.bin(uid))


def test_a_round_that_holds_something_is_not_removed(kept, store) -> None:
    kept.change(lambda store: store.ballots.put(Ballot(uid="b", round="r26")))
    with pytest.raises(BadInput, match="Đợt kiểm điểm năm 2026 đã có bản kiểm điểm"):
        kept.change(lambda store: store.rounds.bin("r26"))
    kept.change(lambda store: store.ballots.bin("b"))
    kept.change(lambda store: store.rounds.bin("r26"))
    assert store.rounds.all() == ()


def test_a_ballot_comes_back_by_its_round(kept, store) -> None:
    counts = (PersonCount(member="m", excellent=3, good=20, unrated=1),)
    made = Ballot(uid="b", round="r26", on="2026-12-05", issued=24, tellers=("m",), counts=counts)
    put = kept.change(lambda store: store.ballots.put(made))
    assert store.ballots.of_round("r26") == store.ballots.all() == (put,)
    assert store.ballots.of_round("r25") == ()
    assert (put.counts, put.tellers) == (counts, ("m",))


def test_search_and_general_history_never_tell_the_words(kept, store) -> None:
    suggestion = Suggestion(member="m", text=SECRET)
    one = store.rounds.by_uid("r26")
    kept.change(lambda store: store.rounds.put(replace(one, suggestions=(suggestion,))))
    parts = (PartText(id="a2_1", text=SECRET),)
    kept.change(lambda store: store.reviews.put(a_review(parts=parts)))
    kept.change(lambda store: store.ballots.put(Ballot(uid="b", round="r26", note=SECRET)))
    assert [hit.kind for hit in store.search.find("kiểm điểm")] == ["round"]
    assert store.search.find(SECRET) == ()
    assert kept.sql("SELECT COUNT(*) FROM found WHERE kind IN ('review', 'ballot')") == [(0,)]
    told = store.history.latest()
    assert {entry.kind for entry in told} == {"member", "round", "review", "ballot"}
    assert SECRET not in repr(told)
    assert next(entry for entry in told if entry.kind == "member").after
    # The record's own history has them, so that any version can be taken back.
    assert SECRET in repr(store.history.of_record("v"))
    assert store.history.verify() is None


def test_a_look_is_noted_and_changes_nothing(kept, store) -> None:
    review = kept.change(lambda store: store.reviews.put(a_review()))
    with store.session.change("Xem bản kiểm điểm") as touched:
        store.reviews.look("v", "view")
    assert touched == set()
    entry = store.history.of_record("v")[0]
    assert (entry.action, entry.version, entry.before, entry.after) == ("view", 1, {}, {})
    assert store.history.looked("v", "view") == entry.at
    assert store.history.looked("v", "print") == ""
    assert store.reviews.by_uid("v") == review
