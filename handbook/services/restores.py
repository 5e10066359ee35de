"""Taking a handbook back from a backup: opened beside, compared, put in place only when told.

The file that was replaced is kept beside the handbook under a name of its own. Nothing here deletes
a handbook, and nothing writes over one.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from handbook import paths
from handbook.errors import CannotWrite, Damaged, Problem, WrongPassword
from handbook.records import recovery
from handbook.records.basics import new_uid
from handbook.records.duty_facts import Answer, AnswerState
from handbook.services import automatic_backups, backup, keys, last_seen, locks, slots
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.store import about, engine
from handbook.store.session import Session
from handbook.store.store import Store

DRILL = "restore_drill"
"""The duty (`resources/lists/duties.toml`) that a drill answers."""
_JOURNALS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One change as a list tells it; `at` is local ISO time."""

    group_uid: str
    at: str
    deed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one handbook file holds."""

    uid: str
    counts: dict[str, int]
    last: Deed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A proven copy of a backup at `prepared`, beside the handbook it may replace.

    `now` is None when the present file cannot be read. `lost` are the present handbook's changes
    that the backup lacks, `gained` those only the backup has; newest first. `faults` are what is
    wrong inside the backup, which is whole all the same.
    """

    source: Path
    prepared: Path
    key: DataKey
    there: Side
    now: Side | None = None
    lost: tuple[Deed, ...] = ()
    gained: tuple[Deed, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def of_another(self) -> bool:
        """Say whether the backup is of another handbook than the present one."""
        return self.now is not None and self.now.uid != self.there.uid


def key_of(source: Path, secret: str) -> DataKey:
    """Return the key of a backup by its recovery code, else by its password.

    Raises WrongPassword or SlotsMissing.
    """
    try:
        recovery.read(secret)
    except recovery.Mistyped:
        return keys.open_with_password(source, secret)
    try:
        return keys.open_with_recovery(source, secret)
    except WrongPassword:
        return keys.open_with_password(source, secret)


def prepare(source: Path, secret: str, book: Path, at: datetime) -> Comparison:
    """Open a backup beside `book` and say what is in it; `book` is not looked at.

    Raises what key_of and backup.restore raise; then nothing is left beside.
    """
    key = key_of(source, secret)
    stamp = at.strftime("%Y%m%d-%H%M%S")
    prepared = paths.unused(book.with_name(f"{book.stem}.khoi-phuc-{stamp}{book.suffix}"))
    report = backup.restore(source, key, prepared)
    return replace(ready(prepared, key), source=source, faults=report.problems)


def ready(prepared: Path, key: DataKey) -> Comparison:
    """Return what is at `prepared`, a proven copy with its slots, as if it had been restored."""
    with _opened(prepared, key) as store:
        return Comparison(source=prepared, prepared=prepared, key=key, there=_side(store))


def examine(handbook: Handbook, source: Path, secret: str) -> Comparison:
    """Open a backup beside the open handbook and say what differs.

    `now` is None when the open handbook is too damaged to be read.
    """
    found = prepare(source, secret, handbook.path, handbook.clock())
    try:
        return _compared(handbook, found)
    except BaseException:
        drop(found)
        raise


def drop(found: Comparison) -> None:
    """Remove the prepared copy: the backup is not wanted after all."""
    for name in ("", *_JOURNALS, ".khoa"):
        found.prepared.with_name(found.prepared.name + name).unlink(missing_ok=True)


def before_replacing(handbook: Handbook) -> None:
    """Make a proven backup of what is about to be replaced.

    Of a damaged one there is none: it is why one restores, and the file itself is kept beside.
    """
    with contextlib.suppress(Damaged):
        automatic_backups.before(handbook, paths.backups())


def put_in_place(found: Comparison, book: Path, at: datetime) -> Path | None:
    """Put the prepared copy where `book` is and return where the replaced file is kept.

    `book` must be closed; None when there was none. Raises InUse, or CannotWrite when a file cannot
    be moved; then `book` is as it was.
    """
    with locks.take(book):
        kept = _set_aside(book, at) if book.exists() else None
        try:
            slots.copy(found.prepared, book)
            found.prepared.replace(book)
        except (OSError, Problem) as error:
            _take_back(book, kept)
            raise _cannot_move(book) from error
    slots.path_of(found.prepared).unlink(missing_ok=True)
    last_seen.forget(found.there.uid)
    return kept


def drill(handbook: Handbook, source: Path, secret: str) -> Comparison:
    """Restore a backup into a private folder, compare, remove it again, and note the drill done."""
    with tempfile.TemporaryDirectory(dir=paths.private(paths.data()), prefix="dien-tap-") as folder:
        aside = Path(folder) / handbook.path.name
        found = _compared(handbook, prepare(source, secret, aside, handbook.clock()))
    handbook.change(
        f"Diễn tập khôi phục từ bản sao lưu {source.name}", lambda store: _note_drill(store)
    )
    return found


def _note_drill(store: Store) -> None:
    day = store.session.clock().date()
    period = day.isoformat()
    blank = Answer(uid=new_uid(), duty=DRILL, period=period, state=AnswerState.DONE, on=day)
    old = store.answers.to(DRILL, "", period)
    store.answers.put(replace(old, on=day) if old else blank)


def _compared(handbook: Handbook, found: Comparison) -> Comparison:
    try:
        now, ours = handbook.read(lambda store: (_side(store), store.history.marks()))
    except Damaged:  # the very reason to restore: the backup is shown alone
        return found
    with _opened(found.prepared, found.key) as store:
        theirs = store.history.marks()
    return replace(found, now=now, lost=_deeds(ours, theirs), gained=_deeds(theirs, ours))


def _deeds(
    ones: tuple[tuple[str, str, str, str], ...], others: tuple[tuple[str, str, str, str], ...]
) -> tuple[Deed, ...]:
    """Return the deeds of `ones` with an entry that `others` lack, newest first."""
    known = {digest for digest, *_ in others}
    groups = {
        group: Deed(group_uid=group, at=at, deed=deed)
        for digest, group, at, deed in ones
        if digest not in known
    }
    return tuple(reversed(groups.values()))


def _side(store: Store) -> Side:
    newest = store.history.latest(1)
    last = (
        Deed(group_uid=newest[0].group_uid, at=newest[0].at, deed=newest[0].deed)
        if newest
        else None
    )
    return Side(uid=about.get(store.session.db, "uid"), counts=store.counts(), last=last)


@contextmanager
def _opened(path: Path, key: DataKey) -> Iterator[Store]:
    """Read a closed handbook file without writing a byte to it."""
    db = engine.connect_to_check(path, key.hex)
    try:
        with engine.said(path):
            yield Store(Session(db=db, path=path, clock=datetime.now, who=""))
    finally:
        db.close()


def _set_aside(book: Path, at: datetime) -> Path:
    """Give the present file a second name, so that the first can be taken over at one stroke."""
    stamp = at.strftime("%Y%m%d-%H%M%S")
    kept = paths.unused(book.with_name(f"{book.stem}.truoc-khoi-phuc-{stamp}{book.suffix}"))
    try:
        with contextlib.suppress(FileNotFoundError):
            kept_slots = slots.path_of(kept)
            kept_slots.write_bytes(slots.path_of(book).read_bytes())
        _link(book, kept)
        for name in _JOURNALS:  # of a file that was not closed well: they belong to it alone
            journal = book.with_name(book.name + name)
            if journal.exists():
                journal.replace(kept.with_name(kept.name + name))
    except OSError as error:
        raise _cannot_move(book) from error
    return kept


def _link(book: Path, kept: Path) -> None:
    try:
        os.link(book, kept)
    except OSError:  # a stick's file system knows no second names
        book.replace(kept)


def _take_back(book: Path, kept: Path | None) -> None:
    if kept is None:
        slots.path_of(book).unlink(missing_ok=True)
        return
    for name in ("", *_JOURNALS, ".khoa"):
        mine = kept.with_name(kept.name + name)
        if mine.exists():
            mine.replace(book.with_name(book.name + name))


def _cannot_move(book: Path) -> CannotWrite:
    return CannotWrite(
        f"Không thay được tệp “{book}”: thư mục chỉ cho đọc, ổ đĩa đã đầy, hoặc tệp đang được "
        "chương trình khác giữ. Cuốn sổ vẫn như cũ; hãy đóng chương trình kia rồi thử lại."
    )
