"""The list of duties: chips in words, answers from the menu of a line, taking them back."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAction

from handbook.records.duty_days import Duty
from handbook.records.duty_facts import Answer, AnswerState
from handbook.records.duty_rules import Action, Tone
from handbook.ui.duty_list import DutyList, chip_of, second_of, shown_of
from handbook.ui.parts.tone import Tone as Look

TODAY = date(2026, 11, 2)


def duty(days: int | None = 5, **given) -> Duty:
    due = None if days is None else TODAY + timedelta(days=days)
    return Duty(**{"id": "dues", "title": "Thu đảng phí", "second": "01-QĐ/TW", "due": due} | given)


@dataclass
class _Answers:
    kept: list = field(default_factory=list)

    def to(self, *key):
        return None

    def put(self, answer: Answer) -> Answer:
        self.kept.append(answer)
        return answer

    def bin(self, uid: str) -> None:
        self.kept = [a for a in self.kept if a.uid != uid]


@dataclass
class _Desk:
    """What the list asks of its desk; a change is done at once."""

    answers: _Answers = field(default_factory=_Answers)
    gone: list = field(default_factory=list)
    said: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    @property
    def work(self):
        return self

    def change(self, name, fn, then=None):
        made = fn(self)
        if then is not None:
            then(made)

    def go(self, name, **what):
        self.gone.append((name, what))

    def say(self, sentence, tone, action):
        self.said.append((sentence, action))

    def ask_why(self, sentence, label, deed, on_deed):
        self.asked.append((sentence, deed, on_deed))


@pytest.fixture
def desk():
    return _Desk()


@pytest.fixture
def listed(qtbot, dressed, desk):
    made = DutyList(desk)
    qtbot.addWidget(made)
    return made


def choose(listed, words: str) -> None:
    found = [a for a in listed.findChildren(QAction) if a.text() == words]
    assert len(found) == 1, words
    found[0].trigger()


def press(listed, name: str, words: str) -> None:
    line = listed.findChild(object, name)
    (button,) = [b for b in line.findChildren(object) if getattr(b, "text", str)() == words]
    button.click()


def test_chips_say_how_late_in_words():
    assert chip_of(duty(-2, late=True), TODAY) == ("Chậm 2 ngày", Look.LATE)
    assert chip_of(duty(0), TODAY) == ("Hôm nay", Look.CARE)
    assert chip_of(duty(1), TODAY) == ("Ngày mai", Look.CARE)
    assert chip_of(duty(12), TODAY) == ("Còn 12 ngày", Look.NEUTRAL)
    assert chip_of(duty(None, late=True), TODAY) == ("Cần làm ngay", Look.LATE)


def test_chips_of_a_last_day_a_warning_and_a_note():
    later = duty(-2, latest=TODAY + timedelta(days=10))
    assert chip_of(later, TODAY) == ("Chậm nhất 12/11/2026", Look.CARE)
    assert chip_of(duty(-2, tone=Tone.WARNING), TODAY) == ("Cần xem xét", Look.CARE)
    assert chip_of(duty(3, tone=Tone.NOTE), TODAY) == ("Hạn 05/11/2026", Look.NEUTRAL)


def test_late_assignments_do_not_push_the_rest_out():
    late = [duty(-30 + n, id=f"a{n}", action=Action.ASSIGNMENT) for n in range(20)]
    hold = duty(1, id="regular_meeting")
    kept = shown_of((*late, hold))
    assert hold in kept and len(kept) == 4


def test_the_rest_is_shown_when_asked_for(listed):
    listed.show_duties(tuple(duty(n, id=f"d{n}") for n in range(15)), TODAY)
    assert listed.findChild(object, "today.d14") is None
    listed.findChild(object, "today.more").click()
    assert listed.findChild(object, "today.d14") is not None


def test_done_is_kept_and_can_be_taken_back(listed, desk):
    listed.show_duties((duty(),), TODAY)
    press(listed, "today.dues", "Đã làm")
    (kept,) = desk.answers.kept
    assert (kept.duty, kept.state, kept.on) == ("dues", AnswerState.DONE, TODAY)
    sentence, undo = desk.said[0]
    assert "Thu đảng phí" in sentence
    undo.on()
    assert desk.answers.kept == []


def test_putting_off_asks_for_a_later_day_and_a_reason(listed, desk):
    listed.show_duties((duty(),), TODAY)
    choose(listed, "Hoãn đến ngày…")
    asked = listed.findChild(object, "today.put_off")
    asked.day.set_value(TODAY)
    asked.go.click()
    assert asked.day.problem() and asked.why.problem() and desk.answers.kept == []
    asked.day.set_value(date(2026, 11, 20))
    asked.why.set_value("Chờ kế hoạch")
    asked.go.click()
    (kept,) = desk.answers.kept
    assert (kept.state, kept.until, kept.reason) == (
        AnswerState.POSTPONED,
        date(2026, 11, 20),
        "Chờ kế hoạch",
    )


def test_not_applicable_asks_why(listed, desk):
    listed.show_duties((duty(),), TODAY)
    choose(listed, "Không áp dụng…")
    sentence, deed, on_deed = desk.asked[0]
    assert "Thu đảng phí" in sentence and deed == "Không áp dụng"
    on_deed("Thu qua cấp trên")
    assert desk.answers.kept[0].state is AnswerState.NOT_APPLICABLE


def test_what_the_records_prove_can_only_be_put_off(listed):
    listed.show_duties((duty(id="backup", action=Action.BACKUP),), TODAY)
    assert [a.text() for a in listed.findChildren(QAction) if a.text()] == ["Hoãn đến ngày…"]
    assert listed._answers(duty(None, id="backup", action=Action.BACKUP)) == []


def test_buttons_lead_to_the_place_of_the_deed(listed, desk):
    acts = {
        Action.NEW_MEETING: ("Tạo buổi", "meetings"),
        Action.OPEN_MINUTES: ("Mở biên bản", "meetings"),
        Action.INVITATION: ("Giấy mời", "printing"),
        Action.MEMBER: ("Mở hồ sơ", "members"),
        Action.BACKUP: ("Sao lưu", "settings"),
        Action.RESTORE_DRILL: ("Diễn tập", "settings"),
        Action.ASSIGNMENT: ("Xem việc", "assignments"),
        Action.YEARLY_TASKS: ("Giao nhiệm vụ", "assignments"),
        Action.TASK: ("Xem việc", "tasks"),
        Action.OPEN_MEETING: ("Mở buổi họp", "meetings"),
    }
    duties = tuple(duty(id=f"x{n}", action=a, record="r") for n, a in enumerate(acts))
    listed.show_duties(duties, TODAY)
    for n, (words, place) in enumerate(acts.values()):
        press(listed, f"today.x{n}", words)
        assert desk.gone[-1][0] == place


def test_an_assignment_says_its_day():
    one = duty(0, action=Action.ASSIGNMENT, second="thời hạn đã ghi")
    assert second_of(one) == "hạn 02/11/2026"


def test_the_reason_of_one_put_off_stands_before_its_rule():
    assert second_of(duty(postponed="Chờ kế hoạch.")) == "Đã hoãn: Chờ kế hoạch · 01-QĐ/TW"


@pytest.mark.parametrize(
    ("id", "action", "what"),
    [
        ("review_meeting", Action.ROUND, {"round": "r", "page": "follow"}),
        ("review_send", Action.ROUND, {"round": "r", "page": "summary"}),
        ("remedy_check", Action.REMEDIES, {"shortcoming": ""}),
        ("commitments", Action.COMMITMENTS, {"commitment": ""}),
        ("four_good_register", Action.FOUR_GOOD, {"four_good": ""}),
    ],
)
def test_duties_of_reviews_lead_to_their_tab(listed, desk, id, action, what):
    listed._deed(duty(id=id, action=action, record="r"))()
    assert desk.gone == [("reviews", what)]


def test_many_tasks_at_one_checkpoint_lead_to_the_list_of_those_that_wait(qtbot):
    desk = _Desk()
    shown = DutyList(desk)
    qtbot.addWidget(shown)
    for name, which in (("task_checkpoint", "waiting"), ("task_due", "going")):
        shown._deed(duty(id=name, action=Action.TASK))()
        assert desk.gone[-1] == ("tasks", {"which": which})
