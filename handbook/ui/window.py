"""The frame of the window: navigation, head, the screen in the middle, the line at the bottom.

Holds no business: screens do their work through the `Desk`, and nothing here reads a record.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from handbook.ui import theme as look
from handbook.ui.desk import Action, Desk, Found, Place, ScreenBase
from handbook.ui.parts import reading_order
from handbook.ui.parts.boxes import reachable
from handbook.ui.parts.frame import frame
from handbook.ui.parts.head import Head
from handbook.ui.parts.kept_reason import KeptReason
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.places import Places
from handbook.ui.parts.progress import ProgressLine
from handbook.ui.parts.question import QuestionBar
from handbook.ui.parts.status_line import SCALES, StatusLine
from handbook.ui.parts.tone import Tone
from handbook.ui.preferences import Preferences
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.ui.parts.help_panel import HelpPanel

Find = Callable[[Any, str], Sequence[Found]]


class MainWindow(QMainWindow):
    """`first_shown` tells that the first screen can be used."""

    first_shown = Signal()

    def __init__(
        self,
        *,
        places: Sequence[Place],
        work: Work,
        preferences: Preferences,
        keep: Callable[[Preferences], Any],
        branch: str,
        find: Find,
        lock: Callable[[], Any],
    ) -> None:
        """`keep` writes changed preferences; `lock` is called when nothing is left to write."""
        super().__init__()
        self._places = {place.name: place for place in places}
        self._work, self._find, self._lock = work, find, lock
        self._preferences, self._keep = preferences, keep
        self._screens: dict[str, ScreenBase] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._at = ""
        self._wear()
        self.setWindowTitle(f"Sổ tay Chi bộ · {branch}")
        self.nav, self.head, self.status = Places(places, branch), Head(), StatusLine()
        self.notice, self.question, self.progress = Notice(), QuestionBar(), ProgressLine()
        self._stack = QStackedWidget()
        self._reasons = KeptReason(work, self.question)
        self.desk = self._make_desk()
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.resize(preferences.width, preferences.height)
        self.go(next(iter(self._places)))
        self._stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stack.setFocus()
        QTimer.singleShot(0, self, self.first_shown.emit)

    def go(self, name: str, **what: Any) -> None:
        """Show an area, made at its first visit; `what` says which record to open in it."""
        before = self._screens.get(self._at)
        if before is not None and name != self._at:
            before.flush()
            self.notice.clear()
            self._reasons.leave()
        screen = self._screen(name)
        self._at = name
        self._stack.setCurrentIndex(list(self._screens).index(name))
        self.nav.show_place(name)
        if stale := self._stale.pop(name, None):
            screen.reload(stale)
        if what:
            screen.open(**what)
        self.show_head()

    def say(self, sentence: str, tone: Tone = Tone.GOOD, action: Action | None = None) -> None:
        """Show one sentence above the screen; an empty one takes away what was said."""
        if sentence:
            self.notice.say(sentence, tone, action)
        else:
            self.notice.clear()

    def show_branch(self, words: str) -> None:
        """Show another name of the branch."""
        self.setWindowTitle(f"Sổ tay Chi bộ · {words}")
        self.nav.show_branch(words)

    def show_head(self) -> None:
        """Show title, second line and buttons of the screen one is on."""
        screen = self._screens[self._at]
        has_records = type(screen).shown_record is not ScreenBase.shown_record
        self.head.show_head(
            screen.title,
            screen.subtitle,
            screen.main_action,
            screen.actions,
            self._show_history if has_records else None,
        )

    def shown_screen(self) -> ScreenBase:
        """Return the screen one is on."""
        return self._screens[self._at]

    def lock(self) -> None:
        """Write everything, close the handbook, then call the `lock` given."""
        self._flush()
        self._work.shut(self._lock)

    def prefer(self, **choices: Any) -> None:
        """Change this computer's own choices, keep them, and wear the look they ask for."""
        before = self._preferences
        self._preferences = replace(before, **choices)
        if (before.scale, before.look) != (self._preferences.scale, self._preferences.look):
            self._wear()
            self.status.show_look()
        self._keep(self._preferences)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is typed and remember the window's size; the caller closes the work."""
        self._flush()
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        self.prefer(width=size.width(), height=size.height(), maximised=self.isMaximized())
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as the window reads, whatever was made first."""
        return reading_order.step(self, forward)

    def _make_desk(self) -> Desk:
        return Desk(
            work=self._work,
            go=self.go,
            say=self.say,
            ask=self.question.ask,
            ask_why=self._reasons.ask_why,
            saved=self._saved,
            head=self._head_changed,
            progress=self.progress.follow,
            theme=look.current,
            preferences=lambda: self._preferences,
            prefer=self.prefer,
        )

    def _lay_out(self) -> None:
        lines = (self.question, self.notice, self.progress)
        self.setCentralWidget(frame(self.nav, self.head, lines, self._stack, self.status))

    def _connect(self) -> None:
        self.nav.chosen.connect(self._choose)
        self.head.asked.connect(self._search)
        self.head.found.connect(lambda hit: self.go(hit.screen, **hit.what))
        self.status.scale_chosen.connect(lambda scale: self.prefer(scale=scale))
        self.status.look_turned.connect(self._turn_look)
        self.status.lock_asked.connect(self.lock)
        self.status.help_asked.connect(self._turn_help)
        self._work.changed.connect(self._reload)
        self._work.saved.connect(self._saved)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_look_changed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focus)

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], Any]] = {
            "Ctrl+K": self._focus_search,
            "Ctrl+L": self.lock,
            "Ctrl+=": lambda: self._step_scale(1),
            "Ctrl++": lambda: self._step_scale(1),
            "Ctrl+-": lambda: self._step_scale(-1),
            "Ctrl+0": lambda: self.prefer(scale=100),
            "Ctrl+H": self._show_history,
            "F1": self._turn_help,
            "F9": lambda: self.shown_screen().toggle_preview(),
        }
        for number, name in enumerate(list(self._places)[:9], start=1):
            keys[f"Ctrl+{number}"] = partial(self.go, name)
        for key, deed in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(deed)

    def _screen(self, name: str) -> ScreenBase:
        if name not in self._screens:
            screen = self._places[name].make(self.desk)
            self._screens[name] = screen
            self._stack.addWidget(reachable(screen))
            self._stale[name] = screen.kinds
            if not screen.kinds:
                screen.reload(frozenset())
        return self._screens[name]

    def _reload(self, kinds: frozenset[str]) -> None:
        for name, screen in self._screens.items():
            touched = kinds & screen.kinds
            if touched and name == self._at:
                screen.reload(touched)
            elif touched:
                self._stale[name] = self._stale.get(name, frozenset()) | touched

    def _flush(self) -> None:
        self._reasons.flush()
        for screen in self._screens.values():
            screen.flush()

    def _head_changed(self) -> None:
        if self._at in self._screens:
            self.show_head()

    def _show_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            reading_order.bring_into_view(self, now)

    def _choose(self, name: str) -> None:
        """Go to the place pressed; in the one that one is in, back to its first page."""
        if name == self._at:
            self.shown_screen().home()
        else:
            self.go(name)

    def _search(self, text: str) -> None:
        self._work.read(
            lambda store: self._find(store, text), lambda hits: self.head.show_hits(text, hits)
        )

    def _show_history(self) -> None:
        """Show the history of the record one is on, and lead back to it."""
        shown = self.shown_screen().shown_record()
        if shown is None:
            self.say(
                "Hãy mở hoặc chọn một bản ghi rồi bấm Ctrl+H để xem lịch sử của nó.", Tone.NEUTRAL
            )
            return
        self.go(
            "settings",
            part="history",
            kind=shown.kind,
            uid=shown.uid,
            back=self._at,
            back_to=shown.back,
        )

    def _focus_search(self) -> None:
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    def _saved(self) -> None:
        self.status.show_saved(self._work.now().time())

    @cached_property
    def _help(self) -> "HelpPanel":
        from handbook.ui.parts.help_panel import HelpPanel

        return HelpPanel(self)

    def _turn_help(self) -> None:
        if self._help.isVisible():
            self._help.close()
        else:
            self._help.show_for(self.shown_screen().help_topic() or self._at)

    def _step_scale(self, by: int) -> None:
        now = look.current().scale
        steps = [s for s in SCALES if (s > now if by > 0 else s < now)]
        if steps:
            self.prefer(scale=steps[0] if by > 0 else steps[-1])

    def _turn_look(self) -> None:
        self.prefer(look="light" if look.current().dark else "dark")

    def _system_look_changed(self) -> None:
        if self._preferences.look == "system":
            self._wear()
            self.status.show_look()

    def _wear(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look.wear(app, self._preferences.look, self._preferences.scale)
