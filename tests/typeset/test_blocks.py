import pytest

from handbook.typeset.blocks import (
    Cell,
    Items,
    Marker,
    Run,
    Space,
    cell,
    paragraph,
    signature,
)
from handbook.typeset.grid import placed, shares
from handbook.typeset.items import labels
from handbook.typeset.looks import Look


def items(marker, count, start=1):
    return Items(tuple((Run(str(n)),) for n in range(count)), marker, start=start)


def test_lettered_items_follow_the_vietnamese_alphabet():
    found = [label[0] for label in labels(items(Marker.LETTER, 8))]
    assert found == ["a", "b", "c", "d", "đ", "e", "g", "h"]


def test_items_after_the_last_letter_take_two():
    assert list(labels(items(Marker.LETTER, 2, start=23))) == ["y) ", "aa) "]


def test_other_markers():
    assert list(labels(items(Marker.DECIMAL, 2, start=9))) == ["9. ", "10. "]
    assert list(labels(items(Marker.ROMAN, 2, start=4))) == ["IV. ", "V. "]
    assert list(labels(items(Marker.PLUS, 1))) == ["+ "]


def test_spanning_cells_cover_places_as_in_html():
    rows = [[cell("a", down=2), cell("b", across=2)], [cell("c"), cell("d")]]
    found = {(each.row, each.column) for each in placed(rows, 3)}
    assert found == {(0, 0), (0, 1), (1, 1), (1, 2)}


@pytest.mark.parametrize("rows", [[[cell("a")]], [[cell("a"), cell("b"), cell("c")]]])
def test_a_row_that_does_not_fill_the_columns_is_refused(rows):
    with pytest.raises(ValueError, match="row 1"):
        placed(rows, 2)


def test_a_cell_reaching_below_the_table_is_refused():
    with pytest.raises(ValueError, match="below"):
        placed([[cell("a", down=2)]], 1)


def test_shares_add_up_to_one():
    assert shares((1, 3), 2) == (0.25, 0.75)
    assert shares((), 4) == (0.25,) * 4
    with pytest.raises(ValueError):
        shares((1, 0), 2)


def test_a_cell_of_several_lines_has_several_paragraphs():
    assert cell("a\nb") == Cell(
        (paragraph("a", Look.TABLE_CELL), paragraph("b", Look.TABLE_CELL)),
    )


def test_a_signature_bolds_authority_and_name_by_look_not_the_title():
    made = signature(authority="T/M CHI BỘ", title="BÍ THƯ", name="Nguyễn Văn A")
    looks = [each.look for each in made if not isinstance(each, Space)]
    assert looks == [Look.SIGN_AUTHORITY, Look.SIGN_TITLE, Look.SIGN_NAME]
    assert made[2] == Space(4)


def test_documents_compare_and_hash_by_value(document):
    assert document(paragraph("a")) == document(paragraph("a"))
    assert hash(document(paragraph("a"))) != hash(document(paragraph("b")))
