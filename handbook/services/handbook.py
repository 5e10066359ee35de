"""One open handbook: make it, open it, read it, change it, close it.

Everything that touches records goes through `read` and `change`. A change is one transaction and
one history group, and says which kinds of record it touched. The object belongs to one thread at
a time.
"""

import contextlib
import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from handbook import __version__
from handbook.errors import BadInput, CannotWrite, NotFound, Problem
from handbook.records.basics import new_uid
from handbook.records.settings import Branch
from handbook.services import journals, keys, last_seen, locks, underneath, upgrading
from handbook.services.keys import DataKey
from handbook.services.last_seen import Behind, Seen
from handbook.services.slots import Cost
from handbook.store import about, engine, schema, whole_file
from handbook.store.session import Session
from handbook.store.store import Store

T = TypeVar("T")
Clock = Callable[[], datetime]


def local_now() -> datetime:
    """Return the local time with its offset."""
    return datetime.now().astimezone()


class Changed(NamedTuple, Generic[T]):
    """What a change returned, and the kinds of record it touched."""

    value: T
    kinds: frozenset[str]


class Handbook:
    """One open handbook file."""

    def __init__(self, store: Store, hold: locks.Hold, key: DataKey, path: Path) -> None:
        """Use `create` or `open` instead."""
        self._store = store
        self._hold = hold
        self.key = key
        self.path = path
        self.uid = about.get(store.session.db, "uid")
        self._identity = underneath.identity(path)
        self.upgraded: upgrading.Kept | None = None
        """The copy of an older version's file that opening kept; None without an upgrade."""
        self.broken_journal: Path | None = None
        """The folder where a journal found broken was kept before opening; None when it was not."""
        self.taken_up = 0
        """How many records had typing that was cut off and is a change now."""
        self.behind = self._lag()
        """How far the file, as opened, lies behind what this computer saw; None when not."""

    @staticmethod
    def create(
        path: Path,
        branch: Branch,
        password: str,
        *,
        cost: Cost = keys.PRODUCTION,
        clock: Clock = local_now,
    ) -> "Created":
        """Make a handbook file with its key slots, and return it open with its recovery code.

        Raises BadInput when the file (or a part of it) is there already, when the password is too
        weak, or when the branch is not right; then nothing is left behind.
        """
        _refuse_existing(path)
        refused = keys.password_problem(password)
        if refused:
            raise BadInput(refused)
        _make_folder(path.parent)
        hold, key = locks.take(path), keys.new_key()
        try:
            return _made(path, branch, password, key, hold, cost, clock)
        except BaseException:
            _sweep(path)
            hold.release()
            raise

    @staticmethod
    def open(path: Path, key: DataKey, *, clock: Clock = local_now) -> "Handbook":
        """Open a handbook with its key.

        Applies pending steps after a verified backup, and turns typing that was cut off into a
        change. Raises NotFound, InUse, Damaged, CannotWrite or NewerVersion.
        """
        if not path.exists():
            raise NotFound(
                f"Không thấy tệp cuốn sổ “{path}”. Hãy kiểm tra ổ đĩa hoặc thẻ nhớ đã cắm, hoặc "
                "khôi phục từ bản sao lưu."
            )
        hold = locks.take(path)
        try:
            return _opened(path, key, hold, clock)
        except BaseException:
            hold.release()
            raise

    def read(self, fn: Callable[[Store], T]) -> T:
        """Return what `fn` reads."""
        with engine.said(self.path):
            return fn(self._store)

    def change(self, deed: str, fn: Callable[[Store], T]) -> Changed[T]:
        """Run `fn` as one transaction and one history group; any exception undoes all of it.

        Raises CannotWrite when the file is not the one that was opened any more.
        """
        underneath.refuse_moved(self.path, self._identity)
        with self._store.session.change(deed) as touched:
            value = fn(self._store)
        self._note_end()
        return Changed(value, frozenset(touched))

    def keep_typing(self, record: object) -> None:
        """Keep a record as typed so far, encrypted in the file; its next change clears this."""
        underneath.refuse_moved(self.path, self._identity)
        self._store.drafts.keep(record)

    def forget_typing(self, uid: str) -> None:
        """Drop what was kept of a record's typing: the person does not want it."""
        session = self._store.session
        with engine.transaction(session.db, self.path), engine.said(self.path):
            self._store.drafts.drop(uid)

    def clock(self) -> datetime:
        """Return the time by this handbook's clock."""
        return self._store.session.clock()

    def fact(self, key: str) -> str:
        """Return a fact kept beside the records (not in the history); empty when never set."""
        return self.read(lambda store: about.get(store.session.db, key))

    def set_fact(self, key: str, value: str) -> None:
        """Keep a fact beside the records."""
        db = self._store.session.db
        with engine.transaction(db, self.path), engine.said(self.path):
            about.put(db, key, value)

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the file, under the same key, to `target`."""
        whole_file.copy_into(self._store.session.db, target, self.path)

    def integrity(self) -> tuple[str, ...]:
        """Return what is wrong with the file; empty when sound."""
        return whole_file.integrity(self._store.session.db)

    def close(self) -> None:
        """Close the file and let others open it."""
        try:
            self._note_end()
        finally:
            self._store.session.db.close()
            self._hold.release()

    def _lag(self) -> Behind | None:
        """Ask before the first change moves the end; damage is told by who reads records."""
        seen = last_seen.read(self.uid, self.key)
        if seen is None:
            return None
        with contextlib.suppress(Problem, engine.DatabaseError):
            newest, there = self.read(
                lambda store: (store.history.newest()[0], store.history.hash_of(seen.last))
            )
            return last_seen.behind(seen, newest, there)
        return None

    def _note_end(self) -> None:
        """Have this computer remember where the history ends; a damaged file has no end to note."""
        with contextlib.suppress(Problem, engine.DatabaseError):
            last, digest, at = self.read(lambda store: store.history.newest())
            if last:
                last_seen.keep(self.uid, Seen(last=last, hash=digest, at=at), self.key)


@dataclass(frozen=True, slots=True)
class Created:
    """A new handbook, open, and the recovery code that is shown this once."""

    handbook: Handbook
    recovery_code: str


def _made(
    path: Path,
    branch: Branch,
    password: str,
    key: DataKey,
    hold: locks.Hold,
    cost: Cost,
    clock: Clock,
) -> Created:
    uid = new_uid()
    from handbook.store.migrations import STEPS

    db = engine.connect(path, key.hex, new=True)
    try:
        with engine.said(path):
            engine.apply(db, STEPS)
            about.put(db, "uid", uid)
            about.put(db, "made_by", __version__)
        store = _store(db, path, clock, key)
        with store.session.change("Lập cuốn sổ"):
            store.branch.put(branch)
        code = keys.create(path, uid, key, password, cost=cost)
    except BaseException:
        db.close()
        raise
    return Created(Handbook(store, hold, key, path), code)


def _opened(path: Path, key: DataKey, hold: locks.Hold, clock: Clock) -> Handbook:
    underneath.refuse_strange_journal(path, key)
    broken = journals.keep_broken(path, clock())
    db = engine.connect(path, key.hex)
    try:
        with engine.said(path):
            applied = engine.applied(db, schema.MADE_OF)
            upgrading.refuse_foreign(path, applied)
            older = set(schema.STEP_NAMES) - set(applied)
            kept = upgrading.migrate(path, db, key, clock()) if older else None
            book = Handbook(_store(db, path, clock, key), hold, key, path)
            book.upgraded, book.broken_journal = kept, broken
        _take_up_typing(book)
    except BaseException:
        db.close()
        raise
    return book


def _store(db: engine.Database, path: Path, clock: Clock, key: DataKey) -> Store:
    mark_key = keys.history_key(key)
    return Store(Session(db=db, path=path, clock=clock, who=_who(), mark_key=mark_key))


def _take_up_typing(book: Handbook) -> None:
    """Turn typing that was cut off into a change.

    Fields that do not pass the record's check stay as they were kept, so that one wrong hour does
    not hold back a page of text; a record that cannot be written at all keeps its typing in the
    file. Whatever is wrong with it, typing never keeps a handbook from opening.
    """
    for kind, typed in book.read(lambda store: store.drafts.waiting()):
        with contextlib.suppress(Problem, engine.DatabaseError):
            book.change("Khôi phục nội dung đang gõ khi chương trình bị ngắt", _typing(kind, typed))
            book.taken_up += 1


def _typing(kind: str, typed: object) -> Callable[[Store], object]:
    return lambda store: store.tables[kind].put_typing(typed)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"Không tạo được thư mục “{folder}”. Hãy chọn thư mục khác mà đồng chí được phép ghi."
        ) from error


def _refuse_existing(path: Path) -> None:
    """Refuse to make a handbook over one, or beside the key slots or the journal of another."""
    for name in _PARTS:
        if path.with_name(path.name + name).exists():
            raise BadInput(
                f"Đã có tệp “{path.name}{name}” ở thư mục này nên không tạo cuốn sổ mới đè lên. "
                "Hãy chọn tên khác, hoặc mở cuốn sổ đang có."
            )


_PARTS = ("", "-wal", "-shm", ".khoa")


def _sweep(path: Path) -> None:
    """Remove the files of a handbook that could not be made whole."""
    for name in _PARTS:
        path.with_name(path.name + name).unlink(missing_ok=True)
