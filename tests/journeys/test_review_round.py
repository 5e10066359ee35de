"""A year-end of the sample branch from plan to notice, through services, papers and export.

A member of each form, one over the ceiling, one away, one exempt, one admitted under six months.
"""

from dataclasses import replace
from datetime import date, datetime
from random import Random

import pytest

from handbook.papers.catalog import PAPERS, Request
from handbook.records import (
    ballot_counts,
    frames,
    frozen_rules,
    rating_gates,
    ratings,
    review_steps,
    shortcomings,
)
from handbook.records.ballots import Ballot, BallotKind, PersonCount
from handbook.records.review_people import with_form
from handbook.records.review_rounds import (
    Form,
    LeftOut,
    Round,
    RoundPeriod,
    RoundState,
    Suggestion,
    frame_of,
    place_of,
    reviewed,
)
from handbook.records.review_steps import Step
from handbook.records.reviews import Comment, Level, PartText, Points, Remark, Review
from handbook.services import demo, demo_people, duties, exchange, keys, printing, reviews, rounds
from handbook.services import shortcomings as remedies
from handbook.services.handbook import Handbook

CHEAP = keys.Cost(n=1024, r=8, p=1)
BEGUN, MET, DECIDED = date(2026, 11, 3), date(2026, 12, 4), "2026-12-18"


class Clock:
    def __init__(self) -> None:
        self.day = BEGUN

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9).astimezone()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(own_place, tmp_path, clock):
    branch = demo_people.branch(Random(1), BEGUN)
    made = Handbook.create(tmp_path / "so.sotay", branch, "mật khẩu thử", cost=CHEAP, clock=clock)
    demo.fill(made.handbook, members=34, years=1)
    yield made.handbook
    made.handbook.close()


def test_a_round_from_plan_to_notice(book: Handbook, clock: Clock, tmp_path) -> None:
    one = planned(book)
    blank_forms_are_printed(book, one, tmp_path)
    clock.day = date(2026, 11, 27)
    for line in ("", *(place.member for place in reviewed(one))):
        written(book, one, line)
    clock.day = MET
    met(book, one)
    voted(book, one)
    over = proposed(book, one)
    remedied(book, one)
    clock.day = date(2026, 12, 19)
    decided_and_told(book, one, over)
    every_step_is_done(book, one)
    every_paper_is_made(book, one)
    clock.day = date(2026, 12, 23)
    book.change("Kết thúc", lambda store: rounds.close_round(store, one.uid, clock.day))
    assert "annual_review" not in {duty.id for duty in duties.of_book(book, date(2026, 12, 30))}
    it_leaves_whole_when_asked(book, one)


def planned(book: Handbook) -> Round:
    """Begin, set one teacher's form, note a suggestion from above and the day of the meeting."""
    begun = book.read(lambda store: rounds.begin_round(store, RoundPeriod.YEAR, 2026, 0, BEGUN))
    left_out = {line.left_out for line in begun.people}
    assert {LeftOut.EXEMPT, LeftOut.NEW, LeftOut.ELSEWHERE} <= left_out
    assert all(line.why for line in begun.people if line.left_out)
    assert any(line.remark_from for line in begun.people)
    outside = next(line for line in begun.people if line.form is Form.OUTSIDE and not line.left_out)
    one = replace(
        begun,
        people=tuple(with_form(p, Form.STAFF) if p == outside else p for p in begun.people),
        suggestions=(Suggestion(text="Làm rõ việc sinh hoạt chuyên đề chưa đủ"),),
        meeting_on=MET.isoformat(),
        due_on="2026-12-15",
    )
    kept = book.change("Mở đợt kiểm điểm", lambda store: store.rounds.put(one)).value
    assert {line.form for line in reviewed(kept)} == {Form.LEADER, Form.STAFF, Form.OUTSIDE}
    return kept


def blank_forms_are_printed(book: Handbook, one: Round, tmp_path) -> None:
    for fill in ("blank", "part"):
        request = Request(day=BEGUN, round=one.uid, member=reviewed(one)[0].member, fill=fill)
        assert printing.make(book, "review-form", request, ".pdf").startswith(b"%PDF")


def written(book: Handbook, one: Round, member: str) -> Review:
    """Write a form: a click for what is known, words of one's own, points of one's own."""

    def write(store):
        begun = reviews.begin_review(store, one, member)
        facts = reviews.what_is_known(store, one, member)
        assert member == facts.member
        texts = {
            reviews.part_id(one, begun.form, "faults"): "- Ít phát biểu xây dựng chi bộ",
            reviews.part_id(one, begun.form, "causes"): "- Còn ngại nói",
            reviews.part_id(one, begun.form, "ahead"): "Mỗi quý phát biểu một lần",
        }
        parts = tuple(PartText(id=id, text=text) for id, text in texts.items())
        others = tuple(part for part in begun.parts if part.id not in texts)
        return store.reviews.put(
            replace(
                begun,
                parts=(*others, *parts),
                points=points(one, begun, own=0.9, appraised=0.85),
                own_level=Level.GOOD,
                submitted_on="2026-11-26",
            )
        )

    return book.change("Viết bản kiểm điểm", write).value


def points(one: Round, review: Review, *, own: float, appraised: float) -> tuple[Points, ...]:
    frame = frame_of(one, review.form)
    assert frame is not None
    assert frames.problems(frame, frozen_rules.values(one)) == ()
    return tuple(
        Points(id=line.id, own=line.most * own, appraised=line.most * appraised)
        for line in frame.lines
    )


def met(book: Handbook, one: Round) -> None:
    """Note what was said of each, and the remark from where one is away."""

    def note(store):
        found = store.reviews.of_round(one.uid)
        for review in found:
            other = next(each.member for each in found if each.member not in ("", review.member))
            place = place_of(one, review.member)
            away = place.remark_from if place else ""
            store.reviews.put(
                replace(
                    review,
                    comments=(Comment(member=other, text="Nhất trí", answer="Xin cảm ơn"),),
                    elsewhere=Remark(by=away, text="Tốt", on="2026-12-01") if away else Remark(),
                    committee_remark="Chi ủy nhất trí.",
                )
            )

    book.change("Ghi góp ý", note)


def voted(book: Handbook, one: Round) -> None:
    """Count the ballots: one that does not add up is told, the right one is kept."""
    people = tuple(line.member for line in reviewed(one))
    cast = {"present": 25, "issued": 25, "returned": 25, "valid": 24, "invalid": 1}
    counts = tuple(PersonCount(member=uid, good=23, done=1) for uid in people)
    names = dict.fromkeys(people, "A")
    right = Ballot(uid="b", round=one.uid, on=MET.isoformat(), counts=counts, **cast)
    wrong = replace(right, valid=22)
    assert ballot_counts.problems(wrong, names) and not ballot_counts.problems(right, names)
    whole = replace(right, uid="c", kind=BallotKind.COLLECTIVE, counts=(PersonCount(good=24),))
    book.change("Kiểm phiếu", lambda store: [store.ballots.put(each) for each in (right, whole)])


def proposed(book: Handbook, one: Round) -> str:
    """Propose; one more than the ceiling allows is warned of, never refused. Return that one."""
    members = [line.member for line in reviewed(one)]
    allowed = ratings.cap({Level.GOOD: len(members) - 6}, one.cap).allowed
    best = members[: allowed + 1]
    values = frozen_rules.values(one)

    def propose(store):
        for review in store.reviews.of_round(one.uid):
            level = Level.EXCELLENT if review.member in best else Level.GOOD
            if level is Level.EXCELLENT:
                full = points(one, review, own=0.95, appraised=0.95)
                store.reviews.put(replace(review, points=full))
            reviews.propose(store, review.uid, level, on=MET.isoformat())

    book.change("Ghi đề xuất", propose)
    found = book.read(lambda store: store.reviews.of_round(one.uid))
    rated = [review for review in found if review.member]
    finding = ratings.cap(ratings.counts(rated), one.cap)
    assert (finding.allowed, finding.over) == (allowed, 1) and "vượt 1" in finding.says
    review = next(review for review in rated if review.member == best[0])
    assert review.proposal.points == pytest.approx(95)
    facts = book.read(lambda store: reviews.what_is_known(store, one, best[0]))
    gates = rating_gates.gates(facts, review.proposal.points, values, review.form)
    assert all(gate.says for gate in gates)
    return best[-1]


def remedied(book: Handbook, one: Round) -> None:
    """Make shortcomings of part II, plan their remedy, settle those of the year before."""

    def settle(store):
        made = []
        for review in store.reviews.of_round(one.uid):
            carried = reviews.carried(store, one, review.member)
            done = {each.uid for each in carried[:1]}
            remedies.settle(store, review.uid, done, MET, "Chi bộ")
            for each in remedies.open_from_review(store, review.uid):
                planned = replace(each, remedy="Chuẩn bị ý kiến trước", due="2027-06-30")
                made.append(store.shortcomings.put(planned))
        return made

    made = book.change("Lập kế hoạch khắc phục", settle).value
    assert len(made) == len(reviewed(one)) + 1
    old = book.read(lambda store: store.shortcomings.of_year(2025))
    assert {each.state for each in old} <= {
        shortcomings.ShortcomingState.VERIFIED,
        shortcomings.ShortcomingState.NOT_REMEDIED,
    }


def decided_and_told(book: Handbook, one: Round, over: str) -> None:
    """The upper committee lowers the one over the ceiling; all are told."""

    def decide(store):
        review = store.reviews.find(one.uid, over)
        reviews.decide(store, review.uid, Level.GOOD, on=DECIDED, document="31-QĐ/ĐU")
        return reviews.decide_as_proposed(store, one.uid, on=DECIDED, document="31-QĐ/ĐU")

    assert len(book.change("Ghi quyết định", decide).value) == len(reviewed(one))
    asked = {duty.id for duty in duties.of_book(book, date(2026, 12, 20))}
    assert "review_notify" in asked and "review_send" not in asked
    told = book.change(
        "Thông báo", lambda store: reviews.notify(store, one.uid, "2026-12-22", "Tại chi bộ")
    ).value
    assert len(told) == len(reviewed(one)) + 1
    rated = [review for review in told if review.member]
    assert ratings.cap(ratings.counts(rated), one.cap).over == 0


def every_step_is_done(book: Handbook, one: Round) -> None:
    found = book.read(
        lambda store: [
            review_steps.status(
                store.rounds.by_uid(one.uid),
                review,
                store.ballots.of_round(one.uid),
                store.shortcomings.all(),
            )
            for review in store.reviews.of_round(one.uid)
        ]
    )
    asked = (Step.COMMENTS, Step.VOTE, Step.PROPOSAL, Step.DECISION, Step.NOTIFIED, Step.REMEDY)
    lacking = {
        step: status[step].missing for status in found for step in asked if not status[step].done
    }
    assert lacking == {}


def every_paper_is_made(book: Handbook, one: Round) -> None:
    member = reviewed(one)[0].member
    of_rounds = [paper for paper in PAPERS.values() if "round" in paper.takes]
    assert len(of_rounds) >= 10
    for paper in of_rounds:
        request = Request(
            day=date(2026, 12, 19),
            round=one.uid,
            member=member if "member" in paper.needs else "",
            year=2026,
        )
        for suffix in printing.SUFFIXES:
            assert len(printing.make(book, paper.id, request, suffix)) > 1000, paper.id


def it_leaves_whole_when_asked(book: Handbook, one: Round) -> None:
    without = exchange.document(book)
    assert without.reviews == () and without.reviews_left_out
    whole = exchange.document(book, with_reviews=True)
    closed = next(each for each in whole.rounds if each.uid == one.uid)
    assert closed.state is RoundState.CLOSED
    assert len([each for each in whole.reviews if each.round == one.uid]) == len(reviewed(one)) + 1
    assert book.read(lambda store: store.history.verify()) is None
