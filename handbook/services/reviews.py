"""What is done with a review: begin it already filled, propose and record its level, tell of it.

Also who looked at it: each viewing and print of a review is in the history. Nothing here warns of
gates or ceilings: that is worked out in `records.ratings`, and no warning keeps a level from being
written.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from handbook.errors import BadInput
from handbook.papers import private_papers
from handbook.papers.catalog import Request
from handbook.papers.known_year import known_of
from handbook.records import (
    frames,
    review_facts,
    review_forms,
    review_rounds,
    review_sentences,
)
from handbook.records.basics import new_uid
from handbook.records.dates import Partial
from handbook.records.review_facts import YearFacts
from handbook.records.review_rounds import Form, Round
from handbook.records.reviews import Decision, Level, PartText, Points, Remark, Review
from handbook.records.shortcomings import Shortcoming
from handbook.records.text import one_line
from handbook.services import looks
from handbook.services.handbook import Handbook
from handbook.services.rounds import begin_round, close_round, reopen
from handbook.store.store import Store

__all__ = [
    "begin_review",
    "begin_round",
    "carried",
    "close_round",
    "decide",
    "decide_as_proposed",
    "form_of",
    "known_of",
    "note_paper",
    "note_printed",
    "note_viewed",
    "notify",
    "part_id",
    "propose",
    "reopen",
    "what_is_carried",
    "what_is_known",
]

VIEWED = "Xem bản kiểm điểm"
PRINTED = "In bản kiểm điểm"
EXPORTED = "Xuất dữ liệu có lời kiểm điểm"


def begin_review(store: Store, one: Round, member_uid: str = "") -> Review:
    """Return a member's review in a round (`""`: the collective's), filled; it is not put yet.

    One that was begun before comes back as it is kept. Part III holds the open shortcomings; points
    stand at nought given. Raises BadInput for one who is not reviewed in this round.
    """
    kept = store.reviews.find(one.uid, member_uid)
    if kept is not None:
        return kept
    place = review_rounds.place_of(one, member_uid)
    form = form_of(one, member_uid)
    if member_uid and (place is None or place.left_out):
        raise BadInput(
            f"Đồng chí {store.members.by_uid(member_uid).name} không thuộc diện kiểm điểm của "
            f"{review_rounds.called(one)}. Nếu chi bộ vẫn kiểm điểm, hãy đưa vào danh sách trước."
        )
    frame = review_rounds.frame_of(one, form)
    remedied = what_is_carried(store, one, member_uid)
    parts = ((part_id(one, form, "remedied"), remedied),)
    return Review(
        uid=new_uid(),
        round=one.uid,
        member=member_uid,
        form=form,
        parts=tuple(PartText(id=id, text=text) for id, text in parts if id and text),
        points=tuple(Points(id=line.id) for line in (frame.lines if frame else ())),
        elsewhere=Remark(by=place.remark_from if place else ""),
    )


def part_id(one: Round, form: Form, about: str) -> str:
    """Return the id of the part of a form that is about `faults`, `remedied` …; empty if none."""
    parts = review_forms.parts(form, one.period, one.begun_on)
    return next((part.id for part in parts if part.about == about), "")


def carried(store: Store, one: Round, member_uid: str) -> tuple[Shortcoming, ...]:
    """Return the shortcomings that a person's review in a round has to answer for."""
    every = store.shortcomings.of_member(member_uid)
    return review_facts.before(every, member_uid, one.starts_on, one.ends_on)


def what_is_carried(store: Store, one: Round, member_uid: str) -> str:
    """Return these as the text of part III, a line each; empty when there is none."""
    told = (review_sentences.of_shortcoming(each) for each in carried(store, one, member_uid))
    return "\n".join(f"- {line}" for line in told)


def what_is_known(
    store: Store, one: Round, member_uid: str = "", day: date | None = None
) -> YearFacts:
    """Return what the handbook knows of a member's work in a round (`""`: of the branch)."""
    return known_of(store, one, (member_uid,), day)[member_uid]


def form_of(one: Round, member_uid: str) -> Form:
    """Return the form a member writes in a round; the collective's for `""`."""
    place = review_rounds.place_of(one, member_uid)
    return place.form if place else Form.COLLECTIVE


def propose(
    store: Store,
    review_uid: str,
    level: Level,
    *,
    on: Partial = "",
    points: float | None = None,
    reason: str = "",
) -> Review:
    """Write the branch's proposal; without `points` those appraised are counted together."""
    review = store.reviews.by_uid(review_uid)
    said = Decision(
        level=level,
        points=points if points is not None else _appraised(store, review),
        reason=reason.strip(),
        on=on,
    )
    return store.reviews.put(replace(review, proposal=said))


def decide(
    store: Store,
    review_uid: str,
    level: Level,
    *,
    on: Partial = "",
    document: str = "",
    points: float | None = None,
    reason: str = "",
) -> Review:
    """Write what the competent level decided, with its paper's number and date."""
    review = store.reviews.by_uid(review_uid)
    said = Decision(
        level=level, points=points, reason=reason.strip(), document=one_line(document), on=on
    )
    return store.reviews.put(replace(review, decision=said))


def decide_as_proposed(
    store: Store, round_uid: str, *, on: Partial, document: str
) -> tuple[Review, ...]:
    """Write one paper's decision into all reviews that have a proposal and no decision yet.

    Raises BadInput when there is none.
    """
    waiting = [
        one
        for one in store.reviews.of_round(round_uid)
        if one.proposal.level and not one.decision.level
    ]
    if not waiting:
        raise BadInput(
            "Không còn bản kiểm điểm nào đã có đề xuất mà chưa có quyết định. Hãy ghi đề xuất của "
            "chi bộ trước, hoặc ghi quyết định cho từng người."
        )
    return tuple(
        decide(
            store,
            one.uid,
            one.proposal.level,
            on=on,
            document=document,
            points=one.proposal.points,
        )
        for one in waiting
    )


def notify(
    store: Store, round_uid: str, on: Partial, how: str, members: Collection[str] | None = None
) -> tuple[Review, ...]:
    """Write when and how the result was told; all decided ones not told yet, or those named."""
    wanted = [
        one
        for one in store.reviews.of_round(round_uid)
        if one.decision.level
        and (one.member in members if members is not None else not one.notified_on)
    ]
    if not wanted:
        raise BadInput(
            "Chưa có kết quả xếp loại nào để thông báo. Hãy ghi quyết định của cấp trên trước."
        )
    told = (replace(one, notified_on=on, notified_how=one_line(how)) for one in wanted)
    return tuple(store.reviews.put(one) for one in told)


def note_viewed(handbook: Handbook, review_uid: str) -> bool:
    """Note in the history that a review was looked at; False when it was within this minute."""
    return looks.note_once(handbook, "review", review_uid, VIEWED)


def note_printed(handbook: Handbook, *review_uids: str) -> None:
    """Note in the history that reviews were printed, each print one entry, all in one deed."""
    if review_uids:
        looks.note(handbook, "review", review_uids, "print", PRINTED)


def note_exported(handbook: Handbook) -> None:
    """Note in the history that the words of every review left the handbook in plain files."""
    every = handbook.read(lambda store: [one.uid for one in store.reviews.all()])
    if every:
        looks.note(handbook, "review", every, "print", EXPORTED)


def note_paper(handbook: Handbook, paper_id: str, request: Request) -> None:
    """Note the print of a paper that holds reviews, on each review in it; a blank form holds none.

    Papers of levels and counts alone (ballot, lists, notice) are no print of a review.
    """
    told = handbook.read(lambda store: private_papers.reviews_told(store, paper_id, request))
    note_printed(handbook, *told)


def _appraised(store: Store, review: Review) -> float | None:
    frame = review_rounds.frame_of(store.rounds.by_uid(review.round), review.form)
    return frames.totals(frame, review, own=False).total if frame else None
