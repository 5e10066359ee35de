"""*Cài đặt → Bàn giao*: hand the handbook over to the next one, with minutes and a new key."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import NotAsWritten, Problem
from handbook.records.inventory import Inventory, Terms, check
from handbook.records.members import Position, holder
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import main_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_folder
from handbook.ui.parts.going import reveal
from handbook.ui.parts.kept_form import STILL_HERE, KeptForm, Values, put_back
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part
from handbook.ui.start.password_form import PasswordForm
from handbook.ui.start.recovery_page import RecoverySheet

if TYPE_CHECKING:
    from handbook.records.settings import Branch
    from handbook.services.handbook import Handbook
    from handbook.services.handover import Handed
    from handbook.store.store import Store

_HERE = "here"
_LINE = 420  # pixels at 100 %
_SIGNED = "Biên bản ghi rõ chỗ không còn đúng như lúc ghi; hai bên đọc trước khi ký."
_NAMES = {
    "giver": "Người bàn giao",
    "giver_post": "Chức vụ người bàn giao",
    "receiver": "Người nhận",
    "receiver_post": "Chức vụ người nhận",
    "witness": "Người chứng kiến (nếu có)",
    "reason": "Lý do",
}


class HandoverPart(Part):
    """What there is, who hands over to whom, the successor's own password, and the deed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read_once = False
        self.counts = labels.text("")
        self.fields = {name: _field(words, name) for name, words in _NAMES.items()}
        self.fresh = PasswordForm("handover.new", "Mật khẩu mới, do người nhận gõ")
        self.here = Check("Người nhận dùng tiếp máy này")
        self.here.setObjectName("handover.here")
        self.notice = Notice()
        self.go = main_button("Bàn giao vào thư mục…", self._ask_folder, "key-round")
        self.go.setObjectName("handover.go")
        self._sheet = QVBoxLayout()
        self._sheet.setContentsMargins(0, 0, 0, 0)
        sheet = QWidget()
        sheet.setLayout(self._sheet)
        self.add(self._what_card(), self._who_card(), sheet)
        self._kept = self._keeping()

    def reload(self) -> None:
        """Count what there is; the secretary is the likeliest to hand over."""
        if not self._read_once:
            self._read_once = True
            self._kept.take_up()
        self.desk.work.read(_state, self._show)

    def flush(self) -> None:
        """Keep the names that are typed within the file; never the password."""
        self._kept.flush()

    def hand_over_to(self, folder: Path, *, knowing: bool = False) -> None:
        """Make the copy and the minutes in `folder`.

        `knowing`: the person was told that not all inside is as it was written, and said yes.
        """
        terms, password = self._terms(), self.fresh.password()
        problems = check(terms)
        for name, field in self.fields.items():
            field.show_problem(problems.get(name, ""))
        if problems or not password:
            self.notice.say("Chưa bàn giao được: hãy xem những ô có ghi chú.", Tone.CARE)
            return
        here = bool(self.here.value())
        self._kept.forget()  # first: the copy for the receiver is to hold no half-typed form
        self.go.setEnabled(False)
        self.notice.say("Đang lập bản bàn giao và thử mở lại…")

        def deed(book: "Handbook") -> "tuple[Handed, Handbook, Branch]":
            from handbook.services import handover

            handed = handover.hand_over(book, terms, folder, password, knowing=knowing)
            return handed, book, book.read(lambda store: store.branch.get())

        def failed(problem: Problem) -> None:
            self._failed(problem)
            if isinstance(problem, NotAsWritten) and self.isVisible():
                self._ask_all_the_same(folder, problem.details)

        self.desk.work.service(deed, lambda made: self._made(*made, here=here), failed)

    def _keeping(self) -> KeptForm:
        kept = KeptForm(self.desk.work, "handover", self._values, self._take_up, self)
        for field in self.fields.values():
            field.edited.connect(kept.touch)
        self.here.edited.connect(kept.touch)
        return kept

    def _values(self) -> dict[str, Any]:
        names = {name: field.value() for name, field in self.fields.items()}
        return names | {_HERE: bool(self.here.value())}

    def _take_up(self, values: Values) -> None:
        put_back(self.fields, values)
        self.here.set_value(bool(values.get(_HERE)))
        self.notice.say(STILL_HERE, Tone.CARE)

    def _what_card(self) -> Card:
        card = Card("Cuốn sổ có gì")
        card.add(self.counts)
        card.add(
            labels.quiet(
                "Khi thay bí thư hoặc người giữ sổ: hai bên kiểm kê, ký biên bản bàn giao; người "
                "nhận có một bản cuốn sổ mã hóa bằng khóa mới, mật khẩu và tờ khôi phục mới. Mật "
                "khẩu cũ không mở được bản đã giao."
            )
        )
        return card

    def _who_card(self) -> Card:
        card = Card("Bàn giao")
        fresh = boxes.flowing(self.fresh)  # see SafetyPart
        for widget in (*self.fields.values(), fresh, self.here):
            card.add(widget)
        card.add(
            labels.quiet(
                "Đánh dấu thì khóa của cuốn sổ đổi ngay trên máy này; cuốn sổ cũ được giữ bên cạnh "
                "đến khi hai bên xóa. Trong thư mục sẽ có: tệp cuốn sổ và tệp khóa, biên bản bàn "
                "giao PDF và Word. Nên chọn một ổ USB."
            )
        )
        card.add(boxes.flowing(self.go))
        card.add(self.notice)
        return card

    def _terms(self) -> Terms:
        return Terms(**{name: str(field.value()).strip() for name, field in self.fields.items()})

    def _show(self, state: "_State") -> None:
        secretary, found, numbers, left = state
        kinds = ", ".join(f"{one.total} {one.words}" for one in found.records)
        papers = [f"{one.words.capitalize()}: {one.total}." for one in found.papers if one.total]
        lines = (f"{kinds}; {found.changes} mục lịch sử.", *papers, *numbers, left)
        self.counts.setText("\n".join(lines))
        if secretary and not self.fields["giver"].value():
            self.fields["giver"].set_value(secretary)
            self.fields["giver_post"].set_value("Bí thư chi bộ")

    def _ask_folder(self) -> None:
        folder = ask_folder(self, "Chọn thư mục đặt bản bàn giao (nên ở ổ USB)")
        if folder is not None:
            self.hand_over_to(folder)

    def _ask_all_the_same(self, folder: Path, found: tuple[str, ...]) -> None:
        self.desk.ask(
            f"{_first(found, 1)} Vẫn bàn giao, và ghi điều này vào biên bản để hai bên cùng ký?",
            "Vẫn bàn giao",
            lambda: self.hand_over_to(folder, knowing=True),
        )

    def _made(self, handed: "Handed", book: "Handbook", branch: "Branch", *, here: bool) -> None:
        if not here:
            self._tell(handed, branch, "")
            return
        kept: list[Path | None] = []

        def told(_: object) -> None:
            self._tell(handed, branch, f" Cuốn sổ cũ còn ở {kept[0]}: mở bằng mật khẩu cũ.")

        def refused(problem: Problem) -> None:
            self.desk.work.open(_again(book), lambda _: self._failed(problem), self._failed)

        self.desk.work.open(_changing(handed, book, kept), told, refused)

    def _tell(self, handed: "Handed", branch: "Branch", aside: str) -> None:
        self.go.setEnabled(True)
        self.fresh.clear()
        signed = f" {_SIGNED}" if handed.faults else ""
        self.notice.say(
            f"Đã lập bản bàn giao và thử mở lại: {handed.book.name}, cùng biên bản PDF và Word, "
            f"trong {handed.book.parent}.{aside}{signed}",
            Tone.CARE if handed.faults else Tone.GOOD,
        )
        boxes.clear(self._sheet)
        card = Card("Tờ khôi phục mới, giao cho người nhận")
        put_away: Callable[[], None] = lambda: boxes.clear(self._sheet)  # noqa: E731
        card.add(
            RecoverySheet(self.desk.work, branch, handed.recovery_code, handed.book.name, put_away)
        )
        self._sheet.addWidget(card)
        reveal(self.notice)
        self.desk.work.changed.emit(frozenset({"handover", "backup"}))

    def _failed(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self._kept.touch()
        self.notice.say(f"{problem.sentence} {_first(problem.details, 3)}".strip(), Tone.LATE)
        reveal(self.notice)


_State = tuple[str, Inventory, tuple[str, ...], str]


def _state(store: "Store") -> "_State":
    """Return the secretary, the counts, the numbers given with their gaps, and what is open."""
    from handbook.papers import register
    from handbook.store import inventory

    branch = store.branch.get()
    secretary = holder(store.members.all(), Position.SECRETARY)
    left = (
        f"Chưa xong: {len(store.assignments.open())} việc được giao, "
        f"{len(store.tasks.open())} việc đột phá."
    )
    return (
        secretary.name if secretary else "",
        inventory.take(store),
        register.term_lines(store.register.entries(branch), branch),
        left,
    )


def _first(found: tuple[str, ...], told: int) -> str:
    """Return the first of what was found, and how many more there are: the minutes name all."""
    more = (f"Và {len(found) - told} chỗ nữa.",) if len(found) > told else ()
    return " ".join((*found[:told], *more))


def _changing(
    handed: "Handed", book: "Handbook", kept: list[Path | None]
) -> Callable[[], "Handbook"]:
    """Return what puts the copy in place of the closed handbook; its old key is forgotten."""

    def change() -> "Handbook":
        from handbook.services import handover, keyrings
        from handbook.services.handbook import Handbook

        kept.append(handover.use_here(handed, book.path, book.clock()))
        keyrings.forget(book.uid)
        return Handbook.open(book.path, handed.key)

    return change


def _again(book: "Handbook") -> Callable[[], "Handbook"]:
    def again() -> "Handbook":
        from handbook.services.handbook import Handbook

        return Handbook.open(book.path, book.key)

    return again


def _field(words: str, name: str) -> Field:
    field = Field(words, LineEdit())
    field.editor.setObjectName(f"handover.{name}")
    field.setMaximumWidth(look.current().px(_LINE))
    return field
