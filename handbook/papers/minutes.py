"""Minutes (biên bản) of a meeting: a pure function of the meeting as it stands, typed or sealed.

The skeleton is DOMAIN §2.4, its words are in `resources/papers/minutes.md`; here the records are
made into finished facts. A part with nothing in it is left out and the numbers close up. A
committee's minutes are short, with words of their own in `minutes-committee.md`.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from handbook.papers import course, decisions, kinds, letterhead, template, words
from handbook.papers.gathered import Gathered, gather
from handbook.papers.paper import Request
from handbook.papers.people import People
from handbook.records import attendance, dates
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, MeetingKind, MeetingState, minute_of
from handbook.records.members import StandingKind
from handbook.records.numbering import PaperType, symbol
from handbook.records.settings import Branch
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "minutes"
COMMITTEE_PAPER = "minutes-committee"
_ROMAN = ("I", "II", "III")
_INITIALS = "Ký tắt từng trang: ........................"


def build(store: Store, request: Request) -> Document:
    """Return the minutes of a kept meeting, sealed ones with the short print they were sealed with.

    What was sealed prints from the bytes the seal keeps; this builds the paper anew.
    """
    meeting = store.meetings.by_uid(request.meeting)
    seal = store.seals.current(meeting.uid)
    return document(gather(store, meeting), meeting, mark=seal.mark if seal else "")


def document(
    gathered: Gathered, meeting: Meeting, *, mark: str = "", own: str | None = None
) -> Document:
    """Return the minutes; `mark` is the short print of sealed ones, `own` the branch's template."""
    branch, choices = gathered.branch, gathered.branch.choices
    committee = meeting.kind is MeetingKind.COMMITTEE
    paper = COMMITTEE_PAPER if committee else PAPER
    text = template.written(paper, facts(gathered, meeting), branch, own=own)
    subject = words.spelled(words.subject(meeting, gathered.members), branch)
    head = letterhead.letterhead(
        branch,
        meeting.date,
        number=_number(branch, meeting),
        place_date=choices.minutes_place_and_date,
    )
    titles = letterhead.title(
        text.front["title"], text.front["subject"], dashes=choices.minutes_dashes
    )
    sealed = meeting.state is MeetingState.SEALED
    return Document(
        title=f"Biên bản {words.within(subject)}",
        blocks=(*head, *titles, *text.blocks),
        looks=letterhead.looks_on(meeting.date),
        made_on=meeting.date,
        author=words.branch_name(branch),
        draft="" if sealed else "DỰ THẢO",
        footer=_footer(branch, mark if sealed else ""),
        duplex=choices.duplex,
    )


def facts(gathered: Gathered, meeting: Meeting) -> dict[str, Any]:
    """Return every fact that the text of the minutes may name."""
    branch = gathered.branch
    roll = attendance.rows(meeting, gathered.members)
    counts, people = attendance.count(roll), People(gathered.members, branch)
    course_facts = course.facts(gathered, meeting, people)
    decision_facts = decisions.facts(gathered, meeting, people, counts)
    guests = "; ".join(words.person(g.name, g.position) for g in meeting.guests if one_line(g.name))
    parts = (
        (
            "people",
            ("roster", "guests", "chair"),
            {"roster": True, "guests": guests, "chair": True},
        ),
        ("course", course.PARTS, course_facts),
        ("decisions", decisions.PARTS, decision_facts),
    )
    subject = words.spelled(words.subject(meeting, gathered.members), branch)
    return {
        "no": numbers(parts),
        "branch": words.branch_name(branch),
        "subject": kinds.titled(meeting, subject),
        "held": words.within(subject),
        "hour": words.hour(meeting.starts_at),
        "day": dates.long(meeting.date),
        "place": words.or_blank(meeting.place),
        "roster": roster_facts(counts),
        "guests": guests,
        "chair": words.ended(people.titled(meeting.chair)),
        "recorder": people.titled(meeting.recorder),
        **kinds.facts(gathered, meeting, people, roll, counts),
        **course_facts,
        **decision_facts,
        "agreed": words.two_digits(meeting.agreed) if meeting.agreed is not None else "",
        "ends": _ends(meeting),
        "captions": {
            "recorder": branch.choices.recorder_caption,
            "chair": branch.choices.chair_caption,
        },
        "signers": {"recorder": people.name(meeting.recorder), "chair": people.name(meeting.chair)},
        "keep_line": branch.choices.minutes_keep_line,
    }


def numbers(parts: Sequence[tuple[str, Sequence[str], Mapping[str, Any]]]) -> dict[str, str]:
    """Return the number of each part and sub-part with something in it, empty for the others."""
    found: dict[str, str] = {}
    given = iter(_ROMAN)
    for name, inner, held in parts:
        there = [each for each in inner if held[each]]
        found |= dict.fromkeys(inner, "")
        found |= {each: str(place) for place, each in enumerate(there, 1)}
        found[name] = next(given) if there else ""
    return found


def roster_facts(counts: Counts) -> dict[str, str]:
    """Return the figures of the roll in words, for any paper that counts a meeting."""
    nobody_marked = len(counts.unmarked) == counts.summoned
    of = words.standing_counts(
        (
            (StandingKind.EXEMPT, counts.exempt),
            (StandingKind.AWAY, counts.away),
            (StandingKind.SUSPENDED, counts.suspended),
        )
    )
    open_count = f"{words.BLANK} đồng chí"
    return {
        "total": words.comrades(counts.total),
        "ranks": ", ".join(_ranks(counts.full, counts.probationary)),
        "of": "; ".join(of),
        "summoned": words.two_digits(counts.summoned),
        "present": open_count if nobody_marked else words.comrades(counts.present),
        "present_ranks": ", ".join(_ranks(counts.present_full, counts.present_probationary)),
        "rate": "" if nobody_marked else counts.rate,
        "excused": open_count if nobody_marked else words.comrades(len(counts.excused)),
        "excused_names": words.absent(counts.excused),
        "unexcused": open_count if nobody_marked else words.comrades(len(counts.unexcused)),
        "unexcused_names": words.absent(counts.unexcused),
        "unmarked": words.comrades(len(counts.unmarked)) if counts.unmarked else "",
        "beside": words.beside_the_roll(counts.uncounted_present),
        "visiting": words.comrades(counts.visiting) if counts.visiting else "",
        "visiting_present": words.two_digits(counts.present_visiting),
    }


def _ranks(full: int, probationary: int) -> list[str]:
    return words.standing_counts(
        ((StandingKind.FULL, full), (StandingKind.PROBATIONARY, probationary))
    )


def _number(branch: Branch, meeting: Meeting) -> str:
    """Return the symbol; a draft that never had a number leaves it blank (DOMAIN §1.4)."""
    if not branch.choices.minutes_number:
        return ""
    return symbol(meeting.number, PaperType.MINUTES, branch.symbol)


def _footer(branch: Branch, mark: str) -> str:
    parts = (_INITIALS if branch.choices.initials_line else "", f"Dấu vân: {mark}" if mark else "")
    return "     ".join(part for part in parts if part)


def _ends(meeting: Meeting) -> str:
    """Return when the meeting ended; one that passed midnight names the day after."""
    start, end = minute_of(meeting.starts_at), minute_of(meeting.ends_at)
    if start is not None and end is not None and end < start:
        return f"{words.hour(meeting.ends_at)}, {dates.long(meeting.date + timedelta(days=1))}"
    return f"{words.hour(meeting.ends_at)} cùng ngày"
