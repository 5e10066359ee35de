"""One breakthrough task at the real window: registering, adjusting, and every deed of its life."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QPushButton

from handbook.records.basics import new_uid
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.tasks import Outcome, TaskOrigin, TaskState, TaskStep, Timing
from handbook.ui.parts.chain_view import LinkButton

YEAR = date.today().year


@pytest.fixture
def opened(shown, screen, works):
    """A maker: opens one of the works by its short name."""

    def show(name: str):
        screen.show_task(works[name].uid)
        shown.settled()
        return screen.task

    return show


def kept(shown, one):
    return shown.read(lambda store: store.tasks.by_uid(one.uid))


def put(shown, page, **values) -> None:
    for name, value in values.items():
        page.card.form.fields[name].set_value(value)
    page.card.do()
    shown.settled()


def answer(shown, text: str) -> None:
    question = shown.window.question
    assert question.sentence()
    question._why.set_value(text)
    question._let_deed()
    question._do()
    shown.settled()


def words_of(page) -> str:
    labels = page.findChildren(QPushButton)
    return " ".join(button.accessibleName() for button in labels if button.isVisible())


def test_registering_one_and_finding_it_on_its_page(shown, screen):
    screen.add(TaskOrigin.REGISTERED)
    shown.settled()
    form = screen.form
    assert not form.save() and "tên việc" in form.fields["title"].problem()
    form.fields["due"].editor.set_value(f"{YEAR - 1}-12-31")
    assert not form.save() and "trước kỳ của việc" in form.fields["due"].problem()
    form.fields["due"].editor.set_value("")
    form.fields["title"].set_value("Kéo điện chiếu sáng ngõ xóm")
    form.fields["assignee"].set_value(shown.members[3].uid)
    form.plan._add()
    form.plan.rows[0].what.set_value("Khảo sát tuyến")
    assert form.save()
    shown.settled()
    assert screen._stack.currentWidget() is screen.task
    one = shown.read(lambda store: store.tasks.by_uid(screen.task.life.task.uid))
    assert one.title == "Kéo điện chiếu sáng ngõ xóm" and one.state is TaskState.REGISTERED
    assert one.assignee == shown.members[3].uid and one.origin is TaskOrigin.REGISTERED
    assert one.steps == (TaskStep(what="Khảo sát tuyến"),)
    assert screen.main_action.words == "Giao việc"


def test_adjusting_asks_why_and_is_noted(shown, screen, works, opened):
    opened("new")
    screen.edit(kept(shown, works["new"]))
    shown.settled()
    form = screen.form
    assert form.fields["assignee"].editor.text() == "Đỗ Thị Hạnh"
    form.fields["quantity"].set_value("02 km")
    assert not form.save()
    assert form.fields["why"].problem() == "Đã đổi số lượng; hãy ghi vì sao điều chỉnh."
    form.fields["why"].set_value("Có thêm vốn")
    assert form.save()
    shown.settled()
    one = kept(shown, works["new"])
    assert one.origin is TaskOrigin.ADJUSTED
    assert [(c.what, c.after, c.why) for c in one.changes] == [("Số lượng", "02 km", "Có thêm vốn")]


def test_assigning_one_by_a_paper(shown, screen, works, opened):
    page = opened("new")
    screen.main_action.on()
    put(shown, page, assigner="Chi ủy", document="Nghị quyết số 02-NQ/CB")
    one = kept(shown, works["new"])
    assert (one.state, one.assigner, one.document) == (
        TaskState.ASSIGNED,
        "Chi ủy",
        "Nghị quyết số 02-NQ/CB",
    )
    assert page.card is None and screen.main_action.words == "Ghi tiến độ"


def test_logging_progress_reports_for_the_checkpoint(shown, screen, works, opened):
    page = opened("far")
    screen.main_action.on()
    page.card.do()
    assert page.card.form.fields["what"].problem() == "Hãy ghi đã làm được gì."
    put(shown, page, what="Đã lập tổ 5 người", percent=40, obstacles="Thiếu máy")
    (entry,) = kept(shown, works["far"]).log
    assert (entry.what, entry.percent, entry.obstacles) == ("Đã lập tổ 5 người", 40, "Thiếu máy")
    assert "đạt 40 %" in page._second.text()


def test_evaluating_offers_to_close_the_shortcoming(shown, screen, works, opened):
    fault = Shortcoming(uid=new_uid(), what="Chưa số hóa hồ sơ", year=YEAR - 1)

    def link(store):
        store.shortcomings.put(fault)
        one = store.tasks.by_uid(works["soon"].uid)
        store.tasks.put(replace(one, shortcomings=(fault.uid,)))

    shown.work.change("Gắn hạn chế", link)
    page = opened("soon")
    assert [b.link.title for b in page.findChildren(LinkButton)][:1] == ["Chưa số hóa hồ sơ"]
    screen.actions[0].on()
    page.card.do()
    assert page.card.form.fields["outcome"].problem()
    put(shown, page, outcome=Outcome.MET, why="Đủ hồ sơ")
    one = kept(shown, works["soon"])
    assert one.state is TaskState.EVALUATED and one.evaluation.outcome is Outcome.MET
    assert one.evaluation.timing is Timing.EARLY
    shown.widget("task.remedied").click()
    shown.settled()
    now = shown.read(lambda store: store.shortcomings.by_uid(fault.uid))
    assert now.state is ShortcomingState.REMEDIED
    assert (
        page.findChild(QPushButton, "task.remedied") is None
        or not shown.widget("task.remedied").isVisible()
    )


def test_carrying_over_leads_to_the_next_one(shown, screen, works, opened):
    page = opened("late")
    page.carry_over()
    page.card.do()
    assert page.card.form.fields["why"].problem()
    put(shown, page, year=YEAR + 1, until_year=YEAR + 1, why="Chưa có vốn")
    assert kept(shown, works["late"]).state is TaskState.CARRIED_OVER
    (new,) = shown.read(lambda store: store.tasks.continuing(works["late"].uid))
    assert (new.year, new.state) == (YEAR + 1, TaskState.ASSIGNED)
    assert "Mở việc" in words_of(page)


def test_splitting_into_two(shown, screen, works, opened):
    page = opened("late")
    page.split()
    put(shown, page, why="Hai xóm làm riêng", title1="Xóm trên", title2="Xóm dưới")
    assert kept(shown, works["late"]).state is TaskState.SPLIT
    parts = shown.read(lambda store: store.tasks.continuing(works["late"].uid))
    assert [one.title for one in parts] == ["Xóm trên", "Xóm dưới"]


def test_dropping_with_a_reason_and_taking_up_again(shown, screen, works, opened):
    opened("late")
    screen.deeds.ask_drop(kept(shown, works["late"]))
    answer(shown, "Đã có dự án khác")
    one = kept(shown, works["late"])
    assert (one.state, one.end_reason) == (TaskState.DROPPED, "Đã có dự án khác")
    screen.actions[0].on()
    answer(shown, "Dự án kia dừng")
    assert kept(shown, works["late"]).state is TaskState.ASSIGNED


def test_a_step_is_ticked_with_one_click(shown, screen, works, opened):
    def plan(store):
        one = store.tasks.by_uid(works["soon"].uid)
        store.tasks.put(replace(one, steps=(TaskStep(what="Quét hồ sơ"),)))

    shown.work.change("Kế hoạch", plan)
    opened("soon")
    shown.widget("task.step.0").click()
    shown.settled()
    assert kept(shown, works["soon"]).steps[0].done_on == date.today().isoformat()


def test_the_bin_is_refused_while_the_loop_rests_on_it(shown, screen, works, opened):
    fault = Shortcoming(uid=new_uid(), what="Chưa số hóa hồ sơ", year=YEAR - 1)

    def link(store):
        store.shortcomings.put(fault)
        one = store.tasks.by_uid(works["soon"].uid)
        store.tasks.put(replace(one, shortcomings=(fault.uid,)))

    shown.work.change("Gắn hạn chế", link)
    opened("soon")
    screen.deeds.bin(kept(shown, works["soon"]), screen.home)
    shown.settled()
    assert "không xóa được" in shown.window.notice._words.text()
    assert kept(shown, works["soon"]).title == "Số hóa hồ sơ đất đai"


def test_a_task_for_a_shortcoming_is_begun_with_what_is_known(shown, screen):
    fault = Shortcoming(uid=new_uid(), what="Ít chuyên đề", remedy="Mỗi quý một buổi", year=YEAR)
    shown.work.change("Hạn chế", lambda store: store.shortcomings.put(fault))
    shown.go("tasks", shortcoming=fault.uid)
    form = screen.form
    assert form.fields["title"].value() == "Mỗi quý một buổi"
    assert form.fields["shortcomings"].value() == (fault.uid,)
    assert form.fields["year"].value() == YEAR + 1


def test_typing_is_kept_over_a_lock(shown, screen):
    screen.add(TaskOrigin.REGISTERED)
    shown.settled()
    title = screen.form.fields["title"].editor
    shown.qtbot.keyClicks(title, "Viec go do")
    screen.flush()
    shown.settled()
    (waiting,) = shown.read(lambda store: list(store.drafts.waiting()))
    assert waiting[0] == "task" and waiting[1].title == "Viec go do"
    screen.form.leave()
    shown.settled()
    assert shown.read(lambda store: list(store.drafts.waiting())) == []


def test_an_entry_of_the_log_is_not_lost_when_one_leaves(shown, screen, works, opened):
    page = opened("far")
    page.log()
    shown.qtbot.keyClicks(page.card.form.fields["what"].editor, "Da lap to")
    page._typing.keep()
    shown.settled()
    ((kind, kept_typing),) = shown.read(lambda store: list(store.drafts.waiting()))
    assert kind == "task" and kept_typing.log[-1].what == "Da lap to"
    shown.go("members")
    assert [e.what for e in kept(shown, works["far"]).log] == ["Da lap to"]
    assert page.card is None


def test_leaving_the_entry_by_its_button_forgets_it(shown, screen, works, opened):
    page = opened("far")
    page.log()
    shown.qtbot.keyClicks(page.card.form.fields["what"].editor, "Da lap to")
    shown.widget("task.deed.leave").click()
    shown.go("members")
    assert kept(shown, works["far"]).log == ()


def typed_on(page, **values) -> None:
    for name, value in values.items():
        page.card.form.fields[name].set_value(value)
        page.card.form.edited.emit(name)


def forms(shown):
    return shown.read(lambda store: store.drafts.forms())


def test_an_evaluation_half_typed_comes_back_and_ends_nothing(shown, screen, works, opened):
    page = opened("soon")
    page.evaluate()
    day = date(YEAR, 11, 2)
    typed_on(page, on=day, outcome=Outcome.BEYOND, points=Decimal("4.5"), why="Đủ hồ sơ")
    opened("far")
    assert page.card is None
    assert kept(shown, works["soon"]).state is TaskState.ASSIGNED
    opened("soon")
    values = page.card.form.values()
    assert (values["on"], values["outcome"]) == (day, Outcome.BEYOND)
    assert (values["points"], values["why"]) == (Decimal("4.5"), "Đủ hồ sơ")
    assert "gõ dở" in page.card.notice.sentence()
    page.card.do()
    shown.settled()
    assert kept(shown, works["soon"]).evaluation.points == 4.5
    assert forms(shown) == () and page.card is None


@pytest.mark.parametrize(
    ("name", "deed", "values"),
    [
        ("soon", "carry_over", {"year": YEAR + 1, "why": "Chưa có vốn"}),
        ("soon", "split", {"title1": "Xóm trên", "title2": "Xóm dưới", "why": "Làm riêng"}),
        ("new", "assign", {"assigner": "Chi ủy", "document_date": date(YEAR, 1, 10)}),
    ],
)
def test_the_form_of_a_deed_is_kept_when_one_leaves(
    shown, screen, works, opened, name, deed, values
):
    page = opened(name)
    getattr(page, deed)()
    typed_on(page, **values)
    shown.go("members")
    (one,) = forms(shown)
    assert (one.deed, one.about) == (deed, works[name].uid)
    shown.go("tasks")
    screen.home()
    opened(name)
    shown_values = page.card.form.values()
    assert {n: shown_values[n] for n in values} == values
    shown.widget("task.deed.leave").click()
    shown.settled()
    assert forms(shown) == ()
    opened("far")
    opened(name)
    assert page.card is None


def test_going_from_deed_to_deed_loses_neither(shown, screen, works, opened):
    page = opened("soon")
    page.carry_over()
    typed_on(page, why="Chưa có vốn")
    page.split()
    typed_on(page, title1="Xóm trên")
    page.carry_over()
    assert page.card.form.values()["why"] == "Chưa có vốn"
    page.split()
    assert page.card.form.values()["title1"] == "Xóm trên"
