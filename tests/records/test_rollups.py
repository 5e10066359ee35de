from dataclasses import replace
from datetime import date

from handbook.records import criteria_sets, rollups, scoring
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind, Score, Speech
from handbook.records.members import Member, Standing, StandingKind

PEOPLE = tuple(
    Member(
        uid=uid, name=f"Lý Văn {uid.upper()}", admitted_on="2010-01-05", official_on="2011-01-05"
    )
    for uid in "abc"
)
UNIT = "Chi bộ thôn Nà Tông"
MOST = {"1": 5, "2": 5, "3.1": 5, "3.2": 5, "4.1": 5, "4.2": 25, "4.3": 10, "5": 5, "6": 30, "7": 5}


def meeting(month: int, absent: str = "", **fields: object) -> Meeting:
    attendance = tuple(
        Attendance(member=uid, mark=Mark.EXCUSED if uid in absent else Mark.PRESENT)
        for uid in "abc"
    )
    held = date(2026, month, 3)
    return Meeting(uid=f"m{month}", date=held, attendance=attendance, **fields)  # type: ignore[arg-type]


def scored(**lost: tuple[float, str]) -> tuple[Score, ...]:
    named = {key.strip("_").replace("_", "."): value for key, value in lost.items()}
    found = []
    for id, most in MOST.items():
        points, reason = named.get(id, (0, ""))
        found.append(Score(criterion=id, points=most - points, reason=reason))
    return tuple(found)


def test_the_ten_columns_of_a_month() -> None:
    held = meeting(3, "b", scores=scored(_6=(9.5, "chậm hai việc"), _1=(1, "")))
    line = rollups.month_line(held, PEOPLE, "Chi bộ thôn Nà Tông")
    assert (line.seq, line.unit, line.strength, line.date) == (
        1,
        UNIT,
        "2/3",
        date(2026, 3, 3),
    )
    assert line.points == 89.5
    assert line.grades == (False, True, False, False)
    assert line.note == "1: −1 điểm; 6: −9,5 điểm (chậm hai việc)"


def test_a_month_without_points_has_no_grade() -> None:
    line = rollups.month_line(meeting(3), PEOPLE, "Chi bộ")
    assert (line.points, any(line.grades), line.note) == (None, False, "")


def test_the_table_of_a_half_year() -> None:
    speech = Speech(member="a", text="x")
    meetings = (
        meeting(1, "a", speeches=(speech, speech, Speech(name="Khách", text="y"))),
        meeting(2),
        meeting(5, "ab", speeches=(speech,)),
        replace(meeting(3), kind=MeetingKind.THEMATIC),
        meeting(7),
    )
    fresh = Member(uid="d", name="Hà Thị D", admitted_on="2026-06-30")
    vague = Member(uid="e", name="Hà Thị E", admitted_on="2026")
    gone = replace(PEOPLE[2], standings=(Standing(kind=StandingKind.MOVED, since="2026-06-01"),))
    members = (*PEOPLE[:2], gone, fresh, vague)
    line = rollups.half_line(meetings, members, "Chi bộ", date(2026, 4, 30))
    assert (line.strength, line.attended, line.summoned) == (4, 6, 12)
    assert (line.speeches, line.thematic_study, line.admissions) == (3, 1, 1)
    assert line.note == "Không ghi ý kiến phát biểu ở buổi ngày 03/02/2026."
    typed = (line.skilful_work, line.reading, line.thematic_plan, line.inspections)
    assert typed == (None,) * 4


def test_points_of_an_own_set_are_told_by_its_own_lines() -> None:
    base = next(s for s in scoring.bundled() if s.id == "an-phu")
    own = criteria_sets.copied(base, "rieng", "Bộ của xã")
    lost = Score(criterion="2.1", points=3.0, reason="vắng 4")
    held = meeting(3, criteria_set="rieng", scores=(lost,))
    assert rollups.month_line(held, PEOPLE, "Chi bộ", own=(own,)).note == "2.1: −1 điểm (vắng 4)"
    assert rollups.month_line(held, PEOPLE, "Chi bộ").note == ""
