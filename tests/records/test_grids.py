from datetime import date, datetime

import pytest

from handbook.records import grids


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Hồ  Thanh\u00a0Huy ", "Hồ Thanh Huy"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        (15, "15"),
        (36123456789.0, "36123456789"),
        (123456789012.0, "123456789012"),
        (36.198418, "36.198418"),
        (True, "x"),
        (False, ""),
        (datetime(1976, 8, 16), "16/08/1976"),
        (date(1976, 8, 16), "16/08/1976"),
    ],
)
def test_a_cell_reads_as_people_see_it(cell: grids.Cell, text: str) -> None:
    assert grids.shown(cell) == text


@pytest.mark.parametrize(
    ("cell", "partial"),
    [
        ("19/5/1964", "1964-05-19"),
        ("19-05-64", "1964-05-19"),
        ("19.05.1964", "1964-05-19"),
        ("19/05/26", "2026-05-19"),
        ("19/05/27", "1927-05-19"),
        ("5/1964", "1964-05"),
        ("1964", "1964"),
        ("'1964", "1964"),
        (" 1964 ", "1964"),
        ("1964-05-19", "1964-05-19"),
        ("00/05/1964", "1964-05"),
        ("00/00/1964", "1964"),
        (1964, "1964"),
        (1964.0, "1964"),
        (23516, "1964-05-19"),
        (23516.0, "1964-05-19"),
        (datetime(1964, 5, 19), "1964-05-19"),
        (None, ""),
        ("  ", ""),
    ],
)
def test_a_cell_is_a_date_as_precise_as_it_says(cell: grids.Cell, partial: str) -> None:
    assert grids.partial(cell, century_up_to=26) == partial


@pytest.mark.parametrize("cell", ["31/02/1985", "khoảng 1964", "13/1985", 3, 99_999_999, "1/1/1"])
def test_what_is_no_date_is_refused(cell: grids.Cell) -> None:
    with pytest.raises(ValueError):
        grids.partial(cell, century_up_to=26)


def test_serial_days_count_from_the_day_zero_of_the_file() -> None:
    mac = grids.partial(22054, century_up_to=26, day_zero=date(1904, 1, 1))
    assert mac == grids.partial(23516, century_up_to=26) == "1964-05-19"


def test_a_date_keeps_only_the_parts_its_format_shows() -> None:
    may = date(1964, 5, 1)
    assert grids.as_year_month(may, True, True) == may
    assert grids.as_year_month(may, False, True) == "05/1964"
    assert grids.as_year_month(may, False, False) == 1964


def test_pasted_columns_are_split_by_tabs_and_quotes_hold_line_breaks() -> None:
    sheet = grids.read_pasted('STT\tHọ và tên\tGhi chú\r\n1\tLê Hà\t"một\nhai"\r\n\r\n2\tHồ An\t')
    assert sheet.rows == (
        ("STT", "Họ và tên", "Ghi chú"),
        ("1", "Lê Hà", "một\nhai"),
        (),
        ("2", "Hồ An", None),
    )


def test_pasted_lines_lose_the_numbers_that_lead_them() -> None:
    sheet = grids.read_pasted("1. Lê Ngọc Hà\n2) Hồ Minh Ánh\n- Hà Thị Hương\n\nVõ An\n")
    assert [row[0] for row in sheet.rows if row] == [
        "Lê Ngọc Hà",
        "Hồ Minh Ánh",
        "Hà Thị Hương",
        "Võ An",
    ]


def test_an_error_of_excel_is_told_from_text() -> None:
    assert grids.is_error("#REF!")
    assert not grids.is_error("# ghi chú")
