"""The table of duties as dated data (`resources/lists/duties.toml`, DOMAIN §6).

Each row says what is to be done, by when, for which kinds of branch, and on whose word. Nothing
here knows a day, a meeting or a member.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from handbook import bundle
from handbook.records import due_rules
from handbook.records.due_rules import DueRule
from handbook.records.meetings import MeetingKind
from handbook.records.settings import BranchKind


class Per(StrEnum):
    """What a duty comes up for: the branch in each period, a meeting, a case, or a member."""

    BRANCH = "branch"
    MEETING = "meeting"
    CASE = "case"
    PROBATION = "probation"
    NEW_MEMBER = "new_member"
    LEAVING = "leaving"
    SUSPENSION = "suspension"
    BADGE = "badge"
    ABSENCE = "absence"
    ASSIGNMENT = "assignment"
    BACKUP = "backup"


class Proof(StrEnum):
    """How the records themselves show that a duty is done; NONE waits for a person to say so."""

    NONE = ""
    HELD = "held"
    COMMITTEE_MET = "committee_met"
    NOTIFIED = "notified"
    PAPERS_SENT = "papers_sent"
    SEALED = "sealed"
    POSTED = "posted"
    DUES_PAID = "dues_paid"


class Tone(StrEnum):
    """A duty can be late; a warning and a note are only said."""

    DUTY = "duty"
    WARNING = "warning"
    NOTE = "note"


class Action(StrEnum):
    """What the button of a duty does; ANSWER only takes done, postponed or not applicable."""

    ANSWER = ""
    NEW_MEETING = "new_meeting"
    OPEN_MEETING = "open_meeting"
    OPEN_MINUTES = "open_minutes"
    INVITATION = "invitation"
    MEMBER = "member"
    ASSIGNMENT = "assignment"
    YEARLY_TASKS = "yearly_tasks"
    PLAN = "plan"
    TASK = "task"
    ROUND = "round"
    REMEDIES = "remedies"
    COMMITMENTS = "commitments"
    FOUR_GOOD = "four_good"
    BACKUP = "backup"
    RESTORE_DRILL = "restore_drill"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """One row of the table; `when` is the due rule in the words of the screen."""

    id: str
    what: str
    due: tuple[DueRule, ...]
    latest: tuple[DueRule, ...]
    when: str
    per: Per
    number: str
    dated: date | None
    in_force: date
    source: str
    mark: str
    default: bool
    warn: tuple[int, ...]
    branches: tuple[BranchKind, ...] = ()
    meetings: tuple[MeetingKind, ...] = ()
    needs: tuple[str, ...] = ()
    proof: Proof = Proof.NONE
    tone: Tone = Tone.DUTY
    action: Action = Action.ANSWER
    instead_of: str = ""
    else_day: int | None = None
    forget: int | None = None
    count: int = 0
    years: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()

    @property
    def citation(self) -> str:
        """Return number and date of the rule that asks, with how sure it is; empty when ours."""
        if not self.number or self.mark.startswith("D"):
            return ""
        dated = f", ngày {self.dated:%d/%m/%Y}" if self.dated else ""
        return f"{self.number}{dated}{_CERTAINTY[self.mark]}"


# DOMAIN's certainty marks; a rule since replaced ("°") says so.
_CERTAINTY = {
    "A": "",
    "B": " (theo tài liệu tập huấn)",
    "C": " (theo thực tế địa phương)",
    "A°": " (quy định trước đây)",
    "B°": " (tài liệu tập huấn về quy định trước đây)",
    "C°": " (thực tế theo quy định trước đây)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDays:
    """Month and day that stand for the start and the end of a year."""

    start: tuple[int, int]
    end: tuple[int, int]


def table() -> tuple[DutyRule, ...]:
    """Return every row of the table, of every date."""
    return tuple(_rule(entry) for entry in _data()["duty"])


def year_days() -> YearDays:
    """Return what `year_start` and `year_end` mean."""
    calendar = _data()["calendar"]
    return YearDays(start=_month_day(calendar["year_start"]), end=_month_day(calendar["year_end"]))


def rules_on(
    day: date, branch: BranchKind, switches: Mapping[str, bool], knows: frozenset[str]
) -> tuple[DutyRule, ...]:
    """Return the rows that hold for a kind of branch on a day, one per id.

    A switch of the branch wins over default and kind of branch; a row whose records are not in
    `knows` stays off, and so does one that a local row stands in for.
    """
    newest: dict[str, DutyRule] = {}
    for rule in sorted(_table(), key=lambda rule: rule.in_force):
        if rule.in_force <= day:
            newest[rule.id] = rule
    on = [r for r in newest.values() if _is_on(r, branch, switches) and knows.issuperset(r.needs)]
    replaced = {rule.instead_of for rule in on}
    return tuple(rule for rule in on if rule.id not in replaced)


def _is_on(rule: DutyRule, branch: BranchKind, switches: Mapping[str, bool]) -> bool:
    fits = not rule.branches or branch in rule.branches
    return switches.get(rule.id, rule.default and fits)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", "duties.toml"))


@cache
def _table() -> tuple[DutyRule, ...]:
    return table()


def _rule(entry: Mapping[str, Any]) -> DutyRule:
    plain = ("id", "what", "when", "number", "source", "mark", "default")
    optional = ("instead_of", "else_day", "forget", "count")
    return DutyRule(
        **{key: entry[key] for key in plain},
        **{key: entry[key] for key in optional if key in entry},
        due=due_rules.parse(entry["due"]),
        latest=due_rules.parse(entry["latest"]) if "latest" in entry else (),
        per=Per(entry["per"]),
        dated=entry.get("dated"),
        in_force=entry.get("in_force") or entry["dated"],
        warn=tuple(entry["warn"]),
        branches=tuple(BranchKind(kind) for kind in entry.get("branches", ())),
        meetings=tuple(MeetingKind(kind) for kind in entry.get("meetings", ())),
        needs=tuple(entry.get("needs", ())),
        proof=Proof(entry.get("proof", "")),
        tone=Tone(entry.get("tone", "duty")),
        action=Action(entry.get("action", "")),
        years=tuple(entry.get("years", ())),
        days=tuple(_month_day(text) for text in entry.get("days", ())),
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)
