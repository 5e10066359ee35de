"""From nothing to sealed minutes, at the real window, by clicks and keys (UX.md, “Counted”)."""

import random
import re
import subprocess

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView

MOST_ACTIONS = 45
PASSWORD = "bon chu de nho 7"
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

ABSENT = {
    "Hà Thị Hương": "Đi công tác",
    "Đỗ Xuân Ánh": "Ốm, sức khỏe",
    "Hồ Đức Mạnh": "Việc gia đình",
}
SPEECHES = {
    "xuan manh": ("Nguyễn Xuân Mạnh", "Nhất trí; đề nghị sớm làm xong đường vào đồi chè."),
    "thinh": ("Đặng Văn Thịnh", "Đoàn viên đã trồng thêm được 200 cây dọc suối, cần rào bảo vệ."),
    "phuong thao": ("Phan Phương Thảo", "Hội phụ nữ xin nhận tuyến đường hoa trước nhà văn hóa."),
    "duc dat": ("Bàn Đức Đạt", "Còn ba hộ chưa ký cam kết không thả rông trâu bò."),
    "toan": ("Quan Thanh Toàn", "Nên gặp riêng từng hộ, giữ tình làng nghĩa xóm."),
}  # fmt: skip
CONCLUSIONS = (
    "Thống nhất đánh giá kết quả tháng qua như báo cáo.",
    "Tháng tới tập trung hoàn thành đường vào đồi chè.",
)
GIVEN = (
    ("Vận động ba hộ còn lại ký cam kết", "duc dat", "Bàn Đức Đạt", "20/12/2026"),
    ("Rào 200 cây mới trồng dọc suối", "thinh", "Đặng Văn Thịnh", "25/12/2026"),
    ("Nhận tuyến đường hoa trước nhà văn hóa", "phuong thao", "Phan Phương Thảo", ""),
    ("Đôn đốc làm xong đường vào đồi chè", "xuan manh", "Nguyễn Xuân Mạnh", ""),
)
MATTER = "Thông qua kết luận của buổi sinh hoạt"


def make_branch(person, file_window, roster, folder):
    """The three pages of the first start, to the main window."""
    person.see("start.branch_name")
    person.type("Chi bộ thôn Lăng Quậy")  # the keyboard is there already
    person.key(TAB)
    person.type("Đảng bộ xã Hòa Phú")
    person.key(TAB)
    person.type("Hòa Phú")
    assert person.see("start.kind").currentText() == "Thôn, tổ dân phố"
    person.click("Nơi họp, giờ họp, nhiệm kỳ (có thể điền sau)")
    person.fill("start.meeting_place", "Nhà văn hóa thôn")
    person.click("start.next")
    file_window.chosen.append(roster)
    person.click("start.members.file")
    table = person.see("Các dòng của danh sách", QTableView)
    assert len(person.rows(table)) == 34
    assert {row[1] for row in person.rows(table)} == {"Thêm mới"}
    person.click("start.next")
    person.see("start.password")
    person.type(PASSWORD)
    person.fill("start.again", PASSWORD)
    person.click("Tạo cuốn sổ")
    code = person.see("recovery.code").text()
    file_window.chosen.append(folder / "to-khoi-phuc.pdf")
    person.click("recovery.save")
    person.until((folder / "to-khoi-phuc.pdf").exists)
    sheet = read_pdf(folder / "to-khoi-phuc.pdf")
    assert code.count("-") == 5 and all(" ".join(group) in sheet for group in code.split("-"))
    person.click("recovery.done")
    person.see("Chi bộ thôn Lăng Quậy")


def hold_meeting(person):
    """All five steps, from *Buổi mới* to the sealed paper."""
    person.click("Buổi mới")
    # 1 Chuẩn bị: everything is filled; the day has the keyboard and is typed over
    person.until(lambda: person.focus().accessibleName() == "Ngày")
    person.type("03/12/2026")
    # 2 Điểm danh: everyone, then the three who are absent
    person.click("Bước 2: Điểm danh")
    person.click("Tất cả có mặt")
    for name, reason in ABSENT.items():
        person.click_cell("Danh sách điểm danh", name, "Điểm danh")
        person.choose(f"Vắng có lý do: {reason[:1].lower()}{reason[1:]}")
    # 3 Diễn biến
    person.click("Bước 3: Diễn biến")
    person.click("meeting.course.all_paid")
    person.type("Các việc tháng trước đã làm xong, trừ đường vào đồi chè.")
    person.click("meeting.course.speaker")
    for place, (part, (_, said)) in enumerate(SPEECHES.items()):
        if place:
            person.key(ENTER, CTRL)
        person.type(part)
        person.key(ENTER)
        person.type(said)
    # 4 Kết luận
    person.click("Bước 4: Kết luận")
    for place, conclusion in enumerate(CONCLUSIONS):
        if place:
            person.key(ENTER)
        person.type(conclusion)
    person.click("Thêm việc")
    for place, (what, part, _, due) in enumerate(GIVEN):
        if place:
            person.key(ENTER)
        person.type(what)
        person.key(ENTER)
        person.type(part)
        person.key(ENTER)
        if due:
            person.key(TAB)
            person.type(due)
    person.click("Thêm biểu quyết")
    person.type(MATTER)
    person.click("meeting.conclude.all_agree")
    # 5 Chấm điểm, chốt: the hour has the keyboard
    person.click("Bước 5: Chấm điểm, chốt")
    person.type("2130")
    person.click("meeting.close.give_most")
    person.click("meeting.close.everyone")
    person.click("meeting.close.seal")
    person.until(lambda: person.reads("Đã chốt biên bản số 01-BB/CB"))


def unlock(person):
    """Type the password, which has the keyboard, and wait for the window behind it."""
    person.see("unlock.password")
    person.type(PASSWORD)
    person.key(ENTER)
    person.until(lambda: not person.seen("unlock.password"))


def save_as(person, file_window, line, target):
    """Save the paper of the open meeting through the head's menu *In*."""
    file_window.chosen.append(target)
    person.click("In", QPushButton)
    person.choose(line)
    person.until(lambda: target.exists() and person.reads(f"Đã lưu “{target.name}”"))
    return target


def read_pdf(file):
    """Return the words of a PDF file in one line."""
    return pdf_text(file.read_bytes())


def pdf_text(pdf):
    """Return the words of a PDF in one line, as pdftotext reads them."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"],
        input=pdf, capture_output=True, check=True,
    )  # fmt: skip
    return " ".join(ran.stdout.decode().split())


def read_word(file):
    """Return the words of a Word file's body in one line, drawn boxes left out."""
    text = []
    for node in docx.Document(str(file)).element.body.iter(qn("w:p"), qn("w:t"), qn("w:br")):
        text.append(node.text or "" if node.tag == qn("w:t") else " ")
    return " ".join("".join(text).replace("☑", "").replace("☐", "").split())


def without_running_head(pdf):
    """Return a sealed paper's words without page numbers and the print at each page's head."""
    return re.sub(r"(?:(?<= )\d )?Dấu vân: [0-9A-F]{4}-[0-9A-F]{4} ", "", pdf)


def test_from_a_new_branch_to_sealed_pdf_and_word(person, begin, file_window, samples, tmp_path):
    begin()
    make_branch(person, file_window, samples / "danh-sach-dang-vien.xlsx", tmp_path)
    before = person.actions
    hold_meeting(person)
    taken = person.actions - before
    print(f"\nTừ Buổi mới đến PDF đã chốt: {taken} thao tác (trần {MOST_ACTIONS})")
    assert taken <= MOST_ACTIONS, person.counter.log[before:]
    person.until(lambda: "Số 01-BB/CB" in person.page_text())
    assert "DỰ THẢO" not in person.page_text()

    pdf = read_pdf(save_as(person, file_window, "Lưu tệp PDF…", tmp_path / "bien-ban.pdf"))
    word = read_word(save_as(person, file_window, "Lưu tệp Word…", tmp_path / "bien-ban.docx"))
    name = "Biên bản sinh hoạt 2026-12-03"
    assert file_window.proposed[-2:] == [f"{name}.pdf", f"{name}.docx"]
    for words in said_in_the_minutes():
        assert words in pdf
    assert without_running_head(pdf) == word


def said_in_the_minutes():
    """Yield what must stand in the minutes of this meeting."""
    yield "ĐẢNG BỘ XÃ HÒA PHÚ CHI BỘ THÔN LĂNG QUẬY * Số 01-BB/CB"
    yield "hồi 19 giờ 30 phút, ngày 03 tháng 12 năm 2026, tại Nhà văn hóa thôn"
    yield "Tổng số đảng viên: 34 đồng chí; trong đó chính thức 29, dự bị 05"
    yield "Có mặt: 29 đồng chí (chính thức 24, dự bị 05), đạt 90,6%"
    absent = ", ".join(
        f"{name} ({ABSENT[name][:1].lower()}{ABSENT[name][1:]})"
        for name in ("Đỗ Xuân Ánh", "Hà Thị Hương", "Hồ Đức Mạnh")  # Vietnamese order
    )
    yield f"Vắng mặt có lý do: 03 đồng chí, gồm: {absent}."
    yield "Chủ trì: đồng chí Lê Ngọc Hà, Bí thư chi bộ"
    yield "Có 05 đồng chí phát biểu ý kiến"
    for name, said in SPEECHES.values():
        yield f"Đồng chí {name}: {said}"
    yield " ".join(f"{mark} {words}" for mark, words in zip(("a)", "b)"), CONCLUSIONS, strict=True))
    for what, _, name, due in GIVEN:
        yield f"{what} {name} {due or '02/01/2027'}"
    yield f"Nội dung: {MATTER}. Hình thức: giơ tay. Tán thành: 24; không tán thành: 0"
    yield (
        "Tỷ lệ tán thành 88,9%, tính trên 27 đảng viên chính thức được triệu tập, "
        "không tính 02 đồng chí được miễn sinh"
    )
    yield "Kết quả: được thông qua."
    yield "Chi bộ tự chấm 100/100 điểm, tự xếp loại: Tốt."
    yield "29 đồng chí dự họp nhất trí thông qua. Buổi họp kết thúc vào hồi 21 giờ 30 phút"


def test_reopened_locked_unsealed_and_sealed_again(person, begin, book, elsewhere):
    program = begin()
    unlock(person)
    assert "đang được mở" in elsewhere("look")  # a second start, in a process of its own

    # The meeting is found by words without marks, and its paper is the sealed one.
    person.key(Qt.Key.Key_K, CTRL)
    person.type("doi che")
    person.pick("Sinh hoạt thường kỳ tháng 11")
    person.until(lambda: "Số 01-BB/CB" in person.page_text())

    # Locked in the middle of a word: nothing of it is lost, and one is where one was.
    person.click("Sinh hoạt", QPushButton)
    person.click("Buổi mới")
    person.click("Bước 3: Diễn biến")
    person.click("meeting.report")
    person.type("Đã trồng xong đồi chè, đường còn dở da")
    person.key(Qt.Key.Key_L, CTRL)
    unlock(person)
    person.type("ng")  # the keyboard is where it was
    assert person.see("meeting.report").toPlainText() == "Đã trồng xong đồi chè, đường còn dở dang"

    # Opened again with a reason, changed, sealed again: the number stays.
    person.click("Sinh hoạt", QPushButton)
    person.click_cell("Các buổi sinh hoạt trong năm", "Đã chốt · số 01", "Ngày", twice=True)
    person.click("Mở lại để sửa")
    person.type("Ghi thiếu một ý kiến")
    person.key(ENTER)
    person.click("Bước 3: Diễn biến")
    person.click("meeting.course.speaker")
    person.type("bich lan")
    person.key(ENTER)
    person.type("Xin góp thêm hai ngày công.")
    person.click("Bước 5: Chấm điểm, chốt")
    person.click("meeting.close.seal")
    person.until(lambda: person.reads("Đã chốt biên bản số 01-BB/CB"))
    person.until(lambda: "Số 01-BB/CB" in person.page_text())
    assert "Xin góp thêm hai ngày công." in person.page_text()
    person.close()
    program.end()
    newest, earlier = seals_of(book)
    assert (newest.number, earlier.number) == (1, 1) and newest.mark != earlier.mark
    assert earlier.unseal_reason == "Ghi thiếu một ý kiến" and not newest.unseal_reason
    assert "hai ngày công" not in pdf_text(earlier.pdf) and "hai ngày công" in pdf_text(newest.pdf)


@pytest.mark.parametrize("kill", (1, 2, 3))
def test_killed_while_typing_loses_two_seconds_at_most(person, begin, book, typing_elsewhere, kill):
    typist = typing_elsewhere()
    typist.wait_for_typing()
    moment = random.uniform(3, 4)
    typed, surely = typist.kill_after(moment)
    begin()
    unlock(person)
    person.click("Sinh hoạt", QPushButton)
    person.click_cell("Các buổi sinh hoạt trong năm", "Bản nháp", "Ngày", twice=True)
    person.click("Bước 3: Diễn biến")
    kept = person.see("meeting.report").toPlainText()
    print(f"\ngiết sau {moment:.2f} giây: gõ {len(typed)} chữ, còn {len(kept)}")
    assert len(surely) > 15, "too little was typed before the kill to prove anything"
    assert typed.startswith(kept) or kept.startswith(typed), (kept, typed)
    assert kept.startswith(surely), f"killed after {moment:.2f} s: {kept!r} lacks of {surely!r}"


def seals_of(book):
    """Return every sealed paper kept of the only sealed meeting, newest first."""
    from handbook.records.meetings import MeetingState
    from handbook.services import keys
    from handbook.services.handbook import Handbook

    opened = Handbook.open(book, keys.open_with_password(book, PASSWORD))
    try:
        return opened.read(
            lambda store: next(
                store.seals.of_meeting(m.uid)
                for m in store.meetings.summaries(2026)
                if m.state is MeetingState.SEALED
            )
        )
    finally:
        opened.close()
