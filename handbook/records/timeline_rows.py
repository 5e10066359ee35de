"""The rows of a timeline: one block for each person, a head and then a row for each task.

What is counted is enough to place every row, so that only the tasks that are seen need be read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from handbook.records.task_lines import PersonTasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The rows of one person: the head at row `top`, then one row for each task."""

    person: PersonTasks
    top: int


def blocks(people: Sequence[PersonTasks]) -> tuple[Block, ...]:
    """Return the blocks of people one under the other."""
    found, top = [], 0
    for one in people:
        found.append(Block(person=one, top=top))
        top += one.total + 1
    return tuple(found)


def height(found: Sequence[Block]) -> int:
    """Return how many rows the blocks take."""
    return found[-1].top + found[-1].person.total + 1 if found else 0


def block_at(found: Sequence[Block], row: int) -> int:
    """Return which block holds a row."""
    return max(0, bisect_right(found, row, key=lambda block: block.top) - 1)
