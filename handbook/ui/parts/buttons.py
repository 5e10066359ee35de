"""Buttons: main (filled, one a screen), plain, quiet, icon only, and one that opens a menu."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from handbook.ui import icons
from handbook.ui.desk import Action

_INK = {"main": "on_accent", "plain": "text", "quiet": "quiet", "icon": "quiet", "status": "quiet"}


class Button(QPushButton):
    """A button of one look, whose icon follows the theme; Enter presses it too."""

    def __init__(
        self,
        words: str = "",
        on: Callable[[], Any] | None = None,
        icon: str = "",
        *,
        look: str = "plain",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what a screen reader says when it differs from the words."""
        super().__init__(words.replace("&", "&&"), parent)
        self.setProperty("look", look)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name or words)
        self._on: Callable[[], Any] | None = on
        self._look = look
        self.clicked.connect(self._pressed)
        self.show_icon(icon)

    def show_icon(self, icon: str) -> None:
        """Wear another icon; empty: none."""
        self.setProperty("with_icon", bool(icon))
        icons.dress(self, icon, _INK[self._look])

    def show_action(self, action: Action) -> None:
        """Become the button of `action`."""
        self.setText(action.words.replace("&", "&&"))
        self.setAccessibleName(action.words)
        self.setToolTip(action.tip)
        self.setEnabled(action.enabled)
        self._on = action.on
        self.show_icon(action.icon)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the look changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.property("icon_token"):
            icons.put_on(self)

    def _pressed(self) -> None:
        if self._on is not None:
            self._on()


def main_button(words: str, on: Callable[[], Any] | None = None, icon: str = "") -> Button:
    """Return the filled button: one on a screen."""
    return Button(words, on, icon, look="main")


def plain_button(words: str, on: Callable[[], Any] | None = None, icon: str = "") -> Button:
    """Return a button with a border."""
    return Button(words, on, icon, look="plain")


def quiet_button(words: str, on: Callable[[], Any] | None = None, icon: str = "") -> Button:
    """Return a button without a border, for what is seldom needed."""
    return Button(words, on, icon, look="quiet")


def icon_button(icon: str, name: str, on: Callable[[], Any] | None = None, tip: str = "") -> Button:
    """Return a button that shows only an icon; `name` is its tip and what is read aloud."""
    button = Button("", on, icon, look="icon", name=name)
    button.setToolTip(tip or name)
    return button


def action_button(action: Action, look: str = "plain") -> Button:
    """Return a button of this look for `action`."""
    button = Button(look=look)
    button.show_action(action)
    return button


def menu_button(words: str, actions: Sequence[Action], icon: str = "") -> Button:
    """Return a button that opens a menu of `actions`."""
    button = Button(words, None, icon or "chevron-down")
    menu = QMenu(button)
    fill_menu(menu, actions)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button


def more_button(actions: Sequence[Action], name: str) -> Button:
    """Return the small button with three dots that opens a menu of what else can be done."""
    button = icon_button("ellipsis", name)
    menu = QMenu(button)
    fill_menu(menu, actions)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button


def open_menu(over: QWidget, actions: Sequence[Action]) -> QMenu:
    """Open a menu of `actions` under the button that was pressed, else at the mouse; return it."""
    menu = QMenu(over)
    fill_menu(menu, actions)
    pressed = QApplication.focusWidget()
    if isinstance(pressed, QPushButton):
        menu.popup(pressed.mapToGlobal(pressed.rect().bottomLeft()))
    else:
        menu.popup(QCursor.pos())
    return menu


def fill_menu(menu: QMenu, actions: Sequence[Action]) -> None:
    """Put the actions into the menu, in their order."""
    for action in actions:
        line = menu.addAction(action.words.replace("&", "&&"))
        line.setEnabled(action.enabled)
        if action.icon:
            line.setIcon(icons.icon(action.icon))
        line.triggered.connect(lambda _=False, on=action.on: on())
