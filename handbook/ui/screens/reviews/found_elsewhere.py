"""Takes shortcomings over from where they were named: a meeting's minutes, the upper level's words.

What is a record already is not taken twice; the service sees to that.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from handbook.records import dates, words
from handbook.records.meetings import Meeting
from handbook.records.review_rounds import Round, called
from handbook.records.shortcomings import Shortcoming, named
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.buttons import open_menu
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.store.store import Store

_BACK = timedelta(days=400)
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where shortcomings were named lately; `round` has suggestions of the upper level."""

    meetings: tuple[Meeting, ...]
    round: Round | None


class FoundElsewhere:
    """Offers the places in a menu over a widget, and takes from the one chosen."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        self._desk, self._over = desk, over
        self.menu: QMenu | None = None

    def offer(self) -> None:
        """Read the places and open the menu."""
        self._desk.work.read(self._read, self._show)

    def actions(self, places: Places) -> list[Action]:
        """Return a line for each place."""
        made = [
            Action(
                words=f"{words.meeting_title(one)} ({dates.on_screen(one.date)})",
                on=partial(self.from_meeting, one),
                icon="calendar-days",
            )
            for one in places.meetings
        ]
        if places.round is not None:
            of = f"Gợi ý của cấp trên, {called(places.round)}"
            made.append(Action(words=of, on=partial(self.from_round, places.round), icon="info"))
        return made

    def from_meeting(self, one: Meeting) -> None:
        """Take what a meeting named as weak points."""

        def take(store: "Store") -> tuple[Shortcoming, ...]:
            from handbook.services import shortcomings

            return shortcomings.open_from_meeting(store, one.uid)

        self._desk.work.change(f"Lấy hạn chế từ {words.meeting_title(one)}", take, self._say)

    def from_round(self, one: Round) -> None:
        """Take what the upper level suggested to review."""

        def take(store: "Store") -> tuple[Shortcoming, ...]:
            from handbook.services import shortcomings

            return shortcomings.open_from_suggestions(store, one.uid)

        self._desk.work.change("Lấy hạn chế từ gợi ý kiểm điểm", take, self._say)

    def _read(self, store: "Store") -> Places:
        today = self._desk.work.today()
        lately = store.meetings.within(today - _BACK, today)  # without their texts
        held = (store.meetings.by_uid(one.uid) for one in lately)
        with_weak = [one for one in held if named(one.weak_points)]
        newest = sorted(with_weak, key=lambda one: one.date, reverse=True)[:_MOST]
        going = store.rounds.current(today)
        suggested = going is not None and any(said.text.strip() for said in going.suggestions)
        return Places(meetings=tuple(newest), round=going if suggested else None)

    def _show(self, places: Places) -> None:
        actions = self.actions(places)
        if not actions:
            self._desk.say(
                "Chưa có buổi sinh hoạt nào ghi điểm yếu, cũng chưa có gợi ý kiểm điểm nào.",
                Tone.NEUTRAL,
            )
            return
        self.menu = open_menu(self._over, actions)

    def _say(self, made: tuple[Shortcoming, ...]) -> None:
        if made:
            said = f"Đã thêm {len(made)} hạn chế; hãy ghi nguyên nhân, biện pháp, người, thời hạn."
            self._desk.say(said, Tone.GOOD)
        else:
            self._desk.say("Các hạn chế ở đó đã có đủ trong danh sách.", Tone.NEUTRAL)
