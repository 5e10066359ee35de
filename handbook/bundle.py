"""Find bundled files by name; the only place that knows where `resources/` lies.

In a checkout it stands beside the package; in a wheel it is packed inside it; in a frozen bundle it
is unpacked beside the executable.
"""

import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Return the folder of bundled data files."""
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package.parent)) / "resources"
    inside = package / "_resources"
    return inside if inside.is_dir() else frozen


def path(*parts: str) -> Path:
    """Return the path of a bundled file; raises FileNotFoundError when it is not bundled."""
    found = resources().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"bundled file is missing: {'/'.join(parts)}")
    return found


def text(*parts: str) -> str:
    """Return the text of a bundled UTF-8 file."""
    return path(*parts).read_text(encoding="utf-8")
