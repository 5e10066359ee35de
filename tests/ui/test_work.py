import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
import shiboken6
from PySide6.QtCore import QObject

from handbook.errors import BadInput, Locked
from handbook.ui.latest import Latest
from handbook.ui.work import Work

MEETING_DAY = datetime(2026, 3, 5, 19, 30)


class FakeBook:
    """A store that is a list, and notes who touched it."""

    def __init__(self):
        self.rows, self.threads, self.closed = [], set(), False

    def read(self, fn):
        self.threads.add(threading.current_thread())
        return fn(self.rows)

    def change(self, name, fn):
        self.threads.add(threading.current_thread())
        return fn(self.rows), frozenset({name})

    def clock(self):
        return MEETING_DAY

    def close(self):
        self.closed = True


@pytest.fixture
def book():
    return FakeBook()


@pytest.fixture
def bugs():
    return []


@pytest.fixture
def work(qtbot, book, bugs):
    work = Work(crashed=bugs.append)
    opened = []
    work.open(lambda: book, opened.append)
    qtbot.waitUntil(lambda: opened == [book])
    yield work
    work.close()


def test_the_time_is_the_open_handbooks(work):
    assert work.now() == MEETING_DAY and work.today() == MEETING_DAY.date()


def test_reads_and_changes_share_one_thread_that_is_not_the_screens(qtbot, work, book):
    got = []
    work.change("meeting", lambda rows: rows.append(1))
    work.read(lambda rows: list(rows), got.append)
    qtbot.waitUntil(lambda: got == [[1]])

    assert len(book.threads) == 1
    assert threading.main_thread() not in book.threads


def test_a_change_tells_its_kinds_once_after_its_answer(qtbot, work):
    told = []
    work.changed.connect(told.append)
    work.saved.connect(lambda: told.append("saved"))
    work.change("member", lambda rows: 7, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)

    assert told == [7, "saved", frozenset({"member"})]


def test_what_is_asked_dies_on_the_screens_thread(qtbot, work):
    died, got, handed = [], [], threading.Event()

    class Page(QObject):
        def __del__(self):
            died.append(threading.current_thread())

    class Slow(ThreadPoolExecutor):
        """Holds what it was given until the answer has been shown."""

        def submit(self, fn, *args):
            return super().submit(lambda: (fn(*args), handed.wait(10)))

    def ask(page):
        work.read(lambda rows: page and 1, lambda answer, held=page: got.append(answer))

    lane, work._lane = work._lane, Slow(1)
    ask(Page())
    qtbot.waitUntil(lambda: got == [1])
    handed.set()
    work._lane.shutdown()
    work._lane = lane
    assert died == [threading.main_thread()]


def test_answers_come_on_the_screens_thread(qtbot, work):
    where = []
    work.read(lambda rows: 1, lambda _: where.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(where))

    assert where == [threading.main_thread()]


def test_problems_go_to_failed_or_are_said_and_bugs_are_reported(qtbot, work, bugs):
    said, failed = [], []
    work.said = said.append

    def wrong(rows):
        raise BadInput("Sai.")

    work.read(wrong, print, failed.append)
    work.read(wrong, print)
    work.read(lambda rows: rows[99], print)
    qtbot.waitUntil(lambda: bool(bugs and said and failed))

    assert str(failed[0]) == str(said[0]) == "Sai."
    assert isinstance(bugs[0], IndexError)


def test_a_bug_in_what_follows_is_reported_too(qtbot, work, bugs):
    work.read(lambda rows: 1, lambda _: 1 / 0)
    qtbot.waitUntil(lambda: bool(bugs))

    assert isinstance(bugs[0], ZeroDivisionError)


def test_a_widget_that_is_gone_is_not_called(qtbot, work, bugs):
    class Screen(QObject):
        def show(self, rows):
            raise AssertionError("called after its end")

    gone, done = Screen(), []
    work.read(lambda rows: rows, gone.show)
    work.read(lambda rows: rows, lambda rows: gone.show(rows))
    shiboken6.delete(gone)
    work.read(lambda rows: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])

    assert bugs == []


def test_long_work_tells_its_progress_and_stops_when_asked(qtbot, work):
    told, ended = [], []
    begun = threading.Event()

    def count(progress, stopped):
        progress(1, 3, "trang")
        begun.set()
        while not stopped():
            time.sleep(0.002)
        return "stopped"

    running = work.long(count, ended.append)
    running.progressed.connect(lambda *a: told.append(a))
    running.ended.connect(lambda: told.append("ended"))
    begun.wait(5)
    running.stop()
    qtbot.waitUntil(lambda: ended == ["stopped"] and "ended" in told)

    assert (1, 3, "trang") in told


def test_long_work_reads_and_changes_through_the_lane(qtbot, work, book):
    kinds, done = [], []
    work.changed.connect(kinds.append)

    def job(progress, stopped):
        work.commit("member", lambda rows: rows.append("x"))
        return work.fetch(lambda rows: list(rows))

    work.long(job, done.append)
    qtbot.waitUntil(lambda: done == [["x"]] and kinds == [frozenset({"member"})])

    assert len(book.threads) == 1


def test_a_write_does_not_wait_for_a_paper(qtbot, work):
    go, saved, paper = threading.Event(), [], []
    work.long(lambda progress, stopped: go.wait(5), paper.append)
    work.change("meeting", lambda rows: 1, saved.append)
    qtbot.waitUntil(lambda: saved == [1])

    assert paper == []
    go.set()
    qtbot.waitUntil(lambda: paper == [True])


def test_locking_closes_the_book_after_what_is_queued(qtbot, work, book):
    locked, failed = [], []
    work.change("meeting", lambda rows: rows.append(1))
    work.shut(lambda: locked.append(list(book.rows)))
    work.read(lambda rows: 1, print, failed.append)
    qtbot.waitUntil(lambda: locked == [[1]] and bool(failed))

    assert book.closed
    assert isinstance(failed[0], Locked)


def test_what_is_written_at_the_lock_makes_no_screen_read(qtbot, work, book):
    told, locked, opened = [], [], []
    work.changed.connect(told.append)
    work.change("meeting", lambda rows: rows.append(1))
    work.shut(lambda: locked.append(True))
    qtbot.waitUntil(lambda: bool(locked))
    assert told == []
    work.open(lambda: book, opened.append)
    work.change("meeting", lambda rows: rows.append(2))
    qtbot.waitUntil(lambda: told == [frozenset({"meeting"})])
    assert opened == [book]


def test_closing_finishes_pending_writes(qtbot, book):
    work = Work(crashed=print)
    work.open(lambda: book, lambda _: None)
    for number in range(20):
        work.change("meeting", lambda rows, number=number: rows.append(number))
    work.close()

    assert book.rows == list(range(20))
    assert book.closed


def test_only_the_newest_of_quick_requests_is_built(qtbot, work):
    built, shown = [], []
    latest = Latest(work, 10)
    for number in range(50):
        latest.ask(
            lambda rows, n=number: n, lambda n: built.append(n) or n, shown.append, about="x"
        )
    qtbot.waitUntil(lambda: shown == [49])

    assert built == [49]


def test_an_answer_about_something_else_is_not_shown(qtbot, work):
    go, shown = threading.Event(), []
    latest = Latest(work, 0)
    latest.ask(lambda rows: 1, lambda n: go.wait(5) and n, shown.append, about="first")
    qtbot.waitUntil(lambda: latest._busy)
    latest.ask(lambda rows: 2, lambda n: n, shown.append, about="second")
    go.set()
    qtbot.waitUntil(lambda: shown == [2])


def test_after_a_bug_the_next_request_is_still_built(qtbot, work, bugs):
    shown = []
    latest = Latest(work, 0)
    latest.ask(lambda rows: 0, lambda n: 1 / n, shown.append)
    qtbot.waitUntil(lambda: bool(bugs))
    latest.ask(lambda rows: 5, lambda n: n, shown.append)
    qtbot.waitUntil(lambda: shown == [5])
