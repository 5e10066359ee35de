"""The register of issued papers (sổ đăng ký văn bản): its lines, counts and missing numbers.

A line comes from sealed minutes, an issued resolution or conclusion, a paper of a review round that
was given a number, or is typed by hand for a paper made outside. Numbers run per type through one
whole term (DOMAIN §1.4).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records import numbering
from handbook.records.dates import Partial
from handbook.records.numbering import PaperType
from handbook.records.text import one_line


class Origin(StrEnum):
    """Where a line of the register comes from."""

    MINUTES = "minutes"
    RESOLUTION = "resolution"
    ROUND = "round"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePaper:
    """A paper the branch issued that was made outside the handbook, entered by hand.

    With `round` (uid) it is one of a review round, made here: `paper` is its id in the catalogue,
    `member` whose it is, empty for the branch's.
    """

    uid: str
    version: int = 0
    type: PaperType
    number: int
    date: date
    subject: str
    recipients: str = ""
    note: str = ""
    round: str = ""
    paper: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the register; `paper` is the uid of what it stands for, `meeting` of its meeting.

    `term` is the first day of the term its number counts in; `withdrawn` is why it is being
    edited just now, empty while it is in force.
    """

    paper: str
    origin: Origin
    type: PaperType
    number: int
    date: date
    term: Partial = ""
    subject: str = ""
    recipients: str = ""
    meeting: str = ""
    note: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many papers of one type a register has, and which numbers are missing in it."""

    type: PaperType
    papers: int
    missing: tuple[int, ...] = ()


TYPE_WORDS = {
    PaperType.RESOLUTION: "Nghị quyết",
    PaperType.CONCLUSION: "Kết luận",
    PaperType.DECISION: "Quyết định",
    PaperType.REGULATION: "Quy chế",
    PaperType.NOTICE: "Thông báo",
    PaperType.REPORT: "Báo cáo",
    PaperType.PLAN: "Kế hoạch",
    PaperType.PROGRAMME: "Chương trình",
    PaperType.SUBMISSION: "Tờ trình",
    PaperType.LETTER: "Công văn",
    PaperType.MINUTES: "Biên bản",
    PaperType.SCHEME: "Đề án",
    PaperType.OPTION: "Phương án",
}


def check(paper: OutsidePaper) -> dict[str, str]:
    """Return problems by field."""
    problems: dict[str, str] = {}
    if paper.number < 1:
        problems["number"] = "Số văn bản phải từ 1 trở lên."
    if not one_line(paper.subject):
        problems["subject"] = "Chưa ghi trích yếu của văn bản."
    return problems


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the lines by day, then type and number."""
    return tuple(sorted(entries, key=lambda e: (e.date, e.type.value, e.number)))


def chosen(
    entries: Iterable[Entry],
    *,
    year: int | None = None,
    type: PaperType | None = None,
    term: Partial | None = None,
) -> tuple[Entry, ...]:
    """Return the lines of a year, a type and a term; None takes all of it."""
    return tuple(
        e
        for e in entries
        if (year is None or e.date.year == year)
        and (type is None or e.type is type)
        and (term is None or e.term == term)
    )


def counts(entries: Sequence[Entry]) -> tuple[Count, ...]:
    """Return how many papers there are of each type, in the order of the types."""
    found = Counter(entry.type for entry in entries)
    return tuple(Count(type=kind, papers=found[kind]) for kind in PaperType if found[kind])


def missing(
    entries: Sequence[Entry], kind: PaperType, term: Partial, before: int = 0
) -> tuple[int, ...]:
    """Return the numbers of a type and term that no line has; `before` were given on paper."""
    return numbering.gaps([e.number for e in entries if (e.type, e.term) == (kind, term)], before)


def series(entries: Sequence[Entry]) -> tuple[tuple[PaperType, Partial], ...]:
    """Return each type and term there is a number of."""
    found = {(e.type, e.term) for e in entries}
    order = list(PaperType)
    return tuple(sorted(found, key=lambda one: (one[1], order.index(one[0]))))


def symbol(entry: Entry, body: str) -> str:
    """Return `05-NQ/CB`, as the register writes it."""
    return numbering.symbol(entry.number, entry.type, body).removeprefix("Số ")
