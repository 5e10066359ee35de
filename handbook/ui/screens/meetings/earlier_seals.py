"""The papers a meeting was sealed as before it was opened again: each is kept and can be seen."""

from PySide6.QtWidgets import QWidget

from handbook.records import dates
from handbook.store.seals import Seal
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, column, row
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.collapsed import Fold
from handbook.ui.screens.meetings.editing import Editing


class EarlierSeals(Fold):
    """Shown only where there are some; `Xem` opens the very paper that was sealed then."""

    def __init__(self, editing: Editing, desk: Desk) -> None:
        self._desk = desk
        lines = [self._line(seal) for seal in editing.earlier_seals]
        super().__init__(f"Các bản đã chốt trước đây ({len(lines)})", column(*lines, gap=8))
        self.setHidden(not lines)

    def _line(self, seal: Seal) -> QWidget:
        see = plain_button("Xem", lambda: self._see(seal), "eye")
        see.setObjectName("meeting.close.earlier")
        see.setProperty("still", True)
        see.setAccessibleName(f"Xem bản đã chốt {_at(seal.sealed_at)}")
        said = labels.text(f"Chốt {_at(seal.sealed_at)} · dấu vân {seal.mark}")
        why = labels.quiet(f"Mở lại {_at(seal.unsealed_at or '')} vì: {seal.unseal_reason}")
        return row(column(said, why, gap=0), STRETCH, see, gap=12)

    def _see(self, seal: Seal) -> None:
        from handbook.ui import paper_out

        name = f"bien-ban-{seal.number:02d}-chot-{seal.sealed_at[:10]}.pdf"
        self._desk.say(*paper_out.open_outside(seal.pdf, name))


def _at(moment: str) -> str:
    """Return `21:40 ngày 03/11/2026` of an ISO moment."""
    return f"{moment[11:16]} ngày {dates.on_screen(moment[:10])}"
