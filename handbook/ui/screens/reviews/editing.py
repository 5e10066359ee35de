"""The open round and the open review in memory: every edit replaces a frozen record.

`Keeping` writes what is typed. Knows no widget: pages show what is here and hand their edits in.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from handbook.records import frames, frozen_rules, rating_gates, ratings
from handbook.records.ballots import Ballot, BallotKind, PersonCount
from handbook.records.basics import new_uid
from handbook.records.frames import Totals
from handbook.records.rating_gates import Gate
from handbook.records.ratings import CapFinding
from handbook.records.review_forms import FormPart, parts
from handbook.records.review_rounds import Frame, Round, RoundMember, frame_of
from handbook.records.reviews import Level, PartText, Review, points_of
from handbook.ui.keeping import Keeping
from handbook.ui.screens.reviews.reading import Held, OpenedReview


class EditingRound(QObject):
    """One open round with its ballots; `changed` carries the fields that an edit changed."""

    changed = Signal(object)

    def __init__(self, held: Held, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.take(held)

    def take(self, held: Held) -> None:
        """Go on from what was just read; what was typed meanwhile stands on top of it."""
        self._keeping.adopt(held.round, *held.ballots)
        typed = self._keeping.typed().values()
        stored = {one.uid for one in held.ballots}
        fresh = (
            one
            for one in typed
            if isinstance(one, Ballot) and one.round == held.round.uid and one.uid not in stored
        )
        self.round: Round = self._keeping.newest(held.round)
        self.ballots: tuple[Ballot, ...] = (*map(self._keeping.newest, held.ballots), *fresh)
        self.held = replace(held, round=self.round, ballots=self.ballots)

    def ours(self, held: Held) -> bool:
        """Say whether everything of the round that was read was written here."""
        known = {one.uid for one in self.ballots}
        return (
            all(self._keeping.ours(one) for one in (held.round, *held.ballots))
            and {one.uid for one in held.ballots} <= known
        )

    def set(self, **fields: Any) -> None:
        """Change fields of the round."""
        fresh = replace(self.round, **fields)
        if fresh == self.round or self.held.closed:
            return
        self.round = fresh
        self.held = replace(self.held, round=fresh)
        self._keeping.touch(fresh)
        self.changed.emit(frozenset(fields))

    def set_person(self, line: RoundMember) -> None:
        """Change how one stands in the round."""
        people = tuple(line if one.member == line.member else one for one in self.round.people)
        self.set(people=people)

    def set_frame(self, fresh: Frame) -> None:
        """Change the frame of one form."""
        of = tuple(fresh if one.form is fresh.form else one for one in self.round.frames)
        self.set(frames=of)

    def ballot(self, kind: BallotKind) -> Ballot:
        """Return the last ballot of a kind, a fresh one with a line for everybody when none is."""
        found = next((one for one in reversed(self.ballots) if one.kind is kind), None)
        whom = self.voted_on(kind)
        if found is None:
            fresh = Ballot(
                uid=new_uid(),
                round=self.round.uid,
                kind=kind,
                on=self.round.meeting_on,
                place=self.round.meeting_place,
                counts=tuple(PersonCount(member=uid) for uid in whom),
            )
            return _at_same_meeting(fresh, self.ballots)
        there = {count.member for count in found.counts}
        missing = tuple(PersonCount(member=uid) for uid in whom if uid not in there)
        return replace(found, counts=(*found.counts, *missing))

    def voted_on(self, kind: BallotKind) -> tuple[str, ...]:
        """Return whom a ballot is about; the second, those proposed or voted HTXSNV."""
        if kind is BallotKind.COLLECTIVE:
            return ("",)
        people = self.held.people()
        if kind is BallotKind.MEMBERS:
            return people
        named = {r.member for r in self.held.reviews if _claims(r)}
        return tuple(uid for uid in people if uid in named)

    def set_ballot(self, fresh: Ballot) -> None:
        """Write a ballot, the first key of it included."""
        if self.held.closed:
            return
        there = any(one.uid == fresh.uid for one in self.ballots)
        same = tuple(fresh if one.uid == fresh.uid else one for one in self.ballots)
        self.ballots = same if there else (*self.ballots, fresh)
        self.held = replace(self.held, ballots=self.ballots)
        self._keeping.touch(fresh)
        self.changed.emit(frozenset({"ballots"}))

    def flush(self) -> None:
        """Save what is typed: a field was left."""
        self._keeping.flush()


class EditingReview(QObject):
    """One open review and what is worked out of it; `changed` carries the fields changed."""

    changed = Signal(object)

    def __init__(
        self, opened: OpenedReview, keeping: Keeping, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.take(opened)

    def take(self, opened: OpenedReview) -> None:
        """Go on from what was just read; what was typed meanwhile stands on top of it."""
        self._keeping.adopt(opened.review)
        self.opened, self.held = opened, opened.held
        self.review: Review = self._keeping.newest(opened.review)
        if opened.review.version == 0:
            typed = self._keeping.typed().values()
            mine = (
                one
                for one in typed
                if isinstance(one, Review)
                and (one.round, one.member) == (self.review.round, self.review.member)
            )
            self.review = next(mine, self.review)
        self.frame: Frame | None = frame_of(self.held.round, self.review.form)
        self.values = frozen_rules.values(self.held.round)
        self.parts: tuple[FormPart, ...] = parts(
            self.review.form, self.held.round.period, self.held.round.begun_on
        )

    def ours(self, opened: OpenedReview) -> bool:
        """Say whether the review that was read was written here."""
        return opened.review.version == 0 or self._keeping.ours(opened.review)

    def refresh(self, opened: OpenedReview) -> None:
        """Take what was read again round the review; the review itself is ours."""
        self.opened, self.held = opened, opened.held
        self.changed.emit(frozenset({"round"}))

    def adopt(self, records: Any) -> None:
        """Take over the version of a record just written; what was typed since stays."""
        for record in records:
            if record.uid == self.review.uid:
                self.review = replace(self.review, version=record.version)

    @property
    def locked(self) -> bool:
        """Say whether nothing can be changed: the round is over."""
        return self.held.closed

    def set(self, **fields: Any) -> None:
        """Change fields of the review."""
        fresh = replace(self.review, **fields)
        if fresh != self.review and not self.locked:
            self.review = fresh
            self._keeping.touch(fresh)
            self.changed.emit(frozenset(fields))

    def set_part(self, part_id: str, text: str) -> None:
        """Change the words of one part."""
        others = tuple(one for one in self.review.parts if one.id != part_id)
        by_id = {one.id: one for one in (*others, PartText(id=part_id, text=text))}
        order = [one.id for one in self.parts]
        known = tuple(by_id[id] for id in order if id in by_id)
        strange = tuple(one for one in others if one.id not in order)
        self.set(parts=(*known, *strange))

    def set_points(self, criterion: str, **fields: Any) -> None:
        """Change the points of one criterion."""
        fresh = replace(points_of(self.review, criterion), **fields)
        if any(one.id == criterion for one in self.review.points):
            same = (fresh if one.id == criterion else one for one in self.review.points)
            self.set(points=tuple(same))
        else:
            self.set(points=(*self.review.points, fresh))

    def set_all_points(self, **by: Any) -> None:
        """Change points of every criterion at once: a field by a function of line and points."""
        if self.frame is None:
            return
        made = []
        for line in self.frame.lines:
            old = points_of(self.review, line.id)
            made.append(replace(old, **{name: work(line, old) for name, work in by.items()}))
        self.set(points=tuple(made))

    def flush(self) -> None:
        """Save what is typed: a field was left."""
        self._keeping.flush()

    # What follows from it

    def totals(self, *, own: bool) -> Totals:
        """Return the sums of points."""
        return frames.totals(self.frame, self.review, own=own) if self.frame else Totals()

    def points(self) -> float | None:
        """Return the total that a level goes by: appraised, else the person's own."""
        return self.totals(own=False).total or self.totals(own=True).total

    def gates(self) -> tuple[Gate, ...]:
        """Return every condition with its figures."""
        return rating_gates.gates(self.opened.facts, self.points(), self.values, self.review.form)

    def proposed(self) -> tuple[Level, tuple[str, ...]]:
        """Return the level that points and gates come to, with the reasons."""
        return ratings.proposed_level(
            self.opened.facts, self.points(), self.values, self.review.form
        )

    def gap(self) -> bool:
        """Say whether own and appraised points lie so far apart that a reason is asked."""
        own, appraised = self.totals(own=True).total, self.totals(own=False).total
        return ratings.gap_needs_reason(own, appraised, self.values)

    def ceiling(self) -> CapFinding:
        """Return the ceiling with this review as it is typed."""
        others = tuple(one for one in self.held.reviews if one.uid != self.review.uid)
        return ratings.cap(ratings.counts((*others, self.review)), self.held.round.cap)


def _claims(review: Review) -> bool:
    return Level.EXCELLENT in (review.proposal.level, review.own_level)


def _at_same_meeting(fresh: Ballot, ballots: tuple[Ballot, ...]) -> Ballot:
    """Return a fresh ballot with who was there, as counted for another of the round."""
    if not ballots:
        return fresh
    last = ballots[-1]
    same = {name: getattr(last, name) for name in ("method", "on", "place", "tellers", "called")}
    return replace(fresh, **same, present=last.present)
