"""Does what a person does where nothing may be written, as a user who is not root.

Run by `test_places.py`: folder, handbook, key, then `file` or `folder` for what is read-only.
Prints the outcome of each deed: the kind of problem and its sentence, or nothing when it was done.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import small_branch

from handbook.errors import Problem
from handbook.papers.catalog import Request
from handbook.services import backup, crash, exchange, keys, leaving, printing, spreadsheets
from handbook.services.handbook import Handbook

NOBODY = 65534


def outcome(deed) -> list[str]:
    """Return the kind of problem and its sentence; a bug of ours is told as one."""
    try:
        deed()
    except Problem as problem:
        return [type(problem).__name__, problem.sentence]
    except Exception as bug:
        return ["bug", f"{type(bug).__name__}: {bug}"]
    return []


def deeds(folder: Path, path: Path, key: keys.DataKey) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    try:
        book = Handbook.open(path, key)
    except Problem as problem:
        told["open"] = [type(problem).__name__, problem.sentence]
        return told
    one = book.read(lambda store: store.members.all())[0]
    day, people = date(2026, 11, 24), (one,)
    request = Request(day=day)
    cost = small_branch.CHEAP
    every = {
        "save": lambda: small_branch.put(book, small_branch.member("x")),
        "typing": lambda: book.keep_typing(replace(one, note="x")),
        "backup": lambda: backup.back_up(book, folder / "sao-luu"),
        "open format": lambda: exchange.write(book, folder / "a.json"),
        "export": lambda: leaving.export_everything(book, folder / "xuat"),
        "print": lambda: printing.write(book, "members", request, folder / "a.pdf"),
        "excel": lambda: spreadsheets.export_members(people, day, folder / "a.xlsx"),
        "password": lambda: keys.change_password(path, key, "mật khẩu mới", cost=cost),
        "new": lambda: small_branch.create(folder / "moi.sotay").close(),
    }
    told |= {name: outcome(deed) for name, deed in every.items()}
    told["crash report"] = [str(crash.report(ValueError()))]
    told["reads"] = [str(len(small_branch.everything(book).members))]
    book.close()
    return told


def warm_up(folder: Path) -> None:
    """Load everything while the checkout can surely be read."""
    book = small_branch.make(folder / "warm" / "a.sotay")
    leaving.export_everything(book, folder / "warm" / "xuat")
    backup.back_up(book, folder / "warm" / "sao-luu")
    book.close()


if __name__ == "__main__":
    warm, book, key_hex, what = sys.argv[1:]
    warm_up(Path(warm))
    place = Path(book).parent
    if os.getuid() == 0:  # root may write anywhere
        for file in (place, *place.iterdir()):
            os.chown(file, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if what == "file":
        Path(book).chmod(0o444)
    else:
        place.chmod(0o555)
    os.environ["HANDBOOK_DATA"] = str(place / "data")
    told = deeds(place, Path(book), keys.DataKey(bytes.fromhex(key_hex)))
    place.chmod(0o755)
    json.dump(told, sys.stdout)
