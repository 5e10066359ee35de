from datetime import date

from PySide6.QtCore import Qt

from handbook.records.duty_days import Duty
from handbook.records.meetings import Meeting
from handbook.ui import telling
from handbook.ui.parts.bar_chart import BarChart
from handbook.ui.parts.buttons import Button
from handbook.ui.parts.chip import Chip
from handbook.ui.recent_chart import Figure
from handbook.ui.screens.today import backup_words, told_words, when_and_where


def press(shown, card: str) -> None:
    button = shown.widget(card).findChild(Button)
    shown.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.settled()


def test_lists_what_is_to_be_done(shown):
    screen = shown.go("today")
    for kind in ("finalise", "assignment_due", "backup"):
        assert shown.widget(f"today.{kind}").isVisible()
    assert screen.subtitle.endswith(f"{date.today():%d/%m/%Y}")
    said = shown.widget("today.assignment_due").accessibleName()
    assert "Thu gom rác khu dân cư" in said and "Hà Minh Khôi" in said and "Chậm 5 ngày" in said


def test_buttons_lead_to_the_place_of_the_deed(shown):
    press(shown, "today.finalise")
    assert shown.window._at == "meetings"
    shown.go("today")
    press(shown, "today.backup")
    assert shown.window._at == "settings"
    assert shown.window._screens["settings"].part("backup").isVisible()


def test_an_assignment_opens_in_its_own_area(shown):
    shown.go("today")
    press(shown, "today.assignment_due")
    assert shown.window._at == "assignments"
    panel = shown.window._screens["assignments"].listed.panel
    assert panel.life.assignment.what == "Thu gom rác khu dân cư"


def test_all_assignments_are_one_press_away(shown):
    shown.go("today")
    shown.widget("today.assignments").click()
    shown.settled()
    assert shown.window._at == "assignments"


def test_how_many_assignments_are_going_and_late_is_told(shown):
    def told() -> list[str]:
        card = shown.widget("today.assignments").parentWidget().parentWidget()
        return [chip.text() for chip in card.findChildren(Chip)]

    shown.go("today")
    going, late = shown.read(lambda store: store.assignments.counts(date.today()))
    assert late == 1 and told() == [str(going - 1), "1"]
    uid = shown.read(lambda store: store.assignments.open()[0].uid)
    shown.work.change("Bỏ việc", lambda store: store.assignments.bin(uid))
    shown.until(lambda: told() == [str(going - 1), "0"])


def test_a_bar_opens_its_meeting(shown):
    shown.go("today")
    chart = shown.widget("today.attendance")
    assert isinstance(chart, BarChart)
    chart.pressed.emit(shown.meeting.uid)
    shown.settled()
    assert shown.window._at == "meetings"


def test_a_change_elsewhere_is_shown(shown):
    shown.go("today")
    uid = shown.read(lambda store: store.assignments.open()[0].uid)
    shown.work.change("Bỏ việc", lambda store: store.assignments.bin(uid))
    shown.settled()
    assert shown.window.findChild(object, "today.assignment_due") is None


def test_another_figure_of_the_same_meetings_is_chosen_and_kept(shown):
    shown.go("today")
    shown.until(lambda: shown.window.findChild(BarChart, "today.attendance"))
    for figure, words in ((Figure.SCORED, "chưa chấm điểm"), (Figure.SPOKE, "phát biểu")):
        chooser = shown.widget("today.figure")
        chooser.set_value(figure)
        chooser.finished.emit()
        shown.settled()
        assert words in shown.widget("today.attendance").said()
    shown.window._screens["today"].reload(frozenset({"meeting"}))
    shown.settled()
    assert shown.widget("today.figure").value() is Figure.SPOKE


def test_words_of_a_meeting_and_of_a_backup():
    meeting = Meeting(uid="m", date=date(2026, 11, 3), starts_at="19:30", place="Nhà văn hóa")
    assert when_and_where(meeting) == "Thứ Ba 03/11/2026, 19:30 · Nhà văn hóa"
    assert backup_words(date(2026, 11, 1), date(2026, 11, 2)) == "Bản gần nhất: hôm qua."
    assert "Chưa có" in backup_words(None, date(2026, 11, 2))
    assert backup_words(date(2026, 11, 5), date(2026, 11, 2)) == "Bản gần nhất: 05/11/2026."


def test_a_notification_counts_and_names_the_first():
    late = Duty(id="notice", title="Thông báo", second="", due=date(2026, 11, 1), late=True)
    coming = Duty(id="dues", title="Thu đảng phí", second="", due=date(2026, 11, 30))
    said = told_words([late, coming])
    assert said == "2 việc cần làm, 1 việc đã chậm. Trước tiên: Thông báo."
    assert told_words([coming]).startswith("1 việc cần làm. ")


def test_the_start_tells_only_where_asked_and_only_once(shown, monkeypatch):
    told = []
    monkeypatch.setattr(telling, "tell", lambda parent, title, words: told.append(words))
    screen = shown.go("today")
    assert told == []
    shown.window.desk.prefer(tell_duties=True)
    screen._told = False
    screen.reload(frozenset())
    shown.settled()
    screen.reload(frozenset())
    shown.settled()
    assert len(told) == 1 and "việc cần làm" in told[0]
