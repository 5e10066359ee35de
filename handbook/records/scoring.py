"""Scoring a meeting by a criteria set; the sets are data, chosen by date and kind of meeting.

Points are the branch's own; the upper committee decides the grade (42-HD/BTCTW, 28/10/2025).
What the records propose is in `score_proposals`, sets of a branch's own in `criteria_sets`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from handbook import bundle
from handbook.records import bands
from handbook.records.bands import Band
from handbook.records.meetings import Meeting, MeetingKind, Score, total_score
from handbook.records.text import decimal


class DataSource(StrEnum):
    """What the records can tell of a line of a set (DOMAIN §5.4); HUMAN is left to people."""

    HUMAN = ""
    DURATION = "duration"
    ATTENDANCE = "attendance"
    NO_LONG_ABSENCE = "no_long_absence"
    DRAFT = "draft"
    COMMITTEE = "committee"
    NOTICE = "notice"
    PAPERS_BEFORE = "papers_before"
    PAPERS_POSTED = "papers_posted"
    PREPARATION = "preparation"
    PROCEDURE = "procedure"
    THEMATIC = "thematic"
    SPEAKING = "speaking"
    RESULTS = "results"
    CONCLUSION = "conclusion"
    MINUTES_AGREED = "minutes_agreed"
    POSTED_AFTER = "posted_after"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing inside a criterion that has points of its own.

    `unexcused` are the points left when anyone is absent without reason; `limit` is the number the
    item speaks of; `bonus` is added on top; `gap` says what the form leaves open, so that a check
    does not take it for a mistake.
    """

    id: str
    text: str
    most: float
    data: DataSource = DataSource.HUMAN
    bands: tuple[Band, ...] = ()
    unexcused: float | None = None
    limit: int | None = None
    bonus: bool = False
    note: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a set: `most` is the greatest number of points, that of its items together."""

    id: str
    text: str
    most: float
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade and the least points it takes."""

    name: str
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """The minutes required of a branch that has fewer than `members_under` members (None: any)."""

    minutes: int
    members_under: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """A criteria set; `grades` stand from the highest down, `edition` counts its changes.

    A `local` set is used only where the branch chose it; `sum` is what the criteria come to.
    """

    id: str
    title: str
    valid_from: date
    source: str
    mark: str
    kinds: tuple[MeetingKind, ...]
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    edition: int = 1
    local: bool = False
    sum: float = 100
    lengths: tuple[Length, ...] = ()
    attendance_base: str = ""
    note: str = ""

    @property
    def most(self) -> float:
        """Return the sum of all greatest points."""
        return sum(criterion.most for criterion in self.criteria)


def bundled() -> tuple[CriteriaSet, ...]:
    """Return every bundled set, the national frame and the examples."""
    return _sets()


def set_for(
    kind: MeetingKind, day: date, chosen: str = "", own: tuple[CriteriaSet, ...] = ()
) -> CriteriaSet | None:
    """Return the set for a kind of meeting on a day: the chosen one, else the newest national.

    `own` are the branch's own sets. A chosen set that does not fit the kind or day is passed over;
    None when no set fits.
    """
    fitting = [s for s in (*own, *_sets()) if kind in s.kinds and s.valid_from <= day]
    named = [s for s in fitting if s.id == chosen]
    national = [s for s in fitting if not s.local]
    return max(named or national, key=lambda s: (s.valid_from, s.edition), default=None)


def set_of(
    meeting: Meeting, own: tuple[CriteriaSet, ...] = (), chosen: str = ""
) -> CriteriaSet | None:
    """Return the set the meeting was scored with, else the one for its kind and day.

    Before any points are given the branch's `chosen` set counts, not the one noted at the start.
    """
    named = next((s for s in (*own, *_sets()) if s.id == meeting.criteria_set), None)
    if named is not None and (meeting.scores or not chosen):
        return named
    return set_for(meeting.kind, meeting.date, chosen, own)


def grade(points: float, criteria: CriteriaSet) -> str:
    """Return the name of the grade that `points` come to."""
    reached = [g for g in criteria.grades if points >= g.least]
    return reached[0].name if reached else criteria.grades[-1].name


def grade_of(meeting: Meeting, own: tuple[CriteriaSet, ...] = ()) -> str:
    """Return the grade of the points the branch gave itself; empty when none were given."""
    points, criteria = total_score(meeting), set_of(meeting, own)
    return grade(points, criteria) if points is not None and criteria else ""


def greatest(criteria: CriteriaSet) -> dict[str, float]:
    """Return the greatest points by id, of criteria and of items."""
    return {line.id: line.most for line in _lines(criteria)}


def required_minutes(criteria: CriteriaSet, members: int, national: int) -> int:
    """Return the minutes a meeting of so many members must last; `national` where none is set."""
    for length in criteria.lengths:
        if length.members_under is None or members < length.members_under:
            return length.minutes
    return national


def problems(scores: tuple[Score, ...], criteria: CriteriaSet) -> tuple[str, ...]:
    """Return what is wrong with the points: out of range, lost without a reason, given twice."""
    known = by_id(criteria)
    found = []
    for score in scores:
        line = known.get(score.criterion)
        if line is None:
            found.append(f"Tiêu chí {score.criterion} không có trong bộ tiêu chí này.")
        elif not 0 <= score.points <= line.most:
            found.append(f"“{line.text}” chỉ nhận điểm từ 0 đến {decimal(line.most)}.")
        elif score.points < line.most and not score.reason.strip():
            found.append(f"“{line.text}” bị trừ điểm nhưng chưa ghi lý do.")
    return (*found, *_twice(scores, criteria))


def _twice(scores: tuple[Score, ...], criteria: CriteriaSet) -> tuple[str, ...]:
    scored = [score.criterion for score in scores]
    return tuple(
        f"“{c.text}” vừa chấm cả mục vừa chấm từng ý; chỉ giữ một cách chấm."
        for c in criteria.criteria
        if c.id in scored and any(i.id in scored for i in c.items if i.id != c.id)
    )


def whole(criterion: Criterion) -> bool:
    """Say whether a criterion is scored as a whole: it has no items but itself."""
    return [item.id for item in criterion.items] in ([], [criterion.id])


def lines(criteria: CriteriaSet) -> tuple[tuple[Criterion, tuple[Item, ...]], ...]:
    """Return the criteria with the items that are scored one by one; none where it is a whole."""
    return tuple((c, () if whole(c) else c.items) for c in criteria.criteria)


def by_id(criteria: CriteriaSet) -> dict[str, Criterion | Item]:
    """Return criteria and items by their ids; a criterion wins where both have one."""
    return {line.id: line for line in _lines(criteria)}


def _lines(criteria: CriteriaSet) -> tuple[Criterion | Item, ...]:
    """Return criteria after their items, so that a criterion wins where both have one id."""
    items = [item for criterion in criteria.criteria for item in criterion.items]
    return (*items, *criteria.criteria)


@cache
def _sets() -> tuple[CriteriaSet, ...]:
    files = sorted(bundle.path("criteria").glob("*.toml"))
    return tuple(_read(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def _read(data: Mapping[str, Any]) -> CriteriaSet:
    plain = ("id", "title", "valid_from", "source", "mark")
    optional = ("edition", "local", "sum", "attendance_base", "note")
    return CriteriaSet(
        **{key: data[key] for key in plain},
        **{key: data[key] for key in optional if key in data},
        kinds=tuple(MeetingKind(kind) for kind in data["kinds"]),
        criteria=tuple(_criterion(entry) for entry in data["criterion"]),
        grades=tuple(Grade(name=g["name"], least=float(g["least"])) for g in data["grade"]),
        lengths=tuple(Length(**entry) for entry in data.get("lengths", ())),
    )


def _criterion(entry: Mapping[str, Any]) -> Criterion:
    """Return a criterion; one without items of its own is its only item."""
    items = tuple(_item(item) for item in entry.get("item", (entry,)))
    return Criterion(id=entry["id"], text=entry["text"], most=float(entry["most"]), items=items)


def _item(entry: Mapping[str, Any]) -> Item:
    optional = ("unexcused", "limit", "bonus", "note", "gap")
    return Item(
        id=entry["id"],
        text=entry["text"],
        most=float(entry["most"]),
        data=DataSource(entry.get("data", "")),
        bands=tuple(bands.read(band) for band in entry.get("bands", ())),
        **{key: entry[key] for key in optional if key in entry},
    )
