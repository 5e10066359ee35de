"""Taking a document into a handbook with records: plan, leave alone, replace, all or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook.errors import BadInput
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingState
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.plans import Plan, PlanItem
from handbook.records.register import OutsidePaper
from handbook.records.resolutions import Resolution, ResolutionKind
from handbook.records.studies import StudyMark, StudyRow, StudySession
from handbook.records.year_goals import YearGoal
from handbook.services import exchange, meetings, resolutions, taking_in
from handbook.services.exchange import Document
from handbook.services.handbook import Handbook
from handbook.store.restoring import GivenNumber
from handbook.store.store import Store

AN = Member(uid=new_uid(), name="Hoàng Văn An")
BINH = Member(uid=new_uid(), name="Trần Đức Bình")
DAY = date(2026, 10, 3)


def _meeting(**fields: object) -> Meeting:
    roll = (
        Attendance(member=AN.uid, mark=Mark.PRESENT),
        Attendance(member=BINH.uid, mark=Mark.PRESENT),
    )
    whole = {
        "starts_at": "19:30",
        "ends_at": "21:10",
        "place": "Nhà văn hóa thôn",
        "chair": AN.uid,
        "recorder": BINH.uid,
        "attendance": roll,
    }
    return Meeting(uid=new_uid(), date=DAY, **(whole | fields))  # type: ignore[arg-type]


MEETING = _meeting()
GOAL = YearGoal(uid="chi-tieu", version=1, year=2026, name="Kết nạp")
PLAN = Plan(
    uid="ke-hoach",
    date=date(2026, 6, 1),
    document="Nghị quyết số 05",
    items=(PlanItem(what="Rà soát", members=("ai",)),),
)
STUDY = StudySession(
    uid="hoc",
    date=date(2026, 6, 1),
    document="Nghị quyết số 05",
    roll=(StudyRow(member="ai", mark=StudyMark.PRESENT),),
)
TASK = Assignment(uid=new_uid(), meeting=MEETING.uid, assigned_on=DAY, what="Làm đường")


def _keep(store: Store) -> None:
    for member in (AN, BINH):
        store.members.put(member)
    store.meetings.put(MEETING)
    store.assignments.put(TASK)


@pytest.fixture
def filled(book: Handbook) -> Iterator[Handbook]:
    """Give a handbook with two members, one meeting and one task."""
    book.change("Nhập", _keep)
    yield book


def _changed(document: Document) -> Document:
    first, *others = document.members
    return replace(document, members=(replace(first, note="khác"), *others))


def _note(book: Handbook, uid: str) -> str:
    return book.read(lambda store: store.members.by_uid(uid)).note


def test_what_is_there_already_is_the_same(filled: Handbook) -> None:
    plan = taking_in.take_in(filled, exchange.document(filled))
    assert (plan.same, plan.left) == (5, ())
    assert not any(plan.new.values()) and not any(plan.replaced.values())


def test_what_is_unknown_is_added(filled: Handbook) -> None:
    new = Member(uid=new_uid(), name="Lý Thu Hằng", version=4)
    document = exchange.document(filled)
    plan = taking_in.take_in(filled, replace(document, members=(*document.members, new)))
    assert plan.new["member"] == (new.uid,)
    assert filled.read(lambda store: store.members.by_uid(new.uid)) == new
    assert "Thêm mới 1 đảng viên" in plan.summary


def test_what_differs_is_named_and_left_alone(filled: Handbook) -> None:
    document = _changed(exchange.document(filled))
    uid = document.members[0].uid
    plan = taking_in.take_in(filled, document)
    assert _note(filled, uid) == ""
    assert len(plan.left) == 1 and document.members[0].name in plan.left[0]


def test_what_differs_is_replaced_only_when_asked(filled: Handbook) -> None:
    document = _changed(exchange.document(filled))
    uid = document.members[0].uid
    plan = taking_in.take_in(filled, document, replacing=True)
    assert _note(filled, uid) == "khác" and plan.replaced["member"] == (uid,)
    assert filled.read(lambda store: store.members.by_uid(uid)).version == 2


def test_planning_writes_nothing(filled: Handbook) -> None:
    document = _changed(exchange.document(filled))
    before = exchange.document(filled)
    filled.read(lambda store: taking_in.plan(store, document, replacing=True))
    assert exchange.document(filled) == before


def test_sealed_minutes_are_never_replaced(filled: Handbook) -> None:
    meetings.seal(filled, MEETING.uid)
    document = exchange.document(filled)
    other = replace(document.meetings[0], report="khác", state=MeetingState.DRAFT)
    plan = taking_in.take_in(filled, replace(document, meetings=(other,)), replacing=True)
    assert "đã chốt" in plan.left[0]
    assert exchange.document(filled).meetings == document.meetings


def test_an_issued_paper_is_never_replaced_and_comes_with_its_number(filled: Handbook) -> None:
    def draft(store: Store) -> str:
        begun = resolutions.draft(store, MEETING.uid, ResolutionKind.CONCLUSION)
        ready = replace(begun, directions="Làm đường", signer=AN.uid)
        return store.resolutions.put(ready).uid

    uid = filled.change("Soạn", draft).value
    drafted = exchange.document(filled)
    resolutions.issue(filled, uid)
    issued = exchange.document(filled)
    plan = taking_in.take_in(filled, drafted, replacing=True)
    assert any("đã ban hành" in sentence for sentence in plan.left)
    resolutions.withdraw(filled, uid, "thử")
    plan = taking_in.take_in(filled, issued, replacing=True)
    assert plan.replaced["resolution"] == (uid,)
    after = exchange.document(filled)
    assert after.resolutions[0].number == 1 and len(after.issued) == 1
    assert [given.number for given in after.numbers] == [1]


def test_an_outside_paper_replaced_takes_its_number_along(filled: Handbook) -> None:
    paper = OutsidePaper(
        uid=new_uid(), type=PaperType.NOTICE, number=3, date=DAY, subject="Lịch sinh hoạt"
    )

    def put(made: OutsidePaper) -> OutsidePaper:
        return filled.change(
            "Thêm", lambda store: store.register.put_paper(made, store.branch.get())
        ).value

    kept = put(paper)
    before = exchange.document(filled)
    put(replace(kept, number=5))
    taking_in.take_in(filled, before, replacing=True)
    after = exchange.document(filled)
    assert [given.number for given in after.numbers] == [3]
    assert after.outside_papers[0].number == 3


def test_two_outside_papers_may_have_changed_their_numbers(filled: Handbook) -> None:
    first = OutsidePaper(
        uid=new_uid(), type=PaperType.NOTICE, number=3, date=DAY, subject="Lịch sinh hoạt"
    )
    second = replace(first, uid=new_uid(), number=5, subject="Lịch học")
    for paper in (first, second):
        filled.change("Thêm", lambda store, one=paper: store.register.put(one))
    whole = exchange.document(filled)
    swapped = tuple(replace(one, number=8 - one.number) for one in whole.outside_papers)
    numbers = tuple(replace(one, number=8 - one.number) for one in whole.numbers)
    changed = replace(whole, outside_papers=swapped, numbers=numbers)
    taking_in.take_in(filled, changed, replacing=True)
    after = exchange.document(filled)
    assert {one.uid: one.number for one in after.outside_papers} == {first.uid: 5, second.uid: 3}
    assert {one.paper: one.number for one in after.numbers} == {first.uid: 5, second.uid: 3}


def test_a_paper_of_an_unknown_meeting_is_refused(filled: Handbook) -> None:
    def draft(store: Store) -> None:
        store.resolutions.put(resolutions.draft(store, MEETING.uid, ResolutionKind.CONCLUSION))

    filled.change("Soạn", draft)
    (lone,) = exchange.document(filled).resolutions
    stray = replace(lone, uid=new_uid(), meeting=new_uid())
    with pytest.raises(BadInput) as refused:
        taking_in.take_in(filled, replace(exchange.document(filled), resolutions=(stray,)))
    assert any("không có buổi sinh hoạt của nó" in line for line in refused.value.details)


def test_minutes_sealed_elsewhere_come_with_seal_and_number(filled: Handbook) -> None:
    draft = exchange.document(filled)
    meetings.seal(filled, MEETING.uid)
    sealed = exchange.document(filled)
    meetings.unseal(filled, MEETING.uid, "thử")
    plan = taking_in.take_in(filled, sealed, replacing=True)
    assert plan.replaced["meeting"] == (MEETING.uid,)
    after = exchange.document(filled)
    assert after.meetings[0].state is MeetingState.SEALED and after.meetings[0].number == 1
    assert len(after.seals) == 1 and draft.seals == ()


def test_binned_records_stay_in_the_bin(filled: Handbook) -> None:
    document = exchange.document(filled)
    filled.change("Xóa", lambda store: store.assignments.bin(TASK.uid))
    plan = taking_in.take_in(filled, document, replacing=True)
    assert "thùng rác" in plan.left[0]


def test_branch_of_the_file_is_left_or_taken_under_our_own_uid(filled: Handbook) -> None:
    document = exchange.document(filled)
    own = document.branch
    other = replace(document, branch=replace(own, uid=new_uid(), place="Nơi khác"))
    assert "thông tin chi bộ" in taking_in.take_in(filled, other).left[0]
    taking_in.take_in(filled, other, replacing=True)
    branch = filled.read(lambda store: store.branch.get())
    assert (branch.uid, branch.place) == (own.uid, "Nơi khác")


def test_a_number_given_to_another_paper_stops_everything(filled: Handbook) -> None:
    meetings.seal(filled, MEETING.uid)
    document = exchange.document(filled)
    other = _meeting(number=1)
    number = replace(document.numbers[0], paper=other.uid)
    clash = replace(document, meetings=(*document.meetings, other), numbers=(number,))
    with pytest.raises(BadInput, match="01-BB"):
        taking_in.take_in(filled, clash)
    assert filled.read(lambda store: store.meetings.count()) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"members": (replace(AN, name=" "), BINH)}, "Thiếu họ và tên"),
        ({"members": (AN, AN, BINH)}, "hai bản ghi"),
        ({"meetings": (replace(MEETING, starts_at="25:00"),)}, "không phải là giờ"),
        ({"members": (AN,)}, "điểm danh một đảng viên không có trong tệp"),
        ({"meetings": (), "assignments": (TASK,)}, "không có buổi sinh hoạt đã giao"),
        ({"year_goals": (replace(GOAL, member="ai"),)}, "người phụ trách không có trong tệp (ai)"),
        ({"year_goals": (replace(GOAL, resolution="x"),)}, "không có nghị quyết đã giao (x)"),
        ({"plans": (PLAN,)}, "người thực hiện không có trong tệp (ai)"),
        ({"studies": (STUDY,)}, "điểm danh một đảng viên không có trong tệp (ai)"),
    ],
)
def test_every_broken_record_is_named_and_nothing_written(
    book: Handbook, fields: dict[str, object], said: str
) -> None:
    whole = {"members": (AN, BINH), "meetings": (MEETING,), "assignments": (TASK,)} | fields
    document = replace(exchange.document(book), **whole)  # type: ignore[arg-type]
    with pytest.raises(BadInput) as caught:
        taking_in.take_in(book, document)
    assert any(said in line for line in caught.value.details)
    assert book.read(lambda store: sum(store.counts().values())) == 0


def test_a_goal_names_a_resolution_of_the_file_or_of_the_handbook(book: Handbook) -> None:
    paper = Resolution(uid="nq", meeting=MEETING.uid, date=MEETING.date, subject="Tháng 11")
    goal = replace(GOAL, member=AN.uid, resolution="nq")
    document = replace(
        exchange.document(book),
        members=(AN, BINH),
        meetings=(MEETING,),
        resolutions=(paper,),
        year_goals=(goal,),
    )
    taking_in.take_in(book, document)
    assert exchange.document(book).year_goals == (goal,)


def test_task_that_a_document_gave_needs_no_meeting(book: Handbook) -> None:
    yearly = replace(TASK, meeting="", document="01-NQ/CB", document_date="2026-01-05")
    document = replace(exchange.document(book), assignments=(yearly,))
    taking_in.take_in(book, document)
    assert exchange.document(book).assignments == (yearly,)


def test_a_fault_found_while_writing_undoes_all(book: Handbook) -> None:
    twins = (replace(AN, card_number="01"), replace(BINH, card_number="01"))
    document = replace(exchange.document(book), members=twins)
    with pytest.raises(BadInput) as caught:
        taking_in.take_in(book, document)
    assert "Số thẻ 01" in caught.value.details[0]
    assert book.read(lambda store: store.members.count()) == 0


def test_numbers_are_kept_with_the_day_they_were_given(book: Handbook, tmp_path: Path) -> None:
    given = GivenNumber(type="BB", term="", number=7, paper=MEETING.uid, given_at="2025-01-02")
    document = replace(
        exchange.document(book),
        members=(AN, BINH),
        meetings=(replace(MEETING, number=7),),
        numbers=(given,),
    )
    taking_in.take_in(book, document)
    assert exchange.document(book).numbers == (given,)
