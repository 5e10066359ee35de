import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.records import recovery

numbers = st.integers(min_value=0, max_value=recovery.POSSIBLE - 1)
places = st.integers(min_value=0, max_value=recovery.LENGTH - 1)


def bare(code: str) -> str:
    return code.replace("-", "")


def test_code_holds_enough_chance_and_no_look_alikes() -> None:
    assert recovery.POSSIBLE >= 2**120
    assert len(set(recovery.ALPHABET)) == len(recovery.ALPHABET) == 19
    for pair in ("0O", "1I", "1L", "2Z", "5S", "6G", "8B", "9Q", "UV"):
        assert not set(pair) <= set(recovery.ALPHABET)


def test_unikey_cannot_change_a_code() -> None:
    # Telex and VNI put marks on vowels, turn W into Ư and DD or D9 into Đ.
    assert not set("AEIOUYWD") & set(recovery.ALPHABET)


def test_printed_in_six_groups_of_five() -> None:
    groups = recovery.spell(12345).split("-")
    assert [len(group) for group in groups] == [5] * 6


@given(numbers)
def test_reads_back_what_it_spelled(number: int) -> None:
    code = recovery.spell(number)
    assert recovery.grouped(recovery.read(code)) == code


@given(numbers, numbers)
def test_different_numbers_have_different_codes(one: int, other: int) -> None:
    assert (recovery.spell(one) == recovery.spell(other)) == (one == other)


@given(numbers, st.sampled_from(["", " ", "-", " – ", "\u00a0", "\n", "\u200b", "\u2011"]))
def test_case_spaces_and_dashes_do_not_matter(number: int, between: str) -> None:
    code = recovery.spell(number)
    typed = between.join(code.lower().split("-"))
    assert recovery.read(f" {typed}\t") == bare(code)


def test_full_width_letters_are_read() -> None:
    code = recovery.spell(7)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in bare(code))
    assert recovery.read(wide) == bare(code)


@given(numbers, places, st.characters(exclude_categories=["Cs"]))
def test_every_single_substitution_is_a_typing_mistake(number: int, place: int, new: str) -> None:
    code = bare(recovery.spell(number))
    typed = code[:place] + new + code[place + 1 :]
    try:
        assert recovery.read(typed) == code  # only the same letter in another case or width
    except recovery.Mistyped as mistake:
        assert "Mã khôi phục" in mistake.sentence


@given(numbers, places, st.sampled_from(recovery.ALPHABET))
def test_every_wrong_letter_is_a_typing_mistake(number: int, place: int, new: str) -> None:
    code = bare(recovery.spell(number))
    if code[place] != new:
        with pytest.raises(recovery.Mistyped):
            recovery.read(code[:place] + new + code[place + 1 :])


@given(numbers, st.integers(min_value=0, max_value=recovery.LENGTH - 2))
def test_every_swap_of_neighbours_is_a_typing_mistake(number: int, place: int) -> None:
    code = bare(recovery.spell(number))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(recovery.Mistyped):
            recovery.read(swapped)


def test_a_letter_no_code_has_is_named() -> None:
    with pytest.raises(recovery.Mistyped, match="ký tự “Ư”"):
        recovery.read("ư" + bare(recovery.spell(1))[1:])


def test_a_short_code_says_how_many_letters() -> None:
    with pytest.raises(recovery.Mistyped, match="30 ký tự, mới gõ được 29"):
        recovery.read(bare(recovery.spell(1))[:-1])


def test_too_many_letters_does_not_say_too_few() -> None:
    with pytest.raises(recovery.Mistyped, match="gõ thừa 1 ký tự"):
        recovery.read(bare(recovery.spell(1)) + "2")


@pytest.mark.parametrize("number", [-1, recovery.POSSIBLE])
def test_a_number_outside_is_our_bug(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        recovery.spell(number)
