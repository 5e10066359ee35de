"""Attendance at the study of resolutions: one table for each session of a year."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handbook.papers import letterhead, words, yearly_paper
from handbook.papers.paper import Request
from handbook.records import dates, studies
from handbook.records.members import Member
from handbook.records.settings import Branch
from handbook.records.studies import FORM_WORDS, MARK_WORDS, StudyMark, StudyRow, StudySession
from handbook.records.text import one_line
from handbook.records.votes import percent
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "study"


def build(store: Store, request: Request) -> Document:
    """Return the sessions of the request's year, else of the year of its day."""
    year = request.whole_year
    return document(
        store.branch.get(), store.members.all(), store.studies.of_year(year), request.day, year
    )


def document(
    branch: Branch,
    members: tuple[Member, ...],
    sessions: Sequence[StudySession],
    day: date,
    year: int,
    *,
    own: str | None = None,
) -> Document:
    """Return the paper of these sessions."""
    names = {member.uid: member.name for member in members}
    facts = {
        "sessions": [_session(one, names) for one in sessions],
        "sign": letterhead.signer(branch, members),
    }
    return yearly_paper.page(PAPER, facts, branch, day, year, own=own)


def figures(session: StudySession) -> str:
    """Return `Được triệu tập 30, có mặt 27 (90,0%), …`, without what is nought."""
    found = studies.counts(session)
    rest = (
        ("học bù", found.made_up),
        ("vắng có lý do", found.excused),
        ("vắng không lý do", found.unexcused),
        ("nộp bài thu hoạch", found.responses),
    )
    said = [
        f"Được triệu tập {words.two_digits(found.called)}",
        f"có mặt {words.two_digits(found.present)} ({percent(found.present, found.called)})",
    ]
    return ", ".join((*said, *(f"{name} {words.two_digits(n)}" for name, n in rest if n)))


def _session(session: StudySession, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "document": studies.cited(session),
        "subject": one_line(session.subject),
        "day": dates.long(session.date),
        "form": FORM_WORDS[session.form].lower(),
        "speaker": one_line(session.speaker),
        "figures": figures(session),
        "note": one_line(session.note),
        "rows": [_row(row, names) for row in session.roll],
    }


def _row(row: StudyRow, names: Mapping[str, str]) -> dict[str, str]:
    unmarked = row.mark is StudyMark.UNMARKED
    made_up = dates.short(row.made_up_on)
    return {
        "name": names.get(row.member, words.BLANK),
        "mark": "" if unmarked else MARK_WORDS[row.mark],
        "made_up": made_up,
        "response": dates.short(row.response_on),
    }
