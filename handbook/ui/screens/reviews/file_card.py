"""What a review's file holds (Điều 17, 366-QĐ/TW): a tick for each kind of paper that is there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from handbook.records.review_forms import file_papers
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check
from handbook.ui.screens.reviews.binding import Binding


def file_card(
    binding: Binding,
    own: str,
    read: Callable[[], tuple[str, ...]],
    write: Callable[[tuple[str, ...]], None],
) -> Card:
    """Return the ticks of a person's file or of the round's; `own` is `person` or `round`."""
    card = Card("Hồ sơ lưu")
    card.add(labels.quiet("Đánh dấu giấy tờ đã có trong hồ sơ; danh mục hồ sơ in theo đây."))
    for paper in file_papers(own):
        check = Check("Đã có")
        check.setAccessibleName(f"Đã có: {paper.text}")
        binding.bind(
            check,
            partial(_has, read, paper.id),
            partial(_put, read, write, paper.id),
            f"filed.{paper.id}",
        )
        line = boxes.row(labels.text(paper.text), check)
        layout = line.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(0, 1)  # the words break, the tick stays at the end
        card.add(line)
    return card


def _has(read: Callable[[], tuple[str, ...]], id: str) -> bool:
    return id in read()


def _put(
    read: Callable[[], tuple[str, ...]],
    write: Callable[[tuple[str, ...]], None],
    id: str,
    there: bool,
) -> None:
    others = tuple(one for one in read() if one != id)
    write((*others, id) if there else others)
