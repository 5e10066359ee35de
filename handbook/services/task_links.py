"""Links of breakthrough tasks, checked when a document is taken in."""

from collections.abc import Collection, Iterator

from handbook.records.tasks import Task
from handbook.services.exchange import Document, in_bin
from handbook.store.store import Store
from handbook.store.table import capital


def broken(store: Store, document: Document, people: Collection[str]) -> list[str]:
    """Return a sentence for each person, meeting, task or paper that is neither in file nor here.

    What lay in the file's bin may be named. `people` are the uids of members in both. The
    shortcomings a task answers may be missing: those of persons are left out of ordinary exports.
    """
    found = []
    binned = in_bin(document)
    for task in document.tasks:
        name = capital(store.tasks.called(task))
        gone = [uid for uid in (task.assignee, *task.partners) if uid and uid not in people]
        found += [f"{name}: đảng viên không có trong tệp ({uid})." for uid in gone]
        found += [
            f"{name}: không có {what} ({uid})."
            for what, uid in _lost(store, document, task)
            if uid not in binned
        ]
    return found


def _lost(store: Store, document: Document, task: Task) -> Iterator[tuple[str, str]]:
    """Yield what else a task names that is nowhere, in words and by uid."""
    parts = (
        ("việc mà việc này tiếp nối", (task.came_from,), document.tasks, store.tasks),
        ("chỉ tiêu của năm", (task.goal,), document.year_goals, store.year_goals),
        ("nghị quyết", (task.resolution,), document.resolutions, store.resolutions),
        ("buổi sinh hoạt đã theo dõi", _meetings(task), document.meetings, store.meetings),
    )
    for what, uids, records, table in parts:
        known = {one.uid for one in records}
        for uid in dict.fromkeys(uids):
            if uid and uid not in known and table.find_uid(uid) is None:
                yield what, uid


def _meetings(task: Task) -> tuple[str, ...]:
    spoken = tuple(entry.meeting for entry in task.log)
    return (*spoken, task.evaluation.meeting, *task.on_agenda)
