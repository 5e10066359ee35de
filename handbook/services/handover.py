"""Handing the handbook over (bàn giao): a copy under a new key, its minutes, an entry in history.

What the one who leaves still has, the old file and the old password, opens nothing the successor
writes from then on. Nothing here removes a file.

A handbook whose file is damaged is not handed over. One whose file is whole while its history (or
a sealed paper) is not as it was written is handed over by whoever says yes to it, and is no better
for it: the minutes say what was found, for both sides to sign; the entry of the handover says it in
the history; and every check of the copy says it again (`services/checking.py`). The copy's history
is marked at its end under the new key, so that what is cut off from then on shows as well and is
not taken for what was missing before.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbook import paths
from handbook.errors import BadInput, CannotWrite, Damaged, NotAsWritten
from handbook.papers import handover as paper
from handbook.records import dates
from handbook.records.inventory import Terms, check
from handbook.services import checking, keys, printing, restores, slots
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey
from handbook.services.slots import Cost
from handbook.store import anchor, engine
from handbook.store import handover as entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was made: the sealed copy with its hash, its recovery code (once), the minutes.

    `faults` are what was found not as it was written; the minutes and the copy tell them too.
    """

    book: Path
    sha256: str
    recovery_code: str
    minutes: tuple[Path, ...]
    key: DataKey
    faults: tuple[str, ...] = ()


def hand_over(
    handbook: Handbook,
    terms: Terms,
    folder: Path,
    new_password: str,
    *,
    knowing: bool = False,
    cost: Cost = keys.PRODUCTION,
) -> Handed:
    """Make the successor's copy under a new key in `folder`, with the minutes as PDF and Word.

    The handover is written into the history first, so that both files tell of it. `knowing`: a
    person was told that not all inside is as it was written, and said yes; else that raises
    NotAsWritten and nothing is written. Raises BadInput for missing names or a weak password,
    CannotWrite, Damaged; then no copy is left.
    """
    problems = check(terms)
    if problems:
        raise BadInput("Chưa bàn giao được.", *problems.values())
    if refused := keys.password_problem(new_password):
        raise BadInput(refused)
    found = _found(handbook, knowing=knowing)
    target = _target(handbook, folder)
    handbook.change(_deed(terms, found), lambda store: entries.note(store.session, terms, found))
    try:
        key, code = _sealed_copy(handbook, target, new_password, cost, found)
        digest = checking.file_hash(target)
        minutes = _minutes(handbook, terms, target, digest, found)
    except OSError as error:
        _sweep(target)
        raise _cannot_write(folder) from error
    except BaseException:
        _sweep(target)
        raise
    return Handed(
        book=target, sha256=digest, recovery_code=code, minutes=minutes, key=key, faults=found
    )


def use_here(handed: Handed, book: Path, at: datetime) -> Path | None:
    """Put the successor's copy in place of the closed `book` on this computer.

    Returns where the old file is kept: it still opens with the old password. Raises as
    `restores.put_in_place`.
    """
    stamp = at.strftime("%Y%m%d-%H%M%S")
    prepared = paths.unused(book.with_name(f"{book.stem}.ban-giao-{stamp}{book.suffix}"))
    try:
        shutil.copyfile(handed.book, prepared)
        slots.copy(handed.book, prepared)
    except OSError as error:
        _sweep(prepared)
        raise _cannot_write(book.parent) from error
    return restores.put_in_place(restores.ready(prepared, handed.key), book, at)


def _found(handbook: Handbook, *, knowing: bool) -> tuple[str, ...]:
    """Return what inside is not as it was written; raises Damaged where the file itself is not."""
    report = checking.check(handbook)
    if report.damaged:
        raise Damaged(
            f"Tệp cuốn sổ “{handbook.path.name}” bị hỏng một chỗ nên chưa bàn giao được: bản giao "
            "sẽ hỏng như vậy. Các bản sao lưu trước vẫn còn nguyên; hãy xem và khôi phục từ bản "
            "gần nhất ở Cài đặt → Khôi phục.",
            *report.problems,
        )
    if report.problems and not knowing:
        raise NotAsWritten(
            f"Trong cuốn sổ “{handbook.path.name}” có chỗ không còn đúng như lúc ghi nên chưa bàn "
            "giao. Tệp không hỏng, vẫn bàn giao được: chỗ ấy được ghi vào biên bản để hai bên cùng "
            "ký.",
            *report.problems,
        )
    return report.problems


def _deed(terms: Terms, found: tuple[str, ...]) -> str:
    changed = " có chỗ không còn đúng như lúc ghi" if found else ""
    return f"Bàn giao cuốn sổ{changed}: {terms.giver} giao, {terms.receiver} nhận"


def _target(handbook: Handbook, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder) from error
    stamp = handbook.clock().strftime("%Y-%m-%d_%H%M%S")
    return paths.unused(folder / f"{handbook.path.stem}_ban-giao_{stamp}{handbook.path.suffix}")


def _sealed_copy(
    handbook: Handbook, target: Path, password: str, cost: Cost, found: tuple[str, ...]
) -> tuple[DataKey, str]:
    """Write the copy under a key of its own beside, prove it, then give it its name and slots."""
    key = keys.new_key()
    beside = target.with_name(f"{target.name}.dang-ghi")
    _sweep(beside)
    try:
        handbook.copy_to(beside)
        engine.rekey(beside, handbook.key.hex, key.hex)
        _mark_end(beside, key)
        report = checking.check_file(beside, key)
        own = handbook.read(lambda store: store.counts())
        if not _tells_all(report.problems, found) or report.counts != own:
            raise Damaged(
                "Bản bàn giao vừa chép không mở lại được đúng như cuốn sổ nên đã bỏ đi. Hãy thử "
                "thư mục hoặc ổ đĩa khác.",
                *report.problems,
            )
        code = keys.create(target, handbook.uid, key, password, cost=cost)
        beside.replace(target)
    finally:
        _sweep(beside)
    return key, code


def _tells_all(told: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Say whether the copy tells what was found, by itself or by its entry, and nothing else."""
    return all(any(one.endswith(fault) for one in told) for fault in found) and all(
        any(one.endswith(fault) for fault in found) for one in told
    )


def _mark_end(copy: Path, key: DataKey) -> None:
    """Mark the end of the history under the new key; its last entry tells what was found before."""
    db = engine.connect(copy, key.hex)
    try:
        with engine.said(copy):
            anchor.set_at_end(db, keys.history_key(key))
    finally:
        db.close()


def _minutes(
    handbook: Handbook, terms: Terms, target: Path, digest: str, found: tuple[str, ...]
) -> tuple[Path, ...]:
    day = handbook.clock().date()
    files = (
        f"Bản cuốn sổ “{target.name}” cùng tệp khóa “{slots.path_of(target).name}”, mã hóa bằng "
        "khóa mới, mật khẩu do bên nhận đặt. Mã băm SHA-256 của tệp:",
        digest,
        f"Tờ khôi phục mới lập {dates.long(day)}: 01 tờ, giao trong phong bì dán kín.",
    )
    made = handbook.read(lambda store: paper.document(store, terms, day, files, found))
    written = []
    for suffix in printing.SUFFIXES:
        file = target.with_name(f"bien-ban-ban-giao_{day.isoformat()}{suffix}")
        printing.write_bytes(file, printing.typeset(made, suffix))
        written.append(file)
    return tuple(written)


def _cannot_write(folder: Path) -> CannotWrite:
    return CannotWrite(
        f"Không ghi được vào thư mục “{folder}”: thư mục chỉ cho đọc hoặc ổ đĩa đã đầy. Hãy chọn "
        "thư mục khác."
    )


def _sweep(file: Path) -> None:
    for name in ("", "-wal", "-shm", "-journal", ".khoa"):
        file.with_name(file.name + name).unlink(missing_ok=True)
