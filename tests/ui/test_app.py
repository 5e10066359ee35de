"""The program from its start to its end: first start, unlock, lock, trouble, ready."""

import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from handbook import paths
from handbook.errors import Damaged, InUse, NewerVersion, NotFound, Problem, SlotsMissing
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.records.settings import Branch, ParentBody
from handbook.services import backup, locks
from handbook.services.slots import Cost
from handbook.ui import last_time
from handbook.ui.app import Program
from handbook.ui.start import opening, place_line
from handbook.ui.start.first_start import FirstStart
from handbook.ui.start.opening import NewBook
from handbook.ui.start.recovery_page import RecoverySheet
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
        self.until(
            lambda: self.program.pages.window and isinstance(self.program.pages.window.page(), kind)
        )
        return self.program.pages.window.page()

    def window(self):
        self.until(lambda: self.program.window and self.program.window.isVisible())
        return self.program.window

    def press(self, name: str) -> None:
        found = self.program.pages.window.findChild(QWidget, name)
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
        for window in (program.window, program.pages.window):
            if window is not None:
                window.close()
                window.deleteLater()
        program.end()


@pytest.fixture
def cheap(monkeypatch):
    monkeypatch.setattr(opening, "make", partial(opening.make, cost=CHEAP))


def put_away(here):
    """Say that the recovery sheet is put away, its code copied by hand."""
    here.press("recovery.done")
    page = here.program.pages.window
    (sheet,) = page.findChildren(RecoverySheet)
    sheet.notice._button.click()


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
    here.until(lambda: here.program.pages.window.findChild(QWidget, "recovery.code"))
    code = here.program.pages.window.findChild(QWidget, "recovery.code").text()
    put_away(here)
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
    here.until(lambda: here.program.pages.window.findChild(QWidget, "recovery.done"))
    put_away(here)
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
    first.until(lambda: first.program.one.listening)
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
    assert page.window()._topic == "unlock"  # what F1 explains there
    page.password.set_value("sai mat khau")
    here.press("unlock.go")
    here.until(lambda: "không mở được" in page.notice.sentence())
    page.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.window()
    assert here.program.pages.window is None


def test_three_wrong_passwords_make_it_wait(run, book):
    here = run()
    page = here.page(UnlockPage)
    for wrong in range(1, 4):
        page.password.set_value("sai mat khau")
        page.go.click()
        here.until(lambda n=wrong: page.wrong == n)
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


def test_damage_met_while_it_is_open_leads_to_restoring(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()

    def fall(store):
        raise Damaged("Cuốn sổ bị hỏng.")

    here.program.work.read(fall, print)
    here.until(lambda: "bị hỏng" in window.notice.sentence())
    window.notice._button.click()
    here.until(lambda: window.findChild(QWidget, "restore.pick"))
    assert window.findChild(QWidget, "restore.pick").isVisible()


def test_a_list_in_the_damaged_page_does_not_say_that_it_is_empty(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()

    def fall(*_):
        raise Damaged("Cuốn sổ bị hỏng.")

    monkeypatch.setattr("handbook.ui.screens.assignments.lists.read", fall)
    window.go("assignments")
    here.until(lambda: "bị hỏng" in window.notice.sentence())
    seen = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]

    assert "Chưa đọc được danh sách này." in seen
    assert not any("Không có việc nào" in said for said in seen)


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


def test_a_handbook_left_alone_locks_itself_and_nothing_typed_is_lost(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run(screen="members")
    window = here.window()
    here.until(lambda: here.program._watch.idle.left_over() > 14 * 60_000)
    window.question.ask_why("Vì sao?", "Lý do", "Ghi", lambda why: None)
    window.question._why.set_value("đang gõ dở")
    QApplication.clipboard().setText("Ma Văn Đạt")
    here.program._watch._nobody_there()
    page = here.page(UnlockPage)
    here.until(lambda: not window.isVisible())
    assert QApplication.clipboard().text() == ""
    assert here.program._watch.idle.left_over() == -1
    page.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.until(window.isVisible)
    assert window.question._why.value() == "đang gõ dở"
    assert here.program._watch.idle.left_over() > 0


def test_windows_over_the_main_one_are_left_on_lock(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    window._turn_help()
    over = QDialog(window)
    left = []
    over.rejected.connect(lambda: left.append(True))
    over.setModal(True)
    over.show()
    here.program._watch._nobody_there()
    here.page(UnlockPage)
    assert left and not over.isVisible() and not window._help.isVisible()


def test_long_work_is_waited_for_before_the_lock(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    go_on = threading.Event()
    ended = []
    here.program.work.long(lambda progress, stopped: go_on.wait(20), ended.append)
    here.program._watch._nobody_there()
    assert window.isVisible() and here.program._watch.idle.left_over() < 70_000
    go_on.set()
    here.until(lambda: ended and not here.program.work.is_busy)
    here.program._watch._nobody_there()
    here.page(UnlockPage)


def test_wrong_tries_are_counted_on_over_pages(run, book):
    here = run()
    page = here.page(UnlockPage)
    for wrong in range(1, 4):
        page.password.set_value("sai mat khau")
        page.go.click()
        here.until(lambda n=wrong: page.wrong == n)
    here.program.pages.show_unlock("Gõ mật khẩu.")
    again = here.page(UnlockPage)
    assert again is not page and not again.go.isEnabled() and "giây" in again.go.text()


def test_a_missing_key_file_is_taken_from_a_backup(run, book, tmp_path):
    keys_file = book[0].with_name("chi-bo.sotay.khoa")
    kept = tmp_path / "usb.khoa"
    keys_file.rename(kept)
    here = run()
    page = here.page(TroublePage)
    assert page.findChild(QWidget, "trouble.slots") is not None
    here.program.pages.take_slots(kept)
    unlock = here.page(UnlockPage)
    unlock.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.window()


def test_a_missing_key_file_is_taken_from_the_backup_on_this_computer(run, book):
    opened = opening.open_with_password(book[0], PASSWORD, remember=False)
    backup.back_up(opened, paths.backups())
    opened.close()
    book[0].with_name("chi-bo.sotay.khoa").unlink()
    here = run()
    here.page(TroublePage)
    here.press("trouble.copy")
    unlock = here.page(UnlockPage)
    unlock.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.window()


def test_an_edited_key_file_offers_the_code(run, book):
    keys_file = book[0].with_name("chi-bo.sotay.khoa")
    text = keys_file.read_text()
    keys_file.write_text(text.replace('"n":1024', '"n":2048', 1))
    here = run()
    page = here.page(UnlockPage)
    page.password.set_value(PASSWORD)
    here.press("unlock.go")
    trouble = here.page(TroublePage)
    said = trouble.findChild(QWidget, "trouble.sentence").text()
    assert "bị sửa" in said and "mã khôi phục" in said
    here.press("trouble.code")
    unlock = here.page(UnlockPage)
    unlock.code.set_value(book[1])
    unlock.fresh.first.set_value("mot cau moi 22")
    unlock.fresh.again.set_value("mot cau moi 22")
    here.press("unlock.go")
    here.window()


def test_a_damaged_recovery_part_offers_the_password_and_not_the_code(run, book):
    keys_file = book[0].with_name("chi-bo.sotay.khoa")
    text = keys_file.read_text()
    at = text.index('"kind":"recovery"')
    keys_file.write_text(text[:at] + text[at:].replace('"n":1024', '"n":2048', 1))
    here = run()
    page = here.page(UnlockPage)
    here.press("unlock.turn")
    page.code.set_value(book[1])
    page.fresh.first.set_value("mot cau moi 22")
    page.fresh.again.set_value("mot cau moi 22")
    here.press("unlock.go")
    trouble = here.page(TroublePage)
    assert trouble.findChild(QWidget, "trouble.code") is None
    here.press("trouble.password")
    unlock = here.page(UnlockPage)
    unlock.password.set_value(PASSWORD)
    here.press("unlock.go")
    here.window()


def test_a_key_file_that_is_rubbish_offers_neither(run, book):
    book[0].with_name("chi-bo.sotay.khoa").write_text("rác")
    trouble = run().page(TroublePage)
    assert trouble.findChild(QWidget, "trouble.code") is None
    assert trouble.findChild(QWidget, "trouble.password") is None
    assert trouble.findChild(QWidget, "trouble.slots") is not None


def test_an_open_on_another_computer_by_code(run, book, tmp_path):
    there = tmp_path / "may-khac" / "chi-bo.sotay"
    there.parent.mkdir()
    for name in ("", ".khoa"):
        shutil.copyfile(book[0].with_name(book[0].name + name), there.with_name(there.name + name))
    here = run(there)
    page = here.page(UnlockPage)
    here.press("unlock.turn")
    page.code.set_value(book[1])
    page.fresh.first.set_value("mot cau moi 22")
    page.fresh.again.set_value("mot cau moi 22")
    here.press("unlock.go")
    here.window()


def test_a_crash_of_the_time_before_is_told_with_its_folder(run, book, monkeypatch):
    from handbook.services import crash

    crash.report(ValueError("Ma Văn Đạt"))
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    here.until(lambda: "gặp lỗi của chính nó" in window.notice.sentence())
    assert "đều đã được lưu" in window.notice.sentence()
    opened = []
    monkeypatch.setattr(last_time, "open_folder", opened.append)
    window.notice._button.click()
    assert opened == [paths.crashes()]
    assert crash.unseen() == ()


def test_typing_cut_off_the_time_before_is_there_and_told(run, book, monkeypatch):
    key = opening.open_with_password(book[0], PASSWORD, remember=False)
    member = key.read(lambda store: store.members.all()[0])
    key.keep_typing(replace(member, note="đang gõ dở"))
    key.close()
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    here.until(lambda: "đang gõ dở ở 1 bản ghi" in window.notice.sentence())


def test_an_older_file_in_place_of_the_newer_is_told(run, book, monkeypatch):
    old = book[0].read_bytes()
    opened = opening.open_with_password(book[0], PASSWORD, remember=False)
    one = opened.read(lambda store: store.members.all()[0])
    opened.change("Sửa", lambda store: store.members.put(replace(one, note="x")))
    opened.close()
    book[0].write_bytes(old)
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    here.until(lambda: "thiếu 1 thay đổi" in window.notice.sentence())
    window.notice._button.click()
    assert window._at == "settings"


def test_the_days_backup_is_made_by_itself_and_its_age_is_shown(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    here.until(lambda: "chưa có" in window.status._backup.text())
    here.program._watch.daily.look()
    here.until(lambda: "hôm nay, trên máy này" in window.status._backup.text())
    assert len(list(paths.backups().glob("*_tu-dong_*.sotay"))) == 1


def test_the_days_backup_of_a_changed_history_is_made_and_told(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    sql = "UPDATE history SET who = 'người khác' WHERE id = 1"
    here.program.work.read(lambda store: store.session.db.conn.execute(sql), lambda _: None)
    here.program._watch.daily.look()
    here.until(lambda: "Đã tự sao lưu. Trong cuốn sổ có chỗ" in window.notice.sentence())
    assert "Chuỗi lịch sử bị đứt" in window.notice.sentence()
    assert len(list(paths.backups().glob("*_tu-dong_*.sotay"))) == 1


def test_a_daily_backup_that_fails_is_told_once(run, book, monkeypatch):
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    here.until(lambda: window.status._backup.text())
    paths.backups().write_text("")  # a file where the folder should be
    here.program._watch.daily.look()
    here.until(lambda: "Chưa tự sao lưu được" in window.notice.sentence())
    window.notice.clear()
    here.program._watch.daily.look()
    here.program.work.service(lambda book: None, lambda _: window.setProperty("asked", True))
    here.until(lambda: window.property("asked"))
    assert window.notice.sentence() == ""


def test_a_handbook_in_a_synchronised_folder_is_warned_of_at_the_start(run, book, monkeypatch):
    from handbook.records.storage_places import PlaceKind
    from handbook.ui import drives

    monkeypatch.setattr(drives, "place_of", lambda path: PlaceKind.SYNCHRONISED)
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    here = run()
    window = here.window()
    here.until(lambda: "OneDrive" in window.notice.sentence())
