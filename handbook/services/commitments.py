"""Commitments of a whole branch at once: handed in on paper, confirmed, looked at.

Each works inside one change of the handbook and leaves alone what somebody already wrote.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from handbook.records.basics import new_uid
from handbook.records.commitments import Commitment, CommitmentCheck, CommitmentKind, Kept
from handbook.records.text import one_line
from handbook.store.store import Store

MID, END = "mid", "end"


def check_at(one: Commitment, when: str) -> CommitmentCheck | None:
    """Return the check at `MID` or `END`, None before it."""
    return next((check for check in reversed(one.checks) if check.when == when), None)


def checked(one: Commitment, entry: CommitmentCheck) -> Commitment:
    """Return a commitment with a check in place of the one of the same time."""
    others = (check for check in one.checks if not entry.when or check.when != entry.when)
    return replace(one, checks=(*others, entry))


def unchecked(one: Commitment, when: str) -> Commitment:
    """Return a commitment without the check of `MID` or `END`."""
    return replace(one, checks=tuple(check for check in one.checks if check.when != when))


def hand_in(
    store: Store, members: Iterable[str], year: int, kind: CommitmentKind, on: date
) -> tuple[Commitment, ...]:
    """Note that these members (uids) handed one in on paper, unless theirs has a day already."""
    made = []
    for member in members:
        found = store.commitments.find(member, year, kind)
        one = found or Commitment(uid=new_uid(), member=member, year=year, kind=kind)
        if not one.made_on:
            made.append(store.commitments.put(replace(one, made_on=on.isoformat())))
    return tuple(made)


def confirm(
    store: Store, year: int, kind: CommitmentKind, on: date, words: str = ""
) -> tuple[Commitment, ...]:
    """Confirm every commitment of a year that was made and waits for it; return those."""
    waiting = (one for one in store.commitments.of_year(year, kind) if one.made_on)
    return tuple(
        store.commitments.put(
            replace(
                one,
                confirmed_on=on.isoformat(),
                confirmation=one.confirmation or one_line(words),
            )
        )
        for one in waiting
        if not one.confirmed_on
    )


def look_at_rest(
    store: Store, year: int, kind: CommitmentKind, when: str, kept: Kept, on: date, by: str
) -> tuple[Commitment, ...]:
    """Note one finding at each commitment made that has none of `when` yet; return those."""
    entry = CommitmentCheck(on=on.isoformat(), when=when, kept=kept, by=one_line(by))
    made = (one for one in store.commitments.of_year(year, kind) if one.made_on)
    rest = (one for one in made if check_at(one, when) is None)
    return tuple(store.commitments.put(checked(one, entry)) for one in rest)
