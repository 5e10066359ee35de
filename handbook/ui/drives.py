"""Which disks this computer has now: for a backup in one click, and to warn of a risky place.

Asks the system and changes nothing. What kind of place a disk is, `records.storage_places` says.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from handbook.records.storage_places import Disk, PlaceKind, kind_of

BACKUP_FOLDER = "Sao luu So tay Chi bo"
"""The folder on a stick; without marks, for file systems and computers that know none."""
_REMOVABLE, _REMOTE = 2, 4  # GetDriveTypeW of Windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A disk that was plugged in; `words` name it as the system does."""

    words: str
    root: Path

    @property
    def folder(self) -> Path:
        """Return where backups go on it."""
        return self.root / BACKUP_FOLDER


def plugged_in(book: Path) -> tuple[Drive, ...]:
    """Return the writable disks that can be pulled out, without the one `book` lies on."""
    own = QStorageInfo(str(book.parent)).rootPath()
    return tuple(
        Drive(words=name_of(volume), root=Path(volume.rootPath()))
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady()
        and not volume.isReadOnly()
        and volume.rootPath() != own
        and kind_of(Path(volume.rootPath()), disk_of(volume)) is PlaceKind.REMOVABLE
    )


def place_of(book: Path) -> PlaceKind:
    """Return what kind of place a handbook lies in."""
    return kind_of(book.parent.absolute(), disk_of(QStorageInfo(str(book.parent))))


def disk_of(volume: QStorageInfo) -> Disk:
    """Return what the system says of a volume."""
    kind = _kind_on_windows(volume.rootPath())
    return Disk(
        root=volume.rootPath(),
        file_system=bytes(volume.fileSystemType().data()).decode(errors="replace"),
        is_removable=None if kind is None else kind == _REMOVABLE,
        is_network=None if kind is None else kind == _REMOTE,
    )


def name_of(volume: QStorageInfo) -> str:
    """Return `KINGSTON (E:)`."""
    root = volume.rootPath().rstrip("/") or "/"
    label = volume.name() or Path(root).name
    return f"{label} ({root})" if label and label != root else root


def _kind_on_windows(root: str) -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\")))
