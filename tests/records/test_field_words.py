import dataclasses
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest

from handbook.records import field_words
from handbook.records.field_words import NOTHING, Line, differences
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind
from handbook.records.members import Member, Position
from handbook.store import rows, store
from handbook.store.table import Table

UID = "01a20cca-5336-73fe-a055-05d2fa8007b5"


def kinds() -> Iterator[type]:
    """Yield every record that has a history."""
    for thing in vars(store).values():
        if isinstance(thing, type) and issubclass(thing, Table) and thing is not Table:
            yield thing.record


def walked(hint: Any, seen: set[type]) -> None:
    for inner in get_args(hint):
        walked(inner, seen)
    if isinstance(hint, type) and hint not in seen:
        if issubclass(hint, Enum):
            seen.add(hint)
        elif dataclasses.is_dataclass(hint):
            seen.add(hint)
            for one in get_type_hints(hint).values():
                walked(one, seen)


def everything() -> set[type]:
    seen: set[type] = set()
    for record in kinds():
        walked(record, seen)
    return seen


def test_every_field_of_every_record_has_its_words() -> None:
    known = field_words._data()["fields"]
    missing = {
        f"{kind.__name__}.{field.name}"
        for kind in everything()
        if dataclasses.is_dataclass(kind)
        for field in dataclasses.fields(kind)
        if field.name not in known
    }
    assert missing == set()


def test_every_value_of_every_list_has_its_words() -> None:
    known = field_words._data()["values"]
    missing = {
        f"{kind.__name__}.{one.value}"
        for kind in everything()
        if issubclass(kind, Enum)
        for one in kind
        if one.value and str(one.value) not in known.get(kind.__name__, {})
    }
    assert missing == set()


def named(uid: str) -> str:
    return {UID: "đảng viên Trần Thị Bưởi"}.get(uid, "")


def test_a_change_is_told_field_by_field() -> None:
    old = Member(uid=UID, name="Trần Thị Bưởi")
    new = dataclasses.replace(old, position=Position.SECRETARY, admitted_on="2010-05-19", note="x")
    found = differences(Member, rows.plain(old), rows.plain(new), named)
    assert found == (
        Line(field="Ngày vào Đảng", before=NOTHING, after="19/05/2010"),
        Line(field="Chức vụ", before=NOTHING, after="bí thư"),
        Line(field="Ghi chú", before=NOTHING, after="x"),
    )


def test_lists_are_told_line_by_line_with_names() -> None:
    blank = Meeting(uid=UID, date=date(2026, 11, 3), kind=MeetingKind.REGULAR)
    held = dataclasses.replace(
        blank,
        chair=UID,
        attendance=(Attendance(member=UID, mark=Mark.EXCUSED, reason="ốm"),),
        agenda=("Báo cáo", "Thảo luận"),
        kind=MeetingKind.THEMATIC,
        dues_due=120,
    )
    found = {
        line.field: line.after
        for line in differences(Meeting, rows.plain(blank), rows.plain(held), named)
    }
    assert found["Người chủ trì"] == "đảng viên Trần Thị Bưởi"
    assert found["Điểm danh"] == (
        "Đảng viên: đảng viên Trần Thị Bưởi; Điểm danh: vắng có lý do; Lý do: ốm"
    )
    assert found["Chương trình"] == "Báo cáo\nThảo luận"
    assert (found["Loại"], found["Đảng phí phải nộp"]) == ("chuyên đề", "120")


@pytest.mark.parametrize(
    ("hint", "value", "words"),
    [
        (bool, True, "có"),
        (float, 8.5, "8,5"),
        (float, 90.0, "90"),
        (str, "2026-02-31", "2026-02-31"),
        (str, "01a20cca-0000-73fe-a055-05d2fa8007b5", "(bản ghi không còn)"),
        (Position, "of a later version", "giá trị khác"),
        (None, {"x": 1}, "1"),
    ],
)
def test_single_values(hint, value, words) -> None:
    assert field_words.said(hint, value, named) == words
