"""From the record of any screen to its history, and back to it."""

from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType
from handbook.records.plans import Plan
from handbook.records.register import OutsidePaper
from handbook.records.studies import StudySession
from handbook.records.year_goals import GoalKind, YearGoal
from handbook.ui.desk import ScreenBase


def history_of(shown):
    """Press the button and return kind and uid of the history that is shown."""
    shown.widget("head.history").click()
    shown.settled()
    assert shown.window._at == "settings"
    view = shown.window._screens["settings"].part("history").record
    shown.until(lambda: view.table.rows())
    return view.kind, view.uid


def back(shown, screen):
    shown.widget("history.back").click()
    shown.settled()
    assert shown.window._at == screen


def put(shown, record):
    def deed(store):
        table = next(t for t in store.tables.values() if t.record is type(record))
        return table.put(record)

    done = []
    shown.work.change("Ghi", deed, done.append)
    shown.until(lambda: done)
    shown.settled()
    return record.uid


def test_a_member(shown):
    uid = shown.members[2].uid
    shown.go("members", uid=uid)
    assert history_of(shown) == ("member", uid)
    back(shown, "members")


def test_a_meeting(shown):
    shown.go("meetings", uid=shown.meeting.uid)
    shown.until(lambda: shown.window._screens["meetings"].meeting)
    assert history_of(shown) == ("meeting", shown.meeting.uid)
    back(shown, "meetings")


def test_an_assignment(shown):
    uid = shown.read(lambda store: store.assignments.open()[0].uid)
    shown.go("assignments", uid=uid)
    shown.until(lambda: shown.window._screens["assignments"].listed.panel.life)
    assert history_of(shown) == ("assignment", uid)
    back(shown, "assignments")


@pytest.mark.parametrize(
    ("name", "kind", "record"),
    [
        (
            "goal",
            "year_goal",
            YearGoal(uid=new_uid(), year=2026, kind=GoalKind.KEY_TASK, name="Sửa nhà văn hóa"),
        ),
        (
            "plan",
            "plan",
            Plan(uid=new_uid(), date=date(2026, 3, 1), document="05-NQ/ĐU", subject="Kế hoạch"),
        ),
        (
            "study",
            "study",
            StudySession(uid=new_uid(), date=date(2026, 4, 1), document="Nghị quyết 57"),
        ),
    ],
)
def test_what_is_planned_for_the_year(shown, name, kind, record):
    uid = put(shown, record)
    screen = shown.go("assignments", **{name: uid})
    shown.until(lambda: screen.shown_record())
    assert history_of(shown) == (kind, uid)
    back(shown, "assignments")


def test_a_paper_made_outside(shown):
    paper = OutsidePaper(
        uid=new_uid(), type=PaperType.NOTICE, number=3, date=date(2026, 5, 1), subject="Họp"
    )
    uid = put(shown, paper)
    screen = shown.go("printing", register=True)
    shown.until(lambda: uid in screen.register._papers)
    screen.register._edit(screen.register._papers[uid], fresh=False)
    assert history_of(shown) == ("outside_paper", uid)
    back(shown, "printing")


def test_the_branch(shown):
    shown.go("settings", part="branch")
    assert history_of(shown)[0] == "branch"


def test_nothing_chosen_is_said(shown):
    shown.go("meetings")
    shown.widget("head.history").click()
    assert "chọn một bản ghi" in shown.window.notice.sentence()


def test_a_screen_without_records_has_no_button(shown):
    assert type(shown.go("today")).shown_record is ScreenBase.shown_record
    assert shown.window.findChild(object, "head.history") is None
