"""The history as a screen tells it: who, what, when, and each field side by side.

Of one record with all its changes, or of one deed with all the records it changed.
"""

from dataclasses import dataclass
from functools import cache, partial

from handbook.records import field_words
from handbook.records.field_words import Line
from handbook.store import names, versions
from handbook.store.history import Entry
from handbook.store.store import Store
from handbook.store.versions import Version

ACTIONS = {
    "create": "lập mới",
    "change": "sửa",
    "bin": "bỏ vào thùng rác",
    "unbin": "lấy ra khỏi thùng rác",
    "purge": "xóa hẳn khỏi thùng rác",
    "import": "nhập từ tệp",
    "view": "xem",
    "print": "in",
}
_NAMING = ("name", "title", "what")
_WHOLE = frozenset({"bin", "unbin", "purge"})  # the record itself did not change


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change of a record in words; `place` names its version for putting it back.

    `at` is local ISO time; `is_last` says that this is how the record stands now.
    """

    place: int
    at: str
    who: str
    deed: str
    action: str
    lines: tuple[Line, ...]
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHistory:
    """All changes of a record, newest first; `called` is what a sentence calls it.

    Of a `veiled` kind every look is noted in the history, as on its own screen.
    """

    kind: str
    uid: str
    called: str
    changes: tuple[Told, ...]
    veiled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """One record that a deed changed; `place` is where it stands among those of the deed.

    `opens` says whether its own history may be opened from here: of private kinds it may not.
    """

    place: int
    kind: str
    uid: str
    called: str
    action: str
    opens: bool


def of_record(store: Store, kind: str, uid: str) -> RecordHistory:
    """Return the history of a record, also of one in the bin or deleted for good."""
    table = store.tables[kind]
    named = cache(partial(names.called, store))
    found = versions.of_record(store, uid)
    told = tuple(
        Told(
            place=version.place,
            at=version.entry.at,
            who=version.entry.who,
            deed=version.entry.deed,
            action=ACTIONS.get(version.entry.action, "ghi nhận"),
            lines=_lines(table.record, version, named),
            is_last=at == 0,
        )
        for at, version in enumerate(found)
    )
    present = table.find_uid(uid)
    called = table.called(present) if present else names.called(store, uid)
    return RecordHistory(kind=kind, uid=uid, called=called, changes=told, veiled=table.veiled)


def of_deed(store: Store, group_uid: str) -> tuple[Touched, ...]:
    """Return the records one deed changed, in the order in which it did."""
    named = cache(partial(names.called, store))
    return tuple(
        _touched(store, place, entry, named)
        for place, entry in enumerate(store.history.of_group(group_uid))
    )


def _touched(store: Store, place: int, entry: Entry, named: field_words.Named) -> Touched:
    table = store.tables.get(entry.kind)
    opens = table is not None and not table.veiled
    return Touched(
        place=place,
        kind=entry.kind,
        uid=entry.uid,
        called=(named(entry.uid) or _name_in(entry)) if opens else "",
        action=ACTIONS.get(entry.action, "ghi nhận"),
        opens=opens,
    )


def _name_in(entry: Entry) -> str:
    """Return the name in what was kept of a record that is not there any more."""
    sides = (entry.after, entry.before)
    return next((str(s[field]) for s in sides for field in _NAMING if s.get(field)), "")


def lines_of(store: Store, group_uid: str, place: int) -> tuple[Line, ...]:
    """Return what a deed changed in the record at `place`; nothing of private kinds."""
    entry = store.history.of_group(group_uid)[place]
    table = store.tables.get(entry.kind)
    if table is None or entry.action in _WHOLE:
        return ()
    named = cache(partial(names.called, store))
    return field_words.differences(table.record, entry.before, entry.after, named)


def note_look(store: Store, kind: str, uid: str) -> None:
    """Note that the history of a record of a veiled kind was looked at."""
    if store.tables[kind].find_uid(uid) is not None:
        store.tables[kind].look(uid, "view")


def _lines(record: type, version: Version, named: field_words.Named) -> tuple[Line, ...]:
    if version.entry.action in _WHOLE:
        return ()
    return field_words.differences(record, version.entry.before, version.entry.after, named)
