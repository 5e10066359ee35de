"""What one meeting takes over from another: parts ticked of an earlier one, what was agreed before.

Pure; a part that is empty there never empties what is here.
"""

from enum import StrEnum
from typing import Any

from handbook.records.dates import Partial
from handbook.records.meetings import Meeting


class Part(StrEnum):
    """What can be ticked, in the order it is offered."""

    AGENDA = "agenda"
    PLACE = "place"
    HOUR = "hour"
    PEOPLE = "people"
    GUESTS = "guests"
    PURPOSE = "purpose"
    DRAFT = "draft"
    DOCUMENTS = "documents"
    CONCLUSIONS = "conclusions"


USUAL = (Part.AGENDA, Part.PLACE, Part.HOUR, Part.PEOPLE)
_FIELDS = {
    Part.AGENDA: ("agenda",),
    Part.PLACE: ("place",),
    Part.HOUR: ("starts_at",),
    Part.PEOPLE: ("chair", "recorder"),
    Part.GUESTS: ("guests",),
    Part.PURPOSE: ("purpose",),
    Part.DRAFT: ("draft",),
    Part.DOCUMENTS: ("documents",),
    Part.CONCLUSIONS: ("conclusions",),
}


def copied(source: Meeting, parts: tuple[Part, ...]) -> dict[str, Any]:
    """Return the fields of `source` that the ticked parts carry (for dataclasses.replace)."""
    names = (name for part in parts for name in _FIELDS[part])
    found = {name: getattr(source, name) for name in names}
    return {name: value for name, value in found.items() if value}


def agreed(committee: Meeting) -> dict[str, Any]:
    """Return what a regular meeting says of the committee meeting that prepared it."""
    lines = [text.strip() for text in committee.conclusions if text.strip()]
    met: Partial = committee.date.isoformat()
    return {"committee_met_on": met, **({"committee_agreed": "\n".join(lines)} if lines else {})}
