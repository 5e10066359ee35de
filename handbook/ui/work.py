"""Work off the screen's thread: one lane for the handbook, a small pool for papers and files.

Every callback comes back on the screen's thread, and is let go of there: a page held by nothing
else would die with its timers on the lane, and Qt's event loop with it. Knows nothing of records,
SQL or screens.
"""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from handbook.errors import Locked, Problem
from handbook.ui.alive import is_alive
from handbook.ui.running import Running

T = TypeVar("T")
Progress = Callable[..., None]
Stopped = Callable[[], bool]
Failed = Callable[[Problem], Any]


class Book(Protocol):
    """The open handbook, as this module needs it (services.handbook.Handbook)."""

    def read(self, fn: Callable[[Any], T], /) -> T:
        """Return what `fn` reads from the store."""

    def change(self, deed: str, fn: Callable[[Any], T], /) -> tuple[T, frozenset[str]]:
        """Do one transaction and return its result and the kinds of record it touched."""

    def clock(self) -> datetime:
        """Return the time by the handbook's clock."""

    def close(self) -> None:
        """Write everything out and let go of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One request, kept by the screen's thread; `behind` is whose `then` it really is."""

    job: Callable[[], Any]
    then: Callable[[Any], Any]
    failed: Failed | None
    behind: Callable[..., Any] | None


class Work(QObject):
    """The lane to the open handbook and the pool for long work."""

    changed = Signal(object)
    saved = Signal()
    _done = Signal(object)

    def __init__(
        self,
        *,
        crashed: Callable[[BaseException], Any],
        said: Callable[[Problem], Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`said` hears Problems nobody else takes; `crashed` hears our bugs."""
        super().__init__(parent)
        self.said = said
        self._crashed = crashed
        self._book: Book | None = None
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="handbook-lane")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="handbook-pool")
        self._running: set[Running] = set()
        self._asked: dict[int, _Asked] = {}
        self._numbers = itertools.count()
        self._closed = False
        self._shut = False  # from the wish to lock until something is open again
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Say whether long work is under way, such as an export."""
        return bool(self._running)

    def open(
        self,
        make_book: Callable[[], Book],
        then: Callable[[Any], Any],
        failed: Failed | None = None,
    ) -> None:
        """Make the open handbook on the lane and keep it there."""

        def job() -> Book:
            self._let_go()
            self._book = make_book()
            return self._book

        self._submit(self._lane, job, partial(self._opened, then), failed, behind=then)

    def read(
        self, fn: Callable[[Any], T], then: Callable[[T], Any], failed: Failed | None = None
    ) -> None:
        """Read from the store on the lane, then call `then` with the answer."""
        self._submit(self._lane, lambda: self._open_book().read(fn), then, failed)

    def change(
        self,
        name: str,
        fn: Callable[[Any], T],
        then: Callable[[T], Any] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do one change called `name` (as the history shows it), then say what it touched."""
        self._submit(
            self._lane,
            lambda: self._open_book().change(name, fn),
            partial(self._after_change, then),
            failed,
            behind=then,
        )

    def service(
        self, fn: Callable[[Any], T], then: Callable[[T], Any], failed: Failed | None = None
    ) -> None:
        """Run `fn` with the whole handbook on the lane (keys, backup)."""
        self._submit(self._lane, lambda: fn(self._open_book()), then, failed)

    def long(
        self,
        fn: Callable[[Progress, Stopped], T],
        then: Callable[[T], Any],
        failed: Failed | None = None,
    ) -> Running:
        """Run `fn(progress, stopped)` on the pool: papers, imports, exports."""
        running = Running(self)
        self._running.add(running)

        def progress(done: int, total: int, words: str = "") -> None:
            self._done.emit(lambda: running.progressed.emit(done, total, words))

        def job() -> T:
            try:
                return fn(progress, running.stopped)
            finally:
                self._done.emit(partial(self._ended, running))

        self._submit(self._pool, job, then, failed)
        return running

    def fetch(self, fn: Callable[[Any], T]) -> T:
        """Read on the lane and wait: only inside a `long` work, never on the screen's thread."""
        return self._wait(lambda: self._open_book().read(fn))

    def commit(self, name: str, fn: Callable[[Any], T]) -> T:
        """Change on the lane and wait: only inside a `long` work, never on the screen's thread."""
        result, kinds = self._wait(lambda: self._open_book().change(name, fn))
        self._done.emit(partial(self._announce, kinds))
        return result

    def tell_problem(self, failed: Failed | None, problem: Problem) -> None:
        """Let whoever asked hear of a problem; else who hears what nobody takes."""
        hears = failed if failed is not None else self.said
        if hears is None:
            self._crashed(problem)
        elif is_alive(hears):
            hears(problem)

    def on_screen(self, callback: Callable[[], Any]) -> None:
        """Call back on the screen's thread; from any thread."""
        self._done.emit(callback)

    def today(self) -> date:
        """Return the day by the open handbook's clock; by the machine's while none is open."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the time by the open handbook's clock; by the machine's while none is open."""
        book = self._book
        return book.clock() if book is not None else datetime.now().astimezone()

    def shut(self, then: Callable[[], Any]) -> None:
        """Finish what is queued, close the handbook and keep the lane: the lock.

        What was written on the way is announced to nobody: screens would read a closed handbook.
        """
        self._shut = True
        self._submit(self._lane, self._let_go, lambda _: then(), None, behind=then)

    def close(self) -> None:
        """Finish pending writes, close the handbook and end the threads; waits."""
        if self._closed:
            return
        self._closed = True
        for running in self._running:
            running.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        closing = self._lane.submit(self._let_go)
        self._lane.shutdown(wait=True)
        closing.result()

    def _submit(
        self,
        where: ThreadPoolExecutor,
        job: Callable[[], Any],
        then: Callable[[Any], Any],
        failed: Failed | None,
        *,
        behind: Callable[..., Any] | None = None,
    ) -> None:
        """Run `job` and bring its answer back; the other thread is given only a number."""
        if self._closed:
            return
        number = next(self._numbers)
        self._asked[number] = _Asked(job=job, then=then, failed=failed, behind=behind)
        where.submit(self._run, number)

    def _run(self, number: int) -> None:
        try:
            answer = self._asked[number].job()
        except Problem as problem:
            self._done.emit(partial(self._refuse, number, problem))
        except BaseException as bug:
            self._done.emit(partial(self._break, number, bug))
        else:
            self._done.emit(partial(self._hand, number, answer))

    def _deliver(self, callback: Callable[[], Any]) -> None:
        try:
            callback()
        except Problem as problem:
            self.tell_problem(None, problem)
        except Exception as bug:
            self._crashed(bug)

    def _hand(self, number: int, answer: Any) -> None:
        asked = self._asked.pop(number)
        if asked.behind is not None or is_alive(asked.then):
            asked.then(answer)

    def _refuse(self, number: int, problem: Problem) -> None:
        self.tell_problem(self._asked.pop(number).failed, problem)

    def _break(self, number: int, bug: BaseException) -> None:
        del self._asked[number]
        self._crashed(bug)

    def _opened(self, then: Callable[[Any], Any], book: Book) -> None:
        self._shut = False
        if is_alive(then):
            then(book)

    def _after_change(self, then: Callable[[T], Any] | None, answer: tuple[T, Any]) -> None:
        result, kinds = answer
        if then is not None and is_alive(then):
            then(result)
        self._announce(kinds)

    def _announce(self, kinds: frozenset[str]) -> None:
        self.saved.emit()
        if kinds and not self._shut:
            self.changed.emit(frozenset(kinds))

    def _ended(self, running: Running) -> None:
        self._running.discard(running)
        running.ended.emit()
        running.deleteLater()

    def _wait(self, job: Callable[[], T]) -> T:
        assert threading.current_thread() is not threading.main_thread(), "would hold the window"
        return self._lane.submit(job).result()

    def _open_book(self) -> Book:
        if self._book is None:
            raise Locked("Cuốn sổ đang khóa. Hãy mở khóa rồi làm lại.")
        return self._book

    def _let_go(self) -> None:
        book, self._book = self._book, None
        if book is not None:
            book.close()
