from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from handbook.errors import CannotWrite
from handbook.services import automatic_backups, backup, slots
from handbook.services.handbook import Handbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "tu-dong"


def rename(book, name: str) -> None:
    def deed(store):
        return store.branch.put(replace(store.branch.get(), name=name))

    book.change("Sửa thông tin chi bộ", deed)


def test_the_first_is_made_and_proven(book, folder) -> None:
    made = automatic_backups.make(book, folder)
    assert made is not None and "_tu-dong_" in made.path
    assert backup.last_proven(book) == made
    assert Path(made.path).exists() and slots.path_of(Path(made.path)).exists()


def test_one_a_day_and_only_when_something_changed(book, folder, clock) -> None:
    automatic_backups.make(book, folder)
    rename(book, "Chi bộ thôn Mới")
    assert automatic_backups.make(book, folder) is None  # one today already
    clock.now += timedelta(days=1)
    assert automatic_backups.make(book, folder) is not None
    clock.now += timedelta(days=1)
    assert automatic_backups.make(book, folder) is None  # nothing changed since
    rename(book, "Chi bộ thôn Mới nữa")
    assert automatic_backups.make(book, folder) is not None
    assert len(list(folder.glob("*.sotay"))) == 3


def test_a_backup_by_hand_of_the_same_state_is_enough(book, folder, tmp_path) -> None:
    backup.back_up(book, tmp_path / "usb")
    assert not automatic_backups.is_due(book)


def test_a_backup_that_is_gone_is_made_again(book, folder, clock) -> None:
    made = automatic_backups.make(book, folder)
    assert made is not None
    Path(made.path).unlink()
    clock.now += timedelta(days=1)
    assert automatic_backups.make(book, folder) is not None


def test_a_clock_set_back_does_not_stop_it(book, folder, clock) -> None:
    automatic_backups.make(book, folder)
    rename(book, "Chi bộ thôn Mới")
    clock.now -= timedelta(days=400)
    assert automatic_backups.make(book, folder) is not None


def test_old_ones_are_thinned_but_never_anothers_or_a_persons(book, folder, clock) -> None:
    for day in range(12):
        clock.now += timedelta(days=1)
        rename(book, f"Chi bộ thôn số {day}")
        made = automatic_backups.make(book, folder)
    assert made is not None
    by_hand = backup.back_up(book, folder)
    another = folder / "chi-bo_tu-dong_2020-01-01_080000.sotay"
    another.write_bytes(b"?")  # no key slots beside it: of whom, nobody knows
    left = {file.name for file in folder.glob("*_tu-dong_*.sotay")} - {another.name}
    assert len(left) < 12 and Path(made.path).name in left
    automatic_backups.thin_out(book, folder)
    assert another.exists() and Path(by_hand.path).exists()
    assert {file.name for file in folder.glob("*.khoa")} == {
        f"{name}.khoa" for name in left | {Path(by_hand.path).name}
    }


def test_a_folder_that_cannot_be_written_is_tried_again(book, tmp_path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("")
    with pytest.raises(CannotWrite):
        automatic_backups.make(book, blocked)
    assert automatic_backups.is_due(book)


def test_another_disk_is_noted_apart(book: Handbook, folder, tmp_path, monkeypatch) -> None:
    disks = {"usb": 2}
    monkeypatch.setattr(backup, "disk_of", lambda where: disks.get(where.name, 1))
    here = backup.back_up(book, folder)
    assert not here.elsewhere and backup.last_elsewhere(book) is None
    there = backup.back_up(book, tmp_path / "usb")
    assert there.elsewhere and backup.last_elsewhere(book) == there
    backup.back_up(book, folder)
    assert backup.last_elsewhere(book) == there
