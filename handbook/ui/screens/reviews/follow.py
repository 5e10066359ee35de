"""*Theo dõi*: how far the round is, the table, and what can be done for many at once."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import ratings
from handbook.records.review_rounds import Round
from handbook.records.review_steps import STEPS, Step
from handbook.records.reviews import Level
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.buttons import fill_menu, plain_button
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews import lines as of
from handbook.ui.screens.reviews.asking import AskCard
from handbook.ui.screens.reviews.deeds import ManyDeeds
from handbook.ui.screens.reviews.lines import Line
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.reading import Held
from handbook.ui.screens.reviews.table import RoundTable

_PAPERS = (
    ("review-form", "", "In bản kiểm điểm"),
    ("review-form", "part", "In mẫu điền sẵn điều đã biết"),
    ("review-form", "blank", "In mẫu trắng để viết tay"),
    ("rating-sheet", "", "In phiếu chấm điểm"),
    ("review-results", "", "In phụ lục kết quả nhiệm vụ"),
    ("result-notice", "", "In thông báo kết quả"),
    ("remedy-plan", "", "In kế hoạch khắc phục"),
)


class FollowPage(QWidget):
    """`opened(member uid, step)` leads to a review."""

    def __init__(self, desk: Desk, output: Output, opened: Callable[[str, Step], None]) -> None:
        super().__init__()
        self.desk, self.output, self._opened = desk, output, opened
        self.held: Held | None = None
        self.card = AskCard()
        self.deeds = ManyDeeds(desk, self.card)
        self.progress, self.ceiling = Chip(), Chip()
        self.papers = plain_button("In cho…", self._offer_papers, "printer")
        self.do = plain_button("Ghi cho…", self._offer_deeds, "pencil")
        self.table = RoundTable(
            boxes.flowing(self.do, self.papers), below=boxes.row(self.progress, self.ceiling)
        )
        self.table.opened.connect(self._open)
        self.table.ticked.connect(self._name_deeds)
        self.papers.setObjectName("reviews.papers_for")
        self.do.setObjectName("reviews.deeds_for")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.card)
        layout.addWidget(self.table, 1)

    def show_round(self, held: Held) -> None:
        """Show how far the round is."""
        self.held = held
        self.table.show_round(held)
        every = tuple(line for line in self.table.lines if not line.why_not)
        done = sum(line.done[0] == line.done[1] for line in every)
        self.progress.show_state(
            f"{done}/{len(every)} bản xong mọi bước",
            Tone.GOOD if done == len(every) else Tone.NEUTRAL,
        )
        found = ratings.cap(ratings.counts(held.reviews), held.round.cap)
        excellent = ratings.counts(held.reviews)[Level.EXCELLENT]
        self.ceiling.show_state(
            f"Hoàn thành xuất sắc: {excellent}, trần {found.allowed}" if excellent else "",
            Tone.CARE if found.over else Tone.NEUTRAL,
        )
        self.ceiling.setToolTip(found.says)
        self.do.setEnabled(not held.closed)

    def next_action(self) -> Action | None:
        """Return the button of what comes next in the round."""
        if self.held is None or self.held.closed:
            return None
        found = of.first_open(self.table.lines, self.held)
        if found is None:
            return None
        step, lacking = found
        return Action(
            words=f"Tiếp: {STEPS[step].lower()} ({lacking})",
            on=partial(self.begin_step, step),
            icon="arrow-right",
            tip=f"Còn {lacking} bản thiếu bước “{STEPS[step]}”",
        )

    def begin_step(self, step: Step) -> None:
        """Narrow the list to those who lack a step, and do what is done for many."""
        self.table.narrow_to(step.value)
        if self.held is None:
            return
        lines = self.table.chosen()
        if step is Step.DECISION:
            self.deeds.decide(self.held, lines)
        elif step is Step.NOTIFIED:
            self.deeds.notify(self.held, lines)
        elif lines:
            self._opened(lines[0].uid, step)

    def order(self) -> tuple[str, ...]:
        """Return whom the list shows, in its order, for going from one to the next."""
        return tuple(line.uid for line in self.table.table().rows() if not line.why_not)

    def offer(self, paper: str, fill: str) -> None:
        """Open the menu of a paper for those chosen."""
        if self.held is None:
            return
        request = self.output.request(self.held.round.uid, fill=fill)
        self.output.offer_many(request, self._whom(paper), paper)

    def _whom(self, paper: str) -> tuple[str, ...]:
        lines = self.table.chosen()
        if paper in ("result-notice", "remedy-plan"):
            lines = tuple(line for line in lines if line.uid)
        return tuple(line.uid for line in lines)

    def _open(self, line: Line, step: Step) -> None:
        if line.why_not:
            self.desk.say(
                f"{line.name}: {line.why_not} Muốn kiểm điểm, hãy đưa vào ở Diện kiểm điểm, quy "
                "định.",
                Tone.NEUTRAL,
            )
            return
        self._opened(line.uid, step)

    def _name_deeds(self) -> None:
        count = len(self.table.chosen())
        whom = f"{count} người đã chọn" if self.table.any_ticked() else f"cả {count} người"
        for button, words in ((self.papers, "In"), (self.do, "Ghi")):
            button.setText(f"{words} cho {count} người…")
            button.setAccessibleName(f"{words} cho {whom}")

    def _offer_papers(self) -> None:
        self._popup(
            [Action(words=words, on=partial(self.offer, p, f)) for p, f, words in _PAPERS],
            self.papers,
        )

    def _offer_deeds(self) -> None:
        held, lines = self.held, self.table.chosen()
        if held is None:
            return
        deeds = self.deeds
        self._popup(
            [
                Action(
                    words="Lập bản kiểm điểm, điền những gì cuốn sổ biết",
                    on=lambda: deeds.fill_known(held, lines),
                ),
                Action(
                    words="Tự chấm: đạt tối đa, rồi sửa từng người",
                    on=lambda: deeds.score_most(lines),
                ),
                Action(
                    words="Mức tự nhận theo điểm tự chấm",
                    on=lambda: deeds.claim_by_points(lines),
                ),
                Action(words="Chi bộ chấm như tự chấm", on=lambda: deeds.appraise_as_own(lines)),
                Action(words="Nhận xét của chi ủy…", on=lambda: deeds.remark(lines)),
                Action(words="Đề xuất theo mức tự nhận", on=lambda: deeds.propose_own(held, lines)),
                Action(
                    words="Đề xuất theo kết quả kiểm phiếu",
                    on=lambda: deeds.propose_votes(held, lines),
                ),
                Action(words="Ghi quyết định như đề xuất…", on=lambda: deeds.decide(held, lines)),
                Action(
                    words="Cấp số thông báo kết quả…",
                    on=lambda: deeds.number_notices(held, lines),
                ),
                Action(words="Ghi đã thông báo…", on=lambda: deeds.notify(held, lines)),
                Action(
                    words="Đưa hạn chế vào danh sách theo dõi…",
                    on=lambda: deeds.follow_faults(lines),
                ),
            ],
            self.do,
        )

    def _popup(self, actions: Sequence[Action], under: QWidget) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        fill_menu(menu, actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def short(one: Round) -> str:
    """Return a round's name without the words that all rounds have: `Năm 2026`."""
    words = heading(one).removeprefix("Đợt kiểm điểm ")
    return words[:1].upper() + words[1:]


def heading(one: Round) -> str:
    """Return the title of the area for a round."""
    from handbook.records.review_rounds import called

    words = called(one)
    return words[:1].upper() + words[1:]
