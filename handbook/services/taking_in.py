"""Takes a document of the open format into a handbook: plan, show, apply, in one transaction.

Into an empty handbook everything comes back as it was. Into one that has records, what is unknown
is added; what is known and differs is named and left alone, unless the person asks to replace it.
Sealed minutes are never replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from handbook.errors import BadInput
from handbook.records import kinds
from handbook.records.meetings import Attendance, MeetingState
from handbook.records.resolutions import ResolutionState
from handbook.services import review_links, task_links
from handbook.services.exchange import Document, in_bin
from handbook.services.handbook import Handbook
from handbook.store import restoring, rows
from handbook.store.store import Store
from handbook.store.table import Table

_DEED = "Nhập từ tệp dữ liệu mở"
# Worked out anew when a meeting is kept, and a counter of this file: no difference to a person.
_DERIVED = ("version", "present", "total")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What taking in would do: uids by kind to add and to replace, and sentences on what stays."""

    new: Mapping[str, tuple[str, ...]]
    replaced: Mapping[str, tuple[str, ...]]
    same: int
    left: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """Return the plan in one line."""
        return (
            f"Thêm mới {_counted(self.new)}; thay {_counted(self.replaced)}; "
            f"{self.same} bản ghi đã giống; {len(self.left)} bản ghi khác được giữ nguyên."
        )


def plan(store: Store, document: Document, *, replacing: bool = False) -> Plan:
    """Return what taking `document` in would do; raises BadInput naming every broken record."""
    document = _without_removed(store, document)
    _check(store, document)
    new: dict[str, tuple[str, ...]] = {}
    changed: dict[str, tuple[str, ...]] = {}
    left: list[str] = []
    same = 0
    for table, records in _parts(store, document):
        added = []
        swapped = []
        for record in records:
            fate = _fate(store, table, record, replacing=replacing)
            added += [record.uid] if fate == "new" else []
            swapped += [record.uid] if fate == "replace" else []
            same += fate == "same"
            left += [fate] if fate not in ("new", "replace", "same") else []
        new[table.kind], changed[table.kind] = tuple(added), tuple(swapped)
    return Plan(new=new, replaced=changed, same=same, left=tuple(left))


def take_in(handbook: Handbook, document: Document, *, replacing: bool = False) -> Plan:
    """Take `document` in as one change and return what was done; any problem undoes all of it."""

    def deed(store: Store) -> Plan:
        whole = _without_removed(store, document)
        agreed = plan(store, whole, replacing=replacing)
        _apply(store, whole, agreed)
        return agreed

    return handbook.change(_DEED, deed).value


def _without_removed(store: Store, document: Document) -> Document:
    """Return the document without blank lines of a roll for who was removed where it was made."""
    known = {member.uid for member in document.members}

    def stays(line: Attendance) -> bool:
        uid, members = line.member, store.members
        here = uid in known or members.find_uid(uid) or restoring.is_binned(members, uid)
        return bool(line.mark or here)

    held = tuple(
        replace(one, attendance=tuple(filter(stays, one.attendance))) for one in document.meetings
    )
    return document if held == document.meetings else replace(document, meetings=held)


def _parts(store: Store, document: Document) -> list[tuple[Table[Any], tuple[Any, ...]]]:
    """Return tables with their records, in the order in which they need one another."""
    return [
        (store.branch, (document.branch,)),
        (store.members, document.members),
        (store.meetings, document.meetings),
        (store.assignments, document.assignments),
        (store.answers, document.answers),
        (store.criteria_sets, document.criteria_sets),
        (store.resolutions, document.resolutions),
        (store.register, document.outside_papers),
        (store.year_goals, document.year_goals),
        (store.studies, document.studies),
        (store.plans, document.plans),
        (store.rounds, document.rounds),
        (store.reviews, document.reviews),
        (store.ballots, document.ballots),
        (store.shortcomings, document.shortcomings),
        (store.commitments, document.commitments),
        (store.four_good, document.four_good),
        (store.tasks, document.tasks),
    ]


def _fate(store: Store, table: Table[Any], record: Any, *, replacing: bool) -> str:
    """Return `new`, `same`, `replace`, or the sentence that says why the handbook's own stays."""
    own = _own(store, table, record)
    name = table.called(record)
    if own is None and restoring.is_binned(table, record.uid):
        return f"Giữ nguyên {name}: đang ở thùng rác của cuốn sổ này."
    if own is None and table.twin(record) is not None:
        return f"Giữ nguyên {name}: cuốn sổ này đã có bản khác."
    if own is None:
        return "new"
    if _content(own) == _content(record):
        return "same"
    if getattr(own, "state", None) is MeetingState.SEALED:
        return f"Giữ nguyên {name}: biên bản ở cuốn sổ này đã chốt."
    if getattr(own, "state", None) is ResolutionState.ISSUED:
        return f"Giữ nguyên {name}: văn bản ở cuốn sổ này đã ban hành."
    if closed := review_links.closed_round(store, own):
        return f"Giữ nguyên {name}: {closed} ở cuốn sổ này đã kết thúc."
    if replacing:
        return "replace"
    return f"Giữ nguyên {name}: nội dung trong tệp khác với cuốn sổ này."


def _own(store: Store, table: Table[Any], record: Any) -> Any:
    """Return the handbook's own record; its branch when it has one that is not just made."""
    if table is not store.branch:
        return table.find_uid(record.uid)
    return None if is_empty(store) and not _is_here(store, record.uid) else store.branch.get()


def _is_here(store: Store, branch_uid: str) -> bool:
    return store.branch.find_uid(branch_uid) is not None


def is_empty(store: Store) -> bool:
    """Say whether a handbook holds nothing but its branch."""
    return not any(store.counts().values())


def _content(record: Any) -> dict[str, Any]:
    plain = rows.plain(record)
    ignored = (*_DERIVED, "uid") if record.__class__.__name__ == "Branch" else _DERIVED
    return {name: value for name, value in plain.items() if name not in ignored}


def _apply(store: Store, document: Document, agreed: Plan) -> None:
    is_first = is_empty(store) and not restoring.numbers(store)
    fresh = {uid for uids in agreed.new.values() for uid in uids}
    changed = {uid for uids in agreed.replaced.values() for uid in uids}
    seals = [seal for seal in document.seals if seal.meeting in fresh | changed]
    issued = [one for one in document.issued if one.resolution in fresh | changed]
    taken = fresh | {seal.uid for seal in seals} | {one.uid for one in issued}
    if is_first:
        taken |= in_bin(document)
    restoring.add_history(store, (entry for entry in document.history if entry.uid in taken))
    for uid in agreed.replaced[store.register.kind]:
        store.register.release(uid)  # two papers of the file may have changed numbers
    for table, records in _parts(store, document):
        for record in records:
            if record.uid in fresh:
                _add(store, table, record)
            elif record.uid in changed:
                own = _own(store, table, record)
                table.put(replace(record, uid=own.uid, version=own.version))
                if table is store.register:
                    store.register.release(own.uid)  # its number comes from the file
    for given in document.numbers:
        # A number of minutes that lay in the bin stays given: an empty handbook takes it too.
        if is_first or given.paper in fresh | changed:
            restoring.add_number(store, given)
    known = {s.uid for uid in changed for s in store.seals.of_meeting(uid)}
    for seal in seals:
        if seal.uid not in known:
            store.seals.add(seal)
    known = {i.uid for uid in changed for i in store.resolutions.issuings(uid)}
    for paper in issued:
        if paper.uid not in known:
            store.resolutions.keep_issued(paper)


def _add(store: Store, table: Table[Any], record: Any) -> None:
    if table is store.branch:
        store.branch.bin(store.branch.get().uid)  # the one made with the empty handbook gives way
    restoring.put_exactly(table, record)


def _check(store: Store, document: Document) -> None:
    problems = [*_broken_records(store, document), *_broken_links(store, document)]
    if problems:
        raise BadInput("Tệp có bản ghi không dùng được nên chưa nhập gì.", *problems)


def _broken_records(store: Store, document: Document) -> list[str]:
    found = []
    for table, records in _parts(store, document):
        uids = [record.uid for record in records]
        found += [f"Mã {uid} có hai bản ghi." for uid in {u for u in uids if uids.count(u) > 1}]
        for record in records:
            name = table.called(record)
            found += [f"{name}: {sentence}" for sentence in table.problems(record).values()]
    return found


def _broken_links(store: Store, document: Document) -> list[str]:
    """Return what points at a record that is neither in the file nor in the handbook.

    What lay in the bin of that handbook may be pointed at.
    """
    binned = in_bin(document)
    people = {member.uid for member in (*document.members, *store.members.all())}
    meetings = {meeting.uid for meeting in document.meetings} | binned
    found = []
    for meeting in document.meetings:
        # A blank line of the roll may name someone who was removed since; a mark may not.
        gone = [a.member for a in meeting.attendance if a.mark and a.member not in people]
        name = store.meetings.called(meeting)
        found += [f"{name}: điểm danh một đảng viên không có trong tệp ({uid})." for uid in gone]
    for seal in document.seals:
        if seal.meeting not in meetings:
            found.append(f"Biên bản đã chốt số {seal.number:02d}: không có buổi sinh hoạt của nó.")
    for task in document.assignments:
        if not task.meeting:  # given by a document of the branch
            continue
        if task.meeting not in meetings and store.meetings.find_uid(task.meeting) is None:
            found.append(f"{store.assignments.called(task)}: không có buổi sinh hoạt đã giao.")
    for paper in document.resolutions:
        if paper.meeting not in meetings and store.meetings.find_uid(paper.meeting) is None:
            found.append(f"{store.resolutions.called(paper)}: không có buổi sinh hoạt của nó.")
    people |= binned
    found += _strangers(store, document, people)
    drafts = {paper.uid for paper in document.resolutions} | binned
    found += [
        f"Văn bản đã ban hành số {paper.number:02d}: không có bản ghi của nó."
        for paper in document.issued
        if paper.resolution not in drafts
    ]
    found += review_links.broken(store, document, people)
    return found + task_links.broken(store, document, people)


def _strangers(store: Store, document: Document, people: set[str]) -> list[str]:
    """Return who is named in goals, plans and sessions of study but known nowhere."""
    known = {paper.uid for paper in document.resolutions} | in_bin(document)
    found = []
    for goal in document.year_goals:
        name = store.year_goals.called(goal)
        if goal.member and goal.member not in people:
            found.append(f"{name}: người phụ trách không có trong tệp ({goal.member}).")
        paper = goal.resolution
        if paper and paper not in known and store.resolutions.find_uid(paper) is None:
            found.append(f"{name}: không có nghị quyết đã giao ({paper}).")
    for plan in document.plans:
        named = {uid for item in plan.items for uid in item.members}
        called = store.plans.called(plan)
        found += [
            f"{called}: người thực hiện không có trong tệp ({uid})."
            for uid in sorted(named - people)
        ]
    for session in document.studies:
        # As in a meeting's roll: a blank line may name someone who was removed since.
        gone = [row.member for row in session.roll if row.mark and row.member not in people]
        called = store.studies.called(session)
        found += [f"{called}: điểm danh một đảng viên không có trong tệp ({uid})." for uid in gone]
    return found


def _counted(uids: Mapping[str, tuple[str, ...]]) -> str:
    parts = [f"{len(found)} {kinds.WORDS[kind]}" for kind, found in uids.items() if found]
    return ", ".join(parts) or "không có gì"
