"""Turns records into rows and back: scalars as columns, nested parts as JSON text, all text NFC."""

import dataclasses
import json
import unicodedata
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, get_origin, get_type_hints

import msgspec

from handbook.records.text import nfc

R = TypeVar("R")
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(record: object) -> dict[str, Any]:
    """Return a record as nested plain values (the shape of the open format), all text composed."""
    built: dict[str, Any] = msgspec.to_builtins(record)
    if unicodedata.is_normalized("NFC", msgspec.json.encode(record).decode()):  # nearly always
        return built
    return {name: _composed(value) for name, value in built.items()}


def to_row(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return one row's columns of a record's plain values."""
    return {name: _column(value) for name, value in values.items()}


def from_plain(record_type: type[R], values: Mapping[str, Any]) -> R:
    """Return the record that nested plain values describe."""
    return msgspec.convert(dict(values), record_type)


def from_row(record_type: type[R], row: Mapping[str, Any]) -> R:
    """Return the record that a row holds; columns that are no field of it are left out."""
    kind: Any = record_type
    nested, fields = _nested(kind), _fields(kind)
    values = {
        name: json.loads(value) if name in nested else value
        for name, value in row.items()
        if name in fields
    }
    return from_plain(record_type, values)


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces: what history is hashed over."""
    return _CANONICAL.encode(value)


@cache
def _fields(record_type: Hashable) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(record_type))  # type: ignore[arg-type]


@cache
def _nested(record_type: Hashable) -> frozenset[str]:
    """Return the fields kept as JSON: tuples and records inside the record."""
    hints = get_type_hints(record_type)
    return frozenset(
        name
        for name, hint in hints.items()
        if get_origin(hint) is tuple or dataclasses.is_dataclass(hint)
    )


def _column(value: object) -> object:
    return canonical(value) if isinstance(value, list | dict | tuple) else value


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list | tuple):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {name: _composed(item) for name, item in value.items()}
    return value
