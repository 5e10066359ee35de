"""The loop through meetings: due tasks on the agenda with one click, what is said in the log."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting, Step
from handbook.records.shortcomings import Shortcoming

TODAY = date.today()


@pytest.fixture
def ahead(shown, works):
    """The next meeting, a few days ahead."""
    one = Meeting(uid=new_uid(), date=TODAY + timedelta(days=3), starts_at="19:30", place="Nhà")
    shown.work.change("Buổi tới", lambda store: store.meetings.put(one))
    shown.settled()
    return one


def meeting(shown, one):
    return shown.read(lambda store: store.meetings.by_uid(one.uid))


def log_of(shown, one):
    return shown.read(lambda store: store.tasks.by_uid(one.uid)).log


def test_without_a_meeting_ahead_one_is_offered(shown, screen):
    shown.widget("tasks.agenda").click()
    shown.settled()
    assert "Chưa có buổi sinh hoạt nào sắp tới" in shown.window.notice._words.text()


def test_due_tasks_go_on_the_next_agenda_with_one_click(shown, works, ahead):
    shown.go("tasks")
    shown.widget("tasks.agenda").click()
    shown.settled()
    agenda = "\n".join(meeting(shown, ahead).agenda)
    assert "Dứt điểm nợ phí vệ sinh" in agenda
    assert "vào chương trình" in shown.window.notice._words.text()
    shown.widget("tasks.agenda").click()
    shown.settled()
    assert "Không còn việc nào đến mốc" in shown.window.notice._words.text()
    assert "\n".join(meeting(shown, ahead).agenda) == agenda


def test_the_meeting_itself_offers_what_falls_due(shown, works, ahead):
    shown.go("meetings", uid=ahead.uid, step=Step.PREPARE)
    shown.settled()
    shown.widget("meeting.prepare.tasks").click()
    shown.settled()
    assert "Dứt điểm nợ phí vệ sinh" in "\n".join(meeting(shown, ahead).agenda)
    opened = shown.window._screens["meetings"].meeting
    assert "Dứt điểm nợ phí vệ sinh" in "\n".join(opened.editing.meeting.agenda)


def test_what_is_typed_in_step_three_stands_in_the_log(shown, works, ahead):
    late = works["late"]
    shown.go("tasks")
    screen = shown.window._screens["tasks"]
    screen.deeds.to_agenda((late.uid,))
    shown.settled()
    shown.go("meetings", uid=ahead.uid, step=Step.COURSE)
    shown.settled()
    course = shown.window._screens["meetings"].meeting.pages[Step.COURSE]
    (row,) = course.tasks.rows.values()
    assert row._chip.text() == "Chưa ghi vào nhật ký"
    row.what.setFocus()
    shown.qtbot.keyClicks(row.what, "Da thu 30 ho")
    row.percent.set_value(70)
    row.what.finished.emit()
    shown.settled()
    (entry,) = log_of(shown, late)
    assert (entry.what, entry.percent, entry.meeting) == ("Da thu 30 ho", 70, ahead.uid)
    assert row._chip.text() == "Đã ghi vào nhật ký"
    course.tasks.to_report(late, row.what.value())
    shown.settled()
    said = "Việc đột phá “Dứt điểm nợ phí vệ sinh”: Da thu 30 ho"
    assert meeting(shown, ahead).report == said
    assert course.places["report"].value() == said


def test_what_the_minutes_say_is_filled_in_and_written_with_one_click(shown, works, ahead):
    soon = works["soon"]
    shown.go("tasks")
    shown.window._screens["tasks"].deeds.to_agenda((soon.uid,))
    shown.settled()

    def report(store):
        said = "Số hóa hồ sơ đất đai: đã quét 200 hồ sơ."
        store.meetings.put(replace(store.meetings.by_uid(ahead.uid), report=said))

    shown.work.change("Báo cáo", report)
    shown.go("meetings", uid=ahead.uid, step=Step.COURSE)
    shown.settled()
    shown.widget("meeting.course.tasks").click()
    shown.settled()
    (entry,) = log_of(shown, soon)
    assert entry.what == "Số hóa hồ sơ đất đai: đã quét 200 hồ sơ."


def test_the_meeting_shows_the_chain_it_stands_in(shown, works, ahead):
    fault = Shortcoming(uid=new_uid(), what="Nợ phí kéo dài", year=TODAY.year - 1)

    def link(store):
        store.shortcomings.put(fault)
        one = store.tasks.by_uid(works["late"].uid)
        store.tasks.put(replace(one, shortcomings=(fault.uid,), on_agenda=(ahead.uid,)))

    shown.work.change("Gắn hạn chế", link)
    shown.go("meetings", uid=ahead.uid, step=Step.COURSE)
    shown.settled()
    course = shown.window._screens["meetings"].meeting.pages[Step.COURSE]
    assert not course.chains.isHidden()
    titles = [button.link.title for button in course.chains.view.links]
    assert titles[:2] == ["Nợ phí kéo dài", "Dứt điểm nợ phí vệ sinh"]
