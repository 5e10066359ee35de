"""A branch's own criteria set: made by copying one, and checked before it is used."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from handbook.records import bands
from handbook.records.scoring import CriteriaSet, Criterion, Item, whole
from handbook.records.text import decimal, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSet:
    """A branch's own set as it is kept; `uid` is also the set's id, which meetings name."""

    uid: str
    version: int = 0
    criteria: CriteriaSet


def edited(
    criteria: CriteriaSet, texts: Mapping[str, str], points: Mapping[str, float]
) -> CriteriaSet:
    """Return the next edition with other texts and points, by id of a criterion or an item.

    Points of an item whose bands gave more are cut to its new most; a criterion with items is the
    sum of them.
    """
    lines = tuple(_line(criterion, texts, points) for criterion in criteria.criteria)
    fresh = replace(criteria, criteria=lines)
    return fresh if fresh == criteria else replace(fresh, edition=criteria.edition + 1)


def sets_of(kept: Iterable[OwnSet]) -> tuple[CriteriaSet, ...]:
    """Return the sets of what is kept."""
    return tuple(one.criteria for one in kept)


def _line(criterion: Criterion, texts: Mapping[str, str], points: Mapping[str, float]) -> Criterion:
    is_whole = whole(criterion)
    items = tuple(_item(item, texts, points) for item in criterion.items)
    text = one_line(texts.get(criterion.id, criterion.text))
    most = points.get(criterion.id, criterion.most) if is_whole else sum(i.most for i in items)
    return replace(criterion, text=text, most=most, items=items)


def _item(item: Item, texts: Mapping[str, str], points: Mapping[str, float]) -> Item:
    most = points.get(item.id, item.most)
    bands_ = tuple(replace(b, points=min(b.points, most)) for b in item.bands)
    text = one_line(texts.get(item.id, item.text))
    return replace(item, text=text, most=most, bands=bands_)


def copied(criteria: CriteriaSet, new_id: str, title: str) -> CriteriaSet:
    """Return a set of one's own with the same lines; it says whose copy it is, edition 1."""
    return replace(
        criteria,
        id=new_id,
        title=title,
        source=f"chép từ bộ {criteria.id}: {criteria.source}",
        mark=criteria.mark,
        local=True,
        edition=1,
    )


def check(criteria: CriteriaSet) -> dict[str, str]:
    """Return problems by `title`, `criteria`, `grades` or the id of a line.

    Points must come to the set's sum, ids be unique, bands meet (or the item say why they do not).
    """
    problems: dict[str, str] = {}
    if not one_line(criteria.title):
        problems["title"] = "Bộ tiêu chí chưa có tên."
    if abs(criteria.most - criteria.sum) > 1e-9:
        problems["criteria"] = (
            f"Tổng điểm các tiêu chí là {decimal(criteria.most)}, phải bằng "
            f"{decimal(criteria.sum)}."
        )
    for name in _repeated(criteria):
        problems["criteria"] = f"Mã tiêu chí “{name}” dùng hai lần; hãy đổi một mã."
    if not _falling(criteria):
        problems["grades"] = "Các mức xếp loại phải đi từ cao xuống thấp, mức cuối từ 0 điểm."
    for criterion in criteria.criteria:
        problems |= _of_criterion(criterion, criteria)
    return problems


def _repeated(criteria: CriteriaSet) -> Iterator[str]:
    ids = [c.id for c in criteria.criteria]
    ids += [i.id for c in criteria.criteria for i in c.items if (i.id, len(c.items)) != (c.id, 1)]
    yield from (name for name, times in Counter(ids).items() if times > 1)


def _falling(criteria: CriteriaSet) -> bool:
    least = [grade.least for grade in criteria.grades]
    return bool(least) and least == sorted(set(least), reverse=True) and least[-1] == 0


def _of_criterion(criterion: Criterion, criteria: CriteriaSet) -> dict[str, str]:
    problems: dict[str, str] = {}
    total = sum(item.most for item in criterion.items)
    if not one_line(criterion.text):
        problems[criterion.id] = f"Tiêu chí {criterion.id} chưa có nội dung."
    elif criterion.most <= 0:
        problems[criterion.id] = f"Điểm tối đa của “{criterion.text}” phải lớn hơn 0."
    elif criterion.items and abs(total - criterion.most) > 1e-9:
        problems[criterion.id] = (
            f"Các ý của “{criterion.text}” cộng lại được {decimal(total)} điểm, "
            f"phải bằng {decimal(criterion.most)}."
        )
    for item in criterion.items:
        found = _of_bands(item, criteria)
        if found and item.id not in problems:
            problems[item.id] = found
    return problems


def _of_bands(item: Item, criteria: CriteriaSet) -> str:
    if not item.bands:
        return ""
    if max(band.points for band in item.bands) > item.most:
        return f"“{item.text}” có mức cho nhiều hơn {decimal(item.most)} điểm."
    if item.gap.strip():
        return ""
    lengths = [length.minutes for length in criteria.lengths] or [0]
    flaw = next((f for n in lengths for f in bands.flaws(item.bands, Fraction(n))), None)
    if flaw is not None:
        what = "chồng lên nhau" if flaw.overlap else "hở một khoảng"
        above, below = decimal(flaw.above), decimal(flaw.below)
        return f"“{item.text}”: mức {above} điểm và mức {below} điểm {what}."
    if not any(not (band.at_least or band.over) for band in item.bands):
        return f"“{item.text}” chưa có mức cho giá trị thấp nhất."
    return ""
