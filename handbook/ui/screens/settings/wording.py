"""*Cài đặt → Lời văn*: the branch's own wording of a paper, with its page; loaded, edited, removed.

A text that cannot be used is kept as typed and says at which line why; the bundled one prints then.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.errors import BadInput
from handbook.records import settings
from handbook.records.settings import Branch
from handbook.ui.desk import Desk
from handbook.ui.latest import Latest
from handbook.ui.parts import boxes, files, labels
from handbook.ui.parts.buttons import plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.page_view import PageView
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part
from handbook.ui.typing_kept import TypingKept

if TYPE_CHECKING:
    from handbook.services.paper_texts import Tried
    from handbook.store.store import Store

_KINDS = "Lời văn (*.md *.txt)"
_LINES, _PAGE_HEIGHT = 16, 560
_LARGEST = 400_000


class WordingPart(Part):
    """One paper at a time; its own text is kept when the box is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.branch: Branch | None = None
        self.dirty = False
        self._of = ""  # the paper whose text is in the box
        self.choice = Field("Giấy tờ", Choice(name="Giấy tờ"))
        self.choice.editor.setObjectName("settings.wording.paper")
        self.choice.edited.connect(self._chosen)
        self.text = TextArea("", "Lời văn của giấy tờ", _LINES)
        self.text.setObjectName("settings.wording.text")
        self.text.edited.connect(self._typed)
        self.text.finished.connect(self.flush)
        self.state, self.notice = labels.quiet(), Notice()
        self.page = PageView("Trang in thử")
        self.page.setMinimumHeight(desk.theme().px(_PAGE_HEIGHT))
        self._latest = Latest(desk.work, 300)
        self._typing = TypingKept(desk.work, self._typed_so_far, parent=self)
        self._buttons = self._make_buttons()
        self.add(self._card(), self.page)

    def reload(self) -> None:
        """List the papers once, and show the page of the one that is chosen."""
        from handbook.services import paper_texts

        if self.choice.value() is None:
            self.choice.editor.set_options(paper_texts.editable())  # type: ignore[attr-defined]
            self.choice.set_value("minutes")
        self.desk.work.read(lambda store: store.branch.get(), self.show_branch)

    def show_branch(self, branch: Branch) -> None:
        """Show the text of the chosen paper; what is being typed stays."""
        self.branch = branch
        if not self.dirty and self.choice.value() is not None:
            self._show()

    def flush(self) -> None:
        """Keep what is typed."""
        if self.dirty:
            self._keep(self.text.value())

    def _show(self) -> None:
        from handbook.papers.template import bundled_text

        assert self.branch is not None
        self._of = str(self.choice.value())
        own = settings.own_text(self.branch, self._of)
        self.text.set_value(bundled_text(self._of) if own is None else own)
        self.text.setReadOnly(own is None)
        self._buttons["edit"].setVisible(own is None)
        self._buttons["drop"].setVisible(own is not None)
        self.state.setText(
            "Đang dùng lời văn có sẵn của chương trình."
            if own is None
            else "Chi bộ có lời văn riêng cho giấy tờ này. Biên bản đã chốt không đổi theo."
        )
        self._try()

    def _chosen(self) -> None:
        self.flush()
        self.notice.clear()
        self.desk.work.read(lambda store: store.branch.get(), self.show_branch)

    def _typed(self) -> None:
        self.dirty = True
        self._typing.touch()
        self._try()

    def _typed_so_far(self) -> Branch | None:
        """Return the branch with the text as it is typed, None when nothing is."""
        if not self.dirty or self.branch is None:
            return None
        return settings.with_text(self.branch, self._of, self.text.value())

    def _try(self) -> None:
        paper, text = self._of, self.text.value()
        self._latest.ask(
            lambda store: _tried(store, paper, text), _with_page, self._take, about=paper
        )

    def _take(self, made: "tuple[Tried, bytes]") -> None:
        tried, pdf = made
        if tried.problem is not None:
            said = f"{tried.problem.sentence} Giấy tờ vẫn in theo lời văn có sẵn."
            self.notice.say(said, Tone.LATE)
        else:
            self.notice.clear()
        if pdf:
            self.page.show_pdf(pdf)
        elif tried.problem is None:
            self.page.show_words("Cuốn sổ chưa có nội dung cho giấy tờ này nên chưa in thử được.")

    def _keep(self, text: str | None) -> None:
        self.dirty = False
        self._typing.stop()
        paper = self._of
        words = "Bỏ lời văn riêng" if text is None else "Sửa lời văn riêng"
        self.desk.work.change(
            f"{words} của giấy tờ", lambda store: _put(store, paper, text), self.show_branch
        )

    def _edit(self) -> None:
        """Make the bundled text the branch's own, to be edited."""
        self._keep(self.text.value())
        self.text.setReadOnly(False)
        self.text.setFocus()

    def _drop(self) -> None:
        self.desk.ask(
            "Bỏ lời văn riêng và in lại theo lời văn có sẵn? Lịch sử vẫn giữ bản đã sửa.",
            "Bỏ lời văn riêng",
            lambda: self._keep(None),
        )

    def _load(self) -> None:
        chosen = files.ask_file(self, "Nạp lời văn từ tệp", _KINDS)
        if chosen is not None:
            self.load(chosen)

    def load(self, path: Path) -> None:
        """Take the text of a file for the branch's own, or say why it is no text."""
        try:
            self._keep(_read(path))
        except BadInput as problem:
            self.desk.say(problem.sentence, Tone.LATE)

    def _write(self) -> None:
        kinds = _KINDS
        chosen = files.ask_save(self, "Lưu lời văn ra tệp", f"{self._of}.md", kinds)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the text that is shown to a file, for editing elsewhere or for another branch."""
        data = self.text.value().encode()
        self.desk.work.long(
            lambda progress, stopped: _write_file(path, data),
            lambda _: self.desk.say(f"Đã lưu lời văn ra “{path}”.", Tone.GOOD),
        )

    def _make_buttons(self) -> dict[str, Any]:
        made = {
            "edit": plain_button("Sửa thành lời văn riêng", self._edit, "pencil"),
            "load": quiet_button("Nạp từ tệp", self._load, "upload"),
            "save": quiet_button("Lưu ra tệp", self._write, "download"),
            "drop": quiet_button("Dùng lại bản có sẵn", self._drop, "undo-2"),
        }
        for name, button in made.items():
            button.setObjectName(f"settings.wording.{name}")
        return made

    def _card(self) -> Card:
        card = Card("Lời văn giấy tờ")
        told = (
            "Sửa chữ tùy ý. Chỗ {{ … }} do chương trình điền, dòng bắt đầu bằng ::: là phần lặp "
            "hoặc phần chỉ in khi có; hãy giữ nguyên tên trong đó. Trang in thử ở dưới đổi theo "
            "khi gõ."
        )
        for widget in (
            *(labels.quiet(told), self.choice, self.state),
            boxes.flowing(*self._buttons.values()),
            *(self.notice, self.text),
        ):
            card.add(widget)
        return card


def _tried(store: "Store", paper: str, text: str) -> "Tried":
    from handbook.services import paper_texts

    return paper_texts.tried(store, paper, text, store.session.clock().date())


def _with_page(tried: "Tried") -> "tuple[Tried, bytes]":
    """Return the trial with its page, made off the screen's thread."""
    from handbook.typeset.to_pdf import to_pdf

    return tried, b"" if tried.document is None else to_pdf(tried.document)


def _put(store: "Store", paper: str, text: str | None) -> Branch:
    from handbook.services import paper_texts

    return paper_texts.keep(store, paper, text)


def _write_file(path: Path, data: bytes) -> None:
    from handbook.services import printing

    printing.write_bytes(path, data)


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            raise BadInput(f"Tệp “{path.name}” lớn quá, không phải là lời văn của một giấy tờ.")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Tệp “{path.name}” không phải là tệp chữ mã UTF-8. Hãy lưu lại bằng Notepad với mã "
            "UTF-8 rồi nạp lại."
        ) from error
    except OSError as error:
        raise BadInput(
            f"Không đọc được tệp “{path}”. Hãy kiểm tra quyền đọc hoặc chép tệp sang ổ khác."
        ) from error
