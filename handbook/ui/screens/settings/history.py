"""*Cài đặt → Lịch sử*: the last changes, to read only; who, when, what."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.records import dates, kinds
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.table import Column, Table

if TYPE_CHECKING:
    from handbook.store.history import Entry

SHOWN = 50
_READ = 500  # entries: one deed may change many records


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One change of the handbook, whatever number of records it touched."""

    group_uid: str
    at: str
    deed: str
    records: str
    who: str


class HistoryPart(QWidget):
    """A table; nothing here can be changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.table = Table(
            [
                Column("Lúc", lambda e: when(e.at), width=150),
                Column("Việc đã làm", lambda e: e.deed),
                Column("Gồm", lambda e: e.records, width=250, quiet=True),
                Column("Người làm", lambda e: e.who, width=140, quiet=True),
            ],
            name="Lịch sử thay đổi",
            empty="Chưa có thay đổi nào.",
            key=lambda e: e.group_uid,
        )
        self.table.setObjectName("settings.history")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(
            labels.quiet(
                f"{SHOWN} thay đổi gần nhất. Lịch sử nối thành chuỗi: sửa hay xóa một mục là phép "
                "kiểm tra cuốn sổ thấy ngay."
            )
        )
        layout.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the newest changes."""
        self.desk.work.read(
            lambda store: store.history.latest(_READ),
            lambda entries: self.table.show_rows(deeds(entries)),
        )

    def flush(self) -> None:
        """Nothing is typed here."""


def deeds(entries: "tuple[Entry, ...]") -> tuple[Deed, ...]:
    """Return the newest deeds of history entries (newest first), one for each group."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group_uid, []).append(entry)
    return tuple(_deed(group) for group in list(groups.values())[:SHOWN])


def _deed(group: "list[Entry]") -> Deed:
    touched = Counter(entry.kind for entry in group)
    records = ", ".join(f"{n} {kinds.WORDS.get(kind, kind)}" for kind, n in touched.items())
    first = group[0]
    return Deed(
        group_uid=first.group_uid, at=first.at, deed=first.deed, records=records, who=first.who
    )


def when(at: str) -> str:
    """Return `24/11/2026, 19:30` of an ISO time."""
    return f"{dates.on_screen(at[:10])}, {at[11:16]}"
