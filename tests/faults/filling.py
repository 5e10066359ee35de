"""Does each deed that writes on a disk with so many bytes left, then with room again.

Run by `test_full_disk.py` inside a mount of its own: folder on a small disk, old handbook, deeds.
Without such a disk (`--limit`) the system refuses files above a size instead. Prints what came.
"""

import contextlib
import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import small_branch

from handbook.errors import CannotWrite
from handbook.papers.catalog import Request
from handbook.records.basics import new_uid
from handbook.records.inventory import Terms
from handbook.services import (
    backup,
    exchange,
    handover,
    keys,
    leaving,
    meetings,
    printing,
    restores,
    spreadsheets,
    taking_in,
)
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey

STEPS = 8
BLOCK = 4096
ROOM = 64 * 1024  # what a deed may take and give back
OLD_PASSWORD = "cuốn sổ cũ của bài thử"
NEW_PASSWORD = "mật khẩu của người nhận"
LIMITED = "--limit" in sys.argv


@dataclass
class Place:
    """One handbook on the small disk, with what a deed may need."""

    folder: Path
    path: Path
    key: DataKey
    book: Handbook | None = None

    def shut(self) -> None:
        if self.book is not None:
            self.book.close()
            self.book = None


def save(place: Place) -> None:
    small_branch.put(place.book, small_branch.member("dài " * 20_000))


def type_on(place: Place) -> None:
    one = place.book.read(lambda store: store.members.all())[0]
    place.book.keep_typing(replace(one, note="đang gõ " * 20_000))


def seal(place: Place) -> None:
    listed = place.book.read(lambda store: store.meetings.summaries())
    meetings.seal(place.book, next(one.uid for one in listed if one.state.value != "sealed"))


def back_up(place: Place) -> None:
    backup.back_up(place.book, place.folder / "sao-luu")


def take_in(place: Place) -> None:
    document = exchange.read(place.folder / "khac.json")
    fresh = tuple(replace(one, uid=new_uid(), note="n " * 9000) for one in document.members)
    taking_in.take_in(place.book, replace(document, members=(*document.members, *fresh)))


def bring_up_to_date(place: Place) -> None:
    place.book = Handbook.open(place.path, place.key)


def export(place: Place) -> None:
    leaving.export_everything(place.book, place.folder / "xuat")


def print_list(place: Place) -> None:
    request = Request(day=date(2026, 11, 24))
    printing.write(place.book, "members", request, place.folder / "danh-sach.docx")


def excel(place: Place) -> None:
    people = place.book.read(lambda store: store.members.all())
    spreadsheets.export_members(people, date(2026, 11, 24), place.folder / "danh-sach.xlsx")


def hand_over(place: Place) -> None:
    terms = Terms(giver="Trần Thị Bưởi", receiver="Lê Văn Cam")
    into = place.folder / "ban-giao"
    handover.hand_over(place.book, terms, into, NEW_PASSWORD, cost=small_branch.CHEAP)


def restore(place: Place) -> None:
    at = place.book.clock()
    found = restores.examine(place.book, place.folder / "khac.sotay", small_branch.PASSWORD)
    place.shut()
    try:
        restores.put_in_place(found, place.path, at)
    except BaseException:
        restores.drop(found)
        raise
    finally:
        place.book = Handbook.open(place.path, place.key)


def make_new(place: Place) -> None:
    small_branch.create(place.folder / "moi" / "moi.sotay").close()


def change_password(place: Place) -> None:
    keys.change_password(place.path, place.key, NEW_PASSWORD, cost=small_branch.CHEAP)


DEEDS: dict[str, Callable[[Place], None]] = {
    "save": save,
    "typing": type_on,
    "seal": seal,
    "backup": back_up,
    "import": take_in,
    "migration": bring_up_to_date,
    "export": export,
    "print": print_list,
    "excel": excel,
    "handover": hand_over,
    "restore": restore,
    "new": make_new,
    "password": change_password,
}
OWN_HISTORY = {"handover"}  # the deed is told in the history before the copy is made


class Disk:
    """The small disk: everything on it, and how it is filled but for so many bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.filler = root / "day"

    def free(self) -> int:
        found = os.statvfs(self.root)
        return found.f_bavail * found.f_frsize

    @contextmanager
    def left(self, number: int, largest: int) -> Iterator[None]:
        """Leave so many bytes; where no disk could be mounted, refuse files larger than that."""
        if LIMITED:
            import resource

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest + number, hard))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            return
        with self.filler.open("wb") as stream:
            size = max(self.free() - number, 0)
            if size:
                os.posix_fallocate(stream.fileno(), 0, size)
        try:
            yield
        finally:
            self.filler.unlink()


def prepared(root: Path, pattern: Path, key: DataKey, name: str) -> Place:
    """Copy the handbook for one trial; the old one for its migration."""
    folder = root / "thu"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pattern / ("cu" if name == "migration" else "so"), folder)
    path = folder / "chi-bo.sotay"
    if name == "migration":
        return Place(folder, path, keys.open_with_password(path, OLD_PASSWORD))
    return Place(folder, path, key, Handbook.open(path, key))


def made(root: Path, old: Path) -> tuple[Path, DataKey]:
    """Make what every trial begins with: a handbook, another to import and restore, an old one."""
    pattern = root / "mau"
    book = small_branch.make(pattern / "so" / "chi-bo.sotay")
    other = pattern / "so" / "khac.json"
    copy = backup.back_up(book, pattern / "so")
    Path(copy.path).rename(pattern / "so" / "khac.sotay")
    Path(f"{copy.path}.khoa").rename(pattern / "so" / "khac.sotay.khoa")
    small_branch.hold(book, date(2026, 4, 3), "Sau bản sao lưu.")
    exchange.write(book, other)
    book.close()
    shutil.copytree(old, pattern / "cu")
    return pattern, book.key


def used_by(disk: Disk, pattern: Path, key: DataKey, name: str) -> int:
    """Return how many bytes the deed takes on a disk with room, and that it can be done at all."""
    place = prepared(disk.root, pattern, key, name)
    before = disk.free()
    DEEDS[name](place)
    used = before - disk.free()
    place.shut()
    if LIMITED:
        used = max(file.stat().st_size for file in place.folder.rglob("*") if file.is_file())
    return used


def trial(disk: Disk, pattern: Path, key: DataKey, name: str, number: int) -> tuple[str, list[str]]:
    """Do a deed with so many bytes left; return what it said and what is wrong afterwards."""
    place = prepared(disk.root, pattern, key, name)
    before = small_branch.everything(place.book) if place.book else None
    there = files(place)
    largest = max(file.stat().st_size for file in place.folder.rglob("*")) if LIMITED else 0
    outcome, found = "done", []
    with disk.left(number, largest if name == "migration" else 0):
        try:
            DEEDS[name](place)
        except CannotWrite:
            outcome = "said"
        except Exception as bug:
            return "bug", [f"{type(bug).__name__}: {bug} {getattr(bug, 'details', '')}"]
    if place.book is None:
        place.book = Handbook.open(place.path, place.key)
    if outcome == "said":
        new = {file for file in files(place) - there if "truoc-nang-cap" not in file}
        found += [f"left behind: {sorted(new)}"] if new else []
        now = small_branch.everything(place.book)
        if name in OWN_HISTORY:
            before, now = replace(before, history=()), replace(now, history=())
        found += ["not as it was before"] if before is not None and now != before else []
    found += small_branch.faults(place.book)
    if outcome == "said" and name != "migration":
        with contextlib.suppress(FileExistsError):
            DEEDS[name](place)
    place.shut()
    again = Handbook.open(place.path, place.key)
    found += small_branch.faults(again)
    if name == "migration" and again.read(lambda store: store.members.count()) == 0:
        found.append("the old handbook's members are gone")
    again.close()
    keys.open_with_password(place.path, _password(name, place))
    return outcome, found


def _password(name: str, place: Place) -> str:
    return {"migration": OLD_PASSWORD, "password": NEW_PASSWORD}.get(name, small_branch.PASSWORD)


def files(place: Place) -> set[str]:
    """Return all files but the journal's, which may stay."""
    every = small_branch.files(place.folder)
    return {name for name in every if not name.endswith(("-wal", "-shm"))}


def main(root: Path, old: Path, names: list[str]) -> dict:
    os.environ["HANDBOOK_DATA"] = str(root / "data")
    disk = Disk(root)
    pattern, key = made(root, old)
    told: dict[str, dict[str, int]] = {}
    wrong = []
    for name in names:
        need = used_by(disk, pattern, key, name)
        counts: Counter[str] = Counter()
        for step in range(STEPS + 1):
            left = int((need * 1.5 + ROOM) * step / STEPS) // BLOCK * BLOCK
            left = 10 * left if step == STEPS else left  # enough, whatever it takes on its way
            outcome, found = trial(disk, pattern, key, name, left)
            counts[outcome] += 1
            wrong += [f"{name}, {left} of {need} bytes left: {one}" for one in found]
        told[name] = dict(counts)
    return {"told": told, "wrong": wrong, "limited": LIMITED}


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split(",")), sys.stdout)
