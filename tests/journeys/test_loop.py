"""The loop of one shortcoming at the real window, through a year, each step by its button.

Found in December 2025, it is a task in January 2026, followed in four meetings, evaluated in
November and verified in the review of December 2026; every paper of it is made on the way.
"""

import subprocess
from datetime import date

import pytest
from lived_year import DEPUTY, PASSWORD, begun
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QPushButton

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
FAULT = "Sinh hoạt chuyên đề còn ít, nội dung chưa sát"
REMEDY = "Mỗi quý tổ chức một buổi chuyên đề về sản xuất chè"
COLLECTIVE = "Tập thể chi bộ"
MEETINGS = {3: (25, "quý I"), 6: (50, "quý II"), 9: (75, "quý III"), 11: (100, "quý IV")}
FOLLOWED = "Theo dõi"
WHOLE = ("Hạn chế", "Việc đột phá", *[FOLLOWED] * 4, "Đánh giá", "Xác nhận khắc phục")
ROLES = dict.fromkeys(WHOLE)


@pytest.fixture
def life(own_place, monkeypatch):
    return begun(own_place, monkeypatch, day=date(2025, 12, 6))


def test_from_a_shortcoming_to_its_verified_remedy(person, begin, life, file_window, tmp_path):
    on(person, begin, life, date(2025, 12, 6), lambda: find_shortcoming(person))
    on(
        person,
        begin,
        life,
        date(2026, 1, 5),
        lambda: make_task(person, file_window, tmp_path),
    )
    for month in MEETINGS:
        on(person, begin, life, date(2026, month, 1), lambda m=month: follow(person, m))
    on(
        person,
        begin,
        life,
        date(2026, 11, 20),
        lambda: evaluate(person, file_window, tmp_path),
    )
    on(
        person,
        begin,
        life,
        date(2026, 12, 4),
        lambda: verify(person, file_window, tmp_path),
    )
    check_records(life)
    check_papers(tmp_path)


# ── the year ─────────────────────────────────────────────────────────────────────────────────────


def find_shortcoming(person):
    """Note in December 2025 what the review named, with remedy, person and date."""
    to_shortcomings(person)
    person.click("Thêm hạn chế", QPushButton)
    person.see("shortcoming.what")
    person.type(FAULT)
    person.fill("shortcoming.remedy", REMEDY)
    person.fill("shortcoming.responsible", "thu hang")
    person.key(ENTER)
    person.fill("shortcoming.due", "30/11/2026")
    person.choose_from("shortcoming.found_by", "Kiểm điểm")
    person.click("shortcoming.keep")
    person.until(lambda: person.seen("shortcoming.verified"))


def make_task(person, file_window, folder):
    """Make a task of it with one click, adjust it, print the registration, assign it, print."""
    to_shortcomings(person)
    person.click_cell("Hạn chế, khuyết điểm và việc khắc phục", FAULT, "Hạn chế, khuyết điểm")
    person.click("shortcoming.task")
    person.until(lambda: person.seen("task.edit"))
    assert person.reads(REMEDY) and person.reads(FAULT)
    person.click("task.edit")
    person.fill("task.product", "04 buổi chuyên đề, mỗi buổi có nghị quyết")
    person.choose_from("task.rhythm", "Hằng quý")
    person.fill("task.why", "Ghi rõ sản phẩm để đo được")
    person.click("Ghi", QPushButton)
    person.until(lambda: person.seen("task.print"))
    print_this(person, file_window, "task.print", folder / "dang-ky.pdf")
    to_task(person)
    person.click("Giao việc", QPushButton)
    person.type("Chi ủy chi bộ")
    person.fill("task.deed.document", "Nghị quyết số 01-NQ/CB")
    person.click("task.deed.do")
    person.until(lambda: person.reads("Đã giao 1 việc theo Nghị quyết số 01-NQ/CB"))
    person.see("Ghi tiến độ", QPushButton)
    print_this(person, file_window, "task.print", folder / "phieu-giao.pdf")


def follow(person, month):
    """Put the task on the month's agenda with one click; what is said there goes to its log."""
    percent, quarter = MEETINGS[month]
    person.click("Sinh hoạt", QPushButton)
    person.click("Buổi mới")
    person.until(lambda: person.focus().accessibleName() == "Ngày")
    person.type(f"03/{month:02d}/2026")
    person.key(Qt.Key.Key_Tab)
    to_task(person)
    person.click("task.agenda")
    person.until(lambda: person.reads("Đã đưa 1 việc vào chương trình"))
    (opens,) = [b for b in person.seen_all(QPushButton, "Mở buổi") if "ngày" not in said_of(b)]
    person.click(opens)
    person.until(lambda: on_agenda(person), "not on the agenda")
    step(person, 3)
    said = f"Đã tổ chức buổi chuyên đề {quarter}"
    person.fill(f"Tiến độ: {REMEDY}", said)
    person.fill(f"Mức hoàn thành: {REMEDY}", str(percent))
    person.key(Qt.Key.Key_Tab)
    person.until(lambda: person.reads("Đã ghi vào nhật ký"))
    person.click(f"Mở việc “{REMEDY}”")
    person.until(lambda: person.reads(said))
    assert roles(person)[:2] == ["Hạn chế", "Việc đột phá"]


def evaluate(person, file_window, folder):
    """Evaluate in November, and note what it answers as remedied; print what the year says."""
    to_task(person)
    person.click("Đánh giá", QPushButton)
    person.choose_from("task.deed.outcome", "Vượt yêu cầu")
    person.fill("task.deed.why", "Làm đủ bốn buổi, có thêm một buổi với xã bạn")
    person.click("task.deed.do")
    person.until(lambda: person.reads("Đã đánh giá"))
    person.click("task.remedied")
    person.until(lambda: person.reads("đợt kiểm điểm sau xác nhận"))
    for paper, name in (
        ("Việc đột phá của một người", "nguoi"),
        ("Danh mục việc đột phá", "danh-muc"),
        ("Báo cáo tiến độ việc đột phá", "tien-do"),
        ("Kết quả việc đột phá", "ket-qua"),
    ):
        person.click("In ấn, báo cáo", QPushButton)
        person.click_cell("Các giấy tờ in được", paper, "Giấy tờ")
        if name == "nguoi":
            person.click("printing.member")
            person.key(Qt.Key.Key_A, CTRL)
            person.type("thu hang")
            person.key(ENTER)
            person.until(lambda: person.reads(DEPUTY))
        says = "Vượt yêu cầu" if name == "ket-qua" else REMEDY
        save_shown(person, file_window, folder / f"{name}.pdf", says)


def verify(person, file_window, folder):
    """Verify it in the review of December 2026; the gate holds, and no link can be deleted."""
    person.click("Kiểm điểm", QPushButton)
    person.click("Mở đợt kiểm điểm", QPushButton)
    person.until(lambda: person.reads("7 đồng chí kiểm điểm"))
    person.click("Mở đợt này", QPushButton)
    person.see("reviews.round.meeting_on")
    person.click("Theo dõi")
    person.click("reviews.deeds_for")
    person.choose("Lập bản kiểm điểm, điền những gì cuốn sổ biết")
    person.until(lambda: person.reads("Đã lập, điền"))
    person.click_cell("Tiến độ kiểm điểm của từng đảng viên", COLLECTIVE, "Khắc phục")
    person.until(lambda: person.reads(FAULT))
    person.click(person.seen("Đã khắc phục", QPushButton)[0])
    person.until(lambda: person.reads("Đã xác nhận"))
    step(person, 2)
    person.until(lambda: person.reads("1/1"))
    person.click("reviews.back")
    to_shortcomings(person)
    person.choose_from("shortcomings.view", "Tất cả")
    person.click_cell("Hạn chế, khuyết điểm và việc khắc phục", FAULT, "Hạn chế, khuyết điểm")
    person.until(lambda: tuple(roles(person)) == WHOLE, roles(person))
    print_this(person, file_window, "shortcoming.chain", folder / "chuoi.pdf")
    links_hold(person)


def links_hold(person):
    """Deleting the task or the shortcoming is refused with the reason."""
    to_shortcomings(person)
    person.choose_from("shortcomings.view", "Tất cả")
    person.click_cell("Hạn chế, khuyết điểm và việc khắc phục", FAULT, "Hạn chế, khuyết điểm")
    person.click("shortcoming.bin")
    person.until(lambda: person.reads("đã có kết quả theo dõi nên không xóa được"))
    (link,) = [b for b in links(person) if b.accessibleName().startswith("Việc đột phá")]
    person.click(link)
    person.until(lambda: person.seen("task.more"))
    person.click("task.more")
    person.choose("Bỏ vào thùng rác")
    person.until(
        lambda: person.reads("nên không xóa được. Việc đã kết thúc thì ở lại trong cuốn sổ")
    )
    assert person.reads("trả lời hạn chế sau kiểm điểm, đã được theo dõi tại buổi sinh hoạt")


# ── what came of it ──────────────────────────────────────────────────────────────────────────────


def check_records(life):
    """The records stand as they were lived; the history is whole."""
    from handbook.records.shortcomings import ShortcomingState
    from handbook.records.tasks import Outcome, TaskState

    handbook = life.opened()
    (one,) = handbook.read(lambda store: store.shortcomings.all())
    (task,) = handbook.read(lambda store: store.tasks.answering(one.uid))
    review = handbook.read(lambda store: store.reviews.find_uid(one.verified_in))
    broken = handbook.read(lambda store: store.history.verify())
    handbook.close()
    assert one.state is ShortcomingState.VERIFIED and review is not None and not review.member
    assert (one.found_on, one.verified_on) == ("2025-12-06", "2026-12-04")
    assert (task.state, task.evaluation.outcome) == (TaskState.EVALUATED, Outcome.BEYOND)
    assert [(entry.on.month, entry.percent) for entry in task.log] == [
        (month, percent) for month, (percent, _) in MEETINGS.items()
    ]
    assert len({entry.meeting for entry in task.log}) == 4 and broken is None


def check_papers(folder):
    """Each paper says what it must of the task."""
    said = {file.stem: pdf_text(file) for file in folder.glob("*.pdf")}
    assert set(said) == {
        "dang-ky",
        "phieu-giao",
        "nguoi",
        "danh-muc",
        "tien-do",
        "ket-qua",
        "chuoi",
    }
    for name, text in said.items():
        assert name == "ket-qua" or REMEDY in text, name
        assert name in ("ket-qua", "chuoi") or DEPUTY in text, name
    assert "Nghị quyết số 01-NQ/CB" in said["phieu-giao"]
    assert "mẫu của chương trình" in said["phieu-giao"].lower()
    assert "Vượt" in said["ket-qua"]
    for words in (FAULT, "03/3/2026", "03/6/2026", "03/9/2026", "03/11/2026", "Vượt yêu cầu"):
        assert words in said["chuoi"], words


# ── hands ────────────────────────────────────────────────────────────────────────────────────────


def on(person, begin, life, day, deed):
    """Open the program on a day, do something, close it."""
    life.clock.day = day
    program = begin()
    person.see("unlock.password")
    person.type(PASSWORD)
    person.key(ENTER)
    person.until(lambda: not person.seen("unlock.password"))
    deed()
    person.close()
    program.end()


def to_shortcomings(person):
    """Go to the tab of shortcomings."""
    person.click("Kiểm điểm", QPushButton)
    person.click("Hạn chế, khắc phục", QPushButton)
    person.see("Thêm hạn chế", QPushButton)


def to_task(person):
    """Open the one task from its list."""
    person.click("Việc đột phá", QPushButton)
    if not person.seen("task.print"):
        person.choose_from("tasks.which", "Tất cả việc trong năm")
        table = "Việc đột phá"
        person.click_cell(table, REMEDY, "Việc", twice=True)
    person.until(lambda: person.seen("task.print"))


def on_agenda(person):
    """Say whether the task stands on the agenda that is shown."""
    return any(REMEDY in area.toPlainText() for area in person.seen_all(QPlainTextEdit, ""))


def links(person):
    """Return the links of the chains on the screen."""
    from handbook.ui.parts.chain_view import LinkButton

    return person.seen_all(LinkButton, "")


def said_of(widget):
    """Return what a screen reader says of a widget."""
    return widget.accessibleName()


def roles(person):
    """Return what the links on the screen are, in order."""
    said = [link.accessibleName() for link in links(person)]
    return [next((role for role in ROLES if name.startswith(role)), name) for name in said]


def print_this(person, file_window, button, target):
    """Go to the paper of what is shown, and save it."""
    person.click(button)
    save_shown(person, file_window, target)


def save_shown(person, file_window, target, says=REMEDY):
    """Save the paper that is shown, once it says so, as PDF."""
    file_window.chosen.append(target)
    person.pause(0.3)  # the page of what was chosen before is still there for a moment
    person.until(lambda: says in " ".join(person.page_text().split()), target.name)
    person.click("Lưu PDF", QPushButton)
    person.until(lambda: target.exists() and person.reads("Đã lưu"))


def step(person, number):
    """Go to a step of a meeting or a review, done or not."""
    name = f"Bước {number}: "
    person.until(lambda: len(person.seen_all(QAbstractButton, name)) == 1, name)
    person.click(said_of(person.seen_all(QAbstractButton, name)[0]))


def pdf_text(file):
    """Return the words of a PDF in one line, as pdftotext reads them."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True
    )
    return " ".join(ran.stdout.decode().split())
