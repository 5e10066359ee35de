"""Numbers of a round's papers: given, changed, taken back, and never twice."""

from datetime import date

import pytest

from handbook.errors import BadInput, WrongUsage
from handbook.papers.catalog import PAPERS, Request
from handbook.records.numbering import PaperType
from handbook.records.register import Origin
from handbook.records.review_rounds import Round, RoundPeriod
from handbook.records.reviews import Level
from handbook.services import reviews, round_numbers
from handbook.services.handbook import Handbook

DAY = date(2026, 11, 3)
SENT = date(2026, 12, 8)


@pytest.fixture
def one(book: Handbook, people) -> Round:
    def begin(store):
        return store.rounds.put(reviews.begin_round(store, RoundPeriod.YEAR, 2026, 0, DAY))

    return book.change("Mở đợt", begin).value


def give(book: Handbook, one: Round, paper: str, *rest):
    return book.change("Cấp số", lambda s: round_numbers.give(s, one.uid, paper, *rest)).value


def entries(book: Handbook):
    return book.read(lambda store: store.register.entries(store.branch.get()))


def test_a_report_gets_the_next_number_of_its_type(book: Handbook, one: Round) -> None:
    first, second = (give(book, one, p, SENT) for p in ("proposal-list", "rating-summary"))
    notice = give(book, one, "result-notice", SENT)
    assert [(e.type, e.number) for e in (first, second, notice)] == [
        (PaperType.REPORT, 1),
        (PaperType.REPORT, 2),
        (PaperType.NOTICE, 1),
    ]
    found = entries(book)
    assert {e.origin for e in found} == {Origin.ROUND}
    assert "năm 2026" in found[0].subject
    state = book.read(lambda s: round_numbers.state(s, one.uid, "proposal-list", SENT))
    assert (state.given, state.following) == (first, 3)


def test_changed_refused_and_taken_back(book: Handbook, one: Round) -> None:
    give(book, one, "proposal-list", SENT)
    changed = give(book, one, "proposal-list", date(2026, 12, 9), 7)
    assert [(e.number, e.date) for e in entries(book)] == [(7, date(2026, 12, 9))]
    with pytest.raises(BadInput, match="Số 07-BC đã có văn bản khác"):
        give(book, one, "rating-summary", SENT, 7)
    book.change("Bỏ số", lambda s: round_numbers.take_back(s, one.uid, changed.paper))
    assert entries(book) == ()
    assert give(book, one, "rating-summary", SENT, 7).number == 7


def test_notices_are_numbered_one_after_another(book: Handbook, one: Round, people) -> None:
    whom = [member.uid for member in people[1:4]]

    def notices(store):
        return round_numbers.give_notices(store, one.uid, whom, SENT)

    with pytest.raises(BadInput, match="Không còn ai"):
        book.change("Cấp số", notices)

    def decide(store):
        for uid in whom[:2]:
            review = store.reviews.put(reviews.begin_review(store, one, uid))
            reviews.decide(store, review.uid, Level.GOOD)

    book.change("Quyết định", decide)
    made = book.change("Cấp số", notices).value
    assert [(m.member, m.number) for m in made] == [(whom[0], 1), (whom[1], 2)]
    assert made[0].subject.endswith(people[1].name)
    with pytest.raises(BadInput, match="Không còn ai"):
        book.change("Cấp số", notices)


@pytest.mark.parametrize("paper", list(round_numbers.NUMBERED))
def test_the_paper_carries_its_number_and_day_else_a_blank(
    book: Handbook, one: Round, paper: str
) -> None:
    def text() -> str:
        request = Request(day=DAY, round=one.uid)
        return repr(book.read(lambda store: PAPERS[paper].build(store, request)).blocks)

    kind = round_numbers.NUMBERED[paper][0]
    assert f"Số      -{kind}/" in text() and "ngày 08 tháng 12 năm 2026" not in text()
    give(book, one, paper, SENT)
    assert f"Số 01-{kind}/" in text() and "ngày 08 tháng 12 năm 2026" in text()


def test_a_members_notice_carries_its_own(book: Handbook, one: Round, people) -> None:
    uid = people[2].uid
    book.change("Số", lambda s: round_numbers.give(s, one.uid, "result-notice", SENT, member=uid))

    def blocks(member: str) -> str:
        request = Request(day=DAY, round=one.uid, member=member)
        return repr(book.read(lambda s: PAPERS["result-notice"].build(s, request)).blocks)

    assert "Số 01-TB/" in blocks(uid)
    assert "Số 01-TB/" not in blocks("") and "Số 01-TB/" not in blocks(people[1].uid)


def test_a_paper_that_carries_no_number_gets_none(book: Handbook, one: Round) -> None:
    with pytest.raises(WrongUsage):
        give(book, one, "rating-ballot", SENT)
