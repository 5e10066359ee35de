from dataclasses import replace

import pytest

from handbook.store import anchor

KEY = b"k" * 32


@pytest.fixture
def filled(kept, branch):
    """A handbook with four changes, marked under KEY."""
    kept.store.session.mark_key = KEY
    saved = kept.change(lambda store: store.branch.put(branch))
    for name in ("Chi bộ Một", "Chi bộ Hai", "Chi bộ Ba"):
        saved = kept.change(lambda store, n=name, s=saved: store.branch.put(replace(s, name=n)))
    return kept


def fault(kept, key: bytes = KEY) -> str:
    return anchor.fault(kept.store.session.db, key)


def rename(kept, name: str) -> None:
    kept.change(lambda store: store.branch.put(replace(store.branch.get(), name=name)))


def test_it_follows_every_change(filled) -> None:
    assert fault(filled) == ""
    rename(filled, "Chi bộ Bốn")
    assert fault(filled) == ""


def test_nothing_is_wrong_with_an_empty_history(kept) -> None:
    assert fault(kept) == ""


def test_removed_newest_entries_show_though_the_chain_is_whole(filled) -> None:
    filled.sql("DELETE FROM history WHERE id > 2")
    assert filled.store.history.verify() is None  # the chain cannot tell
    assert fault(filled).startswith("Ít nhất 2 thay đổi mới nhất đã bị xóa khỏi lịch sử")


def test_removing_all_of_it_shows(filled) -> None:
    filled.sql("DELETE FROM history")
    assert "4 thay đổi mới nhất" in fault(filled)


def test_going_on_working_does_not_hide_what_was_removed(filled) -> None:
    filled.sql("DELETE FROM history WHERE id > 2")
    for name in ("Chi bộ Bốn", "Chi bộ Năm", "Chi bộ Sáu"):
        rename(filled, name)
    assert filled.store.history.verify() is None
    assert "có mục đã bị xóa hoặc thay" in fault(filled)


def test_removing_the_anchor_with_them_shows(filled) -> None:
    filled.sql("DELETE FROM history WHERE id > 2")
    filled.sql("DELETE FROM anchor")
    assert "Mốc cuối của lịch sử không còn" in fault(filled)


def test_an_anchor_moved_by_hand_has_no_mark(filled) -> None:
    filled.sql("DELETE FROM history WHERE id > 2")
    filled.sql(
        "UPDATE anchor SET last = 2, hash = (SELECT hash FROM history ORDER BY id DESC LIMIT 1)"
    )
    assert "không đúng dấu" in fault(filled)


def test_the_mark_of_another_key_is_none(filled) -> None:
    assert "không đúng dấu" in fault(filled, b"x" * 32)


def test_a_change_that_failed_moves_nothing(filled) -> None:
    with pytest.raises(ZeroDivisionError):
        filled.change(
            lambda store: (store.branch.put(replace(store.branch.get(), name="X")), 1 / 0)
        )
    assert fault(filled) == ""


def test_an_older_history_gets_one(filled) -> None:
    filled.sql("DELETE FROM anchor")
    anchor.set_at_end(filled.store.session.db, KEY)
    assert fault(filled) == ""
