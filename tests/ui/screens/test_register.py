"""The register of issued papers: lines of every origin, filters, papers made outside, Excel."""

from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType
from handbook.records.register import Origin, OutsidePaper
from handbook.records.resolutions import Resolution

THIS_YEAR = date.today().year


@pytest.fixture
def register(shown):
    """Return the register with one resolution of this year and one outside paper of the last."""
    day = date(THIS_YEAR, 1, 3)
    resolution = Resolution(
        uid=new_uid(), meeting=shown.meeting.uid, date=day, subject="Lãnh đạo nhiệm vụ tháng 01"
    )
    outside = OutsidePaper(
        uid=new_uid(), type=PaperType.PLAN, number=2, date=date(THIS_YEAR - 1, 5, 3), subject="Cũ"
    )

    def fill(store):
        store.resolutions.mark_issued(store.resolutions.put(resolution), 5)
        store.seals.keep_number(resolution.uid, PaperType.RESOLUTION, "", 5)
        store.register.put_paper(outside, store.branch.get())

    done = []
    shown.work.change("Thử", fill, lambda _: done.append(True))
    shown.until(lambda: done)
    screen = shown.go("printing", register=True)
    shown.until(lambda: screen.register is not None and screen.register.table.rows())
    return screen.register


def symbols(register) -> list[str]:
    return [line.words["symbol"] for line in register.table.rows()]


def choose(chooser, value) -> None:
    chooser.set_value(value)
    chooser.edited.emit()


def test_the_year_s_lines_are_shown_and_filtered(shown, register):
    screen = shown.window._screens["printing"]
    assert screen.title == "Sổ đăng ký văn bản" and screen.main_action.words == "Thêm văn bản"
    assert symbols(register) == ["05-NQ/CB"]
    assert register._counted.text() == "1 văn bản: 01 nghị quyết"
    assert "NQ 01, 02, 03, 04" in register._terms.text()
    choose(register.years, 0)
    assert symbols(register) == ["05-NQ/CB", "02-KH/CB"]
    choose(register.types, "KH")
    assert symbols(register) == ["02-KH/CB"]


def test_an_outside_paper_is_added_mended_and_taken_out(shown, register):
    register.add()
    shown.until(lambda: register.card.isVisible())
    assert shown.widget("register.bin").isHidden()
    assert register.form.values()["number"] == 1
    register.form.set_values({"type": "NQ"})
    register.propose_number()
    assert register.form.values()["number"] == 6
    shown.widget("register.keep").click()
    assert "trích yếu" in register.form.fields["subject"].problem()
    register.form.set_values({"number": 5, "subject": "Nghị quyết chuyên đề"})
    shown.widget("register.keep").click()
    shown.until(lambda: "đã có văn bản khác" in register.form.fields["number"].problem())
    register.form.set_values({"number": 7})
    shown.widget("register.keep").click()
    shown.until(lambda: "07-NQ/CB" in symbols(register))
    assert register.card.isHidden()
    line = next(line for line in register.table.rows() if line.entry.origin is Origin.OUTSIDE)
    register.table.opened.emit(line)
    assert register.form.values()["subject"] == "Nghị quyết chuyên đề"
    assert not shown.widget("register.bin").isHidden()
    register._bin()
    shown.until(lambda: symbols(register) == ["05-NQ/CB"])


def test_a_line_opens_what_it_stands_for(shown, register):
    register.table.opened.emit(register.table.rows()[0])
    meetings = shown.window._screens["meetings"]
    shown.until(lambda: meetings.resolution is not None)
    assert meetings.resolution.writing.resolution.subject == "Lãnh đạo nhiệm vụ tháng 01"


def test_the_register_prints_and_goes_to_excel(shown, register, tmp_path, monkeypatch):
    screen = shown.window._screens["printing"]
    file = tmp_path / "so.xlsx"
    monkeypatch.setattr("handbook.ui.paper_out.ask_save", lambda *asked: file)
    excel = next(action for action in screen.actions if action.words == "Lưu Excel")
    excel.on()
    shown.until(file.exists)
    assert file.read_bytes().startswith(b"PK")
    next(action for action in screen.actions if action.words == "In sổ").on()
    shown.until(lambda: screen.page.pdf)
    assert screen._paper.id == "register" and screen.choosers.year.value() == THIS_YEAR


def test_choosing_the_screen_again_leads_back_to_the_papers(shown, register):
    screen = shown.window._screens["printing"]
    screen.home()
    assert screen.title == "In ấn, báo cáo"
    shown.widget("printing.register").click()
    assert screen.title == "Sổ đăng ký văn bản"
    shown.widget("register.back").click()
    assert screen.title == "In ấn, báo cáo"
