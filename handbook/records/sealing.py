"""What is missing before a meeting's minutes are sealed, each with the step that mends it.

What `blocks` makes the minutes wrong; the rest warns of what inspectors find (DOMAIN §1.9, §2.7).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.records import attendance, dates, preparing, scoring, unlikely
from handbook.records.assignments import Assignment
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, MeetingKind, Step, minutes_between
from handbook.records.preparing import Missing as Missing
from handbook.records.scoring import CriteriaSet


def missing(
    meeting: Meeting,
    counts: Counts,
    assignments: tuple[Assignment, ...],
    values: Mapping[str, Any],
    joined: Meeting | None = None,
    own_sets: tuple[CriteriaSet, ...] = (),
) -> tuple[Missing, ...]:
    """Return what is missing, what blocks first.

    `values` are those of the rule `meeting_guide` in force on the meeting's day; `joined` is the
    regular or thematic meeting held in the same session; `own_sets` are the branch's criteria sets.
    """
    found = [
        *preparing.identity(meeting),
        *_kind(meeting, joined),
        *_length(meeting, values, joined),
        *_attendance(counts),
        *preparing.led(meeting, counts),
        *_course(meeting, values),
        *_votes(meeting, counts),
        *_assignments(meeting, assignments),
        *_scores(meeting, own_sets),
        *unlikely.found(meeting, counts, assignments),
    ]
    return tuple(sorted(found, key=lambda m: not m.blocks))


def _kind(meeting: Meeting, joined: Meeting | None) -> Iterator[Missing]:
    """Yield what only this kind of meeting must name (DOMAIN §3)."""
    thematic = meeting.kind is MeetingKind.THEMATIC
    if thematic and not meeting.topic.strip():
        sentence = "Chưa ghi tên chuyên đề."
        yield Missing(step=Step.PREPARE, field="topic", sentence=sentence, blocks=True)
    if thematic and not meeting.presenter.strip():
        sentence = "Chưa ghi người trình bày chuyên đề."
        yield Missing(step=Step.PREPARE, field="presenter", sentence=sentence)
    if thematic and joined is not None and joined.date != meeting.date:
        day = dates.on_screen(joined.date)
        sentence = f"Buổi thường kỳ cùng phiên họp ngày {day}, khác ngày buổi chuyên đề này."
        yield Missing(step=Step.PREPARE, field="joined_with", sentence=sentence)
    if meeting.kind is MeetingKind.EXTRAORDINARY and not meeting.reason.strip():
        sentence = "Chưa ghi lý do triệu tập buổi sinh hoạt bất thường."
        yield Missing(step=Step.PREPARE, field="reason", sentence=sentence)


def _length(
    meeting: Meeting, values: Mapping[str, Any], joined: Meeting | None
) -> Iterator[Missing]:
    """Yield a session that is too short; none is prescribed for other kinds (DOMAIN §2.1, §3)."""
    if meeting.kind not in (MeetingKind.REGULAR, MeetingKind.THEMATIC):
        return
    length, least = minutes_between(meeting.starts_at, meeting.ends_at), values["least_minutes"]
    said = "Buổi sinh hoạt dài"
    if joined is not None and length is not None:
        more = minutes_between(joined.starts_at, joined.ends_at)
        length = None if more is None else length + more
        least = values.get("least_minutes_with_thematic", least)
        said = "Phiên thường kỳ và chuyên đề dài cả thảy"
    if length is not None and length < least:
        sentence = f"{said} {length} phút, chưa đủ {least} phút."
        yield Missing(step=Step.CLOSE, field="ends_at", sentence=sentence)


def _attendance(counts: Counts) -> Iterator[Missing]:
    if counts.unmarked:
        sentence = f"Còn {len(counts.unmarked)} đảng viên chưa điểm danh."
        yield Missing(step=Step.ATTEND, field="attendance", sentence=sentence, blocks=True)
    for row in counts.excused:
        if not row.reason.strip():
            sentence = f"Đồng chí {row.member.name} vắng có lý do nhưng chưa ghi lý do."
            yield Missing(step=Step.ATTEND, field=row.member.uid, sentence=sentence, blocks=True)


def _course(meeting: Meeting, values: Mapping[str, Any]) -> Iterator[Missing]:
    committee = meeting.kind is MeetingKind.COMMITTEE
    if not meeting.speeches and not committee:
        yield Missing(step=Step.COURSE, field="speeches", sentence="Chưa ghi ý kiến thảo luận nào.")
    for speech in meeting.speeches:
        if not speech.text.strip():
            sentence = f"Ý kiến của đồng chí {speech.name} chưa có nội dung."
            yield Missing(step=Step.COURSE, field="speeches", sentence=sentence)
    if not any(text.strip() for text in meeting.conclusions):
        sentence = (
            "Chưa ghi nội dung thống nhất cho buổi sinh hoạt chi bộ."
            if committee
            else "Chưa ghi kết luận của người chủ trì."
        )
        yield Missing(step=Step.CONCLUDE, field="conclusions", sentence=sentence)
    regular = meeting.kind is MeetingKind.REGULAR
    if regular and values.get("dues_announced") and meeting.dues_paid is None:
        sentence = "Chưa ghi tình hình nộp đảng phí."
        yield Missing(step=Step.COURSE, field="dues_paid", sentence=sentence)


def _votes(meeting: Meeting, counts: Counts) -> Iterator[Missing]:
    for index, vote in enumerate(meeting.votes, start=1):
        name = vote.matter.strip() or f"số {index}"
        if not vote.matter.strip():
            sentence = f"Biểu quyết {name} chưa ghi nội dung."
            yield Missing(step=Step.CONCLUDE, field="votes", sentence=sentence, blocks=True)
        if vote.base is not None and not vote.base_reason.strip():
            sentence = f"Biểu quyết “{name}” đổi cơ sở tính nhưng chưa ghi lý do."
            yield Missing(step=Step.CONCLUDE, field="votes", sentence=sentence, blocks=True)
        for problem in attendance.decide(vote, counts.roll).problems:
            sentence = f"Biểu quyết “{name}”: {problem}"
            yield Missing(step=Step.CONCLUDE, field="votes", sentence=sentence, blocks=True)


def _assignments(meeting: Meeting, assignments: tuple[Assignment, ...]) -> Iterator[Missing]:
    asked = meeting.kind in (MeetingKind.REGULAR, MeetingKind.THEMATIC)
    if asked and not assignments:
        regular = meeting.kind is MeetingKind.REGULAR
        sentence = (
            "Chưa giao việc nào cho tháng tới."
            if regular
            else "Chưa phân công việc rút ra từ chuyên đề."
        )
        yield Missing(step=Step.CONCLUDE, field="assignments", sentence=sentence)
    for assignment in assignments:
        lacking = [
            words
            for words, there in (
                ("người thực hiện", assignment.members or assignment.people.strip()),
                ("thời hạn", assignment.due),
            )
            if not there
        ]
        if lacking:
            sentence = f"Việc “{assignment.what}” chưa có {' và '.join(lacking)}."
            yield Missing(step=Step.CONCLUDE, field="assignments", sentence=sentence)


def _scores(meeting: Meeting, own_sets: tuple[CriteriaSet, ...]) -> Iterator[Missing]:
    criteria = scoring.set_of(meeting, own_sets)
    if criteria is None:
        return
    if not meeting.scores:
        sentence = "Chưa chấm điểm buổi sinh hoạt."
        yield Missing(step=Step.CLOSE, field="scores", sentence=sentence)
    for problem in scoring.problems(meeting.scores, criteria):
        yield Missing(step=Step.CLOSE, field="scores", sentence=problem)
