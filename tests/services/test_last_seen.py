from dataclasses import replace
from pathlib import Path

import pytest

from handbook.services import keys, last_seen
from handbook.services.handbook import Handbook


def rename(book: Handbook, name: str) -> None:
    def deed(store):
        return store.branch.put(replace(store.branch.get(), name=name))

    book.change("Đổi tên", deed)


def opened(path: Path, password: str) -> Handbook:
    return Handbook.open(path, keys.open_with_password(path, password))


@pytest.fixture
def older(book, path) -> bytes:
    """The file as it was before two more changes; the handbook is closed."""
    book.close()
    old = path.read_bytes()
    again = Handbook.open(path, book.key)
    rename(again, "Chi bộ Một")
    rename(again, "Chi bộ Hai")
    again.close()
    return old


def test_the_same_file_is_not_behind(older, path, password) -> None:
    again = opened(path, password)
    assert again.behind is None
    rename(again, "Chi bộ Ba")
    assert again.behind is None  # ahead of what was seen
    again.close()


def test_an_older_file_in_its_place_is_noticed(older, path, password) -> None:
    path.write_bytes(older)
    again = opened(path, password)
    behind = again.behind
    assert behind is not None and behind.changes == 2 and behind.at
    again.close()
    again = opened(path, password)
    assert again.behind is None  # said once
    again.close()


def test_changes_lost_with_a_broken_journal_are_noticed(book, path, password) -> None:
    book.close()
    again = Handbook.open(path, book.key)
    before = path.read_bytes()
    rename(again, "Chi bộ Một")
    again._store.session.db.close()  # as a kill leaves it: nothing is noted at the end
    again._hold.release()
    for part in ("-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)
    path.write_bytes(before)
    found = opened(path, password)
    assert found.behind is not None and found.behind.changes == 1
    found.close()


def test_another_branch_of_its_life_is_noticed(older, path, password) -> None:
    path.write_bytes(older)
    seen = last_seen.read(opened_uid(path, password), keys.open_with_password(path, password))
    again = Handbook.open(path, keys.open_with_password(path, password))
    for name in ("Chi bộ X", "Chi bộ Y", "Chi bộ Z"):
        rename(again, name)
    assert again.behind is not None  # more entries, but not those that were seen
    assert seen is not None
    again.close()


def opened_uid(path: Path, password: str) -> str:
    return keys.handbook_uid(path)


def test_what_is_kept_names_nothing_and_cannot_be_forged(older, path, password, own_place) -> None:
    (file,) = (own_place / "lan-cuoi").iterdir()
    assert "Chi bộ" not in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace('"last":3', '"last":9'))
    key = keys.open_with_password(path, password)
    assert last_seen.read(keys.handbook_uid(path), key) is None
    file.write_text("{")
    assert last_seen.read(keys.handbook_uid(path), key) is None


def test_what_is_kept_takes_the_place_of_something_longer(book, own_place) -> None:
    rename(book, "Chi bộ Một")
    (file,) = (own_place / "lan-cuoi").iterdir()
    file.write_bytes(file.read_bytes() + b"x" * 900)
    rename(book, "Chi bộ Hai")
    kept = last_seen.read(book.uid, book.key)
    assert kept is not None and kept.last == book.read(lambda store: store.history.newest())[0]


def test_a_folder_that_cannot_be_written_costs_only_the_warning(book, own_place, path) -> None:
    own_place.mkdir(parents=True, exist_ok=True)
    (own_place / "lan-cuoi").write_text("")
    book.close()
    again = Handbook.open(path, book.key)
    assert again.behind is None
    again.close()
