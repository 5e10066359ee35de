"""The check of a whole handbook, open or a copy: file, links between records, history, papers.

Says what is wrong; mends and writes nothing.
"""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from handbook.errors import Damaged
from handbook.records import dates
from handbook.services import keys
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.store import anchor, engine, handover, whole_file
from handbook.store.session import Session
from handbook.store.store import Store

T = TypeVar("T")
Part = Callable[[Store], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check of the whole handbook found; no problems means sound.

    `damaged`: the file itself is broken, not only something in it other than it was.
    """

    counts: dict[str, int]
    problems: tuple[str, ...]
    damaged: bool = False


def check(handbook: Handbook) -> Report:
    """Check an open handbook: file, links between records, history chain, sealed papers.

    What cannot be read any more is a problem among the others, and keeps none of them back.
    """
    pages = _found(lambda: _told(handbook.integrity()))
    rest = [
        _found(partial(handbook.read, partial(_all, part)))
        for part in (_history_faults, _paper_faults)
    ]
    counts, unread = _counted(partial(handbook.read, Store.counts))
    return _report(counts, (*pages, *unread), *rest)


def check_file(path: Path, key: DataKey) -> Report:
    """Check a copy that nobody has open, without changing it: history and pages at one time.

    Raises Damaged when it does not open under `key`.
    """
    with ThreadPoolExecutor(1) as pool:
        history = pool.submit(_found, partial(_history_of, path, key))
        with _to_check(path, key) as store:
            pages, papers = (
                _found(partial(_said, path, partial(_all, part), store))
                for part in (_page_faults, _paper_faults)
            )
            counts, unread = _counted(partial(_said, path, Store.counts, store))
        return _report(counts, (*pages, *unread), history.result(), papers)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _all(part: Part, store: Store) -> tuple[str, ...]:
    return tuple(part(store))


def _said(path: Path, fn: Callable[[Store], T], store: Store) -> T:
    with engine.said(path):
        return fn(store)


def _history_of(path: Path, key: DataKey) -> tuple[str, ...]:
    with _to_check(path, key) as store:
        return _said(path, partial(_all, _history_faults), store)


def _found(look: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    try:
        return look()
    except Damaged:  # its sentence names a file to open, perhaps a copy that goes away again
        return (_UNREADABLE,)


def _counted(count: Callable[[], dict[str, int]]) -> tuple[dict[str, int], tuple[str, ...]]:
    try:
        return count(), ()
    except Damaged:
        return {}, (_UNREADABLE,)


def _report(counts: dict[str, int], broken: tuple[str, ...], *inside: tuple[str, ...]) -> Report:
    """Put together what is wrong with the file and what is wrong inside, each said once.

    What was found at a handover is said only where the handbook does not show it by itself.
    """
    told = tuple(dict.fromkeys(one for part in (broken, *inside) for one in part))
    problems = tuple(one for one in told if not any(one.endswith(f": {other}") for other in told))
    return Report(counts=counts, problems=problems, damaged=bool(broken) or _UNREADABLE in problems)


@contextlib.contextmanager
def _to_check(path: Path, key: DataKey) -> Iterator[Store]:
    """Open a copy without writing a byte to it or beside it."""
    with contextlib.closing(engine.connect_to_check(path, key.hex)) as db:
        mark_key = keys.history_key(key)
        yield Store(Session(db=db, path=path, clock=datetime.now, who="", mark_key=mark_key))


def _history_faults(store: Store) -> Iterator[str]:
    broken = store.history.verify()
    if broken is not None:
        yield (
            f"Chuỗi lịch sử bị đứt ở mục “{broken.deed}” ghi lúc {dates.moment(broken.at)}: mục "
            "này đã bị sửa, hoặc mục trước nó đã mất."
        )
    if end := anchor.fault(store.session.db, store.session.mark_key):
        yield end
    for at, fault in handover.faults(store.history):
        yield f"Lúc bàn giao ({dates.moment(at)}) đã thấy: {fault}"


def _paper_faults(store: Store) -> Iterator[str]:
    for number, fingerprint, pdf in store.seals.prints():
        if hashlib.sha256(pdf).hexdigest() != fingerprint:
            yield f"Biên bản số {number:02d} đã chốt không còn đúng dấu vân của nó."
    for number, fingerprint, pdf in store.resolutions.prints():
        if hashlib.sha256(pdf).hexdigest() != fingerprint:
            yield f"Văn bản số {number:02d} đã ban hành không còn đúng dấu vân của nó."


def _page_faults(store: Store) -> Iterator[str]:
    yield from _told(whole_file.integrity(store.session.db, every_page=False))


def _told(faults: tuple[str, ...]) -> tuple[str, ...]:
    """Say in words what the database's own check says in English, which pages among it."""
    linked = [fault for fault in faults if fault.startswith("foreign key")]
    pages = {int(found[1]): fault for fault in faults if (found := _PAGE.search(fault))}
    others = len(faults) - len(linked) - sum(bool(_PAGE.search(fault)) for fault in faults)
    told = []
    if pages:
        named = ", ".join(map(str, sorted(pages)))
        told.append(f"Tệp bị hỏng ở {len(pages)} trang (trang số {named}).")
    if others:
        told.append(f"Cấu trúc của tệp có {others} chỗ không đúng.")
    if linked:
        told.append(f"Liên kết giữa các bản ghi có {len(linked)} chỗ bị đứt.")
    return tuple(told)


_PAGE = re.compile(r"\bpage (\d+)", re.IGNORECASE)
_UNREADABLE = "Có chỗ trong tệp không còn đọc được."
