"""Rows of a round's people: what each claims, how the vote went, what is proposed and decided."""

from dataclasses import dataclass

from handbook.papers import words
from handbook.papers.criteria_points import sums
from handbook.papers.round_paper import RoundFacts
from handbook.records import dates
from handbook.records.ballots import BallotKind
from handbook.records.members import Member
from handbook.records.review_rounds import FORM_WORDS, LeftOut, frame_of, place_of
from handbook.records.reviews import LEVELS, Decision, Level, Review
from handbook.records.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """One person, or the branch: all of it words, empty where nothing was said."""

    name: str
    post: str = ""
    form: str = ""
    own_points: str = ""
    own: str = ""
    votes: str = ""
    appraised: str = ""
    proposed: str = ""
    reason: str = ""
    decided: str = ""
    document: str = ""


def lines(facts: RoundFacts) -> tuple[RatingLine, ...]:
    """Return everybody who is reviewed, in Vietnamese order."""
    return tuple(_line(facts, member) for member in facts.reviewed)


def collective(facts: RoundFacts) -> RatingLine:
    """Return the line of the branch itself."""
    return _of(facts, words.branch_name(facts.branch), "", facts.review(""), "")


def left_out(facts: RoundFacts) -> tuple[str, ...]:
    """Return who is not reviewed, each with the reason: `Ma Văn Đạt (được miễn sinh hoạt)`."""
    found = (place_of(facts.round, member.uid) for member in facts.members)
    names = {member.uid: member.name for member in facts.members}
    return tuple(
        words.noted(names[line.member], one_line(line.why).rstrip("."))
        for line in found
        if line is not None and line.left_out is not LeftOut.NOT
    )


def level_of(review: Review | None) -> Level:
    """Return the level that stands: the decided one, else the proposed one."""
    if review is None:
        return Level.NONE
    return review.decision.level or review.proposal.level


def counts(facts: RoundFacts) -> dict[Level, int]:
    """Return how many members stand at each level, all four named."""
    levels = [level_of(facts.review(member.uid)) for member in facts.reviewed]
    return {level: levels.count(level) for level in LEVELS}


def cited(decision: Decision) -> str:
    """Return `12-QĐ/ĐU, 20/12/2026` of a decision, as far as it is known."""
    return ", ".join(filter(None, (one_line(decision.document), dates.short(decision.on))))


def _line(facts: RoundFacts, member: Member) -> RatingLine:
    line = place_of(facts.round, member.uid)
    post = words.spelled(words.post(member), facts.branch)
    review = facts.review(member.uid)
    form = review.form if review else line.form if line else None
    said = FORM_WORDS[form].removeprefix("Mẫu ") if form else ""
    return _of(facts, member.name, post, review, said)


def _of(facts: RoundFacts, name: str, post: str, review: Review | None, form: str) -> RatingLine:
    if review is None:
        return RatingLine(name=name, post=post, form=form)
    frame = frame_of(facts.round, review.form)
    reasons = (one_line(review.proposal.reason), one_line(review.level_reason))
    return RatingLine(
        name=name,
        post=post,
        form=form,
        own_points=sums(frame, review).total,
        own=review.own_level.value,
        votes=_votes(facts, review.member),
        appraised=_points(review, sums(frame, review, appraised=True).total),
        proposed=review.proposal.level.value,
        reason="; ".join(filter(None, reasons)),
        decided=review.decision.level.value,
        document=cited(review.decision),
    )


def _points(review: Review, appraised: str) -> str:
    said = review.proposal.points
    return words.points(said) if said is not None else appraised


def _votes(facts: RoundFacts, member: str) -> str:
    """Return votes for the four levels in their order: `18/2/0/0`."""
    ballot = facts.ballot(BallotKind.MEMBERS if member else BallotKind.COLLECTIVE)
    found = next((c for c in ballot.counts if c.member == member), None) if ballot else None
    if found is None:
        return ""
    return "/".join(str(n) for n in (found.excellent, found.good, found.done, found.not_done))
