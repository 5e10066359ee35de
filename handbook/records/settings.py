"""The branch itself: its name, the body above it, its terms, and the choices its papers follow.

What varies by locality is a field here with the national practice as default (DOMAIN §14).
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import one_line


class BranchKind(StrEnum):
    """The six kinds of branch that 42-HD/BTCTW (28/10/2025) lists content for."""

    VILLAGE = "village"
    OFFICE = "office"
    STATE_COMPANY = "state_company"
    PRIVATE_COMPANY = "private_company"
    SCHOOL = "school"
    ARMED_FORCES = "armed_forces"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentBody:
    """The body above, under the name it has had since a day; old papers keep the old head."""

    name: str
    since: Partial = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoices:
    """Points of form that are disputed or local, with the default of DOMAIN §14."""

    minutes_place_and_date: bool = False
    minutes_dashes: bool = True
    minutes_number: bool = True
    minutes_keep_line: bool = True
    initials_line: bool = False
    review_tail: bool = True  # remarks below a review form, known of past years only [old]
    duplex: bool = False
    recorder_caption: str = "NGƯỜI GHI BIÊN BẢN"
    chair_caption: str = "CHỦ TRÌ HỘI NGHỊ"
    authority: str = "T/M CHI BỘ"
    old_spelling: bool = False  # "uỷ" in place of "ủy"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySwitch:
    """A row of the table of duties that the branch turned on or off against its default."""

    duty: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDate:
    """A day typed from the upper committee's plan, for the duty's period (`2026`)."""

    duty: str
    period: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """The branch's own wording of a paper; `paper` names the bundled text it stands for."""

    paper: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The branch; one per handbook."""

    uid: str
    version: int = 0
    name: str
    kind: BranchKind = BranchKind.VILLAGE
    place: str = ""
    parents: tuple[ParentBody, ...] = ()
    terms: tuple[Partial, ...] = ()
    symbol: str = "CB"
    minutes_before: int = 0
    meeting_place: str = ""
    meeting_time: str = "19:30"
    choices: PaperChoices = field(default_factory=PaperChoices)
    duty_switches: tuple[DutySwitch, ...] = ()
    holidays: tuple[date, ...] = ()
    typed_dates: tuple[TypedDate, ...] = ()
    criteria: str = ""  # the chosen criteria set; empty for the national one
    paper_texts: tuple[PaperText, ...] = ()


def parent_on(branch: Branch, day: date) -> str:
    """Return the name of the body above on `day`; empty when none was typed."""
    known = [p for p in branch.parents if (dates.earliest(p.since) or date.min) <= day]
    if not known:
        return branch.parents[0].name if branch.parents else ""
    return max(known, key=lambda p: p.since).name


def term_on(branch: Branch, day: date) -> Partial:
    """Return the first day of the term (nhiệm kỳ) that `day` falls in; empty when none is typed.

    Numbers count through one whole term, from the day after a congress (36-HD/VPTW, 03/4/2018).
    """
    started = [t for t in branch.terms if (dates.earliest(t) or date.min) <= day]
    return max(started, default="")


def own_text(branch: Branch, paper: str) -> str | None:
    """Return the branch's own text of a paper, or None when the bundled one is used."""
    return next((one.text for one in branch.paper_texts if one.paper == paper), None)


def with_text(branch: Branch, paper: str, text: str | None) -> Branch:
    """Return the branch with its own text of a paper; None goes back to the bundled one."""
    others = tuple(one for one in branch.paper_texts if one.paper != paper)
    own = () if text is None else (PaperText(paper=paper, text=text),)
    return replace(branch, paper_texts=tuple(sorted((*others, *own), key=lambda one: one.paper)))


def check(branch: Branch) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if not one_line(branch.name):
        problems["name"] = "Thiếu tên chi bộ."
    if not any(one_line(p.name) for p in branch.parents):
        problems["parents"] = "Thiếu tên đảng bộ (đảng ủy) cấp trên trực tiếp."
    if not one_line(branch.place):
        problems["place"] = "Thiếu địa danh ghi trên văn bản."
    if any(not dates.is_partial(term) for term in branch.terms):
        problems["terms"] = "Ngày bắt đầu nhiệm kỳ không phải là ngày có thật."
    if branch.minutes_before < 0:
        problems["minutes_before"] = "Số biên bản đã cấp không thể nhỏ hơn 0."
    return problems
