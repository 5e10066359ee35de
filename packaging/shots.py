"""A picture of every screen and every page of every paper, into `build/shots`: look at them.

Opens the real window on the fictional handbook, in three looks: light, light with 150 % text, dark.
`--help-pictures` also renews the pictures that README and the help show.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
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
from handbook.records.meetings import Meeting, MeetingKind, MeetingState, Step
from handbook.services import demo, printing, slots
from handbook.services.handbook import Handbook
from handbook.ui import preferences as kept
from handbook.ui.app import Program
from handbook.ui.preferences import Preferences
from handbook.ui.screens import SCREENS
from handbook.ui.screens.settings.screen import PARTS
from handbook.ui.start.first_start import FirstStart
from handbook.ui.window import MainWindow

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
SETTLE_MS = 900
FOR_HELP = {
    "sang/today": "hom-nay",
    "sang/meeting-attend": "sinh-hoat-diem-danh",
    "sang/sealed": "bien-ban",
    "sang/round-follow": "kiem-diem",
    "sang/tasks": "viec-dot-pha",
    "sang/members": "dang-vien",
    "sang/printing": "in-an",
    "sang/settings-backup": "sao-luu",
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
            for name in windows(app, book, look, Preferences(look=tone, scale=scale)):
                if choice.only in name:
                    print(name, flush=True)
    if choice.help_pictures:
        HELP.mkdir(parents=True, exist_ok=True)
        for taken, name in FOR_HELP.items():
            shutil.copyfile(FOLDER / f"{taken}.png", HELP / f"{name}.png")
    return 0


def papers(handbook: Handbook) -> Iterator[str]:
    """Draw every page of every paper, of the last sealed meeting and of the draft; yield names."""
    sealed, draft = handbook.read(lambda store: _two(store.meetings.summaries()))
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
        one = _newest(handbook.read(lambda store: store.meetings.summaries()), kind)
        data = printing.make(
            handbook, "minutes", Request(day=date.today(), meeting=one.uid), ".pdf"
        )
        yield from _pages(data, f"papers/minutes-{kind.value}")


def windows(app: QApplication, book: Path, look: str, preferences: Preferences) -> Iterator[str]:
    """Walk through all screens in one look; yield the pictures' names."""
    kept.write(paths.preferences(), preferences)
    os.environ.pop("HANDBOOK_PASSWORD", None)
    yield from _start_pages(app, look)
    os.environ["HANDBOOK_PASSWORD"] = PASSWORD
    program = Program(app, book)
    ready: list[bool] = []
    program.when_ready(lambda: ready.append(True))
    program.start()
    _until(lambda: bool(ready))
    window = program.window
    assert window is not None
    window.resize(SIZE)
    for place in SCREENS:
        window.go(place.name)
        _settle(program)
        yield _picture(window, f"{look}/{place.name}")
    yield from _settings(program, window, look)
    yield from _meetings(program, window, look)
    yield from _assignments(program, window, look)
    yield from _tasks(program, window, look)
    yield from _reviews(program, window, look)
    yield from _remedies(program, window, look)
    yield from _issued(program, window, look)
    window.go("members")
    yield from _member(window, look)
    window.lock()
    _until(lambda: program.shown() is not window)
    yield _picture(program.shown() or window, f"{look}/unlock")
    program.end()
    for widget in app.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QTest.qWait(50)


def _settings(program: Program, window: MainWindow, look: str) -> Iterator[str]:
    """Show every part of the settings, and the help over them."""
    for part, _, _ in PARTS:
        window.go("settings", part=part)
        _settle(program)
        yield _picture(window, f"{look}/settings-{part}")
    window._turn_help()
    yield _picture(window._help, f"{look}/help")
    window._turn_help()


def _start_pages(app: QApplication, look: str) -> Iterator[str]:
    program = Program(app, paths.default_book())
    program.start()
    page = program.shown()
    assert page is not None
    page.resize(SIZE)
    yield _picture(page, f"{look}/start-1")
    for number in (2, 3):
        page.findChild(FirstStart)._show(number - 1)  # type: ignore[union-attr]
        yield _picture(page, f"{look}/start-{number}")
    page.close()
    program.end()


def _meetings(program: Program, window: QWidget, look: str) -> Iterator[str]:
    found: list[tuple[Meeting, Meeting]] = []
    program.work.read(lambda store: _two(store.meetings.summaries()), found.append)
    _until(lambda: bool(found))
    sealed, draft = found[0]
    for step in Step:
        window.go("meetings", uid=draft.uid, step=step)  # type: ignore[attr-defined]
        _settle(program)
        yield _picture(window, f"{look}/draft-{step.value}")
    for step in Step:
        window.go("meetings", uid=sealed.uid, step=step)  # type: ignore[attr-defined]
        _settle(program)
        yield _picture(window, f"{look}/meeting-{step.value}")
    shutil.copyfile(FOLDER / look / "meeting-close.png", FOLDER / look / "sealed.png")
    yield from _kinds(program, window, look)


def _kinds(program: Program, window: QWidget, look: str) -> Iterator[str]:
    """Show what each other kind of meeting has of its own: new ones, still to be filled in."""
    for kind in (MeetingKind.THEMATIC, MeetingKind.COMMITTEE, MeetingKind.EXTRAORDINARY):
        window.go("meetings", new=True, kind=kind)  # type: ignore[attr-defined]
        _settle(program)
        yield _picture(window, f"{look}/{kind.value}-prepare")
    found: list[Meeting] = []
    program.work.read(
        lambda store: _newest(store.meetings.summaries(), MeetingKind.COMMITTEE), found.append
    )
    _until(lambda: bool(found))
    for step in Step:
        window.go("meetings", uid=found[0].uid, step=step)  # type: ignore[attr-defined]
        _settle(program)
        yield _picture(window, f"{look}/committee-sealed-{step.value}")


def _assignments(program: Program, window: QWidget, look: str) -> Iterator[str]:
    from handbook.ui.screens.assignments.screen import AssignmentsScreen

    screen = window.findChild(AssignmentsScreen)
    late: list[str] = []
    program.work.read(lambda store: store.assignments.open()[0].uid, late.append)
    _until(lambda: bool(late))
    window.go("assignments", uid=late[0])  # type: ignore[attr-defined]
    _settle(program)
    yield _picture(window, f"{look}/assignment")
    assert screen is not None and screen.main_action is not None
    screen.main_action.on()
    yield _picture(window, f"{look}/assignment-year")
    screen.home()
    screen.tabs.press(1)
    _settle(program)
    yield _picture(window, f"{look}/goals")
    screen.goals.open_listed(screen.goals.lines[-1].goal.uid)
    yield _picture(window, f"{look}/goal")
    screen.home()
    screen.tabs.press(2)
    _settle(program)
    for plan in screen.plans.table.rows()[:1]:
        screen.plans.open_listed(plan.uid)
        yield _picture(window, f"{look}/plan")
    screen.tabs.press(3)
    _settle(program)
    for session in screen.studies.table.rows()[:1]:
        screen.studies.open_listed(session.uid)
        yield _picture(window, f"{look}/study")
    screen.home()


def _tasks(program: Program, window: MainWindow, look: str) -> Iterator[str]:
    """Show the parts of breakthrough tasks, one task that answers a shortcoming, and its form."""
    from handbook.ui.screens.tasks.screen import TasksScreen

    window.go("tasks")
    screen = window.findChild(TasksScreen)
    assert screen is not None
    for place, name in enumerate(("people", "timeline", "round"), 1):
        screen.tabs.press(place)
        _settle(program)
        yield _picture(window, f"{look}/tasks-{name}")
    found: list[str] = []
    program.work.read(
        lambda store: next((t.uid for t in store.tasks.all() if t.shortcomings), ""), found.append
    )
    _until(lambda: bool(found))
    screen.show_task(found[0])
    _settle(program)
    yield _picture(window, f"{look}/task")
    assert screen.task.life is not None
    screen.edit(screen.task.life.task)
    _settle(program)
    yield _picture(window, f"{look}/task-form")
    screen.form.leave()


def _reviews(program: Program, window: MainWindow, look: str) -> Iterator[str]:
    """Show the pages of the round under way, the sections of one review, and a round begun."""
    from handbook.ui.screens.reviews.review_page import PARTS as SECTIONS
    from handbook.ui.screens.reviews.round_page import PAGES
    from handbook.ui.screens.reviews.rounds import RoundsTab

    window.go("reviews")
    _settle(program)
    tab = window.findChild(RoundsTab)
    assert tab is not None and tab.round is not None
    for page in PAGES:
        tab.round.show_named(page)
        _settle(program)
        yield _picture(window, f"{look}/round-{page}")
    tab.round.show_named(PAGES[0])
    tab.show_review(tab.round.follow.order()[1])
    _settle(program)
    for section in SECTIONS:
        assert tab.review is not None
        tab.review.show_part(section)
        _settle(program)
        yield _picture(window, f"{look}/review-{section.value}")
    tab.begin()
    _settle(program)
    yield _picture(window, f"{look}/round-new")
    tab.home()


def _remedies(program: Program, window: QWidget, look: str) -> Iterator[str]:
    """Show a shortcoming with its chain, a commitment, a year of "bốn tốt"."""
    found: list[dict[str, str]] = []
    program.work.read(
        lambda store: {
            "shortcoming": next(t.shortcomings[0] for t in store.tasks.all() if t.shortcomings),
            "commitment": store.commitments.all()[-1].uid,
            "four_good": store.four_good.all()[-1].uid,
        },
        found.append,
    )
    _until(lambda: bool(found))
    for name, uid in found[0].items():
        window.go("reviews", **{name: uid})  # type: ignore[attr-defined]
        _settle(program)
        yield _picture(window, f"{look}/{name}")
        window.shown_screen().home()  # type: ignore[attr-defined]
        yield _picture(window, f"{look}/{name}-list")


def _issued(program: Program, window: QWidget, look: str) -> Iterator[str]:
    """Show the newest issued resolution, and the register it stands in."""
    found: list[str] = []
    program.work.read(lambda store: store.resolutions.of_year(None)[0].uid, found.append)
    _until(lambda: bool(found))
    for name, screen, what in (
        ("resolution", "meetings", {"resolution": found[0]}),
        ("register", "printing", {"register": True}),
    ):
        window.go(screen, **what)  # type: ignore[attr-defined]
        _settle(program)
        yield _picture(window, f"{look}/{name}")


def _member(window: QWidget, look: str) -> Iterator[str]:
    from PySide6.QtWidgets import QTableView

    tables = [table for table in window.findChildren(QTableView) if table.isVisible()]
    if tables:
        tables[0].selectRow(2)
        tables[0].activated.emit(tables[0].currentIndex())
        yield _picture(window, f"{look}/member")


def _two(summaries: tuple[Meeting, ...]) -> tuple[Meeting, Meeting]:
    """Return the newest sealed regular meeting and the newest regular draft."""
    regular = [m for m in summaries if m.kind is MeetingKind.REGULAR]
    sealed = next(m for m in regular if m.state is MeetingState.SEALED)
    return sealed, next(m for m in regular if m.state is MeetingState.DRAFT)


def _newest(summaries: tuple[Meeting, ...], kind: MeetingKind) -> Meeting:
    """Return the newest sealed meeting of a kind."""
    return next(m for m in summaries if m.kind is kind and m.state is MeetingState.SEALED)


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


def _settle(program: Program) -> None:
    """Wait until what the screen asked of the lane has come, and the page has been drawn."""
    for _ in range(3):
        back: list[None] = []
        program.work.service(lambda _: None, back.append)
        _until(lambda back=back: bool(back))  # type: ignore[misc]
    QTest.qWait(SETTLE_MS)


def _picture(widget: QWidget, name: str) -> str:
    QTest.qWait(SETTLE_MS)
    return _save(widget.grab().save, name)


def _save(save: Callable[[str], bool], name: str) -> str:
    target = FOLDER / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not save(str(target)):
        raise SystemExit(f"Không lưu được ảnh {target}")
    return name


def _until(done: Callable[[], bool]) -> None:
    for _ in range(1000):
        if done():
            return
        QTest.qWait(20)
    raise SystemExit("Cửa sổ không sẵn sàng sau 20 giây.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
