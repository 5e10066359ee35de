"""An old list offers its conversion as a whole; numbers, dates and today's letters stay."""

from datetime import date

from handbook.records import legacy_sheet
from handbook.records.grids import Sheet
from handbook.records.legacy_tables import TCVN3, LegacyKind

TO_TCVN3 = {letter: char for char, letter in TCVN3.items()}


def old(text: str) -> str:
    return "".join(TO_TCVN3.get(c, TO_TCVN3.get(c.lower(), c)) for c in text)


NAMES = ("Nguyễn Văn Bình", "Trần Thị Hồng", "Hoàng Văn Dũng")
SHEET = Sheet(
    name="DS",
    rows=(
        (old("Họ và tên"), old("Ngày sinh"), "SĐT"),
        *((old(name), date(1980, 1, 2), 5.0) for name in NAMES),
    ),
)


def test_an_old_list_is_offered_and_converted() -> None:
    found = legacy_sheet.offer(SHEET)
    assert found is not None and found.kind is LegacyKind.TCVN3
    fresh = legacy_sheet.converted(SHEET, found.kind)
    assert tuple(row[0] for row in fresh.rows[1:]) == NAMES
    assert fresh.rows[1][1:] == (date(1980, 1, 2), 5.0) and fresh.rows[0][2] == "SĐT"


def test_a_list_of_today_is_left_alone() -> None:
    assert legacy_sheet.offer(Sheet(name="DS", rows=tuple((name,) for name in NAMES))) is None
    assert legacy_sheet.offer(Sheet(name="DS", rows=((1, None, date(2026, 1, 1)),))) is None
