"""Writing a resolution: begun at step 4, edited beside its page, issued, withdrawn."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting, MeetingKind, Step, Vote
from handbook.records.resolutions import PartTable, ResolutionKind, ResolutionState
from handbook.services import meetings
from handbook.services.handbook import Handbook
from handbook.ui.screens.meetings.resolution_page import ResolutionPage


@pytest.fixture
def held(seen):
    """Put a meeting with everybody there and a passed vote; return it."""

    def put(store) -> Meeting:
        blank = meetings.new_meeting(store, MeetingKind.REGULAR, date(2026, 11, 3))
        there = tuple(Attendance(member=a.member, mark=Mark.PRESENT) for a in blank.attendance)
        whole = replace(
            blank,
            uid=new_uid(),
            attendance=there,
            report="Đã thu hoạch vụ mùa.",
            conclusions=("Chuẩn bị Ngày hội Đại đoàn kết.",),
            votes=(Vote(matter="Thông qua nghị quyết tháng 11", yes=30),),
        )
        return store.meetings.put(whole)

    found = []
    seen.work.change("Lập buổi", put, found.append)
    seen.until(lambda: found)
    return found[0]


@pytest.fixture
def open_page(seen, held):
    """Return a function that begins a paper at step 4 and waits for its page."""

    def begin(kind: ResolutionKind = ResolutionKind.RESOLUTION) -> ResolutionPage:
        seen.screen.show_meeting(held.uid, Step.CONCLUDE)
        seen.until(lambda: seen.meeting is not None)
        seen.widget(f"meeting.conclude.{kind.value}").click()
        seen.until(lambda: seen.screen.resolution is not None)
        page = seen.screen.resolution
        seen.until(lambda: page.faults is not None)
        return page

    return begin


def kept(seen, page):
    uid = page.writing.resolution.uid
    return seen.read(lambda store: store.resolutions.by_uid(uid))


def test_it_is_written_from_the_meeting_and_opens_beside_its_page(seen, open_page):
    page = open_page()
    assert seen.screen.title == "Nghị quyết tháng 11"
    assert "Dự thảo · sẽ nhận số 01-NQ/CB" in seen.screen.subtitle
    assert seen.screen.main_action.words == "Ban hành"
    assert seen.widget("resolution.leadership").value() == "Đã thu hoạch vụ mùa."
    assert "Ngày hội" in seen.widget("resolution.directions").value()
    assert seen.widget("resolution.vote").value() == 0
    assert not any(fault.blocks for fault in page.faults)


def test_what_is_typed_is_kept_and_shown(seen, open_page):
    page = open_page()
    area = seen.widget("resolution.directions")
    area.setFocus()
    area.insertPlainText("Trồng rừng. ")
    assert page.writing.resolution.directions.startswith("Trồng rừng. ")
    seen.screen.flush()
    seen.settled()
    assert kept(seen, page).directions.startswith("Trồng rừng. ")
    seen.widget("resolution.anew.directions").click()
    assert area.value() == "Chuẩn bị Ngày hội Đại đoàn kết."
    seen.widget("resolution.table.scores").click()
    seen.settled()
    assert kept(seen, page).tables == (PartTable.RESULTS, PartTable.ASSIGNMENTS)
    assert kept(seen, page).directions == "Chuẩn bị Ngày hội Đại đoàn kết."


@pytest.mark.parametrize(("keep", "left"), [(True, "của tôi"), (False, "của người khác")])
def test_what_others_saved_asks_which_text_to_keep(seen, open_page, keep, left):
    page = open_page()
    uid = page.writing.resolution.uid
    seen.screen.flush()
    seen.settled()

    def elsewhere(store):
        return store.resolutions.put(
            replace(store.resolutions.by_uid(uid), subject="của người khác")
        )

    seen.work.service(lambda book: book.change("Sửa ở nơi khác", elsewhere), lambda _: None)
    page.writing.set(subject="của tôi")
    seen.screen.flush()
    seen.until(page.elsewhere.sentence)
    assert kept(seen, page).subject == "của người khác"
    (page.elsewhere._deed if keep else page.elsewhere._other).click()
    seen.until(lambda: seen.screen.resolution.writing.resolution.subject == left)
    seen.settled()
    assert kept(seen, seen.screen.resolution).subject == left


def test_issuing_gives_the_number_and_locks(seen, open_page):
    page = open_page()
    seen.screen.main_action.on()
    seen.until(lambda: seen.screen.main_action.words == "Thu hồi để sửa")
    page = seen.screen.resolution
    assert kept(seen, page).state is ResolutionState.ISSUED
    assert seen.screen.subtitle.startswith("Số 01-NQ/CB, ngày 03/11/2026 · Đã ban hành")
    assert seen.widget("resolution.directions").isReadOnly()
    seen.widget("resolution.back").click()
    seen.until(lambda: seen.meeting is not None and seen.screen.resolution is None)
    assert seen.meeting.step() is Step.CONCLUDE
    listed = seen.meeting.pages[Step.CONCLUDE].resolutions
    seen.until(lambda: listed.buttons[ResolutionKind.RESOLUTION].isHidden())
    assert not listed.buttons[ResolutionKind.CONCLUSION].isHidden()


def test_withdrawing_asks_why_and_opens_it_again(seen, open_page):
    open_page()
    seen.screen.main_action.on()
    seen.until(lambda: seen.screen.main_action.words == "Thu hồi để sửa")
    seen.screen.resolution._withdraw("sai trích yếu")
    seen.until(lambda: seen.screen.main_action.words == "Ban hành")
    page = seen.screen.resolution
    assert (kept(seen, page).state, kept(seen, page).number) == (ResolutionState.DRAFT, 1)
    assert not seen.widget("resolution.directions").isReadOnly()
    assert not seen.widget("resolution.bin").isVisible()


def test_what_is_missing_leads_to_where_it_is_mended(seen, open_page):
    page = open_page()
    page.writing.set(vote=None)
    seen.until(lambda: any(fault.field == "vote" for fault in page.faults))
    assert "còn thiếu 1 điều" in page._verdict.text()
    seen.screen.main_action.on()
    seen.until(lambda: seen.window.focusWidget() is seen.widget("resolution.vote"))
    assert kept(seen, page).state is ResolutionState.DRAFT


def test_the_whole_can_be_written_anew_and_a_draft_binned(seen, open_page, held):
    page = open_page(ResolutionKind.CONCLUSION)
    assert seen.screen.title == "Kết luận tháng 11"
    page.writing.set(subject="Khác", vote=None)
    page.parts.fill_anew(("subject", "vote"))
    assert page.writing.resolution.subject.startswith("Lãnh đạo thực hiện")
    assert page.writing.resolution.vote == 0
    page_uid = page.writing.resolution.uid
    page._bin()
    seen.until(lambda: seen.screen.resolution is None and seen.meeting is not None)
    assert seen.read(lambda store: store.resolutions.of_meeting(held.uid)) == ()
    seen.settled()
    assert seen.window.notice.sentence() == "Đã bỏ dự thảo vào thùng rác."
    seen.window.notice._button.click()
    seen.until(lambda: seen.screen.resolution is not None)
    (back,) = seen.read(lambda store: store.resolutions.of_meeting(held.uid))
    assert back.uid == page_uid


def test_sealed_minutes_still_let_a_resolution_be_written(seen, held):
    def seal(book: Handbook) -> None:
        book.change("Chốt", lambda s: s.meetings.mark_sealed(s.meetings.by_uid(held.uid), 1))

    done = []
    seen.work.service(seal, lambda _: done.append(True))
    seen.until(lambda: done)
    seen.screen.show_meeting(held.uid, Step.CONCLUDE)
    seen.until(lambda: seen.meeting is not None)
    assert seen.widget("meeting.conclude.resolution").isEnabled()
    assert not seen.widget("meeting.conclude.add_vote").isEnabled()


def test_the_page_hides_by_f9_and_the_list_is_one_step_away(seen, open_page):
    page = open_page()
    was = page.page.isHidden()
    seen.screen.toggle_preview()
    assert page.page.isHidden() is not was
    seen.screen.home()
    seen.until(lambda: seen.screen.resolution is None and seen.meeting is None)
