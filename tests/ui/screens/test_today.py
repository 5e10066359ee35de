from datetime import date, timedelta

from PySide6.QtCore import Qt

from handbook.records.duties import Duty, DutyKind
from handbook.records.meetings import Meeting
from handbook.ui.parts.bar_chart import BarChart
from handbook.ui.parts.buttons import Button
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.today import backup_words, bar_of, chip_of, shown_of, when_and_where


def press(shown, card: str) -> None:
    button = shown.widget(card).findChild(Button)
    shown.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.settled()


def test_lists_what_is_to_be_done(shown):
    screen = shown.go("today")
    for kind in ("seal", "assignment", "backup", "hold"):
        assert shown.widget(f"today.{kind}").isVisible()
    assert screen.subtitle.endswith(f"{date.today():%d/%m/%Y}")
    said = shown.widget("today.assignment").accessibleName()
    assert "Thu gom rác khu dân cư" in said and "Hà Minh Khôi" in said and "Chậm 5 ngày" in said


def test_buttons_lead_to_the_place_of_the_deed(shown):
    press(shown, "today.seal")
    assert shown.window._at == "meetings"
    shown.go("today")
    press(shown, "today.backup")
    assert shown.window._at == "settings"
    assert shown.window._screens["settings"].part("backup").isVisible()


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
    assert shown.window.findChild(object, "today.assignment") is None


def test_chips_say_how_late_in_words():
    today = date(2026, 11, 2)

    def chip(days):
        return chip_of(Duty(kind=DutyKind.HOLD, title="", due=today + timedelta(days=days)), today)

    assert chip(-2) == ("Chậm 2 ngày", Tone.LATE)
    assert chip(0) == ("Hôm nay", Tone.CARE)
    assert chip(1) == ("Ngày mai", Tone.CARE)
    assert chip(12) == ("Còn 12 ngày", Tone.NEUTRAL)
    assert chip_of(Duty(kind=DutyKind.BACKUP, title=""), today) == ("Cần làm ngay", Tone.LATE)


def test_bars_say_the_rate_and_their_meeting():
    meeting = Meeting(uid="m", date=date(2026, 10, 3), present=29, total=32)
    bar = bar_of(meeting)
    assert (bar.words, bar.what, bar.tone) == ("10", "m", Tone.GOOD)
    assert "29/32" in bar.said and "90,6" in bar.said
    assert bar_of(Meeting(uid="n", date=date(2026, 9, 3), present=20, total=32)).tone is Tone.LATE


def test_late_assignments_do_not_push_the_rest_out():
    late = [
        Duty(kind=DutyKind.ASSIGNMENT, title=str(n), due=date(2026, 1, 1 + n)) for n in range(20)
    ]
    hold = Duty(kind=DutyKind.HOLD, title="họp", due=date(2026, 11, 3))
    kept = shown_of((*late, hold))
    assert hold in kept and len(kept) == 4


def test_words_of_a_meeting_and_of_a_backup():
    meeting = Meeting(uid="m", date=date(2026, 11, 3), starts_at="19:30", place="Nhà văn hóa")
    assert when_and_where(meeting) == "Thứ Ba 03/11/2026, 19:30 · Nhà văn hóa"
    assert backup_words(date(2026, 11, 1), date(2026, 11, 2)) == "Bản gần nhất: hôm qua."
    assert "Chưa có" in backup_words(None, date(2026, 11, 2))
