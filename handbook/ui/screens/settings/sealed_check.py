"""Comparing a PDF somebody holds with the sealed minutes, in *Cài đặt → Sao lưu, kiểm tra*."""

from pathlib import Path
from typing import TYPE_CHECKING

from handbook.errors import Problem
from handbook.records import dates
from handbook.ui.desk import Action, Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import plain_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook
    from handbook.services.sealed_papers import Match


class SealedCheck(Card):
    """One button and one sentence."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Đối chiếu biên bản đã chốt")
        self.desk = desk
        self.notice = Notice()
        choose = plain_button("Chọn tệp PDF…", self._choose, "file-text")
        choose.setObjectName("settings.compare_pdf")
        self.add(
            labels.quiet(
                "Chọn một biên bản PDF đang có ở nơi khác: chương trình tính lại dấu vân và nói đó "
                "có giống hệt bản đã chốt trong cuốn sổ không."
            )
        )
        self.add(boxes.flowing(choose))
        self.add(self.notice)

    def compare(self, file: Path) -> None:
        """Compare a file with everything that was sealed."""
        self.notice.say("Đang đối chiếu…")

        def find(book: "Handbook") -> "tuple[Match | None]":
            from handbook.services import sealed_papers

            return (sealed_papers.find(book, file),)

        self.desk.work.service(find, lambda found: self._show(file, found[0]), self._failed)

    def _choose(self) -> None:
        chosen = ask_file(self, "Chọn biên bản PDF", "PDF (*.pdf)")
        if chosen is not None:
            self.compare(chosen)

    def _show(self, file: Path, found: "Match | None") -> None:
        if found is None:
            self.notice.say(
                f"“{file.name}” không phải là bản đã chốt nào trong cuốn sổ này: tệp đã bị sửa, "
                "hoặc là bản dự thảo, bản của cuốn sổ khác.",
                Tone.LATE,
            )
            return
        see = Action(words="Xem buổi họp", on=lambda: self.desk.go("meetings", uid=found.meeting))
        good = found.in_force and found.same_words
        self.notice.say(words_of(file, found), Tone.GOOD if good else Tone.CARE, see)

    def _failed(self, problem: Problem) -> None:
        self.notice.say(problem.sentence, Tone.LATE)


def words_of(file: Path, found: "Match") -> str:
    """Return what is said of a PDF that is sealed minutes."""
    at = f"{dates.on_screen(found.sealed_at[:10])}, {found.sealed_at[11:16]}"
    said = (
        f"“{file.name}” giống hệt biên bản đã chốt số {found.number:02d}, chốt {at}, dấu vân "
        f"{found.mark}."
    )
    if not found.in_force:
        return f"{said} Bản này đã được mở lại để sửa nên không còn hiệu lực."
    if not found.same_words:
        return (
            f"{said} In lại từ cuốn sổ hôm nay thì lời văn khác: tên, danh sách hoặc lời mẫu đã "
            "đổi sau khi chốt. Bản đã chốt vẫn là bản đúng."
        )
    return f"{said} In lại từ cuốn sổ hôm nay cũng ra đúng lời văn ấy."
