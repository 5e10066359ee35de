"""Resolutions and papers to post from the command line, on a small handbook."""

import re
from dataclasses import replace
from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting, Vote
from handbook.records.members import Member, Position
from handbook.records.plans import Plan, PlanItem
from handbook.records.settings import Branch, ParentBody
from handbook.records.studies import StudyMark, StudyRow, StudySession
from handbook.records.year_goals import GoalKind, GoalResult, YearGoal
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost

DAY = date(2026, 11, 3)


def branch() -> Branch:
    return Branch(
        uid=new_uid(),
        name="Chi bộ thôn Đông Sơn",
        parents=(ParentBody(name="Đảng bộ xã Bình An"),),
        place="Bình An",
    )


@pytest.fixture
def book(tmp_path, password):
    path = tmp_path / "so.sotay"
    made = Handbook.create(path, branch(), password, cost=Cost(n=1024, r=8, p=1)).handbook
    full = {"admitted_on": "2001-05-19", "official_on": "2002-05-19"}
    people = [
        Member(uid=new_uid(), name="Đặng Thị Huệ", position=Position.SECRETARY, **full),
        Member(uid=new_uid(), name="Lê Văn Cam", **full),
    ]
    meeting = Meeting(
        uid=new_uid(),
        date=DAY,
        starts_at="19:30",
        ends_at="21:00",
        place="Nhà văn hóa",
        chair=people[0].uid,
        recorder=people[1].uid,
        attendance=tuple(Attendance(member=m.uid, mark=Mark.PRESENT) for m in people),
        report="Đã xong.",
        conclusions=("Vận động làm đường.",),
        votes=(Vote(matter="Thông qua nghị quyết", yes=2),),
    )
    item = PlanItem(what="Rà soát", members=(people[1].uid,), who="Mặt trận", due="2020-01-01")
    roll = (StudyRow(member=people[0].uid, mark=StudyMark.PRESENT),)

    def fill(store):
        for one in people:
            store.members.put(one)
        store.meetings.put(meeting)
        store.meetings.put(replace(meeting, uid=new_uid(), date=date(2026, 12, 3), votes=()))
        store.year_goals.put(_indicator())
        store.year_goals.put(YearGoal(uid=new_uid(), year=2025, name="Cũ", kind=GoalKind.THEME))
        store.plans.put(Plan(uid=new_uid(), date=DAY, document="Nghị quyết 05", items=(item,)))
        store.studies.put(
            StudySession(uid=new_uid(), date=DAY, document="Nghị quyết 05", roll=roll)
        )

    made.change("Lập", fill)
    made.close()
    return path


def _indicator() -> YearGoal:
    result = GoalResult(period="2026-01", value="1.5")
    return YearGoal(
        uid=new_uid(), year=2026, name="Kết nạp", target="3.0", unit="tr.đ", results=(result,)
    )


def test_a_resolution_is_issued_withdrawn_and_issued_again(run, listed):
    code, out, _ = run("issue", "3/11/2026")
    assert code == 0 and "Số 01-NQ/CB" in out
    assert listed("resolutions")[0]["state"] == "issued"
    assert run("issue", "3/11/2026")[0] == 3
    code, out, _ = run("withdraw", "3/11/2026", "--reason", "sai nơi nhận")
    assert code == 0 and "thu hồi" in out
    assert listed("resolutions")[0]["state"] == "draft"
    assert "Số 01-NQ/CB" in run("issue", "3/11/2026")[1]


def test_what_cannot_be_issued_leaves_nothing_behind(run, listed):
    code, _, err = run("issue", "3/12/2026")
    assert code == 3 and "biểu quyết" in err
    assert run("withdraw", "3/12/2026", "--conclusion", "--reason", "x")[0] == 3
    assert listed("resolutions") == []


def test_papers_to_post(run, tmp_path):
    code, out, _ = run("package", "3/11/2026", tmp_path, "--before")
    assert code == 0
    made = {file.name for file in (tmp_path / "2026-11-03_thuong-ky").iterdir()}
    assert "2026-11-03_giay-moi.pdf" in made and f"{len(made)} tệp" in out
    assert run("package", "3/11/2026", tmp_path)[0] == 3
    assert run("seal", "3/11/2026")[0] == 0
    code, out, _ = run("package", "3/11/2026", "--posted")
    assert code == 0 and re.search(r"đăng ngày \d\d/\d\d/\d{4}, \d\d:\d\d:", out)


def test_goals_plans_and_studies_are_listed(run, listed):
    (goal,) = listed("goals", "--year", 2026)
    assert (goal["reached"], goal["percent"], goal["standing"]) == ("1.5", "50.0", "Đạt 50%")
    assert len(listed("goals")) == 2
    (plan,) = listed("plans")
    (item,) = plan["items"]
    assert (item["names"], item["who"], item["late"]) == (["Lê Văn Cam"], "Mặt trận", True)
    (study,) = listed("studies", "--year", 2026)
    assert (study["called"], study["present"], study["responses"]) == (1, 1, 0)
    for what, words in (
        ("goals", "Đạt 50%"),
        ("goals", "3 tr.đ"),
        ("plans", "0/1 việc xong, 1 quá hạn"),
        ("studies", "1/1"),
    ):
        assert words in run("list", what)[1]
