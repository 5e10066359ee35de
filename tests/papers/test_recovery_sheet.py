from datetime import date

from handbook.papers import recovery_sheet
from handbook.records import recovery
from handbook.records.settings import Branch, ParentBody
from handbook.typeset.blocks import Table
from handbook.typeset.to_pdf import to_pdf

BRANCH = Branch(
    uid="1",
    name="Chi bộ thôn Lăng Quậy",
    place="Hòa Phú",
    parents=(ParentBody(name="Đảng bộ xã Hòa Phú"),),
)
CODE = recovery.spell(123456789)


def sheet():
    return recovery_sheet.document(
        branch=BRANCH, code=CODE, day=date(2026, 11, 3), book="chi-bo.sotay"
    )


def words(block) -> str:
    return repr(block)


def test_every_group_of_the_code_stands_in_the_table_in_order():
    table = next(block for block in sheet().blocks if isinstance(block, Table))
    spelled = [cell.blocks[1].runs[0].text.replace(" ", "") for row in table.rows for cell in row]
    assert "-".join(spelled) == CODE
    assert [cell.blocks[0].runs[0].text for cell in table.rows[1]] == ["Nhóm 4", "Nhóm 5", "Nhóm 6"]


def test_says_whose_handbook_it_opens_and_how():
    said = words(sheet().blocks)
    for needed in ("Chi bộ thôn Lăng Quậy", "chi-bo.sotay", "03/11/2026", "mã khôi phục", "két"):
        assert needed in said, needed


def test_alphabet_on_the_sheet_is_the_one_of_the_codes():
    letters = ", ".join(recovery.ALPHABET[8:])
    assert letters in words(sheet().blocks)


def test_prints_on_one_page():
    pdf = to_pdf(sheet())
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 1 or b"/Count 1" in pdf
