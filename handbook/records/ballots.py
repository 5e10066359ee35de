"""Ballots of a review round: counts only, never who voted what (DESIGN §2).

Arithmetic as practised (DOMAIN §7.7 [C]): issued ≤ present; returned ≤ issued; valid + invalid =
returned; for each person the four levels and "chưa xếp loại" add up to the valid ones.
"""

from dataclasses import dataclass
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial


class BallotKind(StrEnum):
    """What is voted on; a second ballot is held in some places among those proposed HTXSNV."""

    MEMBERS = "members"
    EXCELLENT = "excellent"
    COLLECTIVE = "collective"


class BallotMethod(StrEnum):
    """How: 366-QĐ/TW and 43-HD/BTCTW do not say [D]; secret is the practice."""

    SECRET = "secret"
    SHOW_OF_HANDS = "show_of_hands"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCount:
    """Votes for one person by level; `member` is empty for the collective."""

    member: str = ""
    excellent: int = 0
    good: int = 0
    done: int = 0
    not_done: int = 0
    unrated: int = 0

    @property
    def total(self) -> int:
        """All five columns."""
        return self.excellent + self.good + self.done + self.not_done + self.unrated


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One vote of a round; `tellers` are uids of the counting team, its head first."""

    uid: str
    version: int = 0
    round: str
    kind: BallotKind = BallotKind.MEMBERS
    method: BallotMethod = BallotMethod.SECRET
    on: Partial = ""
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    called: int = 0
    present: int = 0
    issued: int = 0
    returned: int = 0
    valid: int = 0
    invalid: int = 0
    tellers: tuple[str, ...] = ()
    counts: tuple[PersonCount, ...] = ()
    note: str = ""


def check(ballot: Ballot) -> dict[str, str]:
    """Return problems by field that keep it from being written: no count may be below nought."""
    problems: dict[str, str] = {}
    if ballot.on and not dates.is_partial(ballot.on):
        problems["on"] = f"“{ballot.on}” không phải là ngày có thật."
    for name in ("called", "present", "issued", "returned", "valid", "invalid"):
        if getattr(ballot, name) < 0:
            problems[name] = "Số phiếu, số người không thể nhỏ hơn 0."
    if any(min(c.excellent, c.good, c.done, c.not_done, c.unrated) < 0 for c in ballot.counts):
        problems["counts"] = "Số phiếu của một người không thể nhỏ hơn 0."
    return problems
