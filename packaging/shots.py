"""A picture of every screen and every page of every paper, into `build/shots`: look at them.

Opens the real window on the fictional handbook, in four looks: light, light with 150 % and 200 %
text, dark; `tour` says where it goes.
`--help-pictures` also renews the pictures that README and the help show.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from handbook import ui  # noqa: F401  must come before anything of Qt's: see handbook/ui/steady.py

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize  # isort: skip
from PySide6.QtGui import QImage, QPainter  # isort: skip
from PySide6.QtPdf import QPdfDocument  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

from handbook import paths
from handbook.papers.catalog import PAPERS, Request
from handbook.records.meetings import MeetingKind
from handbook.services import demo, printing, slots
from handbook.services.handbook import Handbook
from handbook.ui import preferences as kept
from handbook.ui.app import Program
from handbook.ui.preferences import Preferences
from tour import start, walk
from tour.guide import Guide, until
from tour.meetings import newest, sealed_and_draft

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "shots"
HELP = ROOT / "resources" / "help" / "anh"
PASSWORD = "cuon so mau"
SIZE = QSize(1366, 768)
LOOKS = {
    "sang": ("light", 100),
    "sang-150": ("light", 150),
    "sang-200": ("light", 200),
    "toi": ("dark", 100),
}
SETTLE_MS = 900  # a live page is asked for, made and drawn
FOR_HELP = {
    "sang/start-1": "lap-so",
    "sang/today": "hom-nay",
    "sang/meeting-attend": "sinh-hoat-diem-danh",
    "sang/meeting-close": "bien-ban",
    "sang/resolution": "nghi-quyet",
    "sang/assignments": "viec-duoc-giao",
    "sang/round-follow": "kiem-diem",
    "sang/review-form": "ban-kiem-diem",
    "sang/tasks": "viec-dot-pha",
    "sang/members": "dang-vien",
    "sang/printing-minutes": "in-an",
    "sang/settings-backup-made": "sao-luu",
}


def main(words: list[str]) -> int:
    """Take the pictures; return 0."""
    parser = argparse.ArgumentParser(description="Chụp ảnh mọi màn hình và giấy tờ.")
    parser.add_argument("--help-pictures", action="store_true", help="làm mới ảnh của trợ giúp")
    parser.add_argument("--only", default="", help="chỉ các ảnh có tên chứa chữ này")
    parser.add_argument("--look", choices=LOOKS, help="chỉ một vẻ, không chụp giấy tờ")
    choice = parser.parse_args(words)
    shutil.rmtree(FOLDER, ignore_errors=True)
    app = QApplication.instance() or QApplication(["shots"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HANDBOOK_DATA": folder, "HANDBOOK_KEYRING": "off"}
        book = Path(folder) / "mau" / "so-mau.sotay"
        made = demo.make(book, password=PASSWORD, cost=slots.Cost(n=1024, r=8, p=1)).handbook
        if choice.look is None:
            for name in papers(made):
                print(name, flush=True)
        made.close()
        looks = {choice.look: LOOKS[choice.look]} if choice.look else LOOKS
        for look, (tone, scale) in looks.items():
            preferences = Preferences(look=tone, scale=scale)
            for name in windows(app, book, look, preferences, choice.only):
                print(name, flush=True)
    if choice.help_pictures:
        HELP.mkdir(parents=True, exist_ok=True)
        for taken, name in FOR_HELP.items():
            shutil.copyfile(FOLDER / f"{taken}.png", HELP / f"{name}.png")
    return 0


def papers(handbook: Handbook) -> Iterator[str]:
    """Draw every page of every paper, of the last sealed meeting and of the draft; yield names."""
    sealed, draft = handbook.read(lambda store: sealed_and_draft(store.meetings.summaries()))
    member = handbook.read(lambda store: store.members.all()[0].uid)
    task = handbook.read(
        lambda store: next((t.uid for t in store.tasks.all() if t.shortcomings), "")
    )
    for paper in PAPERS.values():
        for state, meeting in (("chot", sealed), ("nhap", draft)):
            if state == "nhap" and "meeting" not in paper.needs:
                continue
            request = Request(
                day=date.today(),
                meeting=meeting.uid,
                member=member if "member" in paper.needs else "",
                year=date.today().year if "year" in paper.needs else None,
                task=task if "task" in paper.takes else "",
            )
            fills = {"": state, "part": "dien-san", "blank": "de-trong"}
            for fill, called in fills.items() if "fill" in paper.takes else (("", state),):
                data = printing.make(handbook, paper.id, replace(request, fill=fill), ".pdf")
                yield from _pages(data, f"papers/{paper.id}-{called}")
    for kind in (MeetingKind.THEMATIC, MeetingKind.COMMITTEE):
        one = newest(handbook.read(lambda store: store.meetings.summaries()), kind)
        data = printing.make(
            handbook, "minutes", Request(day=date.today(), meeting=one.uid), ".pdf"
        )
        yield from _pages(data, f"papers/minutes-{kind.value}")


def windows(
    app: QApplication, book: Path, look: str, preferences: Preferences, only: str = ""
) -> Iterator[str]:
    """Walk through all that can be shown in one look; yield the names of pictures with `only`."""
    kept.write(paths.preferences(), preferences)
    os.environ.pop("HANDBOOK_PASSWORD", None)
    before = Program(app, paths.default_book())
    before.start()
    yield from _pictures(before, start.stops(before), look, only)
    before.end()
    _close_all(app)
    os.environ["HANDBOOK_PASSWORD"] = PASSWORD
    program = Program(app, book)
    ready: list[bool] = []
    program.when_ready(lambda: ready.append(True))
    program.start()
    until(lambda: bool(ready))
    window = program.window
    assert window is not None
    stops = walk(Guide(program=program, window=window))
    yield from _pictures(program, stops, look, only)
    program.end()
    _close_all(app)


def _pictures(
    program: Program, stops: Iterable[tuple[str, QWidget]], look: str, only: str
) -> Iterator[str]:
    for name, widget in stops:
        if only not in f"{look}/{name}":
            continue
        if widget.isWindow() and name != "help":
            widget.resize(SIZE)
        QTest.qWait(SETTLE_MS)
        if program.work.is_busy:  # a page that takes longer
            until(lambda: not program.work.is_busy)
            QTest.qWait(SETTLE_MS)
        yield _save(widget.grab().save, f"{look}/{name}")


def _close_all(app: QApplication) -> None:
    for widget in app.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QTest.qWait(50)


def _pages(data: bytes, name: str) -> Iterator[str]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    for page in range(document.pageCount()):
        size = document.pagePointSize(page)
        drawn = document.render(page, QSize(round(size.width() * 1.5), round(size.height() * 1.5)))
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(0xFFFFFFFF)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        yield _save(paper.save, f"{name}-{page + 1}")


def _save(save: Callable[[str], bool], name: str) -> str:
    target = FOLDER / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not save(str(target)):
        raise SystemExit(f"Không lưu được ảnh {target}")
    return name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
