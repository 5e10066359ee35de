"""Which record is meant by what was typed: a uid or its start, a name, a day, a year.

Writes nothing; refuses what means nothing, or more than one.
"""

from argparse import ArgumentTypeError, Namespace
from datetime import date

from handbook.cli.parsing import a_day
from handbook.errors import BadInput, NotFound
from handbook.papers.catalog import PAPERS, Request
from handbook.records import dates, periods, words
from handbook.records.meetings import Meeting
from handbook.records.review_rounds import Round, RoundPeriod
from handbook.records.shortcomings import Shortcoming
from handbook.records.tasks import Task
from handbook.records.text import fold, one_line
from handbook.store.store import Store

_MANY = 100_000
_TASK, _SHORTCOMING = "việc đột phá", "hạn chế"
_SHORTEST_START = 4
"""Fewer letters of a uid are more likely a slip than a choice."""


def meeting_of(store: Store, typed: str) -> Meeting:
    """Return the meeting of a uid, of the start of one, or of a day; raises NotFound, BadInput."""
    every = store.meetings.summaries(None, limit=_MANY)
    found = [m for m in every if m.uid == typed.lower()] or _by_start(every, typed)
    found = found or [m for m in every if m.date == _day_in(typed)]
    if not found:
        raise NotFound(
            f"Không có buổi sinh hoạt nào mang mã hoặc ngày “{typed}”. Hãy xem bằng lệnh "
            "“handbook list meetings”."
        )
    if len(found) > 1:
        raise BadInput(
            f"“{typed}” ứng với {len(found)} buổi sinh hoạt. Hãy gõ mã của một buổi:",
            *(f"{m.uid}  {words.meeting_title(m)}, {dates.on_screen(m.date)}" for m in found),
        )
    return found[0]


def member_of(store: Store, typed: str) -> str:
    """Return the uid of the member that a uid, the start of one, or a name means."""
    every = store.members.all()
    found = [m for m in every if m.uid.startswith(typed.lower()) and len(typed) >= _SHORTEST_START]
    found = found or [m for m in every if fold(m.name) == fold(one_line(typed))]
    if not found:
        raise NotFound(
            f"Không có đảng viên nào mang mã hoặc tên “{typed}”. Hãy xem bằng lệnh "
            "“handbook list members”."
        )
    if len(found) > 1:
        raise BadInput(
            f"“{typed}” ứng với {len(found)} đảng viên. Hãy gõ mã của một người:",
            *(f"{m.uid}  {m.name}, sinh {dates.on_screen(m.birth_date)}" for m in found),
        )
    return found[0].uid


def request(store: Store, choice: Namespace, today: date) -> Request:
    """Return what a paper is asked of, by what was typed; raises NotFound, BadInput."""
    return Request(
        day=today,
        meeting=meeting_of(store, choice.meeting).uid if choice.meeting else "",
        member=member_of(store, choice.member) if choice.member else "",
        year=choice.year,
        period=choice.period,
        fill=choice.fill,
        task=_uid_of(_TASK, store.tasks.all(), choice.task) if choice.task else "",
        shortcoming=(
            _uid_of(_SHORTCOMING, store.shortcomings.all(), choice.shortcoming)
            if choice.shortcoming
            else ""
        ),
        round=_round_of(store, choice) if _asks_for_round(choice.paper) else "",
    )


def _by_start(every: tuple[Meeting, ...], typed: str) -> list[Meeting]:
    if len(typed) < _SHORTEST_START or _day_in(typed):
        return []
    return [m for m in every if m.uid.startswith(typed.lower())]


def _day_in(typed: str) -> date | None:
    try:
        return a_day(typed)
    except ArgumentTypeError:
        return None


def _uid_of(what: str, every: tuple[Task | Shortcoming, ...], typed: str) -> str:
    """Return the whole uid that a uid or the start of one means."""
    enough = len(typed) >= _SHORTEST_START
    found = [one.uid for one in every if enough and one.uid.startswith(typed.lower())]
    if len(found) > 1:
        raise BadInput(f"“{typed}” ứng với {len(found)} {what}. Hãy gõ mã dài hơn:", *found)
    if not found:
        command = "tasks" if what == _TASK else "shortcomings"
        raise NotFound(
            f"Không có {what} nào mang mã “{typed}”. Hãy xem bằng lệnh “handbook list {command}”."
        )
    return found[0]


def _asks_for_round(paper_id: str) -> bool:
    paper = PAPERS.get(paper_id)
    return paper is not None and "round" in paper.takes


def _round_of(store: Store, choice: Namespace) -> str:
    """Return the uid of the round that a year, or a quarter, means; without one, the last begun.

    Empty while there is none at all.
    """
    if not choice.year and not store.rounds.all():
        return ""  # papers of a round are blank forms then
    every = store.rounds.of_year(choice.year) if choice.year else store.rounds.all()[::-1]
    found = [one for one in every if _is_of(one, choice.period)]
    if not found:
        raise NotFound(
            f"Không có đợt kiểm điểm nào của {choice.period or f'năm {choice.year}'}. Hãy mở đợt "
            "kiểm điểm trong chương trình trước, hoặc bỏ --year để in mẫu trống."
        )
    yearly = (one for one in found if one.period is RoundPeriod.YEAR)
    return next(yearly, found[0]).uid


def _is_of(one: Round, period: str) -> bool:
    """Say whether a round is the one of a quarter typed as `2026-Q3`; any when none was typed."""
    if not period:
        return True
    wanted = periods.parse(period)
    return (one.starts_on, one.ends_on) == (wanted.first, wanted.last)
