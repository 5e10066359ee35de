"""A new kind of record is told everywhere: in words, in the open format, among what is found."""

from typing import get_args, get_type_hints

from handbook.records import kinds
from handbook.services.exchange import Document
from handbook.services.handbook import Handbook
from handbook.ui import finding

NOT_FOUND_BY_WORDS = {"answer", "criteria_set", "branch", "review", "ballot"}


def test_every_kind_has_words(book: Handbook) -> None:
    known = book.read(lambda store: set(store.tables))
    assert known - set(kinds.WORDS) == set()


def test_every_kind_is_in_the_open_format(book: Handbook) -> None:
    known = book.read(lambda store: {table.record for table in store.tables.values()})
    hints = get_type_hints(Document).values()
    exported = {kind for hint in hints for kind in (hint, *get_args(hint))}
    assert known - exported == set()


def test_every_kind_that_is_found_says_what_it_is(book: Handbook) -> None:
    known = book.read(lambda store: set(store.tables))
    assert known - set(finding._KIND) == NOT_FOUND_BY_WORDS
