from datetime import date

import pytest

from handbook.papers import letterhead
from handbook.records.members import Position
from handbook.records.settings import PaperChoices
from handbook.typeset.blocks import Columns, paragraph
from handbook.typeset.looks import LineRule, Look
from handbook.typeset.to_pdf import to_pdf


def test_head_is_that_of_the_form(s):
    (head,) = letterhead.letterhead(s.branch(), s.DAY, number="Số 11-BB/CB", place_date=True)
    assert isinstance(head, Columns)
    left, right = head.cells
    assert left == (
        paragraph("Đảng bộ xã Hòa Phú", Look.PARENT_BODY),
        paragraph("Chi bộ thôn Lăng Quậy", Look.ISSUING_BODY),
        paragraph("*", Look.STAR),
        paragraph("Số 11-BB/CB", Look.NUMBER),
    )
    assert right[0] == paragraph("Đảng Cộng sản Việt Nam", Look.PARTY_TITLE)
    assert right[-1] == paragraph("Hòa Phú, ngày 03 tháng 11 năm 2026", Look.PLACE_DATE)


def test_old_paper_keeps_the_old_parent(s):
    (head,) = letterhead.letterhead(s.branch(), date(2025, 3, 3))
    assert head.cells[0][0] == paragraph("Đảng bộ huyện Sông Trăng", Look.PARENT_BODY)
    assert len(head.cells[1]) == 1


def test_format_is_that_of_the_papers_own_day():
    new, old = letterhead.looks_on(date(2026, 5, 27)), letterhead.looks_on(date(2026, 5, 26))
    assert new.page.line_rule is LineRule.EXACT
    assert old.page.line_rule is LineRule.AT_LEAST
    assert letterhead.looks_on(date(1999, 1, 1)) == old
    assert letterhead.looks_on(date(2026, 5, 27)) is new


def test_only_the_party_title_is_ruled_and_posts_are_not_bold(s):
    looks = letterhead.looks_on(s.DAY)
    assert [look for look in Look if looks[look].rule_below] == [Look.PARTY_TITLE]
    assert not looks[Look.SIGN_TITLE].bold
    assert not looks[Look.PARENT_BODY].bold
    assert looks[Look.ISSUING_BODY].bold and looks[Look.SIGN_AUTHORITY].bold


@pytest.mark.parametrize("dashes", [True, False])
def test_five_hyphens_are_a_switch(dashes):
    blocks = letterhead.title("Biên bản", "Về việc một", dashes=dashes)
    assert (paragraph("-----", Look.SUBJECT_RULE) in blocks) is dashes
    assert blocks[:2] == (
        paragraph("Biên bản", Look.DOC_TYPE),
        paragraph("Về việc một", Look.SUBJECT),
    )


def test_deputy_signs_under_the_same_authority(s):
    people = s.members()
    assert letterhead.signer(s.branch(), people) == {
        "authority": "T/M CHI BỘ", "title": "Bí thư", "name": "Hà Minh Khôi",
    }  # fmt: skip
    deputy = letterhead.signer(s.branch(), people[1:])
    assert deputy["authority"] == "T/M CHI BỘ"
    assert deputy["title"] == "Phó Bí thư"
    assert deputy["name"] == next(m.name for m in people if m.position is Position.DEPUTY)
    assert letterhead.signer(s.branch(), ()) == {
        "authority": "T/M CHI BỘ", "title": "Bí thư", "name": "",
    }  # fmt: skip


def test_authority_follows_choice_and_spelling(s):
    choices = PaperChoices(authority="T/M CHI ỦY", old_spelling=True)
    assert letterhead.signer(s.branch(choices=choices), ())["authority"] == "T/M CHI UỶ"


def test_sample_shows_the_head(s):
    page = s.pdf_pages(to_pdf(letterhead.sample(s.branch(), s.DAY)))[0]
    assert "CHI BỘ THÔN LĂNG QUẬY" in page
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page
