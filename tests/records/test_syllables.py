import re
import unicodedata

import pytest

from handbook import bundle
from handbook.records.syllables import is_syllable

GOOD = "nghĩa Nguyễn quốc giếng gìn khuỷu thuở yên quyết ươm ỷ ạ hoạch xoong Đảng kỹ nguyệt"
BAD = "café nguyÔn càc hát́ ngĩa ce kà strong hội1 aâ b quư V¨n"


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["", *BAD.split()])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_nearly_all_words_of_our_own_vietnamese_texts_are_syllables() -> None:
    texts = [f.read_text(encoding="utf-8") for f in bundle.path("demo").glob("*.toml")]
    words = {w for text in texts for w in re.findall(r"[^\W\d_]+", text) if not w.isascii()}
    odd = {w for w in words if not is_syllable(w)}
    assert len(words) > 500
    assert len(odd) <= len(words) // 100, sorted(odd)
