"""The table of a round: a line for each person, and what each step says in a cell.

No widget here: words and tones only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.records import ballot_counts, dates, frames, review_steps
from handbook.records.members import Position
from handbook.records.review_rounds import FORM_WORDS, Form, LeftOut, frame_of, place_of
from handbook.records.review_steps import STEPS, Step, StepStatus
from handbook.records.reviews import Review
from handbook.records.text import decimal, fold
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.reading import Held

COLLECTIVE = "Tập thể chi bộ"
ALL, LEFT_OUT, MISSING = "all", "left_out", "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person (`uid` empty: the collective) with where each step stands."""

    uid: str
    name: str
    form: Form
    second: str
    review: Review | None
    status: Mapping[Step, StepStatus]
    cells: Mapping[Step, tuple[str, Tone | None]]
    why_not: str = ""
    leader: bool = False

    @property
    def done(self) -> tuple[int, int]:
        """Return how many steps are done, of how many that apply."""
        said = [one.done for one in self.status.values() if one.done is not None]
        return said.count(True), len(said)

    def missing(self, step: Step) -> str:
        """Return in a sentence what a step lacks; what is done says so."""
        one = self.status.get(step)
        if one is None:
            return ""
        if one.missing:
            return one.missing
        return f"{STEPS[step]}: {'đã xong' if one.done else 'không có việc phải làm'}."


def lines(held: Held) -> tuple[Line, ...]:
    """Return the collective, then everybody in the round in Vietnamese order."""
    return (_line(held, ""), *(_line(held, uid) for uid in held.people(reviewed=False)))


def shown(every: Iterable[Line], which: str, form: str, typed: str) -> tuple[Line, ...]:
    """Return the lines one wants to see: those that lack a step, of one form, of a name."""
    words = fold(typed).split()
    return tuple(
        line
        for line in every
        if _fits(line, which)
        and (not form or (line.form.value == form and not line.why_not))
        and all(word in fold(line.name) for word in words)
    )


def options(held: Held) -> list[tuple[str, str]]:
    """Return what the list can be narrowed to."""
    lacking = [
        (step.value, f"Còn thiếu: {STEPS[step].lower()}") for step in review_steps.shown(held.round)
    ]
    return [
        (ALL, "Tất cả"),
        (MISSING, "Còn việc phải làm"),
        *lacking,
        (LEFT_OUT, "Không kiểm điểm"),
    ]


def first_open(every: Iterable[Line], held: Held) -> tuple[Step, int] | None:
    """Return the first step that somebody still lacks, and how many do; None when all is done."""
    every = tuple(every)
    for step in review_steps.shown(held.round):
        lacking = sum(line.status[step].done is False for line in every)
        if lacking:
            return step, lacking
    return None


def _fits(line: Line, which: str) -> bool:
    if which == ALL:
        return True
    if which == LEFT_OUT:
        return bool(line.why_not)
    if which == MISSING:
        return any(one.done is False for one in line.status.values())
    step = line.status.get(Step(which))
    return step is not None and step.done is False


def _line(held: Held, uid: str) -> Line:
    review, place = held.review(uid), place_of(held.round, uid) if uid else None
    form = place.form if place else Form.COLLECTIVE
    out = place is not None and place.left_out is not LeftOut.NOT
    found = review_steps.status(held.round, review, held.ballots, held.shortcomings, uid)
    member = next((m for m in held.members if m.uid == uid), None)
    return Line(
        uid=uid,
        name=held.names.get(uid, "") if uid else COLLECTIVE,
        form=form,
        second=_out(place) if out and place else _second(held, form, review),
        review=review,
        status=found,
        cells={step: _cell(held, one, review, uid) for step, one in found.items()},
        why_not=_out(place) if out and place else "",
        leader=member is not None and member.position is not Position.MEMBER,
    )


def _out(place: object) -> str:
    why: str = getattr(place, "why", "")
    return why or "Không kiểm điểm trong đợt này."


def _second(held: Held, form: Form, review: Review | None) -> str:
    said = [FORM_WORDS[form]]
    if review is not None:
        frame = frame_of(held.round, form)
        total = frames.totals(frame, review, own=True).total if frame else None
        if total is not None:
            said.append(f"tự chấm {number(total)}")
        if review.own_level:
            said.append(f"tự nhận {review.own_level.value}")
        if review.handwritten:
            said.append("viết tay")
    return " · ".join(said)


def _cell(held: Held, one: StepStatus, review: Review | None, uid: str) -> tuple[str, Tone | None]:
    if one.done is None:
        return "–", None
    if one.done:
        return f"✓ {_done(held, one.step, review, uid)}", Tone.GOOD
    words, tone = _open(held, one, review, uid)
    return words, tone


def _done(held: Held, step: Step, review: Review | None, uid: str) -> str:
    if review is None:
        return "Xong"
    match step:
        case Step.FORM:
            return "Đủ"
        case Step.COMMENTS:
            return str(len(review.comments))
        case Step.VOTE:
            return _votes(held, uid)
        case Step.PROPOSAL:
            return review.proposal.level.value
        case Step.DECISION:
            return review.decision.level.value
        case Step.NOTIFIED:
            return dates.on_screen(review.notified_on)[:5]
        case Step.REMEDY:
            return "Đủ"


def _votes(held: Held, uid: str) -> str:
    count = ballot_counts.count_of(held.ballots, uid)
    if count is None:
        return "Đã ghi"
    return ballot_counts.leading_level(count).value or "Ngang phiếu"


def _open(held: Held, one: StepStatus, review: Review | None, uid: str) -> tuple[str, Tone | None]:
    late = bool(held.round.due_on) and (dates.latest(held.round.due_on) or held.day) < held.day
    tone = Tone.LATE if late else None
    if one.step is Step.FORM:
        return ("Chưa lập", tone) if review is None else ("Còn thiếu", Tone.CARE)
    if one.step is Step.VOTE and ballot_counts.count_of(held.ballots, uid) is not None:
        return "Chưa khớp", Tone.LATE
    if one.step is Step.DECISION and review is not None and review.decision.level:
        return "Thiếu số", Tone.CARE
    if one.step is Step.REMEDY and review is not None:
        return "Thiếu", Tone.CARE
    return "Chưa ghi", tone


def number(value: float) -> str:
    """Return points with a decimal comma."""
    return decimal(value)
