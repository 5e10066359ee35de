"""One year's "bốn tốt" as a form: registration, the lines as judged, the vote, the result."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QTimer, Signal

from handbook.records import four_good, review_forms
from handbook.records.four_good import FourGood, FourGoodLine, FourGoodMode, Verdict
from handbook.records.text import one_line
from handbook.records.votes import percent
from handbook.ui import theme as look
from handbook.ui.desk import Action
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import menu_button, quiet_button
from handbook.ui.parts.field import Field
from handbook.ui.parts.number_field import read_number
from handbook.ui.parts.record_form import RecordForm
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.parts.verdict import Verdict as Said
from handbook.ui.screens.reviews.four_good_fields import (
    VERDICT_TONES,
    VERDICT_WORDS,
    first_fields,
    last_fields,
    said,
    shown,
    summed,
    vote_fields,
)

_HEAD = 56  # pixels at 100 %: the head of the table and its edges
_MOST_POINTS = 1000


class FourGoodForm(RecordForm):
    """The lines are typed in their table: D for đạt, K for không đạt, or points.

    `printed` asks for the year's paper.
    """

    printed = Signal()

    def __init__(self) -> None:
        super().__init__("four_good")
        self.first, self.vote, self.last = (
            RoomyForm(fields) for fields in (first_fields(), vote_fields(), last_fields())
        )
        self.text = Field("Nội dung đăng ký", TextArea("", lines=2))
        self._forms = (self.first, self.vote, self.last)
        fields = {name: field for form in self._forms for name, field in form.fields.items()}
        self.watch({**fields, "registered_text": self.text})
        self.first.fields["mode"].edited.connect(self._mode_chosen)
        for name in ("present", "yes"):
            self.vote.fields[name].edited.connect(self._show_figures)
        self.total, self.share, self.whole = (labels.quiet() for _ in range(3))
        self.sums = Said()
        self.lines = {mode: self._table(mode) for mode in FourGoodMode}
        self._lay_out()

    def called(self, record: FourGood) -> str:
        """Return the year."""
        new = " (mới)" if record.version == 0 else ""
        return f"Chi bộ bốn tốt năm {record.year}{new}"

    def fill(self, record: FourGood) -> None:
        """Put the year into the fields and the table."""
        for form in self._forms:
            form.set_values({name: shown(record, name) for name in form.fields})
            form.show_problems({})
        self.text.set_value(record.registered_text)
        self.whole.setText("")
        self._show_lines()

    def typed(self) -> FourGood:
        """Return the year as typed."""
        values = {name: value for form in self._forms for name, value in form.values().items()}
        made: FourGood = replace(
            self.record,
            mode=values["mode"] or FourGoodMode.PASS,
            year=values["year"] or self.record.year,
            registered_on=values["registered_on"] or "",
            registered_text=self.text.value().strip(),
            present=values["present"] or 0,
            yes=values["yes"] or 0,
            voted_on=values["voted_on"] or "",
            proposed=values["proposed"] or Verdict.UNSAID,
            decided=values["decided"] or Verdict.UNSAID,
            decision=one_line(values["decision"]),
            decided_on=values["decided_on"] or "",
            note=values["note"].strip(),
        )
        return made

    def problems(self, typed: FourGood) -> dict[str, str]:
        """Return what is wrong with it."""
        wrong = dict(four_good.check(typed))
        for form in self._forms:
            wrong |= form.typing_problems()
        return wrong

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at its field what is wrong, above the table what is wrong in it."""
        for form in reversed(self._forms):
            form.show_problems(dict(problems))
        self.say_unless_shown(problems, "lines")

    def judge(self, line: FourGoodLine, verdict: Verdict) -> None:
        """Say whether a line is met."""
        self._put(replace(line, verdict=verdict))

    def give(self, line: FourGoodLine, typed: str) -> None:
        """Give a line points; what is no number is said and not taken."""
        try:
            points = read_number(typed.strip(), 0, _MOST_POINTS, 2)
        except ValueError:
            self.notice.say(f"“{typed}” không phải là số điểm, nên chưa ghi.", Tone.CARE)
            return
        if points is not None and points > Decimal(str(line.most)):
            self.notice.say(f"Nội dung này nhiều nhất {line.most:g} điểm.", Tone.CARE)
            return
        self.notice.clear()
        self._put(replace(line, points=None if points is None else float(points)))

    def most(self, line: FourGoodLine, typed: str) -> None:
        """Set how many points a line has at most."""
        try:
            most = read_number(typed.strip(), 0, _MOST_POINTS, 2)
        except ValueError:
            self.notice.say(f"“{typed}” không phải là số điểm, nên chưa ghi.", Tone.CARE)
            return
        self._put(replace(line, most=float(most or 0)))

    def add_line(self, good: int) -> None:
        """Add a line under one of the four."""
        if self.record is None:
            return
        ids = {line.id for line in self.record.lines}
        number = next(n for n in range(1, 1000) if f"{good}.{n}" not in ids)
        new = FourGoodLine(id=f"{good}.{number}", good=good, text="Nội dung mới")
        rows = (*self.record.lines, new)
        self._keep_lines(tuple(sorted(rows, key=lambda line: line.good)))
        self._table_shown().select(new.id)

    def drop_line(self) -> None:
        """Take the selected line out."""
        line = self._table_shown().selected()
        if line is None:
            self.notice.say("Hãy chọn trong bảng dòng cần bỏ.", Tone.CARE)
            return
        self._keep_lines(tuple(one for one in self.record.lines if one.id != line.id))

    def all_met(self) -> None:
        """Give every line that is not judged yet the most: met, or all its points."""
        points = self._mode() is FourGoodMode.POINTS
        self._keep_lines(tuple(_full(line, points=points) for line in self.record.lines))

    def _put(self, changed: FourGoodLine) -> None:
        if self.record is not None:
            same = self.record.lines
            self._keep_lines(tuple(changed if one.id == changed.id else one for one in same))

    def _keep_lines(self, lines: tuple[FourGoodLine, ...]) -> None:
        if self.record is None or lines == self.record.lines:
            return
        self.record = replace(self.record, lines=lines)
        self.touch()
        self._show_figures()
        QTimer.singleShot(0, self, self._show_lines)  # a cell must not vanish while it is written

    def _mode(self) -> FourGoodMode:
        return self.first.fields["mode"].value() or FourGoodMode.PASS

    def _table_shown(self) -> Table:
        return self.lines[self._mode()]

    def _mode_chosen(self) -> None:
        self._show_lines()

    def _show_lines(self) -> None:
        if self.record is None:
            return
        now = look.current()
        for mode, table in self.lines.items():
            table.setHidden(mode is not self._mode())
            table.show_rows(self.record.lines)
            table.setMinimumHeight(now.size("tall_row") * len(self.record.lines) + now.px(_HEAD))
        self._show_figures()

    def _show_figures(self) -> None:
        if self.record is None:
            return
        lines = self.record.lines
        self.total.setText(summed(self._mode(), lines))
        wrong = review_forms.four_good_problems(lines)
        points = self._mode() is FourGoodMode.POINTS
        self.sums.say(" ".join(wrong) if points else "", Tone.CARE)
        present, yes = (self.vote.fields[name].value() or 0 for name in ("present", "yes"))
        share = f"Tán thành {yes}/{present}, đạt {percent(yes, present)}." if present else ""
        self.share.setText(share)
        self.share.setHidden(not share)

    def _table(self, mode: FourGoodMode) -> Table:
        judged = _points_columns if mode is FourGoodMode.POINTS else _verdict_columns
        table = Table(
            (
                Column(
                    "Nội dung",
                    lambda line: line.text,
                    second=_good_words,
                    write=lambda line, text: self._put(replace(line, text=one_line(text))),
                ),
                *judged(self),
                Column(
                    "Ghi chú",
                    lambda line: line.note,
                    width=110,
                    write=lambda line, text: self._put(replace(line, note=one_line(text))),
                ),
            ),
            name="Các nội dung của bốn tốt",
            key=lambda line: line.id,
        )
        table.setObjectName(f"four_good.lines.{mode}")
        table.picked.connect(lambda line: self.whole.setText(line.text))
        for letter, verdict in (("D", Verdict.MET), ("K", Verdict.NOT_MET)):
            if mode is FourGoodMode.PASS:
                table.on_key(letter, partial(self._by_key, verdict))
        return table

    def _by_key(self, verdict: Verdict, line: FourGoodLine) -> None:
        self.judge(line, verdict)

    def _lay_out(self) -> None:
        titles = review_forms.four_good_titles().items()
        add = menu_button(
            "Thêm dòng",
            [Action(words=f"{n}. {t}", on=partial(self.add_line, n)) for n, t in titles],
            "plus",
        )
        drop = quiet_button("Bỏ dòng đang chọn", self.drop_line, "trash-2")
        every = quiet_button("Còn lại đều đạt", self.all_met, "check-check")
        every.setObjectName("four_good.all_met")
        printed = quiet_button("In bản này", self.printed.emit, "printer")
        printed.setObjectName("four_good.print")
        hint = labels.quiet(
            "Sửa ngay trong ô (F2). Với cách đạt hoặc không đạt: phím D là đạt, K là không đạt."
        )
        self.lay_out(
            *(self.first, self.text, self.notice),
            *(boxes.row(labels.section("Chấm"), STRETCH, every), self.total, self.sums),
            *(*self.lines.values(), self.whole, hint, boxes.row(add, drop, STRETCH)),
            *(labels.section("Biểu quyết"), self.vote, self.share),
            *(labels.section("Kết quả"), self.last, boxes.row(printed, STRETCH), STRETCH),
        )


def _full(line: FourGoodLine, *, points: bool) -> FourGoodLine:
    if points:
        return line if line.points is not None else replace(line, points=line.most)
    return line if line.verdict is not Verdict.UNSAID else replace(line, verdict=Verdict.MET)


def _good_words(line: FourGoodLine) -> str:
    return f"{line.good}. {review_forms.four_good_titles().get(line.good, '')}"


def _points_columns(form: FourGoodForm) -> tuple[Column, ...]:
    return (
        Column(
            "Tối đa",
            lambda line: said(line.most),
            width=70,
            right=True,
            quiet=True,
            write=form.most,
        ),
        Column(
            "Điểm",
            lambda line: "" if line.points is None else said(line.points),
            width=70,
            right=True,
            write=form.give,
        ),
    )


def _verdict_columns(form: FourGoodForm) -> tuple[Column, ...]:
    return (
        Column(
            "Đánh giá",
            lambda line: VERDICT_WORDS[line.verdict],
            tone=lambda line: VERDICT_TONES[line.verdict],
            width=146,
            choices=lambda line: list(VERDICT_WORDS.items()),
            write=form.judge,
        ),
    )
