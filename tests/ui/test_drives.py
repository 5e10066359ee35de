from pathlib import Path

from PySide6.QtCore import QStorageInfo

from handbook.records.storage_places import PlaceKind
from handbook.ui import drives
from handbook.ui.drives import Drive


class Volume:
    """A disk as Qt tells of one."""

    def __init__(self, root: str, kind: str = "vfat", *, name="", ready=True, locked=False) -> None:
        self._root, self._kind, self._name = root, kind, name
        self._ready, self._locked = ready, locked

    def rootPath(self) -> str:
        return self._root

    def name(self) -> str:
        return self._name

    def fileSystemType(self):
        from PySide6.QtCore import QByteArray

        return QByteArray(self._kind.encode())

    def isReady(self) -> bool:
        return self._ready

    def isReadOnly(self) -> bool:
        return self._locked


def test_only_sticks_that_can_be_written_are_offered(monkeypatch, tmp_path) -> None:
    volumes = [
        Volume("/", "ext4"),
        Volume("/media/an/KINGSTON", name="KINGSTON"),
        Volume("/media/an/CDROM", "iso9660", locked=True),
        Volume("/run/media/an/LOI", ready=False),
        Volume("/mnt/chung", "cifs"),
    ]
    monkeypatch.setattr(drives, "QStorageInfo", Info(volumes))
    (found,) = drives.plugged_in(tmp_path / "chi-bo.sotay")
    assert found == Drive(words="KINGSTON (/media/an/KINGSTON)", root=Path("/media/an/KINGSTON"))
    assert found.folder == Path("/media/an/KINGSTON") / drives.BACKUP_FOLDER


class Info:
    """Stands for the class: called for one path, asked for all volumes."""

    def __init__(self, volumes: list[Volume], own: int = 0) -> None:
        self._volumes, self._own = volumes, own

    def __call__(self, path: str) -> Volume:
        return self._volumes[self._own]

    def mountedVolumes(self) -> list[Volume]:
        return self._volumes


def test_the_stick_the_handbook_lies_on_is_no_place_for_its_backup(monkeypatch) -> None:
    monkeypatch.setattr(drives, "QStorageInfo", Info([Volume("/media/an/KINGSTON")]))
    book = Path("/media/an/KINGSTON/chi-bo.sotay")
    assert drives.plugged_in(book) == ()
    assert drives.place_of(book) is PlaceKind.REMOVABLE


def test_the_real_system_answers(tmp_path) -> None:
    assert drives.place_of(tmp_path / "chi-bo.sotay") is PlaceKind.OWN
    assert drives.disk_of(QStorageInfo(str(tmp_path))).file_system
    assert drives.plugged_in(tmp_path / "chi-bo.sotay") == ()
