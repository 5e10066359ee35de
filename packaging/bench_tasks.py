"""Breakthrough tasks: an office of 195 people with 765 tasks against a branch with 20 (issue 5).

Each row is what a screen asks for when it is opened: one page and the counts beside it.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import bench_books
from environment import ROOT
from handbook.records import timeline
from handbook.records.task_lines import TaskFilter
from handbook.records.tasks import Evaluation, Outcome, Task, TaskLog, TaskState, Timing
from handbook.services import duties
from handbook.services.handbook import Handbook
from handbook.store.store import Store
from measuring import Row, alternate, at_most

if TYPE_CHECKING:
    from bench_rows import Bench

# DOMAIN §8: one district in 2023; the branch is what a secretary has.
_OFFICE, _BRANCH = (765, 195), (20, 8)
_PAGE, _PEOPLE = 20, 8
YEAR, DAY = 2026, date(2026, 10, 20)


def tasks(bench: "Bench") -> list[Row]:
    """Open lists, filters, the timeline and one task of an office, against those of a branch."""
    office, branch = (
        _book(bench.folder / f"{count[0]}.sotay", *count) for count in (_OFFICE, _BRANCH)
    )
    with closing(office), closing(branch):
        stores = [book.read(lambda store: store) for book in (office, branch)]
        rows = [_row(what, ask, stores, bench.times(100)) for what, ask in _ASKED.items()]
    return rows + _screens(office.path, branch.path, max(15, bench.times(25)))


def _row(what: str, ask: Callable[[Store], None], stores: list[Store], times: int) -> Row:
    ours, against = alternate(partial(ask, stores[0]), partial(ask, stores[1]), times)
    return at_most(f"việc đột phá: {what}, 765 việc so với 20", ours, against, 1.5)


def _screens(office: Path, branch: Path, times: int) -> list[Row]:
    """Show the same in the real screen, in a program of its own."""
    command = [sys.executable, str(ROOT / "packaging" / "bench_task_screen.py")]
    done = subprocess.run(
        [*command, str(office), str(branch), str(times)], stdout=subprocess.PIPE, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return [
        at_most(f"việc đột phá: hiện {what} trên màn hình, 765 việc so với 20", ours, against, 1.5)
        for what, (ours, against) in told.items()
    ]


def _page(store: Store) -> None:
    store.tasks.lines(TaskFilter(year=YEAR), limit=_PAGE)
    store.tasks.count_by_state(YEAR)


def _filtered(store: Store) -> None:
    asked = TaskFilter(year=YEAR, states=(TaskState.ASSIGNED,), waiting_by=DAY)
    store.tasks.lines(asked, limit=_PAGE)


def _of_person(store: Store) -> None:
    store.tasks.of_member("person-3")


def _timeline(store: Store) -> None:
    people = store.tasks.people(YEAR, DAY.isoformat(), limit=_PEOPLE)
    so_far = accumulate(one.total for one in people)
    shown = [one for one, bars in zip(people, so_far, strict=True) if bars <= _PAGE]
    lines = store.tasks.lines_of(tuple(shown), YEAR)
    timeline.bars(lines, timeline.of_year(YEAR), DAY)


def _duties(store: Store) -> None:
    duties.gather(store, DAY, None)


_ASKED: dict[str, Callable[[Store], None]] = {
    "một trang danh sách": _page,
    "lọc việc đến mốc": _filtered,
    "việc của một người": _of_person,
    "một trang dòng thời gian": _timeline,
    "việc phải làm trên Hôm nay": _duties,
}


def _book(path: Path, count: int, people: int) -> Handbook:
    book = bench_books.make(path, years=0)
    book.change("Giao việc", lambda s: [s.tasks.put(_task(n, people)) for n in range(count)])
    return book


def _task(number: int, people: int) -> Task:
    """Return a task with a year's log; one of four is evaluated."""
    over = number % 4 == 0
    start = date(YEAR, 1, 5)
    log = tuple(
        TaskLog(
            on=start + timedelta(days=25 * n),
            what=f"Đã làm xong phần {n} của việc số {number}; còn vướng thủ tục, đang tháo gỡ.",
            percent=9 * n,
            obstacles="Thiếu kinh phí, thời tiết không thuận lợi" if n % 3 else "",
        )
        for n in range(11)
    )
    judged = Evaluation(
        on=f"{YEAR}-10-15", outcome=Outcome.MET, timing=Timing.ON_TIME, why="Đạt yêu cầu"
    )
    return Task(
        uid=f"task-{number:04d}",
        title=f"Việc đột phá số {number}: tháo gỡ điểm nghẽn ở địa bàn",
        year=YEAR,
        until_year=YEAR + number % 3,
        state=TaskState.EVALUATED if over else TaskState.ASSIGNED,
        assignee=f"person-{number % people}",
        assigned_on=f"{YEAR}-01-12",
        due=f"{YEAR + number % 3}-{1 + number % 12:02d}-15",
        aim="Tháo gỡ xong trong năm, Nhân dân đồng thuận",
        product="Báo cáo, biên bản, hồ sơ",
        log=log,
        evaluation=judged if over else Evaluation(),
        ended_on=f"{YEAR}-10-15" if over else "",
    )
