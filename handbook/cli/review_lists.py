"""Rows of `list reviews`, `list shortcomings` and `list commitments`.

What persons wrote or were told is in a row only when texts are asked for; so is what a person's
shortcoming is. Whoever asks for the texts of reviews has looked at them, which the history keeps.
"""

from collections.abc import Callable, Mapping

from handbook.cli import tables
from handbook.cli.tables import Columns, Row
from handbook.records import commitments, review_rounds, shortcomings
from handbook.records.ratings import said_level
from handbook.records.review_rounds import Round
from handbook.records.reviews import Review
from handbook.records.shortcomings import Shortcoming
from handbook.store.store import Store

Names = Mapping[str, str]
_WHOLE = "Tập thể chi bộ"


def review_row(review: Review, one: Round, names: Names, *, texts: bool) -> Row:
    """Return a review as the list shows it; `level` is the decided, else proposed, else claimed."""
    row = {
        "uid": review.uid,
        "round": one.uid,
        "round_name": review_rounds.called(one),
        "year": one.year,
        "member": review.member,
        "name": names.get(review.member, "") if review.member else _WHOLE,
        "form": review.form.value,
        "level": said_level(review).value,
        "decided": bool(review.decision.level),
    }
    if not texts:
        return row
    return row | {
        "own_level": review.own_level.value,
        "parts": {part.id: part.text for part in review.parts},
        "comments": [
            {"name": names.get(c.member, c.name), "text": c.text, "answer": c.answer}
            for c in review.comments
        ],
        "committee_remark": review.committee_remark,
        "gap_reason": review.gap_reason,
    }


def shortcoming_row(one: Shortcoming, names: Names, *, texts: bool) -> Row:
    """Return a shortcoming; of a person's, `what` is null unless texts are asked for."""
    told = texts or not one.member
    row = {
        "uid": one.uid,
        "year": one.year,
        "member": one.member,
        "name": names.get(one.member, "") if one.member else _WHOLE,
        "what": one.what if told else None,
        "state": one.state.value,
        "due": one.due,
        "responsible": names.get(one.responsible, ""),
        "found_by": one.found_by.value,
        "verified_on": one.verified_on,
    }
    return row | {"cause": one.cause, "remedy": one.remedy} if told else row


def _reviews(store: Store, year: int | None, *, texts: bool) -> list[Row]:
    names = _names(store)
    found = store.rounds.all() if year is None else tuple(reversed(store.rounds.of_year(year)))
    return [
        review_row(review, one, names, texts=texts)
        for one in found
        for review in store.reviews.of_round(one.uid)
    ]


def _shortcomings(store: Store, year: int | None, *, texts: bool) -> list[Row]:
    names = _names(store)
    found = store.shortcomings.all() if year is None else store.shortcomings.of_year(year)
    return [shortcoming_row(one, names, texts=texts) for one in found]


def _commitments(store: Store, year: int | None, *, texts: bool) -> list[Row]:
    names = _names(store)
    found = store.commitments.all() if year is None else store.commitments.of_year(year)
    rows: list[Row] = []
    for one in found:
        kept = one.checks[-1].kept if one.checks else commitments.Kept.UNSAID
        row = {
            "uid": one.uid,
            "year": one.year,
            "member": one.member,
            "name": names.get(one.member, ""),
            "kind": one.kind.value,
            "made_on": one.made_on,
            "confirmed_on": one.confirmed_on,
            "kept": kept.value,
        }
        parts = {"parts": {part.id: part.text for part in one.parts}}
        rows.append(row | parts if texts else row)
    return rows


def _names(store: Store) -> Names:
    return {member.uid: member.name for member in store.members.all()}


_KINDS = {"yearly": "Tu dưỡng, rèn luyện", "responsibility": "Trách nhiệm, nêu gương"}
ROWS: dict[str, Callable[..., list[Row]]] = {
    "reviews": _reviews,
    "shortcomings": _shortcomings,
    "commitments": _commitments,
}
COLUMNS: dict[str, Columns] = {
    "reviews": (
        ("Đợt", tables.text("round_name")),
        ("Người kiểm điểm", tables.text("name")),
        ("Mẫu", tables.word(review_rounds.FORM_WORDS, "form")),
        ("Mức xếp loại", tables.text("level")),
        ("Quyết định", lambda row: "đã có" if row["decided"] else ""),
        ("Mã", tables.uid),
    ),
    "shortcomings": (
        ("Kỳ", tables.text("year")),
        ("Của", tables.text("name")),
        ("Hạn chế", lambda row: str(row["what"] or "(thêm --texts để xem)")),
        ("Tình trạng", tables.word(shortcomings.STATE_WORDS, "state")),
        ("Thời hạn", tables.day("due")),
        ("Mã", tables.uid),
    ),
    "commitments": (
        ("Năm", tables.text("year")),
        ("Người cam kết", tables.text("name")),
        ("Loại", tables.word(_KINDS, "kind")),
        ("Ngày", tables.day("made_on")),
        ("Kết quả", tables.word(commitments.KEPT_WORDS, "kept")),
        ("Mã", tables.uid),
    ),
}
