"""What the program says after its start: a crash the time before, typing saved, an older file.

A handbook that lies where none should lie is told of too.

Reads what was left and words it; the window shows it as one sentence with at most one button.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from handbook import paths
from handbook.records import dates
from handbook.records.storage_places import PlaceKind, warning
from handbook.ui import drives

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """What there is to say; `behind` are the changes an older file lacks, `until` ISO time.

    `place` is the kind of place the file lies in; `upgraded` and `broken` are sentences on an older
    file that was kept, and on a broken journal that was.
    """

    crashed: bool = False
    taken_up: int = 0
    behind: int = 0
    until: str = ""
    upgraded: str = ""
    broken: str = ""
    place: PlaceKind = PlaceKind.OWN

    @property
    def sentence(self) -> str:
        """Return all of it in words; empty when nothing happened."""
        parts = (
            *(self.broken, self._behind(), self._crash(), self._typing()),
            *(self.upgraded, warning(self.place)),
        )
        return " ".join(part for part in parts if part)

    @property
    def is_grave(self) -> bool:
        """Say whether somebody should look into it."""
        return bool(self.broken or self.behind or self.crashed) or self.place is not PlaceKind.OWN

    def _behind(self) -> str:
        if not self.behind:
            return ""
        at = dates.moment(self.until)
        if self.broken:  # then it is known why
            return f"Thiếu {self.behind} thay đổi mà máy này đã ghi, đến {at}."
        return (
            f"Tệp cuốn sổ này cũ hơn bản máy này ghi lần trước: thiếu {self.behind} thay đổi, ghi "
            f"đến {at}. Có thể tệp đã bị chép đè bằng bản cũ, hoặc nhật ký ghi hỏng khi mất điện; "
            "hãy xem các bản sao lưu ở Cài đặt."
        )

    def _crash(self) -> str:
        if not self.crashed:
            return ""
        return (
            "Lần trước chương trình gặp lỗi của chính nó. Báo cáo lỗi, không có nội dung cuốn sổ, "
            "đã được lưu trên máy này."
        )

    def _typing(self) -> str:
        if self.taken_up:
            return (
                f"Nội dung đang gõ dở ở {self.taken_up} bản ghi khi chương trình bị ngắt vẫn còn "
                "và đã được lưu."
            )
        return "Những gì đã gõ đều đã được lưu." if self.crashed else ""


def look_back(book: "Handbook") -> LastTime:
    """Return what there is to say of the time before; reports count as told from now on."""
    from handbook.services import crash, journals

    behind = book.behind
    crashed = bool(crash.unseen())
    crash.mark_seen()
    return LastTime(
        crashed=crashed,
        taken_up=book.taken_up,
        behind=behind.changes if behind else 0,
        until=behind.at if behind else "",
        broken=journals.sentence(book.broken_journal) if book.broken_journal else "",
        upgraded=book.upgraded.sentence if book.upgraded else "",
        place=drives.place_of(book.path),
    )


def open_reports() -> bool:
    """Show the folder of crash reports in the system's own file window."""
    return open_folder(paths.crashes())


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own file window."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
