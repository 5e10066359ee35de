"""*Cài đặt → Lịch sử*: the last changes, who, when, what; and the history of one record.

Screens come here with `kind` and `uid` of a record; *Quay lại* leads back to the list or to them.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from handbook.records import kinds
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.record_history import RecordHistoryView, when
from handbook.ui.parts.table import Column, Table

if TYPE_CHECKING:
    from handbook.store.history import Entry
    from handbook.store.store import Store

SHOWN = 50
_READ = 500  # entries: one deed may change many records


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One change of the handbook, whatever number of records it touched.

    `first` is kind and uid of the first record whose history can be shown, empty for none.
    """

    group_uid: str
    at: str
    deed: str
    records: str
    who: str
    first: tuple[str, str] = ("", "")


class HistoryPart(QWidget):
    """The list of deeds, or one record's own history over it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._back: dict[str, Any] = {}
        self.table = Table(
            [
                Column("Lúc", lambda e: when(e.at), width=140),
                Column("Việc đã làm", lambda e: e.deed, second=lambda e: e.records),
                Column("Người làm", lambda e: e.who, width=120, quiet=True),
            ],
            name="Lịch sử thay đổi",
            empty="Chưa có thay đổi nào.",
            key=lambda e: e.group_uid,
        )
        self.table.setObjectName("settings.history")
        self.table.opened.connect(self._open_deed)
        self.record = RecordHistoryView(desk, "Quay lại", self._leave)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)

    def open(self, **what: Any) -> None:
        """Show the history of the record `uid` of `kind`; `back` names the part or screen left."""
        if not what.get("uid"):
            self._stack.setCurrentIndex(0)
            return
        self._back = {name: value for name, value in what.items() if name.startswith("back")}
        self._stack.setCurrentIndex(1)
        self.record.show_record(what["kind"], what["uid"])

    def reload(self) -> None:
        """Read the newest changes."""
        self.desk.work.read(_newest, self.table.show_rows)
        if self._stack.currentIndex() == 1 and self.record.uid:
            self.record.show_record(self.record.kind, self.record.uid)

    def flush(self) -> None:
        """Nothing is typed here."""

    def _list(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(
            labels.quiet(
                f"{SHOWN} thay đổi gần nhất; bấm đúp để xem hai bên và khôi phục. Lịch sử nối "
                "thành chuỗi: sửa hay xóa một mục là phép kiểm tra cuốn sổ thấy ngay."
            )
        )
        layout.addWidget(self.table, 1)
        return box

    def _open_deed(self, deed: Deed) -> None:
        kind, uid = deed.first
        if uid:
            self.open(kind=kind, uid=uid)

    def _leave(self) -> None:
        back, self._back = self._back, {}
        self.record.uid = ""
        self._stack.setCurrentIndex(0)
        if back.get("back") == "bin":
            self.desk.go("settings", part="bin")
        elif back.get("back"):
            self.desk.go(back["back"], **back.get("back_to", {}))


def _newest(store: "Store") -> tuple[Deed, ...]:
    return deeds(
        store.history.latest(_READ),
        frozenset(kind for kind, table in store.tables.items() if not table.veiled),
    )


def deeds(entries: "tuple[Entry, ...]", told: frozenset[str] = frozenset()) -> tuple[Deed, ...]:
    """Return the newest deeds of history entries (newest first), one for each group.

    Only records of the kinds `told` may be opened from here: the words of others stay with them.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group_uid, []).append(entry)
    return tuple(_deed(group, told) for group in list(groups.values())[:SHOWN])


def _deed(group: "list[Entry]", told: frozenset[str]) -> Deed:
    touched = Counter(entry.kind for entry in group)
    records = ", ".join(f"{n} {kinds.WORDS.get(kind, kind)}" for kind, n in touched.items())
    first = group[0]
    return Deed(
        group_uid=first.group_uid,
        at=first.at,
        deed=first.deed,
        records=records,
        who=first.who,
        first=next(((e.kind, e.uid) for e in group if e.kind in told), ("", "")),
    )
