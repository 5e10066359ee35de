"""*Cài đặt → Khôi phục*: open a backup beside, see what differs, replace only when told; drills."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.ui import theme as look
from handbook.ui.desk import Desk
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.buttons import main_button, plain_button, quiet_button
from handbook.ui.parts.card import Card
from handbook.ui.parts.comparison import ComparisonView
from handbook.ui.parts.field import Field
from handbook.ui.parts.files import ask_file
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.notice import Notice
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook
    from handbook.services.restores import Comparison

_LINE = 420  # pixels at 100 %


class RestorePart(Part):
    """One backup is chosen for both deeds; what was opened beside is dropped when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._source: Path | None = None
        self._found: Comparison | None = None
        self.notice = Notice()
        self.chosen = labels.text("Chưa chọn bản sao lưu.")
        self.secret = Field("Mật khẩu hoặc mã khôi phục của bản đó", LineEdit(secret=True))
        self.secret.editor.setObjectName("restore.secret")
        self.secret.setMaximumWidth(look.current().px(_LINE))
        self.examine = plain_button("Mở bên cạnh và so sánh", self._examine, "search")
        self.examine.setObjectName("restore.examine")
        self.drill = plain_button("Diễn tập khôi phục", self._drill, "check-check")
        self.drill.setObjectName("restore.drill")
        self._result = QVBoxLayout()
        self._result.setContentsMargins(0, 0, 0, 0)
        result = QWidget()
        result.setLayout(self._result)
        self.add(self._choose_card(), result)

    def open(self, **what: Any) -> None:
        """Take the backup that was chosen elsewhere."""
        if isinstance(what.get("file"), Path):
            self.choose(what["file"])

    def choose(self, source: Path) -> None:
        """Take `source` as the backup."""
        self._leave()
        self._source = source
        self.chosen.setText(f"{source.name}, trong {source.parent}")
        self.secret.editor.setFocus()

    def flush(self) -> None:
        """Drop what was opened beside and the password typed: one is leaving."""
        self._leave()
        self.secret.set_value("")

    def _choose_card(self) -> Card:
        card = Card("Từ bản sao lưu")
        pick = plain_button("Chọn bản sao lưu…", self._choose, "folder-open")
        pick.setObjectName("restore.pick")
        card.add(
            labels.quiet(
                "Bản sao lưu được chép ra bên cạnh, kiểm tra rồi so với cuốn sổ; cuốn sổ chưa bị "
                "động đến. Diễn tập: mỗi năm một lần mở thử một bản bằng mật khẩu hoặc mã trên tờ "
                "khôi phục, xong thì bản mở thử được xóa ngay."
            )
        )
        card.add(boxes.flowing(pick))
        card.add(self.chosen)
        for widget in (self.secret, boxes.flowing(self.examine, self.drill), self.notice):
            card.add(widget)
        return card

    def _choose(self) -> None:
        chosen = ask_file(self, "Chọn bản sao lưu", "Cuốn sổ (*.sotay)")
        if chosen is not None:
            self.choose(chosen)

    def _given(self) -> tuple[Path, str] | None:
        if self._source is None:
            self.notice.say("Hãy chọn bản sao lưu.", Tone.CARE)
            return None
        secret = str(self.secret.value())
        if not secret:
            self.secret.show_problem("Hãy gõ mật khẩu hoặc mã khôi phục.")
            return None
        self.secret.show_problem("")
        self._leave()
        return self._source, secret

    def _examine(self) -> None:
        given = self._given()
        if given is None:
            return
        self._wait("Đang mở bản sao lưu bên cạnh…")

        def examine(book: "Handbook") -> "Comparison":
            from handbook.services import restores

            return restores.examine(book, *given)

        self.desk.work.service(examine, self._examined, self._failed)

    def _examined(self, found: "Comparison") -> None:
        self._rest()
        self.notice.clear()
        self._found = found
        card = Card("So sánh")
        card.add(ComparisonView(found))
        go = main_button("Thay cuốn sổ bằng bản này", self._ask, "history")
        go.setObjectName("restore.replace")
        stay = quiet_button("Thôi, giữ cuốn sổ đang dùng", self._leave, "x")
        stay.setObjectName("restore.stay")
        card.add(boxes.flowing(go, stay))
        self._result.addWidget(card)

    def _ask(self) -> None:
        found = self._found
        if found is None:
            return
        self.desk.ask(
            f"Thay cuốn sổ đang dùng bằng bản sao lưu {found.source.name}?{_at_stake(found)}",
            "Thay cuốn sổ",
            lambda: self._replace(found),
        )

    def _replace(self, found: "Comparison") -> None:
        from handbook.services import restores

        self._wait("Đang sao lưu cuốn sổ đang dùng…")

        def ready(book: "Handbook") -> "Handbook":
            restores.before_replacing(book)
            return book

        self.desk.work.service(ready, lambda book: self._swap(found, book), self._failed)

    def _swap(self, found: "Comparison", old: "Handbook") -> None:
        kept: list[Path | None] = []
        self._found = None  # from here on it is no longer ours to drop

        def refused(problem: Problem) -> None:
            self.desk.work.open(as_it_was(old), lambda _: self._failed(problem), self._failed)

        self.desk.work.open(swapping(found, old, kept), lambda _: self._replaced(kept[0]), refused)

    def _replaced(self, kept: Path | None) -> None:
        self._rest()
        boxes.clear(self._result)
        self.secret.set_value("")
        aside = f" Cuốn sổ trước đó được giữ ở {kept}." if kept is not None else ""
        self.desk.say(f"Đã thay cuốn sổ bằng bản sao lưu.{aside}", Tone.GOOD)
        self.desk.work.read(lambda store: (*store.tables, "seal", "backup"), self._tell_all)

    def _tell_all(self, kinds: tuple[str, ...]) -> None:
        self.desk.work.changed.emit(frozenset(kinds))

    def _drill(self) -> None:
        given = self._given()
        if given is None:
            return
        self._wait("Đang diễn tập khôi phục…")

        def drill(book: "Handbook") -> "Comparison":
            from handbook.services import restores

            return restores.drill(book, *given)

        self.desk.work.service(drill, self._drilled, self._failed)

    def _drilled(self, found: "Comparison") -> None:
        self._rest()
        self.secret.set_value("")
        sound = "kiểm tra không có lỗi" if not found.faults else "nhưng có chỗ cần xem ở dưới"
        self.notice.say(
            f"Diễn tập xong: bản sao lưu mở được, {sound}. Đã ghi là làm xong việc của năm; bản mở "
            "thử đã xóa.",
            Tone.CARE if found.faults else Tone.GOOD,
        )
        card = Card("Bản vừa diễn tập")
        card.add(ComparisonView(found))
        self._result.addWidget(card)
        self.desk.work.changed.emit(frozenset({"answer", "backup"}))

    def _failed(self, problem: Problem) -> None:
        self._rest()
        self.notice.say(" ".join((problem.sentence, *problem.details[:2])), Tone.LATE)

    def _wait(self, words: str) -> None:
        self.notice.say(words)
        self.examine.setEnabled(False)
        self.drill.setEnabled(False)

    def _rest(self) -> None:
        self.examine.setEnabled(True)
        self.drill.setEnabled(True)

    def _leave(self) -> None:
        boxes.clear(self._result)
        found, self._found = self._found, None
        if found is not None:
            from handbook.services import restores

            restores.drop(found)


def _at_stake(found: "Comparison") -> str:
    if found.now is None:
        return (
            " Cuốn sổ đang dùng có chỗ hỏng, không đọc hết được để so; tệp của nó được giữ nguyên "
            "bên cạnh."
        )
    lost = f" {len(found.lost)} thay đổi ghi sau bản đó sẽ không còn." if found.lost else ""
    return f"{lost} Cuốn sổ đang dùng được sao lưu thêm một bản và giữ lại bên cạnh."


def swapping(
    found: "Comparison", old: "Handbook", kept: list[Path | None]
) -> Callable[[], "Handbook"]:
    """Return what puts the backup in place of the closed handbook and opens it."""

    def swap() -> "Handbook":
        from handbook.services import keyrings, restores
        from handbook.services.handbook import Handbook

        kept.append(restores.put_in_place(found, old.path, old.clock()))
        opened = Handbook.open(old.path, found.key)
        if keyrings.recall(opened.uid).key not in (None, found.key):
            keyrings.remember(opened.uid, found.key)
        return opened

    return swap


def as_it_was(old: "Handbook") -> Callable[[], "Handbook"]:
    """Return what opens the handbook again that could not be replaced."""

    def again() -> "Handbook":
        from handbook.services.handbook import Handbook

        return Handbook.open(old.path, old.key)

    return again
