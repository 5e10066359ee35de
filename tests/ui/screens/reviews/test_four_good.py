"""Bốn tốt at the real window: registered, judged either way, voted, decided."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from handbook.records import review_forms
from handbook.records.basics import new_uid
from handbook.records.four_good import FourGood, FourGoodMode, Verdict

YEAR = date.today().year


@pytest.fixture
def own(shown) -> FourGood:
    one = FourGood(uid=new_uid(), year=YEAR - 1, lines=review_forms.four_good_lines())
    shown.work.change("Thêm", lambda store: store.four_good.put(one))
    shown.settled()
    return one


@pytest.fixture
def page(shown, own):
    screen = shown.go("reviews")
    screen.tabs.press(3)
    shown.settled()
    return screen.tab().page


def kept(shown, year: int) -> FourGood:
    return shown.read(lambda store: store.four_good.of_year(year))


def write(form, name: str, value) -> None:
    field = next(part.fields[name] for part in form._forms if name in part.fields)
    field.set_value(value)
    field.editor.edited.emit()


def keep(shown) -> None:
    shown.widget("four_good.keep").click()
    shown.settled()


def test_a_new_year_starts_from_the_lines_of_the_last(shown, page, own):
    shown.window._screens["reviews"].main_action.on()
    page.one.text.set_value("Đăng ký đạt")
    page.one.text.editor.edited.emit()
    keep(shown)
    now = kept(shown, YEAR)
    assert (now.registered_text, now.registered_on) == ("Đăng ký đạt", date.today().isoformat())
    assert [line.text for line in now.lines] == [line.text for line in own.lines]
    assert [one.year for one in page.table.rows()] == [YEAR, YEAR - 1]


def type_into(editor, value) -> None:
    editor.set_value(value)
    editor.edited.emit()


def test_judged_one_by_one_and_the_rest_at_once(shown, page, own):
    page.open_listed(own.uid)
    type_into(page.one.judged.rows[0].verdict, Verdict.NOT_MET)
    count = len(own.lines)
    assert (
        page.one.total.text() == f"0/{count} nội dung đạt, còn {count - 1} nội dung chưa đánh giá"
    )
    shown.widget("four_good.all_met").click()
    assert page.one.total.text() == f"{count - 1}/{count} nội dung đạt"
    keep(shown)
    verdicts = [line.verdict for line in kept(shown, YEAR - 1).lines]
    assert verdicts == [Verdict.NOT_MET, *[Verdict.MET] * (count - 1)]


def test_points_are_held_within_the_most(shown, page, own, qtbot):
    page.open_listed(own.uid)
    write(page.one, "mode", FourGoodMode.POINTS)
    first, second = page.one.judged.rows[:2]
    type_into(first.points, Decimal(99))
    keep(shown)
    assert "phải từ 0 đến 10" in page.one.notice.sentence()
    first.points.line.setText("chín")
    first.points.edited.emit()
    keep(shown)
    assert "từ 0 đến 1000" in page.one.notice.sentence()
    type_into(first.points, Decimal("9.5"))
    assert page.one.total.text().startswith("9,5/100 điểm, còn")
    first.points.setFocus()
    qtbot.keyClick(first.points.line, Qt.Key.Key_Return)
    assert shown.window.focusWidget() is second.points.line
    keep(shown)
    now = kept(shown, YEAR - 1)
    assert (now.mode, now.lines[0].points) == (FourGoodMode.POINTS, 9.5)


def test_sums_that_are_not_a_hundred_are_said(shown, page, own):
    page.open_listed(own.uid)
    write(page.one, "mode", FourGoodMode.POINTS)
    assert page.one.sums.sentence() == ""
    type_into(page.one.judged.rows[0].most, Decimal(1))
    assert "phải bằng 100" in page.one.sums.sentence()


def test_the_mode_turned_and_turned_back_loses_nothing(shown, page, own):
    page.open_listed(own.uid)
    type_into(page.one.judged.rows[0].verdict, Verdict.MET)
    write(page.one, "mode", FourGoodMode.POINTS)
    write(page.one, "mode", FourGoodMode.PASS)
    assert page.one.judged.rows[0].verdict.value() is Verdict.MET


def test_lines_are_added_written_and_taken_out(shown, page, own):
    page.open_listed(own.uid)
    page.one.judged.add_line(2)
    (new,) = [line for line in page.one.record.lines if not line.text]
    assert new.good == 2
    type_into(page.one.judged.row_of(new.id).text, "Đổi mới sinh hoạt")
    keep(shown)
    assert "Đổi mới sinh hoạt" in [line.text for line in kept(shown, YEAR - 1).lines]
    page.one.judged.remove(new.id)
    assert page.one.record.lines == own.lines


def test_vote_and_decision(shown, page, own):
    page.open_listed(own.uid)
    write(page.one, "present", 20)
    write(page.one, "yes", 21)
    keep(shown)
    assert "từ 0 đến số người dự" in page.one.vote.fields["yes"].problem()
    write(page.one, "yes", 18)
    assert page.one.share.text() == "Tán thành 18/20, đạt 90,0%."
    write(page.one, "proposed", Verdict.MET)
    write(page.one, "decided", Verdict.MET)
    write(page.one, "decided_on", f"{YEAR}-01-15")
    keep(shown)
    now = kept(shown, YEAR - 1)
    assert (now.yes, now.decided, now.decided_on) == (18, Verdict.MET, f"{YEAR}-01-15")
    assert page.subtitle() == f"Năm {YEAR - 1}: công nhận: đạt"


def test_search_leads_to_the_year_and_its_print(shown, page, own, monkeypatch):
    asked = []
    monkeypatch.setattr(page._output, "offer", lambda paper, request: asked.append(request.year))
    screen = shown.go("reviews", four_good=own.uid)
    assert screen.shown_record().uid == own.uid
    shown.widget("four_goods.print").click()
    shown.widget("four_good.print").click()
    assert asked == [YEAR - 1, YEAR - 1]


def test_leaving_writes_what_is_typed(shown, page, own):
    page.open_listed(own.uid)
    write(page.one, "note", "Tự chấm")
    shown.go("members")
    assert kept(shown, YEAR - 1).note == "Tự chấm"
