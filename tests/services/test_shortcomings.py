"""The life of a shortcoming, from the line a person wrote to the review that verifies it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handbook.errors import BadInput
from handbook.records import review_sentences
from handbook.records.review_rounds import Round, RoundPeriod, Suggestion
from handbook.records.reviews import PartText, Review
from handbook.records.shortcomings import FoundBy, Shortcoming, ShortcomingState
from handbook.services import reviews, shortcomings
from handbook.services.handbook import Handbook

DAY = date(2026, 11, 3)
S = ShortcomingState


@pytest.fixture
def one(book: Handbook, people) -> Round:
    def begin(store):
        return store.rounds.put(reviews.begin_round(store, RoundPeriod.YEAR, 2026, 0, DAY))

    return book.change("Mở đợt", begin).value


def written(
    book: Handbook, one: Round, member: str, faults: str, causes: str = "", ahead: str = ""
) -> Review:
    def write(store):
        review = reviews.begin_review(store, one, member)
        texts = {
            reviews.part_id(one, review.form, "faults"): faults,
            reviews.part_id(one, review.form, "causes"): causes,
            reviews.part_id(one, review.form, "ahead"): ahead,
        }
        parts = tuple(PartText(id=id, text=text) for id, text in texts.items())
        others = (each for each in review.parts if each.id not in texts)
        return store.reviews.put(replace(review, parts=(*others, *parts)))

    return book.change("Viết", write).value


def opened(book: Handbook, review: Review) -> tuple[Shortcoming, ...]:
    deed = "Lập hạn chế"
    return book.change(deed, lambda s: shortcomings.open_from_review(s, review.uid)).value


def test_each_line_of_part_two_becomes_a_record_once(book: Handbook, one: Round, people) -> None:
    uid = people[2].uid
    review = written(book, one, uid, "- Ít phát biểu\n- Học chậm", "- Ngại nói\n- Bận việc nhà")
    made = opened(book, review)
    assert [(each.what, each.cause) for each in made] == [
        ("Ít phát biểu", "Ngại nói"),
        ("Học chậm", "Bận việc nhà"),
    ]
    first = made[0]
    assert (first.member, first.responsible, first.found_in) == (uid, uid, review.uid)
    assert (first.found_by, first.year, first.found_on) == (FoundBy.REVIEW, 2026, "2026-12-31")
    assert opened(book, review) == ()
    more = written(book, one, uid, "- ít phát biểu\n- Học chậm\n- Nóng tính", "Chủ quan")
    assert [(each.what, each.cause) for each in opened(book, more)] == [("Nóng tính", "Chủ quan")]


def test_what_a_person_means_to_do_is_the_remedy_with_one_limit_for_all(
    book: Handbook, one: Round, people
) -> None:
    review = written(
        book, one, people[2].uid, "- Ít phát biểu\n- Học chậm", "", "Mỗi quý nói một lần\nHọc tối"
    )
    made = book.change(
        "Lập hạn chế", lambda s: shortcomings.open_from_review(s, review.uid, "2027-06-30")
    ).value
    assert [(each.remedy, each.due) for each in made] == [
        ("Mỗi quý nói một lần", "2027-06-30"),
        ("Học tối", "2027-06-30"),
    ]


def test_what_goes_on_from_before_is_no_remedy_of_a_new_one(
    book: Handbook, one: Round, people
) -> None:
    uid = people[2].uid
    old = {"member": uid, "remedy": "Mỗi quý nói một lần", "due": "2026-06-30"}
    before = kept(book, what="Ít phát biểu.", year=2025, found_on="2025-12-05", **old)
    known = book.read(lambda store: reviews.what_is_known(store, one, uid))
    form = reviews.form_of(one, uid)
    (said,) = review_sentences.sentences(known)[reviews.part_id(one, form, "ahead")]
    review = written(book, one, uid, "Học chậm", "", f"{said}\nHọc tối")
    (made,) = opened(book, review)
    assert (made.what, made.remedy) == ("Học chậm", "Học tối")
    assert book.read(lambda store: store.shortcomings.by_uid(before.uid)) == before
    carried = book.read(lambda store: reviews.carried(store, one, uid))
    assert [each.uid for each in carried] == [before.uid]


def test_a_new_way_for_an_old_shortcoming_is_noted_there_once(
    book: Handbook, one: Round, people
) -> None:
    uid = people[2].uid
    before = kept(book, what="Ít phát biểu", member=uid, year=2025, found_on="2025-12-05")
    way = "Tiếp tục khắc phục “Ít phát biểu”: chuẩn bị ý kiến trước, xong trước 30/06/2027."
    review = written(book, one, uid, "Không có", "", way)
    assert opened(book, review) == () == opened(book, review)
    now = book.read(lambda store: store.shortcomings.by_uid(before.uid))
    assert [(note.text, note.review) for note in now.notes] == [
        ("chuẩn bị ý kiến trước, xong trước 30/06/2027", review.uid)
    ]
    assert now.state is S.OPEN


def test_each_look_at_a_persons_is_in_the_history_once_a_minute(
    book: Handbook, people, clock
) -> None:
    own = kept(book, what="Ít phát biểu", member=people[2].uid, year=2025)
    branchs = kept(book, uid="b", what="Họp muộn")
    assert shortcomings.note_viewed(book, own.uid)
    clock.now += timedelta(seconds=40)
    assert not shortcomings.note_viewed(book, own.uid)
    clock.now += timedelta(seconds=40)
    assert shortcomings.note_viewed(book, own.uid)
    assert not shortcomings.note_viewed(book, branchs.uid)
    assert not shortcomings.note_viewed(book, "không có")
    entries = book.read(lambda store: store.history.of_record(own.uid))
    assert [(one.action, one.deed) for one in entries[:2]] == [("view", shortcomings.VIEWED)] * 2
    assert len(book.read(lambda store: store.history.of_record(branchs.uid))) == 1


def test_the_collectives_is_the_branchs_and_the_heads_to_remedy(
    book: Handbook, one: Round, people
) -> None:
    held = replace(one, meeting_on="2026-12-05")
    book.change("Ghi ngày", lambda store: store.rounds.put(held))
    (made,) = opened(book, written(book, one, "", "Sinh hoạt chuyên đề chưa đủ"))
    assert (made.member, made.responsible, made.found_on) == ("", people[0].uid, "2026-12-05")


def test_a_meetings_weak_points_and_the_upper_levels_suggestions(
    book: Handbook, one: Round, people, ready
) -> None:
    meeting = ready()
    weak = {"weak_points": "- Vắng nhiều\n- Thu phí chậm", "remedies": "- Nhắc\n- Giao tổ trưởng"}

    def from_meeting(store):
        store.meetings.put(replace(store.meetings.by_uid(meeting.uid), **weak))
        return shortcomings.open_from_meeting(store, meeting.uid)

    made = book.change("Lập", from_meeting).value
    assert [(each.what, each.remedy, each.found_by) for each in made] == [
        ("Vắng nhiều", "Nhắc", FoundBy.MEETING),
        ("Thu phí chậm", "Giao tổ trưởng", FoundBy.MEETING),
    ]
    uid = people[1].uid
    said = Suggestion(member=uid, text="Làm rõ việc đất", document="7-CV/ĐU", on="2026-11-20")

    def from_above(store):
        store.rounds.put(replace(one, suggestions=(said,)))
        return shortcomings.open_from_suggestions(store, one.uid)

    (made,) = book.change("Lập", from_above).value
    assert (made.member, made.document, made.found_on) == (uid, "7-CV/ĐU", "2026-11-20")
    assert made.found_by is FoundBy.SUGGESTION


def kept(book: Handbook, **fields) -> Shortcoming:
    made = Shortcoming(**({"uid": "a", "what": "Học chậm", "year": 2025} | fields))
    return book.change("Nhập", lambda store: store.shortcomings.put(made)).value


def test_followed_verified_and_come_back(book: Handbook) -> None:
    kept(book)

    def note(store, text, **more):
        return shortcomings.note(store, "a", text, on=DAY, **more)

    noted = book.change("Ghi", lambda store: note(store, "Đã học bù", meeting="m")).value
    assert (noted.state, noted.notes[-1].meeting) == (S.OPEN, "m")
    done = book.change("Ghi", lambda store: note(store, "Xong", state=S.REMEDIED)).value
    assert done.state is S.REMEDIED
    still = book.change("Ghi", lambda store: note(store, "Thêm")).value
    assert still.state is S.REMEDIED  # a note alone changes no state

    def verify(store):
        return shortcomings.verify(store, "a", DAY, " Chi bộ ", review="v")

    verified = book.change("Xác nhận", verify).value
    assert (verified.state, verified.verified_on) == (S.VERIFIED, "2026-11-03")
    assert (verified.verified_by, verified.verified_in) == ("Chi bộ", "v")
    back = book.change("Ghi", lambda store: note(store, "Tái diễn")).value
    assert (back.state, back.verified_on, back.verified_in) == (S.OPEN, "", "")
    assert len(back.notes) == 5
    with pytest.raises(BadInput, match="là việc riêng"):
        book.change("Ghi", lambda store: note(store, "", state=S.VERIFIED))


def test_dropped_for_a_reason_only(book: Handbook) -> None:
    kept(book)
    with pytest.raises(BadInput, match="phải ghi lý do"):
        book.change("Thôi", lambda store: shortcomings.drop(store, "a", DAY, " "))
    gone = book.change("Thôi", lambda store: shortcomings.drop(store, "a", DAY, "Đã chuyển")).value
    assert (gone.state, gone.notes[-1].text) == (S.DROPPED, "Đã chuyển")


def test_a_review_settles_all_it_answers_for(book: Handbook, one: Round, people) -> None:
    uid = people[2].uid
    kept(book, member=uid)
    kept(book, uid="b", what="Nóng tính", member=uid)
    kept(book, uid="c", what="Của người khác", member=people[3].uid)
    kept(book, uid="d", what="Mới", member=uid, year=2026)
    review = written(book, one, uid, "")

    def settle(store):
        return shortcomings.settle(store, review.uid, {"a"}, DAY, "Chi bộ")

    changed = book.change("Kết luận", settle).value
    assert [(each.uid, each.state) for each in changed] == [
        ("a", S.VERIFIED),
        ("b", S.NOT_REMEDIED),
    ]
    assert changed[0].verified_in == review.uid and changed[1].notes[-1].review == review.uid
    assert book.change("Kết luận", settle).value == ()
    states = {each.uid: each.state for each in book.read(lambda store: store.shortcomings.all())}
    assert (states["c"], states["d"]) == (S.OPEN, S.OPEN)
