"""What a handbook holds, counted for a handover: every kind of record by year, sealed papers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One kind of thing: how many in all, and by year where it has one, oldest first."""

    words: str
    total: int
    years: tuple[tuple[int, int], ...] = ()

    @property
    def by_year(self) -> str:
        """Return `2025: 12; 2026: 11`."""
        return "; ".join(f"{year}: {number}" for year, number in self.years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """All that is counted; `records` leaves out kinds there are none of, `papers` are sealed ones.

    `binned` lie in the bin; `changes` is the length of the history, `last_change` local ISO time.
    """

    records: tuple[Counted, ...]
    papers: tuple[Counted, ...]
    binned: int
    changes: int
    last_change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Who hands over to whom; posts, witness and reason may be empty."""

    giver: str
    receiver: str
    giver_post: str = ""
    receiver_post: str = ""
    witness: str = ""
    reason: str = ""


def check(terms: Terms) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if not terms.giver.strip():
        problems["giver"] = "Hãy ghi tên người bàn giao."
    if not terms.receiver.strip():
        problems["receiver"] = "Hãy ghi tên người nhận bàn giao."
    return problems
