"""Links of rounds, reviews and what belongs to them, checked when a document is taken in."""

from collections.abc import Collection
from typing import Any

from handbook.records import review_rounds
from handbook.records.ballots import Ballot
from handbook.records.review_rounds import Round, RoundState
from handbook.records.reviews import Review
from handbook.services.exchange import Document, in_bin
from handbook.store.store import Store
from handbook.store.table import Table, capital


def broken(store: Store, document: Document, people: Collection[str]) -> list[str]:
    """Return a sentence for each round or person that is neither in the file nor here.

    `people` are the uids of members in both. A shortcoming may name a record that was left out of
    the file; its person may not be missing.
    """
    rounds = {one.uid for one in (*document.rounds, *store.rounds.all())} | in_bin(document)
    found = []
    for review in document.reviews:
        name = capital(store.reviews.called(review))
        if review.round not in rounds:
            found.append(f"{name} ({review.uid}): không có đợt kiểm điểm của nó.")
        if review.member and review.member not in people:
            found.append(f"{name} ({review.uid}): đảng viên không có trong tệp ({review.member}).")
    found += [
        f"Kết quả kiểm phiếu {ballot.uid}: không có đợt kiểm điểm của nó."
        for ballot in document.ballots
        if ballot.round not in rounds
    ]
    owned: tuple[tuple[Table[Any], tuple[Any, ...]], ...] = (
        (store.shortcomings, document.shortcomings),
        (store.commitments, document.commitments),
    )
    for table, records in owned:
        found += [
            f"{capital(table.called(one))}: đảng viên không có trong tệp ({one.member})."
            for one in records
            if one.member and one.member not in people
        ]
    return found


def closed_round(store: Store, own: Any) -> str:
    """Return what the closed round is called that a record of this handbook is or belongs to."""
    if isinstance(own, Round):
        one: Round | None = own
    elif isinstance(own, Review | Ballot):
        one = store.rounds.find_uid(own.round)
    else:
        return ""
    return review_rounds.called(one) if one and one.state is RoundState.CLOSED else ""
