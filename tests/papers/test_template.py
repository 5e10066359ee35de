import pytest

from handbook import bundle
from handbook.papers import minutes, template
from handbook.records import settings
from handbook.typeset.blocks import paragraph

OWN = '+++\ntitle = "Biên bản họp"\nsubject = "{{ subject }}"\n+++\nTại {{ place }}.'


def facts(s):
    return minutes.facts(s.gathered(), s.full_meeting())


def test_own_copy_wins(s):
    made = template.written("minutes", facts(s), s.branch(), own=OWN)
    assert made.front["title"] == "Biên bản họp"
    assert made.blocks == (paragraph("Tại Nhà văn hóa thôn Lăng Quậy."),)
    assert made.refused is None


@pytest.mark.parametrize(
    ("own", "line"),
    [
        (OWN.replace("{{ place }}", "{{ plaec }}"), 5),
        (OWN.replace("{{ place }}", "{{ place"), 5),
        (OWN + "\n\n::: if guests\nCó {{ nobody }}.\n:::", 8),
        (OWN + "\n\n{{ roster.nothing }}", 7),
        (OWN.replace('title = "', "title = "), 2),
    ],
)
def test_copy_that_cannot_be_used_is_refused_with_its_line(s, own, line):
    bundled = template.written("minutes", facts(s), s.branch())
    made = template.written("minutes", facts(s), s.branch(), own=own)
    assert made.refused is not None
    assert made.refused.line == line
    assert (made.front, made.blocks) == (bundled.front, bundled.blocks)


def test_document_takes_the_copy(s):
    made = minutes.document(s.gathered(), s.full_meeting(), own=OWN)
    assert s.lines(made)[-1] == "Tại Nhà văn hóa thôn Lăng Quậy."
    refused = minutes.document(s.gathered(), s.full_meeting(), own="{{ no_such_fact }}")
    assert refused == minutes.document(s.gathered(), s.full_meeting())


def test_every_bundled_text_parses():
    for file in sorted(bundle.path("papers").glob("*.md")):
        made = template.parse(template.bundled_text(file.stem))
        assert "title" in made.front, file.name


def test_front_of_a_copy_counts_where_it_has_the_same_shape(s):
    own = (
        '+++\ntitle = "Phiếu"\nheads = ["TT", "Tên"]\nwidths = [10, 86, 17, 16, 18, 18]\n'
        'parts = ["Chung", "Kết quả"]\n+++\nLời.'
    )
    branch = settings.with_text(s.branch(), "rating-sheet", own)
    bundled = template.front_of("rating-sheet", s.branch())
    found = template.front_of("rating-sheet", branch)
    assert found["title"] == "Phiếu" and found["parts"] == ["Chung", "Kết quả"]
    assert found["widths"] == [10, 86, 17, 16, 18, 18]
    assert found["heads"] == bundled["heads"]  # too few for the table


def test_front_of_a_copy_that_does_not_parse_is_the_bundled_one(s):
    branch = settings.with_text(s.branch(), "rating-sheet", '+++\ntitle = "\n+++')
    assert template.front_of("rating-sheet", branch) == template.front_of(
        "rating-sheet", s.branch()
    )
