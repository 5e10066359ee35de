"""What the lists of breakthrough tasks ask for, and how a line says where its task stands.

Words and filters only; the widgets are `listing` and `people`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from handbook.records import dates, task_checkpoints, tasks
from handbook.records.task_lines import TaskFilter, TaskLine
from handbook.records.tasks import Outcome, TaskState
from handbook.ui.parts.tone import Tone

SOON_DAYS = 15
NOBODY = "Chưa có người"


class Which(StrEnum):
    """Which tasks are listed; each list is by deadline."""

    GOING = "going"
    WAITING = "waiting"
    LATE = "late"
    REGISTERED = "registered"
    EVALUATED = "evaluated"
    ENDED = "ended"
    ALL = "all"


WORDS = {
    Which.GOING: "Đang thực hiện",
    Which.WAITING: "Đến mốc báo cáo",
    Which.LATE: "Quá thời hạn",
    Which.REGISTERED: "Đã đăng ký, chờ giao",
    Which.EVALUATED: "Đã đánh giá",
    Which.ENDED: "Chuyển kỳ sau, đã tách, thôi giao",
    Which.ALL: "Tất cả việc trong năm",
}
_STATES = {
    Which.GOING: (TaskState.ASSIGNED,),
    Which.REGISTERED: (TaskState.REGISTERED,),
    Which.EVALUATED: (TaskState.EVALUATED,),
    Which.ENDED: (TaskState.CARRIED_OVER, TaskState.SPLIT, TaskState.DROPPED),
}


def asked(which: Which, year: int, day: date, *, member: str = "", text: str = "") -> TaskFilter:
    """Return what a list asks for on `day`; `member` is a uid, empty for everybody.

    What waits or is late is of no one year: an old task that was forgotten must be seen.
    """
    plain = TaskFilter(member=member, text=text)
    match which:
        case Which.WAITING:
            return replace(plain, waiting_by=task_checkpoints.month_end(day))
        case Which.LATE:
            return replace(plain, due_by=day - timedelta(days=1))
        case _:
            return replace(plain, year=year, states=_STATES.get(which, ()))


def state_words(line: TaskLine, day: date) -> str:
    """Return where a task stands in words short enough for a chip."""
    match line.state:
        case TaskState.ASSIGNED:
            left = (line.deadline - day).days
            if left < 0:
                return f"Quá hạn {-left} ngày"
            return f"Còn {left} ngày" if left <= SOON_DAYS else "Đang thực hiện"
        case TaskState.REGISTERED:
            return "Chờ giao"
        case TaskState.EVALUATED:
            return tasks.OUTCOME_WORDS[line.outcome]
        case TaskState.CARRIED_OVER | TaskState.SPLIT | TaskState.DROPPED:
            return tasks.STATE_WORDS[line.state]


def tone_of(line: TaskLine, day: date) -> Tone:
    """Return the tone of those words."""
    if line.state is TaskState.EVALUATED:
        return Tone.LATE if line.outcome is Outcome.NOT_MET else Tone.GOOD
    if line.state is not TaskState.ASSIGNED:
        return Tone.NEUTRAL
    left = (line.deadline - day).days
    return Tone.LATE if left < 0 else Tone.CARE if left <= SOON_DAYS else Tone.NEUTRAL


def percent_words(line: TaskLine) -> str:
    """Return how far a task is, empty before it is assigned."""
    return "" if line.state is TaskState.REGISTERED else f"{line.percent} %"


def waiting_words(line: TaskLine, day: date) -> str:
    """Return the checkpoint that waits for a report, and whether it is past."""
    if not line.waiting:
        return ""
    past = dates.latest(line.waiting_on) or day
    return f"{'chậm' if past < day else 'chờ'} {task_checkpoints.called(line.waiting)}"


def due_words(line: TaskLine) -> str:
    """Return the deadline as written, or the end of the last year."""
    return dates.on_screen(line.due) or dates.on_screen(line.deadline)


def span_words(line: TaskLine) -> str:
    """Return the kind of reason and the years, as the second line of a task."""
    years = str(line.year) if line.year == line.until_year else f"{line.year}–{line.until_year}"
    reason = tasks.REASON_WORDS[line.reason]
    return f"{years} · {reason}" + (f" · {line.document}" if line.document else "")


def counted(counts: Mapping[TaskState, int], late: int) -> str:
    """Return the head's second line: how many tasks of a year stand where."""
    parts = (
        (counts.get(TaskState.REGISTERED, 0), "chờ giao"),
        (counts.get(TaskState.ASSIGNED, 0), "đang thực hiện"),
        (late, "quá hạn"),
        (counts.get(TaskState.EVALUATED, 0), "đã đánh giá"),
    )
    told = [f"{number} {what}" for number, what in parts if number]
    return ", ".join(told) if told else "Chưa có việc nào"


def timing_words(line: TaskLine) -> str:
    """Return before, on or after the date for what was evaluated."""
    return tasks.TIMING_WORDS[line.timing]
