"""*Việc đột phá*: lists by deadline and by person, the register round, the timeline, one task."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from handbook.ui.desk import Desk, ScreenBase
from handbook.ui.parts.tabs import Tabs
from handbook.ui.screens.tasks.deeds import Deeds
from handbook.ui.screens.tasks.listing import Listing

_PARTS = ("Theo thời hạn",)


class TasksScreen(ScreenBase):
    """The tabs, or in their place one task, its form, or a list from Excel."""

    title = "Việc đột phá"
    kinds = frozenset({"task", "member", "meeting", "shortcoming", "branch"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.deeds = Deeds(desk)
        self.listing = Listing(desk, self.deeds.to_agenda)
        self.listing.counted.connect(self._show_head)
        self.tabs = Tabs(_PARTS, "Các phần của việc đột phá")
        self.tabs.setObjectName("tasks.tabs")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.tabs)
        whole.addWidget(self._stack, 1)

    def reload(self, kinds: frozenset[str]) -> None:
        """Read again what is shown."""
        if not kinds or "member" in kinds:
            self.desk.work.read(lambda store: store.members.all(), self.listing.know)
        self.listing.reload()

    def _show_head(self) -> None:
        self.subtitle = self.listing.subtitle
        self.desk.head()
