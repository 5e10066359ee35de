"""Where this computer keeps our files; creates nothing until asked.

`HANDBOOK_DATA` moves everything to another folder (a second drive, a test's own folder).
"""

import os
from pathlib import Path

import platformdirs

_NAME = "SoTayChiBo"


def data() -> Path:
    """Return the folder of handbooks and their key slots."""
    moved = os.environ.get("HANDBOOK_DATA")
    return Path(moved) if moved else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def default_book() -> Path:
    """Return the handbook that opens when no other is named: the chosen one, else the usual."""
    return chosen_book() or data() / "chi-bo.sotay"


def chosen_book() -> Path | None:
    """Return the handbook that was put elsewhere (another drive); None when none was chosen."""
    try:
        kept = _choice().read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return Path(kept) if kept and Path(kept).is_absolute() else None


def choose_book(book: Path) -> None:
    """Let `book` be the one that opens when no other is named; raises OSError."""
    private(data())
    _choice().write_text(f"{book.absolute()}\n", encoding="utf-8")


def calls() -> Path:
    """Return the folder where a second start asks the first window to come forward."""
    return data() / "goi"


def backups() -> Path:
    """Return the folder of automatic backups."""
    return data() / "sao-luu"


def crashes() -> Path:
    """Return the folder of crash reports."""
    return data() / "bao-loi"


def preferences() -> Path:
    """Return the file of this computer's own choices (text size, light or dark); no records."""
    return data() / "tuy-chon.json"


def private(folder: Path) -> Path:
    """Make `folder` readable by this user only and return it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def unused(path: Path) -> Path:
    """Return `path`, or the first of `…-2`, `…-3` that is not there: a clock may be set back."""
    tries = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, 1000))
    return path if not path.exists() else next(each for each in tries if not each.exists())


def _choice() -> Path:
    return data() / "noi-de-so.txt"
