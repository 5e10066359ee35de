"""A time of day typed as people write it."""

import re
from datetime import time

from PySide6.QtWidgets import QWidget

from handbook.ui.parts.typed_line import TypedLine

_FORMS = re.compile(r"^(\d{1,2})(?:\s*(?::|h|giờ|g|\.)\s*(?:(\d{1,2})(?:\s*(?:phút|p))?)?)?$")
_LIMITS = "Giờ từ 0 đến 23, phút từ 0 đến 59, ví dụ 19:30."
_COMPACT = re.compile(r"^(\d{1,2})(\d{2})$")


class TimeField(TypedLine[time]):
    """A time; takes 19:30, 19h30, 19 giờ 30, 1930 and 19."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            read_time,
            write_time,
            wrong="Hãy ghi giờ theo dạng giờ:phút, ví dụ 19:30.",
            placeholder="giờ:phút",
            name=name or "Giờ",
            parent=parent,
        )

    def why(self, text: str) -> str:
        """Say that there is no such hour where it was written as one."""
        written = _FORMS.match(text.lower()) or _COMPACT.match(text)
        return _LIMITS if written else super().why(text)


def read_time(text: str) -> time | None:
    """Return the time in `text`, None for empty text; raises ValueError otherwise."""
    if not text:
        return None
    bare = text.strip().lower()
    found = _COMPACT.match(bare) if len(bare) > 2 else None
    found = found or _FORMS.match(bare)
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


def write_time(value: time | None) -> str:
    """Return the time as the screen shows it."""
    return f"{value:%H:%M}" if value else ""
