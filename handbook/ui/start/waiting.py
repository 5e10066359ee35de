"""Slowing down guesses at a password: how many times it was wrong, and how long to wait."""

from dataclasses import dataclass

_FREE = 3
_LONGEST = 30


def seconds_after(wrong: int) -> int:
    """Return how many seconds to wait after `wrong` attempts: 0, then doubling to 30."""
    return 0 if wrong < _FREE else min(2 ** (wrong - _FREE + 1), _LONGEST)


@dataclass(slots=True)
class Tries:
    """Wrong attempts of one run of the program: another page does not start from nothing."""

    wrong: int = 0
