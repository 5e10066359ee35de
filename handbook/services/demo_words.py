"""The sample branch's word stock: drawing from `resources/demo`, filling numbers and facts in.

Draws only from the generator it is given, so that the same seed tells the same story.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from random import Random
from typing import Any

from handbook import bundle
from handbook.records import dates

_RANGE = re.compile(r"\{(\d+)-(\d+)\}")


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one file of the word stock."""
    return tomllib.loads(bundle.text("demo", f"{name}.toml"))


def said(rng: Random, choices: Sequence[str], facts: Mapping[str, str]) -> str:
    """Return one of the texts with its `{3-9}` as a drawn number and its `{fact}` filled in."""
    return filled(rng, rng.choice(choices), facts)


def filled(rng: Random, text: str, facts: Mapping[str, str]) -> str:
    """Return `text` with its `{3-9}` as a drawn number and its `{fact}` filled in."""
    return _RANGE.sub(lambda found: _number(rng, found), text).format_map(facts)


def month_facts(day: date) -> dict[str, str]:
    """Return what texts call the month of `day`, the month before, and the year."""
    month, before = dates.month_of(day), dates.month_of(_month_before(day))
    return {"month": month, "m": month.split(" năm ")[0], "last": before, "year": str(day.year)}


def uid(rng: Random, day: date) -> str:
    """Return a time-ordered uid as of `day`, drawn from `rng`: the same for the same story."""
    millis = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)
    bits = (millis << 80) | (7 << 76) | (rng.getrandbits(12) << 64)
    text = f"{bits | (2 << 62) | rng.getrandbits(62):032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _number(rng: Random, found: re.Match[str]) -> str:
    return f"{rng.randint(int(found[1]), int(found[2])):02d}"


def _month_before(day: date) -> date:
    return date.fromordinal(day.replace(day=1).toordinal() - 1)
