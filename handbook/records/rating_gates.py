"""The gates of a level: what must hold beside the points, each with its figures; all by rule data.

366-QĐ/TW (30/8/2025), Điều 11. A gate warns and says what it rests on; it sets and blocks nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.records import votes
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import Form
from handbook.records.reviews import LEVEL_WORDS, LEVELS, Level
from handbook.records.text import decimal

LEAST = {
    Level.EXCELLENT: "excellent_least",
    Level.GOOD: "good_least",
    Level.DONE: "done_least",
}
NO_WORK = "chưa ghi việc nào được giao trong kỳ, nên chưa tính được"
ASK = "Cần người có trách nhiệm xác định."


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One condition of a level; `holds` is None when the records cannot tell.

    Of NOT_DONE a gate that holds leads to that level. `level` NONE is a note that gates nothing.
    """

    name: str
    level: Level
    holds: bool | None
    says: str


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


def _points(points: float | None, values: Mapping[str, Any]) -> Iterator[Gate]:
    for level, name in LEAST.items():
        if name in values:
            least = values[name]
            said = "chưa chấm" if points is None else f"được {decimal(points)}"
            yield Gate(
                name="points",
                level=level,
                holds=None if points is None else points >= least,
                says=f"{LEVEL_WORDS[level]} cần từ {decimal(least)} điểm; {said}.",
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
                f"{decimal(values[name])}% việc được giao phải đúng hạn, bảo đảm chất lượng",
                "việc đúng hạn",
            )


def _beyond(facts: YearFacts, values: Mapping[str, Any], form: Form) -> Iterator[Gate]:
    if "excellent_beyond" in values:
        need = values["excellent_beyond"]
        asks = f"ít nhất {decimal(need)}% việc phải vượt yêu cầu"
        work = facts.work
        yield _share(
            "beyond", Level.EXCELLENT, work.beyond, work.given, need, asks, "việc vượt yêu cầu"
        )
    if form is Form.LEADER and "excellent_on_time" in values:
        yield Gate(
            name="field",
            level=Level.EXCELLENT,
            holds=None,
            says="Lĩnh vực, đơn vị phụ trách cũng phải đạt tỷ lệ ấy; cuốn sổ không biết. " + ASK,
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
    asks = f"{decimal(need)}% hạn chế, khuyết điểm đã chỉ ra phải được khắc phục"
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
        asks = f"{decimal(values['done_done'])}% việc được giao phải hoàn thành"
        yield _share(
            "done", Level.DONE, work.done, work.given, values["done_done"], asks, "việc đã xong"
        )
    if "done_late_most" in values:
        most = values["done_late_most"]
        holds = None if not work.given else work.late * 100 <= most * work.given
        said = f"{work.late}/{work.given} việc chậm ({votes.percent(work.late, work.given)})"
        asks = f"việc chậm không quá {decimal(most)}%"
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
            f"hoàn thành dưới {decimal(least)}% nhiệm vụ là không hoàn thành",
        )
    elif "not_done_over" in values:
        over = values["not_done_over"]
        yield _not_done_gate(
            facts,
            work.open * 100 > over * work.given,
            f"trên {decimal(over)}% việc chưa hoàn thành là không hoàn thành nhiệm vụ",
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
        return f"{asks}; cuốn sổ chưa ghi kỷ luật nào. {ASK}"
    return f"{asks}; đã ghi: {'; '.join(f.what for f in facts.disciplines)}. {ASK}"


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
