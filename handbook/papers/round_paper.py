"""What the papers of a review round share: what they are made of, and how a page is put together.

Without a round they are blank forms of the day's year. Nothing here knows the words of any paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handbook.papers import handwriting, letterhead, template, words
from handbook.papers.paper import Request
from handbook.records import dates, frames, frozen_rules, numbering, periods
from handbook.records.attendance_stats import Span
from handbook.records.ballots import Ballot, BallotKind
from handbook.records.meetings import Meeting
from handbook.records.members import Member, in_order
from handbook.records.numbering import PaperType
from handbook.records.register import OutsidePaper
from handbook.records.review_rounds import Round, RoundPeriod, reviewed
from handbook.records.reviews import LEVEL_WORDS, Level, Review
from handbook.records.settings import Branch, BranchKind, parent_on
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

OPEN = "." * 10
"""Where a count is written in by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """A round with its reviews and ballots; `day` is the day the paper is made.

    `meeting` is the review meeting when it is kept under Sinh hoạt, with its roll; `issued` are the
    lines of the register that give papers of the round their number and day.
    """

    branch: Branch
    members: tuple[Member, ...]
    round: Round
    reviews: tuple[Review, ...] = ()
    meeting: Meeting | None = None
    ballots: tuple[Ballot, ...] = ()
    issued: tuple[OutsidePaper, ...] = ()
    day: date

    def member(self, uid: str) -> Member | None:
        """Return the member of that uid, None for the collective and for strangers."""
        return next((one for one in self.members if one.uid == uid), None)

    def called(self, uid: str) -> str:
        """Return a member's name; empty for the collective."""
        member = self.member(uid)
        return member.name if member else ""

    def review(self, member: str) -> Review | None:
        """Return the review of a member, or of the collective (empty)."""
        return next((one for one in self.reviews if one.member == member), None)

    def ballot(self, kind: BallotKind) -> Ballot | None:
        """Return the last ballot of that kind."""
        return next((one for one in reversed(self.ballots) if one.kind is kind), None)

    def line_of(self, paper: str, member: str) -> OutsidePaper | None:
        """Return the line of the register of a paper, None while it has no number."""
        lines = (one for one in self.issued if (one.paper, one.member) == (paper, member))
        return next(lines, None)

    @property
    def reviewed(self) -> tuple[Member, ...]:
        """Return those who are reviewed, in Vietnamese order."""
        uids = {line.member for line in reviewed(self.round)}
        return in_order([one for one in self.members if one.uid in uids])


def gather(store: Store, request: Request) -> RoundFacts:
    """Return the facts of the request's round, else of the current or last, else of a blank one."""
    found = _round(store, request)
    kept = bool(found.version)
    return RoundFacts(
        branch=store.branch.get(),
        members=store.members.all(),
        round=found,
        reviews=store.reviews.of_round(found.uid) if kept else (),
        ballots=store.ballots.of_round(found.uid) if kept else (),
        meeting=store.meetings.find_uid(found.meeting) if found.meeting else None,
        issued=store.register.of_round(found.uid) if kept else (),
        day=request.day,
    )


def blank_round(day: date, kind: BranchKind) -> Round:
    """Return a round of the day's year that nobody began, for blank forms."""
    return Round(
        uid="",
        year=day.year,
        starts_on=date(day.year, 1, 1),
        ends_on=date(day.year, 12, 31),
        begun_on=day,
        frames=tuple(frames.frames(day, kind).values()),
        cap=frozen_rules.cap_on(day),
    )


def span_words(one: Round) -> str:
    """Return the time a round is about: `năm 2026`, `quý III năm 2026`."""
    match one.period:
        case RoundPeriod.YEAR:
            return f"năm {one.year}"
        case RoundPeriod.QUARTER:
            return periods.around(Span.QUARTER, date(one.year, one.part * 3, 1)).words
        case RoundPeriod.TERM:
            return f"nhiệm kỳ {one.starts_on.year} - {one.ends_on.year}"
        case RoundPeriod.ON_DEMAND:
            return f"từ {dates.short(one.starts_on)} đến {dates.short(one.ends_on)}"


def absent(called: int, present: int) -> str:
    """Return how many did not come; dots while the counts do not say, or do not fit."""
    return words.comrades(called - present) if 0 < called >= present else OPEN


def level_words(level: Level) -> str:
    """Return a level as it is printed; empty while none was said."""
    return LEVEL_WORDS.get(level, "")


def page(
    facts: RoundFacts,
    paper: str,
    more: Mapping[str, Any],
    *,
    text: str = "",
    number: PaperType | None = None,
    place_date: bool = True,
    dated: str = "",
    landscape: bool = False,
    whose: str = "",
    of: str = "",
) -> Document:
    """Return the paper whose text is `text` (else that of `paper`), with `more` facts of its own.

    The front matter names title, subject, perhaps a form's `code` for the corner and a `footer`.
    `whose` tells papers of several persons apart in the title of the file. Number and day are those
    of the register's line for the paper `of` a member (uid); the number is blank without one.
    """
    line = facts.line_of(text or paper, of) if number else None
    if line is not None:
        facts, dated = replace(facts, day=line.date), ""
    written = template.written(text or paper, {**_common(facts), **more}, facts.branch)
    return letterhead.whole(
        facts.branch,
        facts.day,
        written,
        whose=whose,
        number=_symbol(number, line, facts.branch) if number else "",
        place_date=place_date,
        dated=dated,
        landscape=landscape,
    )


def _symbol(kind: PaperType, line: OutsidePaper | None, branch: Branch) -> str:
    return numbering.symbol(line.number if line else None, kind, branch.symbol)


def _round(store: Store, request: Request) -> Round:
    if request.round:
        found: Round = store.rounds.by_uid(request.round)
        return found
    kept = store.rounds.current(request.day) or next(reversed(store.rounds.all()), None)
    return kept or blank_round(request.day, store.branch.get().kind)


def _common(facts: RoundFacts) -> dict[str, Any]:
    branch = facts.branch
    return {
        "branch": words.branch_name(branch),
        "parent": one_line(parent_on(branch, facts.day)) or words.BLANK,
        "year": facts.round.year,
        "span": span_words(facts.round),
        "of_span": words.opening(span_words(facts.round)),
        "day": dates.long(facts.day),
        "sign": letterhead.signer(branch, facts.members),
        "captions": {
            "recorder": branch.choices.recorder_caption,
            "chair": branch.choices.chair_caption,
        },
        "dots": handwriting.lines(1),
    }
