"""*Cài đặt → Lịch sử*: the last changes, one of them with all it changed, one record's own.

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
from handbook.ui.screens.settings.deed_view import DeedView

if TYPE_CHECKING:
    from handbook.store.history import Entry
    from handbook.store.store import Store

SHOWN = 50
_READ = 500  # entries: one deed may change many records


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One change of the handbook, whatever number of records it touched.

    `only` is kind and uid of the record when it is but one whose history can be shown, else empty.
    """

    group_uid: str
    at: str
    deed: str
    records: str
    who: str
    only: tuple[str, str] = ("", "")


class HistoryPart(QWidget):
    """The list of deeds; over it one deed with its records, or one record's own history."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._back: dict[str, Any] = {}
        self.table = Table(
            [
                Column("Lúc", lambda e: when(e.at), width=164),
                Column("Việc đã làm", lambda e: e.deed, second=lambda e: e.records),
                Column("Người làm", lambda e: e.who, width=120, quiet=True, spare=True),
            ],
            name="Lịch sử thay đổi",
            empty="Chưa có thay đổi nào.",
            key=lambda e: e.group_uid,
        )
        self.table.setObjectName("settings.history")
        self.table.opened.connect(self._open_deed)
        self.record = RecordHistoryView(desk, "Quay lại", self._leave)
        self.deed = DeedView(desk, self._to_list, self._open_of_deed)
        self._stack = QStackedLayout()
        self._list_page = self._list()
        for page in (self._list_page, self.record, self.deed):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)

    def open(self, **what: Any) -> None:
        """Show the history of the record `uid` of `kind`; `back` names the part or screen left."""
        if not what.get("uid"):
            self._to_list()
            return
        self._back = {name: value for name, value in what.items() if name.startswith("back")}
        self._stack.setCurrentWidget(self.record)
        self.record.show_record(what["kind"], what["uid"])

    def reload(self) -> None:
        """Read the newest changes."""
        self.desk.work.read(_newest, self.table.show_rows)
        if self._stack.currentWidget() is self.record and self.record.uid:
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
        kind, uid = deed.only
        if uid:
            self.open(kind=kind, uid=uid)
            return
        self._stack.setCurrentWidget(self.deed)
        self.deed.show_deed(deed.group_uid, deed.at, deed.deed)

    def _open_of_deed(self, kind: str, uid: str) -> None:
        self.open(kind=kind, uid=uid, back="deed")

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self._list_page)

    def _leave(self) -> None:
        back, self._back = self._back, {}
        self.record.uid = ""
        if back.get("back") == "deed":
            self._stack.setCurrentWidget(self.deed)
            return
        self._to_list()
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
    ones = list({(entry.kind, entry.uid) for entry in group})
    return Deed(
        group_uid=first.group_uid,
        at=first.at,
        deed=first.deed,
        records=records,
        who=first.who,
        only=ones[0] if len(ones) == 1 and ones[0][0] in told else ("", ""),
    )
