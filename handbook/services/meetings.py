"""What is done with a meeting: make one already filled, say what is missing, seal, unseal."""

from dataclasses import replace
from datetime import date

from handbook.errors import BadInput
from handbook.papers.gathered import Gathered, gather
from handbook.records import agendas, attendance, copying, rules, scoring, sealing
from handbook.records.basics import new_uid
from handbook.records.criteria_sets import sets_of
from handbook.records.meetings import Attendance, Meeting, MeetingKind, MeetingState
from handbook.records.members import Member, Position, holder
from handbook.records.numbering import PaperType
from handbook.records.sealing import Missing
from handbook.records.settings import Branch, term_on
from handbook.services.final_print import final_print
from handbook.services.handbook import Handbook
from handbook.store.seals import Seal, new_seal_uid
from handbook.store.store import Store

__all__ = [
    "Gathered",
    "gather",
    "missing",
    "new_committee_meeting",
    "new_meeting",
    "next_day",
    "seal",
    "unseal",
]


def next_day(store: Store, today: date) -> date:
    """Return the day the next regular meeting is due by rule, after those that are there.

    The day of the month is the rule's (50-CT/TW, 23/7/2025: day 03); a month that already has a
    regular meeting is passed over.
    """
    day = int(rules.at(today, "meeting_guide").values["day"])
    year, month = today.year, today.month
    taken = {
        (m.date.year, m.date.month)
        for y in (year, year + 1)
        for m in store.meetings.summaries(y)
        if m.kind is MeetingKind.REGULAR
    }
    while (year, month) in taken:
        year, month = year + month // 12, month % 12 + 1
    return date(year, month, day)


def new_meeting(store: Store, kind: MeetingKind, day: date) -> Meeting:
    """Return a meeting filled with what the handbook knows; it is not put yet.

    Place, hour, chair and recorder come from the last meeting of its kind, else from the branch and
    its posts; the agenda from the kind of branch; the roll from the roster of that day.
    """
    branch, people = store.branch.get(), store.members.all()
    last = store.meetings.before(day, kind)
    own_sets = sets_of(store.criteria_sets.all())
    criteria = scoring.set_for(kind, day, branch.criteria, own_sets)
    meeting = Meeting(
        uid=new_uid(),
        kind=kind,
        date=day,
        starts_at=(last.starts_at if last else "") or branch.meeting_time,
        place=(last.place if last else "") or branch.meeting_place,
        chair=_still_here(last.chair if last else "", people) or _post(people, Position.SECRETARY),
        recorder=_still_here(last.recorder if last else "", people) or _recorder(people),
        agenda=agendas.preset(branch.kind, kind),
        criteria_set=criteria.id if criteria else "",
    )
    prepared = _prepared(store, meeting)
    return replace(prepared, attendance=_blank_roll(prepared, people))


def new_committee_meeting(store: Store, regular: Meeting, today: date) -> Meeting:
    """Return the committee meeting that prepares a regular one, filled but not put yet.

    It is on `today`, unless that is over the regular one or before the one of the month before.
    """
    before = store.meetings.before(regular.date)
    since = before.date if before else date.min
    return new_meeting(
        store, MeetingKind.COMMITTEE, today if since < today <= regular.date else regular.date
    )


def missing(gathered: Gathered, meeting: Meeting) -> tuple[Missing, ...]:
    """Return what is missing before the minutes can be sealed."""
    counts = attendance.count(attendance.rows(meeting, gathered.members))
    return sealing.missing(
        meeting,
        counts,
        gathered.assignments,
        gathered.values,
        gathered.joined,
        gathered.own_sets,
    )


def seal(handbook: Handbook, meeting_uid: str) -> Seal:
    """Seal a meeting's minutes: give the number, keep PDF and Word with their print, lock it.

    Raises BadInput with one detail per thing that blocks. A meeting that was unsealed keeps the
    number it had.
    """

    def deed(store: Store) -> Seal:
        meeting = store.meetings.by_uid(meeting_uid)
        if meeting.state is MeetingState.SEALED:
            raise BadInput("Biên bản của buổi sinh hoạt này đã chốt rồi.")
        _refuse_missing(gather(store, meeting), meeting)
        branch = store.branch.get()
        number = store.seals.give_number(
            meeting.uid, PaperType.MINUTES, term_on(branch, meeting.date), _before(branch, meeting)
        )
        kept = store.meetings.mark_sealed(meeting, number)
        made = _sealed_paper(gather(store, kept), kept, handbook.clock().isoformat("T", "seconds"))
        store.seals.add(made)
        _tell_regular(store, kept)
        return made

    return handbook.change("Chốt biên bản", deed).value


def unseal(handbook: Handbook, meeting_uid: str, reason: str) -> Meeting:
    """Open sealed minutes again; the sealed paper stays, with the reason beside it."""
    if not reason.strip():
        raise BadInput("Muốn mở lại biên bản đã chốt, hãy ghi lý do.")

    def deed(store: Store) -> Meeting:
        current = store.seals.current(meeting_uid)
        if current is None:
            raise BadInput("Biên bản của buổi sinh hoạt này chưa chốt nên không cần mở lại.")
        store.seals.open_again(current, reason.strip())
        return store.meetings.mark_unsealed(meeting_uid)

    return handbook.change(f"Mở lại biên bản: {reason.strip()}", deed).value


def next_number(store: Store, meeting: Meeting) -> int:
    """Return the number the meeting's minutes have or would get."""
    branch = store.branch.get()
    term = term_on(branch, meeting.date)
    had = store.seals.number_of(meeting.uid, PaperType.MINUTES, term)
    if had is not None:
        return had
    return store.seals.next_number(PaperType.MINUTES, term, _before(branch, meeting))


def _before(branch: Branch, meeting: Meeting) -> int:
    """Return the last number given on paper before this handbook, in the first term it knows."""
    first = min(branch.terms, default="")
    return branch.minutes_before if term_on(branch, meeting.date) in ("", first) else 0


def _sealed_paper(gathered: Gathered, meeting: Meeting, at: str) -> Seal:
    from handbook.papers import minutes

    kept = final_print(lambda mark: minutes.document(gathered, meeting, mark=mark))
    return Seal(
        uid=new_seal_uid(),
        meeting=meeting.uid,
        number=meeting.number or 0,
        sealed_at=at,
        mark=kept.mark,
        fingerprint=kept.fingerprint,
        pdf=kept.pdf,
        docx=kept.docx,
    )


def _refuse_missing(gathered: Gathered, meeting: Meeting) -> None:
    blocking = [m.sentence for m in missing(gathered, meeting) if m.blocks]
    if blocking:
        raise BadInput("Chưa chốt được biên bản vì còn thiếu:", *blocking)


def _prepared(store: Store, meeting: Meeting) -> Meeting:
    """Return a regular meeting with what its committee agreed, when it has met already."""
    committee = store.meetings.committee_for(meeting)
    if meeting.kind is not MeetingKind.REGULAR or committee is None:
        return meeting
    return replace(meeting, **copying.agreed(committee))


def _tell_regular(store: Store, committee: Meeting) -> None:
    """Fill what a sealed committee meeting agreed into the regular one it prepares.

    What somebody wrote there already stays.
    """
    if committee.kind is not MeetingKind.COMMITTEE:
        return
    regular = store.meetings.prepared_by(committee)
    if regular is None or regular.state is MeetingState.SEALED:
        return
    found = copying.agreed(committee).items()
    fresh = {name: value for name, value in found if not getattr(regular, name)}
    if fresh:
        store.meetings.put(replace(regular, **fresh))


def _blank_roll(meeting: Meeting, people: tuple[Member, ...]) -> tuple[Attendance, ...]:
    roll = attendance.rows(meeting, people)
    return tuple(Attendance(member=row.member.uid) for row in roll)


def _post(people: tuple[Member, ...], position: Position) -> str:
    found = holder(people, position)
    return found.uid if found else ""


def _recorder(people: tuple[Member, ...]) -> str:
    return _post(people, Position.COMMITTEE) or _post(people, Position.DEPUTY)


def _still_here(uid: str, people: tuple[Member, ...]) -> str:
    return uid if any(member.uid == uid for member in people) else ""
