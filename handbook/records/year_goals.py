"""Goals of a year: its theme, key tasks, breakthroughs, and indicators with target and results.

An indicator (chỉ tiêu) is followed by month or quarter; the other kinds are a text with a state.
What is reached is worked out by decimals, never by binary fractions. No clock here.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from handbook.errors import BadInput
from handbook.records import dates, periods
from handbook.records.attendance_stats import Span
from handbook.records.dates import Partial
from handbook.records.text import one_line

Number = str
"""A decimal number as text with a point (`12.5`); empty when it is not known."""


class GoalKind(StrEnum):
    """What a goal is; the order is that of lists."""

    THEME = "theme"
    KEY_TASK = "key_task"
    BREAKTHROUGH = "breakthrough"
    INDICATOR = "indicator"


class GoalState(StrEnum):
    """How a theme, key task or breakthrough stands; an indicator's figures say it themselves."""

    GOING = "going"
    DONE = "done"
    MISSED = "missed"


class Better(StrEnum):
    """Which way an indicator is good."""

    HIGHER = "higher"
    LOWER = "lower"


class Counting(StrEnum):
    """Whether results of periods add up, or each says how far the year has come."""

    ADDED = "added"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalResult:
    """What one month or quarter brought; `period` is written as in `records.periods`."""

    period: str
    value: Number = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGoal:
    """One goal; `member` is the uid of who is in charge.

    `document` and `document_date` name what set it (`Nghị quyết số 01-NQ/CB`); `resolution` is the
    uid of that paper when it was issued here. All from `unit` to `results` is of indicators only.
    """

    uid: str
    version: int = 0
    year: int
    kind: GoalKind = GoalKind.INDICATOR
    name: str
    state: GoalState = GoalState.GOING
    member: str = ""
    document: str = ""
    document_date: Partial = ""
    resolution: str = ""
    note: str = ""
    unit: str = ""
    target: Number = ""
    better: Better = Better.HIGHER
    counting: Counting = Counting.ADDED
    rhythm: Span = Span.MONTH
    results: tuple[GoalResult, ...] = field(default=())


KIND_WORDS = {
    GoalKind.THEME: "Chủ đề năm",
    GoalKind.KEY_TASK: "Nhiệm vụ trọng tâm",
    GoalKind.BREAKTHROUGH: "Khâu đột phá",
    GoalKind.INDICATOR: "Chỉ tiêu",
}
STATE_WORDS = {
    GoalState.GOING: "Đang thực hiện",
    GoalState.DONE: "Đã hoàn thành",
    GoalState.MISSED: "Không hoàn thành",
}
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


def number(text: Number) -> Decimal | None:
    """Return the number in `text`; None when it is empty or none."""
    try:
        found = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def reached(goal: YearGoal) -> Decimal | None:
    """Return what the year has brought so far; None before the first result."""
    found = sorted(
        (one.period, value) for one in goal.results if (value := number(one.value)) is not None
    )
    if not found:
        return None
    if goal.counting is Counting.LATEST:
        return found[-1][1]
    return sum((value for _, value in found), Decimal(0))


def percent(goal: YearGoal) -> Decimal | None:
    """Return per cent of the target reached, one decimal, half up; None when it cannot be said.

    Where lower is better, all is reached as long as the result does not pass the target. What just
    fails its target is never rounded up to all of it.
    """
    target, result = number(goal.target), reached(goal)
    if target is None or result is None:
        return None
    if goal.better is Better.LOWER:
        share = _HUNDRED if result <= target else target * _HUNDRED / result
    elif target > 0:
        share = result * _HUNDRED / target
    else:
        return None
    rounded = share.quantize(_TENTH, rounding=ROUND_HALF_UP)
    return min(rounded, _HUNDRED - _TENTH) if share < _HUNDRED else rounded


def is_reached(goal: YearGoal) -> bool:
    """Say whether an indicator stands at its target, or another goal is done."""
    if goal.kind is not GoalKind.INDICATOR:
        return goal.state is GoalState.DONE
    return (percent(goal) or Decimal(0)) >= _HUNDRED


def standing(goal: YearGoal) -> str:
    """Return how a goal stands in a few words: `Đạt 92,5%`, `Chưa có kết quả`, its state."""
    if goal.kind is not GoalKind.INDICATOR:
        return STATE_WORDS[goal.state]
    share = percent(goal)
    return "Chưa có kết quả" if share is None else f"Đạt {spoken(share)}%"


def spoken(value: Decimal | None) -> str:
    """Return a number as Vietnamese readers write it: decimal comma, no needless zeros."""
    if value is None:
        return ""
    plain = f"{value:f}"
    bare = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return bare.replace(".", ",")


def in_order(goals: tuple[YearGoal, ...]) -> tuple[YearGoal, ...]:
    """Return goals by kind, else as they stand."""
    kinds = list(GoalKind)
    return tuple(sorted(goals, key=lambda goal: kinds.index(goal.kind)))


def check(goal: YearGoal) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if not one_line(goal.name):
        problems["name"] = "Hãy ghi nội dung của chỉ tiêu, nhiệm vụ."
    if not 1930 <= goal.year <= 2200:
        problems["year"] = f"“{goal.year}” không phải là năm có thể theo dõi."
    if goal.document_date and not dates.is_partial(goal.document_date):
        problems["document_date"] = (
            f"Ngày văn bản “{goal.document_date}” không phải là ngày có thật."
        )
    if goal.kind is GoalKind.INDICATOR:
        problems |= _check_figures(goal)
    return problems


def _check_figures(goal: YearGoal) -> dict[str, str]:
    problems: dict[str, str] = {}
    target = number(goal.target)
    if goal.target and target is None:
        problems["target"] = f"Mức kế hoạch “{goal.target}” không phải là số."
    elif target is not None and (target < 0 or (target == 0 and goal.better is Better.HIGHER)):
        problems["target"] = "Mức kế hoạch phải lớn hơn 0."
    if goal.rhythm not in (Span.MONTH, Span.QUARTER):
        problems["rhythm"] = "Chỉ tiêu được theo dõi theo tháng hoặc theo quý."
    if said := next(filter(None, (_wrong(goal, one) for one in goal.results)), ""):
        problems["results"] = said
    elif len({one.period for one in goal.results}) < len(goal.results):
        problems["results"] = "Có hai kết quả của cùng một kỳ."
    return problems


def _wrong(goal: YearGoal, result: GoalResult) -> str:
    try:
        period = periods.parse(result.period)
    except BadInput as problem:
        return problem.sentence
    if period.first.year != goal.year or period.span is not goal.rhythm:
        return f"Kỳ “{result.period}” không thuộc năm {goal.year} hoặc không đúng cách theo dõi."
    value = number(result.value)
    if result.value and (value is None or value < 0):
        return f"Kết quả “{result.value}” của {period.words} không phải là số từ 0 trở lên."
    return ""
