"""Bốn tốt at the real window: registered, judged either way, voted, decided."""

from datetime import date

import pytest

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


def test_judged_by_key_and_the_rest_at_once(shown, page, own):
    page.open_listed(own.uid)
    page.one._by_key(Verdict.NOT_MET, page.one.record.lines[0])
    shown.widget("four_good.all_met").click()
    count = len(own.lines)
    assert page.one.total.text() == f"{count - 1}/{count} nội dung đạt"
    keep(shown)
    verdicts = [line.verdict for line in kept(shown, YEAR - 1).lines]
    assert verdicts == [Verdict.NOT_MET, *[Verdict.MET] * (count - 1)]


def test_points_are_held_within_the_most(shown, page, own):
    page.open_listed(own.uid)
    write(page.one, "mode", FourGoodMode.POINTS)
    first = page.one.record.lines[0]
    page.one.give(first, "99")
    assert "nhiều nhất" in page.one.notice.sentence()
    page.one.give(first, "chín")
    assert "không phải là số điểm" in page.one.notice.sentence()
    page.one.give(first, "9,5")
    assert page.one.total.text().startswith("9,5/100 điểm, còn")
    keep(shown)
    now = kept(shown, YEAR - 1)
    assert (now.mode, now.lines[0].points) == (FourGoodMode.POINTS, 9.5)


def test_sums_that_are_not_a_hundred_are_said(shown, page, own):
    page.open_listed(own.uid)
    write(page.one, "mode", FourGoodMode.POINTS)
    assert page.one.sums.sentence() == ""
    page.one.most(page.one.record.lines[0], "1")
    shown.until(lambda: "phải bằng 100" in page.one.sums.sentence())


def test_lines_are_added_and_taken_out(shown, page, own):
    page.open_listed(own.uid)
    page.one.drop_line()
    assert "chọn trong bảng" in page.one.notice.sentence()
    page.one.add_line(2)
    shown.until(lambda: len(page.one._table_shown().rows()) == len(own.lines) + 1)
    new = next(line for line in page.one.record.lines if line.text == "Nội dung mới")
    assert new.good == 2
    page.one._table_shown().select(new.id)
    page.one.drop_line()
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
