import hashlib
from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput, Sealed
from handbook.papers.catalog import Request
from handbook.papers.gathered import gather
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Vote
from handbook.records.members import Position
from handbook.records.register import Origin
from handbook.records.resolutions import Resolution, ResolutionKind, ResolutionState
from handbook.services import checking, printing, resolutions
from handbook.services.handbook import Handbook
from handbook.store import engine

NQ, KL = ResolutionKind.RESOLUTION, ResolutionKind.CONCLUSION


@pytest.fixture
def begun(book: Handbook, ready):
    """Give a function that begins a paper of a fresh meeting with a passed vote."""

    def begin(day: date = date(2026, 11, 3), kind: ResolutionKind = NQ, yes: int = 4) -> Resolution:
        meeting = replace(ready(day), votes=(Vote(matter="Thông qua nghị quyết", yes=yes),))

        def deed(store):
            store.meetings.put(meeting)
            return resolutions.begin(store, meeting.uid, kind)

        return book.change("Soạn", deed).value

    return begin


def found(book: Handbook, uid: str) -> set[tuple[str, bool]]:
    def read(store):
        one = store.resolutions.by_uid(uid)
        meeting = store.meetings.by_uid(one.meeting)
        return resolutions.faults(gather(store, meeting), meeting, one)

    return {(fault.field, fault.blocks) for fault in book.read(read)}


def change(book: Handbook, uid: str, **fields: object) -> Resolution:
    return book.change(
        "Sửa",
        lambda store: store.resolutions.put(replace(store.resolutions.by_uid(uid), **fields)),
    ).value


def test_beginning_again_opens_the_one_that_is_there(book: Handbook, begun) -> None:
    one = begun()
    again = book.change("Soạn", lambda s: resolutions.begin(s, one.meeting, NQ)).value
    other = book.change("Soạn", lambda s: resolutions.begin(s, one.meeting, KL)).value
    assert again == one and other.uid != one.uid


def test_issuing_gives_numbers_in_a_row_through_the_term(book: Handbook, begun) -> None:
    for number, day in ((1, date(2025, 12, 3)), (2, date(2026, 1, 3)), (3, date(2026, 2, 3))):
        assert resolutions.issue(book, begun(day).uid).number == number
    assert resolutions.issue(book, begun(date(2026, 3, 3), KL).uid).number == 1


def test_issued_paper_is_locked_kept_and_printed_as_it_was(book: Handbook, begun) -> None:
    one = begun()
    paper = resolutions.issue(book, one.uid)
    assert paper.fingerprint == hashlib.sha256(paper.pdf).hexdigest()
    kept = book.read(lambda store: store.resolutions.by_uid(one.uid))
    assert (kept.state, kept.number) == (ResolutionState.ISSUED, 1)
    with pytest.raises(Sealed):
        change(book, one.uid, subject="Khác")
    request = Request(day=date(2027, 1, 1), meeting=one.meeting)
    assert printing.make(book, "resolution", request, ".pdf") == paper.pdf
    assert printing.make(book, "resolution", request, ".docx") == paper.docx
    assert checking.check(book).problems == ()
    with pytest.raises(BadInput, match="đã ban hành rồi"):
        resolutions.issue(book, one.uid)


def test_a_paper_tampered_with_is_found(book: Handbook, begun) -> None:
    resolutions.issue(book, begun().uid)
    book.change(
        "Sửa lén",
        lambda store: engine.write(store.session.db, "UPDATE issued SET pdf = x'00'", {}),
    )
    assert checking.check(book).problems == (
        "Văn bản số 01 đã ban hành không còn đúng dấu vân của nó.",
    )


def test_withdrawing_asks_why_and_keeps_number_and_earlier_paper(book: Handbook, begun) -> None:
    one = begun()
    first = resolutions.issue(book, one.uid)
    with pytest.raises(BadInput, match="lý do"):
        resolutions.withdraw(book, one.uid, "  ")
    resolutions.withdraw(book, one.uid, "sai trích yếu")
    with pytest.raises(BadInput, match="chưa ban hành"):
        resolutions.withdraw(book, one.uid, "lần nữa")
    (entry,) = book.read(lambda store: store.register.entries(store.branch.get()))
    assert (entry.origin, entry.number) == (Origin.RESOLUTION, 1)
    assert entry.withdrawn == "sai trích yếu"
    change(book, one.uid, subject="Trích yếu đúng")
    second = resolutions.issue(book, one.uid)
    papers = book.read(lambda store: store.resolutions.issuings(one.uid))
    assert second.number == 1 and second.pdf != first.pdf
    assert [paper.pdf for paper in papers] == [second.pdf, first.pdf]


def test_next_number_is_told_before_it_is_given(book: Handbook, begun) -> None:
    one = begun()
    assert book.read(lambda store: resolutions.next_number(store, one)) == 1
    resolutions.issue(book, one.uid)
    assert book.read(lambda store: resolutions.next_number(store, one)) == 1
    other = begun(date(2026, 12, 3))
    assert book.read(lambda store: resolutions.next_number(store, other)) == 2


def test_a_resolution_needs_a_vote_that_passed_a_conclusion_does_not(book, begun) -> None:
    failed = begun(yes=1)
    assert failed.vote is None
    with pytest.raises(BadInput) as refused:
        resolutions.issue(book, failed.uid)
    assert "ban hành kết luận" in refused.value.details[0]
    change(book, failed.uid, vote=0)
    with pytest.raises(BadInput, match="Chưa ban hành được") as refused:
        resolutions.issue(book, failed.uid)
    assert "chưa đủ 3 phiếu" in refused.value.details[0]
    drawn = begun(date(2026, 12, 3), KL, yes=1)
    assert resolutions.issue(book, drawn.uid).number == 1


def test_faults_of_form_are_named(book: Handbook, begun) -> None:
    one = begun()
    assert found(book, one.uid) == {("leadership", False)}
    change(
        book,
        one.uid,
        subject="",
        directions=" ",
        opening="",
        duties="",
        recipients="",
        leadership="Đã làm",
        basis="Căn cứ Hướng dẫn số 12-HD/BTCTW, ngày 06/7/2018",
    )
    assert found(book, one.uid) == {
        ("subject", True),
        ("directions", True),
        ("opening", True),
        ("duties", False),
        ("recipients", False),
        ("basis", False),
    }


def test_tasks_without_person_or_deadline_and_missing_signer_are_named(book, begun) -> None:
    one = begun()
    day = date(2026, 11, 3)
    task = Assignment(uid=new_uid(), meeting=one.meeting, assigned_on=day, what="Trồng cây")

    def spoil(store):
        store.assignments.put(task)
        for member in store.members.all():
            store.members.put(replace(member, position=Position.MEMBER))

    book.change("Bỏ chức vụ", spoil)
    assert {("duties", False), ("signer", True)} <= found(book, one.uid)
