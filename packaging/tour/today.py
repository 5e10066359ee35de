"""What *Hôm nay* asks before a duty is put off, or is none of the branch's."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.ui.duty_list import DutyList
from handbook.ui.parts.when_why import WhenWhy
from tour.guide import Guide


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Ask both of the first duty that has a day; answer neither."""
    guide.go("today")
    todo = guide.part(DutyList)
    duty = next(one for one in todo._shown if one.due is not None)
    todo._put_off(duty)
    guide.part(WhenWhy)._do()  # refused: it says what is missing
    yield "today-put-off", guide.window
    todo._leave()
    todo._not_ours(duty)
    yield "ask-duty-not-ours", guide.window
    guide.window.question.clear()
