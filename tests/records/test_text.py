import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.records import text
from handbook.records.text import name_key

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
words = st.text(st.sampled_from(LETTERS + LETTERS.upper()), min_size=1, max_size=6)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


def test_names_sort_by_given_name_then_middle_then_family_name() -> None:
    listed = ["Hồ Thanh Dũng", "Đỗ Xuân Ánh", "Ngô Văn Đạt", "Lê An", "Bùi Minh Ánh", "Đỗ Minh Ánh"]
    assert sorted(listed, key=name_key) == [
        "Lê An",
        "Bùi Minh Ánh",
        "Đỗ Minh Ánh",
        "Đỗ Xuân Ánh",
        "Hồ Thanh Dũng",
        "Ngô Văn Đạt",
    ]


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ"],
        ["Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa", "Hoan"],
        ["Dung", "Dũng", "Dương", "Đạt", "Đăng"],
    ],
)
def test_letters_come_before_tones(ordered: list[str]) -> None:
    backwards = list(reversed(ordered))
    assert sorted(backwards, key=name_key) == ordered


@given(names, names)
def test_the_order_of_names_is_total(one: str, other: str) -> None:
    assert (name_key(one) < name_key(other)) + (name_key(other) < name_key(one)) == (
        text.one_line(one) != text.one_line(other)
    )


@given(words)
def test_a_name_has_one_place_whatever_its_form(word: str) -> None:
    composed, spread = (unicodedata.normalize(form, word) for form in ("NFC", "NFD"))
    assert text.word_key(composed) == text.word_key(spread) == text.word_key(word.upper())


@given(st.text())
def test_stored_text_is_composed_and_on_one_line(raw: str) -> None:
    line = text.one_line(raw)
    assert line == unicodedata.normalize("NFC", line) == text.one_line(line)
    assert not any(gap in line for gap in ("\n", "\r", "\t", "  "))


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Đảng bộ", "dang bo"), ("ĐỖ XUÂN ÁNH", "do xuan anh"), ("Thủy", "thuy"), ("ươ", "uo")],
)
def test_folding_takes_off_marks(written: str, folded: str) -> None:
    assert text.fold(written) == text.fold(unicodedata.normalize("NFD", written)) == folded


def test_marks_are_noticed() -> None:
    assert text.has_marks("năm")
    assert text.has_marks("đi")
    assert not text.has_marks("NAM")


@given(st.text(st.sampled_from(LETTERS + " ")))
def test_folded_text_folds_to_itself(written: str) -> None:
    folded = text.fold(written)
    assert text.fold(folded) == folded
    assert folded.isascii()


def test_names_in_capitals_become_proper() -> None:
    assert text.proper_name("  ĐỖ  XUÂN ÁNH ") == "Đỗ Xuân Ánh"
    assert text.proper_name("Y Bhăm Niê KDam") == "Y Bhăm Niê KDam"
    assert text.proper_name("") == ""


def test_given_names_and_lists_read_as_vietnamese() -> None:
    assert text.given_name("Lê Ngọc Hà ") == "Hà"
    assert text.joined(["a", "b", "c"]) == "a, b và c"
    assert text.joined(("a",)) == "a"
    assert text.joined(()) == ""


def test_paragraphs_are_the_lines_with_something_on_them() -> None:
    assert text.paragraphs("  a  b \n\n c\r\n") == ("a b", "c")
