"""Members: one person beside the roster, a list pasted."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Open the third of the roster, then begin to paste a list."""
    guide.go("members", uid=guide.read(lambda store: store.members.all()[2].uid))
    yield "member", guide.window
    guide.go("members", new="paste")
    yield "members-paste", guide.window
