"""The open meeting in memory: its record, its assignments, and what the handbook knows round it.

Every edit replaces a frozen record and tells which fields changed; `Keeping` writes it. Knows no
widget: the steps show what is here and hand their edits in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from handbook.records import assignments as rules_of_assignments
from handbook.records import attendance, members, numbering, rules, sealing
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.attendance import Counts, Row
from handbook.records.basics import new_uid
from handbook.records.meetings import Mark, Meeting, MeetingKind, MeetingState
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.sealing import Missing
from handbook.records.settings import Branch
from handbook.services.meetings import Gathered
from handbook.store.seals import Seal
from handbook.ui.screens.meetings.keeping import Keeping


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A meeting as read: what belongs to it, its seal, and the number it has or would get.

    `committee` is the committee meeting that prepared a regular one, `regular` the one that a
    committee meeting prepares, `others` are summaries of the newest meetings but this;
    `earlier_seals` are the papers sealed before it was opened again, newest first.
    """

    meeting: Meeting
    gathered: Gathered
    seal: Seal | None
    number: int
    committee: Meeting | None = None
    regular: Meeting | None = None
    others: tuple[Meeting, ...] = ()
    earlier_seals: tuple[Seal, ...] = ()


class Editing(QObject):
    """One open meeting; `changed` carries the names of the fields that an edit changed."""

    changed = Signal(object)

    def __init__(self, opened: Opened, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._removed: set[str] = set()
        self.take(opened)

    def take(self, opened: Opened) -> None:
        """Go on from what was just read; what was typed meanwhile stands on top of it."""
        gathered, keeping = opened.gathered, self._keeping
        keeping.adopt(opened.meeting, *gathered.assignments, *gathered.earlier)
        self._gathered, self.seal, self.number = gathered, opened.seal, opened.number
        self.earlier_seals = opened.earlier_seals
        self.committee, self.regular, self.others = opened.committee, opened.regular, opened.others
        self.meeting = keeping.newest(opened.meeting)
        stored = {a.uid for a in gathered.assignments}
        fresh = (a for a in keeping.typed_assignments(self.meeting.uid) if a.uid not in stored)
        self.own = (*map(keeping.newest, gathered.assignments), *fresh)
        self.earlier = tuple(map(keeping.newest, gathered.earlier))
        self._count()

    @property
    def sealed(self) -> bool:
        """Say whether nothing can be changed."""
        return self.meeting.state is MeetingState.SEALED

    @property
    def branch(self) -> Branch:
        """Return the branch."""
        return self._gathered.branch

    @property
    def members(self) -> tuple[Member, ...]:
        """Return all members that the handbook knows."""
        return self._gathered.members

    def people(self) -> list[tuple[str, str]]:
        """Return (uid, name) of those on the roster that day, in Vietnamese order."""
        return [(row.member.uid, row.member.name) for row in self.roll]

    def name(self, uid: str) -> str:
        """Return the name of a member, empty when the uid is unknown."""
        return next((m.name for m in self.members if m.uid == uid), "")

    def gathered(self) -> Gathered:
        """Return everything a paper needs, as typed by now."""
        return replace(self._gathered, assignments=self.written(), earlier=self.earlier)

    def written(self) -> tuple[Assignment, ...]:
        """Return this meeting's assignments that say what is to be done."""
        return tuple(a for a in self.own if a.what.strip())

    def missing(self) -> tuple[Missing, ...]:
        """Return what is missing before the minutes can be sealed."""
        gathered = self._gathered
        return sealing.missing(
            self.meeting,
            self.counts,
            self.written(),
            gathered.values,
            gathered.joined,
            gathered.own_sets,
        )

    def groups(self) -> tuple[str, ...]:
        """Return the party groups that those on the roster belong to."""
        there = members.roster(self.members, self.meeting.date)
        return tuple(sorted({m.group.strip() for m in there} - {""}))

    def sessions(self) -> tuple[Meeting, ...]:
        """Return the regular meetings that this one could be held with in one session."""
        day, joined = self.meeting.date, self._gathered.joined
        found = {joined.uid: joined} if joined else {}
        month = (m for m in self.others if (m.date.year, m.date.month) == (day.year, day.month))
        return tuple((found | {m.uid: m for m in month if m.kind is MeetingKind.REGULAR}).values())

    def symbol(self) -> str:
        """Return the number on the paper: `Số 11-BB/CB`, given or next."""
        number = self.meeting.number or self.number
        return numbering.symbol(number, PaperType.MINUTES, self.branch.symbol)

    def set(self, **fields: Any) -> None:
        """Change fields of the meeting."""
        fresh = replace(self.meeting, **fields)
        if fresh != self.meeting and not self.sealed:
            self.meeting = fresh
            self._keeping.touch(fresh)
            if {"attendance", "date", "kind", "groups"} & fields.keys():
                self._count()
            self.changed.emit(frozenset(fields))

    def set_date(self, day: date) -> None:
        """Move to another day: the roll is made anew, marks of those who stay remain."""
        self.set_rolled(date=day)
        for one in self.own:
            self.set_assignment(one.uid, assigned_on=day)

    def set_rolled(self, **fields: Any) -> None:
        """Change fields that decide who is on the roll; marks of those who stay remain."""
        moved = attendance.rolled(replace(self.meeting, **fields), self.members)
        self.set(**fields, attendance=moved.attendance)

    def mark(self, uid: str, mark: Mark, reason: str = "", *, online: bool = False) -> None:
        """Mark one member; a reason only goes with an absence that has one."""
        fresh = attendance.marked(self.meeting, uid, mark, reason, online=online)
        self.set(attendance=fresh.attendance)

    def mark_all(self) -> None:
        """Mark everyone who is counted and not marked yet as present."""
        self.set(attendance=attendance.all_present(self.meeting, self.roll))

    def add_assignment(self) -> Assignment:
        """Add an empty assignment, due before the next regular meeting."""
        made = Assignment(
            uid=new_uid(),
            meeting=self.meeting.uid,
            assigned_on=self.meeting.date,
            what="",
            due=self.usual_due().isoformat(),
        )
        self.own = (*self.own, made)
        return made

    def usual_due(self) -> date:
        """Return the day before the next regular meeting (rule `meeting_guide`).

        What a committee gives is due before the meeting it prepares.
        """
        if self.regular is not None:
            return max(self.meeting.date, self.regular.date - timedelta(days=1))
        following = self.meeting.date.replace(day=28) + timedelta(days=4)
        day = rules.at(following, "meeting_guide").values["day"]
        return following.replace(day=day) - timedelta(days=1)

    def set_assignment(self, uid: str, **fields: Any) -> None:
        """Change fields of one of this meeting's assignments."""
        if self.sealed or (fresh := _changed(self.own, uid, fields)) is None:
            return
        self.own = _swapped(self.own, fresh)
        self._keeping.touch(fresh)
        self.changed.emit(frozenset({"assignments"}))

    def remove_assignment(self, uid: str) -> Assignment | None:
        """Take an assignment out and return it; the caller puts a stored one into the bin."""
        gone = next((a for a in self.own if a.uid == uid), None)
        self.own = tuple(a for a in self.own if a.uid != uid)
        self._keeping.forget(uid)
        self.changed.emit(frozenset({"assignments"}))
        return gone

    def bring_back(self, one: Assignment) -> None:
        """Take an assignment that came out of the bin."""
        self._keeping.adopt(one)
        self.own = (*self.own, one)
        self.changed.emit(frozenset({"assignments"}))

    def note(self, uid: str, state: AssignmentState, result: str) -> None:
        """Note what became of an earlier assignment, at this meeting."""
        one = next(a for a in self.earlier if a.uid == uid)
        progress = Progress(
            meeting=self.meeting.uid, on=self.meeting.date, state=state, result=result
        )
        fields = rules_of_assignments.note(one, progress)
        if self.sealed or (fresh := _changed(self.earlier, uid, fields)) is None:
            return
        self.earlier = _swapped(self.earlier, fresh)
        self._keeping.touch(fresh)
        self.changed.emit(frozenset({"earlier"}))

    def flush(self) -> None:
        """Save what is typed: a field was left."""
        self._keeping.flush()

    def merge(self, opened: Opened) -> bool:
        """Take what was read again round the meeting; False when others changed what is shown here.

        The earlier assignments are others after the meeting moved to another day.
        """
        known = self._gathered
        gathered = opened.gathered
        records: tuple[Meeting | Assignment, ...] = (
            opened.meeting,
            *gathered.assignments,
            *gathered.earlier,
        )
        stored = {a.uid for a in opened.gathered.assignments}
        if not (
            all(self._keeping.ours(record) for record in records)
            and stored == {a.uid for a in self.written()}
            and (known.members, known.branch) == (opened.gathered.members, opened.gathered.branch)
        ):
            return False
        self.number = opened.number
        self.others = opened.others
        if (self.committee, self.regular) != (opened.committee, opened.regular):
            self.committee, self.regular = opened.committee, opened.regular
            self.changed.emit(frozenset({"committee"}))
        if {a.uid for a in self.earlier} != {a.uid for a in opened.gathered.earlier}:
            self.earlier = opened.gathered.earlier
            self._keeping.adopt(*self.earlier)
            self.changed.emit(frozenset({"earlier"}))
        return True

    def adopt(self, records: Iterable[Meeting | Assignment]) -> None:
        """Take over the versions of records just written; what was typed since stays."""
        versions = {record.uid: record.version for record in records}
        self.meeting = _at(self.meeting, versions)
        self.own = tuple(_at(a, versions) for a in self.own)
        self.earlier = tuple(_at(a, versions) for a in self.earlier)

    def _count(self) -> None:
        self.roll: tuple[Row, ...] = attendance.rows(self.meeting, self.members)
        self.counts: Counts = attendance.count(self.roll)


def _at(record: Any, versions: dict[str, int]) -> Any:
    version = versions.get(record.uid)
    return record if version is None else replace(record, version=version)


def _changed(
    group: tuple[Assignment, ...], uid: str, fields: Mapping[str, Any]
) -> Assignment | None:
    """Return the assignment with these fields, None when that changes nothing."""
    old = next((a for a in group if a.uid == uid), None)
    fresh = replace(old, **fields) if old else None
    return None if fresh == old else fresh


def _swapped(group: tuple[Assignment, ...], fresh: Assignment) -> tuple[Assignment, ...]:
    return tuple(fresh if a.uid == fresh.uid else a for a in group)
