"""Backups that were proven: copied, opened again with the key, checked and counted.

A copy is made by the store, which knows when nobody writes; never by copying a file from outside.
The key slots go with it, so a backup opens on another computer with the password or the recovery
code.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import msgspec

from handbook import paths
from handbook.errors import BadInput, CannotWrite, Damaged, NotFound
from handbook.services import checking, slots, upgrading
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.store import engine, schema

_FACT, _ELSEWHERE = "last_backup", "last_backup_elsewhere"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One proven backup; `at` is local ISO time, `sha256` of the copied file in hex.

    `elsewhere` says that it lies on another disk than the handbook, `changes` is the hash of the
    last change it holds. `faults` are what is wrong inside the handbook, and so inside the backup.
    """

    path: str
    at: str
    sha256: str
    counts: dict[str, int]
    elsewhere: bool = False
    changes: str = ""
    faults: tuple[str, ...] = ()


def back_up(
    handbook: Handbook, folder: Path, progress: Progress | None = None, *, called: str = ""
) -> Backup:
    """Make a proven backup in `folder` and note it as the last one.

    `called` goes into the file's name. Raises CannotWrite when the folder cannot be written,
    Damaged when the copy does not prove good; then no file is left that looks like a backup.
    """
    say = progress or (lambda done, total, words: None)
    target = _target(handbook, folder, called)
    beside = target.with_name(target.name + ".dang-ghi")
    try:
        say(0, 4, "Đang chép cuốn sổ")
        beside.unlink(missing_ok=True)
        _copy(handbook, beside)
        say(1, 4, "Đang thử mở lại bản sao")
        with ThreadPoolExecutor(1) as pool:
            hashed = pool.submit(checking.file_hash, beside)
            proven = _prove(handbook, beside)
            say(2, 4, "Đang tính dấu vân của tệp")
            digest = hashed.result()
        slots.copy(handbook.path, beside)
        slots.path_of(beside).replace(slots.path_of(target))
        beside.replace(target)
    except OSError as error:
        slots.path_of(target).unlink(missing_ok=True)
        raise _cannot_write(folder) from error
    finally:
        _sweep(beside)
    say(4, 4, "Đã thử mở lại")
    at = handbook.clock().isoformat(timespec="seconds")
    made = Backup(
        path=str(target),
        at=at,
        sha256=digest,
        counts=proven.counts,
        faults=proven.problems,
        elsewhere=disk_of(target.parent) != disk_of(handbook.path.parent),
        changes=handbook.read(lambda store: store.history.last_hash()),
    )
    _note(handbook, made)
    return made


def warning(faults: tuple[str, ...]) -> str:
    """Say what is wrong inside a handbook that was backed up or restored; empty when nothing."""
    if not faults:
        return ""
    return " ".join(("Trong cuốn sổ có chỗ không còn đúng như lúc ghi:", *faults))


def last_proven(handbook: Handbook) -> Backup | None:
    """Return the last backup that was opened again, or None when there never was one."""
    return noted(handbook, _FACT)


def last_elsewhere(handbook: Handbook) -> Backup | None:
    """Return the last proven backup on another disk than the handbook's, or None."""
    return noted(handbook, _ELSEWHERE)


def noted(handbook: Handbook, fact: str) -> Backup | None:
    """Return the backup noted under a fact, or None."""
    found = handbook.fact(fact)
    return msgspec.json.decode(found, type=Backup) if found else None


def note(handbook: Handbook, fact: str, made: Backup) -> None:
    """Note a backup under a fact, beside the records."""
    handbook.set_fact(fact, msgspec.json.encode(made).decode())


def disk_of(folder: Path) -> int:
    """Return a number that two folders share only when they lie on one disk."""
    return folder.stat().st_dev


def restore(source: Path, key: DataKey, into: Path) -> checking.Report:
    """Copy a backup to a new file and prove it; never writes over a file.

    `key` is the one the backup's own key slots give. The report tells what was wrong inside the
    handbook when it was backed up. Raises BadInput when `into` exists, Damaged when the file is
    broken; then nothing is left at `into`.
    """
    _refuse_existing(into)
    if not source.exists():
        raise NotFound(f"Không thấy bản sao lưu “{source}”. Hãy kiểm tra lại đường dẫn.")
    beside = into.with_name(into.name + ".dang-ghi")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with _told_of(source):
            _copy_with_journal(source, beside, key)
            applied = _applied(beside, key)
        upgrading.refuse_foreign(source, applied)
        _bring_up_to_date(beside, key, applied)
        report = checking.check_file(beside, key)
        if report.damaged:
            raise _broken(source, *report.problems)
        slots.copy(source, beside)
        slots.path_of(beside).replace(slots.path_of(into))
        beside.replace(into)
    except OSError as error:
        slots.path_of(into).unlink(missing_ok=True)
        raise _cannot_write(into.parent) from error
    finally:
        _sweep(beside)
    return report


def _note(handbook: Handbook, made: Backup) -> None:
    """Note a backup in the handbook; one that cannot be written was backed up all the same."""
    with contextlib.suppress(CannotWrite):
        note(handbook, _FACT, made)
        if made.elsewhere:
            note(handbook, _ELSEWHERE, made)


def _prove(handbook: Handbook, copy: Path) -> checking.Report:
    """Return the report on a copy that is whole and holds what the handbook holds.

    What is wrong inside the handbook, such as a history that somebody changed, is wrong inside the
    copy too: that is told, and no reason to keep what is written from now on in one place only.
    """
    report = checking.check_file(copy, handbook.key)
    own = checking.check(handbook) if report.problems else None
    if own is not None and own.damaged:
        raise Damaged(
            f"Cuốn sổ “{handbook.path.name}” đang mở bị hỏng một chỗ, nên chưa sao lưu được. Các "
            "bản sao lưu trước vẫn còn nguyên; hãy xem và khôi phục từ bản gần nhất ở Cài đặt → "
            "Khôi phục.",
            *own.problems,
        )
    same = own is None or own.problems == report.problems
    if not same or report.counts != handbook.read(lambda store: store.counts()):
        raise Damaged(
            "Bản sao lưu vừa chép không mở lại được đúng như cuốn sổ nên đã bỏ đi. Hãy thử thư mục "
            "hoặc ổ đĩa khác.",
            *report.problems,
        )
    return report


def _target(handbook: Handbook, folder: Path, called: str) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder) from error
    stamp = handbook.clock().strftime("%Y-%m-%d_%H%M%S")
    called = f"{called}_" if called else ""
    return paths.unused(folder / f"{handbook.path.stem}_{called}{stamp}{handbook.path.suffix}")


def _copy(handbook: Handbook, beside: Path) -> None:
    try:
        handbook.copy_to(beside)
    except CannotWrite as problem:  # names the handbook, but it is the backup's disk that refuses
        raise _cannot_write(beside.parent) from problem


def _copy_with_journal(source: Path, beside: Path, key: DataKey) -> None:
    """Copy a handbook file; what still stands in the journal of a file copied by hand goes along.

    An empty or foreign file is refused before it is opened for writing.
    """
    shutil.copyfile(source, beside)
    journal = source.with_name(f"{source.name}-wal")
    if journal.exists():
        shutil.copyfile(journal, beside.with_name(f"{beside.name}-wal"))
        engine.connect(beside, key.hex).close()


def _applied(beside: Path, key: DataKey) -> tuple[str, ...]:
    with contextlib.closing(engine.connect_to_check(beside, key.hex)) as db, engine.said(beside):
        return engine.applied(db, schema.MADE_OF)


def _bring_up_to_date(beside: Path, key: DataKey, applied: tuple[str, ...]) -> None:
    """Apply pending steps to the copy of an older backup, so that it can be checked and counted."""
    if set(schema.STEP_NAMES) - set(applied):
        with contextlib.closing(engine.connect(beside, key.hex)) as db, engine.said(beside):
            upgrading.bring_up_to_date(db, key)


@contextlib.contextmanager
def _told_of(source: Path) -> Iterator[None]:
    """Let damage be told of the backup: the copy beside it goes away again."""
    try:
        yield
    except Damaged as problem:
        raise _broken(source, *problem.details) from problem


def _broken(source: Path, *details: str) -> Damaged:
    return Damaged(
        f"Bản sao lưu “{source.name}” bị hỏng nên chưa khôi phục. Hãy chọn bản sao lưu khác.",
        *details,
    )


def _refuse_existing(into: Path) -> None:
    for path in (into, slots.path_of(into)):
        if path.exists():
            raise BadInput(
                f"Đã có tệp “{path.name}” nên không khôi phục đè lên. Hãy chọn tên tệp khác."
            )


def _cannot_write(folder: Path) -> CannotWrite:
    return CannotWrite(
        f"Không ghi được vào thư mục “{folder}”: thư mục chỉ cho đọc hoặc ổ đĩa đã đầy. Hãy chọn "
        "thư mục khác."
    )


def _sweep(beside: Path) -> None:
    for name in ("", "-wal", "-shm", ".khoa"):
        beside.with_name(beside.name + name).unlink(missing_ok=True)
