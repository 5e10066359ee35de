"""*Cài đặt → Việc phải làm*: which duties are asked for, days typed from plans, holidays.

Which rules there are, by when and on whose word stands in the table of duties, not here.
"""

from dataclasses import replace
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import dates, duty_rules
from handbook.records.due_rules import Anchor
from handbook.records.duty_rules import DutyRule
from handbook.records.settings import Branch, DutySwitch, TypedDate
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.kept_form import STILL_HERE, KeptForm, Values, put_back
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.store.store import Store

_HOLIDAYS = "holidays"
_LETTERS = 46  # of a line beside a tick box, which cannot break it itself
_NARROW = 420  # pixels at 100 %: a day needs no whole line


class DutiesPart(Part):
    """Everything is kept when it is ticked or its field is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.branch: Branch | None = None
        self.notice = Notice()
        self.switches: dict[str, Check] = {}
        self.typed: dict[str, Field] = {}
        self._rules: tuple[DutyRule, ...] = ()
        self._year = self.desk.work.today().year
        self._lines = QVBoxLayout()
        self._plans = QVBoxLayout()
        self._kept = KeptForm(desk.work, "duty_days", self._values, self._take_up, self)
        self.add(self._told_card(), self._plans_card(), self._holidays_card(), self._rules_card())

    def reload(self) -> None:
        """Show what this computer prefers."""
        self.tell.set_value(self.desk.preferences().tell_duties)

    def show_branch(self, branch: Branch) -> None:
        """Show the choices of the branch; rows are those its kind of branch can have."""
        made_for = self.branch.kind if self.branch else None
        self.branch = branch
        if made_for is not branch.kind:
            self._rules = rules_for(self.desk.work.today())
            self._make_rows()
            self._kept.take_up()
        on = {rule.id: is_on(rule, branch) for rule in self._rules}
        for name, switch in self.switches.items():
            switch.set_value(on[name])
        days = {(t.duty, t.period): t.on for t in branch.typed_dates}
        for name, field in self.typed.items():
            if not field.editor.hasFocus():
                field.set_value(days.get((name, str(self._year))))
        if not self.holidays.editor.hasFocus() and not self.holidays.problem():
            self.holidays.set_value("\n".join(map(dates.on_screen, branch.holidays)))

    def flush(self) -> None:
        """Save what is typed; lines that are no days stay within the file as they are."""
        self.save()
        self._kept.flush()

    def save(self) -> None:
        """Keep the choices when they are right and changed."""
        if self.branch is None:
            return
        holidays, wrong = days_in(str(self.holidays.value()))
        said = f"“{wrong}” không phải là ngày; hãy gõ như 30/4/2027." if wrong else ""
        self.holidays.show_problem(said)
        if not wrong:
            self._kept.settled()
        fresh = replace(
            self.branch,
            duty_switches=self._switched(self.branch),
            typed_dates=self._dated(self.branch),
            holidays=self.branch.holidays if wrong else holidays,
        )
        if fresh == self.branch:
            return
        self.branch = fresh

        def deed(store: "Store") -> None:
            kept = store.branch.get()
            store.branch.put(
                replace(
                    kept,
                    duty_switches=fresh.duty_switches,
                    typed_dates=fresh.typed_dates,
                    holidays=fresh.holidays,
                )
            )

        self.desk.work.change("Sửa việc phải làm", deed, failed=self._refused)

    def _told_card(self) -> Card:
        self.tell = Check("Báo khi mở chương trình, nếu có việc đến hạn")
        self.tell.setObjectName("settings.tell_duties")
        self.tell.edited.connect(lambda: self.desk.prefer(tell_duties=self.tell.value()))
        card = Card("Nhắc việc")
        card.add(
            labels.quiet(
                "Chỉ trên máy này, một lần lúc mở, bằng thông báo của hệ thống. Không gửi đi đâu."
            )
        )
        card.add(self.tell)
        card.add(self.notice)
        return card

    def _plans_card(self) -> Card:
        card = Card(f"Ngày theo kế hoạch của cấp ủy cấp trên, năm {self._year}")
        card.add(labels.quiet("Để trống thì việc chưa có ngày được nhắc theo quy định chung."))
        card.body.addLayout(self._plans)
        return card

    def _holidays_card(self) -> Card:
        self.holidays = Field("Mỗi dòng một ngày nghỉ", TextArea("30/4/2027", lines=3))
        self.holidays.editor.setObjectName("settings.holidays")
        self.holidays.finished.connect(self.save)
        self.holidays.edited.connect(self._kept.touch)
        card = Card("Ngày nghỉ lễ, Tết")
        card.add(labels.quiet("Ngày làm việc là thứ Hai đến thứ Sáu, trừ những ngày ghi ở đây."))
        card.add(self.holidays)
        return card

    def _rules_card(self) -> Card:
        card = Card("Việc được nhắc")
        self._lines.setSpacing(6)
        card.body.addLayout(self._lines)
        return card

    def _make_rows(self) -> None:
        boxes.clear(self._lines)
        boxes.clear(self._plans)
        self.switches, self.typed = {}, {}
        for rule in self._rules:
            switch = Check("\n".join(wrap(rule.what, _LETTERS)))
            switch.setAccessibleName(rule.what)
            switch.setObjectName(f"settings.duty.{rule.id}")
            switch.edited.connect(self.save)
            self.switches[rule.id] = switch
            self._lines.addWidget(_explained(switch, source_of(rule)))
            if any(due.anchor is Anchor.TYPED for due in rule.due):
                field = Field(rule.what, DateField())
                field.setMaximumWidth(look.current().px(_NARROW))
                field.editor.setObjectName(f"settings.plan.{rule.id}")
                field.finished.connect(self.save)
                field.edited.connect(self._kept.touch)
                self.typed[rule.id] = field
                self._plans.addWidget(field)

    def _switched(self, branch: Branch) -> tuple[DutySwitch, ...]:
        """Return the rows that stand against their default, and switches of rows not shown."""
        shown = [
            DutySwitch(duty=rule.id, on=self.switches[rule.id].value())
            for rule in self._rules
            if self.switches[rule.id].value() is not is_on(rule, replace(branch, duty_switches=()))
        ]
        others = [s for s in branch.duty_switches if s.duty not in self.switches]
        return tuple(sorted((*shown, *others), key=lambda s: s.duty))

    def _dated(self, branch: Branch) -> tuple[TypedDate, ...]:
        year = str(self._year)
        others = [t for t in branch.typed_dates if t.period != year or t.duty not in self.typed]
        typed = [
            TypedDate(duty=name, period=year, on=field.value())
            for name, field in self.typed.items()
            if field.value() is not None
        ]
        return tuple(sorted((*others, *typed), key=lambda t: (t.period, t.duty)))

    def _values(self) -> dict[str, Any]:
        days = {name: field.value() for name, field in self.typed.items()}
        return days | {_HOLIDAYS: self.holidays.value()}

    def _take_up(self, values: Values) -> None:
        put_back({**self.typed, _HOLIDAYS: self.holidays}, values)
        self.notice.say(f"{STILL_HERE} Rời trang này là ghi.", Tone.CARE)

    def _refused(self, problem: Problem) -> None:
        self._kept.touch()
        self.notice.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)


def rules_for(day: date) -> tuple[DutyRule, ...]:
    """Return the rows in force on a day that the records of this program can follow, one per id."""
    newest: dict[str, DutyRule] = {}
    for rule in sorted(duty_rules.table(), key=lambda rule: rule.in_force):
        if rule.in_force <= day and not rule.needs:
            newest[rule.id] = rule
    return tuple(rule for rule in duty_rules.table() if newest.get(rule.id) == rule)


def is_on(rule: DutyRule, branch: Branch) -> bool:
    """Say whether a row is asked for at the branch."""
    said = {switch.duty: switch.on for switch in branch.duty_switches}
    fits = not rule.branches or branch.kind in rule.branches
    return said.get(rule.id, rule.default and fits)


def source_of(rule: DutyRule) -> str:
    """Return when it is due, and on whose word, with how sure that is."""
    source = rule.citation
    if not source:
        source = "quy ước của chương trình" if rule.mark == "ours" else "chưa có văn bản xác nhận"
    instead = " · thay cho dòng chung cùng tên" if rule.instead_of else ""
    return f"{rule.when} · {source}{instead}"


def days_in(text: str) -> tuple[tuple[date, ...], str]:
    """Return the days typed one a line, in their order, and the first line that is none."""
    found, wrong = set(), ""
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            day = dates.whole(dates.parse_whole_year(line))
        except ValueError:
            day = None
        if day is None:
            wrong = wrong or line
        else:
            found.add(day)
    return tuple(sorted(found)), wrong


def _explained(switch: Check, words: str) -> QWidget:
    second = labels.quiet(words)
    second.setContentsMargins(30, 0, 0, 0)
    return boxes.column(switch, second, gap=0)
