"""Backups, restoring, the history of a record and the bin, as a person meets them in Cài đặt."""

from dataclasses import replace
from pathlib import Path

import pytest

from handbook.errors import CannotWrite
from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark
from handbook.records.shortcomings import Shortcoming
from handbook.records.storage_places import PlaceKind
from handbook.services import backup, restores
from handbook.ui import drives
from handbook.ui.drives import Drive

PASSWORD = "mot cau de nho 1"


def part(shown, name, **what):
    screen = shown.go("settings", part=name, **what)
    shown.settled()
    return screen.part(name)


def change(shown, deed, fn):
    done = []
    shown.work.change(deed, fn, lambda _: done.append(True))
    shown.until(lambda: done)
    shown.settled()


def rename(shown, name):
    def deed(store):
        return store.branch.put(replace(store.branch.get(), name=name))

    change(shown, f"Đổi tên thành {name}", deed)


@pytest.fixture
def copy(shown, tmp_path) -> Path:
    """A backup, and one change of the handbook after it."""
    done = []
    shown.work.service(lambda book: backup.back_up(book, tmp_path / "usb"), done.append)
    shown.until(lambda: done)
    rename(shown, "Chi bộ thôn Mới")
    return Path(done[0].path)


# Backups


def test_each_stick_is_one_button(shown, tmp_path, monkeypatch):
    stick = Drive(words="KINGSTON (E:)", root=tmp_path / "stick")
    stick.root.mkdir()
    found = [()]
    monkeypatch.setattr(drives, "plugged_in", lambda book: found[0])
    shown_part = part(shown, "backup")
    assert shown.window.findChild(object, "settings.backup_stick_0") is None
    found[0] = (stick,)
    shown.widget("settings.look_for_sticks").click()
    button = shown.widget("settings.backup_stick_0")
    assert button.text() == "Sao lưu vào ổ KINGSTON (E:)"
    button.click()
    shown.until(lambda: "Đã sao lưu" in shown_part.notice.sentence())
    (made,) = (stick.root / drives.BACKUP_FOLDER).glob("*.sotay")
    shown.until(lambda: made in shown_part.made.rows())


def test_a_risky_place_is_warned_of(shown):
    shown_part = part(shown, "backup")
    assert shown_part.place_notice.sentence() == ""
    shown_part.show_place(shown.book, PlaceKind.SYNCHRONISED)
    assert "OneDrive" in shown_part.place_notice.sentence()


def test_what_lies_on_another_disk_is_said(shown, tmp_path, monkeypatch):
    shown_part = part(shown, "backup")
    assert "Chưa có bản nào ở ổ khác" in shown_part.elsewhere.text()
    monkeypatch.setattr(backup, "disk_of", lambda folder: 2 if folder.name == "usb" else 1)
    shown_part.back_up_to(tmp_path / "usb")
    shown.until(lambda: "Bản gần nhất ở ổ khác" in shown_part.elsewhere.text())


def test_a_listed_backup_leads_to_restoring(shown, copy, tmp_path):
    shown_part = part(shown, "backup")
    shown_part.made.opened.emit(copy)
    shown.settled()
    assert copy.name in shown.window._screens["settings"].part("restore").chosen.text()


# Restoring


def give(shown, copy, secret=PASSWORD):
    shown_part = part(shown, "restore", file=copy)
    shown_part.secret.set_value(secret)
    return shown_part


def test_it_opens_beside_and_shows_what_differs(shown, copy):
    shown_part = give(shown, copy)
    shown.widget("restore.examine").click()
    shown.until(lambda: shown_part._found)
    texts = [label.text() for label in shown_part.findChildren(object) if hasattr(label, "text")]
    assert any("thay là mất: 1 thay đổi" in str(text) for text in texts)
    assert any("Đổi tên thành Chi bộ thôn Mới" in str(text) for text in texts)
    prepared = shown_part._found.prepared
    assert prepared.exists()
    shown.widget("restore.stay").click()
    assert not prepared.exists() and not list(shown.book.parent.glob("*khoi-phuc*"))
    assert shown.read(lambda store: store.branch.get().name) == "Chi bộ thôn Mới"


def test_a_changed_history_is_told_of_the_backup_and_when_it_opens_beside(shown, tmp_path):
    sql = "UPDATE history SET who = 'người khác' WHERE id = 1"
    shown.read(lambda store: store.session.db.conn.execute(sql))
    kept = part(shown, "backup")
    kept.back_up_to(tmp_path / "usb")
    shown.until(lambda: "Chuỗi lịch sử bị đứt" in kept.notice.sentence())
    assert kept.notice.sentence().startswith("Đã sao lưu và thử mở lại")
    (made,) = (tmp_path / "usb").glob("*.sotay")
    shown_part = give(shown, made)
    shown.widget("restore.examine").click()
    shown.until(lambda: shown_part._found)
    texts = [label.text() for label in shown_part.findChildren(object) if hasattr(label, "text")]
    assert any("bên trong có chỗ không còn đúng" in str(text) for text in texts)


def test_it_replaces_only_when_told_and_keeps_what_was_there(shown, copy, own_place):
    shown_part = give(shown, copy)
    shown.widget("restore.examine").click()
    shown.until(lambda: shown_part._found)
    shown.widget("restore.replace").click()
    assert "1 thay đổi" in shown.window.question.sentence()
    assert shown.read(lambda store: store.branch.get().name) == "Chi bộ thôn Mới"
    shown.window.question._deed.click()
    shown.until(lambda: "Đã thay cuốn sổ" in shown.window.notice.sentence())
    assert shown.read(lambda store: store.branch.get().name) == "Chi bộ thôn Lăng Quậy"
    (kept,) = shown.book.parent.glob("*truoc-khoi-phuc*.sotay")
    assert kept.name in shown.window.notice.sentence()
    assert list((own_place / "sao-luu").glob("*truoc-khi-thay*.sotay"))


def test_a_disk_that_refuses_leaves_the_handbook_open(shown, copy, monkeypatch):
    shown_part = give(shown, copy)
    shown.widget("restore.examine").click()
    shown.until(lambda: shown_part._found)

    def refuse(found, book, at):
        raise CannotWrite("Không thay được tệp.")

    monkeypatch.setattr(restores, "put_in_place", refuse)
    shown.widget("restore.replace").click()
    shown.window.question._deed.click()
    shown.until(lambda: "Không thay được tệp" in shown_part.notice.sentence())
    assert shown.read(lambda store: store.branch.get().name) == "Chi bộ thôn Mới"


def test_wrong_password_and_nothing_typed_are_said(shown, copy):
    shown_part = give(shown, copy, "")
    shown.widget("restore.examine").click()
    assert "mật khẩu hoặc mã" in shown_part.secret.problem()
    shown_part.secret.set_value("khong phai mat khau")
    shown.widget("restore.examine").click()
    shown.until(lambda: "Mật khẩu không mở được" in shown_part.notice.sentence())


def test_a_drill_is_noted_and_leaves_nothing(shown, copy):
    shown_part = give(shown, copy)
    shown.widget("restore.drill").click()
    shown.until(lambda: "Diễn tập xong" in shown_part.notice.sentence())
    (answer,) = shown.read(lambda store: store.answers.all())
    assert answer.duty == restores.DRILL
    assert not list(shown.book.parent.glob("*khoi-phuc*"))


def test_a_drill_with_a_backup_of_a_changed_history_says_so(shown, copy, monkeypatch):
    real = restores.drill

    def drill(*given):
        return replace(real(*given), faults=("Chuỗi lịch sử bị đứt ở mục “Ghi”.",))

    monkeypatch.setattr(restores, "drill", drill)
    shown_part = give(shown, copy)
    shown.widget("restore.drill").click()
    shown.until(lambda: "Diễn tập xong" in shown_part.notice.sentence())
    assert "có chỗ cần xem" in shown_part.notice.sentence()
    assert "không có lỗi" not in shown_part.notice.sentence()


# The history of a record, and the bin


def test_a_record_is_shown_side_by_side_and_any_version_comes_back(shown):
    member = shown.members[0]

    def deed(store):
        return store.members.put(replace(store.members.by_uid(member.uid), note="đi học xa"))

    change(shown, "Sửa hồ sơ", deed)
    shown_part = part(shown, "history", kind="member", uid=member.uid, back="members")
    view = shown_part.record
    assert view.isVisible() and "Hà Minh Khôi" in view.called.text()
    assert view.sides.lines() == [("Ghi chú", "(trống)", "đi học xa")]
    assert not view.back_to_it.isEnabled()  # it is how the record stands
    view.table.select(0)
    shown.settled()
    view.back_to_it.click()
    shown.window.question._deed.click()
    shown.until(lambda: len(view.table.rows()) == 3)
    assert shown.read(lambda store: store.members.by_uid(member.uid).note) == ""
    shown.widget("history.back").click()
    assert shown.window._at == "members"


def test_the_list_of_deeds_opens_a_record(shown):
    shown_part = part(shown, "history")
    rename(shown, "Chi bộ thôn Mới")
    shown_part.table.opened.emit(shown_part.table.rows()[0])
    shown.settled()
    assert ("Tên", "Chi bộ thôn Lăng Quậy", "Chi bộ thôn Mới") in shown_part.record.sides.lines()
    shown.widget("history.back").click()
    assert shown_part.table.isVisible()


def test_a_deed_with_many_records_lists_them_and_opens_each(shown):
    names = [member.name for member in shown.members[:3]]

    def deed(store):
        for member in shown.members[:3]:
            store.members.put(replace(store.members.by_uid(member.uid), note=f"tổ {member.name}"))

    change(shown, "Chia tổ", deed)
    shown_part = part(shown, "history")
    shown_part.table.opened.emit(shown_part.table.rows()[0])
    shown.settled()
    view = shown_part.deed
    assert view.isVisible() and view.called.text().endswith("Chia tổ")
    assert [one.called for one in view.table.rows()] == names
    assert view.sides.lines() == [("Ghi chú", "(trống)", f"tổ {names[0]}")]
    view.table.select(2)
    shown.settled()
    assert view.sides.lines() == [("Ghi chú", "(trống)", f"tổ {names[2]}")]
    shown.widget("deed.history").click()
    shown.settled()
    assert names[2] in shown_part.record.called.text()
    shown.widget("history.back").click()
    assert view.isVisible()
    shown.widget("deed.back").click()
    assert shown_part.table.isVisible()


def test_a_private_record_in_a_deed_is_named_by_kind_alone(shown):
    one = Shortcoming(uid=new_uid(), member=shown.members[0].uid, what="Ít đọc báo", year=2026)
    change(shown, "Nêu hạn chế", lambda store: store.shortcomings.put(one))
    shown_part = part(shown, "history")
    shown_part.table.opened.emit(shown_part.table.rows()[0])
    shown.settled()
    view = shown_part.deed
    assert [(row.called, row.action) for row in view.table.rows()] == [("", "lập mới")]
    assert view.sides.lines() == [] and not view.to_record.isEnabled()
    view.table.opened.emit(view.table.rows()[0])
    assert view.isVisible()


def test_what_was_deleted_comes_back_from_the_bin(shown):
    uid = shown.members[6].uid
    change(shown, "Xóa", lambda store: store.members.bin(uid))
    shown_part = part(shown, "bin")
    (one,) = shown_part.table.rows()
    assert one.called == "đảng viên Quan Văn Hùng"
    shown.widget("settings.bin_out").click()
    shown.until(lambda: not shown_part.table.rows())
    assert shown.read(lambda store: store.members.by_uid(uid).name) == "Quan Văn Hùng"
    assert not shown.widget("settings.bin_empty").isEnabled()


def test_the_bin_is_emptied_only_on_purpose(shown):
    uid = shown.read(lambda store: store.assignments.open()[0].uid)
    change(shown, "Xóa", lambda store: store.assignments.bin(uid))
    shown_part = part(shown, "bin")
    shown.widget("settings.bin_empty").click()
    assert "Không lấy ra được nữa" in shown.window.question.sentence()
    assert len(shown_part.table.rows()) == 1
    shown.window.question._deed.click()
    shown.until(lambda: not shown_part.table.rows())
    assert shown.read(lambda store: store.assignments.binned()) == ()
    assert shown.read(lambda store: store.history.of_record(uid)[0].action) == "purge"


def test_what_others_rest_on_stays_and_says_why(shown):
    uid = shown.members[1].uid

    def deed(store):  # as a member binned by an older version
        store.members._set_binned(uid, "2026-11-03T12:00:00+07:00")

    change(shown, "Xóa", deed)
    shown_part = part(shown, "bin")
    shown.widget("settings.bin_purge").click()
    shown.window.question._deed.click()
    shown.until(lambda: "còn được bản ghi khác nhắc đến" in shown.window.notice.sentence())
    assert len(shown_part.table.rows()) == 1


def test_a_pdf_from_elsewhere_is_compared_with_what_was_sealed(shown, tmp_path):
    seals = []

    def seal(book):
        from handbook.services import meetings

        def ready(store):
            held = store.meetings.by_uid(shown.meeting.uid)
            first, second = shown.members[0].uid, shown.members[1].uid
            roll = tuple(
                Attendance(member=m.uid, mark=Mark.PRESENT)
                for m in store.members.all()
                if m.name not in ("Ma Văn Đạt", "Quan Văn Hùng")
            )
            return store.meetings.put(
                replace(
                    held,
                    ends_at="21:00",
                    chair=first,
                    recorder=second,
                    attendance=roll,
                    conclusions=("Nhất trí.",),
                )
            )

        book.change("Ghi", ready)
        return meetings.seal(book, shown.meeting.uid)

    shown.work.service(seal, seals.append)
    shown.until(lambda: seals)
    file = tmp_path / "bb.pdf"
    file.write_bytes(seals[0].pdf)
    card = part(shown, "backup").sealed
    card.compare(file)
    shown.until(lambda: "giống hệt biên bản đã chốt số 01" in card.notice.sentence())
    assert "cũng ra đúng lời văn ấy" in card.notice.sentence()
    file.write_bytes(seals[0].pdf + b" ")
    card.compare(file)
    shown.until(lambda: "không phải là bản đã chốt nào" in card.notice.sentence())
