"""Steps with their page beside: made when shown, read-only when over, the page where it fits."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.live_page import LivePage, warm_up
from handbook.ui.parts.steps_beside import StepsBeside, StepView
from handbook.ui.preferences import Preferences
from handbook.ui.work import Work

COMING = "Đang dựng trang…"


class Editing(QObject):
    changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.flushed = 0

    def flush(self):
        self.flushed += 1


class View(StepView):
    def __init__(self, step):
        super().__init__()
        self.step, self.begun, self.fresh = step, 0, []
        self.line = LineEdit("")
        self.lay_out(QLabel(step), self.line)

    def begin(self):
        self.begun += 1
        self.line.setFocus()

    def refresh(self, fields):
        self.fresh.append(fields)


class Record(StepsBeside[str, View]):
    def __init__(self, editing, desk, page, *, over=False):
        super().__init__(editing, desk, page, {"a": "Một", "b": "Hai"}, over=over)
        self.asked, self.ready = [], {"a": False, "b": True}
        self.lay_out([plain_button("Về")], [self.beside.toggle_button()])
        self.mark_steps()

    def make(self, step):
        return View(step)

    def done(self):
        return self.ready

    def show_page(self):
        self.asked.append(self.step())


class Kept:
    """A desk that keeps the one choice these parts ask it for."""

    def __init__(self):
        self.hidden = False

    def preferences(self):
        return SimpleNamespace(preview_hidden=self.hidden)

    def prefer(self, *, preview_hidden):
        self.hidden = preview_hidden


@pytest.fixture
def work(dressed):
    bugs = []
    work = Work(crashed=bugs.append)
    yield work
    work.close()
    assert bugs == []


@pytest.fixture
def desk():
    return Kept()


@pytest.fixture
def record(work, desk, qtbot):
    return opened(work, desk, qtbot)


def opened(work, desk, qtbot, *, over=False, width=1200):
    made = Record(Editing(), desk, LivePage(work, "Trang", COMING), over=over)
    qtbot.addWidget(made)
    made.resize(width, 600)
    made.show()
    return made


def test_preferences_have_the_choice_that_the_page_asks_for():
    assert Preferences().preview_hidden is False


def test_a_step_is_made_when_it_is_first_shown(record):
    record.show_step("b")
    first = record.pages["b"]
    record.show_step("b")
    assert set(record.pages) == {"b"} and record.pages["b"] is first
    assert record.step() == "b" and record.steps.step() == 1
    assert first.begun == 2


def test_what_is_typed_is_saved_when_another_step_is_shown(work, desk, qtbot):
    editing = Editing()
    record = Record(editing, desk, LivePage(work, "Trang", COMING))
    qtbot.addWidget(record)
    record.show_step("a")
    assert editing.flushed == 0
    record.show_step("b", begin=False)
    assert editing.flushed == 1 and record.pages["b"].begun == 0


def test_steps_that_are_done_are_ticked_anew_at_each_edit(work, desk, qtbot):
    editing = Editing()
    record = Record(editing, desk, LivePage(work, "Trang", COMING))
    qtbot.addWidget(record)
    record.show_step("a")
    assert record.steps._done == [False, True]
    record.ready = {"a": True, "b": True}
    editing.changed.emit(frozenset({"topic"}))
    assert record.steps._done == [True, True]
    assert record.pages["a"].fresh == [frozenset({"topic"})]


def test_a_record_that_is_over_can_only_be_read(work, desk, qtbot):
    record = opened(work, desk, qtbot, over=True)
    shown = record.show_step("a")
    assert shown.line.isReadOnly() and shown.begun == 0
    assert record.focusWidget() is record.page.pages


def test_the_page_is_beside_where_there_is_room(work, desk, qtbot):
    narrow = opened(work, desk, qtbot, width=700)
    assert not narrow.beside.in_sight() and narrow.asked == []
    narrow.toggle_page()
    assert narrow.beside.in_sight() and narrow.asked == ["a"] and desk.hidden is False


def test_a_page_that_was_put_away_stays_away_and_is_not_made(work, desk, qtbot, record):
    assert record.asked == ["a"]
    record.toggle_page()
    record._changed(frozenset())
    assert record.asked == ["a"] and desk.hidden is True
    other = opened(work, desk, qtbot)
    assert not other.beside.in_sight()


def test_a_page_says_what_is_coming_until_it_is_made(work, qtbot):
    page, told = LivePage(work, "Trang", COMING), []
    qtbot.addWidget(page)
    page.show_pdf, page.show_words = told.append, told.append
    page.show_fresh("một", lambda: b"%PDF 1")
    qtbot.waitUntil(lambda: b"%PDF 1" in told)
    page.show_fresh("một", lambda: b"%PDF 2")
    qtbot.waitUntil(lambda: told[-1] == b"%PDF 2")
    assert told.count(COMING) == 1
    page.show_kept("hai", b"%PDF kept")
    assert told[-2:] == [COMING, b"%PDF kept"]


def test_the_writers_are_imported_off_the_screens_thread(work, qtbot):
    told = []
    warm_up(work, lambda: told.append("imported"))
    qtbot.waitUntil(lambda: told == ["imported"])
