"""An Excel list in an old encoding: offered before it is read, converted only by hand."""

from pathlib import Path

import pytest

from handbook.records.grids import Sheet
from handbook.records.legacy_tables import TCVN3
from handbook.ui.intake.members import MemberIntake
from handbook.ui.parts.legacy_offer import LegacyOffer
from handbook.ui.work import Work

NAMES = ("Nguyễn Văn Bình", "Trần Thị Hồng", "Hoàng Văn Dũng")
TO_TCVN3 = {letter: char for char, letter in TCVN3.items()}


def old(text: str) -> str:
    return "".join(TO_TCVN3.get(c, TO_TCVN3.get(c.lower(), c)) for c in text)


SHEET = Sheet(name="DS", rows=((old("Họ và tên"),), *((old(name),) for name in NAMES)))


@pytest.fixture
def intake(qtbot, dressed):
    work = Work(crashed=lambda bug: pytest.fail(repr(bug)))
    made = MemberIntake(work)
    qtbot.addWidget(made)
    yield made
    made.close()
    work.close()


def offers(intake) -> list[LegacyOffer]:
    return [one for one in intake.findChildren(LegacyOffer) if not one.isHidden()]


def test_converting_reads_the_list_anew(intake):
    intake._source = Path("cu.xlsx")
    intake._take(SHEET)
    (offer,) = offers(intake)
    assert "Nguyễn Văn Bình" in offer.after.text()
    offer.go.click()
    assert offers(intake) == []
    assert [m.name for m in intake.members()] == list(NAMES)


def test_kept_as_it_is_nothing_is_converted(intake):
    intake._source = Path("cu.xlsx")
    intake._take(SHEET)
    offers(intake)[0].leave.click()
    assert offers(intake) == [] and intake._sheet is SHEET
