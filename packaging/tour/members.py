"""Members: one person beside the roster, the question before the bin, a list pasted."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Open the third of the roster, ask for the bin, then begin to paste a list."""
    guide.go("members", uid=guide.read(lambda store: store.members.all()[2].uid))
    yield "member", guide.window
    guide.press("member.bin")
    yield "ask-member-bin", guide.window
    guide.window.question.clear()
    guide.go("members", new="paste")
    yield "members-paste", guide.window
