"""The cards of one task: what it is, plan, checkpoints, log, evaluation, what was adjusted."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from handbook.records import dates, task_checkpoints, tasks
from handbook.records.task_checkpoints import Checkpoint
from handbook.records.tasks import Outcome, Task, TaskChange, TaskLog, TaskState, TaskStep
from handbook.records.text import decimal, joined, one_line
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.tasks import life as lives
from handbook.ui.screens.tasks.deeds import Deeds, short
from handbook.ui.screens.tasks.life import Life

_SOON = 15
_TONES = {
    Outcome.BEYOND: Tone.GOOD,
    Outcome.MET: Tone.GOOD,
    Outcome.NOT_MET: Tone.LATE,
    Outcome.UNSAID: Tone.NEUTRAL,
}


def state(task: Task, day: date) -> tuple[str, Tone]:
    """Return where a task stands, in words for its chip."""
    if task.state is TaskState.EVALUATED:
        return tasks.OUTCOME_WORDS[task.evaluation.outcome], _TONES[task.evaluation.outcome]
    if task.state is not TaskState.ASSIGNED:
        return tasks.STATE_WORDS[task.state], Tone.NEUTRAL
    left = (task_checkpoints.deadline(task) - day).days
    if left < 0:
        return f"Quá hạn {-left} ngày", Tone.LATE
    if left <= _SOON:
        return f"Đang thực hiện, còn {left} ngày", Tone.CARE
    return "Đang thực hiện", Tone.NEUTRAL


def second_line(life: Life) -> str:
    """Return who, how far and by when under the task's name."""
    task = life.task
    due = dates.on_screen(task.due) or f"hết năm {task.until_year}"
    parts = (
        lives.who(life) or "Chưa có người được giao",
        f"kỳ {tasks.span(task)}",
        f"hạn {due}",
        f"đạt {tasks.percent(task)} %" if task.log else "",
        tasks.ORIGIN_WORDS[task.origin],
    )
    return " · ".join(part for part in parts if part)


def first_column(life: Life, day: date, deeds: Deeds, desk: Desk) -> Iterator[QWidget]:
    """Yield what the task is, its plan and its checkpoints."""
    yield _facts(life, desk)
    yield _plan(life.task, deeds)
    if life.task.state is not TaskState.REGISTERED:
        yield _marks(life.task, day)


def second_column(life: Life, day: date, deeds: Deeds, desk: Desk) -> Iterator[QWidget]:
    """Yield its evaluation, its log, and what was adjusted of it."""
    if not tasks.is_open(life.task):
        yield _ending(life, deeds, desk)
    yield _log(life, desk)
    if life.task.changes:
        yield _changes(life.task)


def _facts(life: Life, desk: Desk) -> QWidget:
    task = life.task
    card = Card("Nội dung việc")
    reason = tasks.REASON_WORDS[task.reason]
    why = f"{reason[:1].upper()}{reason[1:]}"
    assigned = " · ".join(
        part for part in (task.assigner, task.document, dates.on_screen(task.assigned_on)) if part
    )
    facts = (
        ("Lý do chọn việc", f"{why}. {task.reason_text}" if task.reason_text else why),
        ("Hạn chế phải khắc phục", "\n".join(one.what for one in life.answers)),
        ("Chỉ tiêu trả lời", life.indicator),
        ("Theo nghị quyết", life.by),
        ("Giao việc", assigned),
        ("Chỉ đạo", task.supervisor),
        ("Cùng thực hiện", lives.partners(life)),
        ("Mục tiêu", task.aim),
        ("Sản phẩm đo được", task.product),
        ("Số lượng", task.quantity),
        ("Khó khăn", task.difficulty),
        ("Minh chứng để ở", task.evidence),
        ("Ghi chú", task.note),
    )
    for name, said in facts:
        if said:
            card.add(boxes.column(labels.quiet(name), labels.text(said), gap=0))
    for words, one in _family(life):
        card.add(_leading(words, "Mở việc", partial(desk.go, "tasks", uid=one.uid), one.title))
    return card


def _family(life: Life) -> Iterator[tuple[str, Task]]:
    if life.before is not None:
        yield f"Tiếp nối từ: {life.before.title} ({tasks.span(life.before)})", life.before
    for one in life.after:
        yield f"Được nối tiếp bằng: {one.title} ({tasks.span(one)})", one


def _plan(task: Task, deeds: Deeds) -> QWidget:
    card = Card("Kế hoạch")
    for place, step in enumerate(task.steps):
        card.add(_step(task, place, step, deeds))
    if not task.steps:
        card.add(labels.quiet("Chưa ghi các bước. Bấm “Sửa, điều chỉnh” để thêm bước và thời hạn."))
    return card


def _step(task: Task, place: int, step: TaskStep, deeds: Deeds) -> QWidget:
    due = f"hạn {dates.on_screen(step.due)}" if step.due else ""
    said = boxes.column(
        labels.text(f"{place + 1}. {step.what}"), *([labels.quiet(due)] if due else []), gap=0
    )
    if step.done_on:
        return _line(said, Chip(f"Xong {dates.on_screen(step.done_on)}", Tone.GOOD))
    if not tasks.is_open(task):
        return _line(said, Chip("Chưa xong", Tone.NEUTRAL))
    done = quiet_button("Đã xong", lambda: deeds.step_done(task, place), "check")
    done.setAccessibleName(f"Đã xong bước {place + 1}: {step.what}")
    done.setObjectName(f"task.step.{place}")
    return _line(said, done)


def _marks(task: Task, day: date) -> QWidget:
    card = Card("Mốc báo cáo", labels.quiet(tasks.RHYTHM_WORDS[task.rhythm]))
    for one in task_checkpoints.checkpoints(task):
        words = task_checkpoints.called(one.id)
        said = f"{words[:1].upper()}{words[1:]}{', mốc cuối' if one.final else ''}"
        second = labels.quiet(f"đến {dates.on_screen(one.last)}")
        told = boxes.column(labels.text(said), second, gap=0)
        card.add(_line(told, Chip(*_mark(task, one, day))))
    return card


def _mark(task: Task, one: Checkpoint, day: date) -> tuple[str, Tone]:
    if one.reported:
        return "Đã báo cáo", Tone.GOOD
    if not tasks.is_open(task):
        return "Không báo cáo", Tone.NEUTRAL
    if one.last < day:
        return "Chậm báo cáo", Tone.LATE
    return ("Đang chờ", Tone.CARE) if one.first <= day else ("Chưa đến", Tone.NEUTRAL)


def _log(life: Life, desk: Desk) -> QWidget:
    card = Card("Nhật ký tiến độ")
    for entry in reversed(life.task.log):
        card.add(_entry(life, entry, desk))
    if not life.task.log:
        card.add(labels.quiet("Chưa ghi tiến độ lần nào."))
    return card


def _entry(life: Life, entry: TaskLog, desk: Desk) -> QWidget:
    at = lives.meeting_words(life, entry.meeting)
    mark = f"báo cáo {task_checkpoints.called(entry.checkpoint)}" if entry.checkpoint else ""
    share = f"đạt {entry.percent} %" if entry.percent is not None else ""
    head = " · ".join(part for part in (dates.on_screen(entry.on), share, mark) if part)
    more = (
        f"Vướng mắc: {entry.obstacles}" if entry.obstacles else "",
        f"Đề nghị: {entry.help_asked}" if entry.help_asked else "",
        f"Minh chứng: {entry.evidence}" if entry.evidence else "",
        f"Ghi tại: {at}" if at else "",
    )
    said = boxes.column(
        labels.quiet(head),
        labels.text(entry.what or "Không ghi nội dung"),
        *(labels.quiet(part) for part in more if part),
        gap=0,
    )
    if not at:
        return said
    go = quiet_button("Mở buổi", partial(desk.go, "meetings", uid=entry.meeting), "arrow-right")
    go.setAccessibleName(f"Mở buổi ngày {dates.on_screen(entry.on)}")
    return _line(said, go)


def _ending(life: Life, deeds: Deeds, desk: Desk) -> QWidget:
    task, judged = life.task, life.task.evaluation
    card = Card("Đánh giá" if task.state is TaskState.EVALUATED else "Kết thúc")
    if task.state is TaskState.EVALUATED:
        points = "" if judged.points is None else f"{decimal(judged.points)} điểm"
        told = (
            tasks.OUTCOME_WORDS[judged.outcome],
            tasks.TIMING_WORDS[judged.timing],
            points,
            dates.on_screen(judged.on),
            judged.by,
        )
        card.add(labels.strong(" · ".join(part for part in told if part)))
        if judged.why:
            card.add(labels.text(judged.why))
    else:
        when = dates.on_screen(task.ended_on)
        card.add(labels.strong(f"{tasks.STATE_WORDS[task.state]} · {when}"))
        card.add(labels.text(task.end_reason))
    for widget in _closing(life, deeds):
        card.add(widget)
    return card


def _closing(life: Life, deeds: Deeds) -> Iterator[QWidget]:
    """Yield the one click that takes the end of a task to the shortcomings it answers."""
    task = life.task
    for one in life.offers:
        done = plain_button("Ghi đã khắc phục", partial(deeds.remedied, task, one), "check")
        done.setObjectName("task.remedied")
        yield _line(labels.text(f"Hạn chế “{short(one.what)}” đã khắc phục?"), done)
    if task.evaluation.outcome is Outcome.NOT_MET and life.answers:
        names = joined([f"“{short(one.what)}”" for one in life.answers])
        on = plain_button("Ghi chưa khắc phục xong", lambda: deeds.not_remedied(task), "x")
        on.setObjectName("task.not_remedied")
        yield _line(labels.text(f"Hạn chế {names} chưa khắc phục xong?"), on)


def _changes(task: Task) -> QWidget:
    card = Card("Đã điều chỉnh")
    for change in reversed(task.changes):
        card.add(boxes.column(*_change(change), gap=0))
    return card


def _change(change: TaskChange) -> Iterator[QWidget]:
    yield labels.quiet(f"{dates.on_screen(change.on)} · {change.what}")
    before, after = one_line(change.before) or "(trống)", one_line(change.after) or "(trống)"
    yield labels.text(f"{before} → {after}")
    if change.why:
        yield labels.quiet(f"Lý do: {change.why}")


def _leading(words: str, deed: str, on: object, name: str) -> QWidget:
    go = quiet_button(deed, on, "arrow-right")  # type: ignore[arg-type]
    go.setAccessibleName(f"{deed} “{name}”")
    return _line(labels.text(words), go)


def _line(said: QWidget, aside: QWidget) -> QWidget:
    line = boxes.row(said, aside)
    layout = line.layout()
    assert layout is not None
    layout.setStretch(0, 1)  # type: ignore[attr-defined]
    layout.setAlignment(aside, Qt.AlignmentFlag.AlignTop)
    return line
