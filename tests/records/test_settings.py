from dataclasses import replace
from datetime import date

from handbook.records import settings
from handbook.records.settings import Branch, ParentBody

GOOD = Branch(
    uid="b",
    name="Chi bộ thôn Lăng Quậy",
    place="Hòa Phú",
    parents=(
        ParentBody(name="Đảng bộ huyện X"),
        ParentBody(name="Đảng bộ xã Y", since="2025-07-01"),
    ),
    terms=("2022-06-01", "2025-06-01"),
)


def test_a_whole_branch_has_no_problems() -> None:
    assert settings.check(GOOD) == {}


def test_what_papers_need_is_asked_for() -> None:
    bad = Branch(uid="b", name=" ", terms=("hôm qua",), minutes_before=-1)
    assert set(settings.check(bad)) == {"name", "parents", "place", "terms", "minutes_before"}


def test_old_papers_keep_the_name_of_the_old_body() -> None:
    assert settings.parent_on(GOOD, date(2025, 6, 30)) == "Đảng bộ huyện X"
    assert settings.parent_on(GOOD, date(2025, 7, 1)) == "Đảng bộ xã Y"


def test_before_the_first_known_body_its_name_serves() -> None:
    young = replace(GOOD, parents=(ParentBody(name="Đảng bộ xã Y", since="2025-07-01"),))
    assert settings.parent_on(young, date(2020, 1, 1)) == "Đảng bộ xã Y"
    assert settings.parent_on(replace(GOOD, parents=()), date(2020, 1, 1)) == ""


def test_a_term_goes_on_through_the_new_year() -> None:
    assert settings.term_on(GOOD, date(2025, 12, 3)) == settings.term_on(GOOD, date(2026, 1, 3))
    assert settings.term_on(GOOD, date(2025, 5, 31)) == "2022-06-01"
    assert settings.term_on(GOOD, date(2020, 1, 1)) == ""
