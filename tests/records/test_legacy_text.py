"""Old encodings: every letter there and back, our own texts recognised, no false alarm."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook import bundle
from handbook.records import legacy_text
from handbook.records.legacy_tables import LETTERS, TCVN3, VNI, LegacyKind

SMALL = LETTERS
CAPITALS = LETTERS.upper()
BOTH = SMALL + CAPITALS
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for code, letter in VNI.items() if code in (code.lower(), code.upper())}
TEXT = (
    "Đảng bộ chi ủy đồng chí nghị quyết thường kỳ biểu quyết nhiệm vụ được giao xã hội chủ nghĩa "
    "Việt Nam Nguyễn Văn Bình Trần Thị Hồng có là và cá bà tôi hai ba tháng bản ghi an ninh trật "
    "tự rừng ruộng lúa mưa lũ dân vận khéo quỹ khuyến học ưu tú lễ kết nạp"
)
LATIN1 = "có là và cá bà tôi hai gì thì lý do Hà Hòa Ý kia ông Lê Bé bí tú"
WORDS = TEXT.split()
DEMO = [
    line
    for file in sorted(bundle.path("demo").glob("*.toml"))
    for line in re.findall(r'"([^"\n]{20,})"', file.read_text(encoding="utf-8"))
]


def encode(text: str, kind: LegacyKind) -> str:
    """Return text as an old program wrote it; TCVN3 leaves capitals with a tone to the font."""
    if kind is LegacyKind.VNI:
        return "".join(TO_VNI.get(char, char) for char in text)
    return "".join(TO_TCVN3.get(char, TO_TCVN3.get(char.lower(), char)) for char in text)


def sentence(words: list[str]) -> str:
    return " ".join(words)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def test_there_are_134_letters() -> None:
    assert len(set(BOTH)) == 134


@pytest.mark.parametrize("letter", BOTH)
def test_every_letter_goes_to_vni_and_back(letter: str) -> None:
    code = TO_VNI[letter]
    assert legacy_text.decode(f"x{code}x", LegacyKind.VNI) == f"x{letter}x"
    assert code.upper() == TO_VNI[letter.upper()]


@pytest.mark.parametrize("letter", SMALL + "ĂÂÊÔƠƯĐ")
def test_every_letter_that_tcvn3_has_goes_there_and_back(letter: str) -> None:
    assert legacy_text.decode(f"x{TO_TCVN3[letter]}x", LegacyKind.TCVN3) == f"x{letter}x"


@pytest.mark.parametrize("letter", CAPITALS)
def test_capitals_come_back_in_a_word_of_capitals(letter: str) -> None:
    written = encode(f"TH{letter}NG", LegacyKind.TCVN3)
    assert legacy_text.decode(written, LegacyKind.TCVN3) == f"TH{letter}NG"


def test_codes_are_those_of_the_standards() -> None:
    assert encode("àảãáạ ừửữứự đ Đ", LegacyKind.TCVN3) == "µ¶·¸¹ õö÷øù ® §"
    pairs = {"ắ": "aé", "ẵ": "aü", "ộ": "oä", "ợ": "ôï", "ữ": "öõ", "ỉ": "æ", "ĩ": "ó", "ỵ": "î"}
    assert {letter: TO_VNI[letter] for letter in pairs} == pairs


def test_a_mark_typed_small_after_a_capital_counts_too() -> None:
    assert legacy_text.decode("Aán Ñoä", LegacyKind.VNI) == "Ấn Độ"


# ── recognised ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("tcvn3", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa", "Cộng hòa xã hội chủ nghĩa"),
        ("vni", "COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI"),
        ("tcvn3", "TrÇn V¨n B×nh", "Trần Văn Bình"),
        ("vni", "Nguyeãn Vaên Bình", "Nguyễn Văn Bình"),
        ("tcvn3", "NguyÔn An", "Nguyễn An"),
        ("tcvn3", "Bí thư: §inh V¨n §¹t", None),
    ],
)
def test_samples(kind: str, before: str, after: str | None) -> None:
    found = legacy_text.offer(before)
    if after is None:
        assert found is None  # one line in two encodings: no conversion would mend it
        return
    assert found is not None
    assert (found.kind, found.before, found.after) == (kind, before, after)
    assert 0 < found.sure <= 1


@pytest.mark.parametrize("kind", LegacyKind)
def test_our_own_texts_are_recognised_and_come_back_whole(kind: LegacyKind) -> None:
    assert len(DEMO) > 100
    for line in DEMO:
        found = legacy_text.offer(encode(line, kind))
        assert found is not None and found.kind is kind, line
        assert found.after.casefold() == line.casefold()
        if kind is LegacyKind.VNI:
            assert found.after == line


def test_more_words_make_it_surer() -> None:
    few, many = (encode(sentence(WORDS[:n]), LegacyKind.VNI) for n in (4, 20))
    less, more = legacy_text.offer(few), legacy_text.offer(many)
    assert less and more and less.sure < more.sure


def test_lines_of_today_stay_as_they_are() -> None:
    old = encode("Đồng chí bí thư chi bộ kết luận", LegacyKind.TCVN3)
    found = legacy_text.offer(f"Nghị quyết tháng này\n{old}\r\nĐồng ý.\n")
    assert found and found.after == (
        "Nghị quyết tháng này\nĐồng chí bí thư chi bộ kết luận\r\nĐồng ý.\n"
    )


# ── no false alarm ───────────────────────────────────────────────────────────────────────────────

vietnamese = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(sentence)
latin1_only = st.lists(st.sampled_from(LATIN1.split()), min_size=1, max_size=12).map(sentence)
email = st.emails()
digits = st.text("0123456789 .,-+()/:%", min_size=1, max_size=30)


@given(st.one_of(vietnamese, latin1_only), st.sampled_from(("NFC", "NFD")), st.booleans())
def test_todays_vietnamese_is_left_alone(text: str, form: str, capitals: bool) -> None:
    text = text.upper() if capitals else text
    assert legacy_text.offer(unicodedata.normalize(form, text)) is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_our_own_texts_are_left_alone(form: str) -> None:
    for line in DEMO:
        assert legacy_text.offer(unicodedata.normalize(form, line)) is None, line


@given(st.one_of(email, digits, st.text(st.characters(max_codepoint=126), max_size=60)))
def test_plain_characters_are_left_alone(text: str) -> None:
    assert legacy_text.offer(text) is None


@given(latin1_only, st.one_of(email, digits))
def test_todays_vietnamese_beside_numbers_and_addresses_is_left_alone(
    text: str, other: str
) -> None:
    assert legacy_text.offer(f"{text} {other}") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The café's résumé, naïve façade: 25°C, 10µm, ±5%, ©2024 Sony®, ½ – ¾",
        "Le café à côté de l'hôtel est très bien, où êtes-vous allés?",
        "El niño comió piñas mañana en São Paulo",
        "Über die Straße für Öl und Äpfel",
        "· mục một\n· mục hai\n§ 12",
        "ngày 3/2 · 0912.345.678 · ma.van@dang-bo.vn",
        "độ dài 5 µm",
        "«có»",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert legacy_text.offer(text) is None


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    found = legacy_text.offer(text)
    assert found is None or (found.before == text and found.after != text)


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=12), st.sampled_from(LegacyKind))
def test_old_text_never_comes_back_wrong(words: list[str], kind: LegacyKind) -> None:
    text = sentence(words)
    found = legacy_text.offer(encode(text, kind))
    assert found is None or found.after.casefold() == text.casefold() or found.kind is not kind
