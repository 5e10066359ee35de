"""A line of text; as a secret it hides what is typed until the eye is pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from handbook.ui import icons
from handbook.ui.parts.paste_watch import PasteWatch


def is_window_key(event: QEvent) -> bool:
    """Say whether this asks who wants Ctrl+K, which belongs to the window."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() == Qt.Key.Key_K
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


class LineEdit(QLineEdit):
    """One line; `edited` at each key of the user, `finished` when the field is left."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        placeholder: str = "",
        name: str = "",
        *,
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._leading: tuple[QAction, str] | None = None
        self._eye: QAction | None = None
        self._watch = None if secret else PasteWatch(self)
        self.textEdited.connect(self._user_edited)
        self.editingFinished.connect(self.finished)
        if secret:
            self._hide_typing()

    def value(self) -> str:
        """Return the text as typed."""
        return self.text()

    def set_value(self, value: str | None) -> None:
        """Show `value`; tells nobody."""
        if self.text() != (value or ""):
            self.setText(value or "")
            self.setCursorPosition(0)
            if self._watch is not None:
                self._watch.shown(value or "")

    def show_icon(self, name: str) -> None:
        """Show an icon at the left end, as a sign of what the line is for."""
        action = self.addAction(icons.icon(name, "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        action.setText(self.accessibleName())  # the button Qt makes of it is read by this
        self._leading = (action, name)
        self.setProperty("with_icon", True)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the look changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            if getattr(self, "_leading", None):
                action, name = self._leading or (None, "")
                if action:
                    action.setIcon(icons.icon(name, "quiet"))
            if getattr(self, "_eye", None):
                self._draw_eye()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the window: on Linux Qt would delete the rest of the line."""
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def _user_edited(self, text: str) -> None:
        self.edited.emit()
        if self._watch is not None:
            self._watch.edited(text)

    def _hide_typing(self) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(icons.icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.triggered.connect(self._turn_eye)
        self._draw_eye()

    def _turn_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._draw_eye()

    def _draw_eye(self) -> None:
        if self._eye is None:
            return
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(icons.icon("eye" if hidden else "eye-off", "quiet"))
        # The text is what a screen reader says; the button shows the icon alone.
        self._eye.setText("Hiện chữ đã gõ" if hidden else "Ẩn chữ đã gõ")
        self._eye.setToolTip(self._eye.text())
