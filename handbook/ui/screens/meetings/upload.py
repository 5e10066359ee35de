"""Papers of the meeting as files to be posted, and the tick that they were."""

from typing import Any

from handbook.records import dates, meetings
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, row
from handbook.ui.parts.buttons import Button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.files import ask_folder
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings.editing import Editing


class UploadCard(Card):
    """The files of a sealed meeting, and when they were posted; dead until it is sealed."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        super().__init__("Tài liệu để đăng")
        self._editing, self._desk = editing, desk
        self.add(
            labels.quiet(
                "Một thư mục gồm biên bản đã chốt, nghị quyết hoặc kết luận đã ban hành (PDF và "
                "Word, tên tệp ngắn, không dấu) và phiếu kiểm. Chương trình không tự gửi đi đâu."
            )
        )
        out = export_button("Xuất tài liệu để đăng…", editing, desk, before=False)
        out.setObjectName("meeting.close.upload")
        self._tick = plain_button("Ghi là đã đăng", self._posted, "check")
        self._tick.setObjectName("meeting.close.posted")
        self._undo = quiet_button("Bỏ ghi", self._unposted)
        self._undo.setObjectName("meeting.close.unposted")
        self._said = Chip()
        for button in (out, self._tick, self._undo):
            button.setProperty("still", True)
            button.setEnabled(editing.sealed)
        self.add(row(out, STRETCH))
        self.add(row(self._tick, self._said, self._undo, STRETCH))
        self._show()

    def _show(self) -> None:
        at = meetings.posted_on(self._editing.meeting)
        self._tick.setHidden(at is not None)
        self._said.setHidden(at is None)
        self._undo.setHidden(at is None)
        if at is not None:
            said = f"Đã đăng lúc {at:%H:%M} ngày {dates.on_screen(at.date())}"
            self._said.show_state(said, Tone.GOOD)

    def _posted(self) -> None:
        from handbook.services import upload_package

        uid = self._editing.meeting.uid
        self._desk.work.change(
            "Ghi đã đăng tài liệu", lambda store: upload_package.mark_posted(store, uid)
        )

    def _unposted(self) -> None:
        uid = self._editing.meeting.uid
        self._desk.work.change(
            "Bỏ ghi đã đăng tài liệu", lambda store: store.meetings.mark_posted(uid, "")
        )


def export_button(words: str, editing: Editing, desk: Desk, *, before: bool) -> Button:
    """Return the button that asks for a folder and writes the meeting's files there."""

    def export() -> None:
        editing.flush()
        folder = ask_folder(button, "Chọn nơi đặt thư mục tài liệu")
        if folder is not None:
            write(desk, editing.meeting.uid, folder, before=before)

    button = plain_button(words, export, "folder-open")
    return button


def write(desk: Desk, uid: str, folder: Any, *, before: bool) -> None:
    """Write the files under `folder`, with progress, and say where they are."""
    from handbook.services import upload_package

    work = desk.work

    def make(progress: Any, stopped: Any) -> Any:
        package = work.fetch(
            lambda store: upload_package.gathered(
                store, uid, store.session.clock().date(), before=before
            )
        )
        return upload_package.write(package, folder, progress, stopped)

    def say(files: Any) -> None:
        if files:
            desk.say(f"Đã xuất {len(files)} tệp vào “{files[0].parent}”.", Tone.GOOD)

    desk.progress("Đang xuất tài liệu", work.long(make, say))
