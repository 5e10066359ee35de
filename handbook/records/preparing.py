"""What a meeting lacks before it is held: its hour, place, chair, recorder and agenda.

Apart from the rest of what `sealing` looks for, as the first screen of the day asks for no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.records import attendance
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, Step
from handbook.records.members import Member

# `ends_at` is written at the end of the meeting, not before it.
_BEFORE = frozenset({"starts_at", "place", "chair", "recorder", "agenda"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing missing: the sentence, the step and field where it is mended."""

    step: Step
    field: str
    sentence: str
    blocks: bool = False


def lacking(meeting: Meeting, members: tuple[Member, ...]) -> tuple[Missing, ...]:
    """Return what is to be prepared before a meeting; `members` are all of the handbook."""
    counts = attendance.count(attendance.rows(meeting, members))
    found = (*identity(meeting), *led(meeting, counts))
    return tuple(one for one in found if one.field in _BEFORE)


def identity(meeting: Meeting) -> Iterator[Missing]:
    """Yield what every minutes name and this meeting does not."""
    needed = (
        ("starts_at", Step.PREPARE, "Chưa ghi giờ bắt đầu."),
        ("place", Step.PREPARE, "Chưa ghi địa điểm."),
        ("chair", Step.PREPARE, "Chưa chọn người chủ trì."),
        ("recorder", Step.PREPARE, "Chưa cử người ghi biên bản."),
        ("ends_at", Step.CLOSE, "Chưa ghi giờ kết thúc."),
    )
    for field, step, sentence in needed:
        if not getattr(meeting, field):
            yield Missing(step=step, field=field, sentence=sentence, blocks=True)
    if meeting.chair and meeting.chair == meeting.recorder:
        sentence = "Người chủ trì và người ghi biên bản là một người."
        yield Missing(step=Step.PREPARE, field="recorder", sentence=sentence)
    if not meeting.agenda:
        yield Missing(step=Step.PREPARE, field="agenda", sentence="Chưa có chương trình.")


def led(meeting: Meeting, counts: Counts) -> Iterator[Missing]:
    """Yield a chair or recorder who is marked absent: they could not sign these minutes."""
    absent = {row.member.uid: row.member.name for row in (*counts.excused, *counts.unexcused)}
    for field, post in (("chair", "chủ trì"), ("recorder", "ghi biên bản")):
        name = absent.get(getattr(meeting, field))
        if name is not None:
            sentence = f"Người {post} là đồng chí {name}, nhưng điểm danh ghi vắng mặt."
            yield Missing(step=Step.PREPARE, field=field, sentence=sentence, blocks=True)
