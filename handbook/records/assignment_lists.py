"""How assignments are listed: late first, by person, found by words; and how each one stands.

Pure functions: the screen, the papers, the Excel list and the command line show the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records import dates, words
from handbook.records.assignments import Assignment, AssignmentState, is_late
from handbook.records.members import Member, in_order
from handbook.records.text import fold, has_marks, nfc, one_line

SOON_DAYS = 7
NOBODY = "Chưa giao cho ai"


class Nearness(StrEnum):
    """How an assignment stands on a day."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list: an assignment, who carries it out, and whose line it is by person.

    `person` is empty in lists where an assignment stands once; `key` tells its lines apart.
    """

    assignment: Assignment
    who: str
    person: str = ""
    key: str


def nearness(assignment: Assignment, day: date) -> Nearness:
    """Return how an assignment stands on `day`."""
    match assignment.state:
        case AssignmentState.DONE:
            return Nearness.DONE
        case AssignmentState.DROPPED:
            return Nearness.DROPPED
        case AssignmentState.OPEN:
            due = dates.latest(assignment.due)
    if due is None:
        return Nearness.UNDATED
    if is_late(assignment, day):
        return Nearness.LATE
    return Nearness.SOON if (due - day).days <= SOON_DAYS else Nearness.LATER


def state_words(assignment: Assignment, day: date) -> str:
    """Return how it stands in a few words: `Quá hạn 5 ngày`, `Còn 3 ngày`, `Hoàn thành`."""
    due = dates.latest(assignment.due)
    near = nearness(assignment, day)
    if near is Nearness.LATE and due is not None:
        return f"Quá hạn {(day - due).days} ngày"
    if near is Nearness.SOON and due is not None:
        left = (due - day).days
        return f"Còn {left} ngày" if left else "Hạn hôm nay"
    return words.ASSIGNMENT_STATE[assignment.state]


def late_first(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return them by deadline, so that late ones come first and those without one last."""

    def key(one: Assignment) -> tuple[bool, date, date]:
        due = dates.latest(one.due)
        return due is None, due or date.max, one.assigned_on

    return tuple(sorted(assignments, key=key))


def open_first(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return the open ones late first, then the closed ones by the day they were closed."""
    every = tuple(assignments)
    going = [one for one in every if one.state is AssignmentState.OPEN]
    over = [one for one in every if one.state is not AssignmentState.OPEN]
    return (*late_first(going), *sorted(over, key=lambda one: one.closed_on))


def of_member(assignments: Iterable[Assignment], uid: str) -> tuple[Assignment, ...]:
    """Return those a member carries out, alone or with others."""
    return tuple(one for one in assignments if uid in one.members)


def who(assignment: Assignment, names: Mapping[str, str]) -> str:
    """Return who carries it out: names of the roster, then others; empty when nobody is named."""
    known = (names.get(uid, "") for uid in assignment.members)
    return ", ".join(name for name in (*known, one_line(assignment.people)) if name)


def lines(assignments: Iterable[Assignment], names: Mapping[str, str]) -> tuple[Line, ...]:
    """Return one line for each assignment, in the order given."""
    return tuple(Line(assignment=a, who=who(a, names), key=a.uid) for a in assignments)


def by_person(assignments: Sequence[Assignment], members: Sequence[Member]) -> tuple[Line, ...]:
    """Return a line for each person of each assignment: members in Vietnamese order, others after.

    Within a person the order given stays.
    """
    names = {member.uid: member.name for member in members}
    found = [
        Line(assignment=a, who=who(a, names), person=m.name, key=f"{a.uid}:{m.uid}")
        for m in in_order(members)
        for a in of_member(assignments, m.uid)
    ]
    others = [a for a in assignments if not any(uid in names for uid in a.members)]
    found += [
        Line(assignment=a, who=who(a, names), person=one_line(a.people) or NOBODY, key=a.uid)
        for a in sorted(others, key=lambda a: one_line(a.people))
    ]
    return tuple(found)


def holding(found: Iterable[Line], typed: str) -> tuple[Line, ...]:
    """Return the lines that hold every typed word: with marks as written, without them either."""
    sought = nfc(typed).lower().split()
    return tuple(line for line in found if _holds(line, sought))


def _holds(line: Line, sought: Sequence[str]) -> bool:
    one = line.assignment
    written = nfc(" ".join((one.what, line.who, one.product, one.result, one.document))).lower()
    bare = fold(written)
    return all(word in (written if has_marks(word) else bare) for word in sought)
