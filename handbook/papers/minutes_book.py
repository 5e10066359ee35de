"""The year's minutes book round its minutes: cover and contents before, attendance table behind.

The minutes themselves are the sealed papers and are bound in by `services.minutes_book`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.paper import Request
from handbook.records import attendance_stats, dates
from handbook.records import words as enum_words
from handbook.records.meetings import Mark, Meeting, MeetingKind, MeetingState
from handbook.records.members import Member, in_order
from handbook.records.settings import Branch, parent_on
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Block, Column, Document, PageBreak, paragraph
from handbook.typeset.blocks import table as ruled
from handbook.typeset.looks import Align, Look

PAPER = "minutes-book"
SIGNS = {Mark.PRESENT: "x", Mark.EXCUSED: "P", Mark.UNEXCUSED: "K", Mark.UNMARKED: ""}
_KINDS = (MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.EXTRAORDINARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the contents; `page` is None where pages are not known."""

    number: str
    title: str
    day: date | None = None
    page: int | None = None


def build(store: Store, request: Request) -> Document:
    """Return the parts round the minutes as one document, without pages in the contents."""
    year, branch = request.whole_year, store.branch.get()
    meetings = store.meetings.within(date(year, 1, 1), date(year, 12, 31))
    entries = tuple(entry(m, None) for m in meetings if m.state is MeetingState.SEALED)
    before = front(branch, entries, year, left_out(meetings))
    behind = back(branch, store.members.all(), meetings, year)
    blocks = (*before.blocks, PageBreak(), *behind.blocks)
    return Document(
        title=before.title,
        blocks=blocks,
        looks=before.looks,
        made_on=before.made_on,
        author=before.author,
        duplex=before.duplex,
    )


def entry(meeting: Meeting, page: int | None) -> Entry:
    """Return the line of a meeting's minutes in the contents."""
    return Entry(
        number="" if meeting.number is None else words.two_digits(meeting.number),
        title=enum_words.meeting_title(meeting),
        day=meeting.date,
        page=page,
    )


def left_out(meetings: tuple[Meeting, ...]) -> int:
    """Return how many meetings with a roll or a number have no minutes in force."""
    drafts = [m for m in meetings if m.state is not MeetingState.SEALED]
    return sum(m.number is not None or any(a.mark for a in m.attendance) for m in drafts)


def front(branch: Branch, entries: tuple[Entry, ...], year: int, unsealed: int) -> Document:
    """Return cover and contents; a column of pages only when every page is known."""
    day = date(year, 12, 31)
    text = template.written(PAPER, _facts(branch, year, unsealed), branch)
    return Document(
        title=f"{text.front['title']} {year} {words.branch_name(branch)}",
        blocks=(*text.blocks, PageBreak(), *_contents(text.front, entries)),
        looks=letterhead.looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        duplex=branch.choices.duplex,
        page_numbers=not _paged(entries),  # bound pages bear those of the book
    )


def back(
    branch: Branch, members: tuple[Member, ...], meetings: tuple[Meeting, ...], year: int
) -> Document:
    """Return the attendance table of the year: members down, meetings across."""
    day = date(year, 12, 31)
    front = template.written(PAPER, _facts(branch, year, 0), branch).front
    held = attendance_stats.held(meetings, date(year, 1, 1), day, _KINDS)
    title = front["attendance"]
    blocks: tuple[Block, ...] = letterhead.title(title, f"Năm {year}", dashes=False)
    if held:
        blocks += (_attendance(front, members, held), *_signs(front))
    else:
        blocks += (paragraph(front["no_attendance"], Look.CENTRED),)
    return Document(
        title=f"{title} {year}",
        blocks=blocks,
        looks=letterhead.looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        landscape=True,
        duplex=branch.choices.duplex,
        page_numbers=False,
    )


def _contents(front: Any, entries: tuple[Entry, ...]) -> tuple[Block, ...]:
    paged = _paged(entries)
    widths = ((10, Align.CENTRE), (14, Align.CENTRE), (24, Align.CENTRE), (78, Align.LEFT))
    columns = [Column(*width) for width in (*widths, (14, Align.CENTRE))]
    rows = [
        (str(place), one.number, dates.short(one.day), one.title, str(one.page or ""))
        for place, one in enumerate(entries, start=1)
    ]
    shown = 5 if paged else 4
    table = ruled(columns[:shown], front["contents_heads"][:shown], [row[:shown] for row in rows])
    note = front["left_out"]
    return (
        paragraph(front["contents"], Look.DOC_TYPE),
        table,
        *([paragraph(note, Look.NOTE)] if note else []),
    )


def _paged(entries: tuple[Entry, ...]) -> bool:
    return bool(entries) and all(one.page is not None for one in entries)


def _attendance(front: Any, members: tuple[Member, ...], held: tuple[Meeting, ...]) -> Block:
    numbers = {one.member: one for one in attendance_stats.by_member(members, held)}
    columns = [Column(15, Align.CENTRE), Column(46), *[Column(12, Align.CENTRE) for _ in held]]
    columns += [Column(22, Align.CENTRE)] * 3  # room for the word “không” in bold
    heads = [*front["attendance_heads"][:2], *(f"{m.date:%d/%m}" for m in held)]
    marks = [{a.member: a.mark for a in m.attendance} for m in held]
    rows: list[tuple[str, ...]] = []
    for member in in_order(members):
        found = numbers.get(member.uid)
        if found is not None:
            signs = [SIGNS[each.get(member.uid, Mark.UNMARKED)] for each in marks]
            totals = (found.present, found.excused, found.unexcused)
            rows.append((str(len(rows) + 1), member.name, *signs, *map(str, totals)))
    present = [str(sum(mark is Mark.PRESENT for mark in each.values())) for each in marks]
    rows.append(("", front["attendance_sum"], *present, "", "", ""))
    return ruled(columns, [*heads, *front["attendance_heads"][2:]], rows)


def _signs(front: Any) -> tuple[Block, ...]:
    return (paragraph(front["signs"], Look.NOTE),)


def _facts(branch: Branch, year: int, unsealed: int) -> dict[str, Any]:
    return {
        "branch": words.branch_name(branch),
        "parent": one_line(parent_on(branch, date(year, 12, 31))),
        "place": one_line(branch.place),
        "year": year,
        "unsealed": words.two_digits(unsealed) if unsealed else "",
    }
