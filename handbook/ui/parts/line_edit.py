"""A line of text; as a secret it hides what is typed until the eye is pressed."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.parts import typed_text
from handbook.ui.parts.paste_watch import PasteWatch

_ICON, _GAP = 16, 8  # pixels at 100 % for the icon; beside it, at any size of text


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
        self._sign: QLabel | None = None
        self._sign_name = ""
        self._eye: QToolButton | None = None
        self._secret, self._raw = secret, ""
        self._watch = None if secret else PasteWatch(self)
        self.textEdited.connect(self._user_edited)
        self.editingFinished.connect(self.finished)
        if secret:
            self._hide_typing()

    def value(self) -> str:
        """Return the text as typed; a secret is never changed."""
        return self.text() if self._secret else typed_text.one_line(self.text())

    def set_value(self, value: str | None) -> None:
        """Show `value`; tells nobody."""
        if self.text() != (value or ""):
            self.setText(value or "")
            self.setCursorPosition(0)
            if self._watch is not None:
                self._watch.shown(value or "")

    def show_icon(self, name: str) -> None:
        """Show an icon at the left end, as a sign of what the line is for."""
        self._sign, self._sign_name = QLabel(self), name
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("with_icon", True)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the look changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_eye"):
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icons at the ends of the line."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the window: on Linux Qt would delete the rest of the line."""
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def _user_edited(self, text: str) -> None:
        if self._straightened(text):
            return
        self.edited.emit()
        if self._watch is not None:
            self._watch.edited(text)

    def _straightened(self, text: str) -> bool:
        """Put pasted lines on one line; that tells of itself, and Ctrl + Z takes it back."""
        straight = typed_text.one_line(text)
        if self._secret or straight == text or text == self._raw:
            return False  # the last: it was just taken back, and again would hold one there
        self._raw = text
        place = len(typed_text.one_line(text[: self.cursorPosition()]))
        self.selectAll()
        self.insert(straight)
        self.setCursorPosition(place)
        return True

    def _hide_typing(self) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QToolButton(self)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.clicked.connect(self._turn_eye)
        self._draw()

    def _turn_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._draw()

    def _draw(self) -> None:
        """Draw the icons in the size and colour worn now: Qt's own never grow with the text."""
        side = look.current().px(_ICON)
        if self._sign is not None:
            self._sign.setPixmap(icons.pixmap(self._sign_name, "quiet", _ICON))
        if self._eye is not None:
            hidden = self.echoMode() == QLineEdit.EchoMode.Password
            self._eye.setIcon(icons.icon("eye" if hidden else "eye-off", "quiet"))
            self._eye.setIconSize(QSize(side, side))
            # What a screen reader says; the button shows the icon alone.
            self._eye.setAccessibleName("Hiện chữ đã gõ" if hidden else "Ẩn chữ đã gõ")
            self._eye.setToolTip(self._eye.accessibleName())
        room = side + _GAP
        self.setTextMargins(room if self._sign else 0, 0, room if self._eye else 0, 0)
        self._place()

    def _place(self) -> None:
        side = look.current().px(_ICON)
        top = (self.height() - side) // 2
        if self._sign is not None:
            self._sign.setGeometry(_GAP, top, side, side)
        if self._eye is not None:
            wide = side + _GAP
            self._eye.setGeometry(self.width() - wide - _GAP // 2, top - 2, wide, side + 4)
