"""The program from its start to its end: first start, unlock, lock, trouble, ready."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from handbook import paths
from handbook.errors import Damaged, InUse, NewerVersion, NotFound, Problem, SlotsMissing
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.records.settings import Branch, ParentBody
from handbook.services import locks
from handbook.services.slots import Cost
from handbook.ui.app import Program
from handbook.ui.start import opening, place_line
from handbook.ui.start.first_start import FirstStart
from handbook.ui.start.opening import NewBook
from handbook.ui.start.trouble_page import TroublePage, order_of, title_of
from handbook.ui.start.unlock_page import UnlockPage

PASSWORD = "mot cau de nho 1"
CHEAP = Cost(n=1024, r=8, p=1)


@pytest.fixture
def book(own_place):
    """The usual handbook of this computer, with one member."""
    path = paths.default_book()
    branch = Branch(
        uid=new_uid(),
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú"),),
    )
    member = Member(uid=new_uid(), name="Ma Văn Đạt")
    created = opening.make(
        NewBook(path=path, branch=branch, members=(member,), password=PASSWORD), cost=CHEAP
    )
    created.handbook.close()
    return path, created.recovery_code


class Run:
    """One run of the program, and what a person does in it."""

    def __init__(self, qtbot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program

    def until(self, claim) -> None:
        self.qtbot.waitUntil(lambda: bool(claim()), timeout=30_000)

    def page(self, kind):
        self.until(lambda: self.program._start and isinstance(self.program._start.page(), kind))
        return self.program._start.page()

    def window(self):
        self.until(lambda: self.program.window and self.program.window.isVisible())
        return self.program.window

    def press(self, name: str) -> None:
        found = self.program._start.findChild(QWidget, name)
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.fixture
def run(qtbot, own_place):
    programs = []

    def begin(path=None, **more) -> Run:
        program = Program(QApplication.instance(), path or paths.default_book(), **more)
        programs.append(program)
        program.start()
        return Run(qtbot, program)

    yield begin
    for program in programs:
        for window in (program.window, program._start):
            if window is not None:
                window.close()
                window.deleteLater()
        program.end()


@pytest.fixture
def cheap(monkeypatch):
    monkeypatch.setattr(opening, "make", partial(opening.make, cost=CHEAP))


def fill_branch(page: FirstStart) -> None:
    page.branch.form.set_values(
        {"name": "Chi bộ thôn Lăng Quậy", "parents": "Đảng bộ xã Hòa Phú", "place": "Hòa Phú"}
    )
    page.branch.later.set_values({"terms": "2025-06-15", "minutes_before": 7})


def test_first_start_makes_the_handbook_at_the_very_end(run, cheap):
    here = run()
    page = here.page(FirstStart)
    here.press("start.next")
    assert page.at() == 0 and "Thiếu tên" in page.branch.form.fields["name"].problem()
    fill_branch(page)
    here.press("start.next")
    page.members.intake.show_text("Ma Văn Đạt\nLê Thị Ánh")
    here.press("start.next")
    assert page.at() == 2
    here.press("start.back")
    here.press("start.back")
    assert page.branch.branch().name == "Chi bộ thôn Lăng Quậy"  # survives going back and forth
    page.go(2)
    page.password.form.first.set_value(PASSWORD)
    page.password.form.again.set_value("khac")
    here.press("start.next")
    assert page.password.form.again.problem()
    assert not paths.default_book().exists()
    page.password.form.again.set_value(PASSWORD)
    here.press("start.next")
    here.until(lambda: here.program._start.findChild(QWidget, "recovery.code"))
    code = here.program._start.findChild(QWidget, "recovery.code").text()
    here.press("recovery.done")
    window = here.window()
    here.until(lambda: "Lăng Quậy" in window.windowTitle())
    found = []
    here.program.work.read(lambda s: [(s.branch.get(), s.members.count())], found.extend)
    here.until(lambda: found)
    branch, count = found[0]
    assert (branch.minutes_before, branch.terms, count) == (7, ("2025-06-15",), 2)
    assert len(code.split("-")) == 6


def test_a_folder_on_another_drive_is_chosen_and_found_again(
    run, cheap, tmp_path, monkeypatch, qtbot
):
    folder = tmp_path.joinpath("Ổ D", *["Tài liệu của chi bộ, bản chính"] * 7)
    assert len(str(folder)) > 200
    folder.mkdir(parents=True)
    monkeypatch.setattr(place_line, "ask_folder", lambda *_: folder)
    here = run()
    page = here.page(FirstStart)
    fill_branch(page)
    page.go(2)
    here.press("start.folder")
    page.password.form.first.set_value(PASSWORD)
    page.password.form.again.set_value(PASSWORD)
    here.press("start.next")
    here.until(lambda: here.program._start.findChild(QWidget, "recovery.done"))
    here.press("recovery.done")
    here.window()
    assert (folder / "chi-bo.sotay").exists() and paths.default_book().parent == folder
    here.program.work.close()
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    assert run().window()
    here.program.work.close()


def test_a_drive_that_is_gone_is_not_a_first_start(run, tmp_path):
    paths.choose_book(tmp_path / "ổ đã rút" / "chi-bo.sotay")
    page = run().page(TroublePage)
    assert any("Không thấy" in label.text() for label in page.findChildren(QLabel))


def test_a_folder_that_cannot_be_written_is_a_sentence(run, cheap, monkeypatch):
    monkeypatch.setattr(place_line, "ask_folder", lambda *_: Path("/proc/khong-ghi-duoc"))
    here = run()
    page = here.page(FirstStart)
    fill_branch(page)
    page.go(2)
    here.press("start.folder")
    page.password.form.first.set_value(PASSWORD)
    page.password.form.again.set_value(PASSWORD)
    here.press("start.next")
    here.until(lambda: "chọn thư mục khác" in page.notice.sentence())
    assert page.password.place.button.isEnabled()


def test_a_second_start_brings_the_first_window_forward(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    first = run()
    window = first.window()
    first.until(lambda: first.program._listening)
    window.showMinimized()
    second = run()
    ended = []
    second.program._quit = ended.append
    second.until(lambda: ended == [0])
    first.until(lambda: not window.isMinimized())


def test_first_start_that_fails_says_so_and_keeps_what_is_typed(run, cheap, monkeypatch):
    def refuse(new):
        raise Problem("Đĩa đã đầy. Hãy xóa bớt rồi thử lại.")

    monkeypatch.setattr(opening, "make", refuse)
    here = run()
    page = here.page(FirstStart)
    fill_branch(page)
    page.go(2)
    page.password.form.first.set_value(PASSWORD)
    page.password.form.again.set_value(PASSWORD)
    here.press("start.next")
    here.until(lambda: "Đĩa đã đầy" in page.notice.sentence())
    assert page.next.isEnabled() and page.password.form.first.value() == PASSWORD


def test_the_head_of_a_paper_is_shown_as_it_is_typed(run):
    here = run()
    page = here.page(FirstStart)
    shown = []
    page.branch.page.shown.connect(lambda: shown.append(True))
    page.branch.form.set_values({"name": "Chi bộ thôn Lăng Quậy"})
    page.branch.form.edited.emit("name")
    here.until(lambda: shown)


def test_text_size_changes_on_the_first_page(run):
    from handbook.ui import preferences, theme

    here = run()
    here.page(FirstStart)
    here.press("start.larger")
    assert theme.current().scale == 110
    assert preferences.read(paths.preferences()).scale == 110


def test_sample_handbook_opens_and_opens_again(run, monkeypatch):
    from handbook.services import demo

    monkeypatch.setattr(demo, "make", partial(demo.make, members=8, years=1, cost=CHEAP))
    here = run()
    here.page(FirstStart)
    here.press("start.sample")
    here.window()
    here.until(lambda: here.program.book.name == "so-mau.sotay")
    here.program.window.lock()
    page = here.page(UnlockPage)
    assert any("cuon so mau" in label.text() for label in page.findChildren(QLabel))
    here.program.work.close()
    again = run()
    again.page(FirstStart)
    again.press("start.sample")
    again.window()


def test_password_of_the_environment_opens_without_asking(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run(screen="members")
    assert here.window()._at == "members"


def test_asks_for_the_password_and_says_why(run, book):
    here = run()
    page = here.page(UnlockPage)
    page.password.set_value("sai mat khau")
    here.press("unlock.go")
    here.until(lambda: "không mở được" in page.notice.sentence())
    page.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.window()
    assert here.program._start is None


def test_three_wrong_passwords_make_it_wait(run, book):
    here = run()
    page = here.page(UnlockPage)
    for wrong in range(1, 4):
        page.password.set_value("sai mat khau")
        page.go.click()
        here.until(lambda n=wrong: page._wrong == n)
    assert not page.go.isEnabled() and "giây" in page.go.text()
    page._count_down()
    page._count_down()
    assert page.go.isEnabled()


def test_recovery_code_sets_a_new_password(run, book):
    here = run()
    page = here.page(UnlockPage)
    here.press("unlock.turn")
    page.code.set_value("C4F7K")
    page.fresh.first.set_value("mot cau moi 22")
    page.fresh.again.set_value("mot cau moi 22")
    here.press("unlock.go")
    here.until(lambda: "30 ký tự" in page.notice.sentence())
    page.code.set_value(book[1])
    here.press("unlock.go")
    here.window()
    here.program.work.close()
    opening.open_with_password(book[0], "mot cau moi 22", remember=False).close()


def test_lock_and_unlock_come_back_to_the_same_place(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run(screen="members")
    window = here.window()
    window.lock()
    page = here.page(UnlockPage)
    here.until(lambda: not window.isVisible())
    locks.take(book[0]).release()  # nobody holds the file any more
    page.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.until(window.isVisible)
    assert window._at == "members" and here.program.window is window


def test_second_window_on_the_same_book_says_it_is_in_use(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    hold = locks.take(book[0])
    here = run()
    page = here.page(TroublePage)
    said = page.findChild(QWidget, "trouble.sentence").text()
    assert "đang được mở" in said
    hold.release()
    here.press("trouble.retry")
    here.window()


def test_missing_key_file_and_missing_book_are_other_sentences(run, book):
    book[0].with_name("chi-bo.sotay.khoa").unlink()
    here = run()
    said = here.page(TroublePage).findChild(QWidget, "trouble.sentence").text()
    assert "tệp khóa" in said.lower()
    gone = run(book[0].with_name("khac.sotay"))
    said = gone.page(TroublePage).findChild(QWidget, "trouble.sentence").text()
    assert "khac.sotay" in said


def test_damaged_book_offers_a_backup(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    book[0].write_bytes(b"\0" * 8192)
    here = run()
    page = here.page(TroublePage)
    assert page.findChild(QWidget, "trouble.restore") is not None
    here.press("trouble.restore")
    from handbook.ui.start.restore_page import RestorePage

    restoring = here.page(RestorePage)
    restoring.go.click()
    assert "chọn bản sao lưu" in restoring.notice.sentence()


def test_each_trouble_has_its_own_title_and_a_way_out():
    kinds = (InUse, SlotsMissing, Damaged, NotFound, NewerVersion)
    titles = [title_of(kind("x")) for kind in kinds]
    assert len(set(titles)) == len(kinds)
    assert all(order_of(kind("x")) for kind in kinds)


def test_a_bug_is_reported_without_personal_words(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()

    def fall(store):
        raise RuntimeError("Ma Văn Đạt")

    here.program.work.read(fall, print)
    here.until(lambda: "lỗi của chính nó" in window.notice.sentence())
    (report,) = paths.crashes().iterdir()
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text and "Ma Văn Đạt" not in text


def start(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    import os

    code = (
        "import sys; from pathlib import Path; from handbook.ui.app import run; "
        f"sys.exit(run({', '.join(words)}))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **env},
        timeout=60,
    )


def test_until_ready_prints_milliseconds_and_takes_a_picture(book, tmp_path):
    picture = tmp_path / "cua-so.png"
    done = start(
        f"Path({str(book[0])!r})",
        "until_ready=True",
        f"picture=Path({str(picture)!r})",
        HANDBOOK_PASSWORD=PASSWORD,
    )
    assert done.returncode == 0, done.stderr
    assert 0 < int(done.stdout) < 60_000
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_until_ready_never_waits_for_a_person(book):
    done = start(f"Path({str(book[0])!r})", "until_ready=True")
    assert done.returncode == 4
    assert "Cần mật khẩu" in done.stderr


def test_start_imports_nothing_heavy(book):
    code = (
        "import sys, handbook.ui.app; heavy = {'reportlab', 'docx', 'openpyxl', 'keyring', "
        "'cryptography', 'jinja2', 'sqlite_utils'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stdout
