"""The key-slot file beside a handbook (`chi-bo.sotay.khoa`): its shape, reading, writing, copying.

It opens nothing and knows no password: what is in the slots is the business of `services/keys`. A
slot carries a plain checksum, so that an edited or rotten file is told apart from a wrong password;
the proof against deliberate tampering is the AES-GCM tag that `keys` checks.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from handbook.errors import CannotWrite, NewerVersion, Problem, SlotsDamaged, SlotsMissing
from handbook.services.refusals import why

FORMAT = 1
_MOST_BYTES = 64 * 1024  # two slots take about 1 KB
_MOST_MEMORY = 256 * 1024 * 1024  # bytes that scrypt may ask for: twice what we write ourselves

Kind = Literal["password", "recovery"]
_Salt = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
_Nonce = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{24}\Z")]
_Wrapped = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{96}\Z")]
_Mark = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What scrypt spends on one try: `n` rounds (a power of two) of 128 · `r` bytes, `p` times."""

    n: int
    r: int
    p: int

    def is_bearable(self) -> bool:
        """Tell whether a computer of an office can pay it; an edited file may ask for anything."""
        power = self.n >= 1024 and self.n & (self.n - 1) == 0
        small = 1 <= self.r <= 32 and 1 <= self.p <= 4
        return power and small and 128 * self.n * self.r <= _MOST_MEMORY


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The data key wrapped once; bytes are spelled in hexadecimal, `made_at` is UTC."""

    kind: Kind
    kdf: Literal["scrypt"] = "scrypt"
    n: int
    r: int
    p: int
    salt: _Salt
    nonce: _Nonce
    wrapped: _Wrapped
    made_at: str
    check: str = ""

    @property
    def cost(self) -> Cost:
        """Return what opening this slot costs."""
        return Cost(n=self.n, r=self.r, p=self.p)


class SlotFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All slots of one handbook; `mark` is a one-way mark of the data key, the same for all."""

    format: int = FORMAT
    handbook: str
    mark: _Mark
    slots: tuple[Slot, ...]

    def with_slot(self, new: Slot) -> "SlotFile":
        """Return the file with `new` in place of the slot of its kind."""
        others = tuple(slot for slot in self.slots if slot.kind != new.kind)
        checked = msgspec.structs.replace(new, check=_checksum(self, new))
        return msgspec.structs.replace(self, slots=(*others, checked))


def path_of(book: Path) -> Path:
    """Return where the key slots of `book` lie."""
    return book.with_name(book.name + ".khoa")


def read(book: Path) -> SlotFile:
    """Read the slot file beside `book`; single slots are checked by `slot_of`.

    Raises `SlotsMissing` (gone, unreadable), `SlotsDamaged` (edited) or `NewerVersion`.
    """
    return _decoded(path_of(book), _bytes_of(path_of(book)))


def slot_of(book: Path, file: SlotFile, kind: Kind) -> Slot:
    """Return the slot of `kind`; raises `SlotsMissing` unless it is as it was written."""
    found = [slot for slot in file.slots if slot.kind == kind]
    sound = len(found) == 1 and found[0].check == _checksum(file, found[0])
    if not sound or not found[0].cost.is_bearable():
        left = "recovery" if kind == "password" else "password"
        raise SlotsDamaged(_edited(path_of(book), kind), left=left)
    return found[0]


def write(book: Path, file: SlotFile) -> None:
    """Write the slot file beside `book`: a new file is made, read again, then put in place.

    Raises `CannotWrite`; whatever was there before is then untouched.
    """
    _replace(path_of(book), msgspec.json.encode(file))


def copy(book: Path, target_book: Path) -> None:
    """Copy the slots of `book` beside `target_book` (a backup, a restored handbook).

    Raises `SlotsMissing` rather than copy a file that does not read, and `CannotWrite`.
    """
    raw = _bytes_of(path_of(book))
    file = _decoded(path_of(book), raw)
    for slot in file.slots:
        slot_of(book, file, slot.kind)
    _replace(path_of(target_book), raw)


def newest_copy(book: Path, folders: Iterable[Path]) -> Path | None:
    """Return the newest sound slot file of a copy of `book` in these folders, or None.

    Copies are known by their name alone: whether one is of this handbook its password tells.
    """
    found = [
        file
        for folder in folders
        for file in folder.glob(f"{book.stem}[_.]*{book.suffix}.khoa")
        if file != path_of(book) and _is_sound(file)
    ]
    return max(found, key=lambda file: file.stat().st_mtime, default=None)


def _is_sound(file: Path) -> bool:
    try:
        read_file = _decoded(file, _bytes_of(file))
    except Problem:
        return False
    return all(slot.check == _checksum(read_file, slot) for slot in read_file.slots)


def take_over(source: Path, book: Path) -> None:
    """Put a copy of the slot file at `source` beside `book`; one that is there is kept as `.hong`.

    Whether it is of this handbook, only its password can tell. Raises SlotsMissing when `source` is
    no slot file as it was written, and CannotWrite.
    """
    raw = _bytes_of(source)
    _decoded(source, raw)
    if not _is_sound(source):
        raise SlotsDamaged(_edited(source))
    path = path_of(book)
    if path.exists():
        try:
            path.replace(path.with_name(f"{path.name}.hong"))
        except OSError as error:
            raise CannotWrite(_unwritable(path), *why(error)) from error
    _replace(path, raw)


def _checksum(file: SlotFile, slot: Slot) -> str:
    unchecked = msgspec.structs.replace(slot, check="")
    whole = msgspec.json.encode([file.format, file.handbook, file.mark, unchecked])
    return hashlib.sha256(whole).hexdigest()[:32]


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise SlotsMissing(_missing(path)) from None
    except OSError as error:
        raise SlotsMissing(_unreadable(path), *why(error)) from error


def _decoded(path: Path, raw: bytes) -> SlotFile:
    try:
        if len(raw) > _MOST_BYTES:
            raise msgspec.ValidationError("too long")
        if msgspec.json.decode(raw, type=_Version).format > FORMAT:
            raise NewerVersion(_newer(path))
        file = msgspec.json.decode(raw, type=SlotFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SlotsDamaged(_edited(path)) from None
    if file.format != FORMAT or not file.slots:
        raise SlotsDamaged(_edited(path))
    return file


class _Version(msgspec.Struct, frozen=True):
    format: int


def _replace(path: Path, raw: bytes) -> None:
    try:
        descriptor, name = tempfile.mkstemp(prefix=path.name, suffix=".moi", dir=path.parent)
        beside = Path(name)  # mkstemp makes it readable by its owner alone (0600)
        try:
            _write_through(descriptor, raw)
            _decoded(beside, beside.read_bytes())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(_unwritable(path), *why(error)) from error
    _settle(path.parent)


def _write_through(descriptor: int, raw: bytes) -> None:
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    # The new name itself must survive a power cut; Windows has no way to ask, and does it unasked.
    if os.name == "posix":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


_RESTORE = "chép lại tệp này từ bản sao lưu vào cùng thư mục với cuốn sổ"


def _missing(path: Path) -> str:
    return (
        f"Không thấy tệp khóa “{path.name}” trong thư mục “{path.parent}”. Thiếu tệp này thì cả "
        f"mật khẩu lẫn mã khôi phục đều không mở được cuốn sổ: hãy {_RESTORE}."
    )


def _unreadable(path: Path) -> str:
    return (
        f"Không đọc được tệp khóa “{path}”. Hãy kiểm tra quyền đọc tệp và ổ đĩa, hoặc {_RESTORE}."
    )


def _edited(path: Path, kind: Kind | None = None) -> str:
    match kind:
        case "password":
            other = "mở bằng mã khôi phục, hoặc "
        case "recovery":
            other = "mở bằng mật khẩu, hoặc "
        case None:
            other = ""
    return (
        f"Tệp khóa “{path.name}” bị hỏng hoặc đã bị sửa nên không dùng được. Hãy {other}{_RESTORE}."
    )


def _newer(path: Path) -> str:
    return (
        f"Tệp khóa “{path.name}” do bản mới hơn của chương trình ghi. "
        "Hãy cài bản mới nhất của chương trình rồi mở lại."
    )


def _unwritable(path: Path) -> str:
    return (
        f"Không ghi được tệp khóa “{path}”: ổ đĩa đầy hoặc thư mục chỉ cho đọc. "
        "Hãy giải phóng chỗ hoặc chọn thư mục khác; tệp khóa cũ vẫn nguyên vẹn."
    )
