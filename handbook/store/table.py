"""The one funnel for writes: check, refuse a stale version, write, refresh search, add to history.

Subclasses of `Table` name their record and add queries; none of them writes a record past `put`.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, ClassVar, Generic, TypeVar

from handbook.errors import BadInput, NotFound, Stale
from handbook.store import engine, rows, search
from handbook.store.session import Session

R = TypeVar("R")


class Table(Generic[R]):
    """The records of one kind.

    `private` ones are never found by search and left out of ordinary exports (see `is_private`);
    of `veiled` ones the general history tells the deed and the kind, never the words.
    """

    kind: ClassVar[str]
    name: ClassVar[str]
    private: ClassVar[bool] = False
    veiled: ClassVar[bool] = False
    parts: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Tables whose rows are the record's own, each with the column that points at it."""
    unrestored: ClassVar[frozenset[str]] = frozenset({"uid", "version"})
    """Fields that stay as they are when an earlier version is put back."""
    record: type[R]

    def __init__(self, session: Session) -> None:
        self.session = session
        self.db = session.db

    def find_uid(self, uid: str) -> R | None:
        """Return the record, or None."""
        found = self._rows("WHERE uid = :uid AND binned_at IS NULL", {"uid": uid})
        return self.load(found[0]) if found else None

    def by_uid(self, uid: str) -> R:
        """Return the record; raises NotFound."""
        found = self.find_uid(uid)
        if found is None:
            raise NotFound(f"Không tìm thấy bản ghi {uid} trong cuốn sổ này; có thể đã bị xóa.")
        return found

    def count(self) -> int:
        """Return how many records there are, without those in the bin."""
        sql = f"SELECT COUNT(*) AS n FROM {self.name} WHERE binned_at IS NULL"
        return int(engine.rows(self.db, sql)[0]["n"])

    def put(self, record: R) -> R:
        """Write a record and return it with its new version.

        Raises BadInput with one detail per field when the record is wrong, Stale when it was
        changed after it was read.
        """
        problems = self.problems(record)
        if problems:
            raise BadInput(f"Chưa ghi được {self.called(record)}.", *problems.values())
        old = self._kept(record)
        kept: R = replace(self.completed(record, old), version=_version(record) + 1)  # type: ignore[type-var]
        values = rows.plain(kept)
        before, after = _difference(rows.plain(old) if old else {}, values)
        self._forget_typing(record)
        if old is not None and not after:  # no empty entry fills the history
            return record
        written = after | {"uid": values["uid"], "version": values["version"]} if old else values
        self._write(kept, written, is_new=old is None)
        self._index(kept)
        self._note("change" if old else "create", kept, before, after)
        return kept

    def put_typing(self, typed: R) -> R:
        """Write typing that was cut off over what is kept; wrong fields stay as they were kept."""
        current = self.find_uid(typed.uid)  # type: ignore[attr-defined]
        version = _version(current) if current else 0
        record: R = replace(typed, version=version)  # type: ignore[type-var]
        unfit = {name: _before(name, current, typed) for name in self.problems(record)}
        return self.put(replace(record, **unfit))  # type: ignore[type-var]

    def bin(self, uid: str) -> None:
        """Move a record to the bin; it stays in the file and in the history."""
        record = self.by_uid(uid)
        self.refuse_bin(record)
        self._forget_typing(record)
        at = self.session.clock().isoformat(timespec="seconds")
        self._set_binned(uid, at)
        search.forget(self.db, uid)
        self._note("bin", record, rows.plain(record), {})

    def binned(self) -> tuple[tuple[str, R], ...]:
        """Return when each record was put in the bin, and the record; newest first."""
        found = self._rows("WHERE binned_at IS NOT NULL ORDER BY binned_at DESC, id DESC", {})
        return tuple((row["binned_at"], self.load(row)) for row in found)

    def purge(self, uid: str) -> None:
        """Delete a record that lies in the bin for good; the history keeps what it was.

        Raises NotFound when it is not in the bin, BadInput while other records rest on it.
        """
        found = self._rows("WHERE uid = :uid AND binned_at IS NOT NULL", {"uid": uid})
        if not found:
            raise NotFound(f"Không tìm thấy bản ghi {uid} trong thùng rác.")
        record = self.load(found[0])
        self._forget_typing(record)
        try:
            for table, column in self.parts:
                engine.write(self.db, f"DELETE FROM {table} WHERE {column} = :id", found[0])
            engine.write(self.db, f"DELETE FROM {self.name} WHERE id = :id", found[0])
        except engine.IntegrityError as error:
            raise BadInput(
                f"{capital(self.called(record))} còn được bản ghi khác nhắc đến (như điểm danh, "
                "bản đã chốt), nên chưa xóa hẳn được. Hãy để trong thùng rác."
            ) from error
        self._forget_forms(uid)
        self._note("purge", record, rows.plain(record), {})

    def unbin(self, uid: str) -> R:
        """Take a record back out of the bin; raises BadInput when another took its place."""
        self._set_binned(uid, None)
        record = self.by_uid(uid)
        if self.twin(record) is not None:
            raise BadInput(
                f"{capital(self.called(record))} đã được lập bản khác nên không lấy bản này ra "
                "được. Muốn dùng lại bản này, hãy bỏ bản kia vào thùng rác trước."
            )
        self._index(record)
        self._note("unbin", record, {}, rows.plain(record))
        return record

    # What each kind of record says of itself.

    def problems(self, record: R) -> Mapping[str, str]:
        """Return problems by field that keep a record from being written."""
        raise NotImplementedError

    def called(self, record: R) -> str:
        """Return what the record is called in a sentence."""
        raise NotImplementedError

    def words(self, record: R) -> tuple[str, str]:
        """Return title and text that search finds the record by."""
        raise NotImplementedError

    def is_private(self, record: R) -> bool:
        """Say whether search and ordinary exports leave the record out."""
        return self.private

    def name_of(self, member_uid: str) -> str:
        """Return a member's name, for titles; empty when the handbook knows none."""
        found = engine.rows(
            self.db, "SELECT name FROM members WHERE uid = :uid", {"uid": member_uid}
        )
        return str(found[0]["name"]) if found else ""

    def twin(self, record: R) -> R | None:
        """Return another record that stands for the same thing, which there may be once only."""
        return None

    def look(self, uid: str, action: str) -> None:
        """Note in the history that a record was viewed or printed (`history.LOOKS`)."""
        self.session.record(self.kind, uid, _version(self.by_uid(uid)), action)

    def completed(self, record: R, old: R | None) -> R:
        """Return the record with its derived fields worked out; `old` is what is kept of it."""
        return record

    def refuse_bin(self, record: R) -> None:
        """Raise BadInput when the record may not go to the bin."""

    def load(self, row: Mapping[str, Any]) -> R:
        """Return the record of a row."""
        return rows.from_row(self.record, row)

    def columns(self, record: R, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns that hold `values`, the plain values of fields that are written."""
        return rows.to_row(values)

    # The parts of `put`.

    def _rows(self, where: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        return engine.rows(self.db, f"SELECT * FROM {self.name} {where}", values)

    def _kept(self, record: R) -> R | None:
        uid = record.uid  # type: ignore[attr-defined]
        found = self._rows("WHERE uid = :uid", {"uid": uid})
        version = found[0]["version"] if found else 0
        if found and found[0]["binned_at"]:
            raise Stale(
                f"{capital(self.called(record))} đã được bỏ vào thùng rác ở nơi khác nên chưa ghi "
                "được. Hãy lấy ra khỏi thùng rác rồi sửa tiếp."
            )
        if version != _version(record):
            raise Stale(
                f"{capital(self.called(record))} đã được sửa ở nơi khác sau khi mở ra, nên chưa "
                "ghi đè. Hãy mở lại để xem bản mới rồi sửa tiếp."
            )
        return self.load(found[0]) if found else None

    def _write(self, record: R, values: Mapping[str, Any], *, is_new: bool) -> None:
        row = self.columns(record, values)
        if is_new:
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join(f":{name}" for name in row)
            sql = f"INSERT INTO {self.name} ({names}) VALUES ({marks})"
        else:
            pairs = ", ".join(f'"{name}" = :{name}' for name in row if name != "uid")
            sql = f"UPDATE {self.name} SET {pairs} WHERE uid = :uid"
        engine.write(self.db, sql, row)

    def _note(
        self, action: str, record: R, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> None:
        uid = record.uid  # type: ignore[attr-defined]
        self.session.record(self.kind, uid, _version(record), action, before=before, after=after)

    def _forget_typing(self, record: R) -> None:
        uid = record.uid  # type: ignore[attr-defined]
        engine.write(self.db, "DELETE FROM drafts WHERE uid = :uid", {"uid": uid})

    def _forget_forms(self, uid: str) -> None:
        """Drop what is typed in forms of deeds on a record (`records.typed_forms` names them)."""
        forms = "DELETE FROM drafts WHERE kind = 'form' AND uid LIKE '%:' || :uid"
        engine.write(self.db, forms, {"uid": uid})

    def _index(self, record: R) -> None:
        if self.is_private(record):
            search.forget(self.db, record.uid)  # type: ignore[attr-defined]
            return
        title, text = self.words(record)
        uid = record.uid  # type: ignore[attr-defined]
        search.remember(self.db, kind=self.kind, uid=uid, title=title, text=text)

    def _set_binned(self, uid: str, at: str | None) -> None:
        sql = f"UPDATE {self.name} SET binned_at = :at WHERE uid = :uid"
        if not engine.write(self.db, sql, {"uid": uid, "at": at}):
            raise NotFound(f"Không tìm thấy bản ghi {uid} trong thùng rác.")


def capital(words: str) -> str:
    """Return words with their first letter large, the rest as it is."""
    return words[:1].upper() + words[1:]


def _version(record: object) -> int:
    version: int = record.version  # type: ignore[attr-defined]
    return version


def _before(name: str, current: object | None, typed: object) -> object:
    """Return a field as it is kept, else its default, else as typed: then `put` refuses it."""
    if current is not None:
        return getattr(current, name)
    defaults = {field.name: field for field in fields(typed)}  # type: ignore[arg-type]
    default = defaults[name].default
    return getattr(typed, name) if default is MISSING else default


def _difference(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    names = [name for name in new if name != "version" and old.get(name) != new[name]]
    return {name: old[name] for name in names if name in old}, {name: new[name] for name in names}
