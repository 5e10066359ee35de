"""Commitments of a year: a member's (tu dưỡng, rèn luyện, phấn đấu) or a head's on responsibility.

No central form is known (FORMS §6.1 [C]; the head's [D]): headings are `lists/commitments.toml`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handbook.papers import handwriting, letterhead, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.records import commitments, dates, review_forms
from handbook.records.commitments import KEPT_WORDS, Commitment, CommitmentCheck, CommitmentKind
from handbook.records.members import Member, in_order
from handbook.records.settings import Branch
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Block, Document

PAPER = "commitment"


def build(store: Store, request: Request, kind: CommitmentKind = CommitmentKind.YEARLY) -> Document:
    """Return a member's commitment of the request's year; a blank form where there is none."""
    (made,) = of_members(store, request, (request.member,), kind)
    return made


def of_members(
    store: Store,
    request: Request,
    members: Sequence[str],
    kind: CommitmentKind = CommitmentKind.YEARLY,
) -> tuple[Document, ...]:
    """Return a page for each of `members`; `fill` blank names nobody, part leaves the text out."""
    year, branch, every = request.whole_year, store.branch.get(), store.members.all()
    written = {} if request.fill else {c.member: c for c in store.commitments.of_year(year, kind)}
    known = {} if request.fill == "blank" else {member.uid: member for member in every}
    blank = Commitment(uid="", member="", year=year, kind=kind)
    return tuple(
        document(branch, known.get(uid), written.get(uid, blank), request.day, every)
        for uid in members
    )


def table(store: Store, request: Request) -> NumberTable:
    """Return the year's commitments for Excel: who wrote one, and how it was kept."""
    year = request.whole_year
    found = store.commitments.of_year(year, CommitmentKind.YEARLY)
    return numbers(store.branch.get(), store.members.all(), found, year)


def document(
    branch: Branch,
    member: Member | None,
    one: Commitment,
    day: date,
    members: tuple[Member, ...] = (),
) -> Document:
    """Return the commitment; parts that are not written yet have lines to write on."""
    text = template.written(PAPER, _facts(branch, member, one, members), branch)
    dated = handwriting.date_words(one.made_on, one.year)
    return Document(
        title=f"{text.front['title']} {one.year} {member.name if member else ''}".strip(),
        blocks=(
            *letterhead.letterhead(branch, day, place_date=True, dated=dated),
            *letterhead.title(text.front["title"], text.front["subject"], dashes=False),
            *text.blocks,
        ),
        looks=letterhead.looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        footer=text.front["footer"],
        duplex=branch.choices.duplex,
    )


def numbers(
    branch: Branch, members: tuple[Member, ...], found: Sequence[Commitment], year: int
) -> NumberTable:
    """Return who committed himself and what the checks said, as a table of texts."""
    front = template.front_of(PAPER, branch)
    made = {one.member: one for one in found}
    people = in_order([one for one in members if one.uid in made])
    return NumberTable(
        branch=words.branch_name(branch),
        title=front["list_title"],
        subject=f"Năm {year}",
        heads=tuple(front["heads"]),
        widths=tuple(front["widths"]),
        aligns=front["aligns"],
        rows=tuple(
            (str(place), member.name, *_row(made[member.uid]))
            for place, member in enumerate(people, start=1)
        ),
    )


def _facts(
    branch: Branch, member: Member | None, one: Commitment, members: tuple[Member, ...]
) -> dict[str, Any]:
    sheet = review_forms.commitment_sheet(one.kind)
    room = template.front_of(PAPER, branch)["room"]
    written = {part.id: part.text for part in one.parts}
    return {
        "form_title": words.spelled(sheet.title, branch),
        "year": one.year,
        "responsibility": one.kind is CommitmentKind.RESPONSIBILITY,
        "name": handwriting.or_dots(member.name if member else "", 56),
        "signed": member.name if member else "",
        "born": handwriting.or_dots(dates.short(member.birth_date) if member else "", 24),
        "post": handwriting.or_dots(
            words.spelled(words.post(member), branch) or "Đảng viên" if member else "", 50
        ),
        "work": handwriting.or_dots(member.work_now if member else "", 90),
        "branch": words.branch_name(branch),
        "supervisor": one_line(one.supervisor),
        "parts": [
            {"heading": words.spelled(heading, branch), "body": _body(written.get(key, ""), room)}
            for key, heading, _ in sheet.parts
        ],
        "checks": [_check(check) for check in one.checks],
        "confirmation": one_line(one.confirmation),
        "confirmed": handwriting.date_words(one.confirmed_on, one.year),
        "sign": letterhead.signer(branch, members),
    }


def _body(text: str, room: int) -> tuple[Block, ...]:
    return handwriting.text_or_lines(text, room)


def _check(check: CommitmentCheck) -> dict[str, str]:
    when = {"mid": "Giữa năm", "end": "Cuối năm"}.get(check.when, "Kiểm tra")
    on = f", {dates.short(check.on)}" if check.on else ""
    said = one_line(check.text)
    return {
        "when": f"{when}{on}",
        "kept": KEPT_WORDS[check.kept],
        "text": f": {words.within(said)}" if said else "",
    }


def _row(one: Commitment) -> tuple[str, ...]:
    last = {check.when: check for check in one.checks}
    found = [
        KEPT_WORDS[last[when].kept] if when in last else KEPT_WORDS[commitments.Kept.UNSAID]
        for when in ("mid", "end")
    ]
    return (dates.short(one.made_on), dates.short(one.confirmed_on), *found)
