"""Criteria frames of a rating: the lines of 366-QĐ/TW's annexes with points that a person edits.

No sub-points are set centrally (43-HD/BTCTW 7.12), so the bundled ones are examples; each part must
come to its sum, 30 and 70 by rule `rating`. A round freezes its frames; nothing here stores.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import count
from typing import Any

from handbook import bundle
from handbook.records.points import added
from handbook.records.review_rounds import Form, Frame, FrameLine
from handbook.records.reviews import Review
from handbook.records.settings import BranchKind
from handbook.records.text import decimal, one_line

COMMON = 1
RESULTS = 2
_MOST = {COMMON: "common_most", RESULTS: "results_most"}
_CALLED = {COMMON: "tiêu chí chung", RESULTS: "kết quả thực hiện nhiệm vụ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A sector (khối) whose results are asked in its own lines; `kinds` take it first."""

    id: str
    title: str
    kinds: tuple[BranchKind, ...]
    lines: tuple[FrameLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What points come to; a part is None until one of its lines has points."""

    common: float | None = None
    results: float | None = None
    missing: tuple[str, ...] = ()  # ids of lines without points

    @property
    def total(self) -> float | None:
        """Return the sum of both parts; None until both have points."""
        if self.common is None or self.results is None:
            return None
        return added((self.common, self.results))

    @property
    def complete(self) -> bool:
        """Say whether every line has points."""
        return not self.missing and self.total is not None


def frames(day: date, kind: BranchKind = BranchKind.VILLAGE) -> Mapping[Form, Frame]:
    """Return the frame of each form in force on `day`, the results in the lines of `kind`."""
    return {form: frame(form, day, kind) for form in Form}


def frame(form: Form, day: date, kind: BranchKind = BranchKind.VILLAGE, variant: str = "") -> Frame:
    """Return the frame of one form; `variant` asks for a sector by its id."""
    data = _in_force(form, day)
    chosen = _chosen(variants(form, day), kind, variant)
    lines = tuple(FrameLine(**_line(entry)) for entry in data["line"])
    return Frame(
        form=form,
        id=f"{data['id']}-{chosen.id}" if chosen else data["id"],
        title=data["title"],
        source=data["source"],
        mark=data["mark"],
        lines=(*lines, *(chosen.lines if chosen else ())),
    )


def variants(form: Form, day: date) -> tuple[Variant, ...]:
    """Return the sectors a frame distinguishes; none where its lines serve everyone."""
    return tuple(
        Variant(
            id=entry["id"],
            title=entry["title"],
            kinds=tuple(BranchKind(kind) for kind in entry["kinds"]),
            lines=tuple(FrameLine(**_line(line), part=RESULTS) for line in entry["line"]),
        )
        for entry in _in_force(form, day).get("variant", ())
    )


def with_lines(one: Frame, part: int, lines: Iterable[FrameLine]) -> Frame:
    """Return the frame with other lines in a part: reworded, weighted, added or left out."""
    fresh = tuple(replace(line, part=part, text=one_line(line.text)) for line in lines)
    common, results = (
        fresh if each == part else tuple(line for line in one.lines if line.part == each)
        for each in (COMMON, RESULTS)
    )
    return replace(one, lines=(*common, *results))


def blank_line(one: Frame, part: int, taken: Iterable[str] = ()) -> FrameLine:
    """Return a new line of a part, without words and points.

    Its id is none of the frame's, nor one of those `taken`: points that were given to a criterion
    which was left out must not become those of a new one.
    """
    known = {line.id for line in one.lines} | set(taken)
    free = (f"{part}.{number}" for number in count(1))
    return FrameLine(id=next(id for id in free if id not in known), part=part, text="", most=0)


def sum_of(one: Frame, part: int) -> float:
    """Return the greatest points of a part together."""
    return sum(line.most for line in one.lines if line.part == part)


def problems(one: Frame, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what keeps a frame from being used: sums other than the rule's, twins, empty lines.

    `values` are those of rule `rating`; a rule that knows no points asks for no sum.
    """
    return (*_sums(one, values), *_lines(one))


def totals(one: Frame, review: Review, *, own: bool) -> Totals:
    """Return what the points of a review come to, the person's `own` or the appraised ones."""
    given = {p.id: p.own if own else p.appraised for p in review.points}
    return Totals(
        common=_given(one, COMMON, given),
        results=_given(one, RESULTS, given),
        missing=tuple(line.id for line in one.lines if given.get(line.id) is None),
    )


def point_problems(one: Frame, review: Review) -> tuple[str, ...]:
    """Return a sentence for each line whose points are above its most, or that is not known."""
    most = {line.id: line for line in one.lines}
    found = []
    for points in review.points:
        values = [p for p in (points.own, points.appraised) if p is not None]
        line = most.get(points.id)
        if line is None and values:
            found.append(
                f"Tiêu chí {points.id} không có trong khung tiêu chí của đợt này: điểm đã ghi cho "
                "tiêu chí ấy không tính."
            )
        elif line and values and max(values) > line.most:
            found.append(f"“{line.text}” chỉ nhận điểm từ 0 đến {decimal(line.most)}.")
    return tuple(found)


def _sums(one: Frame, values: Mapping[str, Any]) -> Iterator[str]:
    for part, name in _MOST.items():
        most = sum_of(one, part)
        if name in values and abs(most - values[name]) > 1e-9:
            gap = values[name] - most
            said = f"còn thiếu {decimal(gap)}" if gap > 0 else f"thừa {decimal(-gap)}"
            yield (
                f"{one.title}: nhóm {_CALLED[part]} cộng lại được {decimal(most)} điểm, "
                f"phải bằng {decimal(values[name])} điểm, {said}. "
                "Hãy sửa điểm tối đa của các tiêu chí."
            )


def _lines(one: Frame) -> Iterator[str]:
    ids = [line.id for line in one.lines]
    places: dict[int, int] = {}
    for line in one.lines:
        place = places[line.part] = places.get(line.part, 0) + 1
        if ids.count(line.id) > 1:
            yield f"Mã tiêu chí “{line.id}” dùng hai lần; hãy đổi một mã."
        elif not one_line(line.text):
            yield (
                f"Nhóm {_CALLED[line.part]}: tiêu chí thứ {place} chưa có nội dung. Hãy ghi, hoặc "
                "bỏ dòng ấy."
            )
        elif line.most <= 0:
            yield f"Điểm tối đa của “{line.text}” phải lớn hơn 0."


def _given(one: Frame, part: int, given: Mapping[str, float | None]) -> float | None:
    points = [given.get(line.id) for line in one.lines if line.part == part]
    known = [p for p in points if p is not None]
    return added(known) if known else None


def _chosen(found: tuple[Variant, ...], kind: BranchKind, variant: str) -> Variant | None:
    named = (one for one in found if one.id == variant)
    fitting = (one for one in found if kind in one.kinds)
    return next(named, None) or next(fitting, None) or next(iter(found), None)


def _line(entry: Mapping[str, Any]) -> dict[str, Any]:
    return dict(entry) | {"most": float(entry["most"])}


def _in_force(form: Form, day: date) -> Mapping[str, Any]:
    editions = [data for data in _files() if data["form"] == form]
    in_force = [data for data in editions if data["in_force"] <= day]
    return max(in_force or editions[:1], key=lambda data: data["in_force"])


@cache
def _files() -> tuple[Mapping[str, Any], ...]:
    files = sorted((bundle.path("criteria") / "rating").glob("*.toml"))
    found = (tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
    return tuple(sorted(found, key=lambda data: data["in_force"]))
