"""A handbook that will not open: what is the matter, and every way out of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import (
    Damaged,
    InUse,
    Locked,
    NotFound,
    Problem,
    SlotsDamaged,
    SlotsMissing,
)
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import action_button
from handbook.ui.parts.card import Card
from handbook.ui.start.frame import narrow

RETRY = "Thử lại"


class TroublePage(QWidget):
    """One sentence, its details, and the ways out as buttons; the likeliest is the filled one."""

    def __init__(
        self,
        *,
        problem: Problem,
        book: Path,
        retry: Callable[[], None],
        other: Callable[[], None],
        restore: Callable[[], None],
        fresh: Callable[[], None],
        slots: Callable[[], None],
        code: Callable[[], None],
        password: Callable[[], None],
        copy: Callable[[], None] | None = None,
    ) -> None:
        """`copy` takes the key file of a backup on this computer, when there is one."""
        super().__init__()
        card = Card(title_of(problem), labels.quiet(book.name))
        said = labels.text(problem.sentence)
        said.setObjectName("trouble.sentence")
        card.add(said)
        for detail in problem.details[:6]:
            card.add(labels.quiet(detail))
        ways = {
            "retry": Action(words=RETRY, on=retry, icon="rotate-ccw"),
            "restore": Action(words="Khôi phục từ bản sao lưu…", on=restore, icon="history"),
            "other": Action(words="Chọn cuốn sổ khác…", on=other, icon="folder-open"),
            "fresh": Action(words="Tạo cuốn sổ mới", on=fresh, icon="plus"),
            "slots": Action(words="Lấy tệp khóa từ bản sao lưu…", on=slots, icon="key-round"),
            "code": Action(words="Mở bằng mã khôi phục", on=code, icon="lock-open"),
            "password": Action(words="Mở bằng mật khẩu", on=password, icon="lock-open"),
        }
        if copy is not None:
            words = "Dùng tệp khóa của bản sao lưu trên máy này"
            ways["copy"] = Action(words=words, on=copy, icon="key-round")
        main, *rest = (name for name in order_of(problem) if name in ways)
        for place, name in enumerate((main, *rest)):
            button = action_button(ways[name], "main" if place == 0 else "plain")
            button.setObjectName(f"trouble.{name}")
            card.add(row(button, STRETCH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(narrow(card, 560))


def title_of(problem: Problem) -> str:
    """Return in a few words what kind of trouble it is: four kinds, four titles."""
    match problem:
        case InUse():
            return "Cuốn sổ đang mở ở nơi khác"
        case SlotsDamaged():
            return "Tệp khóa của cuốn sổ bị hỏng"
        case SlotsMissing():
            return "Thiếu tệp khóa của cuốn sổ"
        case Damaged():
            return "Cuốn sổ bị hỏng"
        case NotFound():
            return "Không thấy cuốn sổ"
        case Locked():
            return "Cuốn sổ đang khóa"
        case _:
            return "Chưa mở được cuốn sổ"


def order_of(problem: Problem) -> tuple[str, ...]:
    """Return the ways out that fit a problem, the likeliest first."""
    match problem:
        case InUse():
            return ("retry", "other")
        case NotFound():
            return ("other", "restore", "fresh")
        case SlotsDamaged(left="recovery"):
            return ("code", "copy", "slots", "restore", "retry", "other")
        case SlotsDamaged(left="password"):
            return ("password", "copy", "slots", "restore", "retry", "other")
        case SlotsMissing():
            return ("copy", "slots", "restore", "retry", "other")
        case Damaged():
            return ("restore", "retry", "other")
        case _:
            return ("retry", "other", "restore")
