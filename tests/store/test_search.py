import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.records.text import fold
from handbook.store import search


def add(kept, name: str, note: str = "") -> str:
    one = Member(uid=new_uid(), name=name, note=note)
    kept.change(lambda store: store.members.put(one))
    return one.uid


def titles(kept, typed: str) -> list[str]:
    return [hit.title for hit in kept.store.search.find(typed)]


def test_word_with_marks_never_finds_another_word(kept) -> None:
    add(kept, "Lê Văn Nam")
    add(kept, "Trần Văn Tư", "đã năm năm công tác")
    assert titles(kept, "năm") == ["Trần Văn Tư"]
    assert titles(kept, "NĂM") == ["Trần Văn Tư"]
    assert titles(kept, "nằm") == []
    assert sorted(titles(kept, "nam")) == ["Lê Văn Nam", "Trần Văn Tư"]


def test_words_without_marks_find_those_with(kept) -> None:
    add(kept, "Đinh Thị Sen", "Đảng bộ xã Bình An khen")
    assert titles(kept, "dang bo") == ["Đinh Thị Sen"]
    assert titles(kept, "Đảng bộ") == ["Đinh Thị Sen"]
    assert titles(kept, "đang bộ") == []
    assert titles(kept, "dang bộ") == ["Đinh Thị Sen"]


def test_decomposed_input(kept) -> None:
    add(kept, "Nguyễn Thị Tuyết")
    assert titles(kept, unicodedata.normalize("NFD", "nguyễn tuyết")) == ["Nguyễn Thị Tuyết"]


def test_last_word_may_be_a_part_and_no_other(kept) -> None:
    add(kept, "Phạm Thị Xuân")
    assert titles(kept, "pham xu") == ["Phạm Thị Xuân"]
    assert titles(kept, "Phạm Xuâ") == ["Phạm Thị Xuân"]
    assert titles(kept, "pha xuan") == []


def test_all_words_must_be_there(kept) -> None:
    add(kept, "Phạm Thị Xuân")
    assert titles(kept, "phạm thủy") == []


@pytest.mark.parametrize(
    "typed", ['"', "'", "*", "AND", "a OR", "NEAR(", "(", "written:", "-x", "^a", "_", "\0", " "]
)
def test_typed_operators_are_only_words(kept, typed: str) -> None:
    add(kept, "Hà Thị Yến")
    assert kept.store.search.find(typed) == ()
    assert titles(kept, f"{typed} Yến") in ([], ["Hà Thị Yến"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=30))
def test_nothing_typed_breaks_the_query(kept, typed: str) -> None:
    for hit in kept.store.search.find(typed):
        pytest.fail(f"found {hit} in an empty handbook")


WORD = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắếệổữựỹ"), min_size=1, max_size=7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORD, min_size=1, max_size=4))
def test_what_was_written_is_found_with_marks_and_without(kept, words: list[str]) -> None:
    text = " ".join(words)
    uid = add(kept, "Mai Văn Ý", text)
    for typed in (text, text.upper(), fold(text), unicodedata.normalize("NFD", text)):
        assert uid in [hit.uid for hit in kept.store.search.find(typed, 1000)], typed


def test_excerpt_shows_the_place(kept) -> None:
    add(kept, "Tô Thị Quế", "đầu " * 60 + "được Đảng ủy khen thưởng năm 2024 " + "cuối " * 60)
    (hit,) = kept.store.search.find("khen thuong")
    assert "Đảng ủy khen thưởng năm 2024" in hit.excerpt
    assert hit.excerpt.startswith("…")
    assert hit.excerpt.endswith("…")
    assert "\n" not in hit.excerpt
    assert hit.kind == "member"


def test_excerpt_of_what_is_not_there_is_the_start() -> None:
    assert search.excerpt("một hai ba", "mot hai ba", [("bốn", "bon")]) == "một hai ba"


def test_excerpt_passes_over_the_same_letters_with_other_marks(kept) -> None:
    add(kept, "Tô Thị Quế", "đồng chí Nam nói " * 30 + "đã năm năm" + " xong" * 60)
    (hit,) = kept.store.search.find("năm")
    assert "đã năm năm" in hit.excerpt


def test_changed_words_are_found_and_old_ones_no_more(kept) -> None:
    uid = add(kept, "Lâm Thị Mận", "trồng cam")
    one = kept.store.members.by_uid(uid)
    kept.change(lambda store: store.members.put(replace(one, note="trồng quýt")))
    assert titles(kept, "cam") == []
    assert titles(kept, "quýt") == ["Lâm Thị Mận"]


def test_most_is_kept_to(kept) -> None:
    for number in range(5):
        add(kept, f"Đoàn Văn Sáu {number}")
    assert len(kept.store.search.find("Sáu", limit=3)) == 3
