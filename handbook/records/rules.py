"""Rules of the field as dated data: what was in force on a day, and on whose word.

Each file of `resources/rules` is named for its topic and holds entries with a number, a date, a
date in force, a source and a certainty mark. Code asks for the entry in force; it never carries a
number of the field itself.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from handbook import bundle
from handbook.records import dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: `values` are what code may read, `mark` how sure they are (DOMAIN's A to D)."""

    topic: str
    number: str
    dated: date | None
    in_force: date
    source: str
    mark: str
    subject: str
    values: Mapping[str, Any]

    @property
    def citation(self) -> str:
        """Return number and date, as rules are always cited: numbers repeat."""
        if self.dated is None:
            return self.number
        return f"{self.number}, ngày {dates.short(self.dated)}"


def at(day: date, topic: str) -> Rule:
    """Return the rule on `topic` in force on `day`; before the first known one, that first one."""
    found = _of(topic)
    in_force = [rule for rule in found if rule.in_force <= day]
    return max(in_force, key=_start) if in_force else min(found, key=_start)


def replaced(text: str, day: date) -> tuple[tuple[Rule, Rule], ...]:
    """Return rules that `text` cites though replaced by `day`, each with the one in force then."""
    found = []
    for topic in topics():
        now = at(day, topic)
        old = [rule for rule in _of(topic) if rule.in_force < now.in_force]
        found += [(one, now) for one in old if one.number != now.number and _cites(text, one)]
    return tuple(found)


def _cites(text: str, rule: Rule) -> bool:
    """Say whether a text names a rule: 112-HD/BTCTW is another than 12-HD/BTCTW."""
    return re.search(rf"(?<!\w){re.escape(rule.number)}(?!\w)", text) is not None


def topics() -> tuple[str, ...]:
    """Return every topic that has a rule."""
    return tuple(sorted(file.stem for file in bundle.path("rules").glob("*.toml")))


@cache
def _of(topic: str) -> tuple[Rule, ...]:
    """Read one topic's file alone: the first screen asks for two of them."""
    if topic not in topics():
        raise KeyError(topic)
    table = tomllib.loads(bundle.text("rules", f"{topic}.toml"))
    return tuple(_rule(topic, entry) for entry in table["rule"])


def _rule(topic: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        topic=topic,
        number=entry["number"],
        dated=entry.get("dated"),
        in_force=entry.get("in_force") or entry["dated"],
        source=entry["source"],
        mark=entry["mark"],
        subject=entry.get("subject", ""),
        values=entry.get("values", {}),
    )


def _start(rule: Rule) -> date:
    return rule.in_force
