"""The number and day of the round's paper that is chosen: given, changed, taken back, or blank."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.papers.catalog import PAPERS
from handbook.records import dates, numbering
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field, Form
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.reading import Held

if TYPE_CHECKING:
    from handbook.services.round_numbers import NumberState
    from handbook.store.store import Store


class PaperNumber(QWidget):
    """One line above the list of papers; greyed while the paper carries no number."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._round, self._paper = "", ""
        self._said = labels.quiet()
        self.form = Form(
            {
                "number": Field("Số", NumberField("Số của giấy tờ", least=1)),
                "on": Field("Ngày ghi trên giấy", DateField("Ngày ghi trên giấy")),
            },
            columns=2,
        )
        grid = self.form.layout()
        assert isinstance(grid, QGridLayout)
        grid.setColumnStretch(1, 2)  # a day is longer than a number
        self.give = plain_button("Cấp số", self._give, "check")
        self.back = quiet_button("Bỏ số", self._take_back, "x")
        self.back.setToolTip("Để trống chỗ số; số này cấp được cho văn bản khác")
        named = {"number": self.form.fields["number"].editor, "on": self.form.fields["on"].editor}
        for name, widget in (named | {"give": self.give, "back": self.back}).items():
            widget.setObjectName(f"reviews.paper.{name}")
        self.line = boxes.row(self.form, boxes.column(STRETCH, boxes.row(self.give, self.back)))
        self.line.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._said)
        layout.addWidget(self.line)

    def show_paper(self, held: Held, paper: str) -> None:
        """Show how it stands with a paper of a round."""
        self._round, self._paper = held.round.uid, paper
        day = self.desk.work.today()

        def read(store: "Store") -> "NumberState | None":
            from handbook.services import round_numbers

            if paper not in round_numbers.NUMBERED:
                return None
            return round_numbers.state(store, held.round.uid, paper, day)

        self.desk.work.read(read, partial(self._show, paper))

    def _show(self, paper: str, state: "NumberState | None") -> None:
        if paper != self._paper:
            return
        self.line.setEnabled(state is not None)  # hidden, the list below would jump
        if state is None:
            self._said.setText("Giấy tờ này không mang số.")
            self.back.hide()
            self.form.set_values({"number": None, "on": None})
            self.form.show_problems({})
            return
        given = state.given
        if given is None:
            self._said.setText(
                "Chưa có số: in ra để trống chỗ số. Cấp số thì ghi luôn vào sổ đăng ký."
            )
        else:
            symbol = numbering.symbol(given.number, given.type).rpartition("/")[0]
            self._said.setText(f"{symbol}, ngày {dates.short(given.date)}; đã vào sổ đăng ký.")
        self.give.setText("Đổi số, ngày" if given else "Cấp số")
        self.back.setHidden(given is None)
        self.form.set_values(
            {
                "number": given.number if given else state.following,
                "on": given.date if given else self.desk.work.today(),
            }
        )
        self.form.show_problems({})

    def _give(self) -> None:
        typed, wrong = self.form.values(), self.form.typing_problems()
        for name, words in (("number", "Hãy ghi số."), ("on", "Hãy ghi ngày.")):
            if typed[name] is None:
                wrong.setdefault(name, words)
        self.form.show_problems(wrong)
        if wrong:
            return
        round_uid, paper = self._round, self._paper

        def deed(store: "Store") -> Any:
            from handbook.services import round_numbers

            return round_numbers.give(store, round_uid, paper, typed["on"], int(typed["number"]))

        self.desk.work.change(
            f"Cấp số: {PAPERS[paper].title}",
            deed,
            lambda line: self.desk.say(
                f"{PAPERS[paper].title}: số {line.number:02d}, ngày {dates.short(line.date)}.",
                Tone.GOOD,
            ),
            lambda problem: self.form.show_problems({"number": problem.sentence}),
        )

    def _take_back(self) -> None:
        round_uid, paper = self._round, self._paper

        def deed(store: "Store") -> None:
            from handbook.services import round_numbers

            round_numbers.take_back(store, round_uid, paper)

        self.desk.work.change(
            f"Bỏ số: {PAPERS[paper].title}",
            deed,
            lambda _: self.desk.say("Đã bỏ số; giấy in ra để trống chỗ số.", Tone.GOOD),
        )
