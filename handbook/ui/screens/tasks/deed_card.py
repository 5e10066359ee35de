"""A deed that wants more than one line: its fields on the page, above the task it is done to."""

from collections.abc import Callable, Mapping
from typing import Any

from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.field import Field
from handbook.ui.parts.notice import Notice

Values = Mapping[str, Any]


class DeedCard(Card):
    """`on_deed` gets what was typed once `check` finds nothing wrong with it."""

    def __init__(
        self,
        title: str,
        fields: Mapping[str, Field],
        deed: str,
        on_deed: Callable[[Values], None],
        on_leave: Callable[[], None],
        *,
        check: Callable[[Values], dict[str, str]] = lambda values: {},
        hint: str = "",
        icon: str = "check",
    ) -> None:
        super().__init__(title)
        self._on_deed, self._check = on_deed, check
        self.notice = Notice()
        self.add(self.notice)
        self.form = RoomyForm(fields)
        for name, field in fields.items():
            field.editor.setObjectName(f"task.deed.{name}")
        if hint:
            self.add(labels.quiet(hint))
        self.add(self.form)
        self.go = plain_button(deed, self.do, icon)
        self.go.setObjectName("task.deed.do")
        leave = quiet_button("Thôi", on_leave)
        leave.setObjectName("task.deed.leave")
        self.add(boxes.row(self.go, leave, STRETCH))

    def begin(self, name: str = "") -> None:
        """Give the keyboard to a field, the first one when none is named."""
        first = name or next(iter(self.form.fields))
        self.form.fields[first].editor.setFocus()

    def do(self) -> None:
        """Do the deed, or say at its field what is wrong."""
        values = self.form.values()
        problems = self.form.typing_problems() or self._check(values)
        self.form.show_problems(problems)
        if not problems:
            self._on_deed(values)
