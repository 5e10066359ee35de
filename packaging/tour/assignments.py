"""Assignments, the year's goals, plans and sessions of study: each list and one record of it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.records.assignments import AssignmentState
from handbook.ui.screens.assignments.screen import AssignmentsScreen
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show what was given out, then the three lists beside it."""
    guide.go("assignments", uid=guide.read(lambda store: store.assignments.open()[0].uid))
    yield "assignment", guide.window
    screen = guide.part(AssignmentsScreen)
    screen.listed.deeds.choose(
        guide.read(lambda store: store.assignments.open()[0]), AssignmentState.DONE
    )
    yield "ask-assignment-done", guide.window
    guide.window.question.clear()
    assert screen.main_action is not None
    screen.main_action.on()
    yield "assignment-year", guide.window
    screen.home()
    yield from _lists(guide, screen)
    screen.home()


def _lists(guide: Guide, screen: AssignmentsScreen) -> Iterator[tuple[str, QWidget]]:
    for tab, called, page in (
        (1, "goal", screen.goals),
        (2, "plan", screen.plans),
        (3, "study", screen.studies),
    ):
        screen.tabs.press(tab)
        guide.rest()
        yield {"goal": "goals", "plan": "plans", "study": "studies"}[called], guide.window
        rows = page.table.rows()
        page.open_listed(page.record_of(rows[-1 if called == "goal" else 0]).uid)
        yield called, guide.window
        page.leave()
