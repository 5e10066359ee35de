"""A branch's year-end at the real window: from the plan of a round to the notices, all counted.

A member of each form, one over the ceiling, one away, one exempt, one admitted under six months,
one who writes by hand. Counted (UX.md): at most six actions a member, beyond their own words.
"""

import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTableView
from year_end import (
    AWAY,
    BY_HAND,
    DECIDED,
    DEPUTY,
    EXCELLENT,
    EXEMPT,
    LOWERED,
    MET,
    NEW,
    OLD_FAULT,
    OWN_OLD_FAULT,
    REVIEWED,
    SECRETARY,
    STILL_OPEN,
    TEACHER,
    WRITTEN,
    Tally,
    branch,
    comment,
    fault,
    remedy,
)

MOST_ACTIONS, MEMBERS = 6, 34
PASSWORD = "bon chu de nho 7"
COLLECTIVE = "Tập thể chi bộ"
TABLE = "Tiến độ kiểm điểm của từng đảng viên"
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier
NEXT, BEFORE = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
EVERYBODY = (COLLECTIVE, *REVIEWED)


OF_BRANCH = {
    "Tổng hợp kết quả xếp loại": "Chi bộ 2026 12 12 2 (16,7%) 10 (83,3%) 0 (0,0%) 0 (0,0%)",
    "Danh sách đề xuất xếp loại": f"{LOWERED} 2C 100 HTXSNV 8/3/0/0 100 HTXSNV HTTNV",
    "Biên bản kiểm phiếu": "tổng số triệu tập: 12 đồng chí; số có mặt: 11 đồng chí",
    "Biên bản hội nghị kiểm điểm": "ngày 04 tháng 12 năm 2026",
    "Danh mục hồ sơ kiểm điểm": "Bản kiểm điểm cá nhân, báo cáo kiểm điểm tập thể",
    "Phiếu xếp loại đảng viên": f"1 {REVIEWED[0]} 85 HTTNV 2 {REVIEWED[1]} 85 HTTNV",
    "Phiếu bình chọn hoàn thành xuất sắc": f"2 {LOWERED} 100 HTXSNV",
    "Phiếu xếp loại chi bộ": "1 Chi bộ thôn Lăng Quậy 85 HTTNV",
}


@pytest.fixture
def life(own_place, monkeypatch):
    return branch(own_place, monkeypatch)


def test_a_year_end_from_plan_to_notice(person, begin, life, file_window, tmp_path):
    tally = Tally(person)
    program = begin()
    unlock(person)
    plan(person, tally)
    blank_forms(person, tally, file_window, tmp_path)
    life.clock.day = WRITTEN
    write_forms(person, tally)
    score(person, tally)
    life.clock.day = MET
    speak(person, tally)
    vote(person, tally)
    propose(person, tally)
    follow_faults(person, tally)
    life.clock.day = DECIDED
    decide(person, tally)
    notify(person, tally)
    print_all(person, tally, file_window, tmp_path)
    close(person, tally)
    person.close()
    program.end()
    check_counts(tally)
    check_round(life)
    check_papers(tmp_path)


# ── the round, step by step ──────────────────────────────────────────────────────────────────────


def plan(person, tally):
    """Begin the round; see who is in it; set the meeting, a form, a suggestion from above."""
    with tally.of("round"):
        person.click("Kiểm điểm", QPushButton)
        person.click("Mở đợt kiểm điểm", QPushButton)
    people = person.see("Ai kiểm điểm", QTableView)
    person.until(lambda: person.rows(people))
    stands = {row[0]: row[1] for row in person.rows(people)}
    assert [stands[name] for name in (EXEMPT, NEW)] == ["Không kiểm điểm"] * 2
    assert (stands[SECRETARY], stands[TEACHER], stands[AWAY]) == ("Mẫu 2A", "Mẫu 2C", "Mẫu 2C")
    with tally.of("round"):
        person.click("Mở đợt này", QPushButton)
        person.see("reviews.round.meeting_on")
        person.fill("reviews.round.meeting_on", "04/12/2026")
        person.click_cell("Ai kiểm điểm trong đợt", TEACHER, "Trong đợt")
        person.choose("Mẫu 2B")
        person.click("Theo dõi")
    person.until(lambda: person.reads(f"0/{len(EVERYBODY)} bản xong mọi bước"))


def blank_forms(person, tally, file_window, folder):
    """Forms with what is known are saved for those who write by hand: one file for all."""
    with tally.of("round"):
        for_all(person, "reviews.papers_for", "In mẫu điền sẵn điều đã biết")
        save_one_file(person, file_window, folder / "mau-dien-san.pdf")


def write_forms(person, tally):
    """Begin all with what is known, then type what each wrote; one wrote by hand."""
    with tally.of("round"):
        for_all(person, "reviews.deeds_for", "Lập bản kiểm điểm, điền những gì cuốn sổ biết")
        person.until(lambda: person.reads(f"vào {len(EVERYBODY)} bản"))
        for_all(person, "reviews.deeds_for", "Tự chấm: đạt tối đa, rồi sửa từng người")
        person.until(lambda: person.reads("Đã điền điểm tối đa vào"))
        person.click("Tiếp: bản kiểm điểm (13)", QPushButton)
    for place, name in enumerate(EVERYBODY):
        if place:
            with tally.of("member"):
                person.key(NEXT, CTRL)
        shows(person, name)
        if name == BY_HAND:
            with tally.of("member"):
                person.click("Đã viết tay, ở đây chỉ ghi điểm và mức")
        else:
            with tally.of("words"):
                own_words(person, name)


def own_words(person, name):
    """Type into each part that is still empty what the person wrote."""
    said = {
        "a1_1": "Giữ gìn phẩm chất.",
        "a1_2": "Hoàn thành nhiệm vụ.",
        "a1_3": "Thực hiện đúng cam kết.",
        "a1_4": "Lãnh đạo kịp thời.",
        "a2_1": fault(name),
        "a2_2": "Còn ngại nói",
        "a6": remedy(name),
    }
    empty = [
        area
        for area in person.seen_all(QPlainTextEdit, "")
        if area.objectName().startswith("reviews.part.") and not area.toPlainText()
    ]
    asked = [area for area in empty if area.objectName().split(".")[-1] in said]
    assert person.focus() in asked, "a part that has to be written has the keyboard"
    for area in asked:
        if person.focus() is not area:
            person.click(area)
        person.type(said[area.objectName().split(".")[-1]])
    for area in person.seen_all(QPlainTextEdit, ""):
        # What goes on from last year stands there; it is no remedy of what is named this year.
        if area.toPlainText().startswith("Tiếp tục khắc phục"):
            person.click(area)
            person.key(Qt.Key.Key_End, CTRL)
            person.key(ENTER)
            person.type(remedy(name))


def score(person, tally):
    """Back through all: most lower one criterion; then all claim the level of their points."""
    with tally.of("round"):
        step(person, "Điểm, mức")
    for place, name in enumerate(reversed(EVERYBODY)):
        if place:
            with tally.of("member"):
                person.key(BEFORE, CTRL)
        shows(person, name)
        if name not in EXCELLENT:
            with tally.of("words"):
                person.fill("reviews.points.2.1.own", "35" if name == COLLECTIVE else "15")
    with tally.of("round"):
        person.click("reviews.back")
        for_all(person, "reviews.deeds_for", "Mức tự nhận theo điểm tự chấm")
        person.until(lambda: person.reads("Đã ghi mức theo điểm tự chấm vào 13 bản"))


def speak(person, tally):
    """At the meeting: the branch's points, one other than the person's; a comment on each."""
    with tally.of("round"):
        for_all(person, "reviews.deeds_for", "Chi bộ chấm như tự chấm")
        person.until(lambda: person.reads("Đã ghi điểm chi bộ như tự chấm"))
    with tally.of("round"):
        person.click("Tiếp: góp ý (13)", QPushButton)
    for place, name in enumerate(EVERYBODY):
        if place:
            with tally.of("member"):
                person.key(NEXT, CTRL)
        shows(person, name)
        with tally.of("words"):
            person.type("thu thao" if name != "Phan Thu Thảo" else "bich lan")
            person.key(ENTER)
            person.type(comment(name))
        if name == DEPUTY:
            with tally.of("member"):
                appraise_lower(person)
        if name == AWAY:
            with tally.of("member"):
                person.fill("reviews.elsewhere.text", "Sinh hoạt đều, đóng góp tốt.")
    with tally.of("round"):
        person.click("reviews.back")


def appraise_lower(person):
    """Give less than the person did by five points, and say why."""
    step(person, "Điểm, mức")
    person.fill("reviews.points.2.2.appraised", "20")
    person.until(lambda: person.reads("lệch nhau từ 5 điểm"))
    person.fill("reviews.gap_reason", "Việc phụ trách còn chậm")
    step(person, "Góp ý")


def vote(person, tally):
    """Eleven ballots on each; only votes that are not for “tốt” are typed; then on the branch."""
    with tally.of("round"):
        person.click("Kiểm phiếu")
        person.fill("reviews.vote.called", "12")
        person.fill("reviews.vote.present", "11")
        person.click("reviews.vote.all")
    with tally.of("member"):
        for name in EXCELLENT:
            person.fill(f"reviews.count.{REVIEWED.index(name) + 1}.excellent", "8")
    with tally.of("round"):
        person.click("reviews.vote.rest")
    person.until(lambda: person.reads("Số phiếu khớp: mọi phép cộng đều đúng."))
    with tally.of("round"):
        person.choose_from("reviews.vote.kind", COLLECTIVE)
        person.click("reviews.vote.all")
        person.click("reviews.vote.rest")
    person.until(lambda: person.reads("Số phiếu khớp: mọi phép cộng đều đúng."))


def propose(person, tally):
    """Propose as was voted: one over the ceiling, which warns and does not block."""
    with tally.of("round"):
        person.click("Theo dõi")
        for_all(person, "reviews.deeds_for", "Đề xuất theo kết quả kiểm phiếu")
    person.until(lambda: person.reads("Hoàn thành xuất sắc: 3, trần 2"))


def follow_faults(person, tally):
    """What part II names is followed, with one limit for all; what is left of last year is over."""
    with tally.of("round"):
        for_all(person, "reviews.deeds_for", "Đưa hạn chế vào danh sách theo dõi…")
        person.type("30/06/2027")
        person.click("reviews.ask.deed")
        person.until(lambda: person.reads("Đã đưa 12 hạn chế vào danh sách theo dõi"))
    for name, what in ((COLLECTIVE, OLD_FAULT), (STILL_OPEN, OWN_OLD_FAULT)):
        with tally.of("member"):
            person.click_cell(TABLE, name, "Khắc phục")
            person.until(lambda what=what: person.reads(what))
            person.click(person.seen("Đã khắc phục", QPushButton)[0])
            person.until(lambda: person.reads("Đã xác nhận"))
            person.click("reviews.back")


def decide(person, tally):
    """The committee above decides as proposed, but lowers the one over the ceiling."""
    with tally.of("round"):
        person.click("Tiếp: quyết định (13)", QPushButton)
        person.type("31-QĐ/ĐU")
        person.key(Qt.Key.Key_Tab)
        person.type("18/12/2026")
        person.click("reviews.ask.deed")
    person.until(lambda: person.reads("Đã ghi quyết định của 13 bản"))
    with tally.of("member"):
        person.click_cell(TABLE, LOWERED, "Quyết định")
        shows(person, LOWERED)
        assert person.focus() is person.see("reviews.decision.level")
        person.key(DOWN)
        person.key(Qt.Key.Key_Tab)
        person.type("89")
        person.click("reviews.back")
    person.until(lambda: person.reads("Hoàn thành xuất sắc: 2, trần 2"))


def notify(person, tally):
    """All are told at once."""
    with tally.of("round"):
        person.click("Tiếp: thông báo (13)", QPushButton)
        person.click("reviews.ask.deed")
    person.until(lambda: person.reads(f"{len(EVERYBODY)}/{len(EVERYBODY)} bản xong mọi bước"))


def print_all(person, tally, file_window, folder):
    """Every paper of the round into a folder, everybody's forms and notices among them."""
    with tally.of("round"):
        person.click("Tổng hợp, giấy tờ")
        (folder / "ca-bo").mkdir()
        file_window.chosen.append(folder / "ca-bo")
        person.click("reviews.save_all")
        person.until(lambda: person.reads("Đã lưu 13 tệp giấy tờ vào"))


def close(person, tally):
    """Close the round; nothing of it can be typed any more."""
    with tally.of("round"):
        person.click("Kết thúc đợt", QPushButton)
        person.until(lambda: len(person.seen("Kết thúc đợt", QPushButton)) == 2)
        person.click(person.seen("Kết thúc đợt", QPushButton)[-1])
    person.until(lambda: person.reads("Đã kết thúc đợt kiểm điểm."))


# ── what came of it ──────────────────────────────────────────────────────────────────────────────


def check_counts(tally):
    """Counted here for twelve; what is done once a round is shared by all, as it is for 34."""
    once, each, words = (tally.counts[name] for name in ("round", "member", "words"))
    per_member = each / len(REVIEWED)
    here, at_34 = per_member + once / len(REVIEWED), per_member + once / MEMBERS
    print(
        f"\nKiểm điểm cuối năm: {each} thao tác cho {len(REVIEWED)} người, {once} cho cả đợt; "
        f"mỗi người {here:.2f}, với {MEMBERS} người {at_34:.2f} (trần {MOST_ACTIONS}); "
        f"{words} lần chuyển giữa các phần lời của từng người"
    )
    assert at_34 <= MOST_ACTIONS, tally.log


def check_round(life):
    """Levels, shortcomings and views are as the story has them."""
    from handbook.records.review_rounds import Form, RoundState, reviewed
    from handbook.records.reviews import Level
    from handbook.records.shortcomings import ShortcomingState

    handbook = life.opened()
    names = {one.uid: one.name for one in handbook.read(lambda store: store.members.all())}
    (one,) = handbook.read(lambda store: store.rounds.all())
    found = handbook.read(lambda store: store.reviews.of_round(one.uid))
    followed = handbook.read(lambda store: store.shortcomings.all())
    handbook.close()
    assert one.state is RoundState.CLOSED
    forms = {names[line.member]: line.form for line in reviewed(one)}
    assert {name for name, form in forms.items() if form is Form.LEADER} == {SECRETARY, DEPUTY}
    assert [name for name, form in forms.items() if form is Form.STAFF] == [TEACHER]
    levels = {names.get(each.member, COLLECTIVE): each.decision.level for each in found}
    best = {name for name, level in levels.items() if level is Level.EXCELLENT}
    assert set(levels) == set(EVERYBODY) and best == set(EXCELLENT) - {LOWERED}
    assert all(each.notified_on == DECIDED.isoformat() for each in found)
    (by_hand,) = [each for each in found if each.handwritten]
    assert names[by_hand.member] == BY_HAND
    assert all(len(each.comments) == 1 for each in found)
    of_2025 = [each for each in followed if each.year == 2025]
    assert {each.state for each in of_2025} == {ShortcomingState.VERIFIED}
    of_2026 = {each.what: each for each in followed if each.year == 2026}
    assert set(of_2026) == {fault(name) for name in EVERYBODY if name != BY_HAND}
    planned = of_2026[fault(DEPUTY)]
    assert (planned.remedy, planned.due) == (remedy(DEPUTY), "2027-06-30")


def check_papers(folder):
    """Each file holds what it must of everybody."""
    blank = pdf_text(folder / "mau-dien-san.pdf")
    assert "Dự 3/3 buổi sinh hoạt chi bộ" in blank and remedy(DEPUTY) not in blank
    files = {file.stem: pdf_text(file) for file in (folder / "ca-bo").glob("*.pdf")}
    assert len(files) == 13
    of_each = {name.removesuffix(" của từng người"): text for name, text in files.items()}
    forms = of_each["Bản kiểm điểm"]
    for name in REVIEWED:
        # What is left of last year stands already where one of them says what he means to do.
        assert name == BY_HAND or remedy(name) in forms, name
        assert name in forms and name in of_each["Phiếu chấm điểm"], name
        assert name in of_each["Thông báo kết quả"], name
        assert name == BY_HAND or fault(name) in of_each["Kế hoạch khắc phục"], name
        assert f"Vận động hộ số 9 của {name}" in of_each["Phụ lục kết quả"], name
    for code in ("Mẫu 01", "Mẫu 02A", "Mẫu 02B", "Mẫu 02C"):
        assert f"{code}-HD KĐ.ĐG 2025" in forms, code
    assert "31-QĐ/ĐU" in of_each["Thông báo kết quả"]
    for title, said in OF_BRANCH.items():
        assert said in files[title], title


# ── hands ────────────────────────────────────────────────────────────────────────────────────────


def for_all(person, button, line):
    """Open the menu of what is done for all, and choose."""
    person.click(button)
    person.choose(line)


def save_one_file(person, file_window, target):
    """Choose one PDF for everybody in the second menu, and the file."""
    file_window.chosen.append(target)
    person.choose("Lưu tất cả vào một tệp PDF…")
    person.until(lambda: target.exists() and person.reads(f"Đã lưu “{target.name}”"))


def shows(person, name):
    """Wait until the review of this person is on the screen."""
    person.until(lambda: person.seen(name, QLabel) and person.seen("reviews.back"), name)


def step(person, words):
    """Go to a section of the review."""
    person.until(lambda: person.seen_all(QPushButton, "Bước "))
    (found,) = [b for b in person.seen_all(QPushButton, "Bước ") if words in b.accessibleName()]
    person.click(found)


def unlock(person):
    """Type the password, which has the keyboard, and wait for the window behind it."""
    person.see("unlock.password")
    person.type(PASSWORD)
    person.key(ENTER)
    person.until(lambda: not person.seen("unlock.password"))


def pdf_text(file):
    """Return the words of a PDF in one line, as pdftotext reads them."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True
    )
    return " ".join(ran.stdout.decode().split())
