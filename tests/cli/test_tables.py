"""A list printed for people, and for other programs."""

import json

from handbook.cli import tables

ROWS = [
    {"uid": "a1", "name": "Đặng Thị Huệ", "on": "2026-05", "state": "x", "number": None},
    {"uid": "b2", "name": "Lê Cam", "on": "2026-05-19", "state": "y", "number": 7},
]
COLUMNS = (
    ("Họ và tên", tables.text("name")),
    ("Ngày", tables.day("on")),
    ("Tình trạng", tables.word({"x": "đang làm", "y": "xong"}, "state")),
    ("Số", tables.text("number")),
    ("Mã", tables.uid),
)


def test_people_read_columns_below_one_another(capsys) -> None:
    tables.show(ROWS, COLUMNS, as_json=False)
    head, first, second, count = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "Họ và tên" and count == "(2 dòng)"
    assert first.split() == ["Đặng", "Thị", "Huệ", "05/2026", "đang", "làm", "a1"]
    assert second.split() == ["Lê", "Cam", "19/05/2026", "xong", "7", "b2"]
    assert first.index("a1") == second.index("b2") == head.index("Mã")


def test_programs_read_the_rows_as_they_are(capsys) -> None:
    tables.show(ROWS, COLUMNS, as_json=True)
    assert json.loads(capsys.readouterr().out) == ROWS
