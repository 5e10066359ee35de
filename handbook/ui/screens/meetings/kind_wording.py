"""Sentences about kinds of meeting: pure functions of records, no widget and no store."""

from dataclasses import replace

from handbook.records import attendance, dates, meetings, words
from handbook.records.attendance import Row
from handbook.records.meetings import Meeting, MeetingKind, Step
from handbook.records.members import Member, Position
from handbook.records.text import joined, one_line
from handbook.ui.screens.meetings.wording import present_of


def called_on(meeting: Meeting) -> str:
    """Return which meeting it is inside a sentence: `buổi chuyên đề ngày 18/11/2026`."""
    day = dates.on_screen(meeting.date)
    if meeting.kind is MeetingKind.COMMITTEE:
        return f"cuộc họp chi ủy ngày {day}"
    return f"buổi {words.MEETING_KIND[meeting.kind]} ngày {day}"


def kind_words(meeting: Meeting) -> str:
    """Return the kind as the list shows it, a thematic one with its topic."""
    said = words.MEETING_KIND[meeting.kind].capitalize()
    topic = one_line(meeting.topic) if meeting.kind is MeetingKind.THEMATIC else ""
    return f"{said}: {topic}" if topic else said


def quarter_words(meeting: Meeting) -> str:
    """Return `Quý IV năm 2026`: a branch has one thematic meeting in each at least."""
    roman = ("I", "II", "III", "IV")[meetings.quarter(meeting) - 1]
    return f"Quý {roman} năm {meeting.date.year}"


def step_words(step: Step, kind: MeetingKind) -> str:
    """Return what a step is called; a committee gives itself no points."""
    if step is Step.CLOSE and kind is MeetingKind.COMMITTEE:
        return "Chốt"
    return words.STEP[step]


def committee_words(roll: tuple[Row, ...]) -> str:
    """Return whom a committee's roll has: its members, or secretary and deputy, or nobody."""
    names = joined([row.member.name for row in roll])
    if not roll:
        return (
            "Danh sách đảng viên chưa có Bí thư, Phó Bí thư hay chi ủy viên. Hãy ghi chức vụ ở mục "
            "Đảng viên, hoặc bỏ qua cuộc họp này."
        )
    if all(row.member.position is not Position.COMMITTEE for row in roll):
        return f"Chi bộ không có chi ủy nên Bí thư, Phó Bí thư họp: {names}."
    return f"Chỉ điểm danh chi ủy: {names}."


def committee_line(committee: Meeting | None, members: tuple[Member, ...], meeting: Meeting) -> str:
    """Return whether the committee has met before a regular meeting, and how many were there."""
    if committee is not None:
        present = present_of(committee.present, committee.total)
        return f"Có mặt {present} · {words.MEETING_STATE[committee.state]}"
    blank = replace(meeting, kind=MeetingKind.COMMITTEE, attendance=())
    if not attendance.rows(blank, members):
        return "Chi bộ chưa có chi ủy, Bí thư hay Phó Bí thư trong danh sách nên bỏ qua bước này."
    return "Chưa có biên bản họp chi ủy chuẩn bị buổi này."
