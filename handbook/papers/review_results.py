"""Appendix of results (phụ lục kết quả thực hiện nhiệm vụ) that goes with a review.

The model is a corporation's form 9D (FORMS §3.1 [C]): what, by when, how far, product, progress.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from handbook.papers import handwriting, round_paper, template, words
from handbook.papers.paper import Request
from handbook.papers.round_paper import RoundFacts
from handbook.records import dates, review_facts, work_counts
from handbook.records import words as enum_words
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.review_forms import says_beyond
from handbook.records.review_rounds import Round
from handbook.records.tasks import STATE_WORDS, Outcome, Task, TaskState, Timing, percent
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Cell, Column, Document, Table, cell
from handbook.typeset.looks import Align, Look

PAPER = "review-results"
_EMPTY_ROWS = 9
_ROOM = "\u00a0\n\u00a0"
_TIMING = {Timing.EARLY: "Trước hạn", Timing.ON_TIME: "Đúng hạn", Timing.LATE: "Chậm"}
_OUTCOME = {Outcome.BEYOND: "vượt yêu cầu", Outcome.NOT_MET: "không đạt"}

Row = tuple[str, str, str, str, str, str]


def build(store: Store, request: Request) -> Document:
    """Return the appendix of the request's member, else of the branch."""
    facts = round_paper.gather(store, request)
    work = ((), (), ()) if request.fill == "blank" else work_of(store, facts.round)
    return document(facts, request.member, *work)


def work_of(
    store: Store, one: Round
) -> tuple[tuple[Assignment, ...], tuple[Task, ...], tuple[date, ...]]:
    """Return all that was assigned to anybody within a round, its breakthrough tasks, its looks.

    Looks are the days on which meetings asked for results (`work_counts`).
    """
    years = range(one.starts_on.year, one.ends_on.year + 1)
    tasks = {task.uid: task for year in years for task in store.tasks.of_year(year)}
    given = store.assignments.within(one.starts_on, one.ends_on)
    held = store.meetings.within(one.starts_on, one.ends_on)
    return given, tuple(tasks.values()), review_facts.looks(held)


def document(
    facts: RoundFacts,
    member: str,
    assignments: Sequence[Assignment],
    tasks: Sequence[Task],
    looks: Sequence[date] = (),
) -> Document:
    """Return the appendix of what falls into the round; with nothing, rows to write by hand in."""
    person = facts.member(member)
    groups = (
        _assignments(facts.round, member, assignments, looks),
        _tasks(facts.round, member, tasks),
    )
    more: dict[str, Any] = {
        "person": person is not None,
        "name": person.name if person else words.branch_name(facts.branch),
        "signed": person.name if person else "",
        "post": handwriting.or_dots(
            words.spelled(words.post(person), facts.branch) if person else "", 60
        ),
        "work": handwriting.or_dots(person.work_now if person else "", 90),
        "table": _table(facts, groups),
    }
    return round_paper.page(
        facts, PAPER, more, place_date=False, landscape=True, whose=facts.called(member)
    )


def _table(facts: RoundFacts, groups: tuple[list[Row], list[Row]]) -> Table:
    front = template.front_of(PAPER, facts.branch)
    heads, widths = front["heads"], front["widths"]
    columns = [Column(width) for width in widths]
    columns[0] = Column(widths[0], Align.CENTRE)
    head = tuple(cell(text, look=Look.TABLE_HEAD, align=Align.CENTRE) for text in heads)
    marks = tuple(cell(f"({n})", align=Align.CENTRE) for n in range(1, len(heads) + 1))
    rows = list(_rows(groups, front["groups"], len(heads)))
    if not rows:
        rows = [tuple(cell(_ROOM) for _ in heads)] * _EMPTY_ROWS
    return Table(tuple(columns), tuple(rows), head=(head, marks))


def _rows(
    groups: tuple[list[Row], list[Row]], names: Sequence[str], width: int
) -> Iterator[tuple[Cell, ...]]:
    number = 0
    for name, rows in zip(names, groups, strict=True):
        if rows:
            yield cell(""), cell(name, bold=True, across=width - 1)
        for row in rows:
            number += 1
            yield tuple(cell(text) for text in (str(number), *row))


def _assignments(
    one: Round, member: str, found: Sequence[Assignment], looks: Sequence[date]
) -> list[Row]:
    mine = [each for each in found if not member or member in each.members]
    return [_assignment(each, looks) for each in mine if _in_span(one, each)]


def _in_span(one: Round, work: Assignment) -> bool:
    closed = dates.latest(work.closed_on)
    return work.assigned_on <= one.ends_on and (closed is None or closed >= one.starts_on)


def _assignment(one: Assignment, looks: Sequence[date]) -> Row:
    said = one_line(one.result)
    state = enum_words.ASSIGNMENT_STATE[one.state]
    return (
        one_line(one.what),
        dates.short(one.due),
        f"{state}{': ' + words.within(said) if said else ''}",
        one_line(one.product),
        _progress(one, looks),
        "",
    )


def _progress(one: Assignment, looks: Sequence[date]) -> str:
    if one.state is not AssignmentState.DONE:
        return ""
    timing = "Chậm" if work_counts.is_late(one, looks) else "Đúng hạn"
    return f"{timing}, vượt yêu cầu" if says_beyond(one.result) else timing


def _tasks(one: Round, member: str, found: Sequence[Task]) -> list[Row]:
    kept = [each for each in found if each.state is not TaskState.REGISTERED]
    mine = [each for each in kept if not member or member in (each.assignee, *each.partners)]
    years = (one.starts_on.year, one.ends_on.year)
    return [_task(each) for each in mine if each.year <= years[1] and years[0] <= each.until_year]


def _task(one: Task) -> Row:
    last = one.log[-1] if one.log else None
    said = f" {percent(one)}%" if one.state is TaskState.ASSIGNED else ""
    what = f": {words.within(one_line(last.what))}" if last and last.what.strip() else ""
    judged = (_TIMING.get(one.evaluation.timing, ""), _OUTCOME.get(one.evaluation.outcome, ""))
    return (
        one_line(one.title),
        dates.short(one.due) or str(one.until_year),
        f"{STATE_WORDS[one.state]}{said}{what}",
        one_line(one.product),
        ", ".join(filter(None, judged)),
        one_line(one.evidence),
    )
