"""What differs between the handbook in use and a backup: counts side by side, changes lost."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from handbook.records import dates, kinds
from handbook.ui.parts import labels
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.services.restores import Comparison, Deed, Side

_FAULTY = "Bản sao lưu này còn nguyên, nhưng bên trong có chỗ không còn đúng như lúc ghi:"
MOST = 8  # changes told one by one; the rest are counted


class ComparisonView(QWidget):
    """A grid of counts, then the changes only one side has."""

    def __init__(self, found: "Comparison") -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        if found.of_another:
            self._layout.addWidget(
                Chip("Đây là bản sao lưu của một cuốn sổ khác", Tone.LATE),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
        if found.faults:
            self._layout.addWidget(labels.text(" ".join((_FAULTY, *found.faults))))
        self._layout.addWidget(_counts(found))
        self._list("Chỉ có trong cuốn sổ đang dùng, thay là mất", found.lost)
        self._list("Chỉ có trong bản sao lưu", found.gained)
        if found.now is not None and not found.lost and not found.gained:
            self._layout.addWidget(labels.text("Hai bên giống hệt nhau, không có gì khác."))

    def _list(self, title: str, deeds: "tuple[Deed, ...]") -> None:
        if not deeds:
            return
        self._layout.addWidget(labels.strong(f"{title}: {len(deeds)} thay đổi"))
        for deed in deeds[:MOST]:
            self._layout.addWidget(labels.quiet(f"{when(deed)}  {deed.deed}"))
        if len(deeds) > MOST:
            self._layout.addWidget(labels.quiet(f"… và {len(deeds) - MOST} thay đổi trước đó."))


def lines(found: "Comparison") -> list[tuple[str, str, str]]:
    """Return kind, count now and count in the backup of each kind either side has; unlike first."""
    now = found.now.counts if found.now else {}
    there = found.there.counts
    found_lines = [
        (words, str(now.get(kind, 0)) if found.now else "–", str(there.get(kind, 0)))
        for kind, words in kinds.WORDS.items()
        if now.get(kind) or there.get(kind)
    ]
    return sorted(found_lines, key=lambda line: line[1] == line[2])


def _counts(found: "Comparison") -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    for column, head in enumerate(("", "Đang dùng", "Bản sao lưu")):
        grid.addWidget(labels.quiet(head), 0, column)
    last = ("Thay đổi cuối", last_words(found.now), last_words(found.there))
    for row, (words, now, there) in enumerate([last, *lines(found)], start=1):
        grid.addWidget(labels.text(words), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(labels.text(now), row, 1, Qt.AlignmentFlag.AlignTop)
        differs = now not in (there, "–") and row > 1
        label = labels.strong(there) if differs else labels.text(there)
        grid.addWidget(label, row, 2, Qt.AlignmentFlag.AlignTop)
    for column, share in enumerate((3, 4, 4)):
        grid.setColumnStretch(column, share)
    return box


def last_words(side: "Side | None") -> str:
    """Return when and what the last change was; of a file that does not open, that."""
    if side is None:
        return "không đọc được"
    return f"{when(side.last)} {side.last.deed}" if side.last else "chưa có"


def when(deed: "Deed") -> str:
    """Return `24/11/2026, 19:30`."""
    return dates.moment(deed.at)
