"""What one meeting of the sample branch is made from, and what of it all its parts ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from handbook.records import dates
from handbook.records.attendance import Row
from handbook.records.meetings import MeetingKind
from handbook.records.members import Member, Position, holder
from handbook.records.settings import Branch
from handbook.services.demo_words import month_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What one meeting is made from: `roll` is unmarked, `late` is what its report calls late.

    `committee` is the day the committee prepared it, `agreed` what it agreed then; a committee's
    own meeting `prepares` the regular one of that day.
    """

    rng: Random
    branch: Branch
    members: tuple[Member, ...]
    roll: tuple[Row, ...]
    kind: MeetingKind
    day: date
    late: str = ""
    theme: Mapping[str, str] | None = None
    committee: date | None = None
    prepares: date | None = None
    agreed: str = ""
    votes_on: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> dict[str, str]:
        """Return the facts its texts may name."""
        sent = dates.short(self.day - timedelta(days=9))
        return month_facts(self.prepares or self.day) | {"sent": sent, "late": self.late, "who": ""}


def post(scene: Scene, position: Position) -> str:
    """Return the uid of whoever holds a post, empty when nobody does."""
    found = holder(scene.members, position)
    return found.uid if found else ""


def is_regular(scene: Scene) -> bool:
    """Say whether it is the monthly meeting."""
    return scene.kind is MeetingKind.REGULAR
