"""What the form of a task asks, group by group, and what it offers to be named."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.records import shortcomings, tasks, year_goals
from handbook.records.members import in_order
from handbook.records.tasks import Task, TaskOrigin
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.text_area import TextArea
from handbook.ui.screens.tasks.picks import Picks

if TYPE_CHECKING:
    from handbook.store.store import Store

_ORIGINS = [
    (TaskOrigin.REGISTERED, "Người được giao tự đăng ký"),
    (TaskOrigin.ADDED, "Cấp giao việc giao bổ sung"),
]


def what() -> dict[str, Field]:
    """Return what is to be done, and whose idea it is."""
    reasons = [(one, words.capitalize()) for one, words in tasks.REASON_WORDS.items()]
    return {
        "title": Field("Tên việc", TextArea("", lines=2), needed=True),
        "aim": Field("Mục tiêu", TextArea("", lines=2)),
        "product": Field("Sản phẩm đo được", TextArea("Kết quả nhìn thấy được", lines=2)),
        "quantity": Field("Số lượng", LineEdit("Ví dụ: 04 buổi")),
        "reason": Field("Lý do chọn việc", Choice(reasons)),
        "reason_text": Field("Lý do, ghi rõ", LineEdit("")),
        "difficulty": Field("Khó khăn", TextArea("", lines=2)),
        "origin": Field("Do ai đề xuất", Choice(_ORIGINS)),
    }


def who() -> dict[str, Field]:
    """Return who is in charge, who directs and who helps."""
    return {
        "assignee": Field("Người được giao", PeopleBox("Người được giao")),
        "assignee_name": Field(
            "Người, đơn vị ngoài chi bộ", LineEdit(""), "Khi người được giao không phải đảng viên"
        ),
        "supervisor": Field("Người trực tiếp chỉ đạo", LineEdit("")),
        "partner_names": Field("Đơn vị, người ngoài cùng thực hiện", LineEdit("")),
        "partners": Field("Đảng viên cùng thực hiện", Picks("Cùng thực hiện", "Gõ một phần tên")),
    }


def when() -> dict[str, Field]:
    """Return from when to when, and how often it is told of."""
    rhythms = [(one, words.capitalize()) for one, words in tasks.RHYTHM_WORDS.items()]
    return {
        "year": Field("Từ năm", Choice([])),
        "until_year": Field("Đến năm", Choice([])),
        "due": Field("Thời hạn", PartialDateField("Thời hạn"), "Để trống là hết năm cuối"),
        "rhythm": Field("Báo cáo tiến độ", Choice(rhythms)),
    }


def why() -> dict[str, Field]:
    """Return what it answers to, and why it is adjusted."""
    return {
        "shortcomings": Field(
            "Hạn chế sau kiểm điểm phải khắc phục",
            Picks("Hạn chế phải khắc phục", "Gõ một phần hạn chế"),
        ),
        "goal": Field("Chỉ tiêu của năm", Choice([("", "Không gắn chỉ tiêu")])),
        "resolution": Field("Nghị quyết của chi bộ", Choice([("", "Không gắn nghị quyết")])),
        "evidence": Field("Minh chứng để ở đâu", LineEdit("")),
        "note": Field("Ghi chú", TextArea("", lines=2)),
        "why": Field("Lý do điều chỉnh", LineEdit(""), "Bắt buộc khi đổi tên, người, thời hạn…"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What a task can name: (uid, words) each."""

    people: tuple[tuple[str, str], ...]
    shortcomings: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str], ...]
    resolutions: tuple[tuple[str, str], ...]


def offered(store: "Store", task: Task) -> Offered:
    """Return what there is for a task to name; what it names already is always there."""
    open_ones = {one.uid: one for one in store.shortcomings.open()}
    named = filter(None, map(store.shortcomings.find_uid, task.shortcomings))
    issued = [one for one in store.resolutions.of_year(None) if one.number is not None]
    return Offered(
        people=tuple((m.uid, m.name) for m in in_order(store.members.all())),
        shortcomings=tuple(
            (one.uid, f"{one.what} ({one.year}, {shortcomings.STATE_WORDS[one.state].lower()})")
            for one in {**{n.uid: n for n in named}, **open_ones}.values()
        ),
        goals=tuple(
            (g.uid, f"{year_goals.KIND_WORDS[g.kind]}: {g.name}")
            for g in store.year_goals.of_year(task.year)
        ),
        resolutions=tuple((one.uid, store.resolutions.called(one)) for one in issued),
    )
