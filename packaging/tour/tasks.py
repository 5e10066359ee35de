"""Breakthrough tasks: the lists, one task that answers a shortcoming, its form."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.ui.screens.tasks.screen import TasksScreen
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show the parts of the area, then one task."""
    guide.go("tasks")
    screen = guide.part(TasksScreen)
    for place, name in enumerate(("people", "timeline", "round"), 1):
        screen.tabs.press(place)
        guide.rest()
        yield f"tasks-{name}", guide.window
    screen.tabs.press(0)
    screen.show_task(
        guide.read(lambda store: next(t.uid for t in store.tasks.all() if t.shortcomings))
    )
    guide.rest()
    yield "task", guide.window
    assert screen.task.life is not None
    screen.edit(screen.task.life.task)
    guide.rest()
    yield "task-form", guide.window
    screen.form.leave()
