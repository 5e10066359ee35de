from datetime import date

import pytest

from handbook.records import four_good, review_forms
from handbook.records.commitments import CommitmentKind
from handbook.records.four_good import FourGood, FourGoodMode
from handbook.records.review_rounds import Form, RoundPeriod

IDS = {
    Form.COLLECTIVE: "a1_1 a1_2 a1_3 a1_4 a2_1 a2_2 a3 a4 a5 a6",
    Form.LEADER: "a1_1 a1_2 a1_2a a1_2b a1_2c a1_3 a2_1 a2_2 a3 a4 a5 a6",
    Form.STAFF: "a1_1 a1_2 a1_3 a2_1 a2_2 a3 a4 a5 a6",
    Form.OUTSIDE: "a1_1 a1_2 a1_3 a2_1 a2_2 a3 a4 a5 a6",
}


@pytest.mark.parametrize("form", Form)
def test_each_form_has_its_parts_in_order(form: Form) -> None:
    parts = review_forms.parts(form)
    assert [part.id for part in parts] == IDS[form].split()
    assert all(part.heading and part.about and part.mark for part in parts)
    assert [p.about for p in parts][-6:] == [
        "faults",
        "causes",
        "remedied",
        "suggestions",
        "share",
        "ahead",
    ]


def test_a_and_b_are_reversed_against_2023() -> None:
    assert review_forms.sheet(Form.LEADER).code == "Mẫu 02A-HD KĐ.ĐG 2025"
    assert review_forms.sheet(Form.STAFF).code == "Mẫu 02B-HD KĐ.ĐG 2025"
    assert review_forms.sheet(Form.OUTSIDE).annex == "Phụ lục 5"


def test_what_was_reconstructed_says_so() -> None:
    leader = review_forms.sheet(Form.LEADER)
    assert not leader.official and review_forms.sheet(Form.OUTSIDE).official
    assert {p.id for p in leader.parts if p.mark == "R"} >= {"a1_2a", "a1_2b", "a1_2c"}
    assert "366-QĐ/TW" in review_forms.caution()


def test_only_leaders_have_a_quarterly_form() -> None:
    quarterly = review_forms.sheet(Form.LEADER, RoundPeriod.QUARTER)
    assert (quarterly.code, quarterly.mark) == ("Mẫu 05-HD KĐ.ĐG", "B")
    assert [p.id for p in quarterly.parts] == ["q1_a", "q1_b", "q3"]
    yearly = review_forms.sheet(Form.OUTSIDE)
    assert review_forms.sheet(Form.OUTSIDE, RoundPeriod.QUARTER) == yearly
    assert review_forms.sheet(Form.OUTSIDE, day=date(2020, 1, 1)) == yearly


def test_words_of_the_form_stand_as_printed() -> None:
    parts = {p.id: p for p in review_forms.parts(Form.OUTSIDE)}
    assert parts["a3"].called.startswith("III. Kết quả khắc phục những hạn chế, khuyết điểm đã")
    assert parts["a1_2"].heading == (
        "Việc thực hiện quyền và nghĩa vụ của đảng viên theo các nhiệm vụ chính trị được "
        "cấp uỷ, chi bộ phân công."
    )
    assert parts["a1_1"].group == "I. Ưu điểm, kết quả đạt được" and parts["a6"].group == ""


@pytest.mark.parametrize(
    ("work", "outside"),
    [
        ("Nghỉ hưu", True),
        ("nghi huu", True),
        ("Sinh viên năm 3", True),
        ("Hội hữu nghị tỉnh", False),
        ("Công chức xã", False),
        ("", False),
    ],
)
def test_work_that_speaks_for_2c(work: str, outside: bool) -> None:
    assert review_forms.is_outside(work) is outside


def test_the_file_holds_nine_kinds() -> None:
    papers = review_forms.file_papers()
    assert len(papers) == 9 and papers[1].text.startswith("Bản nhận xét của cấp uỷ nơi cư trú")
    assert [p.id for p in review_forms.file_papers("person")][:2] == ["review", "residence"]
    assert "residence" not in [p.id for p in review_forms.file_papers("round")]


def test_commitments_have_their_sections() -> None:
    yearly = review_forms.commitment_sheet(CommitmentKind.YEARLY)
    assert [p[0] for p in yearly.parts][:4] == ["politics", "conduct", "duties", "example"]
    assert review_forms.commitment_sheet(CommitmentKind.RESPONSIBILITY).mark == "D"


def test_the_four_good_come_to_a_hundred() -> None:
    lines = review_forms.four_good_lines()
    assert review_forms.four_good_problems(lines) == ()
    assert "90" in review_forms.four_good_problems(lines[1:])[0]
    assert {line.good for line in lines} == set(review_forms.four_good_titles()) == {1, 2, 3, 4}
    year = FourGood(uid="f", year=2026, mode=FourGoodMode.POINTS, lines=lines)
    assert four_good.check(year) == {}
