"""The life of a shortcoming: found in a review, a meeting or a suggestion, followed, verified.

Each works inside one change of the handbook but the notes of looks; nothing here asks or shows.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from handbook.errors import BadInput
from handbook.papers import private_papers
from handbook.papers.catalog import Request
from handbook.records import review_sentences
from handbook.records.basics import new_uid
from handbook.records.dates import Partial
from handbook.records.review_rounds import Round
from handbook.records.reviews import Review, part
from handbook.records.shortcomings import (
    FoundBy,
    RemedyNote,
    Shortcoming,
    ShortcomingState,
    is_open,
    named,
)
from handbook.records.text import fold, one_line
from handbook.services import looks
from handbook.services.handbook import Handbook
from handbook.services.reviews import carried, part_id
from handbook.store.store import Store

VIEWED = "Xem hạn chế của đảng viên"
PRINTED = "In hạn chế của đảng viên"


def open_from_review(store: Store, review_uid: str, due: Partial = "") -> tuple[Shortcoming, ...]:
    """Make a record of each line of a review's part II that is none yet; return those made.

    The lines at the same place of the parts on causes and on what is to be done come along, or the
    whole of them when there is one for all. `due` is the time limit of each. What is to be done on
    about an earlier shortcoming is no remedy of a new one: it stays with the earlier one, and what
    it newly says is noted there.
    """
    review = store.reviews.by_uid(review_uid)
    one = store.rounds.by_uid(review.round)
    whats = named(part(review, part_id(one, review.form, "faults")))
    causes = named(part(review, part_id(one, review.form, "causes")))
    ahead = named(part(review, part_id(one, review.form, "ahead")))
    earlier = carried(store, one, review.member)
    ways = tuple(line for line in ahead if not review_sentences.goes_on(line, earlier))
    _note_ways_on(store, ahead, earlier, on=_held(one, review), review=review.uid)
    blank = Shortcoming(
        uid="",
        what="",
        member=review.member,
        found_by=FoundBy.REVIEW,
        found_in=review.uid,
        found_on=_held(one, review),
        year=one.year,
        responsible=review.member or one.chair,
        due=due,
    )
    return _opened(store, _with_causes(blank, whats, causes, ways))


def open_from_meeting(store: Store, meeting_uid: str) -> tuple[Shortcoming, ...]:
    """Make a record, of the branch, of each weak point a meeting named that is none yet."""
    meeting = store.meetings.by_uid(meeting_uid)
    whats, remedies = named(meeting.weak_points), named(meeting.remedies)
    blank = Shortcoming(
        uid="",
        what="",
        found_by=FoundBy.MEETING,
        found_in=meeting.uid,
        found_on=meeting.date.isoformat(),
        year=meeting.date.year,
        responsible=meeting.chair,
    )
    even = len(remedies) == len(whats)
    found = [replace(blank, what=what) for what in whats]
    if even:
        found = [replace(one, remedy=way) for one, way in zip(found, remedies, strict=True)]
    return _opened(store, found)


def open_from_suggestions(store: Store, round_uid: str) -> tuple[Shortcoming, ...]:
    """Make a record of each suggestion of the upper level that is none yet."""
    one = store.rounds.by_uid(round_uid)
    found = [
        Shortcoming(
            uid="",
            what=one_line(said.text),
            member=said.member,
            found_by=FoundBy.SUGGESTION,
            found_in=one.uid,
            found_on=said.on,
            year=one.year,
            document=one_line(said.document),
            responsible=said.member or one.chair,
        )
        for said in one.suggestions
        if one_line(said.text)
    ]
    return _opened(store, found)


def note(
    store: Store,
    uid: str,
    text: str,
    *,
    on: date,
    state: ShortcomingState | None = None,
    by: str = "",
    meeting: str = "",
    review: str = "",
    task: str = "",
) -> Shortcoming:
    """Note progress; `state` is how it stands from now on, as before when None.

    What was verified goes on by such a note, when it came back. Raises BadInput for a note that
    would verify or drop it: these are deeds of their own.
    """
    kept = store.shortcomings.by_uid(uid)
    if state in (ShortcomingState.VERIFIED, ShortcomingState.DROPPED):
        raise BadInput("Xác nhận khắc phục hoặc thôi theo dõi là việc riêng, không ghi ở đây.")
    said = state or (kept.state if is_open(kept) else ShortcomingState.OPEN)
    entry = RemedyNote(
        on=on.isoformat(),
        text=text.strip(),
        state=said,
        by=one_line(by),
        meeting=meeting,
        review=review,
        task=task,
    )
    return store.shortcomings.put(_standing(kept, entry))


def verify(
    store: Store, uid: str, on: date, by: str, *, review: str = "", text: str = ""
) -> Shortcoming:
    """Confirm that it is remedied; `review` is the uid of the review that confirms it."""
    kept = store.shortcomings.by_uid(uid)
    entry = RemedyNote(
        on=on.isoformat(),
        text=text.strip(),
        state=ShortcomingState.VERIFIED,
        by=one_line(by),
        review=review,
    )
    return store.shortcomings.put(_standing(kept, entry))


def drop(store: Store, uid: str, on: date, reason: str) -> Shortcoming:
    """Follow it no more, for a reason; raises BadInput without one."""
    if not one_line(reason):
        raise BadInput("Không theo dõi nữa thì phải ghi lý do.")
    kept = store.shortcomings.by_uid(uid)
    entry = RemedyNote(on=on.isoformat(), text=reason.strip(), state=ShortcomingState.DROPPED)
    return store.shortcomings.put(_standing(kept, entry))


def settle(
    store: Store, review_uid: str, remedied: Collection[str], on: date, by: str
) -> tuple[Shortcoming, ...]:
    """Say how everything stands that a review answers for; return those that changed.

    What is `remedied` (uids) is verified, the rest is not remedied and comes back in the next.
    """
    review = store.reviews.by_uid(review_uid)
    one = store.rounds.by_uid(review.round)
    changed = []
    for each in carried(store, one, review.member):
        if not is_open(each):
            continue
        if each.uid in remedied:
            changed.append(verify(store, each.uid, on, by, review=review.uid))
        elif each.state is not ShortcomingState.NOT_REMEDIED:
            said = ShortcomingState.NOT_REMEDIED
            changed.append(note(store, each.uid, "", on=on, state=said, by=by, review=review.uid))
    return tuple(changed)


def note_viewed(handbook: Handbook, uid: str) -> bool:
    """Note in the history that a person's shortcoming was looked at, as a review's look is.

    False when it was within this minute, or is the branch's, which anybody may read.
    """
    one = handbook.read(lambda store: store.shortcomings.find_uid(uid))
    if one is None or not one.member:
        return False
    return looks.note_once(handbook, "shortcoming", uid, VIEWED)


def note_printed(handbook: Handbook, *uids: str) -> None:
    """Note in the history that members' shortcomings were printed, all in one deed."""
    if uids:
        looks.note(handbook, "shortcoming", uids, "print", PRINTED)


def note_paper(handbook: Handbook, paper_id: str, request: Request) -> None:
    """Note the print of a paper that holds members' shortcomings, on each one in it."""
    told = handbook.read(lambda store: private_papers.shortcomings_told(store, paper_id, request))
    note_printed(handbook, *told)


def _standing(kept: Shortcoming, entry: RemedyNote) -> Shortcoming:
    verified = entry.state is ShortcomingState.VERIFIED
    return replace(
        kept,
        notes=(*kept.notes, entry),
        state=entry.state,
        verified_on=entry.on if verified else "",
        verified_by=entry.by if verified else "",
        verified_in=entry.review if verified else "",
    )


def _note_ways_on(
    store: Store, lines: Iterable[str], earlier: Iterable[Shortcoming], *, on: Partial, review: str
) -> None:
    """Note at earlier shortcomings what a review means to do on about them, each once."""
    known = {one.uid: one for one in earlier if is_open(one)}
    for line in lines:
        one = review_sentences.goes_on(line, known.values())
        way = review_sentences.way_on(line, one) if one else ""
        if one is None or not way or (review, way) in {(n.review, n.text) for n in one.notes}:
            continue
        entry = RemedyNote(on=on, text=way, state=one.state, review=review)
        known[one.uid] = store.shortcomings.put(replace(one, notes=(*one.notes, entry)))


def _held(one: Round, review: Review) -> Partial:
    return one.meeting_on or review.submitted_on or one.ends_on.isoformat()


def _with_causes(
    blank: Shortcoming, whats: tuple[str, ...], causes: tuple[str, ...], ways: tuple[str, ...]
) -> list[Shortcoming]:
    lines = zip(whats, _each(causes, len(whats)), _each(ways, len(whats)), strict=True)
    return [replace(blank, what=what, cause=cause, remedy=way) for what, cause, way in lines]


def _each(texts: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return a text for each of `count` lines: its own, or all of them for each."""
    return texts if len(texts) == count else (" ".join(texts),) * count


def _opened(store: Store, found: Iterable[Shortcoming]) -> tuple[Shortcoming, ...]:
    """Put those that are no record yet: what the same place named in the same words is one."""
    made = []
    for one in found:
        known = {
            (each.member, fold(each.what)) for each in store.shortcomings.found_in(one.found_in)
        }
        if (one.member, fold(one.what)) not in known:
            made.append(store.shortcomings.put(replace(one, uid=new_uid())))
    return tuple(made)
