"""Rating a review: levels by points, the gates that must also hold, the ceiling; all by rule data.

366-QĐ/TW (30/8/2025), Điều 11. Everything here warns and says what it rests on; nothing sets a
level or blocks. What a failed gate does to the points is not written: the next level is proposed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from handbook.records import votes
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import CapChoice, Form
from handbook.records.reviews import LEVEL_WORDS, LEVELS, Level, Review

_LEAST = {
    Level.EXCELLENT: "excellent_least",
    Level.GOOD: "good_least",
    Level.DONE: "done_least",
}
NO_WORK = "chưa ghi việc nào được giao trong kỳ, nên chưa tính được"
_ASK = "Cần người có trách nhiệm xác định."


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One condition of a level; `holds` is None when the records cannot tell.

    Of NOT_DONE a gate that holds leads to that level. `level` NONE is a note that gates nothing.
    """

    name: str
    level: Level
    holds: bool | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapFinding:
    """The ceiling on HTXSNV: how many it allows, what it rests on, how many are above it."""

    allowed: int
    base: int
    exact: float
    over: int
    says: str


def level_by_points(points: float | None, values: Mapping[str, Any]) -> Level:
    """Return the level that points alone come to; NONE without points or a rule for them."""
    if points is None or not all(name in values for name in _LEAST.values()):
        return Level.NONE
    return next((lv for lv, name in _LEAST.items() if points >= values[name]), Level.NOT_DONE)


def gates(
    facts: YearFacts, points: float | None, values: Mapping[str, Any], form: Form
) -> tuple[Gate, ...]:
    """Return every condition of every level with its figures, from the highest level down."""
    found = (
        *_points(points, values),
        *_on_time(facts, values),
        *_beyond(facts, values, form),
        *_remedied(facts, values, form),
        *_done(facts, values),
        *_not_done(facts, values, form),
    )
    order = [*LEVELS, Level.NONE]
    return tuple(sorted(found, key=lambda gate: order.index(gate.level)))


def proposed_level(
    facts: YearFacts, points: float | None, values: Mapping[str, Any], form: Form
) -> tuple[Level, tuple[str, ...]]:
    """Return the level to propose and why: a failed gate leads to the next lower level.

    NONE when no points were given, or when neither the gates of HTNV nor those of KHTNV hold: then
    the reasons ask a person.
    """
    every = gates(facts, points, values, form)
    start = level_by_points(points, values)
    if start is Level.NONE:
        return Level.NONE, (f"Chưa có tổng điểm nên chưa đề xuất được mức. {_ASK}",)
    bad = tuple(g.says for g in every if g.level is Level.NOT_DONE and g.holds)
    if bad or start is Level.NOT_DONE:
        return Level.NOT_DONE, bad or (_low(points),)
    reasons: list[str] = []
    for level in LEVELS[LEVELS.index(start) : -1]:
        failed = _says(every, level, {False})
        if not failed:
            return level, tuple(dict.fromkeys((*reasons, *_says(every, level, {None}))))
        reasons += failed
    return Level.NONE, (
        *dict.fromkeys(reasons),
        f"Không đủ điều kiện hoàn thành nhiệm vụ, cũng chưa rơi vào không hoàn thành. {_ASK}",
    )


def cap(counts: Mapping[Level, int], choice: CapChoice, units: str = "đảng viên") -> CapFinding:
    """Return how many may be rated HTXSNV and how many are above (366-QĐ/TW, Điều 11.1.5).

    Base, per cent and rounding are settings: the base is read in two ways (DOMAIN §7.2).
    """
    excellent, good = counts.get(Level.EXCELLENT, 0), counts.get(Level.GOOD, 0)
    above = choice.base == "good_or_above"
    base = good + excellent if above else good
    exact = base * Fraction(str(choice.percent)) / 100
    allowed = floor(exact) if choice.rounding == "down" else floor(exact + Fraction(1, 2))
    over = max(0, excellent - allowed)
    what = f"hoàn thành tốt nhiệm vụ{' trở lên' if above else ''}"
    share = f"{_number(choice.percent)}% của {base} {units} {what} là {_number(float(exact))}"
    rounded = "bỏ phần lẻ" if choice.rounding == "down" else "làm tròn từ 0,5"
    says = f"Trần hoàn thành xuất sắc: {share}, {rounded} được {allowed}; đang có {excellent}"
    tail = f", vượt {over}. Cấp có thẩm quyền quyết định." if over else "."
    return CapFinding(allowed=allowed, base=base, exact=float(exact), over=over, says=says + tail)


def gap_needs_reason(own: float | None, appraised: float | None, values: Mapping[str, Any]) -> bool:
    """Say whether own and appraised points lie so far apart that a written reason is asked [C]."""
    if own is None or appraised is None or "gap_points" not in values:
        return False
    return abs(own - appraised) >= float(values["gap_points"])


def said_level(review: Review) -> Level:
    """Return what was decided, else proposed, else claimed."""
    return review.decision.level or review.proposal.level or review.own_level


def counts(reviews: Iterable[Review]) -> Mapping[Level, int]:
    """Return how many members have each level as decided, else as proposed; NONE has neither."""
    found = dict.fromkeys((*LEVELS, Level.NONE), 0)
    for review in reviews:
        if review.member:
            found[review.decision.level or review.proposal.level] += 1
    return found


def _says(every: Iterable[Gate], level: Level, holds: set[bool | None]) -> tuple[str, ...]:
    return tuple(g.says for g in every if g.level is level and g.holds in holds)


def _low(points: float | None) -> str:
    return f"Tổng điểm {_number(points or 0)} dưới mức hoàn thành nhiệm vụ."


def _points(points: float | None, values: Mapping[str, Any]) -> Iterator[Gate]:
    for level, name in _LEAST.items():
        if name in values:
            least = values[name]
            said = "chưa chấm" if points is None else f"được {_number(points)}"
            yield Gate(
                name="points",
                level=level,
                holds=None if points is None else points >= least,
                says=f"{LEVEL_WORDS[level]} cần từ {_number(least)} điểm; {said}.",
            )


def _on_time(facts: YearFacts, values: Mapping[str, Any]) -> Iterator[Gate]:
    work = facts.work
    for level, name in ((Level.EXCELLENT, "excellent_on_time"), (Level.GOOD, "good_on_time")):
        if name in values:
            yield _share(
                "on_time",
                level,
                work.on_time,
                work.given,
                values[name],
                f"{_number(values[name])}% việc được giao phải đúng hạn, bảo đảm chất lượng",
                "việc đúng hạn",
            )


def _beyond(facts: YearFacts, values: Mapping[str, Any], form: Form) -> Iterator[Gate]:
    if "excellent_beyond" in values:
        need = values["excellent_beyond"]
        asks = f"ít nhất {_number(need)}% việc phải vượt yêu cầu"
        work = facts.work
        yield _share(
            "beyond", Level.EXCELLENT, work.beyond, work.given, need, asks, "việc vượt yêu cầu"
        )
    if form is Form.LEADER and "excellent_on_time" in values:
        yield Gate(
            name="field",
            level=Level.EXCELLENT,
            holds=None,
            says="Lĩnh vực, đơn vị phụ trách cũng phải đạt tỷ lệ ấy; cuốn sổ không biết. " + _ASK,
        )


def _remedied(facts: YearFacts, values: Mapping[str, Any], form: Form) -> Iterator[Gate]:
    if "excellent_remedied" in values:
        yield _remedy_gate("remedied", Level.EXCELLENT, facts, values["excellent_remedied"])
    if form is Form.COLLECTIVE and "excellent_remedied" in values:
        yield Gate(
            name="discipline",
            level=Level.EXCELLENT,
            holds=False if facts.disciplines else None,
            says=_of_disciplines(
                facts, "Tập thể hoàn thành xuất sắc không được có đơn vị, cán bộ bị kỷ luật"
            ),
        )
    if form is Form.LEADER and "leader_remedied_least" in values and facts.before:
        yield _remedy_gate("leader_remedied", Level.NONE, facts, values["leader_remedied_least"])


def _remedy_gate(name: str, level: Level, facts: YearFacts, need: float) -> Gate:
    whole = len(facts.before)
    asks = f"{_number(need)}% hạn chế, khuyết điểm đã chỉ ra phải được khắc phục"
    if not whole:
        said = "không có hạn chế nào được chỉ ra trước đó"
        return Gate(name=name, level=level, holds=True, says=_sentence(asks, said))
    done = facts.remedied * 100 >= need * whole
    maybe = (facts.remedied + facts.waiting) * 100 >= need * whole
    waiting = f", {facts.waiting} chờ xác nhận" if facts.waiting else ""
    share = votes.percent(facts.remedied, whole)
    said = f"đã xác nhận {facts.remedied}/{whole} ({share}){waiting}"
    holds = True if done else None if maybe else False
    return Gate(name=name, level=level, holds=holds, says=_sentence(asks, said))


def _done(facts: YearFacts, values: Mapping[str, Any]) -> Iterator[Gate]:
    work = facts.work
    if "done_done" in values:
        asks = f"{_number(values['done_done'])}% việc được giao phải hoàn thành"
        yield _share(
            "done", Level.DONE, work.done, work.given, values["done_done"], asks, "việc đã xong"
        )
    if "done_late_most" in values:
        most = values["done_late_most"]
        holds = None if not work.given else work.late * 100 <= most * work.given
        said = f"{work.late}/{work.given} việc chậm ({votes.percent(work.late, work.given)})"
        asks = f"việc chậm không quá {_number(most)}%"
        yield Gate(
            name="late",
            level=Level.DONE,
            holds=holds,
            says=_sentence(asks, said if work.given else NO_WORK),
        )


def _not_done(facts: YearFacts, values: Mapping[str, Any], form: Form) -> Iterator[Gate]:
    work = facts.work
    if form is Form.LEADER and "leader_done_least" in values:
        least = values["leader_done_least"]
        yield _not_done_gate(
            facts,
            work.done * 100 < least * work.given,
            f"hoàn thành dưới {_number(least)}% nhiệm vụ là không hoàn thành",
        )
    elif "not_done_over" in values:
        over = values["not_done_over"]
        yield _not_done_gate(
            facts,
            work.open * 100 > over * work.given,
            f"trên {_number(over)}% việc chưa hoàn thành là không hoàn thành nhiệm vụ",
        )
    if facts.disciplines:
        yield Gate(
            name="discipline",
            level=Level.NOT_DONE,
            holds=None,
            says=_of_disciplines(facts, "Kỷ luật có thể dẫn đến không hoàn thành nhiệm vụ"),
        )


def _not_done_gate(facts: YearFacts, holds: bool, asks: str) -> Gate:
    work = facts.work
    said = f"{work.open}/{work.given} việc chưa xong ({votes.percent(work.open, work.given)})"
    return Gate(
        name="not_done",
        level=Level.NOT_DONE,
        holds=holds if work.given else None,
        says=_sentence(asks, said if work.given else NO_WORK),
    )


def _of_disciplines(facts: YearFacts, asks: str) -> str:
    if not facts.disciplines:
        return f"{asks}; cuốn sổ chưa ghi kỷ luật nào. {_ASK}"
    return f"{asks}; đã ghi: {'; '.join(f.what for f in facts.disciplines)}. {_ASK}"


def _share(
    name: str, level: Level, part: int, whole: int, need: float, asks: str, counted: str
) -> Gate:
    said = f"{part}/{whole} {counted} ({votes.percent(part, whole)})" if whole else NO_WORK
    return Gate(
        name=name,
        level=level,
        holds=part * 100 >= need * whole if whole else None,
        says=_sentence(asks, said),
    )


def _sentence(asks: str, said: str) -> str:
    return f"{asks[:1].upper()}{asks[1:]}; {said}."


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
