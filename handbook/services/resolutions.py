"""What is done with a resolution or conclusion: drafted from the meeting, issued, withdrawn."""

from handbook.errors import BadInput
from handbook.papers.gathered import Gathered, gather
from handbook.records import attendance, resolution_checks
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.resolution_checks import Fault
from handbook.records.resolutions import Resolution, ResolutionKind, ResolutionState
from handbook.records.settings import term_on
from handbook.services.final_print import final_print
from handbook.services.handbook import Handbook
from handbook.store.resolutions import CALLED, Issued
from handbook.store.store import Store

__all__ = ["begin", "draft", "faults", "issue", "issue_of", "next_number", "withdraw"]


def draft(store: Store, meeting_uid: str, kind: ResolutionKind) -> Resolution:
    """Return a first draft written from the meeting as it is kept; it is not put yet."""
    from handbook.papers.resolution_draft import drafted

    meeting = store.meetings.by_uid(meeting_uid)
    return drafted(gather(store, meeting), meeting, kind)


def begin(store: Store, meeting_uid: str, kind: ResolutionKind) -> Resolution:
    """Return the meeting's paper of a kind, drafting and putting it when there is none yet."""
    found = store.resolutions.find(meeting_uid, kind)
    return found or store.resolutions.put(draft(store, meeting_uid, kind))


def faults(gathered: Gathered, meeting: Meeting, resolution: Resolution) -> tuple[Fault, ...]:
    """Return what is to be mended before it is issued, what blocks first."""
    from handbook.papers import resolution as paper

    return resolution_checks.faults(
        resolution,
        meeting,
        attendance.count(attendance.rows(meeting, gathered.members)),
        gathered.assignments,
        paper.signer(gathered, resolution)["name"],
    )


def issue(handbook: Handbook, uid: str) -> Issued:
    """Issue it: give the number, keep PDF and Word with their print, lock it.

    Raises BadInput with one detail per thing that blocks. One that was withdrawn keeps the number
    it had.
    """
    at = handbook.clock().isoformat("T", "seconds")
    deed = "Ban hành nghị quyết, kết luận"
    return handbook.change(deed, lambda store: _issued(store, uid, at)).value


def issue_of(handbook: Handbook, meeting_uid: str, kind: ResolutionKind) -> Issued:
    """Issue a meeting's paper of a kind, drafted from the meeting where none was begun.

    Refused like `issue`; then nothing is kept, not even the draft.
    """
    at = handbook.clock().isoformat("T", "seconds")

    def deed(store: Store) -> Issued:
        return _issued(store, begin(store, meeting_uid, kind).uid, at)

    return handbook.change("Ban hành nghị quyết, kết luận", deed).value


def withdraw(handbook: Handbook, uid: str, reason: str) -> Resolution:
    """Open an issued one to be edited; the issued paper stays, with the reason beside it."""
    if not reason.strip():
        raise BadInput("Muốn thu hồi văn bản đã ban hành để sửa, hãy ghi lý do.")

    def deed(store: Store) -> Resolution:
        current = store.resolutions.current(uid)
        if current is None:
            raise BadInput("Văn bản này chưa ban hành nên không cần thu hồi.")
        store.resolutions.withdraw(current, reason.strip())
        return store.resolutions.mark_withdrawn(uid)

    return handbook.change(f"Thu hồi để sửa: {reason.strip()}", deed).value


def next_number(store: Store, resolution: Resolution) -> int:
    """Return the number it has or would get."""
    term = term_on(store.branch.get(), resolution.date)
    kind = resolution.kind.paper
    had = store.seals.number_of(resolution.uid, kind, term)
    return had if had is not None else store.seals.next_number(kind, term)


def _issued(store: Store, uid: str, at: str) -> Issued:
    resolution = store.resolutions.by_uid(uid)
    meeting = store.meetings.by_uid(resolution.meeting)
    gathered = gather(store, meeting)
    _refuse(resolution, faults(gathered, meeting, resolution))
    term, kind = term_on(gathered.branch, resolution.date), resolution.kind.paper
    number = store.seals.give_number(resolution.uid, kind, term)
    kept = store.resolutions.mark_issued(resolution, number)
    made = _paper(gathered, meeting, kept, at)
    store.resolutions.keep_issued(made)
    return made


def _refuse(resolution: Resolution, found: tuple[Fault, ...]) -> None:
    called = CALLED[resolution.kind]
    if resolution.state is ResolutionState.ISSUED:
        raise BadInput(f"{called.capitalize()} này đã ban hành rồi.")
    blocking = [fault.sentence for fault in found if fault.blocks]
    if blocking:
        raise BadInput(f"Chưa ban hành được {called} vì còn thiếu:", *blocking)


def _paper(gathered: Gathered, meeting: Meeting, resolution: Resolution, at: str) -> Issued:
    from handbook.papers import resolution as paper

    kept = final_print(lambda mark: paper.document(gathered, meeting, resolution, mark=mark))
    return Issued(
        uid=new_uid(),
        resolution=resolution.uid,
        number=resolution.number or 0,
        issued_at=at,
        mark=kept.mark,
        fingerprint=kept.fingerprint,
        pdf=kept.pdf,
        docx=kept.docx,
    )
