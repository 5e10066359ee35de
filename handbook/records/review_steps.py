"""The columns of a round, from the form to the remedy, and what is missing in each.

Each step says of one review whether it is done and, in a sentence, what is not. The sequence is
practice (DOMAIN §7.5 [C]): a branch hides columns. Nothing here blocks a step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from handbook.records import ballot_counts, frames
from handbook.records.ballots import Ballot, BallotKind
from handbook.records.review_forms import FormPart, parts
from handbook.records.review_rounds import (
    LeftOut,
    Round,
    RoundMember,
    frame_of,
    place_of,
    reviewed,
)
from handbook.records.reviews import Level, Review, part
from handbook.records.shortcomings import Shortcoming, ShortcomingState
from handbook.records.text import joined, one_line


class Step(StrEnum):
    """The steps across the table of a round, in order."""

    FORM = "form"
    COMMENTS = "comments"
    VOTE = "vote"
    PROPOSAL = "proposal"
    DECISION = "decision"
    NOTIFIED = "notified"
    REMEDY = "remedy"


STEPS: Mapping[Step, str] = {
    Step.FORM: "Bản kiểm điểm",
    Step.COMMENTS: "Góp ý",
    Step.VOTE: "Bỏ phiếu",
    Step.PROPOSAL: "Đề xuất",
    Step.DECISION: "Quyết định",
    Step.NOTIFIED: "Thông báo",
    Step.REMEDY: "Khắc phục",
}
# Parts that may stay empty: "nếu có" in the forms' own headings, or the meeting's.
_MAYBE = ("suggestions", "share", "remedied", "competent", "causes")
_LEFT_OUT = "Không kiểm điểm trong đợt này."


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStatus:
    """Where one step stands; `done` None says that it does not apply, `missing` why it is open."""

    step: Step
    done: bool | None
    missing: str = ""


def shown(one: Round) -> tuple[Step, ...]:
    """Return the steps that this round's table shows."""
    return tuple(step for step in Step if step not in one.hidden_steps)


def status(
    one: Round,
    review: Review | None,
    ballots: Iterable[Ballot],
    shortcomings: Iterable[Shortcoming],
    member: str = "",
) -> Mapping[Step, StepStatus]:
    """Return where each shown step stands for a review; `member` names whose when none is begun.

    `shortcomings` are any; those found in this review count. An empty member is the collective.
    """
    uid = review.member if review else member
    line = place_of(one, uid) if uid else None
    if line is not None and line.left_out is not LeftOut.NOT:
        return {s: StepStatus(step=s, done=None, missing=line.why or _LEFT_OUT) for s in shown(one)}
    found = {
        Step.FORM: _form(one, review),
        Step.COMMENTS: _comments(review, line),
        Step.VOTE: _vote(tuple(ballots), uid),
        Step.PROPOSAL: _proposal(review),
        Step.DECISION: _decision(review),
        Step.NOTIFIED: _notified(review),
        Step.REMEDY: _remedy(one, review, tuple(shortcomings)),
    }
    return {step: _told(step, found[step]) for step in shown(one)}


def is_asked(one: FormPart) -> bool:
    """Say whether a part of a form has to be written: not what is there only if there is any.

    2A's own lines (a)–(c) are a reconstruction: their words may all stand under number 2.
    """
    return one.about not in _MAYBE and not (one.mark == "R" and one.number == "")


def problems(one: Round, reviews: Iterable[Review]) -> tuple[str, ...]:
    """Return what stands in the way of closing a round: reviews without a decided level."""
    decided = {review.member for review in reviews if review.decision.level}
    left = [line for line in reviewed(one) if line.member not in decided]
    if not left:
        return ()
    return (f"Còn {len(left)} đảng viên chưa có mức xếp loại được quyết định.",)


def _told(step: Step, missing: str | None) -> StepStatus:
    if missing is None:
        return StepStatus(step=step, done=None)
    return StepStatus(step=step, done=not missing, missing=missing)


# Each returns what is missing, "" when done, None when the step does not apply.


def _form(one: Round, review: Review | None) -> str | None:
    if review is None:
        return "Chưa lập bản kiểm điểm."
    lacking = []
    empty = 0 if review.handwritten else _empty_parts(one, review)
    if empty:
        lacking.append(f"{empty} phần chưa viết")
    frame = frame_of(one, review.form)
    if frame and not frames.totals(frame, review, own=True).complete:
        lacking.append("chưa tự chấm đủ điểm")
    if not review.own_level:
        lacking.append("chưa tự xếp loại")
    return f"Bản kiểm điểm: {joined(lacking)}." if lacking else ""


def _empty_parts(one: Round, review: Review) -> int:
    asked = [p for p in parts(review.form, one.period, one.ends_on) if is_asked(p)]
    return sum(not part(review, p.id).strip() for p in asked)


def _comments(review: Review | None, line: RoundMember | None) -> str | None:
    if review is None:
        return "Chưa có bản kiểm điểm để góp ý."
    if line and line.remark_from and not review.elsewhere.text.strip():
        return f"Chưa có nhận xét của {one_line(line.remark_from)}."
    return "" if review.comments else "Chưa ghi ý kiến góp ý nào."


def _vote(ballots: tuple[Ballot, ...], uid: str) -> str | None:
    kind = BallotKind.MEMBERS if uid else BallotKind.COLLECTIVE
    if not any(ballot.kind is kind for ballot in ballots):
        # A branch's level is often proposed by the branch without a ballot of its own.
        return "Chưa lập biên bản kiểm phiếu." if uid else None
    if ballot_counts.count_of(ballots, uid) is None:
        return "Chưa ghi kết quả kiểm phiếu."
    wrong = [text for ballot in ballots if ballot.kind is kind for text in _wrong(ballot, uid)]
    return f"Số phiếu chưa khớp: {wrong[0]}" if wrong else ""


def _wrong(ballot: Ballot, uid: str) -> tuple[str, ...]:
    """Return what does not add up of the papers and of one person; others' lines are not his."""
    own = replace(ballot, counts=tuple(c for c in ballot.counts if c.member == uid))
    return ballot_counts.problems(own, {uid: "Kết quả kiểm phiếu"})


def _proposal(review: Review | None) -> str | None:
    if review is None or not review.proposal.level:
        return "Chi bộ chưa đề xuất mức xếp loại."
    return ""


def _decision(review: Review | None) -> str | None:
    if review is None or not review.decision.level:
        return "Chưa có quyết định của cấp có thẩm quyền."
    if not (review.decision.document.strip() or review.decision.on):
        return "Chưa ghi số, ngày của văn bản quyết định."
    return ""


def _notified(review: Review | None) -> str | None:
    return "" if review and review.notified_on else "Chưa ghi ngày thông báo kết quả."


def _remedy(one: Round, review: Review | None, every: tuple[Shortcoming, ...]) -> str | None:
    if review is None:
        return "Chưa có bản kiểm điểm."
    own = tuple(s for s in every if _is_own(s, one, review))
    if not own:
        named = part(review, "a2_1").strip()
        low = review.decision.level is Level.NOT_DONE
        if named or low:
            return "Hạn chế nêu trong bản kiểm điểm chưa đưa vào danh sách theo dõi."
        return None
    unplanned = [s for s in own if _is_unplanned(s)]
    if not unplanned:
        return ""
    return f"{len(unplanned)} hạn chế chưa có đủ biện pháp, người chịu trách nhiệm, thời hạn."


def _is_own(one: Shortcoming, round_: Round, review: Review) -> bool:
    if one.state is ShortcomingState.DROPPED:
        return False
    of_round = one.found_in == round_.uid and one.member == review.member
    return one.found_in == review.uid or of_round


def _is_unplanned(one: Shortcoming) -> bool:
    settled = one.state in (ShortcomingState.VERIFIED, ShortcomingState.REMEDIED)
    # A person's own shortcoming is remedied by that person unless another is named.
    responsible = one.responsible or one.member
    return not settled and not (one.remedy.strip() and one.due and responsible)
