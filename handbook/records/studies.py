"""Study of upper resolutions (học tập, quán triệt nghị quyết): sessions and who attended.

No form is prescribed; practice reports called, present and rate, those made up, and the written
responses (bài thu hoạch) handed in (DOMAIN §3). No clock here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from handbook.records import cited_documents
from handbook.records.cited_documents import cited as cited
from handbook.records.dates import Partial


class StudyForm(StrEnum):
    """How a session was held."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class StudyMark(StrEnum):
    """Attendance of one member; who was absent and studied later has made it up."""

    UNMARKED = ""
    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    MADE_UP = "made_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRow:
    """One member called: `made_up_on` is the day it was made up, `response_on` of the response."""

    member: str
    mark: StudyMark = StudyMark.UNMARKED
    made_up_on: Partial = ""
    response_on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySession:
    """One session of study of one document; `issuer` is the body that issued it."""

    uid: str
    version: int = 0
    date: date
    document: str
    document_date: Partial = ""
    issuer: str = ""
    subject: str = ""
    form: StudyForm = StudyForm.IN_PERSON
    speaker: str = ""
    roll: tuple[StudyRow, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCounts:
    """How many were called, and what became of them."""

    called: int
    present: int
    excused: int
    unexcused: int
    made_up: int
    responses: int


FORM_WORDS = {StudyForm.IN_PERSON: "Trực tiếp", StudyForm.ONLINE: "Trực tuyến"}
MARK_WORDS = {
    StudyMark.UNMARKED: "Chưa điểm danh",
    StudyMark.PRESENT: "Có mặt",
    StudyMark.EXCUSED: "Vắng có lý do",
    StudyMark.UNEXCUSED: "Vắng không lý do",
    StudyMark.MADE_UP: "Đã học bù",
}


def counts(session: StudySession) -> StudyCounts:
    """Return the figures of a session."""
    marks = [row.mark for row in session.roll]
    return StudyCounts(
        called=len(marks),
        present=marks.count(StudyMark.PRESENT),
        excused=marks.count(StudyMark.EXCUSED),
        unexcused=marks.count(StudyMark.UNEXCUSED),
        made_up=marks.count(StudyMark.MADE_UP),
        responses=sum(bool(row.response_on) for row in session.roll),
    )


def marked(session: StudySession, row: StudyRow) -> StudySession:
    """Return the session with one member's line replaced; only what was made up has a day of it."""
    if row.mark is not StudyMark.MADE_UP:
        row = replace(row, made_up_on="")
    roll = tuple(row if one.member == row.member else one for one in session.roll)
    return replace(session, roll=roll)


def all_present(session: StudySession) -> StudySession:
    """Return the session with everyone not yet marked as present."""
    roll = tuple(one if one.mark else replace(one, mark=StudyMark.PRESENT) for one in session.roll)
    return replace(session, roll=roll)


def called(members: Iterable[str]) -> tuple[StudyRow, ...]:
    """Return an empty line for each member (uid)."""
    return tuple(StudyRow(member=uid) for uid in members)


def check(session: StudySession) -> dict[str, str]:
    """Return problems by field."""
    ask = "Hãy ghi văn bản được học tập, như Nghị quyết số 05-NQ/ĐU."
    problems = cited_documents.check(session, ask)
    days = (day for row in session.roll for day in (row.made_up_on, row.response_on))
    if said := cited_documents.unreal(days):
        problems["roll"] = said
    elif len({row.member for row in session.roll}) < len(session.roll):
        problems["roll"] = "Có đảng viên đứng hai lần trong danh sách học tập."
    return problems
