"""What is done with an open meeting as a whole: sealed, opened again with a reason, binned."""

from collections.abc import Callable

from handbook.errors import Problem
from handbook.services import meetings as service
from handbook.store.seals import Seal
from handbook.ui.desk import Desk
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.meetings import reading, wording
from handbook.ui.screens.meetings.editing import Editing
from handbook.ui.to_bin import put_in_bin


class Deeds:
    """The deeds of one open meeting; each saves first what is typed."""

    def __init__(
        self,
        desk: Desk,
        editing: Editing,
        *,
        save: Callable[[], None],
        show: Callable[[str], None],
        leave: Callable[[], None],
    ) -> None:
        """`show` shows a meeting as it is now kept, `leave` goes to the list."""
        self._desk, self._editing = desk, editing
        self._save, self._show, self._leave = save, show, leave
        self._busy = False

    def show_again(self) -> None:
        """Save, read the meeting anew and build its steps again: what they hold is another."""
        self._show(self._editing.meeting.uid)

    def open_other(self, uid: str) -> None:
        """Go to another meeting that belongs to this one."""
        self._show(uid)

    def make_committee(self) -> None:
        """Make the committee meeting that prepares this one, and open it; pressed twice: one."""
        if self._busy:
            return
        self._busy = True
        uid = self._editing.meeting.uid
        self._save()
        self._desk.work.change(
            "Tạo cuộc họp chi ủy",
            lambda store: reading.make_committee(store, uid),
            self._show,
            self._not_done,
        )

    def seal(self) -> None:
        """Give the number, keep the paper, lock; a second press while it is done does nothing."""
        if self._busy:
            return
        self._busy = True
        uid = self._editing.meeting.uid
        self._save()
        self._desk.work.service(lambda book: service.seal(book, uid), self._sealed, self._not_done)

    def ask_unseal(self) -> None:
        """Ask why sealed minutes are to be changed."""
        self._desk.ask_why(
            "Mở lại biên bản đã chốt để sửa? Bản đã chốt vẫn được giữ nguyên trong cuốn sổ.",
            "Lý do mở lại",
            "Mở lại để sửa",
            self._unseal,
        )

    def ask_bin(self) -> None:
        """Ask before the meeting goes to the bin."""
        self._desk.ask(
            "Bỏ buổi sinh hoạt này vào thùng rác? Có thể lấy lại sau.",
            "Bỏ vào thùng rác",
            self._bin,
        )

    def _sealed(self, seal: Seal) -> None:
        self._desk.say(f"Đã chốt biên bản s{self._editing.symbol()[1:]}.", Tone.GOOD)
        self._tell()

    def _unseal(self, why: str) -> None:
        uid = self._editing.meeting.uid
        self._desk.work.service(
            lambda book: service.unseal(book, uid, why), lambda _: self._tell(), self._not_done
        )

    def _tell(self) -> None:
        """Show the meeting as it is now kept, and tell the other screens."""
        self._busy = False
        self._show(self._editing.meeting.uid)
        self._desk.saved()
        self._desk.work.changed.emit(frozenset({"meeting", "seal"}))

    def _bin(self) -> None:
        uid, called = self._editing.meeting.uid, f"buổi {wording.name_of(self._editing.meeting)}"
        self._leave()
        put_in_bin(self._desk, "meeting", uid, called, back=lambda one: self._show(one.uid))

    def _not_done(self, problem: Problem) -> None:
        self._busy = False
        say_problem(self._desk, problem)


def say_problem(desk: Desk, problem: Problem) -> None:
    """Say on the page what could not be done, with its details."""
    desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)
