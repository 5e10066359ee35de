"""Slowing down guesses at a password: a pure rule of how many times it was wrong."""

_FREE = 3
_LONGEST = 30


def seconds_after(wrong: int) -> int:
    """Return how many seconds to wait after `wrong` attempts: 0, then doubling to 30."""
    return 0 if wrong < _FREE else min(2 ** (wrong - _FREE + 1), _LONGEST)
