"""*Tổng hợp, giấy tờ* of a round: levels, ceiling, years before, and the papers with their page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.papers.catalog import PAPERS, Request
from handbook.records import ratings, votes
from handbook.records.review_rounds import RoundPeriod, reviewed
from handbook.records.reviews import LEVEL_WORDS, LEVELS, Level
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.latest import Latest
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside, scrolled
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.figures import Figures
from handbook.ui.parts.page_view import PageView
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.verdict import Verdict
from handbook.ui.screens.reviews.follow import short
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.paper_number import PaperNumber
from handbook.ui.screens.reviews.reading import Held

if TYPE_CHECKING:
    from handbook.store.store import Store

_PAPERS = (
    ("rating-ballot", "Trước hội nghị: phiếu xếp loại, mỗi người dự một phiếu"),
    ("collective-ballot", "Trước hội nghị: phiếu xếp loại tập thể"),
    ("excellent-ballot", "Bỏ phiếu lần hai, nơi có làm"),
    ("review-form-collective", "Tại hội nghị: báo cáo của tập thể"),
    ("count-minutes", "Tại hội nghị: kết quả kiểm phiếu"),
    ("review-minutes", "Tại hội nghị: biên bản"),
    ("proposal-list", "Gửi cấp trên: danh sách đề xuất"),
    ("rating-summary", "Gửi cấp trên: tổng hợp"),
    ("result-notice", "Sau quyết định: thông báo kết quả"),
    ("remedy-plan", "Sau hội nghị: kế hoạch khắc phục"),
    ("review-file", "Lưu: danh mục hồ sơ"),
)
_ROOM_FOR_PAGE = 900


class SummaryPage(QWidget):
    """Counts are as decided, else as proposed."""

    def __init__(self, desk: Desk, output: Output) -> None:
        super().__init__()
        self.desk, self.output = desk, output
        self.held: Held | None = None
        self._paper = PAPERS[_PAPERS[0][0]]
        self._latest = Latest(desk.work)
        self.figures = Figures()
        self.cap = Verdict()
        self.years = _years()
        self.papers = _papers()
        self.papers.setObjectName("reviews.papers")
        self.papers.show_rows(_PAPERS)
        self.papers.picked.connect(self._pick)
        self.papers.opened.connect(lambda row: self._print())
        self.print = plain_button("In hoặc lưu…", self._print, "printer")
        self.print.setObjectName("reviews.print")
        self.all = quiet_button("Lưu cả bộ…", self._save_all, "folder-open")
        self.all.setObjectName("reviews.save_all")
        self.all.setToolTip("Lưu mọi giấy tờ của đợt vào một thư mục, cả của từng người")
        self.number = PaperNumber(desk)
        self.page = PageView("Trang in của giấy tờ đang chọn")
        self._wanted: bool | None = None
        self._shown = ("", "")
        self._lay_out()

    def show_round(self, held: Held) -> None:
        """Show the counts and the page of the paper chosen."""
        self.held = held
        found = ratings.counts(held.reviews)
        people = len(reviewed(held.round))
        self.figures.show_figures([_figure(level, found, people) for level in LEVELS])
        finding = ratings.cap(found, held.round.cap)
        left = people - sum(found[level] for level in LEVELS)
        waiting = f" Còn {left} đồng chí chưa có đề xuất." if left > 0 else ""
        self.cap.say(finding.says + waiting, Tone.CARE if finding.over else Tone.GOOD)
        self.years.show_rows(_past(held))
        self.number.show_paper(held, self._paper.id)
        self._show_page()

    def toggle_page(self) -> None:
        """Show or hide the page."""
        self._wanted = self.page.isHidden()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the page where it leaves no room."""
        super().resizeEvent(event)
        self._fit()

    def stop(self) -> None:
        """Make no page any more."""
        self._latest.stop()

    def _fit(self) -> None:
        roomy = self.width() >= look.current().px(_ROOM_FOR_PAGE)
        wanted = roomy if self._wanted is None else self._wanted
        if wanted is self.page.isHidden():
            self.page.setVisible(wanted)
            self._show_page()

    def _request(self) -> Request:
        assert self.held is not None
        return self.output.request(self.held.round.uid)

    def _pick(self, row: tuple[str, str]) -> None:
        self._paper = PAPERS[row[0]]
        if self.held is not None:
            self.number.show_paper(self.held, self._paper.id)
        self._show_page()

    def _show_page(self) -> None:
        if self.held is None or self.page.isHidden():
            return
        paper, request = self._paper, self._request()
        if self._shown != (paper.id, request.round):
            self._shown = (paper.id, request.round)
            self.page.show_words(f"Đang dựng {paper.title.lower()}…")

        def read(store: "Store") -> object:
            from handbook.services import printing

            return printing.gathered(store, paper, request, ".pdf")

        def made(found: object) -> bytes:
            from handbook.services import printing

            return printing.typeset(found, ".pdf")  # type: ignore[arg-type]

        self._latest.ask(read, made, self.page.show_pdf, self._not_made, about=paper.id)

    def _not_made(self, problem: Problem) -> None:
        self.page.show_words(problem.sentence)

    def _print(self) -> None:
        if self.held is not None:
            self.output.offer(self._paper.id, self._request())

    def _save_all(self) -> None:
        if self.held is not None:
            self.output.all_into_folder(self._request())

    def _lay_out(self) -> None:
        papers = Card("Giấy tờ của đợt", boxes.row(self.all, self.print))
        self.papers.setMinimumHeight(260)
        papers.add(self.number)
        papers.add(self.papers)
        past = Card("Các đợt trước")
        self.years.setMinimumHeight(150)
        past.add(self.years)
        left = boxes.column(self.figures, self.cap, papers, past, STRETCH, gap=12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.page.hide()
        layout.addWidget(beside(scrolled(left), self.page, (6, 5)))


def _figure(level: Level, found: Mapping[Level, int], people: int) -> tuple[str, str]:
    share = f", {votes.percent(found[level], people)}" if people else ""
    return str(found[level]), f"{LEVEL_WORDS[level].lower()}{share}"


def _past(held: Held) -> list[tuple[str, ...]]:
    found = [(held.round, held.reviews), *held.earlier]
    rows = []
    for one, reviews in found:
        if one.period is not RoundPeriod.YEAR and one.uid != held.round.uid:
            continue
        counts, people = ratings.counts(reviews), len(reviewed(one))
        rows.append(
            (
                short(one),
                *(f"{counts[level]} ({votes.percent(counts[level], people)})" for level in LEVELS),
            )
        )
    return rows


def _years() -> Table:
    heads = ("Xuất sắc", "Tốt", "Hoàn thành", "Không HT")
    return Table(
        (
            Column("Đợt", lambda row: row[0]),
            *(
                Column(head, lambda row, at=at: row[at], width=112)  # type: ignore[misc]
                for at, head in enumerate(heads, start=1)
            ),
        ),
        name="Kết quả các đợt",
        empty="Chưa có đợt nào trước đó.",
        key=lambda row: row[0],
    )


def _papers() -> Table:
    return Table(
        (Column("Giấy tờ", lambda row: PAPERS[row[0]].title, second=lambda row: row[1]),),
        name="Giấy tờ của đợt kiểm điểm",
        key=lambda row: row[0],
    )
