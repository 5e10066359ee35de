"""The assignment slip: the program's own form, of a task or to be written by hand."""

import pytest

from handbook.errors import NotFound
from handbook.papers import task_slip
from handbook.papers.catalog import PAPERS, Request
from handbook.typeset.blocks import Table


def rows(document, s):
    """Return the sheet as a mapping from label to what is said."""
    table = next(block for block in document.blocks if isinstance(block, Table))
    cells = [["\n".join(map(s.text, held.blocks)) for held in row] for row in table.rows]
    return dict(cells)


def test_slip_says_all_of_a_task(t, s):
    branchs, own = t.shortcomings()
    document = task_slip.document(t.facts(), t.road(), [branchs, own])
    said = rows(document, s)
    assert said["Tên việc"] == "Mở rộng đường nội đồng"
    assert (
        said["Cấp giao, văn bản giao"] == "Chi ủy chi bộ, Nghị quyết số 02-NQ/CB, ngày 12/01/2026"
    )
    assert said["Thời hạn"] == "15/12/2026 (trong năm 2026)"
    assert said["Mốc báo cáo"] == "Hằng quý"
    assert "Độ khó, mới, phức tạp" not in said
    lines = s.lines(document)
    assert "- Thời hạn: “09/2026” thành “12/2026” (chờ vốn)." in lines
    assert "Vận động hiến đất" in lines and "5/2026" in lines


def test_a_person_s_shortcoming_is_not_told(t, s):
    said = rows(task_slip.document(t.facts(), t.road(), t.shortcomings()), s)["Trả lời hạn chế"]
    assert said == "Đường nội đồng chưa thông (năm 2025)\nHạn chế sau kiểm điểm năm 2025"


def test_it_is_never_called_an_official_form(t, s):
    document = task_slip.document(t.facts(), t.road())
    assert "Mẫu của chương trình, không phải mẫu của cấp trên" in s.lines(document)
    assert "không phải mẫu của cấp trên" in document.footer
    assert "ban hành kèm theo" not in s.whole(document).lower()


def test_who_assigned_signs(t, s):
    above = t.road(assigner="Ban Thường vụ Đảng ủy xã", assignee="", assignee_name="Ông Tổ")
    lines = s.lines(task_slip.document(t.facts(), above))
    assert "Cấp giao việc" in lines and "(Ban Thường vụ Đảng ủy xã)" in lines
    assert "T/M CHI BỘ" not in lines and lines.count("Ông Tổ") == 2
    lines = s.lines(task_slip.document(t.facts(), t.road(assigner="")))
    assert "Cấp giao việc" not in lines and "Hà Minh Khôi" in lines


def test_blank_and_part_filled(store, t, s):
    with store.session.change("Việc"):
        store.tasks.put(t.road(partners=(), partner_names="", shortcomings=()))
    blank = rows(PAPERS["task-slip"].build(store, Request(day=t.DAY)), s)
    assert len(blank) == 14 and not "".join(blank.values()).strip()
    part = PAPERS["task-slip"].build(store, Request(day=t.DAY, task="road", fill="part"))
    said = rows(part, s)
    assert len(said) == 14
    assert said["Sản phẩm"] == "Đường bê tông" and not said["Người, đơn vị phối hợp"].strip()
    whole = rows(PAPERS["task-slip"].build(store, Request(day=t.DAY, task="road")), s)
    assert "Người, đơn vị phối hợp" not in whole


def test_a_task_that_is_not_there_is_said(store, t):
    with pytest.raises(NotFound):
        PAPERS["task-slip"].build(store, Request(day=t.DAY, task="nowhere"))
