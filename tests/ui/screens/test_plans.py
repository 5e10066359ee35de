"""Kế hoạch at the real window: tasks typed in place, reviews, the paper."""

from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.plans import Plan, PlanItem, PlanState

TODAY = date.today()


@pytest.fixture
def plan(shown) -> Plan:
    made = Plan(
        uid=new_uid(),
        date=date(TODAY.year, 3, 10),
        document="Nghị quyết số 57-NQ/TW",
        items=(PlanItem(what="Tuyên truyền", due="2026-06-30"),),
    )
    shown.work.change("Thêm", lambda store: store.plans.put(made))
    shown.settled()
    return made


@pytest.fixture
def page(shown, plan):
    screen = shown.go("assignments")
    screen.tabs.press(2)
    shown.settled()
    return screen.plans


def kept(shown, uid: str) -> Plan:
    return shown.read(lambda store: store.plans.by_uid(uid))


def test_list(shown, page):
    (line,) = page.table.rows()
    words = [column.words(line) for column in page.table.model.columns]
    assert words == [f"10/03/{TODAY.year}", "Nghị quyết số 57-NQ/TW", "Đang thực hiện"]
    screen = shown.window._screens["assignments"]
    assert screen.subtitle == f"1 kế hoạch trong năm {TODAY.year}"


def test_tasks_are_added_typed_and_dropped(shown, page, plan):
    page.open_listed(plan.uid)
    form = page.form
    shown.widget("plan.add").click()
    fields = form.item.fields
    for name, typed in (("what", "Tập huấn"), ("people", "Bí thư"), ("result", "tốt")):
        type_into(fields[name], typed)
    type_into(fields["due"], "2026-09")
    type_into(fields["check_on"], "2026-08-20")
    words = [column.words(form.items.rows()[1]) for column in form.items.model.columns]
    assert words == ["Tập huấn", "09/2026", "20/08/2026", "Đã xong"]
    form._pick(0)
    shown.widget("plan.drop").click()
    shown.widget("plan.add").click()  # stays empty and is left out
    shown.widget("plan.keep").click()
    shown.settled()
    wanted = PlanItem(
        what="Tập huấn", who="Bí thư", due="2026-09", check_on="2026-08-20", result="tốt"
    )
    assert kept(shown, plan.uid).items == (wanted,)


def test_the_task_that_is_picked_is_the_one_typed(shown, page, plan):
    page.open_listed(plan.uid)
    shown.widget("plan.add").click()
    type_into(page.form.item.fields["what"], "Tập huấn")
    page.form.items.select(0)
    assert page.form.item.fields["what"].value() == "Tuyên truyền"
    type_into(page.form.item.fields["result"], "xong")
    assert [item.result for item in page.form.record.items] == ["xong", ""]


def test_a_wrong_day_is_said_and_keeps_it_from_being_written(shown, page, plan):
    page.open_listed(plan.uid)
    page.form.item.fields["due"].editor.line.set_value("mai")
    page.form.item.fields["due"].edited.emit()
    assert page.form.record.items == plan.items
    shown.widget("plan.keep").click()
    assert page.form.item.fields["due"].problem()
    assert page.form.dirty


def test_finished_wants_the_final_review(shown, page, plan):
    page.open_listed(plan.uid)
    state, final = page.form.fields.fields["state"], page.form.reviews.fields["final"]
    state.set_value(PlanState.FINISHED)
    state.editor.edited.emit()
    shown.widget("plan.keep").click()
    assert "tổng kết" in final.problem()
    final.set_value("Đạt mục tiêu.")
    final.editor.edited.emit()
    shown.go("members")  # leaving writes it
    assert kept(shown, plan.uid).state is PlanState.FINISHED


def test_new_and_binned(shown, page):
    shown.window._screens["assignments"].main_action.on()
    shown.widget("plan.keep").click()
    document = page.form.fields.fields["document"]
    assert "văn bản" in document.problem()
    document.set_value("Chỉ thị số 50-CT/TW")
    document.editor.edited.emit()
    shown.widget("plan.keep").click()
    shown.settled()
    assert len(page.table.rows()) == 2
    shown.widget("plan.bin").click()
    shown.settled()
    assert len(page.table.rows()) == 1


def test_search_and_print(shown, page, plan):
    shown.go("assignments", plan=plan.uid)
    assert page.form.record.uid == plan.uid
    shown.widget("plans.print").click()
    shown.settled()
    assert shown.window._screens["printing"]._paper.id == "plan"


def test_people_typed_by_name_are_members(shown, page, plan):
    page.open_listed(plan.uid)
    type_into(page.form.item.fields["people"], "lý thu hằng; Hội Phụ nữ")
    what = page.form.items.model.columns[0]
    assert what.second(page.form.items.rows()[0]) == "Lý Thu Hằng, Hội Phụ nữ"
    shown.widget("plan.keep").click()
    shown.settled()
    (item,) = kept(shown, plan.uid).items
    assert (item.members, item.who) == ((shown.members[1].uid,), "Hội Phụ nữ")


def type_into(field, value) -> None:
    field.set_value(value)
    field.editor.edited.emit()


def waiting(shown):
    return shown.read(lambda store: store.drafts.waiting())


def test_typing_is_kept_within_the_file_before_it_is_written(shown, page, plan):
    page.open_listed(plan.uid)
    type_into(page.form.reviews.fields["interim"], "Được nửa việc.")
    shown.until(lambda: waiting(shown))
    ((kind, draft),) = waiting(shown)
    assert (kind, draft.interim) == ("plan", "Được nửa việc.")
    shown.widget("plan.keep").click()
    shown.settled()
    assert waiting(shown) == ()


def test_leaving_a_form_forgets_its_typing(shown, page, plan):
    page.open_listed(plan.uid)
    type_into(page.form.reviews.fields["interim"], "Được nửa việc.")
    shown.until(lambda: waiting(shown))
    shown.widget("plan.leave").click()
    shown.settled()
    assert waiting(shown) == ()
    assert kept(shown, plan.uid).interim == ""


def test_what_could_not_be_written_comes_back(shown, plan):
    cut_off = Plan(uid=new_uid(), date=TODAY, document="", interim="Đang viết")
    done = []
    shown.work.service(lambda book: book.keep_typing(cut_off), done.append)
    shown.until(lambda: done)
    screen = shown.go("assignments")
    screen.tabs.press(2)
    shown.settled()
    assert screen.plans.form.record == cut_off
    assert "gõ dở" in screen.plans.form.notice.sentence()
    type_into(screen.plans.form.fields.fields["document"], "Kết luận số 12-KL/ĐU")
    shown.widget("plan.keep").click()
    shown.settled()
    assert kept(shown, cut_off.uid).interim == "Đang viết"
