from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.typeset.blocks import (
    Bar,
    Chart,
    CheckBox,
    Column,
    Columns,
    Items,
    KeepTogether,
    Marker,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Signatures,
    Space,
    Table,
    cell,
    paragraph,
)  # fmt: skip
from handbook.typeset.looks import Align, Look
from handbook.typeset.markup import TemplateProblem, fill, fill_front, parse


def made(text, **facts):
    return fill(parse(text), facts)


@dataclass(frozen=True)
class Speaker:
    name: str
    words: str = ""


def test_headings_paragraphs_and_weights():
    text = "# I. MỞ ĐẦU\n## 1. Điểm danh\nHọp tại **{{ place }}** là *đúng*.\nDòng nữa."
    assert made(text, place="Nhà văn hóa") == (
        paragraph("I. MỞ ĐẦU", Look.HEADING),
        paragraph("1. Điểm danh", Look.SUBHEADING),
        Paragraph(
            (
                Run("Họp tại "),
                Run("Nhà văn hóa", bold=True),
                Run(" là "),
                Run("đúng", italic=True),
                Run(". Dòng nữa."),
            )
        ),
    )


def test_lists_keep_their_numbers():
    assert made("3. ba {{ x }}\n4. bốn", x="*") == (
        Items(((Run("ba *"),), (Run("bốn"),)), Marker.DECIMAL, start=3),
    )
    assert made("- a\n- b") == (Items(((Run("a"),), (Run("b"),))),)
    assert made("+ a")[0].marker is Marker.PLUS


def test_looks_spaces_rules_and_breaks():
    text = "{.note} chú ý\n\n-----\n\n---\n\n{gap 2}\n\n{gap}\n\n{pagebreak}\n\n*"
    assert made(text) == (
        paragraph("chú ý", Look.NOTE),
        paragraph("-----", Look.SUBJECT_RULE),
        Rule(),
        Space(2),
        Space(1),
        PageBreak(),
        paragraph("*"),
    )
    assert made("::: look basis\nCăn cứ {{ x }}\n:::", x="A") == (
        paragraph("Căn cứ A", Look.BASIS),
    )


def test_check_boxes():
    assert made("[ ] một\n\n[x] hai\n\n[? level == 'A'] ba", level="A") == (
        CheckBox(False, (Run("một"),)),
        CheckBox(True, (Run("hai"),)),
        CheckBox(True, (Run("ba"),)),
    )


def test_loops_and_choices():
    text = (
        "::: for s in speakers\nĐồng chí {{ s.name }}{{ '.' if loop.last else ';' }}\n"
        "::: else\nKhông ai.\n:::\n::: if total > 30\nđông\n::: else\nít\n:::"
    )
    speakers = [Speaker("An"), Speaker("Bình")]
    assert made(text, speakers=speakers, total=34) == tuple(
        paragraph(each) for each in ("Đồng chí An;", "Đồng chí Bình.", "đông")
    )
    assert made(text, speakers=[], total=3) == (paragraph("Không ai."), paragraph("ít"))


def test_rows_repeat_the_last_row_with_relative_widths():
    text = (
        "::: rows a in tasks\n| TT | Việc | Xong |\n|--:|------|:-:|\n"
        "| | đầu | |\n| {{ loop.index }} | {{ a.what }} | [? a.done] |\n::: else\nkhông có\n:::"
    )
    found = made(text, tasks=[{"what": "một\nhai | ba", "done": True}])[0]
    assert isinstance(found, Table)
    assert found.columns == (Column(2, Align.RIGHT), Column(6), Column(1, Align.CENTRE))
    assert [len(found.head), len(found.rows)] == [1, 2]
    assert found.head[0][1] == cell("Việc", look=Look.TABLE_HEAD, align=Align.CENTRE)
    number, what, done = found.rows[1]
    assert (number, what) == (cell("1"), cell("một\nhai | ba"))
    assert done.blocks == (CheckBox(True, (), Look.TABLE_CELL),)
    assert made(text, tasks=[]) == (paragraph("không có"),)


def test_columns_signatures_and_keeping():
    text = (
        "::: columns 1 2\ntrái\n::: next\nphải\n:::\n"
        "::: signatures\n::: next\n{.sign_name} {{ name }}\n:::\n::: keep\na\n\nb\n:::"
    )
    assert made(text, name="An") == (
        Columns(((paragraph("trái"),), (paragraph("phải"),)), (1.0, 2.0)),
        Signatures(((), (paragraph("An", Look.SIGN_NAME),))),
        KeepTogether((paragraph("a"), paragraph("b"))),
    )


def test_a_value_of_several_paragraphs_becomes_several_blocks_of_the_look():
    text = "::: look note\n{{ notes }}\n:::\n\n{{ nothing }}\n\nkèm {{ notes }}"
    assert made(text, notes="một\n\n# hai\n3. ba", nothing=None) == (
        paragraph("một", Look.NOTE),
        paragraph("# hai", Look.NOTE),
        paragraph("3. ba", Look.NOTE),
        paragraph("kèm một\n\n# hai\n3. ba"),
    )


def test_ready_blocks_go_in_as_they_are():
    chart = Chart("a", (Bar("x", 1),))
    assert made("{{ one }}\n\n{{ two }}", one=chart, two=(Rule(), chart)) == (chart, Rule(), chart)


@given(st.text(st.sampled_from("|*#<>{}[]_`\\!-+:.1a ế\n&~=%(")))
def test_text_of_records_is_never_parsed(text):
    kept = "".join(text)
    template = "a {{ x }} b\n\n- {{ x }}\n\n::: rows r in rs\n| h |\n|---|\n| {{ r }} |\n:::"
    told, listed, grid = fill(parse(template), {"x": kept, "rs": [kept]})
    assert told == paragraph(f"a {kept} b")
    assert "".join(run.text for run in listed.entries[0]) == kept
    assert "\n".join("".join(r.text for r in p.runs) for p in grid.rows[0][0].blocks) == kept


@given(st.text())
def test_any_template_text_parses_or_is_refused_with_its_line(text):
    try:
        fill(parse(text), {})
    except TemplateProblem as problem:
        assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 1
        assert str(problem).startswith("Dòng ")


@given(st.lists(st.sampled_from([
    "::: for a in b", "::: if b", "::: else", ":::", "::: next", "::: columns", "::: rows a in b",
    "| {{ a }} |", "|---|", "- {{ a }}", "x {{ b }}", "", "{.note} y", "+++", "[? b] z",
])))  # fmt: skip
def test_any_order_of_containers_parses_or_is_refused(lines):
    try:
        fill(parse("\n".join(lines)), {"b": ["1"], "a": "2"})
    except TemplateProblem as problem:
        assert 1 <= problem.line <= max(len(lines), 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n{{ x", 3),
        ("\n{{ x() }}", 2),
        ("{{ x|upper }}", 1),
        ("{{ 'a' * 9 }}", 1),
        ("{{ [1] }}", 1),
        ("{% for x in y %}", 1),
        ("a\n::: foo\n:::", 2),
        ("::: if x\nabc", 2),
        ("::: if\nabc\n:::", 1),
        ("::: for x\n:::", 1),
        ("{.zzz} a", 1),
        ("a\n\n:::", 3),
        ("### a", 1),
        ("+++\na = \n+++", 2),
        ("+++\na = 1\n", 1),
        ("::: rows a in b\nx\n:::", 1),
        ("::: columns 1 2\na\n:::", 1),
        ("- a\n    - b", 1),
        ("- a\n\n  b", 1),
        ("a\n\nb {{ nope }}", 3),
        ("a\n{{ nope }}", 2),
        ("{{ told.__class__ }}", 1),
        ("{{ told.upper }}", 1),
        ("{{ range }}", 1),
        ("::: for a in told\nx\n:::", 1),
        ("{{ number + told }}", 1),
    ],
)
def test_what_does_not_parse_or_is_unknown_is_refused_with_its_line(text, line):
    with pytest.raises(TemplateProblem) as refused:
        made(text, told="chữ", number=3)
    assert refused.value.line == line
    assert str(refused.value).startswith(f"Dòng {line} của mẫu: ")


def test_a_template_cannot_run_away():
    deep = "::: for a in xs\n" * 4 + "x\n" + ":::\n" * 4
    with pytest.raises(TemplateProblem, match="quá mức"):
        made(deep, xs=list(range(100)))
    wide = "::: for a in xs\n{{ big }} {{ big }}\n:::"
    with pytest.raises(TemplateProblem, match="quá mức"):
        made(wide, xs=list(range(5000)), big="x" * 5000)


def test_front_matter_is_toml_with_facts():
    text = '+++\ntitle = "Tháng {{ month|so2 }}"\nto = ["- {{ who }};", "- Lưu."]\nn = 3\n+++\nx'
    template = parse(text)
    assert template.front["n"] == 3
    filled = fill_front(template, {"month": 2, "who": "Đảng ủy {{ x }}"})
    assert filled == {"title": "Tháng 02", "to": ["- Đảng ủy {{ x }};", "- Lưu."], "n": 3}


def test_names_are_those_the_facts_must_hold():
    text = "+++\nt = '{{ a }}'\n+++\n{{ b.c }}\n::: for x in d\n{{ x.e }} {{ loop.index }} {{ f }}"
    assert parse(text + "\n:::").names == {"a", "b", "d", "f"}


def test_a_template_is_parsed_once_and_compares_by_value():
    text = "một {{ x }}"
    assert parse(text) is parse(text)
    assert parse(text).body == parse(text + "\n").body


def test_own_filters_replace_the_short_list():
    template = parse("{{ x|hai }}", {"hai": lambda value: value * 2})
    assert fill(template, {"x": "a"}) == (paragraph("aa"),)


def test_mappings_are_read_by_entry_not_by_method():
    assert made("{{ m.items }} {{ m['get'] }}", m={"items": 3, "get": 4}) == (paragraph("3 4"),)
