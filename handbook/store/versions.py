"""Earlier versions of a record, worked out from its history, and putting one of them back.

Reads what the history holds; a version is put back through `Table.put` like any other change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from handbook.errors import BadInput, NotFound
from handbook.store import rows
from handbook.store.history import Entry
from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One change of a record; `place` counts from 0 for the oldest.

    `state` is the whole record after the change as plain values; `entry` has what differed.
    """

    place: int
    entry: Entry
    state: Mapping[str, Any]


def of_record(store: Store, uid: str) -> tuple[Version, ...]:
    """Return all versions of a record, newest first."""
    state: dict[str, Any] = {}
    found = []
    for place, entry in enumerate(reversed(store.history.of_record(uid))):
        if entry.action != "purge":  # its `before` is what was there, its `after` nothing
            state = {**state, **entry.before, **entry.after}
        found.append(Version(place=place, entry=entry, state=state))
    return tuple(reversed(found))


def put_back(store: Store, kind: str, uid: str, place: int) -> object:
    """Make the version at `place` the present one again and return the record.

    A record in the bin is taken out, one deleted for good is made anew. Fields that are given, not
    typed (number, state of sealing) stay as they are now. Raises NotFound, Sealed, BadInput.
    """
    table = store.tables[kind]
    wanted = next((v for v in of_record(store, uid) if v.place == place), None)
    if wanted is None:
        raise NotFound("Không còn phiên bản này trong lịch sử. Hãy mở lại lịch sử rồi chọn lại.")
    current = table.find_uid(uid)
    if current is None and any(record.uid == uid for _, record in table.binned()):
        current = table.unbin(uid)
    return table.put(_record(table, wanted.state, current))


def _record(table: Any, state: Mapping[str, Any], current: object | None) -> Any:
    now = rows.plain(current) if current else {"version": 0}
    defaults = {} if current else dict.fromkeys(table.unrestored - {"uid", "version"})
    kept = {name: now[name] for name in table.unrestored if name in now}
    values = {name: value for name, value in state.items() if name not in defaults}
    try:
        return rows.from_plain(table.record, {**values, **kept})
    except msgspec.ValidationError as error:
        raise BadInput(
            "Phiên bản này do một bản chương trình cũ ghi, khác khuôn với bản ghi ngày nay, nên "
            "chưa khôi phục được. Hãy xem hai bên rồi gõ lại chỗ cần."
        ) from error
