"""Whether a folder is a place for a handbook in use: not one that others write to, or pulled out.

A pure function of the path and of what the system says of its disk. Asks no system itself.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePath
from typing import Any

from handbook import bundle


class PlaceKind(StrEnum):
    """What kind of place a folder is."""

    OWN = "own"
    SYNCHRONISED = "synchronised"
    NETWORK = "network"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """What the system says of the disk under a folder; None where it does not say."""

    root: str = ""
    file_system: str = ""
    is_removable: bool | None = None
    is_network: bool | None = None


def kind_of(folder: PurePath, disk: Disk) -> PlaceKind:
    """Return what kind of place a folder is; synchronised wins: its harm is the quietest."""
    if any(_is_synchronised(part) for part in folder.parts):
        return PlaceKind.SYNCHRONISED
    if (
        disk.is_network
        or _is_share(folder)
        or disk.file_system.lower() in _data("network", "types")
    ):
        return PlaceKind.NETWORK
    plugged = any(_lies_under(disk.root, top) for top in _data("removable", "under"))
    if disk.is_removable or (disk.is_removable is None and plugged):
        return PlaceKind.REMOVABLE
    return PlaceKind.OWN


def warning(kind: PlaceKind) -> str:
    """Return what warns of a handbook in use there, with the way out; empty for OWN."""
    match kind:
        case PlaceKind.SYNCHRONISED:
            return (
                "Cuốn sổ đang nằm trong thư mục đồng bộ lên mạng (như OneDrive, Dropbox, Google "
                "Drive). Chương trình đồng bộ có thể chép bản cũ đè lên bản mới, và tệp được gửi "
                f"ra ngoài máy này. {_WAY_OUT}"
            )
        case PlaceKind.NETWORK:
            return (
                "Cuốn sổ đang nằm ở thư mục dùng chung trên mạng: mạng chập chờn lúc đang ghi có "
                f"thể làm hỏng tệp, và người khác có thể xóa tệp. {_WAY_OUT}"
            )
        case PlaceKind.REMOVABLE:
            return (
                "Cuốn sổ đang nằm trên ổ cắm ngoài (USB, thẻ nhớ): rút ổ lúc đang ghi có thể làm "
                f"hỏng tệp, mất ổ là mất cuốn sổ. {_WAY_OUT}"
            )
        case PlaceKind.OWN:
            return ""


_WAY_OUT = (
    "Hãy sao lưu, đóng chương trình, chép cuốn sổ cùng tệp .khoa vào thư mục thường trên ổ của máy "
    "rồi mở ở đó; ổ ngoài và thư mục mạng chỉ để sao lưu."
)


def _is_synchronised(part: str) -> bool:
    name = part.lower()
    return name in _data("synchronised", "folders") or name.split(" - ")[0] in _data(
        "synchronised", "folders"
    )


def _is_share(folder: PurePath) -> bool:
    return folder.drive.startswith(("\\\\", "//"))


def _lies_under(root: str, top: str) -> bool:
    return root == top or root.startswith(f"{top}/")


@cache
def _whole() -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", "risky_places.toml"))


def _data(table: str, key: str) -> frozenset[str]:
    return frozenset(_whole()[table][key])
