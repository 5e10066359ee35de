"""The recovery sheet: the code on the screen, to be printed and put away."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records.settings import Branch
from handbook.ui import paper_out
from handbook.ui.desk import Action
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import STRETCH, flowing
from handbook.ui.parts.buttons import main_button, plain_button
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.work import Work

_PUT_AWAY = "Tôi đã cất tờ khôi phục"
_COPIED = "Tôi đã chép mã ra giấy"
_NOT_OUT = "Tờ khôi phục chưa in, chưa lưu, mà mã này không hiện lại lần nữa."


class RecoverySheet(QWidget):
    """Shows a recovery code; `done` is called when the person says it was put away."""

    def __init__(
        self,
        work: Work,
        branch: Branch,
        code: str,
        book: str,
        done: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._work, self._branch, self._code, self._book = work, branch, code, book
        self._done, self._is_out = done, False
        self.notice = Notice()
        shown = labels.title(code)
        shown.setObjectName("recovery.code")
        shown.setAccessibleName("Mã khôi phục")
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setWordWrap(True)
        out = plain_button("In tờ khôi phục", self._print, "printer")
        save = plain_button("Lưu thành PDF…", self._save, "save")
        out.setObjectName("recovery.print")
        save.setObjectName("recovery.save")
        put_away = main_button(_PUT_AWAY, self._put_away, "check") if done else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for widget in (
            labels.text(
                "Quên mật khẩu thì chỉ còn mã này mở được cuốn sổ. Mã chỉ hiện một lần: hãy in ra, "
                "cho vào phong bì, cất trong két hoặc tủ hồ sơ có khóa; đừng để cùng máy tính."
            ),
            shown,
            self.notice,
        ):
            layout.addWidget(widget)
        layout.addWidget(flowing(out, save, STRETCH, *([put_away] if put_away else [])))
        if put_away:
            put_away.setObjectName("recovery.done")

    def _put_away(self) -> None:
        """Be done with the code; one that was neither printed nor saved is asked about once."""
        if self._done is None:
            return
        if self._is_out:
            self._done()
        else:
            self.notice.say(_NOT_OUT, Tone.CARE, Action(words=_COPIED, on=self._done))

    def _pdf(self, then: Callable[[bytes], None]) -> None:
        branch, code, book = self._branch, self._code, self._book
        day = self._work.today()
        self._work.long(lambda progress, stopped: sheet(branch, code, book, day), then)

    def _print(self) -> None:
        self._pdf(lambda pdf: self._told(paper_out.print_pdf(self, pdf, "Tờ khôi phục")))

    def _save(self) -> None:
        self._pdf(self._save_pdf)

    def _save_pdf(self, pdf: bytes) -> None:
        try:
            saved = paper_out.save_as(self, pdf, "to-khoi-phuc.pdf", "PDF (*.pdf)")
        except Problem as problem:
            self.notice.say(problem.sentence, Tone.LATE)
            return
        if saved:
            self._is_out = True
            self.notice.say(
                f"Đã lưu “{saved}”. In xong hãy xóa tệp này: ai có nó là mở được cuốn sổ.",
                Tone.CARE,
            )

    def _told(self, said: tuple[str, Tone] | None) -> None:
        if said:
            self._is_out = self._is_out or said[1] is Tone.GOOD
            self.notice.say(*said)


def sheet(branch: Branch, code: str, book: str, day: date) -> bytes:
    """Return the recovery sheet as a PDF."""
    from handbook.papers import recovery_sheet
    from handbook.typeset.to_pdf import to_pdf

    return to_pdf(recovery_sheet.document(branch=branch, code=code, day=day, book=book))
