"""The help of *Hôm nay* and *Cài đặt* names what stands there."""

from handbook.ui.parts.help_panel import texts
from handbook.ui.screens.settings.screen import PARTS


def test_help_names_the_answers_of_a_duty():
    page = texts("today")[0]
    for words in ("Đã làm", "Hoãn đến ngày…", "Không áp dụng…", "Hoàn tác"):
        assert words in page


def test_help_names_every_part_of_the_settings():
    page = texts("settings")[0]
    assert [words for name, words, _ in PARTS if words not in page and name != "about"] == []
