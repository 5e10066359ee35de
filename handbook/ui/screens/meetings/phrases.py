"""Ready phrases of the minutes, from `resources/lists/phrases.toml`."""

import tomllib
from functools import cache
from typing import Any

from handbook import bundle
from handbook.records.votes import Threshold


def phrases(field: str) -> tuple[str, ...]:
    """Return the phrases for a field of the minutes, none when there are none."""
    return tuple(_table()["phrases"].get(field, ()))


def matters(month: int) -> tuple[tuple[str, Threshold], ...]:
    """Return what is often put to the vote in a month's meeting, each with the share it needs."""
    return tuple(
        (entry["words"].replace("{month}", str(month)), Threshold(entry["threshold"]))
        for entry in _table()["matter"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(bundle.text("lists", "phrases.toml"))
