"""A branch's year, month by month: its meetings, tasks, resolutions, duties, and the book of it.

January, a spring topic and December are lived at the real window, the rest by `lived_year`.
"""

import re
import subprocess
from datetime import date

import pytest
from lived_year import (
    BETWEEN,
    DROPPED,
    EVERYONE,
    LIVED,
    PASSWORD,
    THEMATIC_DAYS,
    TOPICS,
    WHY_DROPPED,
    YEAR,
    absent_in,
    asked_of,
    before_december,
    begun,
    close_between,
    hold_topic,
    live,
    of_month,
    post,
    quarters_asked,
    reported_in,
    speaker_in,
    task_of_topic,
    tasks_of,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def life(own_place, monkeypatch):
    return begun(own_place, monkeypatch)


def test_a_year_of_a_branch(person, begin, life, file_window, tmp_path, capsys, monkeypatch):
    january_at_the_window(person, begin, life)
    for month in range(2, 12):
        live(life, month)
        if month == 3:
            spring_topic_at_the_window(person, begin, life)
        elif month in TOPICS:
            hold_topic(life, month)
        if month == BETWEEN + 1:
            close_between(life)
    before_december(life)
    book = december_at_the_window(person, begin, life, file_window, tmp_path)
    check_numbers(life)
    check_tasks(life)
    check_statistics(life)
    check_book(life, book)
    check_handbook(life, capsys, monkeypatch)
    check_open_format(life, tmp_path)


# ── three months at the window ───────────────────────────────────────────────────────────────────


def january_at_the_window(person, begin, life):
    """Committee, regular meeting with its resolution issued, both sealed."""
    life.clock.day = date(YEAR, 1, 1)
    program = begin()
    unlock(person)
    person.click("Buổi mới")
    person.click("meeting.prepare.committee")
    person.see("meeting.prepare.regular")
    hold_committee(person)
    step(person, 1)
    person.click("meeting.prepare.regular")
    person.see("meeting.prepare.committee")
    person.until(
        lambda: (
            "Thống nhất nội dung tháng 1" in person.see("meeting.committee_agreed").toPlainText()
        )
    )
    person.fill("meeting.notified_on", "01/01/2026")
    person.fill("meeting.papers_sent_on", "02/01/2026")
    life.clock.day = date(YEAR, 1, 3)
    hold_regular(person, 1, "02")
    person.close()
    program.end()
    handbook = life.opened()
    meeting = handbook.read(lambda store: of_month(store, 1))
    assert not {"notice", "papers_posted", "finalise", "regular_meeting"} & asked_of(
        handbook, meeting
    )
    assert "post" in asked_of(handbook, meeting)
    post(handbook, meeting)
    handbook.close()


def spring_topic_at_the_window(person, begin, life):
    """A thematic meeting right after the regular one; both together last 120 minutes at least."""
    life.clock.day = date(YEAR, 3, 3)
    handbook = life.opened()
    assert "2026-Q1" in quarters_asked(handbook)
    handbook.close()
    program = begin()
    unlock(person)
    person.click("Sinh hoạt", QPushButton)
    person.click("meetings.other")
    person.choose("Buổi chuyên đề")
    person.see("meeting.topic")
    before = person.see("meeting.topic")
    pick(person, "meeting.joined_with", 1)
    person.until(lambda: person.seen("meeting.topic") not in ([], [before]))  # it is shown anew
    assert person.see("meeting.joined_with").currentText().startswith("Cùng phiên với")
    person.fill("meeting.topic", TOPICS[3])
    person.fill("meeting.presenter", "bich lan")
    person.key(ENTER)
    retype(person, "meeting.starts_at", "21:00")
    step(person, 2)
    person.click("Tất cả có mặt")
    step(person, 3)
    person.fill("meeting.report", "Kể lại ba cách làm dân vận khéo của thôn.")
    speak(person, "anh", "Học được cách đến từng nhà.")
    step(person, 4)
    person.type("Làm theo cách dân vận khéo.")
    give(person, [task_of_topic(3)])
    step(person, 5)
    retype(person, "meeting.ends_at", "21:20")
    person.key(ENTER)
    person.until(lambda: person.reads("Phiên thường kỳ và chuyên đề dài cả thảy 110 phút"))
    retype(person, "meeting.ends_at", "21:40")
    person.key(ENTER)
    person.until(lambda: not person.reads("dài cả thảy"))
    seal(person, "07")
    person.close()
    program.end()
    handbook = life.opened()
    assert "2026-Q1" not in quarters_asked(handbook)
    handbook.close()


def december_at_the_window(person, begin, life, file_window, folder):
    """The last meeting, which carries what is left open; then the year's book, whose file it is."""
    life.clock.day = date(YEAR, 12, 3)
    program = begin()
    unlock(person)
    person.click("Sinh hoạt", QPushButton)
    person.click_cell("Các buổi sinh hoạt trong năm", "Bản nháp", "Ngày", twice=True)
    hold_regular(person, 12, "28")
    person.click("In ấn, báo cáo", QPushButton)
    person.click_cell("Các giấy tờ in được", "Sổ biên bản của năm", "Giấy tờ")
    person.until(lambda: "SỔ BIÊN BẢN" in person.page_text().upper())
    target = folder / "so-bien-ban.pdf"
    file_window.chosen.append(target)
    person.click("Lưu PDF", QPushButton)
    person.until(target.exists)
    person.until(lambda: person.reads("Đã lưu"))
    assert file_window.proposed[-1] == "Sổ biên bản của năm 2026.pdf"
    person.close()
    program.end()
    return target


def hold_committee(person):
    """Steps 2 to 5 of a committee's meeting, sealed as 01."""
    step(person, 2)
    person.click("Tất cả có mặt")
    step(person, 4)
    person.type("Thống nhất nội dung tháng 1")
    step(person, 5)
    person.type("2010")
    seal(person, "01")


def hold_regular(person, month, number):
    """Steps 2 to 5 of a regular meeting; its resolution is issued before its minutes are sealed."""
    excused, _ = absent_in(month)
    step(person, 2)
    person.click("Tất cả có mặt")
    person.click_cell("Danh sách điểm danh", excused, "Điểm danh")
    person.choose("Vắng có lý do: đi công tác")
    step(person, 3)
    person.click("meeting.course.all_paid")
    person.fill("meeting.report", f"Kết quả lãnh đạo trước tháng {month} đạt kế hoạch.")
    note_results(person, month)
    speak(person, speaker_in(month), f"Nhất trí với kết quả trước tháng {month}.")
    step(person, 4)
    person.type(f"Tập trung làm đường trong tháng {month}.")
    give(person, tasks_of(month))
    person.click("Thêm biểu quyết")
    person.type(f"Thông qua nghị quyết tháng {month}")
    person.click("meeting.conclude.all_agree")
    person.click("meeting.conclude.resolution")
    person.see("resolution.back")
    person.until(lambda: person.reads(f"sẽ nhận số {month:02d}-NQ/CB"))
    person.click("Ban hành", QPushButton)
    person.until(lambda: person.reads(f"Đã ban hành nghị quyết số {month:02d}-NQ/CB"))
    person.until(lambda: f"Số {month:02d}-NQ/CB" in person.page_text())
    person.click("resolution.back")
    step(person, 5)
    person.type("2115")
    seal(person, number)


def note_results(person, month):
    """Choose a state for each task carried over; those that go on stay as they are."""
    shown = [c.accessibleName() for c in person.seen_all(QComboBox, "Tình trạng: ")]
    assert shown == [f"Tình trạng: {one.what}" for one in reported_in(month)]
    for one in reported_in(month):
        if one.until == month:
            pick(person, f"Tình trạng: {one.what}", 1)
            retype(person, f"Kết quả: {one.what}", "Đã xong")


def give(person, tasks):
    """Write tasks down, each for the deputy, with the deadline proposed."""
    person.click("Thêm việc")
    for place, one in enumerate(tasks):
        if place:
            person.key(ENTER)
        person.type(one.what)
        person.key(ENTER)
        person.type("thu hang")
        person.key(ENTER)


def speak(person, part, said):
    """Write down what one person said."""
    person.click("meeting.course.speaker")
    person.type(part)
    person.key(ENTER)
    person.type(said)


def seal(person, number):
    """Let all agree and seal the minutes."""
    person.click("meeting.close.everyone")
    person.click("meeting.close.seal")
    person.until(lambda: person.reads(f"Đã chốt biên bản số {number}-BB/CB"))
    person.until(lambda: person.seen("Mở lại để sửa", QPushButton))
    person.until(lambda: f"Số {number}-BB/CB" in person.page_text())


def step(person, number):
    """Go to a step, done or not."""
    name = f"Bước {number}: "
    person.until(lambda: len(person.seen_all(QAbstractButton, name)) == 1, name)
    person.click(person.seen_all(QAbstractButton, name)[0])


def pick(person, choice, place):
    """Choose the line of a list that stands `place` lines under the chosen one."""
    person.click(choice, QComboBox)
    for _ in range(place):
        person.key(DOWN)
    person.key(ENTER)


def retype(person, words, text):
    """Type over what a field holds."""
    person.click(words)
    person.key(Qt.Key.Key_A, CTRL)
    person.type(text)


def unlock(person):
    """Type the password, which has the keyboard, and wait for the window behind it."""
    person.see("unlock.password")
    person.type(PASSWORD)
    person.key(ENTER)
    person.until(lambda: not person.seen("unlock.password"))


# ── what came of the year ────────────────────────────────────────────────────────────────────────


def check_numbers(life):
    """Minutes 01 to 28 in one series, resolutions 01 to 12, none missing from the register."""
    from handbook.papers import register

    handbook = life.opened()
    meetings = handbook.read(
        lambda store: store.meetings.within(date(YEAR, 1, 1), date(YEAR, 12, 31))
    )
    assert sorted(one.kind.value for one in meetings) == (
        ["committee"] * 12 + ["regular"] * 12 + ["thematic"] * 4
    )
    in_order = sorted(meetings, key=lambda one: (one.date, one.starts_at))
    assert [one.number for one in in_order] == list(range(1, 29))
    issued = handbook.read(lambda store: store.resolutions.all_issued())
    assert sorted(one.number for one in issued) == list(range(1, 13))
    for one in issued:
        words = pdf_pages(one.pdf)
        assert f"Số {one.number:02d}-NQ/CB" in " ".join(words)
        for task in (*reported_in(one.number), *tasks_of(one.number)):
            assert task.what in " ".join(words), one.number
    branch = handbook.read(lambda store: store.branch.get())
    lines = register.term_lines(handbook.read(lambda store: store.register.entries(branch)), branch)
    assert lines == ("Từ trước đến nay: 12 nghị quyết và 28 biên bản.",)
    handbook.close()


def check_tasks(life):
    """Each sealed regular minutes carry the tasks of their month; at the end three go on."""
    handbook = life.opened()
    for month in range(1, 13):
        seal = handbook.read(lambda store, m=month: store.seals.current(of_month(store, m).uid))
        words = " ".join(pdf_pages(seal.pdf))
        carried = {one.what for one in LIVED if one.what in words}
        assert carried == {one.what for one in (*reported_in(month), *tasks_of(month))}, month
    open_ones = handbook.read(lambda store: store.assignments.open())
    assert {one.what for one in open_ones} == {one.what for one in LIVED if one.until > 12}
    dropped = handbook.read(lambda store: store.assignments.closed())
    (gone,) = [one for one in dropped if one.state.value == "dropped"]
    assert (gone.what, gone.result) == (tasks_of(DROPPED)[1].what, WHY_DROPPED)
    handbook.close()


def check_statistics(life):
    """The year's numbers of each member are those that were lived."""
    from handbook.papers import attendance_stats
    from handbook.papers.catalog import Request

    handbook = life.opened()
    request = Request(day=date(YEAR, 12, 31), period=str(YEAR))
    table = handbook.read(lambda store: attendance_stats.table(store, request))
    handbook.close()
    found = {row[1]: tuple(map(int, (*row[2:6], *row[7:]))) for row in table.rows[:-1]}
    excused = [absent_in(month)[0] for month in range(1, 13)]
    unexcused = [absent_in(month)[1] for month in range(1, 13)]
    spoken = [speaker_in(month) for month in range(1, 13)]
    assert found == {
        name: (
            12,
            12 - excused.count(name) - unexcused.count(name),
            excused.count(name),
            unexcused.count(name),
            spoken.count(name),
            spoken.count(name),
        )
        for name in EVERYONE
    }


def check_book(life, file):
    """Cover, contents with right pages, every sealed paper, attendance table."""
    pages = pdf_pages(file.read_bytes())
    assert "SỔ BIÊN BẢN" in pages[0].upper() and f"năm {YEAR}" in pages[0]
    assert "MỤC LỤC" in pages[1]
    found = re.findall(r"(\d\d) (\d\d/\d\d?/2026) (\D+ tháng \d+ năm 2026) (\d+)", pages[1])
    assert [int(number) for number, *_ in found] == list(range(1, 29)), pages[1]
    starts = [int(page) for *_, page in found]
    for number, start in zip(range(1, 29), starts, strict=True):
        assert f"Số {number:02d}-BB/CB" in pages[start - 1], (number, start)
    papers = [n for n, page in enumerate(pages, start=1) if re.search(r"Số \d\d-BB/CB", page)]
    assert papers == starts
    for place, page in enumerate(pages[1:], start=2):
        assert f"Trang {place} của sổ biên bản năm {YEAR}" in page
    assert "BẢNG ĐIỂM DANH" in pages[-1]
    for name in EVERYONE:
        signs = [sign_of(name, month, day) for month, day in days_held()]
        totals = (str(signs.count(sign)) for sign in "xPK")
        assert " ".join((name, *signs, *totals)) in pages[-1]


def days_held():
    """Return month and day of each regular and thematic meeting, in order."""
    regular = [(month, 0) for month in range(1, 13)]
    return sorted((*regular, *((month, THEMATIC_DAYS[month].day) for month in TOPICS)))


def sign_of(name, month, topic_day):
    """Return how the attendance table marks somebody; everyone came to the topics."""
    excused, unexcused = absent_in(month)
    if topic_day or name not in (excused, unexcused):
        return "x"
    return "P" if name == excused else "K"


def check_handbook(life, capsys, monkeypatch):
    """The command `check` finds nothing wrong."""
    from handbook.cli import program

    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    assert program.main(["--book", str(life.path), "check"]) == 0
    assert "Cuốn sổ nguyên vẹn" in capsys.readouterr().out


def check_open_format(life, folder):
    """Everything goes out in the open format and comes back the same in a new handbook."""
    from handbook.records.basics import new_uid
    from handbook.records.settings import Branch, ParentBody
    from handbook.services import exchange, taking_in
    from handbook.services.handbook import Handbook
    from handbook.services.slots import Cost

    handbook = life.opened()
    file = exchange.write(handbook, folder / "nam.json")
    before = exchange.document(handbook)
    handbook.close()
    branch = Branch(uid=new_uid(), name="Chi bộ mới", place="X", parents=(ParentBody(name="Y"),))
    cheap = Cost(n=1024, r=8, p=1)
    made = Handbook.create(folder / "moi.sotay", branch, PASSWORD, cost=cheap, clock=life.clock)
    taking_in.take_in(made.handbook, exchange.read(file))
    after = exchange.document(made.handbook)
    made.handbook.close()
    parts = (
        "branch",
        "members",
        "meetings",
        "assignments",
        "resolutions",
        "seals",
        "issued",
        "numbers",
    )
    for part in parts:
        assert getattr(after, part) == getattr(before, part), part


def pdf_pages(pdf):
    """Return the words of each page in one line, as pdftotext reads them."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"],
        input=pdf, capture_output=True, check=True,
    )  # fmt: skip
    return [" ".join(page.split()) for page in ran.stdout.decode().split("\f")[:-1]]
