from enum import StrEnum

import pytest

from handbook.records import words

TABLES = {name: table for name, table in vars(words).items() if name.isupper()}


@pytest.mark.parametrize("name", TABLES)
def test_every_value_of_an_enum_has_its_own_word(name: str) -> None:
    table = TABLES[name]
    kind = type(next(iter(table)))
    assert issubclass(kind, StrEnum)
    assert set(table) == set(kind)
    assert len(set(table.values())) == len(table)
