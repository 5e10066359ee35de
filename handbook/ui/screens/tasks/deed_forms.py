"""The fields of each deed on one task, and what is made of them when it is done."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from handbook.records import task_checkpoints, tasks
from handbook.records.task_deeds import Assigning
from handbook.records.tasks import Evaluation, Outcome, Task, TaskLog, Timing
from handbook.records.text import one_line
from handbook.ui.desk import Desk
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.text_area import TextArea
from handbook.ui.screens.tasks.deed_card import DeedCard, Values
from handbook.ui.screens.tasks.deeds import Deeds, short

Then = Callable[[], None]
_TIMINGS = [
    (Timing.UNSAID, "Tự tính theo ngày hoàn thành"),
    *((one, words.capitalize()) for one, words in tasks.TIMING_WORDS.items() if words),
]
_OUTCOMES = [(one, words) for one, words in tasks.OUTCOME_WORDS.items() if one]
_NEXT = 4  # years ahead that a task may be carried over to
_MOST_PARTS = 4


def log(desk: Desk, deeds: Deeds, task: Task, leave: Then) -> DeedCard:
    """Return the form of one entry of the log."""
    today = desk.work.today()
    marks = [one.id for one in task_checkpoints.checkpoints(task) if not one.reported]
    choices = [("", "Mốc đang chờ"), *((one, task_checkpoints.called(one)) for one in marks)]
    fields = {
        "on": Field("Ngày", DateField("Ngày")),
        "percent": Field("Mức hoàn thành (%)", NumberField("Mức hoàn thành", most=100)),
        "what": Field("Đã làm được", TextArea("Kết quả cụ thể", lines=2), needed=True),
        "obstacles": Field("Vướng mắc", TextArea("Không có thì để trống", lines=2)),
        "help_asked": Field("Đề nghị giúp đỡ, tháo gỡ", LineEdit("")),
        "evidence": Field("Minh chứng để ở đâu", LineEdit("Ví dụ: tờ trình, cặp số 3")),
        "checkpoint": Field("Báo cáo cho mốc", Choice(choices)),
    }
    fields["on"].set_value(today)
    fields["percent"].set_value(tasks.percent(task) or None)

    def do(values: Values) -> None:
        deeds.log(task, log_entry(values, today), leave)

    return DeedCard(
        "Ghi tiến độ",
        fields,
        "Ghi vào nhật ký",
        do,
        leave,
        check=lambda v: {} if v["what"].strip() else {"what": "Hãy ghi đã làm được gì."},
    )


def log_entry(values: Values, today: date) -> TaskLog:
    """Return the entry that is typed; without a day it is of `today`."""
    return TaskLog(
        on=values["on"] or today,
        what=values["what"].strip(),
        percent=values["percent"],
        obstacles=values["obstacles"].strip(),
        help_asked=one_line(values["help_asked"]),
        evidence=one_line(values["evidence"]),
        checkpoint=values["checkpoint"] or "",
    )


def evaluate(desk: Desk, deeds: Deeds, task: Task, leave: Then) -> DeedCard:
    """Return the form of the evaluation that ends a task."""
    points = NumberField("Điểm", most=1000, decimals=2)
    fields = {
        "on": Field("Ngày hoàn thành, đánh giá", DateField("Ngày đánh giá")),
        "outcome": Field("Mức độ", Choice([(None, "Chọn mức độ"), *_OUTCOMES]), needed=True),
        "timing": Field("So với thời hạn", Choice(_TIMINGS)),
        "points": Field("Điểm (nếu cấp giao việc chấm)", points),
        "by": Field("Cấp đánh giá", LineEdit("Chi ủy, chi bộ")),
        "why": Field("Nhận xét, lý do", TextArea("", lines=2)),
    }
    fields["on"].set_value(desk.work.today())
    fields["by"].set_value(task.assigner)

    def do(values: Values) -> None:
        day, given = values["on"], values["points"]
        judged = Evaluation(
            on=day.isoformat() if day else "",
            timing=values["timing"] or Timing.UNSAID,
            outcome=values["outcome"] or Outcome.UNSAID,
            why=values["why"].strip(),
            points=None if given is None else float(given),
            by=one_line(values["by"]),
        )
        deeds.evaluate(task, judged, leave)

    problem = {"outcome": "Hãy chọn vượt, đạt hay không đạt yêu cầu."}
    return DeedCard(
        "Đánh giá, kết thúc việc",
        fields,
        "Ghi đánh giá",
        do,
        leave,
        check=lambda values: {} if values["outcome"] else problem,
        hint="Sau khi đánh giá, việc không ghi thêm tiến độ; muốn sửa thì mở lại kèm lý do.",
    )


def assign(desk: Desk, deeds: Deeds, chosen: Sequence[Task], leave: Then) -> DeedCard:
    """Return the form that assigns registered tasks by one paper."""
    today = desk.work.today()
    words = f"Giao {len(chosen)} việc" if len(chosen) > 1 else "Giao việc"
    uids = [one.uid for one in chosen]
    return DeedCard(
        words,
        assigning_fields(today),
        words,
        lambda values: deeds.assign(uids, assigning(values), leave),
        leave,
        hint="Văn bản giao việc ghi vào từng việc; chưa có văn bản thì để trống.",
    )


def assigning_fields(today: date) -> dict[str, Field]:
    """Return the fields of who assigns, by which paper, on which day."""
    fields = {
        "assigner": Field("Cấp giao việc", LineEdit("Ví dụ: Chi ủy chi bộ")),
        "document": Field("Văn bản giao", LineEdit("Ví dụ: Nghị quyết số 01-NQ/CB")),
        "document_date": Field("Ngày văn bản", DateField("Ngày văn bản")),
        "on": Field("Giao từ ngày", DateField("Giao từ ngày")),
    }
    fields["on"].set_value(today)
    return fields


def assigning(values: Values) -> Assigning:
    """Return what those fields say."""
    document_date, on = values["document_date"], values["on"]
    return Assigning(
        assigner=one_line(values["assigner"]),
        document=one_line(values["document"]),
        document_date=document_date.isoformat() if document_date else "",
        on=on.isoformat() if on else "",
    )


def carry_over(desk: Desk, deeds: Deeds, task: Task, leave: Then) -> DeedCard:
    """Return the form that carries a task over to a later period."""
    first = task.until_year + 1
    years = [(year, str(year)) for year in range(first, first + _NEXT + 1)]
    fields = {
        "year": Field("Từ năm", Choice(years)),
        "until_year": Field("Đến năm", Choice(years)),
        "due": Field("Thời hạn mới", PartialDateField("Thời hạn mới")),
        "why": Field("Lý do", LineEdit(""), needed=True),
    }

    def check(values: Values) -> dict[str, str]:
        problems = {}
        if values["until_year"] < values["year"]:
            problems["until_year"] = "Năm cuối không thể trước năm đầu."
        if not one_line(values["why"]):
            problems["why"] = "Hãy ghi vì sao chuyển sang kỳ sau."
        return problems

    def do(values: Values) -> None:
        until = (values["year"], values["until_year"])
        deeds.carry_over(task, until, values["due"] or "", one_line(values["why"]), leave)

    hint = (
        "Việc này kết thúc với lý do; một việc mới của kỳ sau nối tiếp nó, giữ người, mục tiêu, "
        "sản phẩm, hạn chế và các bước chưa xong."
    )
    return DeedCard(
        "Chuyển sang kỳ sau", fields, "Chuyển kỳ sau", do, leave, check=check, hint=hint
    )


def split(
    desk: Desk, deeds: Deeds, task: Task, leave: Then, people: Sequence[tuple[str, str]]
) -> DeedCard:
    """Return the form that splits a task into two to four."""
    fields: dict[str, Field] = {}
    for n in range(1, _MOST_PARTS + 1):
        box = PeopleBox(f"Người được giao việc {n}", "Như việc cũ")
        box.set_options(people)
        fields[f"title{n}"] = Field(f"Việc {n}", LineEdit(""), needed=n <= 2)
        fields[f"who{n}"] = Field(f"Người được giao việc {n}", box)
    fields["why"] = Field("Lý do tách", LineEdit(""), needed=True)

    def parts(values: Values) -> list[tuple[str, Any]]:
        both = ((values[f"title{n}"], values[f"who{n}"]) for n in range(1, _MOST_PARTS + 1))
        return [(one_line(title), uid) for title, uid in both if one_line(title)]

    def check(values: Values) -> dict[str, str]:
        problems = {}
        if not one_line(values["why"]):
            problems["why"] = "Hãy ghi vì sao tách việc."
        if len(parts(values)) < 2:
            empty = "title2" if one_line(values["title1"]) else "title1"
            problems[empty] = "Hãy ghi ít nhất hai việc mới."
        return problems

    def do(values: Values) -> None:
        from handbook.services.tasks import Part

        made = [Part(title=title, assignee=uid or "") for title, uid in parts(values)]
        deeds.split(task, made, one_line(values["why"]), leave)

    title = f"Tách “{short(task.title)}”"
    return DeedCard(title, fields, "Tách việc", do, leave, check=check)
