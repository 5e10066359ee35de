"""*Sổ đăng ký văn bản*: every paper issued, by year and type; those made outside are typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.papers import register as paper
from handbook.records import register
from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType
from handbook.records.register import TYPE_WORDS, Entry, Origin, OutsidePaper
from handbook.records.settings import Branch, term_on
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, flowing, row
from handbook.ui.parts.buttons import icon_button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField
from handbook.ui.parts.field import Field, Form
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.table import Column, Table
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store

_EVERY_YEAR = 0
_EVERY_TYPE = ""


class RegisterPage(QWidget):
    """The register with its filters; `leave` goes back to the papers."""

    def __init__(self, desk: Desk, leave: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._entries: tuple[Entry, ...] = ()
        self._branch: Branch | None = None
        self._paper: OutsidePaper | None = None
        self._papers: dict[str, OutsidePaper] = {}
        self.years, self.types = Choice(name="Năm"), Choice(name="Loại văn bản")
        for chooser, name in ((self.years, "year"), (self.types, "type")):
            chooser.setObjectName(f"register.{name}")
            chooser.edited.connect(self._show)
        self.table = _table()
        self.table.setObjectName("register.table")
        self.table.opened.connect(self._open)
        self._counted = labels.quiet()
        self._terms = labels.quiet()
        self.form = _form()
        for name in ("type", "date"):
            self.form.fields[name].finished.connect(self.propose_number)
        self.card = self._card()
        self._lay_out(leave)

    def year(self) -> int | None:
        """Return the year that is shown, None for all."""
        return self.years.value() or None

    def read(self) -> None:
        """Read the register again."""
        self._desk.work.read(_read, self._take)

    def paper(self) -> OutsidePaper | None:
        """Return the paper made outside that is being written; None for none."""
        return self._paper if self.isVisible() and self.card.isVisible() else None

    def add(self) -> None:
        """Begin a line for a paper made outside."""
        self._desk.work.service(lambda book: book.clock().date(), self._begin)

    def _lay_out(self, leave: Callable[[], None]) -> None:
        back = icon_button("chevron-left", "Về các giấy tờ in được", leave)
        back.setObjectName("register.back")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._counted.setWordWrap(False)
        layout.addWidget(flowing(back, self.years, self.types, self._counted))
        layout.addWidget(self.card)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._terms)

    def _card(self) -> Card:
        keep = plain_button("Ghi vào sổ", self._keep, "check")
        keep.setObjectName("register.keep")
        self._gone = quiet_button("Bỏ khỏi sổ", self._ask_bin, "trash-2")
        self._gone.setObjectName("register.bin")
        close = quiet_button("Thôi", self._close, "x")
        close.setObjectName("register.close")
        card = Card("Văn bản lập ngoài chương trình")
        card.add(self.form)
        card.add(row(keep, close, self._gone, STRETCH))
        card.hide()
        return card

    def _take(self, found: "_Found") -> None:
        self._branch, self._entries, outside = found
        self._papers = {one.uid: one for one in outside}
        year, kind = self.years.value(), self.types.value()
        there = sorted({entry.date.year for entry in self._entries}, reverse=True)
        self.years.set_options([(_EVERY_YEAR, "Mọi năm"), *((y, f"Năm {y}") for y in there)])
        kinds = [count.type for count in register.counts(self._entries)]
        self.types.set_options(
            [(_EVERY_TYPE, "Mọi loại"), *((k.value, TYPE_WORDS[k]) for k in kinds)]
        )
        usual = there[0] if there else _EVERY_YEAR
        self.years.set_value(usual if year is None else year)
        self.types.set_value(kind or _EVERY_TYPE)
        self._show()

    def _show(self) -> None:
        if self._branch is None:
            return
        kind = self.types.value()
        shown = register.chosen(
            self._entries, year=self.year(), type=PaperType(kind) if kind else None
        )
        branch = self._branch
        self.table.show_rows([_Line(entry, branch) for entry in reversed(shown)])
        self._counted.setText(f"{len(shown)} văn bản: {paper.counted(shown)}" if shown else "")
        self._terms.setText("\n".join(paper.term_lines(self._entries, branch)))

    def _open(self, line: "_Line") -> None:
        entry = line.entry
        match entry.origin:
            case Origin.MINUTES:
                self._desk.go("meetings", uid=entry.meeting)
            case Origin.RESOLUTION:
                self._desk.go("meetings", resolution=entry.paper)
            case Origin.OUTSIDE | Origin.ROUND:
                self._edit(self._papers[entry.paper], fresh=False)

    def _begin(self, today: date) -> None:
        kind = PaperType.NOTICE
        blank = OutsidePaper(
            uid=new_uid(), type=kind, number=self._next(kind, today), date=today, subject=""
        )
        self._edit(blank, fresh=True)

    def _next(self, kind: PaperType, day: date) -> int:
        term = term_on(self._branch, day) if self._branch else ""
        there = register.chosen(self._entries, type=kind, term=term)
        return max((entry.number for entry in there), default=0) + 1

    def _edit(self, one: OutsidePaper, *, fresh: bool) -> None:
        self._paper = one
        self.form.show_problems({})
        self.form.set_values(
            {
                "type": one.type.value,
                "number": one.number,
                "date": one.date,
                "subject": one.subject,
                "recipients": one.recipients,
                "note": one.note,
            }
        )
        self._gone.setHidden(fresh)
        self.card.show()
        self.form.fields["type"].editor.setFocus()

    def propose_number(self) -> None:
        """Offer the next number of the type just chosen, for a line not kept yet."""
        typed = self.form.values()
        if self._paper is not None and not self._paper.version:
            day = typed["date"] or self._paper.date
            self.form.fields["number"].set_value(self._next(PaperType(typed["type"]), day))

    def _keep(self) -> None:
        if self._paper is None or self._branch is None:
            return
        typed = self.form.values()
        wrong = self.form.typing_problems()
        if typed["date"] is None:
            wrong.setdefault("date", "Chưa ghi ngày của văn bản.")
        values = typed | {"type": PaperType(typed["type"]), "number": int(typed["number"] or 0)}
        if not wrong:
            made = replace(self._paper, **values)
            wrong = register.check(made)
        self.form.show_problems(wrong)
        if wrong:
            return
        branch = self._branch
        self._desk.work.change(
            "Ghi sổ đăng ký văn bản",
            lambda store: store.register.put_paper(made, branch),
            lambda kept: self._kept(kept),
            lambda problem: self.form.show_problems({"number": problem.sentence}),
        )

    def _kept(self, kept: OutsidePaper) -> None:
        self._close()
        symbol = f"{kept.number:02d}-{kept.type.value}"
        self._desk.say(f"Đã ghi văn bản số {symbol} vào sổ đăng ký.", Tone.GOOD)
        self.read()

    def _ask_bin(self) -> None:
        self._desk.ask(
            "Bỏ văn bản lập ngoài này khỏi sổ đăng ký? Số của nó được dùng lại.",
            "Bỏ khỏi sổ",
            self._bin,
        )

    def _bin(self) -> None:
        if self._paper is None:
            return
        uid = self._paper.uid
        self._close()
        self._desk.work.change(
            "Bỏ văn bản lập ngoài khỏi sổ",
            lambda store: store.register.bin(uid),
            lambda _: self.read(),
        )

    def _close(self) -> None:
        self._paper = None
        self.card.hide()
        self.table.setFocus()


class _Line:
    """One line of the table: the entry, and its words."""

    def __init__(self, entry: Entry, branch: Branch) -> None:
        self.uid, self.entry = entry.paper, entry
        self.words = paper.row(entry, branch)

    def state(self) -> str:
        """Return where the paper comes from, or that it is being edited."""
        if self.entry.withdrawn:
            return "Đang sửa"
        return "Lập ngoài" if self.entry.origin is Origin.OUTSIDE else "Trong sổ"

    def tone(self) -> Tone:
        """Return the tone of its state."""
        if self.entry.withdrawn:
            return Tone.CARE
        return Tone.NEUTRAL if self.entry.origin is Origin.OUTSIDE else Tone.GOOD


_Found = tuple[Branch, tuple[Entry, ...], tuple[OutsidePaper, ...]]


def _read(store: "Store") -> _Found:
    branch = store.branch.get()
    return branch, store.register.entries(branch), store.register.outside()


def _form() -> Form:
    kinds = Choice([(kind.value, f"{TYPE_WORDS[kind]} ({kind.value})") for kind in PaperType])
    fields = {
        "type": Field("Loại văn bản", kinds),
        "number": Field("Số", NumberField("Số", least=1)),
        "date": Field("Ngày", DateField("Ngày của văn bản")),
        "subject": Field("Trích yếu", LineEdit(name="Trích yếu"), needed=True),
        "recipients": Field("Nơi nhận", LineEdit(name="Nơi nhận")),
        "note": Field("Ghi chú", LineEdit(name="Ghi chú")),
    }
    for name, field in fields.items():
        field.editor.setObjectName(f"register.{name}")
        field.editor.setMinimumWidth(1)
    return Form(fields, columns=3)


def _table() -> Table:
    def said(name: str) -> Callable[[Any], str]:
        return lambda line: str(line.words[name])

    return Table(
        [
            Column("Số, ký hiệu", said("symbol"), second=said("type"), width=136, sort=_order),
            Column("Ngày", said("day"), width=112, sort=lambda line: line.entry.date),
            Column("Trích yếu, nơi nhận", said("subject"), second=said("recipients")),
            Column("Nguồn", lambda line: line.state(), tone=lambda line: line.tone(), width=120),
        ],
        name="Sổ đăng ký văn bản",
        empty="Chưa có văn bản nào. Văn bản chốt, ban hành ở đây tự vào sổ; văn bản lập ngoài thì "
        "bấm “Thêm văn bản”.",
    )


def _order(line: "_Line") -> tuple[str, str, int]:
    return line.entry.type.value, line.entry.term, line.entry.number
