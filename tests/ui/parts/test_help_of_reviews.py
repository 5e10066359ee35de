"""The help of *Kiểm điểm* says the numbers that the rules say."""

from datetime import date

from handbook.records import rules
from handbook.records.reviews import LEVEL_WORDS
from handbook.ui.parts.help_panel import texts

DAY = date(2026, 11, 24)


def test_help_says_the_numbers_of_the_rules() -> None:
    page = texts("reviews")[0]
    rating, guide = rules.at(DAY, "rating"), rules.at(DAY, "review_guide")
    values = rating.values
    assert rating.citation in page and guide.citation in page
    for words in (
        f"chưa đủ {values['new_months']} tháng",
        f"từ {values['excellent_least']} |",
        f"từ {values['good_least']} đến dưới {values['excellent_least']}",
        f"ít nhất {values['excellent_beyond']}% vượt yêu cầu",
        f"chậm không quá {values['done_late_most']}%",
        f"**{values['cap_percent']}% số hoàn thành tốt nhiệm vụ**",
        f"**{values['gap_points']} điểm** trở lên",
        f"**ít nhất {guide.values['report_days_before']} ngày",
    ):
        assert words in page, words


def test_help_names_every_level() -> None:
    page = texts("reviews")[0]
    assert [words for words in LEVEL_WORDS.values() if f"| {words} |" not in page] == []
