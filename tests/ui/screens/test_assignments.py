"""Việc được giao at the real window: views, filters, closing with one line, the year's tasks."""

from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt

from handbook.records.assignments import Assignment, AssignmentState, closed
from handbook.records.basics import new_uid
from handbook.ui.screens.assignments.deeds import short
from handbook.ui.screens.assignments.lists import View
from handbook.ui.screens.assignments.yearly import YearlyPage

TODAY = date.today()


def given(shown, what: str, **fields) -> Assignment:
    usual = {"meeting": shown.meeting.uid, "assigned_on": shown.meeting.date}
    one = Assignment(uid=new_uid(), what=what, **(usual | fields))
    shown.work.change("Giao", lambda store: store.assignments.put(one))
    shown.settled()
    return one


@pytest.fixture
def works(shown) -> list[Assignment]:
    people = shown.members
    in_three_days = (TODAY + timedelta(days=3)).isoformat()
    soon = given(shown, "Nộp đảng phí quý", members=(people[1].uid,), due=in_three_days)
    both = given(shown, "Vận động hiến đất", members=(people[0].uid, people[1].uid))
    done = given(shown, "Sửa nhà văn hóa", members=(people[3].uid,))
    over = replace(done, version=1, **closed(done, TODAY, AssignmentState.DONE, "xong mái"))
    shown.work.change("Xong", lambda store: store.assignments.put(over))
    shown.settled()
    return [soon, both, over]


@pytest.fixture
def screen(shown, works):
    return shown.go("assignments")


def whats(screen) -> list[str]:
    return [line.assignment.what for line in screen.listed.lists.table().rows()]


def look_at(shown, screen, view: View) -> None:
    screen.listed.view.set_value(view)
    screen.listed.view.edited.emit()
    shown.settled()


def answer(shown, text: str) -> None:
    question = shown.window.question
    assert question.sentence()
    question._why.set_value(text)
    question._let_deed()
    question._do()
    shown.settled()


def kept(shown, one: Assignment) -> Assignment:
    return shown.read(lambda store: store.assignments.by_uid(one.uid))


def test_open_ones_late_first(screen):
    assert whats(screen) == ["Thu gom rác khu dân cư", "Nộp đảng phí quý", "Vận động hiến đất"]
    assert screen.subtitle == "3 việc đang thực hiện, 1 việc quá hạn"
    state = screen.listed.lists.table().model.columns[-1]
    lines = screen.listed.lists.table().rows()
    assert [state.words(line) for line in lines] == [
        "Quá hạn 5 ngày",
        "Còn 3 ngày",
        "Đang thực hiện",
    ]


def test_views(shown, screen):
    look_at(shown, screen, View.DONE)
    assert whats(screen) == ["Sửa nhà văn hóa"]
    look_at(shown, screen, View.DROPPED)
    assert whats(screen) == []
    look_at(shown, screen, View.PERSON)
    assert [(line.person, line.assignment.what) for line in screen.listed.lists.table().rows()] == [
        ("Lý Thu Hằng", "Nộp đảng phí quý"),
        ("Lý Thu Hằng", "Vận động hiến đất"),
        ("Hà Minh Khôi", "Thu gom rác khu dân cư"),
        ("Hà Minh Khôi", "Vận động hiến đất"),
    ]
    look_at(shown, screen, View.DEADLINE)
    assert whats(screen)[0] == "Thu gom rác khu dân cư"
    assert not screen.listed.year.isVisible()
    look_at(shown, screen, View.YEAR)
    assert screen.listed.year.isVisible()
    assert "Sửa nhà văn hóa" in whats(screen) or shown.meeting.date.year != TODAY.year


def test_filters_by_person_and_words(shown, screen):
    screen.listed.person.set_value(shown.members[1].uid)
    screen.listed.person.chosen.emit(shown.members[1].uid)
    assert whats(screen) == ["Nộp đảng phí quý", "Vận động hiến đất"]
    for typed, found in (("dang phi", 1), ("đảng", 1), ("dảng", 0)):
        screen.listed.words.setText(typed)
        screen.listed._show_lines()
        assert len(whats(screen)) == found, typed


def test_clearing_the_person_shows_everyone_again(shown, screen):
    screen.listed.person.set_value(shown.members[1].uid)
    screen.listed._show_lines()
    screen.listed.person.setFocus()
    screen.listed.person.selectAll()
    shown.qtbot.keyClick(screen.listed.person, Qt.Key.Key_Delete)
    assert len(whats(screen)) == 3


def test_ticking_done_asks_for_one_line_and_the_next_meeting_knows(shown, screen, works):
    screen.listed.lists.table().view.selectRow(1)
    shown.qtbot.keyClick(screen.listed.lists.table().view, "x")
    assert "Nộp đảng phí quý" in shown.window.question.sentence()
    answer(shown, "thu đủ 34 người")
    one = kept(shown, works[0])
    assert (one.state, one.result, one.closed_on) == (
        AssignmentState.DONE,
        "thu đủ 34 người",
        TODAY.isoformat(),
    )
    assert "Nộp đảng phí quý" not in whats(screen)
    assert "Đã ghi hoàn thành" in shown.window.notice.sentence()
    later = replace(shown.meeting, uid=new_uid(), date=TODAY + timedelta(days=1))
    before = shown.read(lambda store: store.assignments.before(later))
    assert works[0].uid in {a.uid for a in before}


def test_dropping_asks_why_and_reopening_takes_it_back(shown, screen, works):
    screen.listed.deeds.choose(kept(shown, works[1]), AssignmentState.DROPPED)
    answer(shown, "xã đã làm")
    assert kept(shown, works[1]).state is AssignmentState.DROPPED
    look_at(shown, screen, View.DROPPED)
    assert whats(screen) == ["Vận động hiến đất"]
    shown.go("assignments", uid=works[1].uid)
    shown.widget("assignment.reopen").click()
    shown.settled()
    assert kept(shown, works[1]).state is AssignmentState.OPEN


def test_what_is_closed_is_not_closed_again(shown, screen, works):
    screen.listed.deeds.choose(kept(shown, works[2]), AssignmentState.DROPPED)
    assert shown.window.question.sentence() == ""


def test_choices_at_the_chip(shown, screen):
    from handbook.ui.screens.assignments.lists import choices

    table = screen.listed.lists.table()
    assert [words for _, words in choices(table.rows()[0])] == [
        "Hoàn thành…",
        "Không thực hiện nữa…",
    ]
    column = table.model.columns[-1]
    column.write(table.rows()[0], AssignmentState.DONE)
    assert "Thu gom rác" in shown.window.question.sentence()


def test_opening_one_shows_its_life(shown, screen, works):
    shown.go("assignments", uid=works[2].uid)
    assert screen.listed.view.value() is View.DONE
    assert screen.listed.lists.table().selected().assignment.uid == works[2].uid
    life = screen.listed.panel.life
    from handbook.ui.screens.assignments.life import events

    told = events(life)
    assert told[0].title.startswith("Giao tại: Sinh hoạt thường kỳ tháng")
    assert told[0].meeting == shown.meeting.uid
    assert (told[1].title, told[1].second) == ("Ngoài buổi họp: hoàn thành", "xong mái")
    assert life.who == "Hoàng Văn An"


def test_from_its_life_to_the_meeting_that_gave_it(shown, screen, works):
    from handbook.ui.parts.buttons import Button

    shown.go("assignments", uid=works[0].uid)
    opens = [b for b in screen.listed.panel.findChildren(Button) if b.text() == "Mở buổi"]
    opens[0].click()
    shown.settled()
    assert shown.window._at == "meetings"


def test_closing_it_opens_no_other(shown, screen, works):
    shown.go("assignments", uid=works[0].uid)
    shown.widget("assignment.close").click()
    look_at(shown, screen, View.PERSON)
    assert screen.listed.panel.isHidden()
    assert screen.listed.lists.table().view.hasFocus()


def test_one_that_is_gone_is_said(shown, screen):
    shown.go("assignments", uid=new_uid())
    assert "không còn trong cuốn sổ" in shown.window.notice.sentence()


def test_tasks_of_the_year_by_a_resolution(shown, screen):
    screen.main_action.on()
    page = screen.yearly
    assert screen.title == "Giao nhiệm vụ năm"
    # Six of the roster; the exempt one is not ticked, the one who left is not there.
    assert [line.member.name for line in page.lines if not line.tick.value()] == ["Quan Văn Hùng"]
    assert screen.main_action.words == "Giao cho 6 đồng chí"
    screen.main_action.on()
    assert page.fields["document"].problem() and page.common.problem()
    page.fields["document"].set_value("Nghị quyết số 01-NQ/CB")
    page.common.set_value("Phụ trách 5 hộ")
    page.lines[0].own.set_value("Phụ trách tổ an ninh")
    screen.main_action.on()
    shown.settled()
    made = [a for a in shown.read(lambda store: store.assignments.open()) if a.document]
    assert len(made) == 6
    assert {a.what for a in made} == {"Phụ trách 5 hộ", "Phụ trách tổ an ninh"}
    assert {a.due for a in made} == {f"{TODAY.year}-12-31"}
    assert screen.title == "Việc được giao"
    assert "Đã giao nhiệm vụ năm cho 6 đồng chí" in shown.window.notice.sentence()


def half_typed(screen):
    page = screen.yearly
    page.fields["document"].set_value("Nghị quyết số 01-NQ/CB")
    page.fields["due"].set_value(date(TODAY.year, 11, 30))
    page.lines[0].own.set_value("Phụ trách tổ an ninh")
    page.lines[1].tick.set_value(False)
    page.common.edited.emit()


def test_tasks_of_the_year_half_typed_outlive_a_kill(shown, screen):
    screen.main_action.on()
    half_typed(screen)
    shown.go("members")
    shown.settled()
    again = YearlyPage(screen.desk, lambda: None, lambda: None)
    shown.qtbot.addWidget(again)
    again.start([line.member for line in screen.yearly.lines])
    shown.settled()

    assert again.fields["document"].value() == "Nghị quyết số 01-NQ/CB"
    assert again.fields["due"].value() == date(TODAY.year, 11, 30)
    assert again.lines[0].own.value() == "Phụ trách tổ an ninh"
    assert not again.lines[1].tick.value() and again.lines[2].tick.value()
    assert "còn ở đây" in shown.window.notice.sentence()


def test_tasks_of_the_year_given_up_are_forgotten(shown, screen):
    screen.main_action.on()
    half_typed(screen)
    screen.flush()
    screen.actions[0].on()
    shown.settled()
    assert shown.read(lambda store: store.drafts.forms()) == ()
    screen.main_action.on()
    shown.settled()
    assert screen.yearly.fields["document"].value() == ""


def test_the_duty_of_the_new_year_leads_to_its_page(shown):
    screen = shown.go("assignments", new="year")
    assert screen.title == "Giao nhiệm vụ năm" and screen.yearly.count() == 6
    screen.home()
    assert screen.title == "Việc được giao"


def test_a_task_no_meeting_gave_can_go_to_the_bin_and_come_back(shown, screen):
    one = given(shown, "Nhiệm vụ năm", meeting="", document="Nghị quyết số 01-NQ/CB")
    shown.go("assignments", uid=one.uid)
    from handbook.ui.screens.assignments.life import events

    assert events(screen.listed.panel.life)[0].title == "Giao theo Nghị quyết số 01-NQ/CB"
    shown.widget("assignment.bin").click()
    shown.settled()
    assert shown.read(lambda store: store.assignments.find_uid(one.uid)) is None
    assert screen.listed.panel.isHidden()


def test_excel_has_what_is_shown(shown, screen, tmp_path):
    path = tmp_path / "viec.xlsx"
    screen.listed.export_to(path)
    shown.until(path.exists)
    shown.settled()
    page = openpyxl.load_workbook(path).active
    assert [page.cell(row, 2).value for row in (6, 7, 8)] == whats(screen)
    assert page.cell(3, 1).value.startswith("Đang thực hiện, 3 việc")


def test_one_in_place_of_the_list_where_it_is_narrow(shown, screen, works):
    shown.window.resize(900, 700)
    shown.go("assignments", uid=works[0].uid)
    assert not screen.listed._left.isVisible()
    shown.widget("assignment.close").click()
    assert screen.listed._left.isVisible()


def test_long_words_are_short_in_a_sentence():
    assert short("a" * 60) == "a" * 60
    assert short("a" * 61) == "a" * 59 + "…"
