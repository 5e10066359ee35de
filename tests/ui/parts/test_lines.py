import pytest
from PySide6.QtCore import QObject, Qt

from handbook.ui.desk import Action
from handbook.ui.parts.bar_chart import Bar, BarChart
from handbook.ui.parts.boxes import STRETCH, clear, column, reachable
from handbook.ui.parts.buttons import icon_button, main_button, menu_button
from handbook.ui.parts.card import Card, LineCard
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.empty import EmptyState
from handbook.ui.parts.figures import Figures
from handbook.ui.parts.help_panel import HelpPanel, texts
from handbook.ui.parts.labels import text
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.progress import ProgressLine
from handbook.ui.parts.question import QuestionBar
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.steps import Steps
from handbook.ui.parts.tone import Tone
from handbook.ui.running import Running


@pytest.fixture
def shown(dressed, qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def test_a_notice_says_a_sentence_and_its_button_does_the_deed(shown):
    notice, done = shown(Notice()), []
    notice.say("Đã lưu.", Tone.GOOD, Action(words="Hoàn tác", on=lambda: done.append(1)))
    notice._button.click()

    assert done == [1]
    assert notice.sentence() == ""


def test_a_question_names_its_deeds(shown, qtbot):
    bar, done = shown(QuestionBar()), []
    bar.ask("Chốt biên bản?", "Chốt biên bản", lambda: done.append("deed"))
    words = (bar._deed.text(), bar._other.text())
    bar._deed.click()
    bar.ask("Chốt?", "Chốt", lambda: done.append("deed"), on_other=lambda: done.append("other"))
    qtbot.keyClick(bar, Qt.Key.Key_Escape)

    assert words == ("Chốt biên bản", "Để sau")
    assert done == ["deed", "other"]
    assert bar.isHidden()


def test_a_deed_that_needs_a_reason_is_not_done_without_one(shown, qtbot):
    bar, why = shown(QuestionBar()), []
    bar.ask_why("Mở lại biên bản?", "Lý do", "Mở lại", why.append)
    bar._do()
    empty = (bar._deed.isEnabled(), list(why))
    qtbot.keyClicks(bar._why, "ghi sai")
    bar._deed.click()

    assert empty == (False, [])
    assert why == ["ghi sai"]


def test_steps_are_chosen_ticked_and_go_by_arrows(shown, qtbot):
    steps, told = shown(Steps(("Chuẩn bị", "Điểm danh", "Diễn biến"))), []
    steps.resize(900, 40)
    steps.chosen.connect(told.append)
    steps.mark(0, True)
    steps.show_step(1)
    qtbot.keyClick(steps, Qt.Key.Key_Right)

    assert told == [2]
    assert steps.step() == 2
    assert steps._group.button(0).text() == "1  Chuẩn bị  ✓"
    assert "đã xong" in steps._group.button(0).accessibleName()


def test_narrow_steps_say_only_the_one_that_one_is_in(shown):
    steps = shown(Steps(("Chuẩn bị", "Điểm danh", "Chấm điểm, chốt")))
    steps.resize(220, 40)

    assert steps._group.button(0).text() == "1  Chuẩn bị"
    assert steps._group.button(2).text() == "3"
    assert "Chấm điểm" in steps._group.button(2).accessibleName()


def test_a_chart_says_its_numbers_and_is_pressed_by_mouse_and_keyboard(shown, qtbot):
    chart, told = shown(BarChart("Tỷ lệ dự họp")), []
    chart.resize(200, 128)
    chart.pressed.connect(told.append)
    chart.show_bars(
        [Bar("9", 80, "tháng 9: 80 %", what="a"), Bar("10", 95, "tháng 10: 95 %", what="b")],
        line=90,
        line_words="vạch: 90 %",
    )
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().center() * 1.6)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert told == ["b", "a"]
    assert chart.said() == "Tỷ lệ dự họp: tháng 9: 80 %; tháng 10: 95 %; vạch: 90 %."


def test_an_empty_chart_is_drawn_and_pressed_without_harm(shown, qtbot):
    chart = shown(BarChart("Tỷ lệ"))
    chart.show_bars([])
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert not chart.grab().isNull()


def test_progress_follows_a_work_stops_it_and_goes_away(shown):
    line, owner = shown(ProgressLine()), QObject()
    running = Running(owner)
    line.follow("Đang in", running)
    running.progressed.emit(3, 12, "tháng 3")
    said = line._words.text()
    line._stop.click()
    running.ended.emit()

    assert said == "Đang in · tháng 3 · 3/12"
    assert running.stopped()
    assert line.isHidden()


def test_every_button_has_a_name_and_does_its_deed(shown):
    done = []
    for button in (main_button("Lưu", lambda: done.append(1)), icon_button("x", "Đóng")):
        assert shown(button).accessibleName()
        button.click()
    menu = shown(menu_button("Thêm", [Action(words="A & B", on=lambda: done.append(2))]))
    line = menu.findChild(type(menu), "") or menu
    assert line is menu
    actions = menu.children()[-1].actions()
    actions[0].trigger()

    assert done == [1, 2]
    assert actions[0].text() == "A && B"


def test_chips_say_their_state_in_words(shown):
    chip = shown(Chip("Có mặt", Tone.GOOD))
    chip.show_state("Chậm 2 ngày", Tone.LATE)

    assert (chip.text(), chip.property("chip")) == ("Chậm 2 ngày", "late")
    chip.show_state("", Tone.NEUTRAL)
    assert chip.isHidden()


def test_a_line_of_today_is_read_aloud_whole(shown):
    done = []
    line = shown(
        LineCard(
            "Báo cáo",
            "29-QĐ/TU",
            ("Chậm", Tone.LATE),
            Action(words="Mở", on=lambda: done.append(1)),
        )
    )
    line.findChildren(type(main_button("")))[0].click()

    assert line.accessibleName() == "Báo cáo. 29-QĐ/TU. Chậm"
    assert done == [1]


def test_figures_are_shown_anew(shown):
    figures = shown(Figures())
    figures.show_figures([("29 / 32", "có mặt"), ("3", "vắng")])
    figures.show_figures([("30", "có mặt")])

    assert figures._line.count() == 1
    assert figures._line.itemAt(0).widget().accessibleName() == "30 có mặt"


def test_a_fold_opens_and_says_so(shown):
    inner = text("x")
    fold = shown(Fold("Lịch sử", inner))
    closed = inner.isHidden()
    fold.head.click()

    assert closed
    assert not inner.isHidden()
    assert "đang mở" in fold.head.accessibleName()


def test_a_search_box_tells_once_when_the_typing_rests(shown, qtbot):
    box, told = shown(SearchBox("Tìm", "Tìm", delay_ms=20)), []
    box.searched.connect(told.append)
    qtbot.keyClicks(box, " dang ")
    qtbot.waitUntil(lambda: told == ["dang"])


def test_a_box_can_be_emptied_and_reached(shown):
    inner = column(text("a"), text("b"), 8)
    area = shown(reachable(inner))
    clear(inner.layout())

    assert inner.layout().count() == 0
    assert area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_cards_and_empty_states_hold_what_they_are_given(shown):
    card, done = shown(Card("Buổi tới")), []
    card.add(text("Thứ Ba"))
    state = shown(
        EmptyState("printer", "Chưa có gì.", "", Action(words="Thêm", on=lambda: done.append(1)))
    )

    assert card.body.count() == 2
    assert not state._picture.pixmap().isNull()


def test_help_shows_the_shortcuts_inside_the_program(shown):
    parent = shown(text("x"))
    panel = HelpPanel(parent)
    panel.show_for("nowhere")

    assert "Ctrl+K" in panel.words()
    assert len(texts("nowhere")) == 1
    for screen in ("meetings", "printing"):
        assert "Thu hồi để sửa" in "".join(texts(screen))
    panel.close()


def test_a_line_is_as_high_as_its_words_at_the_width_it_has(shown, qtbot):
    bar = QuestionBar()
    box = shown(column(bar, STRETCH))
    box.resize(360, 600)
    bar.ask_why("Vì sao mở lại? " * 12, "Lý do", "Mở lại", lambda why: None)

    def whole():
        words = bar._words
        return words.isVisible() and words.height() >= words.heightForWidth(words.width())

    qtbot.waitUntil(whole)
    assert bar._why.y() > bar._words.geometry().bottom(), "no room beside the question"
    box.resize(1400, 600)
    qtbot.waitUntil(lambda: bar._why.x() > bar._words.geometry().right())
    assert bar.height() < 200
