"""Breakthrough tasks: the lists, one task that answers a shortcoming, its deeds and its form."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.records.tasks import TaskState
from handbook.ui.screens.tasks.screen import TasksScreen
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show the parts of the area, then one task and what can be done with it."""
    guide.go("tasks")
    screen = guide.part(TasksScreen)
    for place, name in enumerate(("people", "timeline", "round"), 1):
        screen.tabs.press(place)
        guide.rest()
        yield f"tasks-{name}", guide.window
    screen.round.tick_all(True)
    yield "tasks-round-ticked", guide.window
    screen.round.tick_all(False)
    screen.round._assigned()  # nothing of it is kept
    screen.tabs.press(0)
    screen.show_task(
        guide.read(lambda store: next(t.uid for t in store.tasks.all() if t.shortcomings))
    )
    guide.rest()
    yield "task", guide.window
    yield from _deeds(guide, screen)
    assert screen.task.life is not None
    screen.edit(screen.task.life.task)
    guide.rest()
    yield "task-form", guide.window
    screen.form.leave()


def _deeds(guide: Guide, screen: TasksScreen) -> Iterator[tuple[str, QWidget]]:
    """Open the form of each deed on a task that goes on, do it with nothing typed, give it up."""
    screen.show_task(
        guide.read(
            lambda store: next(
                t.uid for t in store.tasks.all() if t.state is TaskState.ASSIGNED and t.shortcomings
            )
        )
    )
    guide.rest()
    page = screen.task
    for name, begin in (
        ("log", page.log),
        ("evaluate", page.evaluate),
        ("carry-over", page.carry_over),
        ("split", page.split),
    ):
        begin()
        assert page.card is not None
        if name != "log":
            page.card.do()  # refused: it says at each field what is missing
        yield f"task-{name}", guide.window
        guide.press("task.deed.leave")
    assert page.life is not None
    screen.deeds.ask_drop(page.life.task)
    yield "ask-task-drop", guide.window
    guide.window.question.clear()
