"""*Cài đặt → Chấm điểm*: the criteria set of the branch, and sets of its own made by copying."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from handbook.errors import Problem
from handbook.records import criteria_sets, scoring
from handbook.records.basics import new_uid
from handbook.records.criteria_sets import OwnSet
from handbook.records.meetings import MeetingKind
from handbook.records.scoring import CriteriaSet
from handbook.records.settings import Branch
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.criteria_form import CriteriaForm, number
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.store.store import Store


class CriteriaPart(Part):
    """The choice is kept at once; a set of one's own when its button is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.branch: Branch | None = None
        self.own: tuple[OwnSet, ...] = ()
        self.form: CriteriaForm | None = None
        self.notice, self.form_notice = Notice(), Notice()
        editor = Choice(name="Bộ tiêu chí chi bộ dùng")
        # The titles are long: they must not widen the page.
        editor.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        editor.setMinimumContentsLength(20)
        self.choice = Field("Bộ tiêu chí chi bộ dùng", editor)
        self.choice.editor.setObjectName("settings.criteria")
        self.choice.finished.connect(self._choose)
        self.about = labels.quiet()
        self.copy = plain_button("Chép thành bộ của chi bộ", self._copy, "copy")
        self.copy.setObjectName("settings.criteria.copy")
        self.title = Field("Tên bộ tiêu chí", LineEdit())
        self.title.editor.setObjectName("settings.criteria.title")
        self._lines = QVBoxLayout()
        self.own_card = self._own_card()
        self.add(self._choice_card(), self.own_card)
        self.own_card.hide()

    def reload(self) -> None:
        """Read the sets of the branch's own."""
        self.desk.work.read(lambda store: store.criteria_sets.all(), self._take)

    def show_branch(self, branch: Branch) -> None:
        """Show the choice of the branch."""
        self.branch = branch
        self._show()

    def _choice_card(self) -> Card:
        card = Card("Chấm điểm buổi sinh hoạt")
        card.add(
            labels.quiet(
                "Chưa chọn gì thì dùng khung chung của Trung ương. Buổi đã chấm giữ bộ đã dùng."
            )
        )
        for widget in (self.choice, self.about, boxes.flowing(self.copy), self.notice):
            card.add(widget)
        return card

    def _own_card(self) -> Card:
        keep = plain_button("Lưu bộ tiêu chí", self._keep, "save")
        keep.setObjectName("settings.criteria.keep")
        drop = quiet_button("Bỏ bộ này", self._drop, "trash-2")
        drop.setObjectName("settings.criteria.drop")
        card = Card("Bộ tiêu chí của chi bộ")
        card.add(self.title)
        card.body.addLayout(self._lines)
        card.add(self.form_notice)
        card.add(boxes.flowing(keep, drop))
        return card

    def _take(self, own: tuple[OwnSet, ...]) -> None:
        self.own = own
        self._show()

    def _show(self) -> None:
        if self.branch is None:
            return
        chosen = self.branch.criteria
        self.choice.editor.set_options(options(criteria_sets.sets_of(self.own)))  # type: ignore[attr-defined]
        self.choice.set_value(chosen)
        shown = self._shown_set()
        self.about.setText(about(shown) if shown else "")
        mine = self._mine()
        self.own_card.setVisible(mine is not None)
        if mine is not None and (self.form is None or self.form.criteria != mine.criteria):
            self._make_form(mine.criteria)

    def _make_form(self, criteria: CriteriaSet) -> None:
        boxes.clear(self._lines)
        self.form = CriteriaForm(criteria)
        self._lines.addWidget(self.form)
        self.title.set_value(criteria.title)
        self.form_notice.clear()

    def _mine(self) -> OwnSet | None:
        chosen = self.branch.criteria if self.branch else ""
        return next((one for one in self.own if one.uid == chosen), None)

    def _shown_set(self) -> CriteriaSet | None:
        own = criteria_sets.sets_of(self.own)
        chosen = self.branch.criteria if self.branch else ""
        return scoring.set_for(MeetingKind.REGULAR, self.desk.work.today(), chosen, own)

    def _choose(self) -> None:
        chosen = self.choice.value() or ""
        if self.branch is None or chosen == self.branch.criteria:
            return
        self.branch = replace(self.branch, criteria=chosen)
        self._show()
        self.desk.work.change("Chọn bộ tiêu chí", lambda store: _put_choice(store, chosen))

    def _copy(self) -> None:
        """Copy the set that is shown and choose the copy."""
        shown = self._shown_set()
        if shown is None:
            return
        uid = new_uid()
        made = OwnSet(uid=uid, criteria=criteria_sets.copied(shown, uid, "Bộ tiêu chí của chi bộ"))

        def deed(store: "Store") -> OwnSet:
            kept = store.criteria_sets.put(made)
            _put_choice(store, uid)
            return kept

        self.desk.work.change("Chép bộ tiêu chí", deed, self._copied, failed=self._refused)

    def _copied(self, kept: OwnSet) -> None:
        self.own = (*self.own, kept)
        if self.branch is not None:
            self.branch = replace(self.branch, criteria=kept.uid)
        self._show()
        self.title.editor.setFocus()

    def _keep(self) -> None:
        """Keep the set that is typed, or say what is wrong with it."""
        mine = self._mine()
        if mine is None or self.form is None:
            return
        titled = replace(mine.criteria, title=one_line(str(self.title.value())))
        typed = criteria_sets.edited(titled, self.form.texts(), self.form.points())
        problems = criteria_sets.check(typed)
        self.title.show_problem(problems.get("title", ""))
        if problems:
            self.form_notice.say(" ".join(list(problems.values())[:3]), Tone.LATE)
            return
        self.desk.work.change(
            "Sửa bộ tiêu chí",
            lambda store: store.criteria_sets.put(replace(mine, criteria=typed)),
            self._kept,
            failed=self._refused,
        )

    def _kept(self, kept: OwnSet) -> None:
        self.own = tuple(kept if one.uid == kept.uid else one for one in self.own)
        self._show()
        self.form_notice.say("Đã lưu bộ tiêu chí.", Tone.GOOD)

    def _drop(self) -> None:
        """Put the set into the bin and go back to the national frame."""
        mine = self._mine()
        if mine is None:
            return

        def deed(store: "Store") -> str:
            store.criteria_sets.bin(mine.uid)
            _put_choice(store, "")
            return mine.uid

        self.desk.ask(
            f"Bỏ “{mine.criteria.title}”? Buổi đã chốt giữ nguyên giấy tờ.",
            "Bỏ bộ tiêu chí",
            lambda: self.desk.work.change("Bỏ bộ tiêu chí", deed, self._dropped),
        )

    def _dropped(self, uid: str) -> None:
        self.own = tuple(one for one in self.own if one.uid != uid)
        if self.branch is not None:
            self.branch = replace(self.branch, criteria="")
        self.form = None
        self._show()

    def _refused(self, problem: Problem) -> None:
        self.notice.say(" ".join((problem.sentence, *problem.details[:3])), Tone.LATE)


def options(own: tuple[CriteriaSet, ...]) -> list[tuple[str, str]]:
    """Return what can be chosen: the national frame, examples, and the branch's own."""
    local = [(one.id, one.title) for one in (*scoring.bundled(), *own) if one.local]
    return [("", "Khung chung theo Hướng dẫn 42-HD/BTCTW"), *local]


def about(criteria: CriteriaSet) -> str:
    """Return how many criteria and points a set has, and its grades."""
    grades = " · ".join(f"{grade.name} từ {number(grade.least)}" for grade in criteria.grades)
    return f"{len(criteria.criteria)} tiêu chí, {number(criteria.most)} điểm. {grades}."


def _put_choice(store: "Store", chosen: str) -> None:
    store.branch.put(replace(store.branch.get(), criteria=chosen))
