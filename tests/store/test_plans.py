"""No list reads a whole table: a hundred years of history cost the start nothing (DESIGN §10)."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.task_lines import TaskFilter
from handbook.store import duty_facts, duty_tasks, engine
from handbook.store.store import Store

DAY = date(2026, 11, 3)
QUESTIONS: dict[str, Callable[[Store], object]] = {
    "summaries": lambda store: store.meetings.summaries(2026),
    "years": lambda store: store.meetings.years(),
    "latest": lambda store: store.meetings.latest(DAY, MeetingKind.REGULAR, 12),
    "unsealed_before": lambda store: store.meetings.unsealed_before(DAY),
    "speakers": lambda store: store.meetings.speakers([new_uid()]),
    "within": lambda store: store.meetings.within(date(2026, 1, 1), DAY),
    "before": lambda store: store.meetings.before(DAY),
    "joined_to": lambda store: store.meetings.joined_to(Meeting(uid=new_uid(), date=DAY)),
    "committee_for": lambda store: store.meetings.committee_for(Meeting(uid="", date=DAY)),
    "prepared_by": lambda store: store.meetings.prepared_by(Meeting(uid="", date=DAY)),
    "on_or_after": lambda store: store.meetings.on_or_after(DAY),
    "meeting": lambda store: store.meetings.find_uid(new_uid()),
    "given": lambda store: store.assignments.of_meeting(new_uid()),
    "carried over": lambda store: store.assignments.before(Meeting(uid=new_uid(), date=DAY)),
    "of a year": lambda store: store.assignments.of_year(2026),
    "open": lambda store: store.assignments.open(),
    "closed": lambda store: store.assignments.closed(),
    "assignments within": lambda store: store.assignments.within(DAY, DAY),
    "years of assignments": lambda store: store.assignments.years(),
    "meetings of duties": lambda store: duty_facts.meetings_to(store, DAY, absent_since=DAY),
    "first day": lambda store: duty_facts.began_on(store),
    "tasks of a year": lambda store: store.tasks.of_year(2026),
    "open tasks": lambda store: store.tasks.open(),
    "tasks of a member": lambda store: store.tasks.of_member(new_uid()),
    "tasks answering": lambda store: store.tasks.answering(new_uid()),
    "tasks followed": lambda store: store.tasks.followed_at(new_uid()),
    "tasks on an agenda": lambda store: store.tasks.on_agenda(new_uid()),
    "tasks continuing": lambda store: store.tasks.continuing(new_uid()),
    "years of tasks": lambda store: store.tasks.years(),
    "page of tasks": lambda store: store.tasks.lines(TaskFilter(year=2026)),
    "tasks waiting": lambda store: store.tasks.lines(TaskFilter(waiting_by=DAY)),
    "tasks by state": lambda store: store.tasks.count_by_state(2026),
    "people of tasks": lambda store: store.tasks.people(2026, "2026-11-03"),
    "tasks to report on": lambda store: duty_tasks.waiting(store, DAY),
    "tasks that end": lambda store: duty_tasks.ending(store, DAY),
    "answers": lambda store: store.answers.bearing_on(DAY, [new_uid()]),
    "plans going": lambda store: store.plans.going(DAY),
    "answer": lambda store: store.answers.to("dues", "", "2026-11"),
    "sealed": lambda store: store.seals.current(new_uid()),
    "rounds of a year": lambda store: store.rounds.of_year(2026),
    "years of rounds": lambda store: store.rounds.years(),
    "current round": lambda store: store.rounds.current(DAY),
    "reviews of a round": lambda store: store.reviews.of_round(new_uid()),
    "review": lambda store: store.reviews.find(new_uid(), new_uid()),
    "reviews of a member": lambda store: store.reviews.of_member(new_uid()),
    "ballots": lambda store: store.ballots.of_round(new_uid()),
    "open shortcomings": lambda store: store.shortcomings.open(),
    "shortcomings of a member": lambda store: store.shortcomings.of_member(new_uid()),
    "shortcomings of a year": lambda store: store.shortcomings.of_year(2026),
    "found in": lambda store: store.shortcomings.found_in(new_uid()),
    "commitments": lambda store: store.commitments.of_year(2026),
    "commitments of a member": lambda store: store.commitments.of_member(new_uid()),
    "four good": lambda store: store.four_good.of_year(2026),
    "looked": lambda store: store.history.looked(new_uid(), "view"),
    "history": lambda store: store.history.of_record(new_uid()),
    "counts": lambda store: store.counts(),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answered_from_an_index(kept, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    real = engine.rows

    def watch(db, sql, values=None):
        asked.append((sql, dict(values or {})))
        return real(db, sql, values)

    monkeypatch.setattr(engine, "rows", watch)
    QUESTIONS[question](kept.store)
    assert asked
    for sql, values in asked:
        plan = [
            row["detail"]
            for row in real(kept.store.session.db, f"EXPLAIN QUERY PLAN {sql}", values)
        ]
        wide = [
            line
            for line in plan
            if re.match(
                r"SCAN (meetings|assignments|history|answers|review\w*|ballots|shortcomings|"
                r"commitments|four_goods)\b",
                line,
            )
        ]
        assert [line for line in wide if "INDEX" not in line] == [], (sql, plan)
