"""A review (bản kiểm điểm): one member's form in a round, or the collective's report (Mẫu 01).

From the words the person writes to what was decided about him; votes are counts only and are kept
in `ballots`. Discipline is a fact with a number and a date, never a dossier. No clock here.
"""

from dataclasses import dataclass
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.review_rounds import Form


class Level(StrEnum):
    """The four levels of 366-QĐ/TW (30/8/2025), Điều 11; empty when none was said yet."""

    EXCELLENT = "HTXSNV"
    GOOD = "HTTNV"
    DONE = "HTNV"
    NOT_DONE = "KHTNV"
    NONE = ""


class FactKind(StrEnum):
    """What is noted of a person's year as a fact."""

    PRAISE = "praise"
    DISCIPLINE = "discipline"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """The words of one part of the form, by its id in `resources/lists/review_forms.toml`."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Points of one criterion of the round's frame: the person's own and the appraised ones."""

    id: str
    own: float | None = None
    appraised: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment at the meeting; `member` is a uid, `name` a guest; `answer` the person's own."""

    member: str = ""
    name: str = ""
    text: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFact:
    """Praise or discipline of the year: what, the paper's number and date."""

    kind: FactKind
    what: str = ""
    document: str = ""
    on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark by others: the residence's committee, the employer, the branch elsewhere."""

    by: str = ""
    text: str = ""
    level: str = ""
    on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A level said by a body: points where it gives them, the paper's number and date."""

    level: Level = Level.NONE
    points: float | None = None
    reason: str = ""
    document: str = ""
    on: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review; `member` is empty for the collective's report.

    `own_level` is what the person claims, `proposal` what the branch proposes, `decision` what the
    competent level decided. `gap_reason` is the reason when own and appraised points lie apart
    (rule `rating`). `handwritten` says that the form was written by hand and typed in later.
    """

    uid: str
    version: int = 0
    round: str
    member: str = ""
    form: Form = Form.OUTSIDE
    parts: tuple[PartText, ...] = ()
    points: tuple[Points, ...] = ()
    own_level: Level = Level.NONE
    submitted_on: Partial = ""
    handwritten: bool = False
    facts: tuple[YearFact, ...] = ()
    comments: tuple[Comment, ...] = ()
    residence: Remark = Remark()
    employer: Remark = Remark()
    elsewhere: Remark = Remark()
    committee_remark: str = ""
    gap_reason: str = ""
    level_reason: str = ""  # why the level stands although a gate or the ceiling warns
    proposal: Decision = Decision()
    decision: Decision = Decision()
    notified_on: Partial = ""
    notified_how: str = ""
    filed: tuple[str, ...] = ()


LEVEL_WORDS = {
    Level.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    Level.GOOD: "Hoàn thành tốt nhiệm vụ",
    Level.DONE: "Hoàn thành nhiệm vụ",
    Level.NOT_DONE: "Không hoàn thành nhiệm vụ",
}
LEVELS = tuple(LEVEL_WORDS)


def part(review: Review, part_id: str) -> str:
    """Return the words of a part; empty when it has none."""
    return next((one.text for one in review.parts if one.id == part_id), "")


def points_of(review: Review, criterion: str) -> Points:
    """Return the points of a criterion, empty ones when none were given."""
    return next((one for one in review.points if one.id == criterion), Points(id=criterion))


def check(review: Review) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    days = {
        "submitted_on": (review.submitted_on,),
        "notified_on": (review.notified_on,),
        "facts": tuple(fact.on for fact in review.facts),
        "proposal": (review.proposal.on,),
        "decision": (review.decision.on,),
        "residence": (review.residence.on,),
        "employer": (review.employer.on,),
        "elsewhere": (review.elsewhere.on,),
    }
    for name, values in days.items():
        wrong = next((day for day in values if day and not dates.is_partial(day)), "")
        if wrong:
            problems[name] = f"“{wrong}” không phải là ngày có thật."
    given = [p for one in review.points for p in (one.own, one.appraised) if p is not None]
    if any(value < 0 for value in given):
        problems["points"] = "Điểm không thể nhỏ hơn 0."
    for name in ("proposal", "decision"):
        value = getattr(review, name).points
        if value is not None and not 0 <= value <= 100:
            problems[name] = "Tổng điểm phải từ 0 đến 100."
    return problems
