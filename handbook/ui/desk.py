"""What the window hands to a screen, and what it asks of one.

Knows no screen and no record: the screens register themselves as `Place`s.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from handbook.ui.preferences import Preferences
from handbook.ui.theme import Theme
from handbook.ui.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One deed a button or a menu line does, in the user's words."""

    words: str
    on: Callable[[], Any]
    icon: str = ""
    tip: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything a screen may ask of the window; the same for every screen."""

    work: Work
    go: Callable[..., None]
    say: Callable[..., None]
    ask: Callable[..., None]
    ask_why: Callable[..., None]
    saved: Callable[[], None]
    head: Callable[[], None]
    progress: Callable[..., None]
    theme: Callable[[], Theme]
    preferences: Callable[[], Preferences]
    prefer: Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """The record one is on in a screen: its kind, and what `open` takes to come back to it."""

    kind: str
    uid: str
    back: dict[str, Any] = field(default_factory=dict)


class ScreenBase(QWidget):
    """A screen: what the window reads from it and calls on it."""

    title: str = ""
    subtitle: str = ""
    kinds: frozenset[str] = frozenset()
    main_action: Action | None = None
    actions: tuple[Action, ...] = ()  # type: ignore[assignment]  # no use of Qt's own here

    def __init__(self, desk: Desk) -> None:
        """Keep the `desk`; nothing is read before the first `reload`."""
        super().__init__()
        self.desk = desk

    def reload(self, kinds: frozenset[str]) -> None:
        """Read again what is shown, because records of these kinds changed."""

    def open(self, **what: Any) -> None:
        """Show the record that `desk.go(name, **what)` asked for."""

    def home(self) -> None:
        """Go back to the first page of the area: its place was chosen while one is in it."""

    def flush(self) -> None:
        """Save what is typed and not saved yet: the screen is left, locked or closed."""

    def shown_record(self) -> ShownRecord | None:
        """Return the record one is on, whose history the window can show; None for none."""
        return None

    def help_topic(self) -> str:
        """Return which part of the area F1 explains, as `area.part`; empty for the area itself."""
        return ""

    def toggle_preview(self) -> None:
        """Show or hide the page beside (F9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One area of the window: a line of the navigation and the screen behind it."""

    name: str
    words: str
    icon: str
    make: Callable[[Desk], ScreenBase]
    at_bottom: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One hit of the search over everything, and where it leads."""

    words: str
    second: str = ""
    screen: str
    what: dict[str, Any] = field(default_factory=dict)


def lazily(module: str, name: str) -> Callable[[Desk], ScreenBase]:
    """Return a maker that imports the screen at its first visit: the window starts sooner."""

    def make(desk: Desk) -> ScreenBase:
        made = getattr(import_module(module), name)(desk)
        assert isinstance(made, ScreenBase), f"{module}.{name} is no screen"
        return made

    return make
