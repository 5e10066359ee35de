"""What the handbook knows of the year as sentences, ready to stand in a part of the form.

They state figures and named facts without a subject, so that they fit "tôi" and "chi bộ" alike; a
person puts them in and writes on. Nothing here judges.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from handbook.records import dates, votes, year_goals
from handbook.records.commitments import KEPT_WORDS, Kept
from handbook.records.meetings import Praise, PraiseKind
from handbook.records.review_facts import YearFacts
from handbook.records.review_forms import parts
from handbook.records.review_rounds import RoundPeriod
from handbook.records.reviews import YearFact
from handbook.records.shortcomings import STATE_WORDS, Shortcoming, ShortcomingState
from handbook.records.text import fold, one_line
from handbook.records.work_counts import WorkCounts

_PRAISED = {
    PraiseKind.PRAISED: "Được chi bộ biểu dương",
    PraiseKind.REMINDED: "Bị chi bộ nhắc nhở",
    PraiseKind.CRITICISED: "Bị chi bộ phê bình",
}

_GOING_ON = "Tiếp tục khắc phục"
_QUOTES = (("“", "”"), ('"', '"'))


def sentences(
    facts: YearFacts, period: RoundPeriod = RoundPeriod.YEAR
) -> Mapping[str, tuple[str, ...]]:
    """Return sentences by part id of the facts' form; every part has an entry, maybe empty."""
    said: dict[str, tuple[str, ...]] = {}
    for part in parts(facts.form, period, facts.ends_on):
        tell = _TELLERS.get(part.about)
        said[part.id] = tuple(tell(facts)) if tell else ()
    return said


def of_shortcoming(one: Shortcoming) -> str:
    """Return one earlier shortcoming and what became of it, as part III tells it."""
    what = one_line(one.what).rstrip(".")
    if one.state is ShortcomingState.VERIFIED:
        on = f" ngày {dates.on_screen(one.verified_on)}" if one.verified_on else ""
        return f"“{what}”: đã được khắc phục, chi bộ xác nhận{on}."
    last = next((one_line(n.text) for n in reversed(one.notes) if n.text.strip()), "")
    so_far = f": {last.rstrip('.')}" if last else ""
    return f"“{what}”: {STATE_WORDS[one.state].lower()}{so_far}."


def of_going_on(one: Shortcoming) -> str:
    """Return what is to be done on about an earlier shortcoming, as part VI tells it."""
    remedy = one_line(one.remedy).rstrip(".")
    due = f", xong trước {dates.on_screen(one.due)}" if one.due else ""
    how = f": {remedy}" if remedy else ""
    return f"{_GOING_ON} “{one_line(one.what).rstrip('.')}”{how}{due}."


def goes_on(line: str, before: Iterable[Shortcoming]) -> Shortcoming | None:
    """Return the earlier shortcoming that a line of part VI goes on with, None for a new remedy.

    It names it in quotes, or begins as `of_going_on` does; what was written after it may differ.
    """
    said = fold(one_line(line))
    for one in before:
        what = fold(one_line(one.what).rstrip("."))
        begun = said.startswith(fold(_GOING_ON)) and what in said
        if begun or any(f"{left}{what}{right}" in said for left, right in _QUOTES):
            return one
    return None


def way_on(line: str, one: Shortcoming) -> str:
    """Return what such a line says beyond what is planned already; empty when it is nothing new."""
    if fold(one_line(line)).rstrip(".") == fold(of_going_on(one)).rstrip("."):
        return ""
    for _, right in _QUOTES:
        if right in line:
            return one_line(line.rpartition(right)[2]).strip(" :;,.–-")
    return one_line(line)


def of_fact(fact: YearFact) -> str:
    """Return praise or discipline with the paper's number and date."""
    paper = one_line(fact.document)
    on = f"ngày {dates.on_screen(fact.on)}" if fact.on else ""
    source = ", ".join(text for text in (paper, on) if text)
    return f"{one_line(fact.what).rstrip('.')}{f' ({source})' if source else ''}."


def _conduct(facts: YearFacts) -> Iterator[str]:
    yield from _attendance(facts)
    for day, praise in facts.said:
        if praise.kind is PraiseKind.PRAISED:
            yield _of_praise(day.isoformat(), praise)
    for fact in facts.praises:
        yield f"Khen thưởng: {of_fact(fact)}"
    for fact in facts.disciplines:
        yield f"Kỷ luật: {of_fact(fact)}"


def _attendance(facts: YearFacts) -> Iterator[str]:
    if facts.meetings:
        absent = [
            f"{number} buổi {words}"
            for number, words in (
                (facts.excused, "vắng có lý do"),
                (facts.unexcused, "vắng không lý do"),
            )
            if number
        ]
        rate = votes.percent(facts.attended, facts.meetings)
        more = f", {', '.join(absent)}" if absent else ""
        yield f"Dự {facts.attended}/{facts.meetings} buổi sinh hoạt chi bộ ({rate}){more}."
    if facts.spoken:
        yield f"Phát biểu ý kiến xây dựng ở {facts.spoken} buổi, {facts.speeches} lượt."


def _of_praise(day: str, praise: Praise) -> str:
    reason = one_line(praise.reason).rstrip(".")
    why = f": {reason}" if reason else ""
    return f"{_PRAISED[praise.kind]} ngày {dates.on_screen(day)}{why}."


def _duties(facts: YearFacts) -> Iterator[str]:
    yield from _goals(facts)
    yield from _of_work(facts.assignments, "việc chi bộ phân công")
    yield from _of_work(facts.tasks, "việc đột phá, đổi mới")
    yield from (f"Vượt yêu cầu: {one_line(name).rstrip('.')}." for name in facts.beyond)


def _goals(facts: YearFacts) -> Iterator[str]:
    if facts.goals:
        met = sum(year_goals.is_reached(goal) for goal in facts.goals)
        rate = votes.percent(met, len(facts.goals))
        yield f"Đạt {met}/{len(facts.goals)} chỉ tiêu, nhiệm vụ trọng tâm của năm ({rate})."
    for goal in facts.goals:
        yield f"“{one_line(goal.name).rstrip('.')}”: {year_goals.standing(goal).lower()}."


def _of_work(work: WorkCounts, called: str) -> Iterator[str]:
    if work.given:
        details = [
            f"{number} {words}"
            for number, words in (
                (work.on_time, "việc đúng hạn"),
                (work.late, "việc chậm"),
                (work.beyond, "việc vượt yêu cầu"),
                (work.open, "việc chưa xong"),
            )
            if number
        ]
        rate = votes.percent(work.done, work.given)
        yield f"Hoàn thành {work.done}/{work.given} {called} ({rate}): {', '.join(details)}."
    if work.running:
        yield f"Đang thực hiện {work.running} {called} chưa đến hạn."


def _leading(facts: YearFacts) -> Iterator[str]:
    if facts.chaired:
        yield f"Chủ trì {facts.chaired} buổi sinh hoạt chi bộ."
    if facts.committee:
        yield f"Dự {facts.committee} cuộc họp chi ủy."


def _commitment(facts: YearFacts) -> Iterator[str]:
    if not facts.committed:
        return
    yield f"Có bản cam kết tu dưỡng, rèn luyện, phấn đấu năm {facts.starts_on.year}."
    if facts.kept is not Kept.UNSAID:
        text = one_line(facts.kept_text).rstrip(".")
        yield f"Kết quả: {KEPT_WORDS[facts.kept].lower()}{f' ({text})' if text else ''}."


def _faults(facts: YearFacts) -> Iterator[str]:
    work = facts.work
    if facts.unexcused:
        if facts.member:
            yield f"Vắng sinh hoạt không lý do {facts.unexcused} buổi."
        else:
            yield f"Còn {facts.unexcused} lượt đảng viên vắng sinh hoạt không lý do."
    for day, praise in facts.said:
        if praise.kind is not PraiseKind.PRAISED:
            yield _of_praise(day.isoformat(), praise)
    if work.late:
        yield f"Có {work.late} việc hoàn thành chậm so với thời hạn."
    if facts.overdue:
        names = "; ".join(f"“{one_line(name).rstrip('.')}”" for name in facts.overdue)
        yield f"Có {len(facts.overdue)} việc chưa hoàn thành: {names}."


def _remedied(facts: YearFacts) -> Iterator[str]:
    if not facts.before:
        return
    whole = len(facts.before)
    rate = votes.percent(facts.remedied, whole)
    yield f"Đã khắc phục {facts.remedied}/{whole} hạn chế, khuyết điểm được chỉ ra ({rate})."
    yield from (of_shortcoming(one) for one in facts.before)


def _suggestions(facts: YearFacts) -> Iterator[str]:
    yield from (f"Về gợi ý: “{one_line(text).rstrip('.')}”." for text in facts.suggestions)


def _ahead(facts: YearFacts) -> Iterator[str]:
    for one in facts.before:
        if one.state is not ShortcomingState.VERIFIED:
            yield of_going_on(one)


def _principles(facts: YearFacts) -> Iterator[str]:
    if not facts.meetings:
        return
    thematic = f", trong đó {facts.thematic} buổi chuyên đề" if facts.thematic else ""
    yield f"Tổ chức {facts.meetings} buổi sinh hoạt chi bộ{thematic}."
    marked = facts.attended + facts.excused + facts.unexcused
    rate = votes.percent(facts.attended, marked)
    yield f"Tỷ lệ đảng viên dự sinh hoạt {rate}; {facts.speeches} lượt ý kiến phát biểu."
    if facts.committee:
        yield f"Chi ủy họp {facts.committee} cuộc."


def _building(facts: YearFacts) -> Iterator[str]:
    yield from (f"Khen thưởng: {of_fact(fact)}" for fact in facts.praises)
    yield from (f"Kỷ luật: {of_fact(fact)}" for fact in facts.disciplines)


_TELLERS: Mapping[str, Callable[[YearFacts], Iterator[str]]] = {
    "conduct": _conduct,
    "duties": _duties,
    "leading": _leading,
    "commitment": _commitment,
    "faults": _faults,
    "remedied": _remedied,
    "suggestions": _suggestions,
    "ahead": _ahead,
    "principles": _principles,
    "goals": _duties,
    "building": _building,
}
