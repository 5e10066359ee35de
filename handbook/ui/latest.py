"""The newest of many questions: those asked while an answer is made give way to it.

For pages that follow the typing; knows nothing of papers.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from handbook.errors import Problem
from handbook.ui.alive import is_alive
from handbook.ui.work import Failed, Progress, Stopped, Work

F = TypeVar("F")
R = TypeVar("R")


class Latest(QObject):
    """Keeps only the newest request: what a live page asks for while somebody types."""

    def __init__(self, work: Work, delay_ms: int = 40) -> None:
        """Start a request at most every `delay_ms`, and never two at once."""
        super().__init__(work)
        self._work = work
        self._waiting: tuple[Any, ...] | None = None
        self._busy = False
        self._about: object = None
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._start)

    def ask(
        self,
        read: Callable[[Any], F] | None,
        build: Callable[[F], R],
        then: Callable[[R], Any],
        failed: Failed | None = None,
        *,
        about: object = None,
    ) -> None:
        """Read on the lane, build on the pool, then show; drop answers about something else.

        Without `read`, `build` is given None and never waits for saves on the lane.
        """
        self._about = about
        self._waiting = (read, build, then, failed, about)
        if not self._busy and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Forget what was asked; an answer under way is not shown."""
        self._waiting = None
        self._about = object()
        self._timer.stop()

    def _start(self) -> None:
        if self._waiting is None or self._busy:
            return
        (read, build, then, failed, about), self._waiting = self._waiting, None
        self._busy = True

        def finish(answer: Any) -> None:
            self._free()
            if about == self._about and is_alive(then):
                then(answer)

        def fail(problem: Problem) -> None:
            self._free()
            if about == self._about:
                self._work.tell_problem(failed, problem)

        def job(progress: Progress, stopped: Stopped) -> Any:
            try:
                return build(self._work.fetch(read) if read else None)
            except Problem:
                raise
            except BaseException:
                self._work.on_screen(self._free)
                raise

        self._work.long(job, finish, fail)

    def _free(self) -> None:
        self._busy = False
        if self._waiting is not None and not self._timer.isActive():
            self._timer.start()
