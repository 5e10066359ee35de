import copy

import pytest

from handbook.typeset.looks import Align, LineRule, Look, looks_from


def test_today_s_format_has_the_values_of_the_guide(looks):
    page = looks.page
    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (20, 20, 30, 15)
    assert (page.back_left_mm, page.back_right_mm) == (15, 30)
    assert page.page_number_from_edge_mm == 10
    assert not page.page_number_on_first
    body = looks[Look.BODY]
    assert (body.size_pt, body.leading_pt, body.after_pt, body.indent_mm) == (14, 19, 6, 10)
    assert body.align is Align.JUSTIFY


@pytest.mark.parametrize(
    ("look", "size", "bold", "italic", "caps"),
    [
        (Look.PARTY_TITLE, 15, True, False, True),
        (Look.PARENT_BODY, 14, False, False, True),
        (Look.ISSUING_BODY, 14, True, False, True),
        (Look.PLACE_DATE, 14, False, True, False),
        (Look.DOC_TYPE, 15, True, False, True),
        (Look.SUBJECT, 14, True, False, False),
        (Look.SUBJECT_LETTER, 12, False, True, False),
        (Look.SIGN_AUTHORITY, 14, True, False, True),
        (Look.SIGN_TITLE, 14, False, False, True),
        (Look.SIGN_NAME, 14, True, False, False),
        (Look.RECIPIENTS, 12, False, False, False),
        (Look.PAGE_NUMBER, 14, False, False, False),
    ],
)
def test_components_print_as_the_table_of_the_guide_says(looks, look, size, bold, italic, caps):
    spec = looks[look]
    assert (spec.size_pt, spec.bold, spec.italic, spec.caps) == (size, bold, italic, caps)


def test_only_the_party_title_has_a_rule_below(looks):
    assert [look for look in Look if looks[look].rule_below] == [Look.PARTY_TITLE]


def test_the_older_guide_asks_for_at_least_18_points(formats):
    old = looks_from(formats[1]["values"])
    assert formats[1]["number"] == "36-HD/VPTW"
    assert old.page.line_rule is LineRule.AT_LEAST
    assert old[Look.BODY].leading_pt == 18


def test_every_value_of_the_page_says_how_sure_it_is(formats):
    for entry in formats:
        assert all({"value", "mark"} <= set(held) for held in entry["values"]["page"].values())
        assert all("mark" in held for held in entry["values"]["looks"].values())
        assert {"number", "dated", "in_force", "source", "mark"} <= set(entry)


def test_style_names_in_word_are_distinct(looks):
    assert len({looks[look].name for look in Look}) == len(Look)


def test_a_format_with_an_unknown_or_missing_look_is_refused(formats):
    strange = copy.deepcopy(formats[0]["values"])
    strange["looks"]["fancy"] = {"name": "x", "size_pt": 3}
    with pytest.raises(ValueError, match="fancy"):
        looks_from(strange)
    short = copy.deepcopy(formats[0]["values"])
    del short["looks"]["body"]
    with pytest.raises(ValueError, match="body"):
        looks_from(short)
