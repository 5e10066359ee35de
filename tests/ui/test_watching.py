"""What the watches do on their own; locking is in `test_app.py`, idleness in `test_idle.py`."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from handbook import paths
from handbook.services import backup
from handbook.ui.watching import Watch, backed_up


@pytest.fixture
def watch(qapp):
    parent = QObject()
    work = SimpleNamespace(service=lambda deed, then: None)
    watch = Watch(work, lambda: None, parent)
    watch.test_parent = parent  # the object lives as long as this
    yield watch
    watch.cover()


@pytest.fixture
def left_paper(own_place):
    """Leave a paper in clear, as a run that was killed does."""
    file = own_place / "tam" / "abc" / "bien ban.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"%PDF")
    return file


def test_papers_a_killed_run_left_are_gone_once_the_handbook_is_open(watch, left_paper) -> None:
    assert left_paper.is_relative_to(paths.data())
    watch.begin(0, backs_up=False)
    assert not left_paper.exists()


def test_papers_opened_outside_are_gone_when_it_is_locked(watch, left_paper) -> None:
    watch.cover()
    assert not left_paper.exists()


@pytest.mark.parametrize(
    ("today", "said"),
    [(5, "hôm nay"), (6, "hôm qua"), (9, "4 ngày trước"), (2, "05/03/2026")],
)
def test_how_old_a_backup_is_goes_by_the_handbooks_clock(monkeypatch, today, said) -> None:
    made = SimpleNamespace(at="2026-03-05T20:00:00+07:00", path="/usb/sao-luu/so.sotay")
    monkeypatch.setattr(backup, "last_proven", lambda book: made)
    book = SimpleNamespace(clock=lambda: datetime(2026, 3, today, 8))
    assert backed_up(book) == f"{said}, ở sao-luu"


def test_the_programs_own_backup_is_said_to_be_on_this_computer(monkeypatch) -> None:
    made = SimpleNamespace(at="2026-03-05T20:00:00+07:00", path=str(paths.backups() / "so.sotay"))
    monkeypatch.setattr(backup, "last_proven", lambda book: made)
    book = SimpleNamespace(clock=lambda: datetime(2026, 3, 5, 8))
    assert backed_up(book) == "hôm nay, trên máy này"
