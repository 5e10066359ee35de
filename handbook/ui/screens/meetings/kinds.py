"""What only some kinds of meeting have on the first step: topic, reason, the committee, groups."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from handbook.records import copying
from handbook.records.meetings import MeetingKind
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import Button, action_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check, Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.spread import Spread
from handbook.ui.screens.meetings import kind_wording as wording
from handbook.ui.screens.meetings.deeds import Deeds
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.screens.meetings.step import StepPage


def kind_cards(page: StepPage, deeds: Deeds) -> list[QWidget]:
    """Return the card that only this kind of meeting has; none for a regular one."""
    match page.editing.meeting.kind:
        case MeetingKind.THEMATIC:
            return [_thematic(page, deeds)]
        case MeetingKind.EXTRAORDINARY:
            return [page.text_card("reason", "Lý do triệu tập", "Vì sao họp, ai yêu cầu")]
        case MeetingKind.COMMITTEE:
            return [_committee(page, deeds)]
        case MeetingKind.REGULAR:
            return []


def _thematic(page: StepPage, deeds: Deeds) -> QWidget:
    editing = page.editing
    presenter = Presenter()
    presenter.set_options(editing.people())
    page.bind("presenter", presenter)
    hint = "Gõ một phần tên đảng viên; người nơi khác thì gõ cả tên"
    session = Choice(_sessions(editing), "Phiên họp")
    page.bind("joined_with", session, put=partial(_join, editing, deeds))
    card = Card("Chuyên đề", labels.quiet(wording.quarter_words(editing.meeting)))
    card.add(page.text_field("topic", "Tên chuyên đề", lines=1))
    card.add(Field("Người trình bày", presenter, hint))
    card.add(Field("Phiên họp", session))
    return card


def _sessions(editing: Editing) -> list[tuple[str, str]]:
    """Return the regular meetings of the month: a thematic one may follow one in one session."""
    return [
        ("", "Họp riêng"),
        *((m.uid, f"Cùng phiên với {wording.called_on(m)}") for m in editing.sessions()),
    ]


def _join(editing: Editing, deeds: Deeds, uid: str) -> None:
    editing.set(joined_with=uid)
    deeds.show_again()


def _committee(page: StepPage, deeds: Deeds) -> QWidget:
    """Say whom the roll has, and lead to the regular meeting that is prepared."""
    card = Card("Chuẩn bị cho buổi sinh hoạt chi bộ")
    card.add(labels.text(wording.committee_words(page.editing.roll)))
    regular = page.editing.regular
    if regular is not None:
        way = action_button(
            Action(
                words=f"Mở {wording.called_on(regular)}",
                on=lambda: deeds.open_other(regular.uid),
                icon="arrow-right",
            )
        )
        way.setObjectName("meeting.prepare.regular")
        way.setProperty("still", True)
        card.add(row(way, STRETCH))
    return card


class CommitteeLine(QWidget):
    """On a regular meeting: its committee's meeting, made or opened with one press."""

    def __init__(self, editing: Editing, deeds: Deeds, taken: Callable[[], None]) -> None:
        """`taken` shows what was taken from the committee's meeting."""
        super().__init__()
        self._editing, self._deeds, self._taken = editing, deeds, taken
        self._said = labels.quiet()
        self._way = Button(look="plain")
        self._way.setObjectName("meeting.prepare.committee")
        self._way.setProperty("still", True)
        self._take = Button("Lấy nội dung đã thống nhất", self._take_over, "download")
        self._take.setObjectName("meeting.prepare.take_agreed")
        whole = column(self._said, row(self._way, self._take, STRETCH), gap=6)
        column_of = whole.layout()
        assert column_of is not None
        self.setLayout(column_of)
        self.refresh()

    def refresh(self) -> None:
        """Say anew whether the committee has met, and what it agreed."""
        committee, editing = self._editing.committee, self._editing
        self._said.setText(wording.committee_line(committee, editing.members, editing.meeting))
        if committee is None:
            words, on = "Lập cuộc họp chi ủy", self._deeds.make_committee
            self._way.show_action(
                Action(words=words, on=on, icon="plus", enabled=not editing.sealed)
            )
        else:
            words = f"Họp chi ủy ngày {committee.date:%d/%m/%Y}"
            on = partial(self._deeds.open_other, committee.uid)
            self._way.show_action(Action(words=words, on=on, icon="arrow-right"))
        self._take.setVisible(committee is not None and bool(self._fresh()))

    def _fresh(self) -> dict[str, str]:
        """Return what the committee agreed and this meeting does not say yet."""
        committee, meeting = self._editing.committee, self._editing.meeting
        if committee is None or self._editing.sealed:
            return {}
        found = copying.agreed(committee).items()
        return {name: value for name, value in found if getattr(meeting, name) != value}

    def _take_over(self) -> None:
        self._editing.set(**self._fresh())
        self._editing.flush()
        self._taken()
        self.refresh()


class Presenter(PeopleBox):
    """The uid of the member who presents, or the whole name of somebody from elsewhere."""

    def __init__(self) -> None:
        super().__init__("Người trình bày", "Gõ một phần tên", free=True)

    def value(self) -> str:
        """Return a uid, or the name typed."""
        return super().value() or self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show the member with this uid, else the name; tells nobody."""
        super().set_value(value)
        if not self.text():
            self._value = None
            self.setText(value or "")


class GroupBox(QWidget):
    """Which party groups meet; none ticked: the whole branch."""

    edited = Signal()
    finished = Signal()

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._groups = groups
        self._checks = [Check(group) for group in groups]
        hint = (
            "Không chọn tổ nào: cả chi bộ họp. Đã chọn thì chỉ đảng viên các tổ ấy được điểm danh."
        )
        whole = column(Spread(*self._checks, least=150), labels.quiet(hint), gap=6)
        inner = whole.layout()
        assert inner is not None
        self.setLayout(inner)
        for check in self._checks:
            check.edited.connect(self.edited)
            check.finished.connect(self.finished)

    def value(self) -> tuple[str, ...]:
        """Return the groups ticked."""
        there = zip(self._groups, self._checks, strict=True)
        return tuple(group for group, check in there if check.value())

    def set_value(self, value: tuple[str, ...]) -> None:
        """Tick these groups and tell nobody."""
        for group, check in zip(self._groups, self._checks, strict=True):
            check.set_value(group in value)
