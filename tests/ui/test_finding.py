from datetime import date

from handbook.records import frozen_rules
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.plans import Plan
from handbook.records.register import OutsidePaper
from handbook.records.resolutions import Resolution
from handbook.records.review_rounds import Round, RoundMember
from handbook.records.reviews import PartText, Review
from handbook.records.settings import Branch, ParentBody
from handbook.records.shortcomings import Shortcoming
from handbook.records.studies import StudySession
from handbook.records.tasks import Task
from handbook.records.year_goals import YearGoal
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.ui.finding import find


def test_every_kind_of_hit_leads_to_its_screen(tmp_path):
    branch = Branch(uid=new_uid(), name="A", place="B", parents=(ParentBody(name="C"),))
    book = Handbook.create(
        tmp_path / "a.sotay", branch, "mot cau de nho", cost=Cost(n=1024, r=8, p=1)
    ).handbook
    member = Member(uid=new_uid(), name="Ma Văn Đạt")
    meeting = Meeting(uid=new_uid(), date=date(2026, 11, 3), place="Nhà văn hóa Nà Luông")
    assignment = Assignment(
        uid=new_uid(), meeting=meeting.uid, assigned_on=meeting.date, what="Thu gom rác"
    )

    resolution = Resolution(
        uid=new_uid(),
        meeting=meeting.uid,
        date=meeting.date,
        subject="Nhiệm vụ",
        duties="Trồng rừng",
    )
    outside = OutsidePaper(
        uid=new_uid(), type=PaperType.NOTICE, number=1, date=meeting.date, subject="Lịch trực Tết"
    )

    goal = YearGoal(uid=new_uid(), year=2026, name="Xóa nhà dột nát", target="3")

    plan = Plan(uid=new_uid(), date=meeting.date, document="Chỉ thị số 50-CT/TW")
    study = StudySession(uid=new_uid(), date=meeting.date, document="Nghị quyết số 05-NQ/ĐU")

    round_ = Round(
        uid=new_uid(),
        year=2026,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        begun_on=date(2026, 11, 1),
        cap=frozen_rules.cap_on(date(2026, 11, 1)),
        people=(RoundMember(member=member.uid),),
    )
    said = PartText(id="a1_1", text="Giữ gìn phẩm chất")

    def fill(store):
        store.rounds.put(round_)
        store.reviews.put(Review(uid=new_uid(), round=round_.uid, member=member.uid, parts=(said,)))
        store.shortcomings.put(Shortcoming(uid="s", what="Chậm nộp báo cáo", year=2026))
        store.studies.put(study)
        store.tasks.put(Task(uid="t", title="Số hóa hồ sơ", year=2026, until_year=2026))
        store.plans.put(plan)
        store.year_goals.put(goal)
        store.resolutions.put(resolution)
        store.register.put_paper(outside, branch)
        store.members.put(member)
        store.meetings.put(meeting)
        store.assignments.put(assignment)

    book.change("Thử", fill)

    def hits(text):
        return [(hit.screen, hit.what) for hit in book.read(lambda store: find(store, text))]

    assert hits("ma van dat") == [("members", {"uid": member.uid})]
    assert ("meetings", {"uid": meeting.uid}) in hits("Nà Luông")
    assert hits("thu gom") == [("assignments", {"uid": assignment.uid})]
    assert hits("trong rung") == [("meetings", {"resolution": resolution.uid})]
    assert hits("dot nat") == [("assignments", {"goal": goal.uid})]
    assert hits("số 05-NQ") == [("assignments", {"study": study.uid})]
    assert hits("50-CT/TW") == [("assignments", {"plan": plan.uid})]
    assert hits("so hoa ho so") == [("tasks", {"uid": "t"})]
    assert hits("đợt kiểm điểm") == [("reviews", {"round": round_.uid})]
    assert hits("chậm nộp báo cáo") == [("reviews", {"shortcoming": "s"})]
    assert hits("giữ gìn phẩm chất") == []  # what a review says is no matter of search
    assert hits("lịch trực") == [("printing", {"register": True})]
    assert hits("không có gì như thế") == []
    book.close()
