"""A record's plain values in the words of the screen: for its history, side by side.

Works for every kind by the types of its fields; the words are data (`resources/lists/
field_words.toml`) and a test holds that none is missing.
"""

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

from handbook import bundle
from handbook.records import dates
from handbook.records.text import decimal

Named = Callable[[str], str]
NOTHING = "(trống)"
_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SILENT = frozenset({"uid", "version", "id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field that differs, as it was and as it became."""

    field: str
    before: str
    after: str


def differences(
    record: type, before: Mapping[str, Any], after: Mapping[str, Any], named: Named
) -> tuple[Line, ...]:
    """Return a line for each field whose words differ, in the order of the record's fields.

    `named` returns what the record with a uid is called, or an empty text.
    """
    hints = get_type_hints(record)
    lines = (
        Line(
            field=label(record, name),
            before=said(hint, before.get(name), named),
            after=said(hint, after.get(name), named),
        )
        for name, hint in hints.items()
        if name not in _SILENT and (name in before or name in after)
    )
    return tuple(line for line in lines if line.before != line.after)


def label(record: type, name: str) -> str:
    """Return the words of a field; a field no list knows is told without its name."""
    own = _data().get("of", {}).get(record.__name__, {})
    found: str = own.get(name) or _data()["fields"].get(name) or "Mục khác"
    return found


def said(hint: Any, value: Any, named: Named) -> str:
    """Return a value in words; lists are one line for each."""
    if value is None or value == "" or value == [] or value == ():
        return NOTHING
    if isinstance(value, bool):
        return "có" if value else "không"
    kind = next(_types(hint), None)
    if isinstance(value, list | tuple):
        return "\n".join(said(kind, one, named) for one in value)
    if isinstance(value, Mapping):
        return _parts(kind, value, named)
    if kind is not None and issubclass(kind, Enum):
        return _of_list(kind, value)
    return _plain(value, named)


def _parts(kind: type | None, value: Mapping[str, Any], named: Named) -> str:
    hints = get_type_hints(kind) if kind is not None and dataclasses.is_dataclass(kind) else {}
    told = []
    for name, one in value.items():
        words = said(hints.get(name), one, named)
        if name not in _SILENT and words != NOTHING and one is not False:
            told.append(f"{label(kind or dict, name)}: {words}" if hints else words)
    return "; ".join(told) or NOTHING


def _plain(value: Any, named: Named) -> str:
    text = str(value)
    if _UID.fullmatch(text):
        return named(text) or "(bản ghi không còn)"
    if _DAY.fullmatch(text):
        return dates.on_screen(date.fromisoformat(text)) if _is_day(text) else text
    return decimal(value) if isinstance(value, float) else text


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _of_list(kind: type, value: Any) -> str:
    found: str = _data()["values"].get(kind.__name__, {}).get(str(value)) or "giá trị khác"
    return found


def _types(hint: Any) -> Iterator[type]:
    """Yield the record or list types a hint names, the outermost first."""
    if isinstance(hint, type) and (dataclasses.is_dataclass(hint) or issubclass(hint, Enum)):
        yield hint
    for inner in get_args(hint):
        yield from _types(inner)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", "field_words.toml"))
