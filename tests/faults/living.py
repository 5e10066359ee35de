"""Lives through everything the program does, with one mark in every text, and is watched.

Run by `test_no_leak.py`: folder, mark. What is saved on purpose goes to `folder/chon`; nothing
else may hold the mark. Prints what the process itself saw of the network and of its children.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT, MARK = Path(sys.argv[1]), sys.argv[2]
for name, folder in {"HANDBOOK_DATA": "du-lieu", "TMPDIR": "tam", "HOME": "nha"}.items():
    (ROOT / folder).mkdir()
    os.environ[name] = str(ROOT / folder)
CHOSEN = ROOT / "chon"
CHOSEN.mkdir()

seen: list[str] = []


def watch(event: str, arguments: tuple) -> None:
    """Note every step towards a network, and every program that is started."""
    if event.startswith("socket.") and event != "socket.gethostname":
        family = arguments[1] if event == "socket.__new__" else None
        if family is None or family not in (1, 16):  # AF_UNIX, AF_NETLINK
            seen.append(f"{event} {arguments[1:]}")
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        seen.append(f"started: {arguments}")


sys.addaudithook(watch)

import small_branch  # noqa: E402

from handbook import paths  # noqa: E402
from handbook.cli import program as command_line  # noqa: E402
from handbook.papers.catalog import PAPERS, Request  # noqa: E402
from handbook.records.inventory import Terms  # noqa: E402
from handbook.services import (  # noqa: E402
    automatic_backups,
    backup,
    crash,
    exchange,
    handover,
    leaving,
    meetings,
    printing,
    restores,
    spreadsheets,
    upload_package,
)
from handbook.services.handbook import Handbook  # noqa: E402

DAY = date(2026, 11, 24)


def fill(book: Handbook) -> str:
    """Put the mark into every text; return the sealed meeting."""
    people = book.read(lambda store: store.members.all())
    for one in people:
        texts = {"note": MARK, "home_town": MARK, "name": f"{one.name} {MARK}"}
        book.change(f"Ghi {MARK}", lambda store, o=one, t=texts: store.members.put(replace(o, **t)))
    branch = book.read(lambda store: store.branch.get())
    named = replace(branch, name=f"Chi bộ {MARK}", meeting_place=MARK)
    book.change("Đổi tên", lambda store: store.branch.put(named))
    held = small_branch.hold(book, date(2026, 3, 3), f"Báo cáo {MARK}")
    meetings.seal(book, held.uid)
    return held.uid


def print_all(book: Handbook, meeting: str) -> int:
    made = 0
    member = book.read(lambda store: store.members.all())[0].uid
    for paper in PAPERS.values():
        if not paper.needs - {"meeting", "member", "year"}:
            request = Request(day=DAY, meeting=meeting, member=member, year=2026)
            for suffix in printing.suffixes(paper):
                printing.write(book, paper.id, request, CHOSEN / f"{paper.id}{suffix}")
                made += 1
    return made


def save_elsewhere(book: Handbook, meeting: str) -> None:
    exchange.write(book, CHOSEN / "so.json", with_reviews=True)
    leaving.export_everything(book, CHOSEN / "xuat", with_reviews=True)
    people = book.read(lambda store: store.members.all())
    spreadsheets.export_members(people, DAY, CHOSEN / "danh-sach.xlsx", MARK)
    spreadsheets.read_grid(CHOSEN / "danh-sach.xlsx")
    package = book.read(lambda store: upload_package.gathered(store, meeting, DAY, before=False))
    upload_package.write(package, CHOSEN / "dang")


def keep_safe(book: Handbook) -> None:
    made = backup.back_up(book, ROOT / "usb")
    automatic_backups.make(book, paths.backups())
    restores.drill(book, Path(made.path), small_branch.PASSWORD)
    terms = Terms(giver=MARK, receiver=MARK, reason=MARK)
    handover.hand_over(book, terms, CHOSEN / "ban-giao", "mật khẩu mới", cost=small_branch.CHEAP)


def fail() -> None:
    """Be a bug whose message and values hold the mark."""
    told = {"name": MARK}
    try:
        raise KeyError(told["name"])
    except KeyError as bug:
        crash.report(bug)


def look(path: Path) -> None:
    """Open the window at each area, and a paper in the computer's own viewer."""
    from PySide6.QtGui import QDesktopServices

    from handbook.ui import paper_out

    QDesktopServices.openUrl = staticmethod(lambda url: True)
    os.environ["HANDBOOK_PASSWORD"] = small_branch.PASSWORD
    for screen in ("today", "members", "printing"):
        typed = ["--book", str(path), "open", "--screen", screen, "--picture"]
        assert command_line.main([*typed, str(CHOSEN / f"{screen}.png")]) == 0, screen
        paper_out.open_outside((CHOSEN / "members.pdf").read_bytes(), "danh-sach.pdf")
        assert list((paths.data() / "tam").rglob("*.pdf"))
    typed = ["--book", str(path), "open", "--picture", str(CHOSEN / "last.png")]
    assert command_line.main(typed) == 0


def sockets() -> list[str]:
    """Return the open sockets of this process that the system lists as of a network."""
    descriptors = [file for file in Path("/proc/self/fd").iterdir() if os.path.lexists(file)]
    own = {str(file.readlink()) for file in descriptors}
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        listed = Path(f"/proc/self/net/{kind}")
        lines = listed.read_text().splitlines()[1:] if listed.exists() else []
        found += [line for line in lines if f"socket:[{line.split()[9]}]" in own]
    return found


def main() -> dict:
    path = paths.private(paths.data()) / "chi-bo.sotay"
    book = small_branch.make(path)
    meeting = fill(book)
    printed = print_all(book, meeting)
    save_elsewhere(book, meeting)
    keep_safe(book)
    one = book.read(lambda store: store.members.all())[0]
    book.keep_typing(replace(one, note=f"đang gõ {MARK}"))
    assert book.read(lambda store: store.search.find(MARK))
    fail()
    book.close()
    look(path)
    return {"seen": seen, "sockets": sockets(), "printed": printed}


if __name__ == "__main__":
    told = main()
    json.dump(told, sys.stdout)
