from handbook.records.grids import Sheet, read_pasted
from handbook.records.list_layout import Layout, with_field
from handbook.records.roster_layout import names_people, recognise


def found(layout: Layout) -> dict[int, str]:
    return {c.index: c.field for c in layout.columns if c.field}


def sheet(*rows: tuple[str | int | None, ...]) -> Sheet:
    return Sheet(name="DS", rows=rows)


def test_titles_above_and_rows_below_are_no_headings() -> None:
    layout = recognise(
        sheet(
            ("ĐẢNG BỘ XÃ HÒA PHÚ",),
            (),
            (None, "DANH SÁCH ĐẢNG VIÊN CHÍNH THỨC"),
            ("STT", "Họ và tên", "Giới tính", "Chức vụ"),
            (1, "Lê Hà", "Nữ", "Đảng viên"),
        )
    )
    assert layout.header_rows == (4,)
    assert (layout.first_row, layout.last_row) == (5, 5)
    assert found(layout) == {0: "order", 1: "name", 2: "sex", 3: "position"}


def test_headings_are_found_in_any_order() -> None:
    layout = recognise(sheet(("Ghi chú", "Số thẻ", "Họ tên", "Năm sinh"), ("", "11", "Lê Hà", 1)))
    assert found(layout) == {0: "note", 1: "card_number", 2: "name", 3: "birth_date"}


def test_two_rows_of_headings_under_merged_ones() -> None:
    layout = recognise(
        sheet(
            ("TT", "Họ và tên", "Ngày sinh", None, "Ngày vào Đảng", None, "Quê quán"),
            (None, None, "Nam", "Nữ", "Dự bị", "Chính thức", None),
            (1, "Lê Hà", None, "16.08.76", "26/7/2016", "26/7/2017", "xã A"),
        )
    )
    assert layout.header_rows == (1, 2)
    assert found(layout) == {
        0: "order",
        1: "name",
        2: "male",
        3: "female",
        4: "probationary",
        5: "official",
        6: "home_town",
    }
    assert layout.columns[3].heading == "Ngày sinh – Nữ"


def test_a_name_split_over_two_columns_under_one_heading() -> None:
    layout = recognise(
        sheet(("STT", "Họ và tên", None, "Dân tộc"), (1, "Lê Ngọc", "Hà", "Nùng"), (2, "Hồ", "An"))
    )
    assert found(layout) == {0: "order", 1: "family_name", 2: "given_name", 3: "ethnicity"}


def test_only_the_surest_of_two_columns_gets_a_field() -> None:
    layout = recognise(sheet(("Họ và tên", "Họ tên vợ hoặc chồng"), ("Lê Hà", "Hồ An")))
    assert found(layout) == {0: "name"}


def test_a_parent_gives_its_field_to_all_its_children() -> None:
    layout = recognise(
        sheet(("Họ và tên", "Quê quán", None), (None, "Xã", "Tỉnh"), ("Lê Hà", "An Phú", "Huế"))
    )
    assert found(layout) == {0: "name", 1: "home_town", 2: "home_town"}


def test_a_list_without_headings_is_guessed_by_its_cells() -> None:
    layout = recognise(
        read_pasted(
            "1\tLê Ngọc Hà\t16/08/1976\tNữ\t26/07/2016\t36.198418\t0962319252\n"
            "2\tHồ Minh Ánh\t1955\tNam\t26/10/1985\t27.455567\t0945773782\n"
        )
    )
    assert layout.header_rows == ()
    assert layout.first_row == 1
    assert found(layout) == {
        0: "order",
        1: "name",
        2: "birth_date",
        3: "sex",
        4: "admitted_on",
        5: "card_number",
        6: "phone",
    }


def test_one_name_a_line_is_a_column_of_names() -> None:
    assert found(recognise(read_pasted("Lê Ngọc Hà\nHồ Minh Ánh"))) == {0: "name"}


def test_a_person_can_give_a_column_another_field() -> None:
    layout = recognise(sheet(("Họ và tên", "Mã"), ("Lê Hà", "11.222333")))
    chosen = with_field(layout, 1, "card_number")
    assert found(chosen) == {0: "name", 1: "card_number"}
    assert found(with_field(chosen, 0, "card_number")) == {0: "card_number"}
    assert not names_people(with_field(layout, 0, None))


def test_an_empty_sheet_has_no_columns() -> None:
    layout = recognise(sheet())
    assert layout.columns == ()
    assert not names_people(layout)
