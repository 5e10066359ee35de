"""The form of a deed that is open on the page of tasks, and what is typed in it.

Nothing is written here: the page keeps the typing within the file and does the deed.
"""

from handbook.records.tasks import Task
from handbook.records.typed_forms import TypedForm, typed_form
from handbook.ui.parts.kept_form import STILL_HERE, put_back
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.tasks.deed_card import DeedCard

LOG = "log"


class OpenDeed:
    """One deed on `task` with its card; what differs from the card as it opened is typed."""

    def __init__(self, deed: str, task: Task, card: DeedCard) -> None:
        self.deed, self.task, self.card = deed, task, card
        self.sent = False  # it was handed over, and is not typed on since
        self._blank = card.form.values()
        card.form.edited.connect(self._typed_on)

    @property
    def key(self) -> str:
        """Return the name its typing is kept by."""
        return typed_form(self.deed, self.task.uid, {}).uid

    def typed(self) -> TypedForm | None:
        """Return what is typed, None when nothing is."""
        values = self.card.form.values()
        return typed_form(self.deed, self.task.uid, values) if values != self._blank else None

    def take_up(self, kept: TypedForm) -> None:
        """Show typing that was kept."""
        put_back(self.card.form.fields, kept.values)
        self.card.notice.say(f"{STILL_HERE} Bấm “Thôi” để bỏ.", Tone.CARE)

    def do(self) -> None:
        """Do the deed once, or say what is wrong."""
        if not self.sent:
            self.sent = True
            self.card.do()

    def _typed_on(self) -> None:
        self.sent = False
