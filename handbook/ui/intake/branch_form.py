"""The form of the branch: the same at first start and in *Cài đặt*.

Holds values only; what is wrong is said by `records.settings.check`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from handbook.records import words
from handbook.records.settings import Branch, BranchKind, ParentBody
from handbook.records.text import one_line
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.time_field import TimeField

FIRST = ("name", "parents", "place", "kind")
LATER = ("meeting_place", "meeting_time", "terms", "minutes_before")


def fields() -> dict[str, Field]:
    """Return the fields of the branch by name; `parents` and `terms` hold the newest one."""
    return {
        "name": Field("Tên chi bộ", LineEdit("Ví dụ: Chi bộ thôn Lăng Quậy"), needed=True),
        "parents": Field(
            "Đảng bộ (đảng ủy) cấp trên trực tiếp",
            LineEdit("Ví dụ: Đảng bộ xã Hòa Phú"),
            "Ghi đúng như in ở góc trái văn bản.",
            needed=True,
        ),
        "place": Field("Địa danh ghi trên văn bản", LineEdit("Ví dụ: Hòa Phú"), needed=True),
        "kind": Field(
            "Loại hình chi bộ",
            Choice(list(words.BRANCH_KIND.items())),
            "Quyết định chương trình gợi ý của buổi sinh hoạt.",
        ),
        "meeting_place": Field("Nơi họp thường kỳ", LineEdit("Ví dụ: Nhà văn hóa thôn")),
        "meeting_time": Field("Giờ họp thường kỳ", TimeField()),
        "terms": Field(
            "Ngày bắt đầu nhiệm kỳ", PartialDateField(), "Số biên bản đếm từ ngày sau đại hội."
        ),
        "minutes_before": Field(
            "Số biên bản cuối đã cấp",
            NumberField(least=0),
            "Trong nhiệm kỳ này, trước khi dùng chương trình.",
        ),
    }


class BranchForm(RoomyForm):
    """The branch ; objectNames are `branch.name` and so on."""

    def __init__(self, names: tuple[str, ...] = (*FIRST, *LATER), prefix: str = "branch") -> None:
        made = fields()
        super().__init__({name: made[name] for name in names})
        for name in names:
            self.fields[name].editor.setObjectName(f"{prefix}.{name}")
        self.set_values({"meeting_time": time(19, 30), "kind": BranchKind.VILLAGE})

    def show_branch(self, branch: Branch) -> None:
        """Show the branch; the newest parent body and term stand in the form."""
        self.set_values(
            {
                "name": branch.name,
                "place": branch.place,
                "kind": branch.kind,
                "parents": branch.parents[-1].name if branch.parents else "",
                "meeting_place": branch.meeting_place,
                "meeting_time": read_clock(branch.meeting_time),
                "terms": max(branch.terms, default=""),
                "minutes_before": branch.minutes_before,
            }
        )

    def branch(self, before: Branch) -> Branch:
        """Return `before` with what is typed."""
        return filled(before, self.values())


def filled(before: Branch, typed: Mapping[str, Any]) -> Branch:
    """Return the branch with the typed values; a single parent body or term replaces the newest."""
    changed: dict[str, Any] = {
        name: one_line(typed[name]) for name in ("name", "place", "meeting_place") if name in typed
    }
    if "kind" in typed:
        changed["kind"] = typed["kind"]
    if "meeting_time" in typed:
        at = typed["meeting_time"]
        changed["meeting_time"] = f"{at:%H:%M}" if at else ""
    if "minutes_before" in typed:
        changed["minutes_before"] = typed["minutes_before"] or 0
    if "parents" in typed:
        changed["parents"] = _with_newest(before.parents, one_line(typed["parents"]))
    if "terms" in typed:
        changed["terms"] = (*before.terms[:-1], typed["terms"]) if typed["terms"] else ()
    return replace(before, **changed)


def read_clock(text: str) -> time | None:
    """Return the time of `HH:MM`, None when there is none."""
    hours, _, minutes = text.partition(":")
    return time(int(hours), int(minutes)) if hours.isdigit() and minutes.isdigit() else None


def _with_newest(parents: tuple[ParentBody, ...], name: str) -> tuple[ParentBody, ...]:
    if not parents:
        return (ParentBody(name=name),) if name else ()
    return (*parents[:-1], replace(parents[-1], name=name))
