"""The sample branch's shortcomings, commitments and "bốn tốt": found, followed, verified.

Everyone and everything is made up; the words are in `resources/demo/reviews.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from handbook.records import review_forms
from handbook.records.commitments import (
    Commitment,
    CommitmentCheck,
    CommitmentKind,
    CommitmentPart,
    Kept,
)
from handbook.records.four_good import FourGood, FourGoodMode, Verdict
from handbook.records.members import Member, Position, holder, roster
from handbook.records.review_rounds import Round
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.services import shortcomings
from handbook.services.demo_words import said, table, uid
from handbook.store.store import Store

_BY = "Chi bộ"


def keep_found(store: Store, one: Round, rng: Random, met_on: date) -> None:
    """Make records of what the reviews of a round named, each with its remedy and deadline.

    What came back from the year before is settled here: remedied ones are verified.
    """
    for review in store.reviews.of_round(one.uid):
        remedied = {
            each.uid
            for each in store.shortcomings.of_member(review.member)
            if each.state is ShortcomingState.REMEDIED
        }
        shortcomings.settle(store, review.uid, remedied, met_on, _BY)
        for made in shortcomings.open_from_review(store, review.uid):
            stock = _stock(made.what)
            planned = {"remedy": stock.get("remedy", ""), "due": f"{one.year + 1}-06-30"}
            store.shortcomings.put(replace(made, **planned))


def keep_year(store: Store, year: int, today: date) -> None:
    """Write what becomes of open shortcomings in a year, its commitments and its "bốn tốt"."""
    rng = Random(f"{min(member.uid for member in store.members.all())} khắc phục {year}")
    for each in store.shortcomings.open():
        if each.year < year:
            _follow(store, each, year, today, rng)
    for made in _commitments(store, year, today, rng):
        store.commitments.put(made)
    if store.four_good.of_year(year) is None:
        store.four_good.put(_four_good(store, year, today, rng))


def _follow(store: Store, each: Shortcoming, year: int, today: date, rng: Random) -> None:
    """Note progress in May; by September three of four are remedied."""
    said_of = _stock(each.what).get("progress", "")
    if date(year, 5, 3) < today:
        shortcomings.note(store, each.uid, said_of, on=date(year, 5, 3), by=_BY)
    if date(year, 9, 3) < today and rng.random() < 0.75:
        state = ShortcomingState.REMEDIED
        shortcomings.note(store, each.uid, said_of, on=date(year, 9, 3), state=state, by=_BY)


def _stock(what: str) -> Mapping[str, Any]:
    words = table("reviews")
    every = (*words["fault"], *words["whole_fault"])
    return next((one for one in every if one["what"] == what.rstrip(".")), {})


def _commitments(store: Store, year: int, today: date, rng: Random) -> Iterator[Commitment]:
    day = date(year, 1, 20)
    if day >= today:
        return
    everyone = store.members.all()
    for member in roster(everyone, day):
        yield _commitment(member, CommitmentKind.YEARLY, "commitment", year, today, rng)
    head = holder(everyone, Position.SECRETARY)
    if head is not None:
        yield _commitment(head, CommitmentKind.RESPONSIBILITY, "head", year, today, rng)


def _commitment(
    member: Member, kind: CommitmentKind, stock: str, year: int, today: date, rng: Random
) -> Commitment:
    words = table("reviews")[stock]
    parts = (
        CommitmentPart(id=id, text=_text(rng, words[id]))
        for id, _, _ in review_forms.commitment_sheet(kind).parts
        if id in words
    )
    return Commitment(
        uid=uid(rng, date(year, 1, 20)),
        member=member.uid,
        year=year,
        kind=kind,
        made_on=f"{year}-01-20",
        parts=tuple(parts),
        supervisor="Chi ủy",
        confirmed_on=f"{year}-01-25",
        confirmation=table("reviews")["commitment"]["confirmation"],
        checks=tuple(_checks(year, today, rng)),
    )


def _checks(year: int, today: date, rng: Random) -> Iterator[CommitmentCheck]:
    words = table("reviews")["commitment"]
    if date(year, 6, 30) < today:
        yield CommitmentCheck(
            on=f"{year}-06-30", when="mid", kept=Kept.WELL, text=words["mid"], by=_BY
        )
    if date(year, 12, 5) < today:
        place = int(rng.random() < 0.2)
        kept = (Kept.WELL, Kept.PARTLY)[place]
        yield CommitmentCheck(
            on=f"{year}-12-05", when="end", kept=kept, text=words["end"][place], by=_BY
        )


def _text(rng: Random, stock: str | list[str]) -> str:
    return stock if isinstance(stock, str) else said(rng, stock, {})


def _four_good(store: Store, year: int, today: date, rng: Random) -> FourGood:
    """Return the year's registration, scored and voted when the year is over."""
    words = table("reviews")["four_good"]
    registered = FourGood(
        uid=uid(rng, date(year, 1, 22)),
        year=year,
        mode=FourGoodMode.POINTS,
        registered_on=f"{year}-01-22",
        registered_text=words["registered"].format(year=year),
        lines=review_forms.four_good_lines(),
    )
    if date(year, 12, 15) >= today:
        return registered
    lines = (
        replace(one, points=max(one.most - rng.choice((0, 0, 1, 2)), 0)) for one in registered.lines
    )
    present = max(len(roster(store.members.all(), date(year, 12, 3))) - 3, 1)
    return replace(
        registered,
        lines=tuple(lines),
        present=present,
        yes=present,
        voted_on=f"{year}-12-03",
        proposed=Verdict.MET,
        decided=Verdict.MET,
        decision=words["decision"].format(number=51 + year % 10),
        decided_on=f"{year}-12-25",
    )
