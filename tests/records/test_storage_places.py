from pathlib import PurePosixPath, PureWindowsPath

import pytest

from handbook.records.storage_places import Disk, PlaceKind, kind_of, warning

C = Disk(root="C:/", file_system="NTFS", is_removable=False, is_network=False)
LINUX = Disk(root="/", file_system="ext4")


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\An\OneDrive\So tay"),
        PureWindowsPath(r"C:\Users\An\OneDrive - UBND xã Hòa Phú\So tay"),
        PureWindowsPath(r"C:\Users\An\Dropbox"),
        PureWindowsPath(r"G:\My Drive\chi bo"),
        PurePosixPath("/home/an/Google Drive/chi-bo"),
        PurePosixPath("/home/an/Nextcloud"),
    ],
)
def test_synchronised_folders_are_known_by_their_names(folder) -> None:
    assert kind_of(folder, C) is PlaceKind.SYNCHRONISED


@pytest.mark.parametrize(
    ("folder", "disk"),
    [
        (PureWindowsPath(r"\\may-chu\chung\so"), Disk()),
        (PureWindowsPath(r"Z:\so"), Disk(is_network=True)),
        (PurePosixPath("/mnt/chung"), Disk(root="/mnt/chung", file_system="cifs")),
        (PurePosixPath("/mnt/chung"), Disk(root="/mnt/chung", file_system="fuse.sshfs")),
    ],
)
def test_network_shares(folder, disk) -> None:
    assert kind_of(folder, disk) is PlaceKind.NETWORK


@pytest.mark.parametrize(
    ("folder", "disk"),
    [
        (PureWindowsPath(r"E:\so"), Disk(root="E:/", is_removable=True)),
        (PurePosixPath("/media/an/KINGSTON/so"), Disk(root="/media/an/KINGSTON")),
        (PurePosixPath("/run/media/an/X"), Disk(root="/run/media/an/X", file_system="vfat")),
    ],
)
def test_what_can_be_pulled_out(folder, disk) -> None:
    assert kind_of(folder, disk) is PlaceKind.REMOVABLE


@pytest.mark.parametrize(
    ("folder", "disk"),
    [
        (PureWindowsPath(r"C:\Users\An\Documents\Dropbox cũ"), C),
        (PurePosixPath("/home/an/.local/share/SoTayChiBo"), LINUX),
        (PurePosixPath("/mediathek/so"), Disk(root="/mediathek")),
        (PurePosixPath("/media/dia-trong"), Disk(root="/media/dia-trong", is_removable=False)),
    ],
)
def test_a_folder_of_the_computers_own_disk(folder, disk) -> None:
    assert kind_of(folder, disk) is PlaceKind.OWN
    assert warning(PlaceKind.OWN) == ""


def test_each_kind_has_its_own_warning_and_way_out() -> None:
    said = {warning(kind) for kind in PlaceKind if kind is not PlaceKind.OWN}
    assert len(said) == 3 and all("ổ của máy" in words for words in said)
