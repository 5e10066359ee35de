"""What one computer prefers: text size, light or dark, window size. Holds no records."""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from handbook import paths
from handbook.errors import CannotWrite

LOOKS = ("system", "light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Choices of one computer; `keyring` says per handbook uid whether it may keep the key.

    After `idle_minutes` without a touch the handbook locks; 0 never.
    """

    scale: int = 100
    look: str = "system"
    width: int = 1366
    height: int = 740
    maximised: bool = False
    preview_hidden: bool = False
    tell_duties: bool = False
    idle_minutes: int = 15
    keyring: Mapping[str, bool] = field(default_factory=dict)


def read(path: Path) -> Preferences:
    """Return the kept choices; a missing or broken file or value gives the defaults."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    return Preferences(**{f.name: kept[f.name] for f in fields(Preferences) if _fits(f.name, kept)})


def write(path: Path, preferences: Preferences) -> None:
    """Keep the choices: written beside, then put in place. Raises CannotWrite."""
    words = json.dumps(asdict(preferences), ensure_ascii=False, indent=1)
    try:
        paths.private(path.parent)
        _replace(path, words)
    except OSError as error:
        raise CannotWrite(
            f"Không ghi được tùy chọn của máy này vào {path}. "
            "Hãy kiểm tra dung lượng đĩa và quyền ghi."
        ) from error


def _replace(path: Path, words: str) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(beside).unlink()
        raise


def _fits(name: str, kept: dict[str, Any]) -> bool:
    """Say whether the kept value of `name` is one we could have written."""
    value = kept.get(name)
    match name:
        case "scale":
            return _whole(value, 100, 200)
        case "width" | "height":
            return _whole(value, 200, 20_000)
        case "idle_minutes":
            return _whole(value, 0, 240)
        case "look":
            return value in LOOKS
        case "keyring":
            return isinstance(value, dict) and all(isinstance(v, bool) for v in value.values())
        case _:
            return isinstance(value, bool)


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
