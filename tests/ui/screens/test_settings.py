from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from handbook.records import kinds
from handbook.records.settings import PaperChoices
from handbook.services import backup, checking, help_pages, keys
from handbook.store.history import Entry
from handbook.ui import theme
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.screens.settings import safety
from handbook.ui.screens.settings.backup import backups_in
from handbook.ui.screens.settings.history import SHOWN, deeds
from handbook.ui.screens.settings.screen import PARTS

PASSWORD = "mot cau de nho 1"


def part(shown, name):
    screen = shown.go("settings", part=name)
    shown.settled()
    return screen.part(name)


def branch(shown):
    shown.settled()
    return shown.read(lambda store: store.branch.get())


@pytest.mark.parametrize("name", [name for name, _, _ in PARTS])
def test_every_part_opens_by_its_button(shown, name):
    screen = shown.go("settings")
    shown.widget(f"settings.part.{name}").click()
    shown.settled()
    assert screen.part(name).isVisible()
    assert screen.help_topic() == f"settings.{name}"
    assert help_pages.of_screen(screen.help_topic())[0].name != help_pages.SHORTCUTS


def test_f1_explains_the_part_that_is_shown(shown):
    def page(name):
        return help_pages.of_screen(shown.go("settings", part=name).help_topic())[0].name

    assert [page(name) for name in ("backup", "bin", "handover", "look")] == [
        "khoa-sao-luu",
        "lich-su",
        "ban-giao",
        "settings",
    ]


def test_branch_fields_are_saved_when_left(shown):
    shown_part = part(shown, "branch")
    field = shown_part.form.fields["meeting_place"]
    field.set_value("Nhà văn hóa thôn")
    field.finished.emit()
    assert branch(shown).meeting_place == "Nhà văn hóa thôn"


def test_a_branch_without_a_name_is_not_saved(shown):
    shown_part = part(shown, "branch")
    field = shown_part.form.fields["name"]
    field.set_value("")
    field.finished.emit()
    assert branch(shown).name == "Chi bộ thôn Lăng Quậy"
    assert "Thiếu tên" in field.problem()
    shown_part.form.fields["name"].set_value("Chi bộ thôn Mới")
    shown_part.flush()
    assert branch(shown).name == "Chi bộ thôn Mới"


def test_a_parent_body_gets_a_new_name_from_a_day(shown):
    shown_part = part(shown, "branch")
    shown_part.parents._add()
    since, name = shown_part.parents._fields[-1]
    since.editor.line.setText("01/07/2025")
    name.editor.setText("Đảng bộ xã Hòa Phú mới")
    shown_part.save()
    parents = branch(shown).parents
    assert [(p.since, p.name) for p in parents] == [
        ("", "Đảng bộ xã Hòa Phú"),
        ("2025-07-01", "Đảng bộ xã Hòa Phú mới"),
    ]


def test_paper_choices_are_saved_at_once_and_say_their_default(shown):
    shown_part = part(shown, "papers")
    assert set(shown_part.switches) | set(shown_part.captions) | {"authority"} == set(
        PaperChoices.__slots__
    )
    switch = shown_part.switches["minutes_place_and_date"]
    switch.click()
    assert branch(shown).choices.minutes_place_and_date is True
    caption = shown_part.captions["chair_caption"]
    caption.set_value("")
    caption.finished.emit()
    assert branch(shown).choices.chair_caption == "CHỦ TRÌ HỘI NGHỊ"


def test_text_size_changes_at_once(shown):
    part(shown, "look")
    shown.widget("settings.larger").click()
    assert theme.current().scale == 110
    assert isinstance(QApplication.instance(), QApplication)
    shown.widget("settings.smaller").click()
    assert theme.current().scale == 100


def test_password_is_changed_only_with_the_old_one(shown):
    shown_part = part(shown, "safety")
    shown_part.fresh.first.set_value("mot cau khac hon 2")
    shown_part.fresh.again.set_value("mot cau khac hon 2")
    shown_part.old.set_value("khong phai cau nay")
    shown.widget("settings.change_password").click()
    shown.until(lambda: "không mở được" in shown_part.password_notice.sentence())
    assert keys.open_with_password(shown.book, PASSWORD)
    shown_part.old.set_value(PASSWORD)
    shown.widget("settings.change_password").click()
    shown.until(lambda: "Đã đổi" in shown_part.password_notice.sentence())
    assert keys.open_with_password(shown.book, "mot cau khac hon 2")


def test_guesses_at_the_password_of_now_are_slowed_down(shown, monkeypatch):
    shown_part = part(shown, "safety")
    button = shown.widget("settings.renew_recovery")
    monkeypatch.setattr(safety, "seconds_after", lambda wrong: wrong // 3)
    for guess in range(3):
        shown_part.own.set_value(f"khong phai cau nay {guess}")
        button.click()
        shown.until(lambda n=guess: shown_part._tries.wrong == n + 1)
    assert "Thử lại sau 1 giây" in shown_part.recovery_notice.sentence()
    assert not button.isEnabled() and not shown.widget("settings.change_password").isEnabled()
    shown.until(button.isEnabled)
    shown_part.own.set_value(PASSWORD)
    button.click()
    shown.until(lambda: shown.window.findChild(object, "recovery.code"))
    assert shown_part._tries.wrong == 0


def test_new_recovery_sheet_shows_a_code_that_opens(shown):
    shown_part = part(shown, "safety")
    shown_part.own.set_value(PASSWORD)
    shown.widget("settings.renew_recovery").click()
    shown.until(lambda: shown.window.findChild(object, "recovery.code"))
    code = shown.widget("recovery.code").text()
    assert keys.open_with_recovery(shown.book, code)


def test_keyring_that_is_off_says_so(shown):
    shown_part = part(shown, "safety")
    shown.until(lambda: "đang tắt" in shown_part.keyring.text())
    assert shown_part.remember.isHidden()


def test_backup_is_proven_and_listed(shown, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "disk_of", lambda folder: 2 if folder.name == "sao luu" else 1)
    shown_part = part(shown, "backup")
    assert shown_part.state.text() == "Chưa có"
    folder = tmp_path / "sao luu"
    shown_part.back_up_to(folder)
    shown.until(lambda: "Đã sao lưu" in shown_part.notice.sentence())
    shown.settled()
    assert shown_part.state.text() == "Đã thử mở lại"
    assert len(shown_part.made.rows()) == len(backups_in(folder, shown.book)) == 1
    assert "8 đảng viên" in shown_part.notice.sentence()
    shown.go("today")
    assert shown.window.findChild(object, "today.backup") is None


def test_backup_into_a_file_is_refused_in_words(shown, tmp_path):
    shown_part = part(shown, "backup")
    wall = tmp_path / "tep"
    wall.write_text("x")
    shown_part.back_up_to(wall)
    shown.until(lambda: "Không ghi được" in shown_part.notice.sentence())
    assert shown_part.go.isEnabled()


def test_check_says_the_file_is_whole(shown):
    shown_part = part(shown, "backup")
    shown.widget("settings.check").click()
    shown.until(lambda: "nguyên vẹn" in shown_part.check_notice.sentence())


@pytest.mark.parametrize(
    ("damaged", "way_out"), [(True, "khôi phục từ bản sao lưu gần nhất"), (False, "Tệp không hỏng")]
)
def test_check_says_what_to_do_by_what_is_wrong(shown, damaged, way_out):
    shown_part = part(shown, "backup")
    shown_part._checked(checking.Report(counts={}, problems=("Một chỗ sai.",), damaged=damaged))
    said = shown_part.check_notice.sentence()
    assert said.startswith("Một chỗ sai. ") and way_out in said


def test_history_is_one_line_a_deed(shown):
    table = part(shown, "history").table
    assert [deed.deed for deed in table.rows()] == ["Nhập dữ liệu thử", "Lập cuốn sổ"]
    assert table.rows()[0].records == "1 việc được giao, 1 buổi sinh hoạt, 8 đảng viên"


def test_history_shows_no_more_than_fifty():
    blank = Entry(
        group_uid="",
        deed="Sửa",
        at="2026-11-02T19:00:00",
        who="",
        kind="member",
        uid="u",
        version=1,
        action="change",
        before={},
        after={},
    )
    entries = tuple(replace(blank, group_uid=str(n)) for n in range(80))
    assert len(deeds(entries)) == SHOWN


def test_secrets_are_hidden(shown):
    shown_part = part(shown, "safety")
    for editor in (shown_part.old.editor, shown_part.own.editor, shown_part.fresh.first.editor):
        assert isinstance(editor, LineEdit)
        assert editor.echoMode() == LineEdit.EchoMode.Password


def test_counts_are_said_in_words():
    assert kinds.counted({"member": 2, "plan": 0}) == "2 đảng viên"
    assert kinds.counted({"member": 0}) == "chưa có bản ghi nào"


def test_locking_by_itself_is_a_choice_of_this_computer(shown):
    shown_part = part(shown, "safety")
    assert shown_part.wait.value() == 15
    shown_part.wait.editor.set_value(30)
    shown_part.wait.editor.edited.emit()
    assert shown.window._preferences.idle_minutes == 30
    shown_part.reload()
    assert shown_part.wait.value() == 30


def test_no_password_stays_in_its_field_when_one_leaves(shown):
    shown_part = part(shown, "safety")
    shown_part.old.set_value(PASSWORD)
    shown_part.own.set_value(PASSWORD)
    shown_part.fresh.first.set_value("mot cau khac 2")
    shown.go("today")
    assert shown_part.old.value() == shown_part.own.value() == ""
    assert shown_part.fresh.first.value() == ""
