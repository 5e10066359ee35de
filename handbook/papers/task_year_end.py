"""Year-end report of breakthrough tasks: results by level with charts, by reason, by person.

The figures are those that the yearly rating rests on (`task_counts`); what did not come off is
named with its reason, shortcomings are counted and never named.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.papers import task_paper, words
from handbook.papers.paper import NumberTable, Request
from handbook.papers.task_paper import TaskFacts
from handbook.records import task_counts
from handbook.records.numbering import PaperType
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.task_counts import PersonFigures, TaskFigures
from handbook.records.tasks import (
    ORIGIN_WORDS,
    OUTCOME_WORDS,
    REASON_WORDS,
    STATE_WORDS,
    TIMING_WORDS,
    Outcome,
    Task,
    TaskReason,
    TaskState,
    Timing,
)
from handbook.records.text import name_key, one_line
from handbook.records.votes import percent
from handbook.store.store import Store
from handbook.typeset.blocks import Bar, Chart, Document

PAPER = "task-year-end"
_GIVEN_UP = (TaskState.CARRIED_OVER, TaskState.SPLIT, TaskState.DROPPED)
_OVER = (ShortcomingState.REMEDIED, ShortcomingState.VERIFIED)


def build(store: Store, request: Request) -> Document:
    """Return the report of the request's year."""
    facts = task_paper.gather(store, request)
    answered = {uid for task in facts.tasks for uid in task.shortcomings}
    found = (store.shortcomings.find_uid(uid) for uid in sorted(answered))
    return document(facts, tuple(one for one in found if one))


def table(store: Store, request: Request) -> NumberTable:
    """Return the results by person for Excel."""
    return numbers(task_paper.gather(store, request))


def document(facts: TaskFacts, answered: tuple[Shortcoming, ...] = ()) -> Document:
    """Return the report; `answered` are the shortcomings that tasks of the year answer."""
    found = judged(facts)
    made = numbers(facts)
    counted = task_counts.figures(found, facts.year, facts.day)
    more: dict[str, Any] = {
        "some": bool(found),
        "summary": _summary(facts, counted),
        "levels": _shares(_levels(found, counted), counted.given),
        "level_chart": chart("Kết quả theo mức", _levels(found, counted)),
        "timing_chart": chart("Tiến độ của việc đã đánh giá", _timings(found)),
        "reasons": list(_reasons(facts, found)),
        "people": task_paper.table(made),
        "remedies": _remedies(facts, answered),
        "failed": words.listed(list(_failed(facts))),
    }
    return task_paper.page(facts, PAPER, more, number=PaperType.REPORT)


def numbers(facts: TaskFacts) -> NumberTable:
    """Return the results by person as a table of texts, in Vietnamese order, with the sum."""
    names = facts.names
    people = [
        (names.get(one.assignee, "") or words.or_blank(one.assignee_name), one)
        for one in task_counts.by_person(judged(facts), facts.year, facts.day)
    ]
    people.sort(key=lambda one: name_key(one[0]))
    whole = task_counts.figures(facts.tasks, facts.year, facts.day)
    return task_paper.numbers(
        PAPER,
        facts.branch,
        f"Năm {facts.year}",
        (_row(name, one) for name, one in people),
        (f"Cộng: {_summed(whole)}.",) if people else (),
    )


def judged(facts: TaskFacts) -> tuple[Task, ...]:
    """Return the tasks that the year is judged on."""
    return tuple(task for task in facts.tasks if task_counts.judged_in(task, facts.year))


def chart(title: str, counts: Mapping[str, int]) -> Chart:
    """Return the bars of these counts."""
    bars = tuple(Bar(name, float(number)) for name, number in counts.items())
    return Chart(title, bars, horizontal=True, maximum=max(1.0, *(bar.value for bar in bars)))


def _row(name: str, one: PersonFigures) -> tuple[str, ...]:
    made = one.figures
    counts = (
        made.given,
        made.done,
        made.beyond,
        made.on_time,
        made.late,
        made.not_done,
        made.open,
    )
    return (name, *map(str, counts))


def _summed(whole: TaskFigures) -> str:
    parts = words.figures(
        (
            ("hoàn thành", whole.done),
            ("vượt yêu cầu", whole.beyond),
            ("trước, đúng hạn", whole.on_time),
            ("chậm", whole.late),
            ("chưa hoàn thành", whole.not_done),
            ("còn hạn", whole.open),
        )
    )
    return ", ".join((f"{words.two_digits(whole.given)} việc", *parts))


def _summary(facts: TaskFacts, counted: TaskFigures) -> list[str]:
    said = [f"Tổng số việc tính kết quả trong năm {facts.year}: {_summed(counted)}."]
    if counted.given:
        said.append(f"Tỷ lệ hoàn thành: {percent(counted.done, counted.given)}.")
    running = sum(
        task.state is TaskState.ASSIGNED and task.until_year > facts.year for task in facts.tasks
    )
    if running:
        said.append(f"Việc của nhiều năm còn tiếp tục thực hiện: {words.two_digits(running)}.")
    given = [t for t in facts.tasks if t.state is not TaskState.REGISTERED and not t.came_from]
    by_origin = task_counts.by_origin(given).items()
    origins = words.figures((ORIGIN_WORDS[origin], number) for origin, number in by_origin)
    return [*said, f"Cách giao việc: {', '.join(origins)}."] if origins else said


def _levels(found: tuple[Task, ...], counted: TaskFigures) -> dict[str, int]:
    """Return the tasks by how far they came; the five add up to all."""
    unmet = task_counts.by_outcome(found)[Outcome.NOT_MET]
    return {
        OUTCOME_WORDS[Outcome.BEYOND]: counted.beyond,
        OUTCOME_WORDS[Outcome.MET]: counted.done - counted.beyond,
        OUTCOME_WORDS[Outcome.NOT_MET]: unmet,
        "Quá hạn, chuyển kỳ sau": counted.not_done - unmet,
        "Còn hạn, đang thực hiện": counted.open,
    }


def _timings(found: tuple[Task, ...]) -> dict[str, int]:
    counts = task_counts.by_timing(found)
    return {words.opening(TIMING_WORDS[t]): counts[t] for t in Timing if t}


def _shares(counts: Mapping[str, int], whole: int) -> list[dict[str, str]]:
    return [
        {"name": name, "number": str(number), "share": percent(number, whole) if whole else ""}
        for name, number in counts.items()
    ]


def _reasons(facts: TaskFacts, found: tuple[Task, ...]) -> Iterator[dict[str, str]]:
    """Yield each kind of reason that tasks were chosen for, with how many came off."""
    for kind in TaskReason:
        mine = [task for task in found if task.reason is kind]
        if mine:
            made = task_counts.figures(mine, facts.year, facts.day)
            yield {
                "name": words.opening(REASON_WORDS[kind]),
                "given": str(made.given),
                "done": str(made.done),
                "beyond": str(made.beyond),
                "share": percent(made.done, made.given),
            }


def _remedies(facts: TaskFacts, answered: tuple[Shortcoming, ...]) -> str:
    if not answered:
        return ""
    tied = sum(bool(task.shortcomings) for task in facts.tasks)
    over = sum(one.state in _OVER for one in answered)
    verified = sum(one.state is ShortcomingState.VERIFIED for one in answered)
    return (
        f"{words.two_digits(tied)} việc gắn với {words.two_digits(len(answered))} hạn chế sau kiểm "
        f"điểm; đã khắc phục {words.two_digits(over)}, trong đó đã được xác nhận "
        f"{words.two_digits(verified)}."
    )


def _failed(facts: TaskFacts) -> Iterator[str]:
    """Yield what was not met or given up, and whatever is past its date, each with its reason."""
    for task in facts.tasks:
        unmet = task.evaluation.outcome is Outcome.NOT_MET
        if unmet and task.state is TaskState.EVALUATED:
            why, said = task.evaluation.why, OUTCOME_WORDS[Outcome.NOT_MET].lower()
        elif task.state in _GIVEN_UP:
            why, said = task.end_reason, STATE_WORDS[task.state].lower()
        elif task_counts.is_late(task, facts.day):
            why, said = "", "quá hạn"
        else:
            continue
        who = task_paper.whose(task, facts.names)
        reason = f": {words.within(one_line(why))}" if why.strip() else ""
        yield f"{one_line(task.title).rstrip('.')} ({who}): {said}{reason}"
