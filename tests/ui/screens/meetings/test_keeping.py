"""Keeping on a lane the test turns by hand: nothing typed is lost or written over others'."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import CannotWrite, NotFound, Problem, Stale
from handbook.records.assignments import Assignment
from handbook.records.meetings import Meeting
from handbook.ui.screens.meetings.keeping import Keeping

MEETING = Meeting(uid="m", version=1, date=date(2026, 11, 3))


class FakeTable:
    def __init__(self):
        self.rows = {}

    def by_uid(self, uid):
        if uid not in self.rows:
            raise NotFound("Không thấy.")
        return self.rows[uid]

    def put(self, record):
        stored = self.rows.get(record.uid)
        assert record.version == (stored.version if stored else 0)
        self.rows[record.uid] = replace(record, version=record.version + 1)
        return self.rows[record.uid]


class FakeWork:
    """Queues what is asked; `turn` runs it, as the lane would, one after the other."""

    def __init__(self):
        self.meetings, self.assignments = FakeTable(), FakeTable()
        self.queue, self.drafts, self.full = [], [], False

    def change(self, name, fn, then=None, failed=None):
        self.queue.append((lambda: fn(self), then, failed))

    def service(self, fn, then, failed=None):
        self.queue.append((lambda: fn(self), then, failed))

    def read(self, fn):
        return fn(self)

    def keep_typing(self, record):
        self.drafts.append(record)

    def turn(self):
        while self.queue:
            deed, then, failed = self.queue.pop(0)
            try:
                if self.full:
                    raise CannotWrite("Ổ đĩa đầy.")
                answer = deed()
            except Problem as problem:
                failed(problem)
            else:
                then(answer)


@pytest.fixture
def work():
    made = FakeWork()
    made.meetings.rows["m"] = MEETING
    return made


@pytest.fixture
def keeping(work, qapp):
    made = Keeping(work)
    made.adopt(MEETING)
    return made


def test_typing_is_kept_within_a_second_and_saved_when_asked(qtbot, work, keeping):
    keeping.touch(replace(MEETING, place="N"))
    keeping.touch(replace(MEETING, place="Nhà"))
    qtbot.waitUntil(lambda: bool(work.queue), timeout=1000)
    work.turn()
    assert [d.place for d in work.drafts] == ["Nhà"] and work.meetings.rows["m"].place == ""
    keeping.flush()
    work.turn()
    assert work.meetings.rows["m"].place == "Nhà" and not keeping.waiting()


def test_two_saves_in_flight_stand_on_each_other(work, keeping):
    kept = []
    keeping.kept.connect(kept.extend)
    for place in ("một", "hai"):
        keeping.touch(replace(MEETING, place=place))
        keeping.flush()
    work.turn()
    assert work.meetings.rows["m"] == replace(MEETING, version=3, place="hai")
    assert [record.version for record in kept] == [2, 3]


def test_a_pause_saves(qtbot, work, keeping):
    keeping._pause.setInterval(20)
    keeping.touch(replace(MEETING, place="Nhà"))
    qtbot.waitUntil(lambda: bool(work.queue), timeout=1000)
    work.turn()
    assert work.meetings.rows["m"].place == "Nhà"


def test_what_others_saved_is_not_overwritten(work, keeping):
    said = []
    keeping.refused.connect(said.append)
    work.meetings.rows["m"] = replace(MEETING, version=2, place="của người khác")
    keeping.touch(replace(MEETING, place="của tôi"))
    keeping.flush()
    work.turn()
    assert isinstance(said[0], Stale) and keeping.waiting()
    assert work.meetings.rows["m"].place == "của người khác"
    keeping.adopt(work.meetings.rows["m"])  # "Giữ phần đang gõ"
    keeping.flush()
    work.turn()
    assert work.meetings.rows["m"].place == "của tôi"


def test_a_full_disk_loses_nothing_typed(work, keeping):
    said = []
    keeping.refused.connect(said.append)
    work.full = True
    keeping.touch(replace(MEETING, place="Nhà"))
    keeping.flush()
    work.turn()
    assert said and keeping.waiting()
    work.full = False
    keeping.flush()
    work.turn()
    assert work.meetings.rows["m"].place == "Nhà"


def test_newer_typing_wins_over_what_a_failed_save_brings_back(work, keeping):
    work.full = True
    keeping.touch(replace(MEETING, place="cũ"))
    keeping.flush()
    keeping.touch(replace(MEETING, place="mới"))
    work.turn()
    work.full = False
    keeping.flush()
    work.turn()
    assert work.meetings.rows["m"].place == "mới"


def test_an_assignment_waits_until_it_says_what(work, keeping):
    empty = Assignment(uid="a", meeting="m", assigned_on=MEETING.date, what="")
    keeping.touch(empty)
    keeping.flush()
    assert not work.queue
    keeping.touch(replace(empty, what="Làm đường"))
    keeping.flush()
    work.turn()
    assert work.assignments.rows["a"].version == 1


def test_what_is_forgotten_is_not_written(work, keeping):
    keeping.touch(replace(MEETING, place="Nhà"))
    keeping.forget("m")
    keeping.flush()
    keeping.keep()
    assert not work.queue


def test_typing_counts_as_waiting_until_the_answer_is_back(work, keeping):
    typed = replace(MEETING, place="Nhà")
    keeping.touch(typed)
    keeping.flush()
    assert keeping.waiting() and keeping.newest(MEETING) == typed
    work.turn()
    assert not keeping.waiting() and keeping.newest(MEETING) == MEETING


def test_an_assignment_typed_and_not_stored_is_known_by_its_meeting(work, keeping):
    one = Assignment(uid="a", meeting="m", assigned_on=MEETING.date, what="Làm đường")
    keeping.touch(one)
    keeping.flush()
    assert keeping.typed_assignments("m") == (one,) and not keeping.typed_assignments("khác")
    assert keeping.newest(replace(one, version=4, what="cũ")) == replace(one, version=4)


def test_a_save_that_crashed_leaves_no_old_text_behind(work, keeping):
    keeping.touch(replace(MEETING, place="cũ"))
    keeping.flush()
    work.queue.clear()  # our bug: reported as a crash, never answered
    keeping.touch(replace(MEETING, place="mới"))
    keeping.flush()
    work.turn()
    assert not keeping.waiting() and keeping.newest(MEETING) == MEETING
