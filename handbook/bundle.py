"""Find bundled files by name; the only place that knows where `resources/` lies.

In a checkout it stands beside the package; in a wheel it is packed inside it; in a frozen bundle it
is unpacked beside the executable, with a list of everything that must be there.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

from handbook.errors import NotBundled

LIST = "danh-sach-tep.txt"
"""The list that a bundle carries: one line a file, its SHA-256 and its path in `resources/`."""


@cache
def resources() -> Path:
    """Return the folder of bundled data files."""
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package.parent)) / "resources"
    inside = package / "_resources"
    return inside if inside.is_dir() else frozen


def path(*parts: str) -> Path:
    """Return the path of a bundled file; raises NotBundled when it is not there."""
    found = resources().joinpath(*parts)
    if not found.exists():
        raise NotBundled(_missing("/".join(parts)))
    return found


def text(*parts: str) -> str:
    """Return the text of a bundled UTF-8 file; raises NotBundled when it is not there."""
    return path(*parts).read_text(encoding="utf-8")


def listing(folder: Path) -> str:
    """Return the list of all files in `folder`, as a bundle carries it."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != LIST)
    return "".join(f"{_digest(file)} {file.relative_to(folder).as_posix()}\n" for file in files)


def problems(folder: Path | None = None) -> tuple[str, ...]:
    """Return a sentence for each bundled file that is missing or was changed.

    Only a bundle carries the list; a checkout has none and so nothing to hold its files against.
    """
    where = folder or resources()
    if not (where / LIST).exists():
        return () if not hasattr(sys, "_MEIPASS") else (_missing(LIST),)
    found = []
    for line in (where / LIST).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition(" ")
        if not (where / name).is_file():
            found.append(_missing(name))
        elif _digest(where / name) != digest:
            found.append(f"Tệp “{name}” đi kèm chương trình đã bị sửa hoặc hỏng. {_WAY_OUT}")
    return tuple(found)


_WAY_OUT = "Hãy cài lại chương trình; cuốn sổ không bị ảnh hưởng."


def _missing(name: str) -> str:
    return f"Thiếu tệp “{name}” đi kèm chương trình. {_WAY_OUT}"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
