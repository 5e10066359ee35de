"""First draft of a resolution or conclusion: written from the meeting, so nothing is typed twice.

Pure: reads no store. Our own words stand in `resources/lists/resolutions.toml`; everything that
comes out is text, to be edited part by part.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from handbook import bundle
from handbook.papers import minutes, words
from handbook.papers.course import text
from handbook.papers.gathered import Gathered
from handbook.papers.people import People
from handbook.records import attendance, dates, rules
from handbook.records import words as enum_words
from handbook.records.assignments import AssignmentState
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting, MeetingKind, PraiseKind, minutes_between
from handbook.records.resolutions import Resolution, ResolutionKind
from handbook.records.rules import Rule
from handbook.records.settings import parent_on
from handbook.records.text import fold, one_line, paragraphs


def drafted(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> Resolution:
    """Return a draft filled with what the meeting holds by now; it is not put yet."""
    said: dict[str, Any] = {
        name: words.spelled(write(gathered, meeting, kind), gathered.branch)
        for name, write in _WRITERS.items()
    }
    return Resolution(
        uid=new_uid(),
        meeting=meeting.uid,
        kind=kind,
        date=meeting.date,
        vote=likely_vote(gathered, meeting),
        **said,
    )


def likely_vote(gathered: Gathered, meeting: Meeting) -> int | None:
    """Return the place of the vote that passed the resolution: one that names it comes first."""
    roll = attendance.count(attendance.rows(meeting, gathered.members)).roll
    passed = [n for n, vote in enumerate(meeting.votes) if attendance.decide(vote, roll).passed]
    named = [n for n in passed if "nghi quyet" in fold(meeting.votes[n].matter)]
    return next(iter(named or passed), None)


def _subject(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    which = "regular" if meeting.kind is MeetingKind.REGULAR else "other"
    held = words.within(words.subject(meeting))
    return _said("subject", which).format(month=dates.month_of(meeting.date), held=held)


def _basis(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    topics = _texts()["basis"]["topics"]
    there = (rules.at(meeting.date, topic) for topic in topics)
    return "\n".join(_cited(rule) for rule in there if rule.in_force <= meeting.date)


def _cited(rule: Rule) -> str:
    """Return a rule as it is cited the first time (05-HD/VPTW: type, number, comma, date, body)."""
    known = _texts()["basis"]
    body = rule.number.partition("-")[2]
    line: str = known["line"]
    return line.format(
        type=known["types"].get(body.partition("/")[0], ""),
        number=rule.number,
        day=dates.short(rule.dated),
        issuer=known["issuers"].get(body, ""),
        subject=words.within(rule.subject),
    )


def _opening(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    branch, people = gathered.branch, People(gathered.members, gathered.branch)
    roster = minutes.roster_facts(attendance.count(attendance.rows(meeting, gathered.members)))
    length = minutes_between(meeting.starts_at, meeting.ends_at)
    held = _said("opening", "held").format(
        day=words.opening(dates.long(meeting.date)),
        place=words.or_blank(meeting.place),
        branch=words.branch_name(branch),
        held=words.within(words.subject(meeting)),
        of=f"; {roster['of']}" if roster["of"] else "",
        length=_said("opening", "length").format(minutes=length) if length else "",
        chair=people.titled(meeting.chair),
        recorder=people.titled(meeting.recorder),
        **{name: roster[name] for name in ("total", "present", "excused", "unexcused")},
    )
    return "\n".join((held, *_dues(meeting), _said("opening", kind.value)))


def _dues(meeting: Meeting) -> tuple[str, ...]:
    if meeting.dues_paid is None:
        return ()
    due = "" if meeting.dues_due is None else f"/{words.two_digits(meeting.dues_due)}"
    paid = f"{words.two_digits(meeting.dues_paid)}{due}"
    return (_said("opening", "dues").format(paid=paid),)


def _politics(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    return text(meeting.documents)


def _leadership(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    return text(meeting.report)


def _results(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    if not gathered.earlier:
        return ""
    states = [words.progress_at(one, meeting).state for one in gathered.earlier]
    done = words.two_digits(states.count(AssignmentState.DONE))
    return _said("results", "done").format(done=done, all=words.two_digits(len(states)))


def _praises(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    people = People(gathered.members, gathered.branch)
    found = list(paragraphs(meeting.assessment))
    for praise in PraiseKind:
        named = [
            words.noted(words.person(people.name(p.member)), p.reason)
            for p in meeting.praises
            if p.kind is praise and people.name(p.member)
        ]
        if named:
            found.append(words.ended(f"{enum_words.PRAISE[praise]}: {'; '.join(named)}"))
    return "\n".join(found)


def _shortcomings(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    open_ones = [
        one_line(one.what).rstrip(".;")
        for one in gathered.earlier
        if words.progress_at(one, meeting).state is AssignmentState.OPEN
    ]
    if open_ones:
        first = _said("shortcomings", "late").format(
            count=words.two_digits(len(open_ones)), what="; ".join(map(words.within, open_ones))
        )
    else:
        first = _said("shortcomings", "none") if gathered.earlier else ""
    return "\n".join(part for part in (first, text(meeting.self_criticism)) if part)


def _directions(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    return "\n".join(text(one) for one in meeting.conclusions if one.strip())


def _duties(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    days = gathered.values.get("finalise_days_after")
    lines = [
        line.format(days=words.two_digits(int(days or 0)))
        for line in _texts()["duties"][kind.value]
        if days or "{days}" not in line
    ]
    return "\n".join(lines)


def _quality(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    weak, remedies = (
        " ".join(words.ended(line) for line in paragraphs(typed))
        for typed in (meeting.weak_points, meeting.remedies)
    )
    found = [_said("quality", "weak").format(weak=weak)] if weak else []
    found += [_said("quality", "remedies").format(remedies=remedies)] if remedies else []
    return "\n".join(found)


def _recipients(gathered: Gathered, meeting: Meeting, kind: ResolutionKind) -> str:
    parent = one_line(parent_on(gathered.branch, meeting.date))
    if fold(parent).startswith("dang bo"):
        parent = "Đảng ủy" + parent[len("Đảng bộ") :]
    above = [_said("recipients", "above").format(parent=parent)] if parent else []
    return "\n".join((*above, _said("recipients", "members")))


def _said(part: str, name: str) -> str:
    found: str = _texts()[part][name]
    return found


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", "resolutions.toml"))


_WRITERS = {
    "subject": _subject,
    "basis": _basis,
    "opening": _opening,
    "politics": _politics,
    "leadership": _leadership,
    "results": _results,
    "praises": _praises,
    "shortcomings": _shortcomings,
    "directions": _directions,
    "duties": _duties,
    "quality": _quality,
    "recipients": _recipients,
}
