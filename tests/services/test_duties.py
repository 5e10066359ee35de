"""Duties of a real handbook: what is due, what people say of it, and that it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records import criteria_sets, scoring
from handbook.records.basics import new_uid
from handbook.records.criteria_sets import OwnSet
from handbook.records.duty_facts import AnswerState
from handbook.records.meetings import MeetingKind, Score
from handbook.records.plans import Plan, PlanItem, PlanState
from handbook.records.settings import DutySwitch, TypedDate
from handbook.records.tasks import Task, TaskLog, TaskState
from handbook.services import backup, duties, exchange, meetings, taking_in
from handbook.services.handbook import Handbook

DAY = date(2026, 11, 3)
LATER = date(2026, 11, 8)


def duty(book, id_: str, day: date = DAY):
    return next((d for d in duties.of_book(book, day) if d.id == id_), None)


def say(book, one, state: AnswerState, **more):
    return book.change("Trả lời", lambda s: duties.answer(s, one, state, DAY, **more)).value


def test_a_new_handbook_is_told_of_its_meeting_and_backup(book, people) -> None:
    found = {d.id for d in duties.of_book(book, DAY)}
    assert {"regular_meeting", "backup"} <= found
    assert "inspection_plan" not in found  # due before the handbook began


def test_what_is_done_is_not_asked_again(book, people) -> None:
    dues = duty(book, "dues", date(2026, 11, 26))
    say(book, dues, AnswerState.DONE)
    assert duty(book, "dues", date(2026, 11, 26)) is None
    assert duty(book, "dues", date(2026, 12, 28)).period == "2026-12"


def test_what_is_put_off_comes_back_with_its_reason(book, people) -> None:
    one = duty(book, "regular_meeting")
    say(book, one, AnswerState.POSTPONED, until=LATER, reason="Trùng tập huấn")
    back = duty(book, "regular_meeting", LATER)
    assert (back.due, back.postponed) == (LATER, "Trùng tập huấn")


def test_a_second_answer_takes_the_place_of_the_first(book, people) -> None:
    one = duty(book, "regular_meeting")
    first = say(book, one, AnswerState.POSTPONED, until=LATER, reason="Trùng tập huấn")
    second = say(book, one, AnswerState.NOT_APPLICABLE, reason="Sáp nhập chi bộ")
    assert second.uid == first.uid and second.version == 2 and second.until is None
    assert duty(book, "regular_meeting", LATER) is None


def test_put_off_without_a_reason_is_refused(book, people) -> None:
    with pytest.raises(BadInput):
        say(book, duty(book, "regular_meeting"), AnswerState.POSTPONED, until=LATER)


def test_switches_and_typed_dates_of_the_branch_count(book, people) -> None:
    def set_up(store):
        branch = store.branch.get()
        off = DutySwitch(duty="regular_meeting", on=False)
        typed = TypedDate(duty="year_summary", period="2026", on=date(2026, 11, 10))
        store.branch.put(replace(branch, duty_switches=(off,), typed_dates=(typed,)))

    book.change("Đặt", set_up)
    assert duty(book, "regular_meeting") is None
    assert duty(book, "year_summary").due == date(2026, 11, 10)


def test_meetings_prove_what_they_prove(book, ready) -> None:
    held = ready(date(2026, 11, 2))
    assert duty(book, "regular_meeting") is None
    assert duty(book, "finalise").record == held.uid


def test_answers_and_sets_travel_in_the_open_format(book, people, tmp_path, branch) -> None:
    say(book, duty(book, "regular_meeting"), AnswerState.NOT_APPLICABLE, reason="Sáp nhập")
    uid = new_uid()
    base = next(s for s in scoring.bundled() if s.local)
    own = OwnSet(uid=uid, criteria=criteria_sets.copied(base, uid, "Bộ của xã"))
    book.change("Chép", lambda store: store.criteria_sets.put(own))
    whole = exchange.document(book)
    again = exchange.decoded(exchange.encoded(whole))
    assert again.answers == whole.answers and len(again.answers) == 1
    assert again.criteria_sets[0].criteria == own.criteria
    other = Handbook.create(
        tmp_path / "khac.sotay", replace(branch, uid=new_uid()), "nhà văn hóa", cost=_cheap()
    ).handbook
    try:
        taking_in.take_in(other, again)
        back = exchange.document(other)
        assert (back.answers, back.criteria_sets) == (whole.answers, whole.criteria_sets)
    finally:
        other.close()


def test_a_new_meeting_is_scored_by_the_set_the_branch_chose(book, people) -> None:
    uid = new_uid()
    base = next(s for s in scoring.bundled() if s.local)
    own = OwnSet(uid=uid, criteria=criteria_sets.copied(base, uid, "Bộ của xã"))

    def choose(store):
        store.criteria_sets.put(own)
        store.branch.put(replace(store.branch.get(), criteria=uid))

    book.change("Chọn", choose)
    made = book.read(lambda s: meetings.new_meeting(s, MeetingKind.REGULAR, DAY))
    assert made.criteria_set == uid
    gathered = book.read(lambda s: meetings.gather(s, made))
    assert gathered.own_sets == (own.criteria,)
    scored = replace(made, scores=(Score(criterion="2.1", points=4.0),))
    assert "scores" not in {m.field for m in meetings.missing(gathered, scored)}


def _cheap():
    from handbook.services.slots import Cost

    return Cost(n=1024, r=8, p=1)


def test_only_a_backup_on_another_disk_answers_the_duty(book, people, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "disk_of", lambda folder: 2 if folder.name == "usb" else 1)
    backup.back_up(book, tmp_path / "cung-o")
    assert duty(book, "backup").late
    backup.back_up(book, tmp_path / "usb")
    assert duty(book, "backup") is None


def test_tasks_of_plans_are_duties_until_the_plan_is_finished(book):
    item = PlanItem(what="Rà soát hộ nghèo", due="2026-11-05")
    plan = Plan(uid=new_uid(), date=date(2026, 6, 1), document="Nghị quyết số 05", items=(item,))
    kept = book.change("Thêm kế hoạch", lambda store: store.plans.put(plan)).value

    def asked() -> list[str]:
        return [one.record for one in duties.of_book(book, DAY) if one.id == "plan_task"]

    assert asked() == [plan.uid]
    over = replace(kept, state=PlanState.FINISHED, final="Đạt.")
    book.change("Tổng kết", lambda store: store.plans.put(over))
    assert asked() == []


def test_a_round_under_way_asks_for_its_forms(book: Handbook, people) -> None:
    from handbook.records.review_rounds import RoundPeriod
    from handbook.services import rounds

    day = date(2026, 11, 24)

    def begin(store):
        begun = rounds.begin_round(store, RoundPeriod.YEAR, 2026, 0, day)
        return store.rounds.put(replace(begun, meeting_on="2026-11-27"))

    one = book.change("Mở đợt", begin).value
    found = {duty.id: duty for duty in duties.of_book(book, day)}
    assert found["review_forms"].record == one.uid
    assert found["review_forms"].title.endswith("còn 4 bản")
    assert "annual_review" in found
    book.change("Kết thúc", lambda store: rounds.close_round(store, one.uid, day))
    left = {duty.id for duty in duties.of_book(book, day)}
    assert not {"review_forms", "annual_review"} & left


def test_tasks_come_up_at_their_checkpoint_and_at_their_end(book, people) -> None:
    ends = {"a": "2026-11-10", "b": "2027-03-31", "c": "2027-03-31"}
    tasks = [
        Task(
            uid=uid,
            title=f"Việc {uid}",
            year=2026,
            until_year=2027,
            due=due,
            assignee=people[0].uid,
            state=TaskState.ASSIGNED,
            assigned_on="2026-08-01",
            log=(TaskLog(on=date(2026, 9, 30), checkpoint="2026-Q3"),),
        )
        for uid, due in ends.items()
    ]
    book.change("Giao việc", lambda s: [s.tasks.put(one) for one in tasks])
    ending = duty(book, "task_due")
    assert (ending.title, ending.record) == ("Việc đột phá đến hạn, chờ đánh giá: Việc a", "a")
    assert duty(book, "task_checkpoint") is None
    waiting = duty(book, "task_checkpoint", date(2026, 12, 27))
    assert "“Việc b” và “Việc c” (quý IV/2026)" in waiting.title
    said = say(book, waiting, AnswerState.DONE)
    assert said.period == "2026-Q4"
    assert duty(book, "task_checkpoint", date(2026, 12, 27)) is None
