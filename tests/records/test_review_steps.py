from dataclasses import replace
from datetime import date
from typing import Any

from handbook.records import frames, frozen_rules, review_steps
from handbook.records.ballots import Ballot, BallotKind, PersonCount
from handbook.records.review_forms import parts
from handbook.records.review_rounds import Form, LeftOut, Round, RoundMember
from handbook.records.review_steps import Step, StepStatus
from handbook.records.reviews import Comment, Decision, Level, PartText, Points, Remark, Review
from handbook.records.shortcomings import Shortcoming, ShortcomingState

END = date(2026, 12, 31)
FRAME = frames.frame(Form.OUTSIDE, END)
ROUND = Round(
    uid="d",
    year=2026,
    starts_on=date(2026, 1, 1),
    ends_on=END,
    begun_on=date(2026, 11, 24),
    cap=frozen_rules.cap_on(END),
    frames=(FRAME,),
    people=(
        RoundMember(member="a"),
        RoundMember(member="b", left_out=LeftOut.EXEMPT, why="Được miễn."),
        RoundMember(member="c", remark_from="Chi bộ Tân Lập"),
    ),
)
WRITTEN = Review(
    uid="r",
    round="d",
    member="a",
    parts=tuple(
        PartText(id=p.id, text="" if p.id == "a2_1" else "đã viết") for p in parts(Form.OUTSIDE)
    ),
    points=tuple(Points(id=line.id, own=line.most) for line in FRAME.lines),
    own_level=Level.GOOD,
)
BALLOT = Ballot(
    uid="p",
    round="d",
    called=3,
    present=2,
    issued=2,
    returned=2,
    valid=2,
    counts=(PersonCount(member="a", good=2),),
)


def at(step: Step, review: Review | None, *, member: str = "", **more: Any) -> StepStatus:
    ballots, found = more.get("ballots", ()), more.get("shortcomings", ())
    return review_steps.status(ROUND, review, ballots, found, member)[step]


def missing(step: Step, review: Review | None, **more: Any) -> str:
    return at(step, review, **more).missing


def test_nothing_begun_misses_everything() -> None:
    found = review_steps.status(ROUND, None, (), (), "a")
    assert list(found) == list(Step) and not any(one.done for one in found.values())
    assert all(one.missing for one in found.values())


def test_who_is_left_out_has_no_steps() -> None:
    found = review_steps.status(ROUND, None, (), (), "b")
    assert {(one.done, one.missing) for one in found.values()} == {(None, "Được miễn.")}


def test_the_form_asks_for_parts_points_and_level() -> None:
    assert missing(Step.FORM, Review(uid="r", round="d", member="a")) == (
        "Bản kiểm điểm: 5 phần chưa viết, chưa tự chấm đủ điểm và chưa tự xếp loại."
    )
    written = tuple(replace(p, text=p.text or "Không.") for p in WRITTEN.parts)
    faultless = replace(WRITTEN, parts=written)
    assert at(Step.FORM, faultless).done is True
    assert missing(Step.FORM, WRITTEN) == "Bản kiểm điểm: 1 phần chưa viết."
    by_hand = Review(uid="r", round="d", member="a", handwritten=True, own_level=Level.GOOD)
    assert missing(Step.FORM, by_hand) == "Bản kiểm điểm: chưa tự chấm đủ điểm."


def test_comments_and_the_remark_from_elsewhere() -> None:
    assert missing(Step.COMMENTS, WRITTEN) == "Chưa ghi ý kiến góp ý nào."
    commented = replace(WRITTEN, comments=(Comment(member="b", text="cố gắng hơn"),))
    assert at(Step.COMMENTS, commented).done is True
    away = replace(commented, member="c")
    assert missing(Step.COMMENTS, away) == "Chưa có nhận xét của Chi bộ Tân Lập."
    assert at(Step.COMMENTS, replace(away, elsewhere=Remark(text="tốt"))).done is True


def test_the_vote_is_counted_and_adds_up() -> None:
    assert missing(Step.VOTE, WRITTEN) == "Chưa lập biên bản kiểm phiếu."
    assert at(Step.VOTE, WRITTEN, ballots=(BALLOT,)).done is True
    empty = replace(BALLOT, counts=())
    assert missing(Step.VOTE, WRITTEN, ballots=(empty,)) == "Chưa ghi kết quả kiểm phiếu."
    wrong = replace(BALLOT, invalid=1)
    assert missing(Step.VOTE, WRITTEN, ballots=(wrong,)).startswith("Số phiếu chưa khớp: Phiếu hợp")
    others = replace(BALLOT, counts=(*BALLOT.counts, PersonCount(member="c", good=1)))
    assert at(Step.VOTE, WRITTEN, ballots=(others,)).done is True
    own = replace(BALLOT, counts=(PersonCount(member="a", good=1),))
    assert "Kết quả kiểm phiếu: bốn mức" in missing(Step.VOTE, WRITTEN, ballots=(own,))


def test_the_branch_may_have_no_ballot_of_its_own() -> None:
    report = Review(uid="t", round="d", form=Form.COLLECTIVE)
    assert at(Step.VOTE, report, ballots=(BALLOT,)).done is None
    own = replace(BALLOT, kind=BallotKind.COLLECTIVE, counts=(PersonCount(good=2),))
    assert at(Step.VOTE, report, ballots=(BALLOT, own)).done is True


def test_proposal_decision_and_notice() -> None:
    proposed = replace(WRITTEN, proposal=Decision(level=Level.GOOD))
    assert at(Step.PROPOSAL, WRITTEN).done is False and at(Step.PROPOSAL, proposed).done is True
    decided = replace(proposed, decision=Decision(level=Level.GOOD))
    assert missing(Step.DECISION, proposed).startswith("Chưa có quyết định")
    assert missing(Step.DECISION, decided) == "Chưa ghi số, ngày của văn bản quyết định."
    papered = replace(decided, decision=Decision(level=Level.GOOD, on="2026-12-28"))
    assert at(Step.DECISION, papered).done is True
    assert at(Step.NOTIFIED, papered).done is False
    assert at(Step.NOTIFIED, replace(papered, notified_on="2026-12-30")).done is True
    assert review_steps.problems(ROUND, [papered]) == (
        "Còn 1 đảng viên chưa có mức xếp loại được quyết định.",
    )
    assert review_steps.problems(ROUND, [papered, replace(papered, member="c")]) == ()


def test_remedies_of_what_was_named() -> None:
    assert at(Step.REMEDY, WRITTEN).done is None
    named = replace(WRITTEN, parts=(PartText(id="a2_1", text="Họp muộn"),))
    assert missing(Step.REMEDY, named).startswith("Hạn chế nêu trong bản kiểm điểm chưa đưa")
    bare = Shortcoming(uid="s", what="Họp muộn", member="a", found_in="r", year=2026)
    assert missing(Step.REMEDY, named, shortcomings=(bare,)).startswith("1 hạn chế chưa có đủ")
    planned = replace(bare, remedy="đến đúng giờ", due="2027-03-31")
    assert at(Step.REMEDY, named, shortcomings=(planned,)).done is True
    of_round = replace(planned, found_in="d")
    assert at(Step.REMEDY, named, shortcomings=(of_round,)).done is True
    dropped = replace(bare, state=ShortcomingState.DROPPED)
    others = replace(bare, found_in="khác")
    assert at(Step.REMEDY, WRITTEN, shortcomings=(dropped, others)).done is None


def test_hidden_steps_are_not_there() -> None:
    hidden = replace(ROUND, hidden_steps=("vote", "notified"))
    found = review_steps.status(hidden, WRITTEN, (), ())
    assert list(found) == ["form", "comments", "proposal", "decision", "remedy"]
    assert set(review_steps.STEPS) == set(Step)
