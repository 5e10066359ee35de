"""List of the branch's members as of a day, in Vietnamese order, on a sheet laid across.

The columns are those a branch is asked for most; the book of 14 columns (Mẫu 7-HSĐV) is another
paper.
"""

from datetime import date
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.paper import Request
from handbook.records import dates
from handbook.records import words as enum_words
from handbook.records.members import (
    Member,
    Sex,
    StandingKind,
    rank_on,
    roster,
    standing_on,
)
from handbook.records.settings import Branch
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "members"
_OUT_OF_TOTAL = (StandingKind.VISITING,)
_OF = (
    StandingKind.EXEMPT,
    StandingKind.TEMPORARILY_EXEMPT,
    StandingKind.AWAY,
    StandingKind.SUSPENDED,
)


def build(store: Store, request: Request) -> Document:
    """Return the list as of the day of the request."""
    return document(store.branch.get(), store.members.all(), request.day)


def document(
    branch: Branch, members: tuple[Member, ...], day: date, *, own: str | None = None
) -> Document:
    """Return the list of those on the roster on `day`, visitors marked and not counted."""
    text = template.written(PAPER, _facts(branch, members, day), branch, own=own)
    return letterhead.headed(
        branch,
        day,
        called=f"Danh sách đảng viên {words.branch_name(branch)}",
        heads=(text.front["title"], text.front["subject"]),
        blocks=text.blocks,
        landscape=True,
    )


def _facts(branch: Branch, members: tuple[Member, ...], day: date) -> dict[str, Any]:
    there = roster(members, day)
    return {
        "branch": words.branch_name(branch),
        "day": dates.long(day),
        "rows": [_row(member, day, branch) for member in there],
        **_totals(there, day),
        "sign": letterhead.signer(branch, members),
    }


def _row(member: Member, day: date, branch: Branch) -> dict[str, str]:
    return {
        "name": member.name,
        "sex": enum_words.SEX[member.sex],
        "born": dates.short(member.birth_date),
        "ethnicity": member.ethnicity,
        "home": one_line(member.home_town),
        "admitted": dates.short(member.admitted_on),
        "official": dates.short(member.official_on),
        "card": member.card_number,
        "post": words.spelled(words.post(member), branch).removesuffix(" chi bộ"),
        "standing": enum_words.STANDING[standing_on(member, day)],
        "note": one_line(member.note),
    }


def _totals(there: tuple[Member, ...], day: date) -> dict[str, str]:
    """Return the closing line's figures; visitors stand apart (DOMAIN §2.3)."""
    standings = {member.uid: standing_on(member, day) for member in there}
    own = [m for m in there if standings[m.uid] not in _OUT_OF_TOTAL]
    ranks = [rank_on(member, day) for member in own]
    held = list(standings.values())
    sexes = [member.sex for member in own]
    parts = [
        *words.figures((("nam", sexes.count(Sex.MALE)), ("nữ", sexes.count(Sex.FEMALE)))),
        *words.standing_counts(
            (kind, ranks.count(kind)) for kind in (StandingKind.FULL, StandingKind.PROBATIONARY)
        ),
        *words.standing_counts((kind, held.count(kind)) for kind in _OF),
    ]
    visiting = held.count(StandingKind.VISITING)
    return {
        "total": words.comrades(len(own)),
        "of": "; ".join(parts),
        "visiting": words.comrades(visiting) if visiting else "",
    }
