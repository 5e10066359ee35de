"""The SQL of breakthrough tasks; lists are asked in `task_lists`, links kept in `task_links`.

Beside its fields a row keeps what lists show of log and evaluation, so that no list opens a log.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handbook.errors import BadInput
from handbook.records import dates, task_deeds, tasks
from handbook.records import task_checkpoints as marks
from handbook.records.tasks import Task
from handbook.store import task_links
from handbook.store.shortcomings import Shortcomings
from handbook.store.table import Table, capital
from handbook.store.task_lists import TaskLists


class Tasks(TaskLists, Table[Task]):
    """Breakthrough tasks of all years."""

    kind = "task"
    name = "tasks"
    record = Task
    parts = (("task_links", "task"),)

    def all(self) -> tuple[Task, ...]:
        """Return every task, oldest first."""
        return self._many("WHERE binned_at IS NULL ORDER BY id", {})

    def of_year(self, year: int) -> tuple[Task, ...]:
        """Return the tasks whose span covers a year, by deadline."""
        return self._many(
            "WHERE binned_at IS NULL AND until_year >= :year AND year <= :year"
            " ORDER BY deadline, id",
            {"year": year},
        )

    def open(self) -> tuple[Task, ...]:
        """Return the tasks that have not ended, by deadline."""
        return self._many(
            "WHERE binned_at IS NULL AND state IN ('registered', 'assigned') ORDER BY deadline, id",
            {},
        )

    def of_member(self, uid: str) -> tuple[Task, ...]:
        """Return the tasks a member is in charge of or takes part in, newest first."""
        return self._many(
            "WHERE binned_at IS NULL AND id IN (SELECT id FROM tasks WHERE assignee = :uid"
            " AND binned_at IS NULL UNION ALL SELECT task FROM task_links WHERE kind = 'partner'"
            " AND target = :uid) ORDER BY year DESC, id DESC",
            {"uid": uid},
        )

    def answering(self, shortcoming: str) -> tuple[Task, ...]:
        """Return the tasks that answer a shortcoming, oldest first."""
        return self._linked(task_links.SHORTCOMING, shortcoming)

    def followed_at(self, meeting: str) -> tuple[Task, ...]:
        """Return the tasks that a meeting spoke of or evaluated, oldest first."""
        return self._linked(task_links.MEETING, meeting)

    def on_agenda(self, meeting: str) -> tuple[Task, ...]:
        """Return the tasks that were put on a meeting's agenda, oldest first."""
        return self._linked(task_links.AGENDA, meeting)

    def continuing(self, uid: str) -> tuple[Task, ...]:
        """Return the tasks that continue one, or that it was split into, oldest first."""
        return self._many("WHERE binned_at IS NULL AND came_from = :uid ORDER BY id", {"uid": uid})

    def problems(self, record: Task) -> Mapping[str, str]:
        """Return the record's own problems."""
        return tasks.check(record)

    def called(self, record: Task) -> str:
        """Return `việc đột phá “Số hóa hồ sơ đất đai”`."""
        return f"việc đột phá “{record.title}”"

    def words(self, record: Task) -> tuple[str, str]:
        """Return what search finds a task by."""
        people = (self.name_of(record.assignee), *(self.name_of(uid) for uid in record.partners))
        facts = (
            ", ".join(name for name in (*people, record.assignee_name) if name),
            f"hạn {dates.on_screen(record.due)}" if record.due else "",
            tasks.STATE_WORDS[record.state],
            record.document,
            record.product,
            record.aim,
            record.reason_text,
            record.supervisor,
            record.partner_names,
            *(step.what for step in record.steps),
            *(f"{entry.what} {entry.obstacles}".strip() for entry in record.log),
            record.evaluation.why,
            record.end_reason,
            record.note,
        )
        title = f"Việc đột phá {tasks.span(record)}: {record.title}"
        return title, " · ".join(fact for fact in facts if fact)

    def completed(self, record: Task, old: Task | None) -> Task:
        """Return the task with one person in charge: a name beside a member is dropped.

        Raises BadInput when it answers a shortcoming no more and a chain would break silently.
        """
        if old is not None:
            self._refuse_unlinking(old, record)
        return replace(record, assignee_name="") if record.assignee else record

    def refuse_bin(self, record: Task) -> None:
        """Refuse while other records rest on the task: what it answers, its meetings, what follows.

        The loop from shortcoming to verified remedy would lose a link.
        """
        held = [
            "trả lời hạn chế sau kiểm điểm" if record.shortcomings else "",
            "đã được theo dõi tại buổi sinh hoạt" if self._followed(record) else "",
            "đã được chuyển kỳ sau hoặc tách thành việc khác" if self._goes_on(record) else "",
        ]
        if any(held):
            way = (
                "Hãy đánh giá, hoặc thôi giao kèm lý do."
                if tasks.is_open(record)
                else "Việc đã kết thúc thì ở lại trong cuốn sổ."
            )
            raise BadInput(
                f"{capital(self.called(record))} {', '.join(h for h in held if h)} nên không "
                f"xóa được. {way}"
            )

    def columns(self, record: Task, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns with what lists show of a task's log and evaluation."""
        next_one = marks.waiting(record)
        return super().columns(record, values) | {
            "deadline": marks.deadline(record).isoformat(),
            "percent": tasks.percent(record),
            "logged_on": max((entry.on.isoformat() for entry in record.log), default=""),
            "waiting": next_one.id if next_one else "",
            "waiting_on": next_one.last.isoformat() if next_one else "",
            "timing": record.evaluation.timing.value,
            "outcome": record.evaluation.outcome.value,
            "answers": len(record.shortcomings),
        }

    def _write(self, record: Task, values: Mapping[str, Any], *, is_new: bool) -> None:
        super()._write(record, values, is_new=is_new)
        task_links.remember(self.db, record)

    def _refuse_unlinking(self, old: Task, new: Task) -> None:
        """Refuse to take a shortcoming off what was followed or ended; else ask for the reason."""
        shortcomings = Shortcomings(self.session)
        known = map(shortcomings.find_uid, task_deeds.unlinked(old, new))
        for one in filter(None, known):
            whole = f"{capital(self.called(old))} đang khắc phục {shortcomings.called(one)}"
            noted = any(note.task == old.uid for note in one.notes)
            if noted or self._followed(old) or not tasks.is_open(old):
                raise BadInput(
                    f"{whole} và đã có kết quả theo dõi, nên không gỡ hạn chế ấy ra được. Nếu gắn "
                    "nhầm, hãy thôi giao việc này kèm lý do rồi đăng ký việc khác."
                )
            if not task_deeds.says_why_unlinked(old, new):
                raise BadInput(
                    f"{whole}. Muốn gỡ hạn chế ấy ra, hãy bấm “Sửa, điều chỉnh” và ghi lý do điều "
                    "chỉnh."
                )

    def _followed(self, record: Task) -> bool:
        return any(kind == task_links.MEETING for kind, _ in task_links.of(record))

    def _goes_on(self, record: Task) -> bool:
        return bool(self.continuing(record.uid))

    def _linked(self, kind: str, target: str) -> tuple[Task, ...]:
        return self._many(
            "WHERE binned_at IS NULL AND id IN (SELECT task FROM task_links WHERE kind = :kind"
            " AND target = :target) ORDER BY id",
            {"kind": kind, "target": target},
        )

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Task, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))
