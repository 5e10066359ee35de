"""The year of the sample branch: its theme, key task, indicators, a plan, a session of study.

Everything is made up; results stand for the months that are over. It writes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from handbook.records.attendance_stats import Span
from handbook.records.members import Member, Position, holder, on_roster
from handbook.records.plans import Plan, PlanItem
from handbook.records.studies import StudyMark, StudyRow, StudySession
from handbook.records.year_goals import (
    Better,
    Counting,
    GoalKind,
    GoalResult,
    GoalState,
    YearGoal,
)
from handbook.services.demo_words import uid

_MONTHS = {
    "admitted": ("", "", "1", "", "", "", "", "1", "", "", "", ""),
    "attendance": ("91", "88", "93", "90", "94", "92", "89", "95", "93", "94", "96", "95"),
    "land": ("120", "0", "80", "150", "60", "0", "200", "90", "40", "110", "0", "60"),
}
_HANDED_IN = 0.8
_QUARTERS = {"poor": ("8", "7", "6", "6"), "fund": ("2.5", "3", "2.5", "4")}


def goals(members: Sequence[Member], today: date) -> tuple[YearGoal, ...]:
    """Return the goals of the year of `today` with the results of the periods that are over."""
    secretary = holder(tuple(members), Position.SECRETARY)
    deputy = holder(tuple(members), Position.DEPUTY)
    lead, second = (one.uid if one else "" for one in (secretary, deputy))
    told = (
        _text(today, GoalKind.THEME, "Đoàn kết, nêu gương, nâng cao chất lượng sinh hoạt chi bộ"),
        _text(today, GoalKind.BREAKTHROUGH, "Vận động nhân dân hiến đất làm đường thôn", second),
        _text(today, GoalKind.KEY_TASK, "Sửa chữa nhà văn hóa thôn trước mùa mưa", lead, done=True),
        _indicator(today, "admitted", "Kết nạp đảng viên", "3", "đồng chí", lead),
        _indicator(
            today,
            "attendance",
            "Đảng viên dự sinh hoạt thường kỳ",
            "90",
            "%",
            counting=Counting.LATEST,
        ),
        _indicator(today, "land", "Vận động hiến đất làm đường", "800", "m²", second),
        _indicator(
            today,
            "poor",
            "Hộ nghèo của thôn",
            "5",
            "hộ",
            better=Better.LOWER,
            counting=Counting.LATEST,
        ),
        _indicator(today, "fund", "Quỹ hỗ trợ hộ nghèo", "10", "triệu đồng"),
    )
    rng, day = Random(members[0].uid), date(today.year, 1, 5)
    return tuple(replace(goal, uid=uid(rng, day)) for goal in told)


def studies(members: Sequence[Member], today: date) -> tuple[StudySession, ...]:
    """Return the one session of study of the year before `today`, none in its first days."""
    day = date(today.year, 3, 20)
    if day >= today:
        return ()
    rng = Random(f"{members[0].uid} học")
    marks = (StudyMark.PRESENT,) * 12 + (StudyMark.MADE_UP, StudyMark.EXCUSED)
    roll = []
    for place, member in enumerate(one for one in members if on_roster(one, day)):
        mark = marks[place % len(marks)]
        row = StudyRow(member=member.uid, mark=mark)
        if mark is StudyMark.MADE_UP:
            row = replace(row, made_up_on=f"{today.year}-03-27")
        if mark is not StudyMark.EXCUSED and rng.random() < _HANDED_IN:
            row = replace(row, response_on=f"{today.year}-04-05")
        roll.append(row)
    session = StudySession(
        uid=uid(rng, day),
        date=day,
        document="Nghị quyết số 05-NQ/ĐU",
        document_date=f"{today.year}-01-20",
        issuer="Đảng ủy xã Hòa Phú",
        subject="Phát triển kinh tế hộ, chuyển đổi số ở nông thôn",
        speaker="Báo cáo viên của Đảng ủy xã",
        roll=tuple(roll),
    )
    return (session,)


def plans(members: Sequence[Member], today: date) -> tuple[Plan, ...]:
    """Return the one plan of the year before `today`, none in its first days."""
    day = date(today.year, 3, 25)
    if day >= today:
        return ()
    year, secretary = today.year, holder(tuple(members), Position.SECRETARY)

    def past(month: int, last: int) -> bool:
        return date(year, month, last) < today

    items = (
        PlanItem(
            what="Tuyên truyền nội dung nghị quyết đến nhân dân trong thôn",
            who="Chi ủy, các đoàn thể",
            due=f"{year}-06-30",
            check_on=f"{year}-06-25",
            result="Đã tuyên truyền ở 02 hội nghị thôn, 12 buổi phát thanh" if past(6, 30) else "",
        ),
        PlanItem(
            what="Hướng dẫn các hộ kinh doanh thực hiện hóa đơn điện tử",
            who="Tổ công nghệ số cộng đồng",
            due=f"{year}-09-30",
            result="25/25 hộ đã dùng" if past(9, 30) else "",
        ),
        PlanItem(
            what="Tổng kết việc thực hiện trong năm",
            members=(secretary.uid,) if secretary else (),
            due=f"{year}-12-15",
            check_on=f"{year}-12-05",
        ),
    )
    plan = Plan(
        uid=uid(Random(f"{members[0].uid} kế hoạch"), day),
        date=day,
        document="Nghị quyết số 05-NQ/ĐU",
        document_date=f"{today.year}-01-20",
        issuer="Đảng ủy xã Hòa Phú",
        subject="Phát triển kinh tế hộ, chuyển đổi số ở nông thôn",
        items=items,
    )
    return (plan,)


def _text(
    today: date, kind: GoalKind, name: str, member: str = "", *, done: bool = False
) -> YearGoal:
    return YearGoal(
        uid="",
        year=today.year,
        kind=kind,
        name=name,
        member=member,
        state=GoalState.DONE if done else GoalState.GOING,
        document="Nghị quyết số 01-NQ/CB",
    )


def _indicator(
    today: date,
    key: str,
    name: str,
    target: str,
    unit: str,
    member: str = "",
    *,
    better: Better = Better.HIGHER,
    counting: Counting = Counting.ADDED,
) -> YearGoal:
    return YearGoal(
        uid="",
        year=today.year,
        name=name,
        target=target,
        unit=unit,
        member=member,
        better=better,
        counting=counting,
        rhythm=Span.QUARTER if key in _QUARTERS else Span.MONTH,
        results=_results(key, today),
        document="Nghị quyết số 01-NQ/CB",
    )


def _results(key: str, today: date) -> tuple[GoalResult, ...]:
    if key in _QUARTERS:
        over = (today.month - 1) // 3
        periods = [f"{today.year}-Q{number}" for number in range(1, over + 1)]
        values: tuple[str, ...] = _QUARTERS[key]
    else:
        periods = [f"{today.year}-{month:02d}" for month in range(1, today.month)]
        values = _MONTHS[key]
    return tuple(
        GoalResult(period=period, value=value)
        for period, value in zip(periods, values, strict=False)
        if value
    )
