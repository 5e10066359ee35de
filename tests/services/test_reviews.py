"""Reviews: begun with what is known, brought from proposal to notice, looks noted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handbook.errors import BadInput
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.basics import new_uid
from handbook.records.commitments import Commitment
from handbook.records.meetings import Meeting, Speech
from handbook.records.review_people import taken_out
from handbook.records.review_rounds import Form, Round, RoundPeriod, Suggestion
from handbook.records.reviews import Level, Points, Review, part
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.services import reviews
from handbook.services.handbook import Handbook

DAY = date(2026, 11, 3)


@pytest.fixture
def one(book: Handbook, people) -> Round:
    def begin(store):
        return store.rounds.put(reviews.begin_round(store, RoundPeriod.YEAR, 2026, 0, DAY))

    return book.change("Mở đợt", begin).value


def kept(book: Handbook, one: Round, member: str) -> Review:
    def begin(store):
        return store.reviews.put(reviews.begin_review(store, one, member))

    return book.change("Viết", begin).value


def test_a_review_begins_on_its_form_with_its_frame(book: Handbook, one: Round, people) -> None:
    review = kept(book, one, people[0].uid)
    assert (review.form, review.round) == (Form.LEADER, one.uid)
    frame = next(frame for frame in one.frames if frame.form is Form.LEADER)
    assert [points.id for points in review.points] == [line.id for line in frame.lines]
    assert all(points.own is points.appraised is None for points in review.points)
    whole = kept(book, one, "")
    assert (whole.form, whole.member) == (Form.COLLECTIVE, "")
    again = book.read(lambda store: reviews.begin_review(store, one, people[0].uid))
    assert again == review


def test_who_is_not_reviewed_writes_none(book: Handbook, one: Round, people) -> None:
    lines = tuple(
        taken_out(line, "Ốm dài ngày") if line.member == people[3].uid else line
        for line in one.people
    )
    with pytest.raises(BadInput, match="Đỗ Văn Đào không thuộc diện kiểm điểm của đợt"):
        book.read(
            lambda store: reviews.begin_review(store, replace(one, people=lines), people[3].uid)
        )


def test_open_shortcomings_come_back_in_part_three(book: Handbook, one: Round, people) -> None:
    uid = people[0].uid
    made = [
        Shortcoming(uid="a", what="Chưa sâu sát tổ đảng", year=2025, member=uid),
        Shortcoming(
            uid="b",
            what="Báo cáo chậm",
            year=2024,
            member=uid,
            state=ShortcomingState.VERIFIED,
            verified_on="2025-12-10",  # told in the review before
        ),
        Shortcoming(uid="c", what="Của tập thể", year=2025),
    ]
    book.change("Nhập", lambda store: [store.shortcomings.put(each) for each in made])
    review = kept(book, one, uid)
    told = part(review, reviews.part_id(one, Form.LEADER, "remedied"))
    assert told == "- “Chưa sâu sát tổ đảng”: đang khắc phục."
    assert [each.uid for each in book.read(lambda s: reviews.carried(s, one, uid))] == ["a"]
    whole = kept(book, one, "")
    assert "Của tập thể" in part(whole, reviews.part_id(one, Form.COLLECTIVE, "remedied"))


def test_what_is_known_is_counted_from_the_records(
    book: Handbook, one: Round, people, ready
) -> None:
    meeting: Meeting = ready(date(2026, 10, 3))
    book.change(
        "Ghi",
        lambda store: store.meetings.put(
            replace(
                store.meetings.by_uid(meeting.uid),
                speeches=(Speech(member=people[1].uid, name="", text="Nên làm sớm"),),
            )
        ),
    )
    old = Assignment(
        uid=new_uid(),
        meeting="",
        document="Nghị quyết số 09-NQ/CB",
        assigned_on=date(2025, 12, 3),
        what="Vận động hiến đất",
        members=(people[1].uid,),
        due="2026-02-28",
    )
    closed = {"state": AssignmentState.DONE, "closed_on": "2026-02-20", "result": "Xong"}
    book.change("Giao", lambda store: store.assignments.put(replace(old, **closed)))
    book.change(
        "Cam kết",
        lambda store: store.commitments.put(
            Commitment(uid=new_uid(), member=people[1].uid, year=2026)
        ),
    )
    told = replace(one, suggestions=(Suggestion(member=people[1].uid, text="Nói rõ việc đất"),))
    facts = book.read(lambda store: reviews.what_is_known(store, told, people[1].uid))
    assert (facts.meetings, facts.attended, facts.spoken) == (1, 1, 1)
    assert (facts.assignments.given, facts.assignments.on_time) == (1, 1)
    assert facts.committed and facts.suggestions == ("Nói rõ việc đất",)
    every = book.read(lambda store: reviews.known_of(store, one, (people[0].uid, people[2].uid)))
    assert {uid: known.attended for uid, known in every.items()} == {
        people[0].uid: 1,
        people[2].uid: 1,
    }
    assert every[people[0].uid].form is Form.LEADER
    branch = book.read(lambda store: reviews.what_is_known(store, one))
    assert (branch.form, branch.meetings, branch.assignments.given) == (Form.COLLECTIVE, 1, 1)


def test_proposed_decided_and_told(book: Handbook, one: Round, people) -> None:
    first, second = kept(book, one, people[2].uid), kept(book, one, people[3].uid)
    frame = next(frame for frame in one.frames if frame.form is Form.OUTSIDE)
    full = tuple(Points(id=line.id, appraised=line.most) for line in frame.lines)
    book.change("Thẩm định", lambda store: store.reviews.put(replace(first, points=full)))

    def propose(store):
        return (
            reviews.propose(store, first.uid, Level.EXCELLENT, on="2026-12-05"),
            reviews.propose(store, second.uid, Level.GOOD, points=81, reason=" Đạt "),
        )

    proposed = book.change("Đề xuất", propose).value
    assert [one_.proposal.points for one_ in proposed] == [100, 81]
    assert (proposed[0].proposal.on, proposed[1].proposal.reason) == ("2026-12-05", "Đạt")

    def decide_one(store):
        return reviews.decide(store, first.uid, Level.GOOD, document="12-QĐ/ĐU", reason="Trần")

    assert book.change("Quyết", decide_one).value.decision.level is Level.GOOD

    def decide_rest(store):
        return reviews.decide_as_proposed(store, one.uid, on="2026-12-20", document="15-QĐ/ĐU ")

    (rest,) = book.change("Quyết", decide_rest).value  # what was decided already stays
    assert (rest.uid, rest.decision.level, rest.decision.points) == (second.uid, Level.GOOD, 81)
    assert rest.decision.document == "15-QĐ/ĐU"
    with pytest.raises(BadInput, match="Không còn bản kiểm điểm nào"):
        book.change("Quyết", decide_rest)

    def tell(store, members=None):
        return reviews.notify(store, one.uid, "2026-12-22", "Tại buổi sinh hoạt", members)

    (told,) = book.change("Báo", lambda store: tell(store, {people[3].uid})).value
    assert (told.uid, told.notified_on) == (second.uid, "2026-12-22")
    (told,) = book.change("Báo", tell).value
    assert (told.uid, told.notified_how) == (first.uid, "Tại buổi sinh hoạt")
    with pytest.raises(BadInput, match="Chưa có kết quả xếp loại nào"):
        book.change("Báo", tell)


def test_each_look_is_in_the_history_once_a_minute(
    book: Handbook, one: Round, people, clock
) -> None:
    review = kept(book, one, people[2].uid)
    assert reviews.note_viewed(book, review.uid)
    clock.now += timedelta(seconds=40)
    assert not reviews.note_viewed(book, review.uid)
    clock.now += timedelta(seconds=40)
    assert reviews.note_viewed(book, review.uid)
    reviews.note_printed(book, review.uid)
    reviews.note_printed(book, review.uid)
    reviews.note_printed(book)
    entries = book.read(lambda store: store.history.of_record(review.uid))
    assert [entry.action for entry in entries] == ["print", "print", "view", "view", "create"]
    assert entries[2].deed == "Xem bản kiểm điểm"
    assert book.read(lambda store: store.history.verify()) is None


def test_work_due_after_the_review_meeting_is_not_expected_yet(
    book: Handbook, one: Round, people
) -> None:
    def give(store):
        member = (people[1].uid,)
        fields = {"assigned_on": DAY, "due": "2026-12-20", "members": member}
        store.assignments.put(Assignment(uid=new_uid(), what="Trực tết", **fields))
        return store.rounds.put(replace(one, meeting_on="2026-12-05"))

    met = book.change("Giao", give).value
    uid = people[1].uid
    known = book.read(lambda store: reviews.what_is_known(store, met, uid))
    assert (known.assignments.running, known.assignments.open) == (1, 0)
    after = book.read(lambda store: reviews.what_is_known(store, met, uid, date(2026, 12, 25)))
    assert (after.assignments.running, after.assignments.open) == (0, 1)
