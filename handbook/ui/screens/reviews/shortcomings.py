"""*Hạn chế, khắc phục*: shortcomings by state, person and year; one beside with its whole life."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.papers.catalog import Request
from handbook.records import shortcomings
from handbook.records.basics import new_uid
from handbook.records.loop import Link
from handbook.records.members import in_order
from handbook.records.shortcomings import STATE_WORDS, FoundBy, Shortcoming, ShortcomingState
from handbook.records.text import one_line
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.list_with_form import ListWithForm, Words
from handbook.ui.parts.people_box import PeopleBox
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.found_elsewhere import FoundElsewhere
from handbook.ui.screens.reviews.listed_tab import ListedTab
from handbook.ui.screens.reviews.output import Output
from handbook.ui.screens.reviews.shortcoming_deeds import NAMES, Deed, Said, done, made_task
from handbook.ui.screens.reviews.shortcoming_form import ShortcomingForm
from handbook.ui.screens.reviews.shortcoming_table import STATES, VIEW_WORDS, Line, View, table
from handbook.ui.screens.reviews.shortcoming_words import BRANCH

if TYPE_CHECKING:
    from handbook.store.store import Store


_BRANCH = "branch"  # in the filter of persons, whose empty value is everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is read: the shortcomings of the year or of all, members, the years there are."""

    found: tuple[Shortcoming, ...]
    people: list[tuple[str, str]]
    years: tuple[int, ...]


class ShortcomingsPage(ListWithForm):
    """The list and one shortcoming."""

    words = Words(
        name="shortcomings",
        kind="shortcoming",
        title="Hạn chế, khắc phục",
        add="Thêm hạn chế",
        paper="remedy-plan",
        print="In kế hoạch",
        gone="Hạn chế này không còn trong cuốn sổ; có thể ở trong thùng rác.",
    )
    every_year = "Mọi năm"

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self._found = Found(found=(), people=[], years=())
        self.view = Choice(list(VIEW_WORDS.items()), name="Xem")
        self.view.setObjectName("shortcomings.view")
        self.person = PeopleBox("Lọc theo người", "Mọi người và tập thể")
        self.person.setObjectName("shortcomings.person")
        self.one = ShortcomingForm(desk)
        self.elsewhere = FoundElsewhere(desk, self)
        take = quiet_button("Lấy từ biên bản…", self.elsewhere.offer, "download")
        take.setObjectName("shortcomings.take")
        filters = boxes.row(self.view, self.person)
        super().__init__(
            desk, changed, table(), self.one, tools=(take,), above=(filters,), share=(9, 11)
        )
        self._output = Output(desk, self, self._write_typed)
        self.one.done.connect(self._do)
        self.view.edited.connect(self._show_lines)
        self.person.textEdited.connect(lambda _: self._show_lines())
        self.person.chosen.connect(lambda _: self._show_lines())

    def read(self, store: "Store", year: int) -> Found:
        """Return the shortcomings found in a year, 0 for all."""
        return Found(
            found=store.shortcomings.of_year(year) if year else store.shortcomings.all(),
            people=[(member.uid, member.name) for member in in_order(store.members.all())],
            years=store.shortcomings.years(),
        )

    def take(self, found: Found) -> tuple[Sequence[Line], Sequence[int]]:
        """Tell the form the names, and keep what was read for the filters."""
        self._found = found
        self.one.know(found.people)
        chosen = self.person.value()
        self.person.set_options([(_BRANCH, BRANCH), *found.people])
        if chosen is not None:
            self.person.set_value(chosen)
        if self.one.record is not None and not self.form.isHidden():
            self._read_chain(self.one.record.uid)
        return self.lines(), found.years

    def lines(self) -> tuple[Line, ...]:
        """Return what the filters leave."""
        view = self.view.value() or View.OPEN
        names, states = dict(self._found.people), STATES[view]
        # What is open longest stands first; what is looked up, newest first.
        found = self._found.found if view is View.OPEN else reversed(self._found.found)
        whose = self.person.value()
        return tuple(
            Line(one=one, who=names.get(one.member, "") or (BRANCH if not one.member else "…"))
            for one in found
            if one.state in states and whose in (None, one.member or _BRANCH)
        )

    def record_of(self, row: Line) -> Shortcoming:
        """Return the shortcoming of a line."""
        return row.one

    def year_of(self, record: Shortcoming) -> int:
        """Return the year it was found in."""
        return record.year

    def blank(self) -> Shortcoming:
        """Return one found today, of the person the list is filtered by."""
        today, whose = self.desk.work.today(), self.person.value() or ""
        return Shortcoming(
            uid=new_uid(),
            what="",
            year=self.chosen_year() or today.year,
            member="" if whose == _BRANCH else whose,
            found_by=FoundBy.OTHER,
            found_on=today.isoformat(),
        )

    def called(self, record: Shortcoming) -> str:
        """Return whose it is; a person's is named without its words."""
        if not record.member:
            return f"hạn chế “{one_line(record.what)}”"
        return f"hạn chế của {self.one.whose(record)}"

    def focus_first(self) -> None:
        """Begin with what it is."""
        self.one.what.fields["what"].editor.setFocus()

    def subtitle(self) -> str:
        """Return how many are open and how many wait for somebody to confirm."""
        going = [one for one in self._found.found if shortcomings.is_open(one)]
        waiting = sum(one.state is ShortcomingState.REMEDIED for one in going)
        if not going:
            return "Không còn hạn chế nào phải theo dõi"
        return f"{len(going)} hạn chế phải theo dõi, trong đó {waiting} chờ xác nhận"

    def open_record(self, uid: str) -> None:
        """Show one, whatever the filters are."""
        self.view.set_value(View.ALL)
        self.person.set_value(None)
        super().open_record(uid)

    def print_of(self, record: Shortcoming) -> None:
        """Offer the plan of the person, or of the branch."""
        self._print_plan(record.member)

    def _show_form(self, record: Any) -> None:
        super()._show_form(record)
        self.table.blockSignals(True)  # it is shown already
        self.table.select(record.uid)
        self.table.blockSignals(False)
        self._read_chain(record.uid)
        if record.version and record.member:
            self._note_viewed(record.uid)

    def _note_viewed(self, uid: str) -> None:
        def note(book: Any) -> bool:
            from handbook.services import shortcomings as remedies

            return remedies.note_viewed(book, uid)

        self.desk.work.service(note, lambda _: None)

    def _read_chain(self, uid: str) -> None:
        def read(store: "Store") -> tuple[tuple[Link, ...], ...]:
            from handbook.services import loop

            return loop.chains(store, "shortcoming", uid)

        self.desk.work.read(read, partial(self.one.show_chains, uid))

    def _write_typed(self) -> None:
        self.flush()

    def _show_lines(self) -> None:
        self.table.blockSignals(True)  # nobody moved the selection
        self.table.show_rows(self.lines())
        self.table.blockSignals(False)

    def _print(self) -> None:
        """Offer the plan of the person the list is filtered by, else the branch's."""
        whose = self.person.value() or _BRANCH
        self._print_plan("" if whose == _BRANCH else whose)

    def _print_plan(self, member: str) -> None:
        self._output.offer(self.words.paper, Request(day=self.desk.work.today(), member=member))

    def _do(self, deed: Deed, typed: Shortcoming, said: Said) -> None:
        """Write what is typed and do the deed, as one change."""
        if deed is Deed.PRINT:
            self.print_of(typed)
            return
        if deed is Deed.CHAIN:
            self.flush()
            self.desk.go("printing", paper="shortcoming-chain", shortcoming=typed.uid)
            return
        if deed is Deed.TASK:
            self._make_task(typed)
            return
        self._typing.stop()
        self.form.dirty = False
        self.desk.work.change(
            f"{NAMES[deed]}: {self.called(typed)}",
            partial(done, deed=deed, typed=typed, said=said),
            self._deed_done,
            self._refused,
        )

    def _deed_done(self, now: Shortcoming) -> None:
        if self.form.record is not None and self.form.record.uid == now.uid:
            self._show_form(now)
        state = STATE_WORDS[now.state].lower()
        self.desk.say(f"Đã ghi. {self.one.called(now)}: {state}.", Tone.GOOD)

    def _make_task(self, typed: Shortcoming) -> None:
        today, dirty = self.desk.work.today(), self.form.dirty

        def made(uid: str) -> None:
            self.desk.go("tasks", uid=uid)
            self.desk.say(
                "Đã đăng ký việc đột phá khắc phục hạn chế này; hãy xem lại và giao.",
                Tone.GOOD,
                Action(words="Quay lại hạn chế", on=lambda: self._go_back(typed.uid)),
            )

        self._typing.stop()
        self.form.dirty = False
        self.desk.work.change(
            f"Lập việc đột phá từ {self.called(typed)}",
            partial(made_task, typed=typed, dirty=dirty, today=today),
            made,
            self._refused,
        )

    def _go_back(self, uid: str) -> None:
        self.desk.go("reviews", shortcoming=uid)


class ShortcomingsTab(ListedTab):
    """The tab of the area."""

    kinds = frozenset({"shortcoming", "task", "member", "review", "meeting"})
    opens = "shortcoming"

    def made(self, desk: Desk, headed: Callable[[], None]) -> ShortcomingsPage:
        """Return the page."""
        return ShortcomingsPage(desk, headed)
