"""What is done with an assignment from the list: close with one line, take up again."""

from typing import TYPE_CHECKING

from handbook.records.assignments import Assignment, AssignmentState
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store

_MOST_LETTERS = 60


class Deeds:
    """Asks on the page, never in a dialog, then writes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose(self, one: Assignment, state: AssignmentState) -> None:
        """Ask for the result or the reason in one line, then write it.

        What stands so already, and what is closed and not opened again first, is left alone.
        """
        is_open = one.state is AssignmentState.OPEN
        match state:
            case AssignmentState.DONE if is_open:
                self._ask(one, state, "Kết quả của việc “{}”?", "Kết quả, một dòng")
            case AssignmentState.DROPPED if is_open:
                self._ask(one, state, "Vì sao không thực hiện việc “{}” nữa?", "Lý do, một dòng")
            case AssignmentState.OPEN if not is_open:
                self._reopen(one)

    def _ask(self, one: Assignment, state: AssignmentState, sentence: str, label: str) -> None:
        done = state is AssignmentState.DONE
        self._desk.ask_why(
            sentence.format(short(one.what)),
            label,
            "Ghi hoàn thành" if done else "Không thực hiện nữa",
            lambda said: self._close(one, state, said),
        )

    def _close(self, one: Assignment, state: AssignmentState, said: str) -> None:
        today = self._desk.work.today()

        def close(store: "Store") -> Assignment:
            from handbook.services import assignments

            return assignments.close(store, one.uid, today, state, said)

        told = "hoàn thành" if state is AssignmentState.DONE else "không thực hiện nữa"
        undo = Action(words="Mở lại", on=lambda: self._reopen(one), icon="undo-2")
        self._desk.work.change(
            f"Ghi {told}: việc “{one.what}”",
            close,
            lambda _: self._desk.say(
                f"Đã ghi {told}: “{short(one.what)}”. Kết quả sẽ có ở buổi sinh hoạt tới.",
                Tone.GOOD,
                undo,
            ),
        )

    def _reopen(self, one: Assignment) -> None:
        today = self._desk.work.today()

        def again(store: "Store") -> Assignment:
            from handbook.services import assignments

            return assignments.reopen(store, one.uid, today)

        self._desk.work.change(
            f"Mở lại việc “{one.what}”",
            again,
            lambda _: self._desk.say(f"Đã mở lại: “{short(one.what)}”.", Tone.GOOD),
        )


def short(what: str) -> str:
    """Return a task's words short enough for a sentence on the page."""
    return what if len(what) <= _MOST_LETTERS else f"{what[: _MOST_LETTERS - 1].rstrip()}…"
