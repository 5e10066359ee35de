"""Keeps records as they are typed: soon as typing, and as one change when a field is left.

Two promises: a kill loses at most two seconds of typing (`keep_typing` within a second of the first
unkept key), and what others wrote meanwhile is never overwritten (Stale). The newest text always
stays here until the store has it. Knows no widget and no kind of record.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from handbook.errors import NotFound, Problem, Stale
from handbook.ui.work import Work

Kept = TypeVar("Kept")
SOON_MS = 800
PAUSE_MS = 20_000


class Keeping(QObject):
    """What is typed and not saved yet, by uid, and the two clocks that save it.

    `deed` is what the change is called. A screen whose records wait until they are right says so by
    `fits`.
    """

    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None, deed: str = "") -> None:
        super().__init__(parent)
        self._work = work
        self._deed = deed
        self._unsaved: dict[str, Any] = {}
        self._unkept: dict[str, Any] = {}
        # Sent to the lane and not answered yet; answers come in the order sent.
        self._sent: list[tuple[Any, ...]] = []
        # Versions of each record that are ours: written and read on the handbook's lane only.
        self._ours: dict[str, set[int]] = {}
        self._soon = self._clock(SOON_MS, self.keep)
        self._pause = self._clock(PAUSE_MS, self.flush)

    def fits(self, record: Any) -> bool:
        """Say whether the store takes a record as it is typed now; else it waits here."""
        return True

    @staticmethod
    def table_of(store: Any, record: Any) -> Any:
        """Return the table that keeps a record."""
        return next(t for t in store.tables.values() if isinstance(record, t.record))

    def adopt(self, *records: Any) -> None:
        """Take these records, as just read, for the ones that typing goes on from."""
        for record in records:
            self._ours.setdefault(record.uid, set()).add(record.version)

    def ours(self, record: Any) -> bool:
        """Say whether this version of the record was read or written here."""
        return record.version in self._ours.get(record.uid, {record.version})

    def touch(self, record: Any) -> None:
        """Note that a record was changed by a key or a click."""
        self._unsaved[record.uid] = record
        self._unkept[record.uid] = record
        if not self._soon.isActive():
            self._soon.start()
        self._pause.start()

    def forget(self, uid: str) -> None:
        """Drop what was typed of a record: it was taken away, or read again."""
        self._unsaved.pop(uid, None)
        self._unkept.pop(uid, None)

    def waiting(self) -> bool:
        """Say whether anything typed is not known to be saved yet."""
        return bool(self._unsaved or self._sent)

    def newest(self, record: Kept) -> Kept:
        """Return what was typed of the record since it was read, with its version; else itself."""
        known: Any = record
        typed = self.typed().get(known.uid)
        return record if typed is None else cast(Kept, replace(typed, version=known.version))

    def typed(self) -> dict[str, Any]:
        """Return the newest typing of each record that is not known to be saved."""
        sent = {record.uid: record for records in self._sent for record in records}
        return sent | self._unsaved

    def keep(self) -> None:
        """Keep what is typed within the file, so that a kill does not lose it."""
        self._soon.stop()
        records, self._unkept = self._fit(self._unkept), {}
        if records:
            self._work.service(
                partial(_keep_typing, records=records, ours=self._ours, table_of=self.table_of),
                _nothing,
                self._not_kept,
            )

    def flush(self, name: str = "") -> None:
        """Save all of it as one change called `name`."""
        self._soon.stop()
        self._pause.stop()
        records = self._fit(self._unsaved)
        if not records:
            return
        self._unsaved = {u: r for u, r in self._unsaved.items() if r not in records}
        self._unkept = {}
        self._sent.append(records)
        self._work.change(
            name or self._deed,
            partial(_put, records=records, ours=self._ours, table_of=self.table_of),
            partial(self._written, records),
            partial(self._refuse, records),
        )

    def _written(self, sent: tuple[Any, ...], records: tuple[Any, ...]) -> None:
        self._answered(sent)
        self.kept.emit(records)

    def _refuse(self, sent: tuple[Any, ...], problem: Problem) -> None:
        """Take the records back, so that nothing typed is lost, and say what is wrong."""
        self._answered(sent)
        for record in sent:
            self._unsaved.setdefault(record.uid, record)
        self.refused.emit(problem)

    def _answered(self, sent: tuple[Any, ...]) -> None:
        """Forget what was sent up to here: an earlier one without an answer ended in a crash."""
        place = next(n for n, records in enumerate(self._sent) if records is sent)
        del self._sent[: place + 1]

    def _not_kept(self, problem: Problem) -> None:
        self.refused.emit(problem)

    def _fit(self, records: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(record for record in records.values() if self.fits(record))

    def _clock(self, interval: int, ring: Callable[[], Any]) -> QTimer:
        clock = QTimer(self, singleShot=True, interval=interval)
        clock.timeout.connect(lambda: ring())
        return clock


TableOf = Callable[[Any, Any], Any]
Ours = dict[str, set[int]]


def _put(store: Any, records: tuple[Any, ...], ours: Ours, table_of: TableOf) -> tuple[Any, ...]:
    """Write the records on top of our own last version of each; raises Stale on others'."""
    return tuple(_put_one(store, record, ours, table_of) for record in records)


def _put_one(store: Any, record: Any, ours: Ours, table_of: TableOf) -> Any:
    kept = table_of(store, record).put(_on_top(store, record, ours, table_of))
    ours.setdefault(record.uid, set()).add(kept.version)
    return kept


def _keep_typing(book: Any, records: tuple[Any, ...], ours: Ours, table_of: TableOf) -> None:
    for record in records:
        book.keep_typing(book.read(partial(_on_top, record=record, ours=ours, table_of=table_of)))


def _on_top(store: Any, record: Any, ours: Ours, table_of: TableOf) -> Any:
    """Return the record with the version that is stored now; raises Stale when that is not ours."""
    try:
        stored = table_of(store, record).by_uid(record.uid).version
    except NotFound:
        stored = 0
    if stored not in ours.get(record.uid, {0}):
        raise Stale(
            "Nội dung này vừa được sửa ở nơi khác nên phần đang gõ chưa ghi được. "
            "Hãy chọn giữ phần đang gõ hoặc đọc lại bản đã ghi."
        )
    return replace(record, version=stored)


def _nothing(_: object) -> None:
    """Wait for nothing: the typing is kept."""
