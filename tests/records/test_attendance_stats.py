from dataclasses import replace
from datetime import date

import pytest

from handbook.records import attendance_stats as stats
from handbook.records.attendance_stats import MemberNumbers, Span
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind, Speech
from handbook.records.members import Member, Standing, StandingKind

MARKS = {"p": Mark.PRESENT, "e": Mark.EXCUSED, "u": Mark.UNEXCUSED, "-": Mark.UNMARKED}
PEOPLE = tuple(
    Member(uid=uid, name=name, admitted_on="2010-01-05", official_on="2011-01-05")
    for uid, name in (("a", "Ma Văn Ánh"), ("b", "Hà Thị Bình"), ("c", "Lý Văn Cường"))
)


def meeting(month: int, marks: str, day: int = 3, **fields: object) -> Meeting:
    attendance = tuple(
        Attendance(member=uid, mark=MARKS[mark]) for uid, mark in zip("abc", marks, strict=True)
    )
    held = date(2026, month, day)
    return Meeting(uid=f"{held}", date=held, attendance=attendance, **fields)  # type: ignore[arg-type]


def said(*uids: str) -> tuple[Speech, ...]:
    return tuple(Speech(member=uid, text="ý kiến") for uid in uids)


@pytest.mark.parametrize(
    ("span", "day", "first", "last"),
    [
        (Span.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (Span.MONTH, date(2026, 12, 3), date(2026, 12, 1), date(2026, 12, 31)),
        (Span.QUARTER, date(2026, 5, 31), date(2026, 4, 1), date(2026, 6, 30)),
        (Span.HALF, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (Span.HALF, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        (Span.YEAR, date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_spans(span: Span, day: date, first: date, last: date) -> None:
    assert stats.bounds(span, day) == (first, last)


def test_only_meetings_whose_roll_was_called_count_in_order_of_days() -> None:
    planned = Meeting(uid="x", date=date(2026, 3, 3))
    unmarked = meeting(4, "---")
    thematic = meeting(2, "ppp", kind=MeetingKind.THEMATIC)
    march, january = meeting(3, "ppp"), meeting(1, "ppp")
    found = stats.held(
        [march, planned, unmarked, thematic, january], *stats.bounds(Span.HALF, date(2026, 1, 1))
    )
    assert found == (january, march)
    both = stats.held([thematic], date(2026, 2, 1), date(2026, 2, 28), (MeetingKind.THEMATIC,))
    assert both == (thematic,)
    assert stats.held([march], date(2026, 3, 4), date(2026, 3, 31)) == ()


def test_each_members_numbers() -> None:
    meetings = (
        meeting(1, "pep", speeches=said("a", "a", "b")),
        meeting(2, "puu", speeches=(*said("a"), Speech(name="Khách", text="x"))),
        meeting(3, "pp-"),
    )
    first, second, third = stats.by_member(PEOPLE, meetings)
    assert first == MemberNumbers(
        member="a", name="Ma Văn Ánh", held=3, present=3, spoken=2, speeches=3
    )
    assert (second.present, second.excused, second.unexcused, second.rate) == (1, 1, 1, "33,3%")
    assert (second.spoken, second.speeches) == (1, 1)
    assert (third.held, third.present, third.excused, third.unexcused) == (3, 1, 0, 1)


def test_a_member_counts_only_while_summoned() -> None:
    away = Standing(kind=StandingKind.AWAY, since="2026-02", until="2026-03")
    late = replace(PEOPLE[1], admitted_on="2026-02-10", official_on="")
    gone = replace(PEOPLE[2], standings=(Standing(kind=StandingKind.MOVED, since="2025"),))
    members = (replace(PEOPLE[0], standings=(away,)), late, gone)
    january, february, march = (meeting(month, "ppp") for month in (1, 2, 3))
    assert [n.member for n in stats.by_member(members, (january,))] == ["a"]
    first, second = stats.by_member(members, (january, february, march))
    assert (first.held, first.present, first.uncounted) == (2, 2, 1)
    assert (second.member, second.held, second.present) == ("b", 1, 1)


def test_three_absences_in_a_row() -> None:
    year = tuple(
        meeting(month, marks)
        for month, marks in ((1, "eep"), (2, "eup"), (3, "eep"), (4, "ppp"), (5, "eee"))
    )
    first, second = stats.absence_runs(PEOPLE, year)
    assert (first.name, first.excused) == ("Ma Văn Ánh", True)
    assert first.days == (date(2026, 1, 3), date(2026, 2, 3), date(2026, 3, 3))
    assert (second.member, second.excused) == ("b", False)
    excused = stats.absence_runs(PEOPLE, year, least=1, marks=(Mark.EXCUSED,))
    assert [(r.member, len(r.days)) for r in excused] == [
        ("a", 3),
        ("a", 1),
        ("b", 1),
        ("b", 1),
        ("b", 1),
        ("c", 1),
    ]


def test_a_meeting_without_a_mark_breaks_a_row_but_one_not_summoned_to_does_not() -> None:
    meetings = tuple(
        meeting(m, marks) for m, marks in ((1, "epp"), (2, "epp"), (3, "-pp"), (4, "epp"))
    )
    assert stats.absence_runs(PEOPLE, meetings) == ()
    away = Standing(kind=StandingKind.AWAY, since="2026-03", until="2026-04")
    members = (replace(PEOPLE[0], standings=(away,)), *PEOPLE[1:])
    (run,) = stats.absence_runs(members, meetings)
    assert [day.month for day in run.days] == [1, 2, 4]


def test_meetings_where_nobody_spoke() -> None:
    loud, still = meeting(1, "ppp", speeches=said("a")), meeting(2, "ppp")
    assert stats.silent((loud, still)) == (still,)
    assert stats.speakers(replace(loud, speeches=(*said("a", "a"), Speech(name="K")))) == {"a"}
