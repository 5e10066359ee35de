"""One program at a time for each handbook: a lock the system drops when the program ends.

The lock file (`chi-bo.sotay.dang-mo`) stays behind and means nothing by itself: only the system's
lock on it counts, so a crash never locks anyone out. It names a process and a computer, never a
person or anything of the handbook.
"""

import contextlib
import os
import platform
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from handbook.errors import CannotWrite, InUse
from handbook.services.refusals import why

_NOTE_AT = 1  # Windows locks the first byte against reading too, so the note starts after it
_LONGEST_NOTE = 300


class Hold:
    """A handbook held by this program, until released."""

    __slots__ = ("_lock",)

    def __init__(self, lock: FileLock) -> None:
        """Hold an acquired `lock`."""
        self._lock = lock

    def release(self) -> None:
        """Let other programs open the handbook; more than once does no harm."""
        self._lock.release()

    def __enter__(self) -> "Hold":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def path_of(book: Path) -> Path:
    """Return where the lock file lies: beside the file itself, by whatever link it is opened."""
    return Path(f"{os.path.realpath(book)}.dang-mo")


def take(book: Path) -> Hold:
    """Hold `book` for this program at once; may be released from any thread.

    Raises `InUse` when another program or window holds it, `CannotWrite` when there is no place for
    the lock file.
    """
    path = path_of(book)
    lock = FileLock(path, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise InUse(_in_use(book, _holder(path))) from None
    except OSError as error:
        raise CannotWrite(
            f"Không ghi được vào thư mục “{path.parent}” nên chưa mở được cuốn sổ “{book.name}”. "
            "Hãy chép cuốn sổ (cùng tệp .khoa) sang thư mục ghi được rồi mở lại.",
            *why(error),
        ) from error
    _leave_note(path)
    return Hold(lock)


def _leave_note(path: Path) -> None:
    # The note only makes the sentence of `InUse` better: a full disk must not undo the lock.
    note = f"{os.getpid()} {platform.node()}"
    with contextlib.suppress(OSError), path.open("r+b") as stream:
        stream.seek(_NOTE_AT)
        stream.write(note.encode()[:_LONGEST_NOTE])
        stream.truncate()


def _holder(path: Path) -> tuple[str, str] | None:
    """Return the process number and computer that hold the lock, or None if the note is no help."""
    try:
        with path.open("rb", buffering=0) as stream:
            stream.seek(_NOTE_AT)
            number, _, computer = stream.read(_LONGEST_NOTE).decode(errors="replace").partition(" ")
    except OSError:
        return None
    return (number, computer) if number.isdigit() and computer else None


def _in_use(book: Path, holder: tuple[str, str] | None) -> str:
    by = ""
    if holder is not None:
        number, computer = holder
        there = "" if computer == platform.node() else f", trên máy “{computer}”"
        by = f" (tiến trình số {number}{there})"
    return (
        f"Cuốn sổ “{book.name}” đang được mở ở một cửa sổ hoặc chương trình khác{by}. "
        "Hãy đóng cửa sổ đó rồi mở lại."
    )
