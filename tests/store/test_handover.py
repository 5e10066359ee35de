"""Handovers in the history: what was found at each is read back, whatever became of the entry."""

import pytest

from handbook.records.inventory import Terms
from handbook.store import handover

TERMS = Terms(giver="Trần Thị Bưởi", receiver="Lê Văn Cam")


def note(kept, *faults: str) -> None:
    kept.change(lambda store: handover.note(store.session, TERMS, faults))


def test_what_was_found_is_told_oldest_first_with_its_time(kept) -> None:
    note(kept, "Một.", "Hai.")
    note(kept)
    note(kept, "Ba.")
    at = "2026-11-03T12:00:00+07:00"
    told = handover.faults(kept.store.history)
    assert told == ((at, "Một."), (at, "Hai."), (at, "Ba."))


def test_a_sound_handbook_leaves_the_names_alone(kept) -> None:
    note(kept)
    (entry,) = kept.store.history.of_kind(handover.KIND)
    assert set(entry.after) == set(Terms.__slots__)


@pytest.mark.parametrize("after", ["[1]", "7", "{hỏng", '{"faults": "một"}', '{"faults": {}}'])
def test_an_entry_that_was_tampered_with_breaks_no_reading(kept, after) -> None:
    note(kept, "Một.")
    kept.sql(f"UPDATE history SET after = '{after}'")
    assert handover.faults(kept.store.history) == ()
    assert kept.store.history.verify() is not None
