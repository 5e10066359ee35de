"""Opening and making a handbook, as the lane runs it; the heavy libraries are imported only here.

Knows no widget. Every function may take a second (the password's derivation) and runs on the lane.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import paths
from handbook.errors import CannotWrite, NotFound
from handbook.records.members import Member
from handbook.records.settings import Branch

if TYPE_CHECKING:
    from handbook.services.handbook import Created, Handbook
    from handbook.services.slots import Cost

SAMPLE_PASSWORD = "cuon so mau"  # of the fictional handbook only, which guards nothing
_BESIDE = ("", "-wal", "-shm", "-journal", ".khoa", ".dang-mo")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBook:
    """Everything the three first pages asked for; `remember`: the keyring may hold the key."""

    path: Path
    branch: Branch
    members: tuple[Member, ...] = ()
    password: str
    remember: bool = False


def open_daily(book: Path, *, keyring: bool) -> "Handbook":
    """Open `book` without asking: by HANDBOOK_PASSWORD, else by the keyring.

    Raises NotFound, SlotsMissing, InUse, PasswordNeeded (also when `keyring` is off), and what a
    handbook refuses by.
    """
    from handbook.services import keyrings, keys, locks
    from handbook.services.handbook import Handbook

    if not book.exists():
        raise NotFound(f"Không thấy cuốn sổ “{book}”. Hãy chọn cuốn sổ khác hoặc khôi phục.")
    password = os.environ.get("HANDBOOK_PASSWORD")
    if password:
        return Handbook.open(book, keys.open_with_password(book, password))
    # A missing slot file, or another window that is open, is said at once, not after a password.
    keys.handbook_uid(book)
    locks.take(book).release()
    if not keyring:
        raise keyrings.password_needed(book, keyrings.KeyringState.OFF)
    return Handbook.open(book, keyrings.recall_for(book))


def open_with_password(book: Path, password: str, *, remember: bool) -> "Handbook":
    """Open `book`; with `remember` the keyring is given the key again, which may have lost it."""
    from handbook.services import keyrings, keys
    from handbook.services.handbook import Handbook

    key = keys.open_with_password(book, password)
    opened = Handbook.open(book, key)
    if remember:
        keyrings.remember(opened.uid, key)
    return opened


def open_with_recovery(book: Path, code: str, new_password: str) -> "Handbook":
    """Open `book` by its recovery code and give it a new password."""
    from handbook.services import keys
    from handbook.services.handbook import Handbook

    key = keys.open_with_recovery(book, code)
    opened = Handbook.open(book, key)
    try:
        keys.change_password(book, key, new_password)
    except BaseException:
        opened.close()
        raise
    return opened


def make(new: NewBook, *, cost: "Cost | None" = None) -> "Created":
    """Make the handbook with its members at once; on any failure nothing of it is left behind."""
    from handbook.services import keyrings, keys
    from handbook.services.handbook import Handbook

    _private(new.path.parent)
    before = {file for file in _files(new.path) if file.exists()}
    try:
        created = Handbook.create(new.path, new.branch, new.password, cost=cost or keys.PRODUCTION)
        try:
            if new.members:
                created.handbook.change(
                    "Nhập danh sách đảng viên",
                    lambda store: [store.members.put(member) for member in new.members],
                )
        except BaseException:
            created.handbook.close()
            raise
    except BaseException:
        _clear(new.path, before)
        raise
    if new.remember:
        keyrings.remember(created.handbook.uid, keys.open_with_password(new.path, new.password))
    return created


def sample_book() -> Path:
    """Return where the fictional handbook lies."""
    return paths.data() / "so-mau.sotay"


def open_sample() -> "Handbook":
    """Open the fictional handbook, made at its first use."""
    book = sample_book()
    if book.exists():
        return open_with_password(book, SAMPLE_PASSWORD, remember=False)
    from handbook.services import demo

    paths.private(book.parent)
    try:
        return demo.make(book, password=SAMPLE_PASSWORD).handbook
    except BaseException:
        _clear(book, set())
        raise


def remembered(book: Path, keyring: dict[str, bool]) -> bool:
    """Say whether this computer was told to remember the key of `book`."""
    from handbook.errors import Problem
    from handbook.services import keys

    try:
        return keyring.get(keys.handbook_uid(book), False)
    except Problem:
        return False


def _files(book: Path) -> list[Path]:
    return [book.with_name(book.name + ending) for ending in _BESIDE]


def _clear(book: Path, kept: set[Path]) -> None:
    """Remove what a failed making left, never what was there before it."""
    for file in _files(book):
        if file not in kept:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)


def _private(folder: Path) -> None:
    try:
        paths.private(folder)
    except OSError as error:
        raise CannotWrite(
            f"Không tạo được thư mục “{folder}”. Hãy chọn thư mục khác mà đồng chí được phép ghi."
        ) from error
