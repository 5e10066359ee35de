"""Scoring a meeting by a criteria set; the sets are data, chosen by date and kind of meeting.

Points are the branch's own; the upper committee decides the grade (42-HD/BTCTW, 28/10/2025).
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from handbook import bundle
from handbook.records.meetings import Meeting, MeetingKind, Score, total_score


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of a set: `most` is the greatest number of points."""

    id: str
    text: str
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade and the least points it takes."""

    name: str
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """A criteria set; `grades` stand from the highest down."""

    id: str
    title: str
    valid_from: date
    source: str
    mark: str
    kinds: tuple[MeetingKind, ...]
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]

    @property
    def most(self) -> float:
        """Return the sum of all greatest points."""
        return sum(criterion.most for criterion in self.criteria)


def set_for(kind: MeetingKind, day: date) -> CriteriaSet | None:
    """Return the bundled set for a kind of meeting on a day, the newest that is valid; or None."""
    fitting = [s for s in _sets() if kind in s.kinds and s.valid_from <= day]
    return max(fitting, key=lambda s: s.valid_from, default=None)


def set_of(meeting: Meeting) -> CriteriaSet | None:
    """Return the set the meeting was scored with, else the one for its kind and day."""
    named = next((s for s in _sets() if s.id == meeting.criteria_set), None)
    return named or set_for(meeting.kind, meeting.date)


def grade(points: float, criteria: CriteriaSet) -> str:
    """Return the name of the grade that `points` come to."""
    reached = [g for g in criteria.grades if points >= g.least]
    return reached[0].name if reached else criteria.grades[-1].name


def grade_of(meeting: Meeting) -> str:
    """Return the grade of the points the branch gave itself; empty when none were given."""
    points, criteria = total_score(meeting), set_of(meeting)
    return grade(points, criteria) if points is not None and criteria else ""


def problems(scores: tuple[Score, ...], criteria: CriteriaSet) -> tuple[str, ...]:
    """Return what is wrong with the points: out of range, or lost without a reason."""
    by_id = {c.id: c for c in criteria.criteria}
    found = []
    for score in scores:
        criterion = by_id.get(score.criterion)
        if criterion is None:
            found.append(f"Tiêu chí {score.criterion} không có trong bộ tiêu chí này.")
        elif not 0 <= score.points <= criterion.most:
            found.append(f"“{criterion.text}” chỉ nhận điểm từ 0 đến {criterion.most:g}.")
        elif score.points < criterion.most and not score.reason.strip():
            found.append(f"“{criterion.text}” bị trừ điểm nhưng chưa ghi lý do.")
    return tuple(found)


@cache
def _sets() -> tuple[CriteriaSet, ...]:
    files = sorted(bundle.path("criteria").glob("*.toml"))
    return tuple(_read(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def _read(data: dict) -> CriteriaSet:  # type: ignore[type-arg]
    return CriteriaSet(
        id=data["id"],
        title=data["title"],
        valid_from=data["valid_from"],
        source=data["source"],
        mark=data["mark"],
        kinds=tuple(MeetingKind(kind) for kind in data["kinds"]),
        criteria=tuple(
            Criterion(id=c["id"], text=c["text"], most=float(c["most"])) for c in data["criterion"]
        ),
        grades=tuple(Grade(name=g["name"], least=float(g["least"])) for g in data["grade"]),
    )
