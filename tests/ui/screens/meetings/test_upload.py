"""Papers of a meeting go out as files, before it and after its seal, and the tick that they did."""

from dataclasses import replace

import pytest

from handbook.records.meetings import Attendance, Mark, MeetingKind, Step
from handbook.services import meetings as service
from handbook.ui.parts.chip import Chip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "de dang"
    made.mkdir()
    monkeypatch.setattr("handbook.ui.screens.meetings.upload.ask_folder", lambda *_: made)
    return made


@pytest.fixture
def sealed(seen, members, day):
    """Show step 5 of a meeting that was sealed."""

    def make(store):
        blank = service.new_meeting(store, MeetingKind.REGULAR, day)
        roll = tuple(Attendance(member=m.uid, mark=Mark.PRESENT) for m in members)
        held = replace(
            blank,
            recorder=members[1].uid,
            ends_at="21:00",
            attendance=roll,
            conclusions=("Đồng ý",),
        )
        return store.meetings.put(held).uid

    uids = []
    seen.work.change("Lập", make, uids.append)
    seen.until(lambda: uids)
    done = []
    seen.work.service(lambda book: service.seal(book, uids[0]), done.append)
    seen.until(lambda: done)
    seen.screen.show_meeting(uids[0], Step.CLOSE)
    seen.until(lambda: seen.meeting is not None and seen.editing.sealed)
    return uids[0]


def test_the_files_of_a_sealed_meeting_go_out_and_are_ticked(seen, sealed, folder):
    seen.widget("meeting.close.upload").click()
    seen.until(lambda: "Đã xuất 3 tệp" in seen.window.notice.sentence())
    (inside,) = folder.iterdir()
    assert inside.name == "2026-11-03_thuong-ky"
    assert seen.widget("meeting.close.unposted").isHidden()
    before = seen.meeting
    seen.widget("meeting.close.posted").click()
    seen.until(lambda: seen.meeting is not before)
    assert seen.meeting.step() is Step.CLOSE
    assert seen.editing.meeting.posted_at == "2026-11-02T19:00"
    chips = [chip.text() for chip in seen.meeting.pages[Step.CLOSE].findChildren(Chip)]
    assert "Đã đăng lúc 19:00 ngày 02/11/2026" in chips
    before = seen.meeting
    seen.widget("meeting.close.unposted").click()
    seen.until(lambda: seen.meeting is not before and not seen.editing.meeting.posted_at)
    # The page before is deleted a moment later; until then its buttons go by the same names.
    seen.until(lambda: not seen.widget("meeting.close.posted").isHidden())


def test_before_the_meeting_the_invitation_goes_out(seen, folder):
    seen.new()
    seen.meeting.show_step(Step.CLOSE)
    assert not seen.widget("meeting.close.upload").isEnabled()
    assert not seen.widget("meeting.close.posted").isEnabled()
    seen.meeting.show_step(Step.PREPARE)
    seen.widget("meeting.prepare.upload").click()
    seen.until(lambda: "Đã xuất 3 tệp" in seen.window.notice.sentence())
    names = {file.name.split("_", 1)[1] for file in next(folder.iterdir()).iterdir()}
    assert names == {"giay-moi.pdf", "giay-moi.docx", "phieu-kiem-truoc.pdf"}
