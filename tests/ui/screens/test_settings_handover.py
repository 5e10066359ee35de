"""Handing the handbook over from Cài đặt: names, the successor's password, the recovery sheet."""

from functools import partial

import pytest

from handbook.errors import NotAsWritten
from handbook.services import checking, handover, keys
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.ui.screens.settings.handover import HandoverPart

CHEAP = Cost(n=1024, r=8, p=1)
NEW = "mat khau cua nguoi moi"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(handover, "hand_over", partial(handover.hand_over, cost=CHEAP))


def opened(shown):
    screen = shown.go("settings", part="handover")
    shown.settled()
    return screen.part("handover")


def fill(part):
    part.fields["receiver"].set_value("Lý Thu Hằng")
    part.fresh.first.set_value(NEW)
    part.fresh.again.set_value(NEW)


def test_the_secretary_and_what_there_is_are_filled_in(shown):
    part = opened(shown)
    assert part.fields["giver"].value() == "Hà Minh Khôi"
    assert "8 đảng viên" in part.counts.text()
    assert "Chưa xong: 1 việc được giao, 0 việc đột phá." in part.counts.text()


def test_what_is_missing_is_said_at_its_field(shown, tmp_path):
    part = opened(shown)
    part.hand_over_to(tmp_path / "giao")
    assert "người nhận" in part.fields["receiver"].problem()
    assert not (tmp_path / "giao").exists()


def test_the_copy_its_minutes_and_the_sheet(shown, tmp_path):
    part = opened(shown)
    fill(part)
    part.hand_over_to(tmp_path / "giao")
    shown.until(lambda: "Đã lập bản bàn giao" in part.notice.sentence())
    (book,) = (tmp_path / "giao").glob("*.sotay")
    code = shown.widget("recovery.code").text()
    assert keys.open_with_recovery(book, code) == keys.open_with_password(book, NEW)
    assert {file.suffix for file in (tmp_path / "giao").iterdir()} == {
        ".sotay",
        ".khoa",
        ".pdf",
        ".docx",
    }
    assert part.fresh.first.value() == ""
    shown.widget("recovery.done").click()
    assert "Bàn giao" in shown.read(lambda store: store.history.latest(1))[0].deed


def test_on_this_computer_the_key_changes_at_once(shown, tmp_path):
    before = keys.open_with_password(shown.book, "mot cau de nho 1")
    part = opened(shown)
    fill(part)
    part.here.set_value(True)
    part.hand_over_to(tmp_path / "giao")
    shown.until(lambda: "Cuốn sổ cũ còn ở" in part.notice.sentence())
    assert keys.open_with_password(shown.book, NEW) != before
    assert shown.read(lambda store: len(store.members.all())) == 8  # open under the new key


def typed_forms(shown):
    return shown.read(lambda store: store.drafts.forms())


def test_names_half_typed_outlive_a_kill_and_a_password_is_never_kept(shown):
    part = opened(shown)
    fill(part)
    part.fields["receiver"].edited.emit()
    shown.go("members")
    shown.settled()
    (kept,) = typed_forms(shown)
    again = HandoverPart(part.desk)
    shown.qtbot.addWidget(again)
    again.reload()
    shown.settled()

    assert again.fields["receiver"].value() == "Lý Thu Hằng"
    assert again.fresh.first.value() == ""
    assert NEW not in str(kept)
    assert "còn ở đây" in again.notice.sentence()


def test_the_copy_of_the_receiver_holds_no_half_typed_form(shown, tmp_path):
    part = opened(shown)
    fill(part)
    part.fields["receiver"].edited.emit()
    part.flush()
    part.hand_over_to(tmp_path / "giao")
    shown.until(lambda: "Đã lập bản bàn giao" in part.notice.sentence())
    (book,) = (tmp_path / "giao").glob("*.sotay")
    given = Handbook.open(book, keys.open_with_password(book, NEW))
    left = given.read(lambda store: store.drafts.forms())
    given.close()

    assert left == ()
    assert typed_forms(shown) == ()


CHANGE = "UPDATE history SET deed = 'Sửa lén' WHERE id = 1"


def asked(shown, tmp_path):
    """Change the history by another tool, hand over, and wait for the question."""
    shown.read(lambda store: store.session.db.conn.execute(CHANGE))
    part = opened(shown)
    fill(part)
    part.hand_over_to(tmp_path / "giao")
    shown.until(lambda: "Vẫn bàn giao" in shown.window.question.sentence())
    return part


def test_a_changed_history_is_told_and_asked_about_before_anything_is_done(shown, tmp_path):
    part = asked(shown, tmp_path)
    assert "Chuỗi lịch sử bị đứt ở mục “Sửa lén”" in part.notice.sentence()
    question = shown.window.question.sentence()
    assert question.startswith("Chuỗi lịch sử bị đứt ở mục “Sửa lén”")
    assert question.endswith("ghi điều này vào biên bản để hai bên cùng ký?")
    shown.window.question._other.click()
    shown.settled()
    assert not (tmp_path / "giao").exists()
    assert "Bàn giao" not in shown.read(lambda store: store.history.latest(1))[0].deed
    assert part.go.isEnabled() and part.fresh.first.value() == NEW  # to go on later


def test_it_is_handed_over_when_told_so_and_the_minutes_are_pointed_at(shown, tmp_path):
    part = asked(shown, tmp_path)
    shown.window.question._deed.click()
    shown.until(lambda: "Đã lập bản bàn giao" in part.notice.sentence())
    assert "hai bên đọc trước khi ký" in part.notice.sentence()
    (book,) = (tmp_path / "giao").glob("*.sotay")
    (problem,) = checking.check_file(book, keys.open_with_password(book, NEW)).problems
    assert "Sửa lén" in problem


def test_nothing_is_asked_of_a_page_that_was_left(shown, tmp_path):
    shown.read(lambda store: store.session.db.conn.execute(CHANGE))
    part = opened(shown)
    fill(part)
    part.hand_over_to(tmp_path / "giao")
    shown.window.go("members")
    shown.until(lambda: "Chuỗi lịch sử bị đứt" in part.notice.sentence())
    shown.settled()
    assert shown.window.question.sentence() == ""


def test_of_many_findings_the_first_are_told_and_the_rest_counted(shown):
    part = opened(shown)
    part._failed(NotAsWritten("Có chỗ sai.", "Một.", "Hai.", "Ba.", "Bốn.", "Năm."))
    assert part.notice.sentence() == "Có chỗ sai. Một. Hai. Ba. Và 2 chỗ nữa."
