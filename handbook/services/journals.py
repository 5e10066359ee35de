"""A journal that is broken in the middle is kept as it is before anybody opens the handbook.

SQLite drops what stands behind the first frame whose checksum is wrong, and overwrites it at the
next change. After a power cut that is a change nobody was told of; after damage to the disk it can
be changes that were said to be kept. Reads and copies files; opens no handbook and knows no key.
"""

import shutil
import struct
from array import array
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from handbook import paths
from handbook.errors import CannotWrite

# https://www.sqlite.org/fileformat2.html#walformat
_HEADER, _FRAME = 32, 24
_MAGIC = 0x377F0682  # its last bit says that checksums are worked out on big-endian words
_WORD = 0xFFFFFFFF

Sums = tuple[int, int]


def keep_broken(path: Path, at: datetime) -> Path | None:
    """Copy the handbook, its journal and its key slots aside when the journal is broken.

    Returns the folder beside it; None when the journal is whole or there is none. What was kept
    before and is still the same is not copied again. Raises CannotWrite: without a copy, opening
    would throw away what stands behind the break.
    """
    journal = path.with_name(f"{path.name}-wal")
    try:
        content = journal.read_bytes()
    except OSError:  # there is none, or SQLite cannot read it either and says so
        return None
    if not breaks_off(content):
        return None
    called = f"{path.stem}.nhat-ky-hong-"
    for kept in sorted(path.parent.glob(f"{called}*/{journal.name}")):
        if kept.read_bytes() == content:
            return kept.parent
    folder = paths.unused(path.with_name(f"{called}{at:%Y%m%d-%H%M%S}"))
    try:
        paths.private(folder)
        for name in ("", "-wal", ".khoa"):
            file = path.with_name(path.name + name)
            if file.exists():
                shutil.copyfile(file, folder / file.name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _no_room(path) from error
    return folder


def sentence(folder: Path) -> str:
    """Say that a broken journal was found, how the handbook stands now, and what was kept."""
    return (
        "Nhật ký ghi bên cạnh cuốn sổ có chỗ hỏng (thường do mất điện), nên cuốn sổ mở ra ở lúc "
        "cuối cùng còn nguyên vẹn; hãy xem lại những việc ghi sau cùng. Tệp và nhật ký như trước "
        f"khi mở được giữ ở thư mục “{folder.name}” bên cạnh."
    )


def breaks_off(journal: bytes) -> bool:
    """Say whether a finished change stands behind the place where a journal stops being whole.

    Frames of an earlier round, left over, have both salts other and mean nothing.
    """
    if len(journal) < _HEADER + _FRAME:
        return False
    magic, _, page, _, *salts, first, second = struct.unpack(">8I", journal[:_HEADER])
    order = "big" if magic & 1 else "little"
    sums = _summed((0, 0), journal[: _HEADER - 8], order)
    if magic | 1 != _MAGIC | 1 or sums != (first, second):
        return any(journal[_HEADER:])
    whole = True
    for frame in _frames(journal, page):
        _, size, *own, one, two = struct.unpack(">6I", frame[:_FRAME])
        if whole:
            sums = _summed(_summed(sums, frame[:8], order), frame[_FRAME:], order)
            whole = own == salts and sums == (one, two)
        if not whole and size and (own[0] == salts[0] or own[1] == salts[1]):
            return True
    return False


def _frames(journal: bytes, page: int) -> Iterator[bytes]:
    """Yield the frames that are there in full length; a last piece was never finished."""
    step = _FRAME + page
    for start in range(_HEADER, len(journal) - step + 1, step):
        yield journal[start : start + step]


def _summed(sums: Sums, piece: bytes, order: str) -> Sums:
    """Return the checksum of the journal after one more piece."""
    words = array("I", piece)
    if order != _OWN_ORDER:
        words.byteswap()
    first, second = sums
    numbers = iter(words)
    for one, two in zip(numbers, numbers, strict=True):
        first = (first + one + second) & _WORD
        second = (second + two + first) & _WORD
    return first, second


_OWN_ORDER = "little" if array("I", [1]).tobytes()[0] else "big"


def _no_room(path: Path) -> CannotWrite:
    return CannotWrite(
        f"Nhật ký ghi bên cạnh cuốn sổ “{path.name}” có chỗ hỏng, cần giữ lại một bản trước khi "
        "mở, nhưng ổ đĩa không còn chỗ hoặc thư mục chỉ cho đọc. Chưa mở để khỏi mất gì. Hãy xóa "
        "bớt tệp trên ổ đĩa rồi mở lại."
    )
