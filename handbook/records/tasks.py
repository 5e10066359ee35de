"""Breakthrough tasks (việc đột phá, đổi mới): registered, adjusted or added, assigned, evaluated.

The field's practice is DOMAIN §8 (30-QĐ/TU of Tuyên Quang, 20/5/2020, and its followers): the
program serves it and claims nothing is required. A task may answer shortcomings of a review; its
evaluation lets the next review verify them. Checkpoints are worked out in `task_checkpoints`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import one_line


class TaskReason(StrEnum):
    """Why the task was chosen."""

    LARGE = "large"
    HARD = "hard"
    LEFT_OVER = "left_over"
    URGENT = "urgent"
    BOTTLENECK = "bottleneck"
    SHORTCOMING = "shortcoming"
    OTHER = "other"


class TaskOrigin(StrEnum):
    """Who brought it up: the person himself, or the committee that assigns."""

    REGISTERED = "registered"
    ADJUSTED = "adjusted"
    ADDED = "added"


class TaskState(StrEnum):
    """Where a task stands; EVALUATED is its good end, the last three end it with a reason."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    EVALUATED = "evaluated"
    CARRIED_OVER = "carried_over"
    SPLIT = "split"
    DROPPED = "dropped"


class Rhythm(StrEnum):
    """How often progress is looked at."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Timing(StrEnum):
    """Before, on or after the date."""

    UNSAID = ""
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class Outcome(StrEnum):
    """Beyond what was asked, met, or not met."""

    UNSAID = ""
    BEYOND = "beyond"
    MET = "met"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStep:
    """One step of the plan."""

    what: str = ""
    due: Partial = ""
    done_on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """What the committee changed of a registered task: the field in words, from, to, why."""

    on: Partial = ""
    what: str = ""
    before: str = ""
    after: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLog:
    """One entry of progress; `meeting` is the uid of the meeting that discussed it, else empty.

    `checkpoint` is the id of the checkpoint it reports for (`2026-Q3`), else empty.
    """

    on: date
    what: str = ""
    percent: int | None = None
    obstacles: str = ""
    help_asked: str = ""
    evidence: str = ""  # where the paper is, never the file itself
    meeting: str = ""
    checkpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How it ended; `points` as the assigning body gives them, `by` who judged."""

    on: Partial = ""
    timing: Timing = Timing.UNSAID
    outcome: Outcome = Outcome.UNSAID
    why: str = ""
    points: float | None = None
    by: str = ""
    meeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One breakthrough task over the years `year` to `until_year` (the same for one year).

    `assignee` and `partners` are uids of members; `assignee_name`, `supervisor` and
    `partner_names` are free text for people and units outside the roster. `shortcomings` are uids;
    `goal` is the uid of a year's goal (an indicator) it answers, `resolution` of a resolution.
    `came_from` is the task it continues or was split from; `on_agenda` are uids of the meetings
    whose agenda names it.
    """

    uid: str
    version: int = 0
    title: str
    year: int
    until_year: int
    reason: TaskReason = TaskReason.OTHER
    reason_text: str = ""
    shortcomings: tuple[str, ...] = ()
    goal: str = ""
    resolution: str = ""
    origin: TaskOrigin = TaskOrigin.REGISTERED
    state: TaskState = TaskState.REGISTERED
    registered_on: Partial = ""
    changes: tuple[TaskChange, ...] = ()
    assigner: str = ""
    document: str = ""
    document_date: Partial = ""
    assigned_on: Partial = ""
    assignee: str = ""
    assignee_name: str = ""
    supervisor: str = ""
    partners: tuple[str, ...] = ()
    partner_names: str = ""
    aim: str = ""
    product: str = ""
    quantity: str = ""
    difficulty: str = ""
    due: Partial = ""
    rhythm: Rhythm = Rhythm.QUARTER
    steps: tuple[TaskStep, ...] = ()
    log: tuple[TaskLog, ...] = ()
    evidence: str = ""
    evaluation: Evaluation = Evaluation()
    ended_on: Partial = ""
    end_reason: str = ""
    came_from: str = ""
    note: str = ""
    on_agenda: tuple[str, ...] = ()


REASON_WORDS = {
    TaskReason.LARGE: "việc lớn",
    TaskReason.HARD: "việc khó",
    TaskReason.LEFT_OVER: "việc tồn đọng",
    TaskReason.URGENT: "việc cấp bách",
    TaskReason.BOTTLENECK: "điểm nghẽn",
    TaskReason.SHORTCOMING: "hạn chế sau kiểm điểm",
    TaskReason.OTHER: "lý do khác",
}
ORIGIN_WORDS = {
    TaskOrigin.REGISTERED: "tự đăng ký",
    TaskOrigin.ADJUSTED: "được điều chỉnh",
    TaskOrigin.ADDED: "giao bổ sung",
}
STATE_WORDS = {
    TaskState.REGISTERED: "Đã đăng ký",
    TaskState.ASSIGNED: "Đang thực hiện",
    TaskState.EVALUATED: "Đã đánh giá",
    TaskState.CARRIED_OVER: "Chuyển kỳ sau",
    TaskState.SPLIT: "Đã tách",
    TaskState.DROPPED: "Thôi giao",
}
TIMING_WORDS = {
    Timing.UNSAID: "",
    Timing.EARLY: "trước hạn",
    Timing.ON_TIME: "đúng hạn",
    Timing.LATE: "chậm",
}
OUTCOME_WORDS = {
    Outcome.UNSAID: "Chưa đánh giá",
    Outcome.BEYOND: "Vượt yêu cầu",
    Outcome.MET: "Đạt yêu cầu",
    Outcome.NOT_MET: "Không đạt yêu cầu",
}
RHYTHM_WORDS = {
    Rhythm.MONTH: "hằng tháng",
    Rhythm.QUARTER: "hằng quý",
    Rhythm.HALF: "6 tháng",
    Rhythm.YEAR: "hằng năm",
}
ENDED = (TaskState.EVALUATED, TaskState.CARRIED_OVER, TaskState.SPLIT, TaskState.DROPPED)


def percent(task: Task) -> int:
    """Return the last per cent that was noted, 0 before any; of one day the one written last."""
    noted = sorted(
        ((entry.on, n, entry.percent) for n, entry in enumerate(task.log)), key=lambda one: one[:2]
    )
    return next((given for _, _, given in reversed(noted) if given is not None), 0)


def span(task: Task) -> str:
    """Return `2026`, or `2026–2030` for several years."""
    return str(task.year) if task.until_year <= task.year else f"{task.year}–{task.until_year}"


def is_open(task: Task) -> bool:
    """Say whether the task has not ended yet."""
    return task.state not in ENDED


def check(task: Task) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if not one_line(task.title):
        problems["title"] = "Hãy ghi tên việc."
    if task.until_year < task.year:
        problems["until_year"] = "Năm cuối không thể trước năm đầu."
    for name in ("registered_on", "document_date", "assigned_on", "due", "ended_on"):
        value = getattr(task, name)
        if value and not dates.is_partial(value):
            problems[name] = f"“{value}” không phải là ngày có thật."
    steps = (day for step in task.steps for day in (step.due, step.done_on) if day)
    if wrong := next((day for day in steps if not dates.is_partial(day)), ""):
        problems["steps"] = f"“{wrong}” không phải là ngày có thật."
    if any(e.percent is not None and not 0 <= e.percent <= 100 for e in task.log):
        problems["log"] = "Mức hoàn thành phải từ 0 đến 100%."
    if task.state is not TaskState.REGISTERED and not (
        task.assignee or one_line(task.assignee_name)
    ):
        problems["assignee"] = "Việc đã giao phải có người được giao."
    given_up = (TaskState.CARRIED_OVER, TaskState.SPLIT, TaskState.DROPPED)
    if task.state in given_up and not task.end_reason.strip():
        problems["end_reason"] = "Hãy ghi lý do thôi giao, chuyển kỳ sau hoặc tách việc."
    if task.state is TaskState.EVALUATED and not task.evaluation.outcome:
        problems["evaluation"] = "Hãy ghi việc vượt, đạt hay không đạt yêu cầu."
    return problems
