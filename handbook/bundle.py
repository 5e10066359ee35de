"""Find bundled files by name; the only place that knows where `resources/` lies.

In a checkout it stands beside the package; in a wheel it is packed inside it; in a frozen bundle it
is unpacked beside the executable, and the bundle has a list of everything that must be in it.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

from handbook.errors import NotBundled

LIST = "danh-sach-tep.txt"
"""The list that a bundle carries: one line a file, its SHA-256 and its path in the bundle."""


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
        raise NotBundled(missing("/".join(parts)))
    return found


def text(*parts: str) -> str:
    """Return the text of a bundled UTF-8 file; raises NotBundled when it is not there."""
    return path(*parts).read_text(encoding="utf-8")


def listing(folder: Path) -> str:
    """Return the list of all files in `folder`, as a bundle carries it."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != LIST)
    return "".join(f"{_digest(file)} {file.relative_to(folder).as_posix()}\n" for file in files)


def whole() -> Path | None:
    """Return the folder of the bundle that runs, with both executables; None where none runs."""
    inner: str | None = getattr(sys, "_MEIPASS", None)
    return Path(inner).parent if inner else None


def problems(folder: Path | None = None) -> tuple[str, ...]:
    """Return a sentence for each file of the bundle that is missing or was changed.

    Only a bundle carries the list; a checkout has none and so nothing to hold its files against.
    Every file is read: about half a second.
    """
    where = folder or whole()
    if where is None:
        return ()
    if not (where / LIST).exists():
        return (missing(LIST),)
    found = []
    for line in (where / LIST).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition(" ")
        if not (where / name).is_file():
            found.append(missing(name))
        elif not _holds(where / name, digest):
            found.append(f"Tệp “{name}” đi kèm chương trình đã bị sửa hoặc hỏng. {_WAY_OUT}")
    return tuple(found)


_WAY_OUT = "Hãy cài lại chương trình; cuốn sổ không bị ảnh hưởng."


def missing(name: str) -> str:
    """Return what is said of a file that is not there, with the way out."""
    return f"Thiếu tệp “{name}” đi kèm chương trình. {_WAY_OUT}"


def _holds(file: Path, digest: str) -> bool:
    try:
        return _digest(file) == digest
    except OSError:  # a damaged disk
        return False


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
