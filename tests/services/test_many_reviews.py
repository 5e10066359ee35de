"""What is written into many reviews of a round at once, and what of theirs stays."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records.review_rounds import Round, RoundPeriod, frame_of
from handbook.records.reviews import Level, PartText, Points, part
from handbook.services import many_reviews, reviews
from handbook.services.handbook import Handbook

DAY = date(2026, 11, 3)


@pytest.fixture
def one(book: Handbook, people, ready) -> Round:
    ready()

    def begin(store):
        return store.rounds.put(reviews.begin_round(store, RoundPeriod.YEAR, 2026, 0, DAY))

    return book.change("Mở đợt", begin).value


def test_each_is_begun_with_what_is_known_and_words_stay(book: Handbook, one: Round, people):
    own, other = people[1].uid, people[2].uid

    def write(store):
        begun = reviews.begin_review(store, one, own)
        store.reviews.put(replace(begun, parts=(PartText(id="a1_1", text="Lời của tôi."),)))
        return many_reviews.fill_known(store, one.uid, ("", own, other), DAY)

    book.change("Điền", write)
    found = {r.member: r for r in book.read(lambda store: store.reviews.of_round(one.uid))}
    assert set(found) == {"", own, other}
    assert part(found[own], "a1_1") == "Lời của tôi."
    assert part(found[other], "a1_1").startswith("Dự ")
    again = book.change(
        "Điền", lambda s: many_reviews.fill_known(s, one.uid, ("", own, other), DAY)
    ).value
    assert again == ()


def test_level_and_appraisal_follow_own_points_where_none_stand(book: Handbook, one: Round, people):
    first, second = people[1].uid, people[2].uid

    def write(store):
        uids = []
        for uid, level in ((first, Level.NONE), (second, Level.DONE)):
            begun = reviews.begin_review(store, one, uid)
            frame = frame_of(one, begun.form)
            points = tuple(Points(id=line.id, own=line.most * 0.8) for line in frame.lines)
            points = (replace(points[0], appraised=1), *points[1:])
            uids.append(store.reviews.put(replace(begun, points=points, own_level=level)).uid)
        many_reviews.claim_by_points(store, uids)
        many_reviews.appraise_as_own(store, uids)
        return [store.reviews.by_uid(uid) for uid in uids]

    made = book.change("Điền", write).value
    assert [each.own_level for each in made] == [Level.GOOD, Level.DONE]
    for each in made:
        assert each.points[0].appraised == 1
        assert all(p.appraised == p.own for p in each.points[1:])


def test_the_most_goes_where_nothing_is_scored(book: Handbook, one: Round, people):
    def write(store):
        begun = reviews.begin_review(store, one, people[1].uid)
        points = (replace(begun.points[0], own=1), *begun.points[1:])
        uid = store.reviews.put(replace(begun, points=points)).uid
        (made,) = many_reviews.score_most(store, (uid,))
        assert many_reviews.score_most(store, (uid,)) == ()
        return made

    made = book.change("Chấm", write).value
    frame = frame_of(one, made.form)
    assert [each.own for each in made.points] == [1, *(line.most for line in frame.lines[1:])]


def test_the_committees_remark_goes_where_it_made_none(book: Handbook, one: Round, people):
    def write(store):
        made = [store.reviews.put(reviews.begin_review(store, one, p.uid)) for p in people[1:3]]
        store.reviews.put(replace(made[0], committee_remark="Nêu gương tốt."))
        many_reviews.remark(store, [review.uid for review in made], " Hoàn thành việc giao. ")
        return [store.reviews.by_uid(review.uid).committee_remark for review in made]

    assert book.change("Nhận xét", write).value == ["Nêu gương tốt.", "Hoàn thành việc giao."]
    with pytest.raises(BadInput, match="Hãy ghi lời nhận xét"):
        book.change("Nhận xét", lambda s: many_reviews.remark(s, (), " "))
