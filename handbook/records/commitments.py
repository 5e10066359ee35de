"""Commitments (cam kết): a member's of the year, and a head's on responsibility.

Written by every member each year, kept by the branch, looked at in mid-year and at year's end; its
result goes into part I of the review (DOMAIN §9). The sections are practice [C] and a text of
`resources/lists/commitments.toml`; the head's commitment has no known form [D]: free text.
"""

from dataclasses import dataclass
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial


class CommitmentKind(StrEnum):
    """Tu dưỡng, rèn luyện, phấn đấu of a member; or trách nhiệm, nêu gương of a head."""

    YEARLY = "yearly"
    RESPONSIBILITY = "responsibility"


class Kept(StrEnum):
    """How a commitment was kept, as found at a check."""

    UNSAID = ""
    WELL = "well"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentPart:
    """One section, by its id in `resources/lists/commitments.toml`."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentCheck:
    """A check: at mid-year or year's end, or between; what was found, by whom."""

    on: Partial = ""
    when: str = ""  # "mid" or "end", empty between
    kept: Kept = Kept.UNSAID
    text: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One commitment of a member for a year; `confirmed_on` is the branch's confirmation."""

    uid: str
    version: int = 0
    member: str
    year: int
    kind: CommitmentKind = CommitmentKind.YEARLY
    made_on: Partial = ""
    parts: tuple[CommitmentPart, ...] = ()
    supervisor: str = ""
    confirmed_on: Partial = ""
    confirmation: str = ""
    checks: tuple[CommitmentCheck, ...] = ()


KEPT_WORDS = {
    Kept.UNSAID: "Chưa đánh giá",
    Kept.WELL: "Thực hiện tốt",
    Kept.PARTLY: "Thực hiện một phần",
    Kept.NOT: "Chưa thực hiện",
}


def check(one: Commitment) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if not one.member:
        problems["member"] = "Hãy chọn đảng viên cam kết."
    for name in ("made_on", "confirmed_on"):
        value = getattr(one, name)
        if value and not dates.is_partial(value):
            problems[name] = f"“{value}” không phải là ngày có thật."
    wrong = next((c.on for c in one.checks if c.on and not dates.is_partial(c.on)), "")
    if wrong:
        problems["checks"] = f"“{wrong}” không phải là ngày có thật."
    return problems
