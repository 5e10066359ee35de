"""The real screen over a real handbook: the list, the five steps, saving, sealing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.basics import new_uid
from handbook.records.meetings import Mark, MeetingKind, MeetingState, Step
from handbook.records.votes import Threshold
from handbook.services import meetings as service
from handbook.ui.parts.suggestions import found_in
from handbook.ui.screens.meetings.attend import Choice

MOST_ACTIONS = 45  # UX.md, "Counted"


class Hand:
    """Clicks and keys as a person makes them; text is free, everything else is counted."""

    def __init__(self, seen):
        self.seen, self.actions = seen, 0

    def click(self, target):
        widget = self.seen.widget(target) if isinstance(target, str) else target
        assert widget.isVisible() and widget.isEnabled(), target
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._done()

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.at(), key, modifier)
        self._done()

    def choose(self, menu, words):
        line = next(a for a in menu.actions() if a.text() == words)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())
        self._done()

    def type(self, text):
        at = self.at()
        if isinstance(at, QPlainTextEdit):
            at.insertPlainText(text)
        else:
            QTest.keyClicks(at, text)
        QTest.qWait(1)

    def at(self):
        widget = self.seen.window.focusWidget()
        assert widget is not None
        return widget

    def _done(self):
        self.actions += 1
        QTest.qWait(1)


def step_button(seen, place):
    return seen.meeting.steps.findChildren(QPushButton)[place]


def head_button(seen, words):
    buttons = seen.window.head.findChildren(QPushButton)
    return next(b for b in buttons if b.text() == words and b.isVisible())


def mark(hand, seen, name, choice):
    """Press the chip of a member, then the line of the menu."""
    table = seen.meeting.pages[Step.ATTEND].table
    row = [r.member.name for r in table.rows()].index(name)
    index = table.model.index(row, 2)
    table.view.scrollTo(index)
    QTest.mouseClick(
        table.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.view.visualRect(index).center(),
    )
    hand._done()
    hand.choose(table.view.menu, choice)


def test_the_list_is_empty_at_first_and_a_new_meeting_is_filled(seen):
    seen.settled()
    assert seen.screen.list._which.currentIndex() == 1
    seen.new()
    meeting = seen.editing.meeting
    assert (meeting.date.isoformat(), meeting.kind) == ("2026-11-03", MeetingKind.REGULAR)
    assert meeting.place == "Nhà văn hóa thôn" and meeting.starts_at == "19:30"
    assert seen.editing.name(meeting.chair) == "Hà Minh Khôi"
    assert seen.editing.name(meeting.recorder) == "Lý Thu Hằng"
    assert len(meeting.agenda) > 5 and len(meeting.attendance) == 34
    assert seen.screen.title == "Sinh hoạt thường kỳ tháng 11"
    assert "Bản nháp" in seen.screen.subtitle


def test_a_regular_meeting_takes_at_most_45_actions(seen):
    hand, enter = Hand(seen), Qt.Key.Key_Return
    seen.settled()
    hand.click(head_button(seen, "Buổi mới"))
    seen.until(lambda: seen.meeting is not None)
    # 2 Điểm danh: everyone, then three absent with a reason
    hand.click(step_button(seen, 1))
    hand.click("meeting.attend.all_present")
    names = [r.member.name for r in seen.editing.roll if r.counted]
    for name, reason in zip(
        names[3:6], ("đi công tác", "ốm, sức khỏe", "việc gia đình"), strict=True
    ):
        mark(hand, seen, name, f"Vắng có lý do: {reason}")
    # 3 Diễn biến: dues, five speakers
    hand.click(step_button(seen, 2))
    hand.click("meeting.course.all_paid")
    hand.type("Các việc tháng trước đã xong.")
    hand.click("meeting.course.speaker")
    for place, typed in enumerate(("minh khoi", "thu hang", "ma minh", "do bich", "hoang thi")):
        if place:
            hand.press(enter, Qt.KeyboardModifier.ControlModifier)
        hand.type(typed)
        hand.press(enter)
        hand.type("Nhất trí với báo cáo; đề nghị sớm làm đường.")
    # 4 Kết luận: one conclusion, four assignments, one vote
    hand.click(step_button(seen, 3))
    hand.type("Thống nhất đánh giá như báo cáo.")
    hand.click("meeting.conclude.add_assignment")
    for place, typed in enumerate(("minh khoi", "thu hang", "ma minh", "do bich")):
        if place:
            hand.press(enter)
        hand.type(f"Việc {place + 1}")
        hand.press(enter)
        hand.type(typed)
        hand.press(enter)
    hand.click("meeting.conclude.add_vote")
    hand.type("Thông qua nghị quyết tháng 11")
    hand.click("meeting.conclude.all_agree")
    # 5 Chấm điểm, chốt
    hand.click(step_button(seen, 4))
    hand.type("2115")
    hand.click("meeting.close.give_most")
    hand.click("meeting.close.everyone")
    hand.click(head_button(seen, "Chốt biên bản"))
    seen.until(lambda: seen.editing.sealed)

    assert hand.actions <= MOST_ACTIONS
    meeting = seen.editing.meeting
    assert len(meeting.speeches) == 5 and all(s.member and s.text for s in meeting.speeches)
    assert [a.what for a in seen.editing.own] == ["Việc 1", "Việc 2", "Việc 3", "Việc 4"]
    assert all(len(a.members) == 1 and a.due == "2026-12-02" for a in seen.editing.own)
    assert len(seen.editing.counts.excused) == 3
    assert meeting.votes[0].yes == seen.editing.counts.roll.present
    assert meeting.ends_at == "21:15" and meeting.agreed == seen.editing.counts.present
    seal = seen.read(lambda store: store.seals.current(meeting.uid))
    assert seal.pdf.startswith(b"%PDF") and seal.number == 1
    assert f"số 01-BB/CB · dấu vân {seal.mark}" in seen.screen.subtitle


def sealed_meeting(seen):
    """Open a new meeting and seal it, filled by code."""
    seen.new()
    editing = seen.editing
    editing.mark_all()
    editing.set(ends_at="21:30")
    seen.meeting.show_step(Step.CLOSE)
    seen.meeting.ask_seal()
    seen.until(lambda: seen.editing.sealed)
    return seen.editing


def test_sealed_minutes_are_read_only_and_show_the_stored_page(seen):
    editing = sealed_meeting(seen)
    assert [a.words for a in (seen.screen.main_action,)] == ["Mở lại để sửa"]
    for step in Step:
        page = seen.meeting.show_step(step)
        assert all(line.isReadOnly() for line in page.findChildren(QLineEdit))
        assert all(area.isReadOnly() for area in page.findChildren(QPlainTextEdit))
        assert not any(box.isEnabled() for box in page.findChildren(QComboBox))
    attend = seen.meeting.pages[Step.ATTEND]
    attend._mark(attend.table.rows()[0], Choice(Mark.UNEXCUSED))
    assert seen.editing.meeting == editing.meeting
    seal = seen.read(lambda store: store.seals.current(editing.meeting.uid))
    seen.until(lambda: bytes(seen.meeting.page.pages._buffer.data()) == seal.pdf)


def test_unsealing_asks_why_and_keeps_the_number(seen):
    editing = sealed_meeting(seen)
    seen.screen.main_action.on()
    bar = seen.window.question
    assert "Mở lại biên bản" in bar.sentence()
    assert not bar._deed.isEnabled()
    QTest.keyClicks(bar._why, "ghi thieu")
    QTest.mouseClick(bar._deed, Qt.MouseButton.LeftButton)
    seen.until(lambda: not seen.editing.sealed)
    assert seen.editing.meeting.state is MeetingState.DRAFT
    assert seen.editing.symbol() == "Số 01-BB/CB"
    seals = seen.read(lambda store: store.seals.of_meeting(editing.meeting.uid))
    assert seals[0].unseal_reason == "ghi thieu"


def test_what_blocks_is_listed_and_leads_to_its_field(seen):
    seen.new()
    seen.editing.mark_all()
    absent = next(r.member for r in seen.editing.roll if r.counted)
    seen.editing.mark(absent.uid, Mark.EXCUSED)
    seen.meeting.ask_seal()
    assert seen.meeting.step() is Step.CLOSE and not seen.editing.sealed
    close = seen.meeting.pages[Step.CLOSE]
    assert "còn thiếu 2 điều phải có" in close._verdict.text()
    assert not seen.widget("meeting.close.seal").isEnabled()
    missing = next(m for m in seen.editing.missing() if m.field == absent.uid)
    seen.meeting.lead_to(missing)
    assert seen.meeting.step() is Step.ATTEND
    assert seen.meeting.pages[Step.ATTEND].table.selected().member.uid == absent.uid
    for one in seen.editing.missing():
        seen.meeting.lead_to(one)
        assert seen.meeting.step() is one.step
        assert seen.window.focusWidget() is not None


def test_typing_is_saved_when_the_field_is_left(seen):
    seen.new()
    place = seen.widget("meeting.place")
    place.setFocus()
    place.selectAll()
    QTest.keyClicks(place, "Nha ong Khoi")
    assert seen.editing.meeting.place == "Nha ong Khoi"
    seen.widget("meeting.starts_at").setFocus()
    uid = seen.editing.meeting.uid
    seen.until(lambda: seen.read(lambda s: s.meetings.by_uid(uid).place) == "Nha ong Khoi")
    seen.settled()
    assert seen.editing.meeting.version == 2
    assert seen.widget("meeting.place").text() == "Nha ong Khoi"  # and the screen stayed


def test_a_day_that_is_none_is_said_and_the_day_kept_is_shown(seen):
    seen.new()
    day = seen.widget("meeting.date")
    day.line.setFocus()
    day.line.selectAll()
    QTest.keyClicks(day.line, "31/11/2026")
    seen.widget("meeting.place").setFocus()
    said = seen.window.notice.sentence()
    assert said.startswith("Không có ngày 31/11/2026") and "vẫn ghi ngày 03/11/2026" in said
    assert day.line.text() == "03/11/2026" and seen.editing.meeting.date.day == 3
    day.line.setFocus()
    day.line.selectAll()
    QTest.keyClicks(day.line, "04/11/2026")
    assert seen.window.notice.sentence() == ""


def test_a_day_before_the_meeting_that_stands_after_it_is_told(seen):
    seen.new()
    told = seen.widget("meeting.notified_on")
    told.line.setFocus()
    QTest.keyClicks(told.line, "05/11/2026")
    seen.widget("meeting.place").setFocus()
    field = told.parentWidget()
    assert field.problem() == "Sau ngày họp 03/11/2026; hãy xem lại."
    assert seen.editing.meeting.notified_on == "2026-11-05"
    day = seen.widget("meeting.date")
    day.line.setFocus()
    day.line.selectAll()
    QTest.keyClicks(day.line, "06/11/2026")
    seen.until(lambda: field.problem() == "")


def test_typing_is_kept_in_the_file_before_it_is_saved(seen):
    seen.new()
    seen.editing.set(report="gõ dở")
    uid = seen.editing.meeting.uid

    def kept():
        drafts = seen.read(lambda store: store.drafts.waiting())
        return [d.report for _, d in drafts if d.uid == uid] == ["gõ dở"]

    seen.until(kept)
    assert seen.read(lambda store: store.meetings.by_uid(uid).report) == ""


def test_leaving_for_the_list_saves_and_shows_the_meeting_there(seen):
    seen.new()
    seen.editing.mark_all()
    uid = seen.editing.meeting.uid
    QTest.mouseClick(seen.widget("meeting.back"), Qt.MouseButton.LeftButton)
    assert seen.meeting is None and seen.screen.title == "Sinh hoạt"
    seen.until(lambda: seen.screen.list.table.rows())
    seen.settled()
    row = seen.screen.list.table.rows()[0]
    assert (row.uid, row.present, row.total) == (uid, 32, 32)
    seen.screen.list.table.select(uid)
    QTest.keyClick(seen.screen.list.table.view, Qt.Key.Key_Return)
    seen.until(lambda: seen.meeting is not None)
    assert seen.editing.meeting.uid == uid


def test_what_others_saved_asks_which_text_to_keep(seen):
    seen.new()
    uid = seen.editing.meeting.uid
    seen.editing.set(report="của tôi")

    def elsewhere(store):
        from dataclasses import replace

        return store.meetings.put(replace(store.meetings.by_uid(uid), report="của người khác"))

    seen.work.service(lambda book: book.change("Sửa ở nơi khác", elsewhere), lambda _: None)
    seen.screen.flush()
    seen.until(lambda: seen.screen._elsewhere.sentence())
    assert seen.read(lambda s: s.meetings.by_uid(uid).report) == "của người khác"
    QTest.mouseClick(seen.screen._elsewhere._deed, Qt.MouseButton.LeftButton)  # keep mine
    seen.until(lambda: seen.read(lambda s: s.meetings.by_uid(uid).report) == "của tôi")


def test_earlier_assignments_get_their_result(seen):
    seen.settled()

    def early(store):
        meeting = service.new_meeting(store, MeetingKind.REGULAR, seen_day(store))
        return store.assignments.put(
            Assignment(
                uid=new_uid(),
                meeting=meeting.uid,
                assigned_on=meeting.date,
                what="Làm đường",
                due="2026-10-25",
            )
        )

    def seen_day(store):
        from datetime import date

        return date(2026, 10, 3)

    made = []
    seen.work.service(lambda book: book.change("Giao việc", early).value, made.append)
    seen.until(lambda: made)
    seen.new()
    page = seen.meeting.show_step(Step.COURSE)
    row = page.places["earlier"].rows[made[0].uid]
    assert row._late.text() == "Quá hạn"
    row.state.set_value(AssignmentState.DONE)
    row.state._chosen()
    assert row._late.text() == ""
    row.result.setFocus()
    QTest.keyClicks(row.result, "vuot 02 ho")
    seen.screen.flush()
    seen.settled()
    stored = seen.read(lambda s: s.assignments.by_uid(made[0].uid))
    assert stored.state is AssignmentState.DONE and stored.result == "vuot 02 ho"


def test_an_assignment_taken_out_goes_to_the_bin_and_comes_back(seen):
    seen.new()
    page = seen.meeting.show_step(Step.CONCLUDE)
    rows = page._assignments.rows
    rows.begin()
    rows.rows()[0]._what.insertPlainText("Làm đường")
    seen.screen.flush()
    seen.settled()
    uid = seen.editing.own[0].uid
    rows.remove(rows.rows()[0])
    seen.until(lambda: seen.window.notice.sentence())
    assert seen.read(lambda s: s.assignments.find_uid(uid)) is None
    QTest.mouseClick(seen.window.notice._button, Qt.MouseButton.LeftButton)
    seen.until(lambda: [a.uid for a in seen.editing.own] == [uid])
    seen.settled()
    shown = seen.meeting.pages[Step.CONCLUDE]._assignments.rows
    assert [line.what for line in shown.value()] == ["Làm đường"]


def test_keys_mark_the_roll_and_the_filter_finds_without_marks(seen):
    seen.new()
    page = seen.meeting.show_step(Step.ATTEND)
    page._filter.setFocus()
    QTest.keyClicks(page._filter, "thu hang")
    QTest.keyClick(page._filter, Qt.Key.Key_Return)
    assert [r.member.name for r in page.table.rows()] == ["Lý Thu Hằng"]
    QTest.keyClicks(page.table.view, "k")
    seen.until(lambda: seen.editing.counts.unexcused)
    QTest.keyClicks(page.table.view, "l")
    assert [a.text() for a in page.menu.actions()][:2] == ["Đi công tác", "Ốm, sức khỏe"]
    page.menu.actions()[1].trigger()
    page.menu.close()
    assert seen.editing.counts.excused[0].reason == "Ốm, sức khỏe"
    seen.qtbot.wait(1)
    QTest.keyClicks(page.table.view, "c")
    assert seen.editing.counts.present == 1


def test_tab_goes_down_the_rows_that_were_added(seen):
    seen.new()
    page = seen.meeting.show_step(Step.CONCLUDE)
    page._votes.begin()
    page._assignments.rows.begin()
    page.begin()
    seen.settled()  # the rows that were added are shown by then
    met = []
    for _ in range(12):
        met.append(seen.window.focusWidget().accessibleName())
        QTest.keyClick(seen.window.focusWidget(), Qt.Key.Key_Tab)
    menu = "Chuyển chỗ hoặc bỏ dòng này"
    assert met == [
        "Kết luận của chủ trì", menu, "Thêm kết luận",
        "Việc", "Người thực hiện", "Thời hạn", "Sản phẩm", menu, "Thêm việc",
        "Mẫu câu", "Nội dung biểu quyết", "Hình thức",
    ]  # fmt: skip


def test_the_vote_follows_the_roll_and_warns_before(seen):
    seen.new()
    page = seen.meeting.show_step(Step.CONCLUDE)
    page._votes.begin()
    row = page._votes.rows()[0]
    assert "không quá nửa" in row._warning.sentence()  # nobody is there yet
    seen.editing.mark_all()
    assert row._warning.sentence() == ""
    row._all_agree()
    present = seen.editing.counts.roll.present
    assert f"{present}/30, đạt 100,0%: thông qua" in row._result.sentence()
    assert seen.editing.meeting.votes[0].yes == present


def test_the_page_follows_the_typing_and_f9_hides_it(seen):
    seen.new()
    page = seen.meeting.page
    with seen.qtbot.waitSignal(page.shown, timeout=15_000):
        pass
    with seen.qtbot.waitSignal(page.shown, timeout=5_000):
        seen.editing.set(place="Nhà ông Khôi")
    seen.until(lambda: "Nhà ông Khôi" in page.pages.document.getAllText(0).text())
    QTest.keyClick(seen.window, Qt.Key.Key_F9)
    assert page.isHidden()
    QTest.keyClick(seen.window, Qt.Key.Key_F9)
    assert not page.isHidden()


def test_the_page_gives_way_where_the_steps_need_the_room(seen):
    seen.new()
    seen.window.prefer(scale=150)
    seen.window.resize(1366, 768)
    seen.until(lambda: seen.meeting.page.isHidden())
    assert seen.window.width() == 1366


def test_points_lost_ask_for_a_reason(seen):
    seen.new()
    page = seen.meeting.show_step(Step.CLOSE)
    scores = page._scores
    seen.widget("meeting.close.give_most").click()
    assert scores._total.text() == "Tổng điểm 100 · Tốt"
    line = scores.lines[0]
    assert line._reason.isHidden()
    line.points.line.setFocus()
    line.points.line.selectAll()
    QTest.keyClicks(line.points.line, "3,5")
    assert not line._reason.isHidden() and scores._total.text() == "Tổng điểm 98,5 · Tốt"
    assert any("chưa ghi lý do" in m.sentence for m in seen.editing.missing())


def test_another_kind_takes_its_own_agenda_and_points(seen):
    seen.new()
    before = seen.meeting
    before.show_step(Step.PREPARE)._change_kind(MeetingKind.COMMITTEE)
    seen.until(lambda: seen.meeting is not before)
    assert len(seen.editing.meeting.agenda) == 3
    assert seen.meeting.show_step(Step.CLOSE)._scores.lines == []
    assert seen.screen.title == "Họp chi ủy tháng 11"


def test_other_kinds_begin_from_the_list(seen):
    seen.screen.new(MeetingKind.EXTRAORDINARY)
    seen.until(lambda: seen.meeting is not None)
    assert seen.editing.meeting.kind is MeetingKind.EXTRAORDINARY
    assert seen.editing.meeting.date.isoformat() == "2026-11-02"  # today


def test_papers_are_saved_as_pdf_and_word(seen, tmp_path):
    seen.new()
    seen.editing.set(place="Nhà ông Khôi")
    for suffix, start in ((".pdf", b"%PDF"), (".docx", b"PK")):
        target = tmp_path / f"bien-ban{suffix}"
        seen.meeting.output.save_to("minutes", target)
        seen.until(target.exists)
        assert target.read_bytes().startswith(start)
    seen.until(lambda: "Đã lưu" in seen.window.notice.sentence())


def test_everything_one_fills_in_has_a_name_aloud(seen):
    seen.new()
    seen.editing.set(speeches=(), votes=())
    for step in Step:
        page = seen.meeting.show_step(step)
        kinds = QLineEdit | QPlainTextEdit | QComboBox | QPushButton
        nameless = [
            w
            for w in page.findChildren(QWidget)
            if isinstance(w, kinds)
            and not w.accessibleName()
            and not w.objectName().startswith("qt_")
        ]
        assert nameless == [], step


def test_a_guest_speaks_under_the_name_typed(seen):
    seen.new()
    page = seen.meeting.show_step(Step.COURSE)
    box = page.places["speeches"]
    box.setFocus()
    QTest.keyClicks(box, "Trieu Kim Oanh")
    assert found_in(box).isVisible()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert seen.editing.meeting.speeches[0].name == "Trieu Kim Oanh"
    assert seen.window.focusWidget().accessibleName() == "Ý kiến của đồng chí Trieu Kim Oanh"


def test_enter_on_a_line_of_the_roll_opens_the_marks(seen):
    seen.new()
    table = seen.meeting.show_step(Step.ATTEND).table
    table.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert "Vắng không lý do" in [a.text() for a in table.view.menu.actions()]
    table.view.menu.actions()[0].trigger()
    table.view.menu.close()
    assert seen.editing.counts.present == 1


def test_the_list_says_state_and_number_and_chooses_the_year(seen):
    sealed_meeting(seen)
    seen.screen.show_list()
    seen.settled()
    listed = seen.screen.list
    said = [column.words(listed.table.rows()[0]) for column in listed.table.model.columns]
    assert said == ["Tháng 11", "Thường kỳ", "Thứ Ba 03/11", "32 / 32", "", "Đã chốt · số 01"]
    seen.screen._choose_year(2025)
    seen.settled()
    assert listed._which.currentIndex() == 1 and listed._year.value() == 2025


def test_a_meeting_made_by_mistake_goes_to_the_bin_and_comes_back(seen):
    seen.new()
    uid = seen.editing.meeting.uid
    seen.widget("meeting.prepare.bin").click()
    QTest.mouseClick(seen.window.question._deed, Qt.MouseButton.LeftButton)
    seen.until(lambda: seen.window.notice.sentence())
    assert seen.meeting is None and seen.read(lambda s: s.meetings.find_uid(uid)) is None
    QTest.mouseClick(seen.window.notice._button, Qt.MouseButton.LeftButton)
    seen.until(lambda: seen.meeting is not None)
    assert seen.editing.meeting.uid == uid


def test_points_out_of_range_are_said(seen):
    seen.new()
    line = seen.meeting.show_step(Step.CLOSE)._scores.lines[0]
    line.points.line.setFocus()
    QTest.keyClicks(line.points.line, "7")
    line.points.line.editingFinished.emit()
    assert line._problem.text() == "Hãy ghi một số từ 0 đến 5."


def test_a_ready_matter_brings_its_share_and_selects_its_gap(seen):
    seen.new()
    page = seen.meeting.show_step(Step.CONCLUDE)
    page._votes.begin()
    row = page._votes.rows()[0]
    row._take("Kết nạp quần chúng … vào Đảng", Threshold.TWO_THIRDS)
    assert row._matter.textCursor().selectedText() == "…"
    row._matter.insertPlainText("Triệu Thị Hoa")
    vote = seen.editing.meeting.votes[0]
    assert vote.matter == "Kết nạp quần chúng Triệu Thị Hoa vào Đảng"
    assert vote.threshold is Threshold.TWO_THIRDS and "hai phần ba" in row._result.sentence()
