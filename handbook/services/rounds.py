"""What is done with a review round: begin it with its rules frozen, close it, reopen it."""

from dataclasses import replace
from datetime import date

from handbook.errors import BadInput
from handbook.records import dates, frozen_rules, periods, review_people, review_rounds, rules
from handbook.records.attendance_stats import Span
from handbook.records.basics import new_uid
from handbook.records.frames import frames
from handbook.records.members import Member, Position, holder
from handbook.records.review_rounds import (
    Form,
    Frame,
    Round,
    RoundMember,
    RoundPeriod,
    RoundState,
)
from handbook.records.settings import Branch, parent_on, term_on
from handbook.records.text import fold, one_line
from handbook.services.handbook import Handbook
from handbook.store.store import Store


def begin_round(store: Store, period: RoundPeriod, year: int, part: int, day: date) -> Round:
    """Return a round begun on `day`, filled with what the handbook knows; it is not put yet.

    Frozen into it: the rules in force on `day`, the criteria frames and the ceiling (as the branch
    set them in the last round under the same rule), and who is reviewed. `part` is the quarter.
    Raises BadInput when the same round is there already.
    """
    branch = store.branch.get()
    first, last = span(branch, period, year, part, day)
    _refuse_twin(store, period, year, part)
    earlier = _latest(store, last)
    rating = frozen_rules.freeze(rules.at(day, frozen_rules.RATING))
    same_rule = earlier is not None and frozen_rules.frozen(earlier, "rating") == rating
    begun = Round(
        uid=new_uid(),
        period=period,
        year=year,
        part=part if period is RoundPeriod.QUARTER else 0,
        starts_on=first,
        ends_on=last,
        begun_on=day,
        meeting_place=branch.meeting_place,
        chair=_post(store, Position.SECRETARY),
        due_on=_due(period, year, day),
        decided_by=committee_above(branch, day),
        rules=tuple(frozen_rules.freeze(rules.at(day, topic)) for topic in frozen_rules.TOPICS),
        frames=_frames(branch, day, earlier),
        cap=earlier.cap if earlier and same_rule else frozen_rules.cap_on(day),
        hidden_steps=earlier.hidden_steps if earlier else (),
    )
    return replace(begun, people=people(store, begun))


def span(branch: Branch, period: RoundPeriod, year: int, part: int, day: date) -> tuple[date, date]:
    """Return first and last day of what a round is about; a term's and on demand end on `day`."""
    match period:
        case RoundPeriod.YEAR:
            return date(year, 1, 1), date(year, 12, 31)
        case RoundPeriod.QUARTER:
            if part not in (1, 2, 3, 4):
                raise BadInput("Hãy chọn quý 1, 2, 3 hoặc 4 cho đợt kiểm điểm quý.")
            quarter = periods.around(Span.QUARTER, date(year, part * 3, 1))
            return quarter.first, quarter.last
        case RoundPeriod.TERM:
            return dates.earliest(term_on(branch, day)) or date(year, 1, 1), day
        case RoundPeriod.ON_DEMAND:
            return min(date(year, 1, 1), day), day


def people(store: Store, one: Round) -> tuple[RoundMember, ...]:
    """Return who is reviewed and who is not, worked out anew; lines a person set are kept."""
    earlier = _latest(store, one.ends_on, but=one.uid)
    known = {line.member: line.form for line in (earlier.people if earlier else ()) if line.typed}
    proposed = review_people.propose(
        store.members.all(),
        one.starts_on,
        one.ends_on,
        frozen_rules.values(one),
        known,
        kind=store.branch.get().kind,
        period=one.period,
    )
    return review_people.renewed(one.people, proposed)


def renew_people(store: Store, round_uid: str) -> Round:
    """Work out anew who is reviewed, after the roster changed, and keep it."""
    one = store.rounds.by_uid(round_uid)
    return store.rounds.put(replace(one, people=people(store, one)))


def close_round(store: Store, round_uid: str, day: date) -> Round:
    """Close a round: its reviews and ballots stay as they are. Nothing missing keeps it open."""
    one = store.rounds.by_uid(round_uid)
    if one.state is RoundState.CLOSED:
        raise BadInput(f"{_capital(review_rounds.called(one))} đã kết thúc từ trước.")
    closed = replace(one, state=RoundState.CLOSED, closed_on=day.isoformat())
    return store.rounds.put(closed)


def reopen(handbook: Handbook, round_uid: str, reason: str) -> Round:
    """Open a closed round again; the reason stays in the history. Raises BadInput without one."""
    why = one_line(reason)
    if not why:
        raise BadInput("Muốn mở lại đợt kiểm điểm đã kết thúc, hãy ghi lý do.")
    one = handbook.read(lambda store: store.rounds.by_uid(round_uid))
    if one.state is RoundState.OPEN:
        raise BadInput(f"{_capital(review_rounds.called(one))} đang mở nên không cần mở lại.")
    opened = replace(one, state=RoundState.OPEN, closed_on="")
    deed = f"Mở lại {review_rounds.called(one)}: {why}"
    return handbook.change(deed, lambda store: store.rounds.put(opened)).value


def committee_above(branch: Branch, day: date) -> str:
    """Return the committee that decides on members: `Đảng ủy xã …` above `Đảng bộ xã …`."""
    parent = one_line(parent_on(branch, day))
    if fold(parent).startswith("dang bo"):
        return "Đảng ủy" + parent[len("Đảng bộ") :]
    return parent


def _refuse_twin(store: Store, period: RoundPeriod, year: int, part: int) -> None:
    if period in (RoundPeriod.TERM, RoundPeriod.ON_DEMAND):
        return
    for one in store.rounds.of_year(year):
        if one.period is period and (period is RoundPeriod.YEAR or one.part == part):
            raise BadInput(
                f"Đã có {review_rounds.called(one)} nên không lập đợt thứ hai. Hãy mở đợt đang có."
            )


def _latest(store: Store, ends_on: date, but: str = "") -> Round | None:
    """Return the round that ended last up to a day: what the branch set there goes on."""
    found = [one for one in store.rounds.all() if one.ends_on <= ends_on and one.uid != but]
    return found[-1] if found else None


def _frames(branch: Branch, day: date, earlier: Round | None) -> tuple[Frame, ...]:
    """Return the frames in force, each as the branch edited it the last time it used it."""
    edited = {frame.id: frame for frame in (earlier.frames if earlier else ())}
    in_force: dict[Form, Frame] = dict(frames(day, branch.kind))
    return tuple(edited.get(frame.id, frame) for frame in in_force.values())


def _due(period: RoundPeriod, year: int, day: date) -> str:
    """Return the day a yearly round has to be finished by; the upper committee may set another."""
    by = rules.at(day, frozen_rules.GUIDE).values["finish_by"]
    return f"{year}-{by}" if period is RoundPeriod.YEAR else ""


def _post(store: Store, position: Position) -> str:
    found: Member | None = holder(store.members.all(), position)
    return found.uid if found else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
