"""Shortcomings (hạn chế, khuyết điểm): records with a life across years.

Found → remedy planned → progress → verified, or not; an open one returns by itself in part III of
the next review (DOMAIN §9). A breakthrough task may answer one (`tasks.Task.shortcomings`).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import one_line, paragraphs


class FoundBy(StrEnum):
    """Where a shortcoming was named."""

    REVIEW = "review"  # the person's or the collective's own review
    SUGGESTION = "suggestion"  # gợi ý kiểm điểm of the upper level
    MEETING = "meeting"
    INSPECTION = "inspection"
    OTHER = "other"


class ShortcomingState(StrEnum):
    """Where it stands; REMEDIED waits for somebody to verify it."""

    OPEN = "open"
    REMEDIED = "remedied"
    VERIFIED = "verified"
    NOT_REMEDIED = "not_remedied"  # said at a review; it goes on in the next period
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyNote:
    """One entry of its progress; `meeting`, `review` or `task` name the record it was noted at."""

    on: Partial = ""
    text: str = ""
    state: ShortcomingState = ShortcomingState.OPEN
    by: str = ""
    meeting: str = ""
    review: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """One shortcoming; `member` is the person it is of, empty for the branch (the collective).

    `found_in` is the uid of the review, round or meeting it was found in, `document` the paper of
    an inspection or suggestion. `responsible` is the uid of who remedies it, `helpers` free text.
    `verified_in` is the uid of the review that confirmed the remedy.
    """

    uid: str
    version: int = 0
    what: str
    member: str = ""
    found_by: FoundBy = FoundBy.REVIEW
    found_in: str = ""
    found_on: Partial = ""
    year: int
    document: str = ""
    cause: str = ""
    remedy: str = ""
    responsible: str = ""
    helpers: str = ""
    due: Partial = ""
    state: ShortcomingState = ShortcomingState.OPEN
    notes: tuple[RemedyNote, ...] = ()
    verified_on: Partial = ""
    verified_by: str = ""
    verified_in: str = ""


STATE_WORDS = {
    ShortcomingState.OPEN: "Đang khắc phục",
    ShortcomingState.REMEDIED: "Đã khắc phục, chờ xác nhận",
    ShortcomingState.VERIFIED: "Đã xác nhận khắc phục",
    ShortcomingState.NOT_REMEDIED: "Chưa khắc phục xong",
    ShortcomingState.DROPPED: "Không theo dõi nữa",
}
FOUND_WORDS = {
    FoundBy.REVIEW: "Kiểm điểm",
    FoundBy.SUGGESTION: "Cấp trên gợi ý kiểm điểm",
    FoundBy.MEETING: "Buổi sinh hoạt",
    FoundBy.INSPECTION: "Kết luận kiểm tra, giám sát",
    FoundBy.OTHER: "Nguồn khác",
}
_BULLET = re.compile(r"^(?:[-–+*•]|\(?\d{1,2}[.)]|\(?[a-zđ]\))\s*")
_NONE = re.compile(r"không( có)?( hạn chế| khuyết điểm)?( gì| nào)?( lớn)?\.?")


def is_open(one: Shortcoming) -> bool:
    """Say whether it still returns in the next review."""
    return one.state not in (ShortcomingState.VERIFIED, ShortcomingState.DROPPED)


def named(text: str) -> tuple[str, ...]:
    """Return the shortcomings that a person wrote, one for each line, without their bullets.

    `Không có` and the like name none.
    """
    lines = (one_line(_BULLET.sub("", one_line(line))) for line in paragraphs(text))
    return tuple(line for line in lines if line and not _NONE.fullmatch(line.lower()))


def check(one: Shortcoming) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if not one_line(one.what):
        problems["what"] = "Hãy ghi hạn chế, khuyết điểm là gì."
    for name in ("found_on", "due", "verified_on"):
        value = getattr(one, name)
        if value and not dates.is_partial(value):
            problems[name] = f"“{value}” không phải là ngày có thật."
    wrong = next((n.on for n in one.notes if n.on and not dates.is_partial(n.on)), "")
    if wrong:
        problems["notes"] = f"“{wrong}” không phải là ngày có thật."
    if one.state is ShortcomingState.VERIFIED and not one.verified_on:
        problems["verified_on"] = "Đã xác nhận khắc phục thì phải có ngày xác nhận."
    if one.state is ShortcomingState.DROPPED and not any(n.text.strip() for n in one.notes):
        problems["notes"] = "Không theo dõi nữa thì phải ghi lý do."
    return problems
