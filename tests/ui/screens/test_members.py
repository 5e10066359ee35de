from datetime import date

import pytest
from PySide6.QtCore import Qt

from handbook.records.members import Member, Standing, StandingKind
from handbook.services import spreadsheets
from handbook.ui.screens.members.roster import Which, Width, age_words, belongs, counts, named
from handbook.ui.screens.members.timeline import span


@pytest.fixture
def screen(shown):
    return shown.go("members")


def names(screen) -> list[str]:
    return [member.name for member in screen.table.rows()]


def leave(field) -> None:
    field.editor.finished.emit()


def type_into(shown, name: str, text: str) -> None:
    editor = shown.widget(f"member.{name}")
    line = getattr(editor, "line", editor)
    line.setFocus()
    line.selectAll()
    line.insert(text)  # QTest cannot send Vietnamese letters key by key
    shown.qtbot.keyClick(line, Qt.Key.Key_Tab)
    shown.settled()


def test_roster_stands_in_vietnamese_order_without_those_who_left(screen):
    assert names(screen)[:3] == ["Hoàng Văn An", "Lê Thị Ánh", "Phạm Thu Duyên"]
    assert "Ma Văn Đạt" not in names(screen)
    assert screen.subtitle == "7 đảng viên: 6 chính thức, 1 dự bị"


def test_filters_stay(shown, screen):
    screen.filter.set_value(Which.GONE)
    screen.filter.edited.emit()
    assert names(screen) == ["Ma Văn Đạt"]
    shown.go("today")
    shown.go("members")
    assert names(screen) == ["Ma Văn Đạt"]


def test_finds_by_name_with_and_without_marks(screen):
    for typed, found in (("hanh", ["Đỗ Thị Hạnh"]), ("Hạnh", ["Đỗ Thị Hạnh"]), ("Hánh", [])):
        screen.by_name.setText(typed)
        screen._show_rows()
        assert names(screen) == found, typed


def test_a_field_is_saved_when_it_is_left(shown, screen):
    member = shown.members[2]
    shown.go("members", uid=member.uid)
    type_into(shown, "phone", "0912345678")
    kept = shown.read(lambda store: store.members.by_uid(member.uid))
    assert kept.phone == "0912345678"
    deed = shown.read(lambda store: store.history.of_record(member.uid)[0].deed)
    assert deed == "Sửa đảng viên Đỗ Thị Hạnh"


def test_partial_dates_are_taken_and_wrong_ones_stay_in_the_field(shown, screen):
    member = shown.members[2]
    shown.go("members", uid=member.uid)
    type_into(shown, "birth_date", "3/1963")
    assert shown.read(lambda store: store.members.by_uid(member.uid)).birth_date == "1963-03"
    type_into(shown, "birth_date", "31/02/1963")
    assert shown.read(lambda store: store.members.by_uid(member.uid)).birth_date == "1963-03"
    assert screen.panel.fields["birth_date"].problem()
    # Another member, then back: what was typed and not kept is there again, with its reason.
    shown.go("members", uid=shown.members[3].uid)
    assert not screen.panel.fields["birth_date"].problem()
    shown.go("members", uid=member.uid)
    assert screen.panel.fields["birth_date"].editor.line.text() == "31/02/1963"
    assert screen.panel.fields["birth_date"].problem()


def test_a_wrong_field_does_not_hold_back_a_right_one(shown, screen):
    member = shown.members[3]
    shown.go("members", uid=member.uid)
    type_into(shown, "official_on", "1/1/2009")
    assert "sau ngày vào Đảng" in screen.panel.fields["official_on"].problem()
    type_into(shown, "group", "Tổ đảng số 2")
    kept = shown.read(lambda store: store.members.by_uid(member.uid))
    assert (kept.group, kept.official_on) == ("Tổ đảng số 2", "2011-03-03")


def test_two_fields_left_at_once_are_both_kept(shown, screen):
    member = shown.members[4]
    shown.go("members", uid=member.uid)
    screen.panel.fields["residence"].set_value("Thôn Lăng Quậy")
    leave(screen.panel.fields["residence"])
    screen.panel.fields["ethnicity"].set_value("Tày")
    leave(screen.panel.fields["ethnicity"])
    shown.settled()
    kept = shown.read(lambda store: store.members.by_uid(member.uid))
    assert (kept.residence, kept.ethnicity) == ("Thôn Lăng Quậy", "Tày")


def test_a_new_member_is_kept_with_its_name(shown, screen):
    screen.main_action.on()
    type_into(shown, "name", "TRIỆU THỊ MAI")
    kept = [m for m in shown.read(lambda store: store.members.all()) if m.name == "Triệu Thị Mai"]
    assert len(kept) == 1
    type_into(shown, "phone", "0987")
    assert shown.read(lambda store: store.members.by_uid(kept[0].uid)).phone == "0987"
    assert "Triệu Thị Mai" in names(screen)


def test_standing_is_added_to_the_timeline(shown, screen):
    member = shown.members[4]
    shown.go("members", uid=member.uid)
    timeline = screen.panel.timeline
    timeline.add.click()
    timeline.form.set_values(
        {"kind": StandingKind.AWAY, "since": "2026-01", "place": "Chi bộ thôn Nà Pồng"}
    )
    timeline.write.click()
    shown.settled()
    kept = shown.read(lambda store: store.members.by_uid(member.uid)).standings
    assert kept == (Standing(kind=StandingKind.AWAY, since="2026-01", place="Chi bộ thôn Nà Pồng"),)
    assert not timeline.typing()


def test_bin_asks_and_gives_back(shown, screen):
    member = shown.members[5]
    shown.go("members", uid=member.uid)
    screen.panel._bin.click()
    question = shown.window.question
    assert "Phạm Thu Duyên" in question.sentence()
    question._do()
    shown.settled()
    assert shown.read(lambda store: store.members.find_uid(member.uid)) is None
    assert screen.panel.isHidden()
    shown.window.notice._button.click()
    shown.settled()
    assert shown.read(lambda store: store.members.find_uid(member.uid)) is not None


def test_bin_refuses_who_stands_in_minutes(shown, screen):
    shown.go("members", uid=shown.members[3].uid)
    screen.panel._bin.click()
    shown.window.question._do()
    shown.settled()
    assert [str(problem)[:22] for problem in shown.bugs] == ["Đồng chí Hoàng Văn An "]
    shown.bugs.clear()
    assert screen.panel.isVisible()


def test_roster_is_short_beside_a_member_and_alone_when_narrow(shown, screen):
    shown.go("members", uid=shown.members[0].uid)
    assert screen.table._now is Width.SHORT and screen._left.isVisible()
    shown.window.prefer(scale=200)
    shown.settled()
    screen._share()
    assert not screen._left.isVisible() and screen.panel.isVisible()
    screen.panel._close()
    assert screen._left.isVisible() and screen.table._now is Width.LESS
    shown.window.prefer(scale=100)


def test_pasted_list_is_previewed_and_written_at_once(shown, screen):
    screen.open(new="paste")
    intake = screen.imports.intake
    intake.show_text("Họ và tên\tNgày sinh\nTrần Thị Chín\t3/4/1990\nNguyễn Văn Tám\t31/02/1985")
    assert not screen.main_action.enabled
    assert [row.action.value for row in intake.table.rows()] == ["new", "bad"]
    before = shown.read(lambda store: store.members.count())
    intake.show_text("Họ và tên\tNgày sinh\nTrần Thị Chín\t3/4/1990\nNguyễn Văn Tám\t28/02/1985")
    assert screen.main_action.words == "Nhập 2 đảng viên"
    screen.main_action.on()
    shown.settled()
    assert shown.read(lambda store: store.members.count()) == before + 2
    assert screen.title == "Đảng viên"
    assert "Trần Thị Chín" in names(screen)


def test_excel_out_and_in_again_changes_nothing(shown, screen, tmp_path):
    file = tmp_path / "danh-sach.xlsx"
    screen.export_to(file)
    shown.until(lambda: file.exists() and "Đã xuất" in shown.window.notice.sentence())
    assert spreadsheets.read_grid(file).rows
    screen.imports.intake.know(screen._members)
    screen.imports.intake.show_file(file)
    shown.until(lambda: screen.imports.intake.proposal is not None)
    proposal = screen.imports.intake.proposal
    assert (proposal.new, proposal.updated, proposal.bad) == (0, 0, 0)


def test_empty_branch_offers_the_import(screen):
    screen._take(((), "Chi bộ thôn Lăng Quậy", None))
    assert screen._nobody.isVisible()
    screen.main_action.on()
    assert screen.panel.isVisible()


def test_filters_are_by_standing():
    day = date(2026, 11, 2)
    full = Member(uid="a", name="Ma Văn A", official_on="2011")
    fresh = Member(uid="b", name="Ma Văn B", admitted_on="2026-03-03")
    gone = Member(uid="c", name="C", standings=(Standing(kind=StandingKind.DIED, since="2020"),))
    assert belongs(full, Which.FULL, day) and not belongs(full, Which.PROBATIONARY, day)
    assert belongs(fresh, Which.PROBATIONARY, day) and belongs(fresh, Which.ROSTER, day)
    assert belongs(gone, Which.GONE, day) and not belongs(gone, Which.ROSTER, day)
    assert counts([full, fresh, gone], day)[Which.ALL] == 3
    assert age_words(fresh, day) == "" and named(full, "ma van")
    assert span(Standing(kind=StandingKind.AWAY, since="2026-01", until="2026-06")) == (
        "từ 01/2026 đến trước 06/2026"
    )


def test_typing_is_kept_within_the_file_before_the_field_is_left(shown, screen):
    member = shown.members[2]
    shown.go("members", uid=member.uid)
    editor = shown.widget("member.phone")
    editor.setFocus()
    editor.insert("09123")
    shown.until(lambda: shown.read(lambda store: store.drafts.waiting()))
    ((kind, typed),) = shown.read(lambda store: store.drafts.waiting())
    assert (kind, typed.uid, typed.phone) == ("member", member.uid, "09123")
    leave(screen.panel.fields["phone"])
    shown.settled()
    assert shown.read(lambda store: store.drafts.waiting()) == ()


def test_a_new_member_without_a_name_comes_back_after_a_kill(shown):
    typed = Member(uid="moi", name="", phone="0912")
    done = []
    shown.work.service(lambda book: book.keep_typing(typed), done.append)
    shown.until(lambda: done)
    screen = shown.go("members")
    assert screen.panel.isVisible()
    assert screen.panel.fields["phone"].value() == "0912"
    assert "gõ dở" in shown.window.notice.sentence()
    type_into(shown, "name", "Lò Văn Mới")
    kept = shown.read(lambda store: store.members.by_uid("moi"))
    assert (kept.name, kept.phone) == ("Lò Văn Mới", "0912")


def test_who_was_asked_for_is_shown_in_a_narrow_window_too(shown):
    shown.window.prefer(scale=200)
    try:
        screen = shown.go("members", uid=shown.members[3].uid)
        assert screen.panel.isVisible() and not screen.table.isVisible()
        assert screen.panel.member.uid == shown.members[3].uid
    finally:
        shown.window.prefer(scale=100)
