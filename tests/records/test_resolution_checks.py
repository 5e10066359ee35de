from datetime import date

from handbook.records import resolution_checks, rules
from handbook.records.attendance import count, rows
from handbook.records.meetings import Attendance, Mark, Meeting, Vote
from handbook.records.members import Member
from handbook.records.resolutions import Resolution

DAY = date(2026, 11, 3)
AN = Member(uid="a", name="Hoàng Văn An", admitted_on="2010-01-01", official_on="2011-01-01")


def faults(mark: Mark = Mark.PRESENT, **fields: object) -> list[str]:
    meeting = Meeting(
        uid="m",
        date=DAY,
        attendance=(Attendance(member="a", mark=mark),),
        votes=(Vote(matter="Thông qua", yes=1),),
    )
    told = dict.fromkeys(("subject", "opening", "leadership", "directions", "duties"), "Có")
    usual = {"uid": "r", "meeting": "m", "date": DAY, "vote": 0, "recipients": "Đảng ủy xã"}
    made = Resolution(**(usual | told | fields))  # type: ignore[arg-type]
    found = resolution_checks.faults(made, meeting, count(rows(meeting, (AN,))), (), "TS Lê Văn B")
    return [fault.sentence for fault in found]


def test_a_title_before_the_signer_s_name_is_named() -> None:
    assert faults() == ["Trước họ tên người ký “TS Lê Văn B” không ghi học hàm, học vị, quân hàm."]


def test_absence_without_a_reason_is_named() -> None:
    said = faults(Mark.EXCUSED, vote=None)
    assert "Đồng chí Hoàng Văn An vắng có lý do nhưng chưa ghi lý do." in said
    assert "Còn 1 đảng viên chưa điểm danh ở buổi sinh hoạt." in faults(Mark.UNMARKED)


def test_a_vote_that_is_gone_counts_as_none() -> None:
    assert any("phải được chi bộ biểu quyết" in sentence for sentence in faults(vote=3))


def test_a_replaced_rule_is_named_with_the_one_in_force() -> None:
    ((old, now),) = rules.replaced("theo Hướng dẫn 12-HD/BTCTW", DAY)
    assert (old.number, now.number) == ("12-HD/BTCTW", "42-HD/BTCTW")
    assert rules.replaced("theo Hướng dẫn 42-HD/BTCTW", DAY) == ()
    assert rules.replaced("theo Hướng dẫn 12-HD/BTCTW", date(2025, 1, 3)) == ()
    assert rules.replaced("theo Hướng dẫn 112-HD/BTCTW", DAY) == ()
