"""The recovery sheet is not left behind by one press: its code is shown once."""

from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.settings import Branch
from handbook.ui import paper_out
from handbook.ui.parts.tone import Tone
from handbook.ui.start.recovery_page import RecoverySheet


class Work:
    """Makes the sheet at once."""

    def today(self):
        return date(2026, 11, 24)

    def long(self, make, then):
        then(b"%PDF")


@pytest.fixture
def done():
    return []


@pytest.fixture
def sheet(dressed, qtbot, done):
    branch = Branch(uid=new_uid(), name="Chi bộ thôn Lăng Quậy")
    shown = RecoverySheet(Work(), branch, "ABCDE-FGHJK", "chi-bo.sotay", lambda: done.append(1))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def press(sheet, name):
    sheet.findChild(type(sheet.notice._button), f"recovery.{name}").click()


def test_a_code_neither_printed_nor_saved_is_asked_about(sheet, done):
    press(sheet, "done")
    assert done == []
    assert "chưa in, chưa lưu" in sheet.notice.sentence()
    assert sheet.notice._button.text() == "Tôi đã chép mã ra giấy"
    sheet.notice._button.click()
    assert done == [1]


def test_a_saved_sheet_is_put_away_at_once(sheet, done, monkeypatch, tmp_path):
    monkeypatch.setattr(paper_out, "save_as", lambda *_: tmp_path / "to.pdf")
    press(sheet, "save")
    press(sheet, "done")
    assert done == [1]


@pytest.mark.parametrize(
    ("said", "left"),
    [(("Đã gửi đến máy in.", Tone.GOOD), [1]), (("Chưa có.", Tone.CARE), []), (None, [])],
)
def test_only_a_print_that_went_out_counts(sheet, done, monkeypatch, said, left):
    monkeypatch.setattr(paper_out, "print_pdf", lambda *_: said)
    press(sheet, "print")
    press(sheet, "done")
    assert done == left
