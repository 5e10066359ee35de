"""What versions from 0.2.0 on keep besides the first: one small record of every kind, at least."""

from dataclasses import replace
from datetime import date

from handbook.records import scoring
from handbook.records.attendance_stats import Span
from handbook.records.basics import new_uid
from handbook.records.criteria_sets import OwnSet, copied
from handbook.records.duty_facts import Answer, AnswerState
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.plans import Plan, PlanItem
from handbook.records.register import OutsidePaper
from handbook.records.resolutions import Resolution, ResolutionKind
from handbook.records.settings import Branch, DutySwitch, TypedDate
from handbook.records.studies import StudyMark, StudyRow, StudySession
from handbook.records.year_goals import GoalKind, GoalResult, YearGoal
from handbook.services import assignments, meetings, resolutions, upload_package
from handbook.services.assignments import YearlyTasks
from handbook.services.handbook import Handbook
from handbook.store.store import Store

UPPER = {
    "document": "Nghị quyết số 05-NQ/ĐU",
    "document_date": "2026-05-04",
    "issuer": "Đảng ủy xã Bình An",
}


def live(handbook: Handbook, people: list[Member], sealed: Meeting, draft: Meeting) -> None:
    """Do with a handbook of two meetings what a branch does in a year."""
    handbook.change("Ghi hồ sơ năm", lambda store: _fill(store, people, draft))
    written = handbook.change("Soạn nghị quyết", lambda store: _draft(store, sealed)).value
    resolutions.issue(handbook, written.uid)
    resolutions.withdraw(handbook, written.uid, "ghi nhầm nơi nhận")
    resolutions.issue(handbook, written.uid)
    meetings.unseal(handbook, sealed.uid, "ghi sót một ý kiến")
    meetings.seal(handbook, sealed.uid)
    handbook.change(
        "Ghi đã đăng tài liệu", lambda store: upload_package.mark_posted(store, sealed.uid)
    )


def _fill(store: Store, people: list[Member], draft: Meeting) -> None:
    first, second = people[0].uid, people[1].uid
    tasks = ((first, "Phụ trách tổ 1"), (second, "Vận động quỹ vì người nghèo"))
    assignments.give_for_year(
        store,
        YearlyTasks(
            document="Nghị quyết số 01-NQ/CB",
            document_date=date(2026, 1, 5),
            due="2026-12-31",
            tasks=tasks,
        ),
        date(2026, 1, 5),
    )
    for meeting in _meetings(store, draft, second):
        store.meetings.put(meeting)
    store.register.put_paper(_outside(), store.branch.get())
    store.answers.put(_answer())
    for goal in _goals(second):
        store.year_goals.put(goal)
    store.studies.put(_study(first, second))
    store.plans.put(_plan())
    mine = new_uid()
    store.criteria_sets.put(
        OwnSet(uid=mine, criteria=copied(scoring.bundled()[0], mine, "Bộ tiêu chí của chi bộ"))
    )
    store.branch.put(_settings(store, mine))


def _meetings(store: Store, draft: Meeting, presenter: str) -> tuple[Meeting, ...]:
    thematic = meetings.new_meeting(store, MeetingKind.THEMATIC, draft.date)
    committee = meetings.new_committee_meeting(store, draft, date(2026, 11, 1))
    urgent = meetings.new_meeting(store, MeetingKind.EXTRAORDINARY, date(2026, 10, 20))
    return (
        replace(thematic, topic="Học và làm theo Bác", presenter=presenter, joined_with=draft.uid),
        replace(committee, conclusions=("Chuẩn bị nội dung tháng 11.",)),
        replace(urgent, reason="Khắc phục hậu quả mưa lũ", groups=("Tổ 1",)),
    )


def _draft(store: Store, sealed: Meeting) -> Resolution:
    drafted = resolutions.begin(store, sealed.uid, ResolutionKind.RESOLUTION)
    return store.resolutions.put(
        replace(drafted, directions="Phát triển thêm 01 đảng viên.", recipients="Đảng ủy xã")
    )


def _outside() -> OutsidePaper:
    return OutsidePaper(
        uid=new_uid(),
        type=PaperType.PLAN,
        number=3,
        date=date(2026, 2, 10),
        subject="Công tác kiểm tra, giám sát năm 2026",
        recipients="Đảng ủy xã",
        note="lập trước khi có cuốn sổ",
    )


def _answer() -> Answer:
    return Answer(
        uid=new_uid(),
        duty="dues",
        period="2026-11",
        state=AnswerState.POSTPONED,
        on=date(2026, 11, 3),
        until=date(2026, 11, 10),
        reason="thủ quỹ đi vắng",
    )


def _goals(member: str) -> tuple[YearGoal, ...]:
    return (
        YearGoal(
            uid=new_uid(),
            year=2026,
            name="Kết nạp đảng viên",
            member=member,
            document="Nghị quyết số 01-NQ/CB",
            document_date="2026-01-05",
            unit="đồng chí",
            target="2",
            rhythm=Span.QUARTER,
            results=(GoalResult(period="2026-Q1", value="1", note="đồng chí Mẫu"),),
        ),
        YearGoal(uid=new_uid(), year=2026, kind=GoalKind.THEME, name="Năm dân vận khéo"),
    )


def _study(present: str, made_up: str) -> StudySession:
    roll = (
        StudyRow(member=present, mark=StudyMark.PRESENT, response_on="2026-06-01"),
        StudyRow(member=made_up, mark=StudyMark.MADE_UP, made_up_on="2026-06"),
    )
    return StudySession(
        uid=new_uid(), date=date(2026, 5, 20), subject="Quán triệt nghị quyết", roll=roll, **UPPER
    )


def _plan() -> Plan:
    item = PlanItem(
        what="Rà soát hộ nghèo",
        who="Chi ủy, đồng chí Cam",
        due="2026-09-30",
        check_on="2026-08-15",
        result="xong 12 hộ",
    )
    return Plan(uid=new_uid(), date=date(2026, 6, 1), items=(item,), interim="Đúng hạn.", **UPPER)


def _settings(store: Store, criteria: str) -> Branch:
    return replace(
        store.branch.get(),
        duty_switches=(DutySwitch(duty="study", on=False),),
        holidays=(date(2026, 9, 2),),
        typed_dates=(TypedDate(duty="year_review", period="2026", on=date(2026, 12, 5)),),
        criteria=criteria,
    )
