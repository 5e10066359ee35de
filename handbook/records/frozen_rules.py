"""Rules as a review round froze them: copied in when it begins, read from it ever after.

A round reads its own copy, so that rule data changed later changes no old round (DESIGN §4).
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from handbook.records import dates, rules
from handbook.records.review_rounds import CapChoice, FrozenRule, Round
from handbook.records.rules import Rule

RATING = "rating"
GUIDE = "review_guide"
TOPICS = (RATING, GUIDE)


def freeze(rule: Rule) -> FrozenRule:
    """Return a copy of a rule to keep in a round."""
    return FrozenRule(
        topic=rule.topic,
        number=rule.number,
        dated=rule.dated.isoformat() if rule.dated else "",
        mark=rule.mark,
        values=json.dumps(rule.values, ensure_ascii=False, sort_keys=True),
    )


def frozen(one: Round, topic: str) -> FrozenRule:
    """Return a round's copy; of a round that froze none, the rule of the day it was begun."""
    kept = next((rule for rule in one.rules if rule.topic == topic), None)
    return kept or freeze(rules.at(one.begun_on, topic))


def values(one: Round, topic: str = RATING) -> Mapping[str, Any]:
    """Return the numbers a round goes by."""
    found: Mapping[str, Any] = json.loads(frozen(one, topic).values)
    return found


def cap_on(day: date) -> CapChoice:
    """Return the ceiling on HTXSNV as the rule in force on `day` has it."""
    said = rules.at(day, RATING).values
    return CapChoice(
        percent=said["cap_percent"], base=said["cap_base"], rounding=said["cap_rounding"]
    )


def citation(rule: FrozenRule) -> str:
    """Return number and date as rules are always cited: `366-QĐ/TW, ngày 30/8/2025`."""
    day = dates.whole(rule.dated)
    return f"{rule.number}, ngày {dates.short(day)}" if day else rule.number
