"""Points that the records propose for a meeting, each with its reason; gaps are left to people.

A proposal is never a score: where the form is silent, says two things, or asks for a judgement,
`points` is None and the reason says what has to be decided (DOMAIN §5.2, §5.4).
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from handbook.records import bands, scoring, votes
from handbook.records.score_facts import ScoreFacts
from handbook.records.scoring import CriteriaSet, DataSource, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Points proposed for one item; None leaves it to the person, who may choose from `ask`."""

    criterion: str
    item: str
    points: float | None
    reason: str
    ask: tuple[float, ...] = ()


class _Said(NamedTuple):
    points: float | None
    reason: str
    ask: tuple[float, ...] = ()


def propose(criteria: CriteriaSet, facts: ScoreFacts) -> tuple[Proposal, ...]:
    """Return one proposal for every item of the set, in its order."""
    found = []
    for criterion in criteria.criteria:
        for item in criterion.items:
            said = _RULES[item.data](item, facts, criteria)
            found.append(
                Proposal(
                    criterion=criterion.id,
                    item=item.id,
                    points=said.points,
                    reason=said.reason,
                    ask=said.ask,
                )
            )
    return tuple(found)


def _human(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    return _Said(None, "Do chi bộ xem xét, chấm điểm.")


def _duration(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    required = scoring.required_minutes(criteria, facts.members, facts.least_minutes)
    if facts.minutes is None:
        return _Said(None, "Chưa ghi giờ bắt đầu, giờ kết thúc.")
    reason = f"Sinh hoạt {facts.minutes} phút; yêu cầu {required} phút."
    return _by_bands(item, Fraction(facts.minutes), reason, Fraction(required))


def _attendance(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if facts.unmarked or not facts.summoned:
        return _Said(None, f"Còn {facts.unmarked} đảng viên chưa điểm danh.")
    rate = votes.percent(facts.present, facts.summoned)
    reason = f"Có mặt {facts.present}/{facts.summoned} đảng viên, đạt {rate}."
    if not facts.unexcused:
        return _by_bands(item, _share(facts.present, facts.summoned), reason)
    reason += f" Vắng không lý do: {', '.join(facts.unexcused)}."
    if item.unexcused is not None:
        return _Said(item.unexcused, reason)
    return _Said(None, f"{reason} Chưa đạt yêu cầu không ai vắng không lý do. {item.gap}".rstrip())


def _no_long_absence(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if facts.excused_runs is None:
        return _Said(None, "Chưa có đủ số liệu điểm danh của năm.", (item.most, 0.0))
    limit = item.limit or 0
    over = [f"{name} {times} lần" for name, times in facts.excused_runs if times > limit]
    if over:
        return _Said(0.0, f"Vắng có lý do quá {limit} lần liên tiếp: {', '.join(over)}.")
    reason = f"Trong năm không ai vắng có lý do quá {limit} lần liên tiếp."
    if facts.unexcused:
        return _Said(None, f"{reason} {item.gap}".rstrip(), (item.most, 0.0))
    return _Said(item.most, reason)


def _draft(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    return _yes(item, facts.drafted, "Có dự thảo kết luận, nghị quyết.", "Chưa có dự thảo.")


def _committee(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if facts.has_committee is False:
        return _Said(item.most, "Chi bộ chỉ có bí thư nên tính đủ điểm.")
    return _yes(item, facts.committee_met, "Chi ủy đã họp trước.", "Chưa ghi buổi họp chi ủy.")


def _notice(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    return _yes(item, facts.notified, "Đã thông báo trước buổi họp.", "Chưa ghi ngày thông báo.")


def _papers_before(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    days = facts.papers_days_before
    if days is None:
        return _Said(None, "Chưa ghi ngày gửi, đăng tài liệu.", (item.most, 0.0))
    reason = f"Tài liệu gửi trước {days} ngày; yêu cầu ít nhất {item.limit} ngày."
    return _Said(item.most if days >= (item.limit or 0) else 0.0, reason)


def _papers_posted(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if facts.papers_days_before is None:
        return _Said(None, "Chưa ghi ngày gửi, đăng tài liệu.", (item.most, 0.0))
    return _Said(item.most, "Đã gửi, đăng tài liệu.")


def _preparation(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    parts = (_committee, _notice, _papers_before)
    return _all_or_ask(item, [part(item, facts, criteria) for part in parts])


def _procedure(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if not facts.procedure_missing:
        return _Said(item.most, "Biên bản thể hiện đủ các bước của quy trình.")
    missing = ", ".join(facts.procedure_missing)
    return _Said(None, f"Biên bản chưa thể hiện: {missing}. Chi bộ quyết định mức trừ.")


def _thematic(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if facts.thematic_held:
        return _Said(item.most, "Tháng này có sinh hoạt chuyên đề.")
    return _Said(0.0, f"Tháng này không có sinh hoạt chuyên đề. {item.gap}".rstrip())


def _speaking(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if not facts.attending:
        return _Said(None, "Chưa điểm danh nên chưa tính được tỷ lệ phát biểu.")
    rate = votes.percent(facts.speakers, facts.attending)
    reason = f"{facts.speakers}/{facts.attending} đảng viên dự họp phát biểu, đạt {rate}."
    return _by_bands(item, _share(facts.speakers, facts.attending), reason)


def _results(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    done, due = facts.assignments_done, facts.assignments_due
    if not due:
        return _Said(None, "Không có việc nào đến hạn để tính; chi bộ chấm theo chỉ tiêu của mình.")
    reason = f"Hoàn thành {done}/{due} việc đến hạn, đạt {votes.percent(done, due)}."
    return _by_bands(item, _share(done, due), reason)


def _conclusion(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    if facts.concluded and facts.voted:
        return _Said(item.most, "Có kết luận và đã biểu quyết thông qua.")
    lacking = "chưa ghi biểu quyết thông qua" if facts.concluded else "chưa ghi kết luận"
    return _Said(None if facts.concluded else 0.0, f"Biên bản {lacking}.")


def _minutes_agreed(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    checks = ((facts.minutes_agreed, "thông qua biên bản"), (facts.assigned, "phân công đảng viên"))
    lacking = [words for there, words in checks if not there]
    if not lacking:
        return _Said(item.most, "Đã thông qua biên bản và phân công đảng viên.")
    reason = f"Chưa ghi: {', '.join(lacking)}."
    return _Said(0.0 if len(lacking) == len(checks) else None, reason)


def _posted_after(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    days = facts.posted_days_after
    if days is None:
        return _Said(None, "Chưa ghi ngày đăng kết luận, nghị quyết.", (item.most, 0.0))
    reason = f"Đăng sau buổi họp {days} ngày; yêu cầu trong {item.limit} ngày."
    return _Said(item.most if days <= (item.limit or 0) else 0.0, reason)


def _close(item: Item, facts: ScoreFacts, criteria: CriteriaSet) -> _Said:
    parts = (_conclusion, _minutes_agreed, _posted_after)
    return _all_or_ask(item, [part(item, facts, criteria) for part in parts])


def _yes(item: Item, there: bool, said: str, lacking: str) -> _Said:
    """Propose all or nothing; the person may know better than the records."""
    return _Said(item.most, said) if there else _Said(0.0, lacking)


def _all_or_ask(item: Item, parts: list[_Said]) -> _Said:
    """Propose the whole when every part has its points; a frame does not price single parts."""
    lost = [part.reason for part in parts if part.points != item.most]
    if not lost:
        return _Said(item.most, " ".join(part.reason for part in parts))
    return _Said(None, f"{' '.join(lost)} {item.gap}".rstrip())


def _by_bands(item: Item, value: Fraction, reason: str, required: Fraction = Fraction(0)) -> _Said:
    points = bands.points_for(item.bands, value, required)
    if points is not None:
        return _Said(points, reason)
    choices = bands.choices(item.bands, value, required)
    ask = choices if len(choices) > 1 else ()
    return _Said(None, f"{reason} {item.gap} Người chấm chọn mức và ghi lý do.", ask)


def _share(part: int, whole: int) -> Fraction:
    """Return the share in per cent, exactly."""
    return Fraction(part * 100, whole)


_RULES: dict[DataSource, Callable[[Item, ScoreFacts, CriteriaSet], _Said]] = {
    DataSource.HUMAN: _human,
    DataSource.DURATION: _duration,
    DataSource.ATTENDANCE: _attendance,
    DataSource.NO_LONG_ABSENCE: _no_long_absence,
    DataSource.DRAFT: _draft,
    DataSource.COMMITTEE: _committee,
    DataSource.NOTICE: _notice,
    DataSource.PAPERS_BEFORE: _papers_before,
    DataSource.PAPERS_POSTED: _papers_posted,
    DataSource.PREPARATION: _preparation,
    DataSource.PROCEDURE: _procedure,
    DataSource.THEMATIC: _thematic,
    DataSource.SPEAKING: _speaking,
    DataSource.RESULTS: _results,
    DataSource.CONCLUSION: _conclusion,
    DataSource.MINUTES_AGREED: _minutes_agreed,
    DataSource.POSTED_AFTER: _posted_after,
    DataSource.CLOSE: _close,
}
