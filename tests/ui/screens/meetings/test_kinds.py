"""Each kind of meeting on the real screen: its own fields, its roll, and the ways between them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from handbook.records.copying import Part
from handbook.records.meetings import Mark, MeetingKind, MeetingState, Step
from handbook.records.members import Position
from handbook.services import meetings as service
from handbook.ui.screens.meetings import kind_wording
from handbook.ui.screens.meetings.attend import Choice
from handbook.ui.screens.meetings.open_meeting import minutes_pdf


def begin(seen, kind):
    """Make a meeting of a kind from the list, and wait until it is open."""
    before = seen.meeting
    seen.screen.new(kind)
    seen.until(lambda: seen.meeting is not None and seen.meeting is not before)
    return seen.meeting


def again(seen, deed):
    """Do something that builds the open meeting anew."""
    before = seen.meeting
    deed()
    seen.until(lambda: seen.meeting is not None and seen.meeting is not before)
    seen.settled()


def words_of(page):
    there = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    return " | ".join(there)


def press(seen, name):
    QTest.mouseClick(seen.widget(name), Qt.MouseButton.LeftButton)


def test_thematic_meeting_has_its_topic_presenter_and_session(seen):
    seen.new()
    regular = seen.editing.meeting
    begin(seen, MeetingKind.THEMATIC)
    page = seen.meeting.pages[Step.PREPARE]
    assert "Quý IV năm 2026" in words_of(page)
    seen.widget("meeting.topic").insertPlainText("Học Bác")
    presenter = seen.widget("meeting.presenter")
    presenter.setFocus()
    QTest.keyClicks(presenter, "Trieu Kim Oanh")
    assert (seen.editing.meeting.topic, seen.editing.meeting.presenter) == (
        "Học Bác",
        "Trieu Kim Oanh",
    )
    presenter._picked(seen.editing.members[0].uid)
    assert seen.editing.meeting.presenter == seen.editing.members[0].uid
    session = seen.widget("meeting.joined_with")
    assert session._values == ["", regular.uid]
    session.set_value(regular.uid)
    again(seen, session.edited.emit)
    assert seen.editing.meeting.joined_with == regular.uid
    assert any("khác ngày" in m.sentence for m in seen.editing.missing())
    assert seen.widget("meeting.presenter").text() == seen.editing.members[0].name


def test_thematic_course_asks_only_for_what_belongs_to_it(seen):
    begin(seen, MeetingKind.THEMATIC)
    said = words_of(seen.meeting.show_step(Step.COURSE))
    assert "2. Trình bày chuyên đề" in said and "3. Thảo luận" in said
    assert "đảng phí" not in said and "Tự phê bình" not in said
    assert "2. Việc rút ra từ chuyên đề, phân công" in words_of(
        seen.meeting.show_step(Step.CONCLUDE)
    )


def test_what_an_older_thematic_meeting_holds_stays_in_sight(seen):
    begin(seen, MeetingKind.THEMATIC)
    seen.editing.set(assessment="Đã ghi từ trước")
    again(seen, seen.meeting._deeds.show_again)
    assert "3. Đánh giá đảng viên" in words_of(seen.meeting.show_step(Step.COURSE))


def test_extraordinary_meeting_asks_why(seen):
    begin(seen, MeetingKind.EXTRAORDINARY)
    seen.widget("meeting.reason").insertPlainText("Mưa lũ")
    assert seen.editing.meeting.reason == "Mưa lũ"


def test_committee_meeting_is_made_from_the_regular_one_and_tells_it_what_was_agreed(seen):
    seen.new()
    regular = seen.editing.meeting
    again(seen, lambda: press(seen, "meeting.prepare.committee"))
    made = seen.editing.meeting
    assert (made.kind, made.date.isoformat()) == (MeetingKind.COMMITTEE, "2026-11-02")
    assert [row.member.name for row in seen.editing.roll] == ["Lý Thu Hằng", "Hà Minh Khôi"]
    assert "Chỉ điểm danh chi ủy: Lý Thu Hằng và Hà Minh Khôi." in words_of(
        seen.meeting.pages[Step.PREPARE]
    )
    assert seen.meeting.steps._words[-1] == "Chốt"
    assert "không chấm điểm" in words_of(seen.meeting.show_step(Step.CLOSE))
    seen.editing.set(conclusions=("Thống nhất dự thảo",))
    again(seen, lambda: press(seen, "meeting.prepare.regular"))
    assert seen.editing.meeting.uid == regular.uid
    assert "Họp chi ủy ngày 02/11/2026" in seen.widget("meeting.prepare.committee").text()
    press(seen, "meeting.prepare.take_agreed")
    meeting = seen.editing.meeting
    assert (meeting.committee_met_on, meeting.committee_agreed) == (
        "2026-11-02",
        "Thống nhất dự thảo",
    )
    assert seen.widget("meeting.committee_agreed").toPlainText() == "Thống nhất dự thảo"
    assert seen.widget("meeting.prepare.take_agreed").isHidden()
    again(seen, lambda: press(seen, "meeting.prepare.committee"))
    assert seen.editing.meeting.uid == made.uid


def test_committee_minutes_are_sealed_like_any_other(seen):
    begin(seen, MeetingKind.COMMITTEE)
    seen.editing.mark_all()
    seen.editing.set(ends_at="20:00", conclusions=("Thống nhất",))
    assert [m.sentence for m in seen.editing.missing() if m.blocks] == []
    assert seen.meeting.show_step(Step.CONCLUDE).resolutions.isHidden()
    seen.meeting.show_step(Step.CLOSE)
    assert not seen.widget("meeting.close.upload").isVisible()
    again(seen, seen.meeting.ask_seal)
    assert seen.editing.meeting.state is MeetingState.SEALED
    assert "Số 01-BB/CB" in seen.editing.symbol()


def test_present_online_is_marked_by_key_or_menu_and_counted(seen):
    seen.new()
    attend = seen.meeting.show_step(Step.ATTEND)
    first, second = [row for row in attend.table.rows() if row.counted][:2]
    attend.table.select(first.member.uid)
    QTest.keyClick(attend.table.view, Qt.Key.Key_T)
    attend._mark(second, Choice(Mark.PRESENT, online=True))
    seen.until(lambda: attend.table.rows()[0].online)
    assert seen.editing.counts.present == 2
    assert "Dự trực tuyến: " in attend._why.text() and first.member.name in attend._why.text()
    attend._mark(first, Choice(Mark.PRESENT))
    assert [row.member.uid for row in seen.editing.counts.online] == [second.member.uid]


@pytest.fixture
def members(members):
    """Half of the members belong to one party group, half to another."""
    return [replace(m, group=f"Tổ {n % 2 + 1}") for n, m in enumerate(members)]


def test_groups_that_meet_make_the_roll(seen):
    seen.new()
    box = seen.widget("meeting.groups")
    box.set_value(("Tổ 2",))
    box.edited.emit()
    assert seen.editing.meeting.groups == ("Tổ 2",)
    assert {row.member.group for row in seen.editing.roll} == {"Tổ 2"}
    assert len(seen.editing.meeting.attendance) == 17
    attend = seen.meeting.show_step(Step.ATTEND)
    assert len(attend.table.rows()) == 17


def test_ticked_parts_are_copied_from_an_earlier_meeting(seen):
    seen.new()
    seen.editing.set(place="Nhà ông Khôi", agenda=("Việc một",), purpose="Mở đầu")
    source = seen.editing.meeting
    begin(seen, MeetingKind.EXTRAORDINARY)
    assert seen.widget("meeting.copy.source").value() == source.uid
    seen.widget("meeting.copy.purpose").set_value(True)
    seen.widget("meeting.copy.agenda").set_value(False)
    agenda = seen.editing.meeting.agenda
    again(seen, lambda: seen.widget("meeting.copy.take").click())
    meeting = seen.editing.meeting
    assert (meeting.place, meeting.purpose, meeting.agenda) == ("Nhà ông Khôi", "Mở đầu", agenda)
    assert "Đã chép từ buổi thường kỳ ngày 03/11/2026" in seen.window.notice.sentence()
    assert seen.widget("meeting.place").text() == "Nhà ông Khôi"


def test_every_part_can_be_ticked(seen):
    seen.new()
    begin(seen, MeetingKind.EXTRAORDINARY)
    for part in Part:
        assert seen.widget(f"meeting.copy.{part.value}")


def test_list_shows_kinds_with_their_topic_and_offers_others(seen):
    begin(seen, MeetingKind.THEMATIC)
    seen.widget("meeting.topic").insertPlainText("Học Bác")
    seen.screen.show_list()
    seen.until(lambda: len(seen.screen.list.table.rows()) == 1)
    seen.until(lambda: seen.screen.list.table.rows()[0].topic == "Học Bác")
    (row,) = seen.screen.list.table.rows()
    assert kind_wording.kind_words(row) == "Chuyên đề: Học Bác"
    lines = [action.text() for action in seen.widget("meetings.other").findChild(QMenu).actions()]
    assert lines == ["Buổi chuyên đề", "Họp chi ủy", "Buổi bất thường"]


def test_without_anybody_in_a_post_the_committee_is_skipped_and_said_so(seen):
    seen.new()
    blank = tuple(replace(m, position=Position.MEMBER) for m in seen.editing.members)
    meeting = seen.editing.meeting
    assert "bỏ qua bước này" in kind_wording.committee_line(None, blank, meeting)
    assert "Chưa có biên bản" in kind_wording.committee_line(None, seen.editing.members, meeting)
    assert "Bí thư, Phó Bí thư họp" in kind_wording.committee_words(seen.editing.roll[:1])
    assert "Hãy ghi chức vụ" in kind_wording.committee_words(())


def test_sealed_committee_meeting_fills_the_draft_of_the_regular_one(seen):
    seen.new()
    regular = seen.editing.meeting
    again(seen, lambda: press(seen, "meeting.prepare.committee"))
    seen.editing.mark_all()
    seen.editing.set(ends_at="20:00", conclusions=("Thống nhất",))
    seen.screen.flush()
    uid = seen.editing.meeting.uid
    done = []
    seen.work.service(lambda book: service.seal(book, uid), done.append)
    seen.until(lambda: done)
    told = seen.read(lambda store: store.meetings.by_uid(regular.uid))
    assert told.committee_agreed == "Thống nhất"


def test_page_of_another_meeting_is_never_shown_beside_this_one(seen):
    seen.new()
    page, editing = seen.meeting.page, seen.editing
    if page.isHidden():
        seen.meeting.toggle_page()
    seen.until(page.pages.count)
    seen.meeting.show_page()
    assert page.pages.count()  # the same meeting: its last page stays until the fresh one is there
    meeting = replace(editing.meeting, uid="another")
    page.show_fresh("another", lambda: minutes_pdf(editing.gathered(), meeting))
    assert page.pages.count() == 0
