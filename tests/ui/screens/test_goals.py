"""Chỉ tiêu năm at the real window: list, chart, form, what is typed is never lost."""

from datetime import date
from decimal import Decimal

import pytest

from handbook.records.attendance_stats import Span
from handbook.records.basics import new_uid
from handbook.records.resolutions import Resolution
from handbook.records.year_goals import GoalKind, GoalResult, GoalState, YearGoal

YEAR = date.today().year


@pytest.fixture
def goals(shown) -> list[YearGoal]:
    result = GoalResult(period=f"{YEAR}-03", value="2")
    made = [
        YearGoal(
            uid=new_uid(),
            year=YEAR,
            name="Kết nạp đảng viên",
            target="4",
            unit="đồng chí",
            member=shown.members[0].uid,
            results=(result,),
        ),
        YearGoal(uid=new_uid(), year=YEAR, name="Đoàn kết", kind=GoalKind.THEME),
    ]
    shown.work.change("Thêm", lambda store: [store.year_goals.put(one) for one in made])
    shown.settled()
    return made


@pytest.fixture
def page(shown, goals):
    screen = shown.go("assignments")
    screen.tabs.press(1)
    shown.settled()
    return screen.goals


def kept(shown, uid: str) -> YearGoal:
    return shown.read(lambda store: store.year_goals.by_uid(uid))


def open_first_indicator(shown, page, goals) -> None:
    page.open_listed(goals[0].uid)
    shown.settled()
    assert page.form.isVisible()


def type_into(field, value) -> None:
    field.set_value(value)
    field.editor.edited.emit()


def test_list_and_chart(shown, page):
    columns = page.table.model.columns
    assert [[column.words(line) for column in columns] for line in page.table.rows()] == [
        ["", "Đoàn kết", "Đang thực hiện"],
        ["1", "Kết nạp đảng viên", "Đạt 50%"],
    ]
    assert [columns[1].second(line) for line in page.table.rows()] == [
        "Chủ đề năm",
        "2 / 4 đồng chí · Hà Minh Khôi",
    ]
    assert page.chart.said() == (
        "Tỷ lệ đạt của các chỉ tiêu: Kết nạp đảng viên: đạt 50%; vạch: 100%."
    )
    screen = shown.go("assignments")
    assert (screen.title, screen.subtitle) == (
        "Chỉ tiêu, nhiệm vụ năm",
        "0 trong 1 chỉ tiêu đạt kế hoạch",
    )


def test_a_result_typed_is_kept_and_reaches_the_target(shown, page, goals):
    open_first_indicator(shown, page, goals)
    value, note = page.form.values[f"{YEAR}-05"]
    value.set_value(Decimal("2.5"))
    note.set_value("vượt")
    value.edited.emit()
    shown.widget("goal.keep").click()
    shown.settled()
    assert kept(shown, goals[0].uid).results == (
        GoalResult(period=f"{YEAR}-03", value="2"),
        GoalResult(period=f"{YEAR}-05", value="2.5", note="vượt"),
    )
    assert page.subtitle() == "1 trong 1 chỉ tiêu đạt kế hoạch"
    assert page.form.record.version == 2


def test_leaving_the_screen_writes_what_is_typed(shown, page, goals):
    open_first_indicator(shown, page, goals)
    type_into(page.form.common.fields["name"], "Kết nạp đảng viên trẻ")
    shown.go("members")
    assert kept(shown, goals[0].uid).name == "Kết nạp đảng viên trẻ"


def test_going_to_another_goal_writes_the_first(shown, page, goals):
    open_first_indicator(shown, page, goals)
    type_into(page.form.rest.fields["note"], "theo dõi kỹ")
    page.open_listed(goals[1].uid)
    shown.settled()
    assert kept(shown, goals[0].uid).note == "theo dõi kỹ"
    assert page.form.record.uid == goals[1].uid


def test_a_new_one_wants_a_name(shown, page):
    shown.window._screens["assignments"].main_action.on()
    type_into(page.form.figures.fields["target"], Decimal(7))
    shown.widget("goal.keep").click()
    assert "nội dung" in page.form.common.fields["name"].problem()
    type_into(page.form.common.fields["name"], "Trồng rừng")
    type_into(page.form.figures.fields["rhythm"], Span.QUARTER)
    assert list(page.form.values) == [f"{YEAR}-Q{n}" for n in (1, 2, 3, 4)]
    shown.widget("goal.keep").click()
    shown.settled()
    made = shown.read(lambda store: store.year_goals.of_year(YEAR))[-1]
    assert (made.name, made.target, made.rhythm) == ("Trồng rừng", "7", Span.QUARTER)


def test_a_theme_has_a_state_and_no_figures(shown, page, goals):
    page.open_listed(goals[1].uid)
    assert page.form.state.isVisible()
    assert not page.form.figures.isVisible()
    type_into(page.form.state, GoalState.DONE)
    shown.widget("goal.keep").click()
    shown.settled()
    assert kept(shown, goals[1].uid).state is GoalState.DONE


def test_changing_how_it_is_followed_keeps_results_until_it_is_written(shown, page, goals):
    open_first_indicator(shown, page, goals)
    rhythm = page.form.figures.fields["rhythm"]
    type_into(rhythm, Span.QUARTER)
    type_into(rhythm, Span.MONTH)
    assert page.form.typed().results == kept(shown, goals[0].uid).results


def test_binned_and_taken_back(shown, page, goals):
    open_first_indicator(shown, page, goals)
    shown.widget("goal.bin").click()
    shown.settled()
    assert len(page.table.rows()) == 1
    assert not page.form.isVisible()
    shown.work.change("Lấy lại", lambda store: store.year_goals.unbin(goals[0].uid))
    shown.settled()
    assert len(page.table.rows()) == 2


def test_search_leads_to_a_goal_of_another_year(shown, page):
    old = YearGoal(uid=new_uid(), year=2020, name="Đường ngõ xóm")
    shown.work.change("Thêm", lambda store: store.year_goals.put(old))
    shown.go("assignments", goal=old.uid)
    assert page.year.value() == 2020
    assert page.form.record.uid == old.uid


def test_print_leads_to_the_paper_of_the_year(shown, page):
    shown.widget("goals.print").click()
    shown.settled()
    screen = shown.window._screens["printing"]
    assert (screen._paper.id, screen.choosers.year.value()) == ("indicators", YEAR)


def test_a_year_with_goals_alone_can_be_printed(shown, page):
    old = YearGoal(uid=new_uid(), year=2021, name="Đường ngõ xóm")
    shown.work.change("Thêm", lambda store: store.year_goals.put(old))
    shown.go("assignments", goal=old.uid)
    shown.widget("goals.print").click()
    shown.settled()
    assert shown.window._screens["printing"].choosers.year.value() == 2021


def test_back_to_the_assignments(shown, page):
    screen = shown.window._screens["assignments"]
    screen.tabs.press(0)
    assert screen.title == "Việc được giao"


def test_a_resolution_of_the_branch_is_chosen_and_cited(shown, page, goals):
    paper = Resolution(uid=new_uid(), meeting=shown.meeting.uid, date=shown.meeting.date)
    shown.work.change("Soạn", lambda store: store.resolutions.put(paper))
    shown.work.change(
        "Ban hành",
        lambda store: store.resolutions.mark_issued(store.resolutions.by_uid(paper.uid), 1),
    )
    shown.settled()
    page.reload()
    shown.settled()
    open_first_indicator(shown, page, goals)
    type_into(page.form.rest.fields["resolution"], paper.uid)
    assert page.form.rest.fields["document"].value() == "Nghị quyết số 01-NQ/CB"
    shown.widget("goal.keep").click()
    shown.settled()
    now = kept(shown, goals[0].uid)
    assert (now.resolution, now.document_date) == (paper.uid, paper.date.isoformat())
    assert page.form.rest.fields["resolution"].value() == paper.uid


def test_a_new_goal_begins_with_the_resolution_that_set_it(shown, page, goals):
    paper = Resolution(uid=new_uid(), meeting=shown.meeting.uid, date=shown.meeting.date)
    shown.work.change("Soạn", lambda store: store.resolutions.put(paper))
    shown.work.change(
        "Ban hành",
        lambda store: store.resolutions.mark_issued(store.resolutions.by_uid(paper.uid), 1),
    )
    shown.settled()
    shown.go("assignments", goal_of=paper.uid)
    shown.until(lambda: page.form.isVisible())
    assert page.form.rest.fields["document"].value() == "Nghị quyết số 01-NQ/CB"
    type_into(page.form.common.fields["name"], "Trồng 500 cây")
    shown.widget("goal.keep").click()
    shown.settled()
    made = shown.read(lambda store: store.year_goals.all())
    assert [goal.name for goal in made if goal.resolution == paper.uid] == ["Trồng 500 cây"]
