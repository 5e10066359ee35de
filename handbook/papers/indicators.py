"""A year's goals on paper: theme, key tasks, breakthroughs; table and chart of indicators."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from handbook.papers import letterhead, words, yearly_paper
from handbook.papers.paper import NumberTable, Request
from handbook.records import dates, periods, year_goals
from handbook.records.members import Member
from handbook.records.settings import Branch
from handbook.records.text import one_line
from handbook.records.year_goals import Better, GoalKind, YearGoal
from handbook.store.store import Store
from handbook.typeset.blocks import Bar, Block, Chart, Document, Signatures

PAPER = "indicators"
_FULL = 100.0
_HEADS = (
    "TT",
    "Chỉ tiêu",
    "Đơn vị",
    "Kế hoạch",
    "Kết quả",
    "Tỷ lệ",
    "Phụ trách",
    "Kết quả từng kỳ",
)
_WIDTHS = (10, 60, 20, 16, 16, 16, 36, 60)


def build(store: Store, request: Request) -> Document:
    """Return the goals of the request's year, else of the year of its day."""
    year = request.whole_year
    return document(
        store.branch.get(),
        store.members.all(),
        store.year_goals.of_year(year),
        request.day,
        year,
    )


def table(store: Store, request: Request) -> NumberTable:
    """Return the indicators for Excel."""
    year = request.whole_year
    goals = store.year_goals.of_year(year)
    lines = rows(_of(goals, GoalKind.INDICATOR), store.members.all())
    return NumberTable(
        branch=words.branch_name(store.branch.get()),
        title="Kết quả thực hiện chỉ tiêu",
        subject=f"Năm {year}",
        heads=_HEADS,
        widths=_WIDTHS,
        aligns="clccccll",
        rows=tuple((str(place), *row.values()) for place, row in enumerate(lines, start=1)),
        notes=(summary(goals),),
    )


def document(
    branch: Branch,
    members: tuple[Member, ...],
    goals: tuple[YearGoal, ...],
    day: date,
    year: int,
    *,
    own: str | None = None,
) -> Document:
    """Return the paper of these goals, standing as on `day`."""
    facts = _facts(branch, members, goals, day)
    made = yearly_paper.page(PAPER, facts, branch, day, year, own=own, landscape=True)
    return replace(made, blocks=_with_chart(made.blocks, chart(goals)))


def chart(goals: Sequence[YearGoal]) -> Chart | None:
    """Return the bars of the indicators that have a result, None when there is none."""
    bars = tuple(
        Bar(one_line(goal.name), float(share))
        for goal in _of(goals, GoalKind.INDICATOR)
        if (share := year_goals.percent(goal)) is not None
    )
    if not bars:
        return None
    most = max(_FULL, *(bar.value for bar in bars))
    return Chart("Tỷ lệ đạt so với kế hoạch", bars, horizontal=True, maximum=most, unit="%")


def rows(goals: Iterable[YearGoal], members: Sequence[Member]) -> list[dict[str, str]]:
    """Return each indicator as texts, the columns of the table after the first."""
    names = {member.uid: member.name for member in members}
    return [
        {
            "name": one_line(goal.name),
            "unit": one_line(goal.unit),
            "target": _target(goal),
            "result": year_goals.spoken(year_goals.reached(goal)) or words.BLANK,
            "share": _share(goal),
            "who": names.get(goal.member, ""),
            "steps": _steps(goal),
        }
        for goal in goals
    ]


def summary(goals: Sequence[YearGoal]) -> str:
    """Return how many indicators stand at their target: `Đạt, vượt kế hoạch 02/05 chỉ tiêu`."""
    found = _of(goals, GoalKind.INDICATOR)
    done = sum(map(year_goals.is_reached, found))
    return f"Đạt, vượt kế hoạch {words.two_digits(done)}/{words.two_digits(len(found))} chỉ tiêu"


def _facts(
    branch: Branch, members: tuple[Member, ...], goals: tuple[YearGoal, ...], day: date
) -> dict[str, Any]:
    names = {member.uid: member.name for member in members}
    return {
        "day": dates.long(day),
        "themes": _texts(_of(goals, GoalKind.THEME), names),
        "tasks": _texts(_of(goals, GoalKind.KEY_TASK), names),
        "breakthroughs": _texts(_of(goals, GoalKind.BREAKTHROUGH), names),
        "rows": rows(_of(goals, GoalKind.INDICATOR), members),
        "total": summary(goals),
        "sign": letterhead.signer(branch, members),
    }


def _of(goals: Sequence[YearGoal], kind: GoalKind) -> tuple[YearGoal, ...]:
    return tuple(goal for goal in goals if goal.kind is kind)


def _texts(goals: tuple[YearGoal, ...], names: dict[str, str]) -> list[str]:
    """Return each goal as one line: words, who is in charge, how it stands."""
    found = []
    for goal in goals:
        who = f"đồng chí {names[goal.member]} phụ trách" if goal.member in names else ""
        said = [who, year_goals.standing(goal).lower(), one_line(goal.note)]
        found.append(f"{one_line(goal.name).rstrip('.')} ({'; '.join(filter(None, said))}).")
    return found


def _target(goal: YearGoal) -> str:
    target = year_goals.spoken(year_goals.number(goal.target))
    bound = "≤ " if goal.better is Better.LOWER else ""
    return f"{bound}{target}" if target else words.BLANK


def _share(goal: YearGoal) -> str:
    share = year_goals.percent(goal)
    return words.BLANK if share is None else f"{year_goals.spoken(share)}%"


def _steps(goal: YearGoal) -> str:
    """Return `Tháng 3: 12 (2 hộ hiến đất); tháng 4: 20`."""
    said = []
    for one in sorted(goal.results, key=lambda one: one.period):
        period = periods.parse(one.period).words.removesuffix(f" năm {goal.year}")
        value = year_goals.spoken(year_goals.number(one.value))
        note = f" ({one_line(one.note)})" if value and one.note else one_line(one.note)
        said.append(f"{period}: {value}{note}")
    return words.opening("; ".join(said))


def _with_chart(blocks: Sequence[Block], picture: Chart | None) -> tuple[Block, ...]:
    """Return the text with the chart before the signatures."""
    if picture is None:
        return tuple(blocks)
    place = next(
        (at for at, block in enumerate(blocks) if isinstance(block, Signatures)), len(blocks)
    )
    return (*blocks[:place], picture, *blocks[place:])
