"""Breakthrough tasks and the meetings that speak of them: lines of the agenda, what was said there.

Pure words: which task is due at which meeting, and keeping both, is `services/tasks`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.records import dates, task_checkpoints
from handbook.records.meetings import Meeting
from handbook.records.task_lines import TaskLine
from handbook.records.tasks import Task
from handbook.records.text import fold, joined, one_line, paragraphs

# More tasks than these share one line, or the agenda would drown in them.
_OWN_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """What a meeting's minutes say of a task on its agenda; `what` is empty when they say nothing.

    `noted` says that the log has an entry of this meeting already.
    """

    task: Task
    what: str = ""
    noted: bool = False


def agenda_items(due: tuple[TaskLine, ...]) -> tuple[str, ...]:
    """Return the lines of an agenda for tasks that are due: one each, or one for many."""
    if len(due) <= _OWN_LINES:
        return tuple(f"Việc đột phá: {one_line(one.title)} ({_till(one)})" for one in due)
    titles = joined([one_line(one.title) for one in due])
    return (f"Tiến độ {len(due)} việc đột phá đến mốc báo cáo: {titles}",)


def discussed(meeting: Meeting, task: Task) -> Discussed:
    """Return what the minutes say of a task: each paragraph that has its name, in order."""
    name = fold(one_line(task.title))
    found = [text for text in _said(meeting) if name in fold(text)]
    noted = any(entry.meeting == meeting.uid for entry in task.log)
    return Discussed(task=task, what="\n".join(dict.fromkeys(found)), noted=noted)


def _till(one: TaskLine) -> str:
    if one.waiting:
        return f"mốc {task_checkpoints.called(one.waiting)}"
    return f"hạn {dates.on_screen(one.deadline)}"


def _said(meeting: Meeting) -> Iterator[str]:
    yield from paragraphs(meeting.report)
    yield from paragraphs(meeting.assessment)
    for speech in meeting.speeches:
        yield from paragraphs(speech.text)
        yield from paragraphs(speech.answer)
    yield from meeting.conclusions
    yield from paragraphs(meeting.remedies)
