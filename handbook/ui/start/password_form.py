"""Choosing a password: typed twice, with one sentence on how strong it is."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.services import keys
from handbook.ui import theme as look
from handbook.ui.parts import labels
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit

# Ours: words of everyday length; a short sentence of four words beats any eight letters.
_GOOD, _STRONG = 12, 18
_LINE = 420  # pixels at 100 %


class PasswordForm(QWidget):
    """Two hidden lines; `changed` at every key."""

    changed = Signal()

    def __init__(self, prefix: str, first_words: str = "Mật khẩu") -> None:
        super().__init__()
        self.first = Field(first_words, LineEdit(secret=True), needed=True)
        self.again = Field("Gõ lại mật khẩu", LineEdit(secret=True), needed=True)
        self.first.editor.setObjectName(f"{prefix}.password")
        self.again.editor.setObjectName(f"{prefix}.again")
        self.strength = labels.quiet(strength(""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.first, self.strength, self.again):
            layout.addWidget(widget)
        for field in (self.first, self.again):
            field.edited.connect(self._typed)

    def sizeHint(self) -> QSize:
        """Ask for a line that a short sentence fits in."""
        return QSize(look.current().px(_LINE), super().sizeHint().height())

    def password(self) -> str:
        """Return the password when both lines are right; else say what is wrong and return ''."""
        typed = str(self.first.value())
        problem = keys.password_problem(typed) or ""
        twice = "" if typed == self.again.value() else "Hai lần gõ chưa giống nhau. Hãy gõ lại."
        self.first.show_problem(problem)
        self.again.show_problem("" if problem else twice)
        if problem or twice:
            (self.first if problem else self.again).editor.setFocus()
            return ""
        return typed

    def clear(self) -> None:
        """Empty both lines."""
        self.first.set_value("")
        self.again.set_value("")
        self._typed()

    def _typed(self) -> None:
        self.strength.setText(strength(str(self.first.value())))
        self.changed.emit()


def strength(password: str) -> str:
    """Return one sentence on how hard a password is to guess, with the way to a better one."""
    length, kinds = len(password), len(set(password))
    if not password:
        return "Hãy đặt một câu ngắn dễ nhớ, ví dụ bốn từ không liên quan; gõ không dấu cũng được."
    if keys.password_problem(password):
        return f"Ngắn quá: mới {length} ký tự, cần ít nhất {keys.SHORTEST_PASSWORD}."
    if kinds < 5:
        return "Dễ đoán: ký tự lặp lại nhiều. Hãy thêm từ khác."
    if length < _GOOD:
        return "Tạm được. Thêm một hai từ nữa thì chắc hơn nhiều."
    if length < _STRONG:
        return "Khá chắc."
    return "Rất chắc."
