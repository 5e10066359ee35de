"""Keeps records as they are typed: soon as typing, and as one change when a field is left.

Two promises: a kill loses at most two seconds of typing (`keep_typing` within a second of the first
unkept key), and what others wrote meanwhile is never overwritten (Stale). The newest text always
stays here until the store has it. Knows no widget.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from handbook.errors import NotFound, Problem, Stale
from handbook.records.assignments import Assignment, check
from handbook.records.meetings import Meeting
from handbook.records.resolutions import Resolution
from handbook.ui.work import Work

Kept = TypeVar("Kept", Meeting, Assignment, Resolution)
Typed = Meeting | Assignment | Resolution
SOON_MS = 800
PAUSE_MS = 20_000


class Keeping(QObject):
    """What is typed and not saved yet, by uid, and the two clocks that save it."""

    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._unsaved: dict[str, Typed] = {}
        self._unkept: dict[str, Typed] = {}
        # Sent to the lane and not answered yet; answers come in the order sent.
        self._sent: list[tuple[Typed, ...]] = []
        # Versions of each record that are ours: written and read on the handbook's lane only.
        self._ours: dict[str, set[int]] = {}
        self._soon = self._clock(SOON_MS, self.keep)
        self._pause = self._clock(PAUSE_MS, self.flush)

    def adopt(self, *records: Typed) -> None:
        """Take these records, as just read, for the ones that typing goes on from."""
        for record in records:
            self._ours.setdefault(record.uid, set()).add(record.version)

    def ours(self, record: Typed) -> bool:
        """Say whether this version of the record was read or written here."""
        return record.version in self._ours.get(record.uid, {record.version})

    def touch(self, record: Typed) -> None:
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
        typed = self._typed().get(record.uid)
        return record if typed is None else cast(Kept, replace(typed, version=record.version))

    def typed_assignments(self, meeting_uid: str) -> tuple[Assignment, ...]:
        """Return the assignments of a meeting that were typed and may not be stored yet."""
        typed = self._typed().values()
        return tuple(a for a in typed if isinstance(a, Assignment) and a.meeting == meeting_uid)

    def keep(self) -> None:
        """Keep what is typed within the file, so that a kill does not lose it."""
        self._soon.stop()
        records, self._unkept = _fit(self._unkept), {}
        if records:
            self._work.service(
                partial(_keep_typing, records=records, ours=self._ours),
                _nothing,
                self._not_kept,
            )

    def flush(self, name: str = "Ghi buổi sinh hoạt") -> None:
        """Save all of it as one change called `name`."""
        self._soon.stop()
        self._pause.stop()
        records = _fit(self._unsaved)
        if not records:
            return
        self._unsaved = {u: r for u, r in self._unsaved.items() if r not in records}
        self._unkept = {}
        self._sent.append(records)
        self._work.change(
            name,
            partial(_put, records=records, ours=self._ours),
            partial(self._written, records),
            partial(self._refuse, records),
        )

    def _typed(self) -> dict[str, Typed]:
        """Return the newest typing of each record that is not known to be saved."""
        sent = {record.uid: record for records in self._sent for record in records}
        return sent | self._unsaved

    def _written(self, sent: tuple[Typed, ...], records: tuple[Typed, ...]) -> None:
        self._answered(sent)
        self.kept.emit(records)

    def _refuse(self, sent: tuple[Typed, ...], problem: Problem) -> None:
        """Take the records back, so that nothing typed is lost, and say what is wrong."""
        self._answered(sent)
        for record in sent:
            self._unsaved.setdefault(record.uid, record)
        self.refused.emit(problem)

    def _answered(self, sent: tuple[Typed, ...]) -> None:
        """Forget what was sent up to here: an earlier one without an answer ended in a crash."""
        place = next(n for n, records in enumerate(self._sent) if records is sent)
        del self._sent[: place + 1]

    def _not_kept(self, problem: Problem) -> None:
        self.refused.emit(problem)

    def _clock(self, interval: int, ring: Callable[[], Any]) -> QTimer:
        clock = QTimer(self, singleShot=True, interval=interval)
        clock.timeout.connect(ring)
        return clock


def _fit(records: dict[str, Typed]) -> tuple[Typed, ...]:
    """Return what the store takes: an assignment waits until it says what, or why not."""
    return tuple(r for r in records.values() if not isinstance(r, Assignment) or not check(r))


def _put(store: Any, records: tuple[Typed, ...], ours: dict[str, set[int]]) -> tuple[Typed, ...]:
    """Write the records on top of our own last version of each; raises Stale on others'."""
    return tuple(_put_one(store, record, ours) for record in records)


def _put_one(store: Any, record: Typed, ours: dict[str, set[int]]) -> Typed:
    kept: Typed = _table(store, record).put(_on_top(store, record, ours))
    ours.setdefault(record.uid, set()).add(kept.version)
    return kept


def _keep_typing(book: Any, records: tuple[Typed, ...], ours: dict[str, set[int]]) -> None:
    for record in records:
        book.keep_typing(book.read(partial(_on_top, record=record, ours=ours)))


def _on_top(store: Any, record: Typed, ours: dict[str, set[int]]) -> Typed:
    """Return the record with the version that is stored now; raises Stale when that is not ours."""
    try:
        stored = _table(store, record).by_uid(record.uid).version
    except NotFound:
        stored = 0
    if stored not in ours.get(record.uid, {0}):
        raise Stale(
            "Nội dung này vừa được sửa ở nơi khác nên phần đang gõ chưa ghi được. "
            "Hãy chọn giữ phần đang gõ hoặc đọc lại bản đã ghi."
        )
    return replace(record, version=stored)


def _table(store: Any, record: Typed) -> Any:
    if isinstance(record, Resolution):
        return store.resolutions
    return store.meetings if isinstance(record, Meeting) else store.assignments


def _nothing(_: object) -> None:
    """Wait for nothing: the typing is kept."""
