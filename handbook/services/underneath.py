"""What other programs do to a handbook's file behind our back: it is noticed before harm is done.

A synchronising program puts another file under the same name, a person moves or deletes it. While
it is open, changes would go on into a file that nobody will find again. After a run that was cut
off, the journal left beside would be written into a file it does not belong to. Nothing here writes
to the handbook.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path

from handbook.errors import CannotWrite, Damaged, Problem
from handbook.services import keys
from handbook.services.keys import DataKey
from handbook.store import anchor, engine, schema, whole_file
from handbook.store.engine import Database

Identity = tuple[int, int]
ANCHOR_STEP = "step_015_safety"
"""The step since which every handbook has an anchor at the end of its history."""
_WAY_OUT = (
    "nên chưa ghi thay đổi vừa rồi. Nội dung vẫn còn nguyên trong chương trình đang mở: hãy sao "
    "lưu ngay sang chỗ khác (Cài đặt → Sao lưu), đóng chương trình rồi khôi phục từ bản đó."
)


def identity(path: Path) -> Identity | None:
    """Return what tells this very file from another of its name; None where the disk cannot say."""
    found = path.stat()
    return (found.st_dev, found.st_ino) if found.st_ino else None


def refuse_moved(path: Path, own: Identity | None) -> None:
    """Raise CannotWrite unless the file that was opened still stands at `path`."""
    try:
        now = identity(path)
    except OSError as error:
        raise CannotWrite(
            f"Tệp cuốn sổ “{path.name}” không còn ở thư mục “{path.parent}” (đã bị xóa, bị dời, "
            f"hoặc ổ đĩa đã rút ra) {_WAY_OUT}"
        ) from error
    if own is not None and now != own:
        raise CannotWrite(
            f"Tệp cuốn sổ “{path.name}” đã bị chương trình khác thay bằng một tệp khác (như chương "
            f"trình đồng bộ) {_WAY_OUT}"
        )


def refuse_strange_journal(path: Path, key: DataKey) -> None:
    """Raise Damaged when a journal that was left does not belong to the file.

    Tried on a copy of both, since closing the file itself would write the journal into it. Where
    there is no room for a copy, the file opens unchecked.
    """
    journal = path.with_name(f"{path.name}-wal")
    if not journal.exists() or not journal.stat().st_size:
        return
    with contextlib.suppress(OSError), _beside(path) as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        if not _belong(copy, key):
            raise Damaged(
                f"Nhật ký “{journal.name}” bên cạnh không khớp với cuốn sổ “{path.name}”: lần "
                "trước chương trình bị ngắt, sau đó tệp bị thay bằng một bản khác (đồng bộ, chép "
                "đè). Chưa mở để khỏi trộn hai bản làm một. Đừng xóa tệp nào; hãy khôi phục từ bản "
                "sao lưu gần nhất."
            )


def _beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder for this user only on the handbook's own disk."""
    return tempfile.TemporaryDirectory(dir=path.parent, prefix=".kiem-tra-")


def _belong(copy: Path, key: DataKey) -> bool:
    """Say whether file and journal make one sound handbook, with the end of its own history.

    An end that somebody had changed in the file before is no fault of the journal.
    """
    try:
        # The file without its journal: when that does not open either, it is not for the journal.
        alone = engine.connect_to_check(copy, key.hex)
    except Problem:
        return True
    changed = _end_was_changed(alone, key)
    alone.close()
    try:
        db = engine.connect(copy, key.hex)
    except Damaged:
        return False
    try:
        with engine.said(copy):
            if whole_file.integrity(db):
                return False
            return changed or not _end_was_changed(db, key)
    except Damaged:
        return False
    except CannotWrite:
        return True
    finally:
        db.close()


def _end_was_changed(db: Database, key: DataKey) -> bool:
    """Say whether the end of the history is not the one its anchor names; no where none is read."""
    with contextlib.suppress(engine.DatabaseError):  # half of a change, which the journal completes
        anchored = ANCHOR_STEP in engine.applied(db, schema.MADE_OF)
        return anchored and bool(anchor.fault(db, keys.history_key(key)))
    return False
