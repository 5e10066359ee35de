"""What stands in minutes and can hardly be so: an hour, a number or a day mistyped.

Nothing here blocks: a meeting may have gone on after midnight, a day may be right all the same.
"""

from collections.abc import Iterator

from handbook.records import dates
from handbook.records.assignments import Assignment
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, Step, minutes_between
from handbook.records.preparing import Missing

_LONG = 10 * 60  # minutes; longer than any session, so the two hours stand the wrong way round
_BEFORE = (
    ("notified_on", "thông báo"),
    ("papers_sent_on", "gửi tài liệu"),
    ("committee_met_on", "chi ủy họp"),
)


def found(
    meeting: Meeting, counts: Counts, assignments: tuple[Assignment, ...]
) -> Iterator[Missing]:
    """Yield what is to be looked at again before the minutes are sealed."""
    yield from _days(meeting)
    yield from _numbers(meeting, counts)
    yield from _hours(meeting)
    for one in assignments:
        due = dates.latest(one.due)
        if due is not None and due < meeting.date:
            sentence = (
                f"Việc “{one.what}” có thời hạn {dates.on_screen(one.due)}, trước ngày họp "
                f"{dates.on_screen(meeting.date)}."
            )
            yield Missing(step=Step.CONCLUDE, field="assignments", sentence=sentence)


def _days(meeting: Meeting) -> Iterator[Missing]:
    for field, deed in _BEFORE:
        day = dates.earliest(getattr(meeting, field))
        if day is not None and day > meeting.date:
            sentence = (
                f"Ngày {deed} {dates.on_screen(getattr(meeting, field))} sau ngày họp "
                f"{dates.on_screen(meeting.date)}."
            )
            yield Missing(step=Step.PREPARE, field=field, sentence=sentence)


def _numbers(meeting: Meeting, counts: Counts) -> Iterator[Missing]:
    paid, due = meeting.dues_paid, meeting.dues_due
    if paid is not None and due is not None and paid > due:
        sentence = f"Đã nộp đảng phí {paid} đồng chí, nhiều hơn số phải nộp {due}."
        yield Missing(step=Step.COURSE, field="dues_paid", sentence=sentence)
    came = counts.present + counts.present_visiting + len(counts.uncounted_present)
    if meeting.agreed is not None and came and meeting.agreed > came:
        sentence = f"Nhất trí với biên bản {meeting.agreed} đồng chí, nhiều hơn {came} người dự."
        yield Missing(step=Step.CLOSE, field="agreed", sentence=sentence)


def _hours(meeting: Meeting) -> Iterator[Missing]:
    length = minutes_between(meeting.starts_at, meeting.ends_at)
    if length is not None and length > _LONG:
        sentence = (
            f"Giờ kết thúc {meeting.ends_at}, giờ bắt đầu {meeting.starts_at}: buổi họp thành ra "
            f"dài {length // 60} giờ {length % 60} phút."
        )
        yield Missing(step=Step.CLOSE, field="ends_at", sentence=sentence)
