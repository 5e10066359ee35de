"""From a round to paper: one paper or many, on a printer, as a file, into a folder; prints noted.

Reading is on the handbook's lane, typesetting on the pool with a stop button; nothing blocks.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from handbook.errors import Problem
from handbook.papers.catalog import PAPERS, Request
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.buttons import open_menu
from handbook.ui.parts.files import ask_folder, ask_save
from handbook.ui.parts.tone import Tone

KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word (*.docx)", ".xlsx": "Excel (*.xlsx)"}
MANY = 3  # from here on one is asked before the printer starts


class Output:
    """`flush` saves what is typed before anything is made."""

    def __init__(self, desk: Desk, over: QWidget, flush: Callable[[], None]) -> None:
        self._desk, self._over, self._flush = desk, over, flush
        self.menu: QMenu | None = None

    def request(self, round_uid: str, member: str = "", fill: str = "") -> Request:
        """Return a request of a round."""
        return Request(
            day=self._desk.work.today(),
            round=round_uid,
            member=member,
            fill=fill,
        )

    def offer(self, paper: str, request: Request) -> None:
        """Open the menu of one paper: on a printer, as PDF, Word or Excel."""
        actions = [
            Action(words="In ra giấy…", on=lambda: self.print_one(paper, request), icon="printer"),
            *(
                Action(
                    words=f"Lưu tệp {words}…",
                    on=partial(self.save_one, paper, request, suffix),
                    icon=icon,
                )
                for suffix, words, icon in (
                    (".pdf", "PDF", "download"),
                    (".docx", "Word", "file-text"),
                    (".xlsx", "Excel", "file-spreadsheet"),
                )
                if suffix != ".xlsx" or PAPERS[paper].table
            ),
        ]
        self._popup(actions)

    def offer_many(self, request: Request, members: Sequence[str], paper: str) -> None:
        """Open the menu of a paper for many: one file or a folder."""
        self._popup(
            [
                Action(
                    words="In ra giấy…",
                    on=lambda: self.print_many(request, members, paper),
                    icon="printer",
                ),
                Action(
                    words="Lưu tất cả vào một tệp PDF…",
                    on=lambda: self.save_many(request, members, paper, ".pdf"),
                    icon="download",
                ),
                Action(
                    words="Lưu tất cả vào một tệp Word…",
                    on=lambda: self.save_many(request, members, paper, ".docx"),
                    icon="file-text",
                ),
                Action(
                    words="Mỗi người một tệp PDF, vào một thư mục…",
                    on=lambda: self.into_folder(request, members, paper),
                    icon="folder-open",
                ),
            ]
        )

    def print_one(self, paper: str, request: Request) -> None:
        """Send one paper to a printer."""

        def out(data: bytes) -> None:
            if self._to_printer(data, PAPERS[paper].title):
                self._note(paper, request)

        self._make_one(paper, request, ".pdf", out)

    def save_one(self, paper: str, request: Request, suffix: str) -> None:
        """Ask for a file and write the paper there."""
        title = PAPERS[paper].title
        target = ask_save(self._over, f"Lưu {title}", f"{title}{suffix}", KINDS[suffix])
        if target is not None:
            self.save_one_to(paper, request, target.with_suffix(suffix))

    def save_one_to(self, paper: str, request: Request, target: Path) -> None:
        """Write the paper to a file and say where it is."""

        def out(data: bytes) -> None:
            if self._write(target, data):
                self._note(paper, request)

        self._make_one(paper, request, target.suffix, out)

    def all_into_folder(self, request: Request) -> None:
        """Ask for a folder and write every paper of the round there as PDF."""
        folder = ask_folder(self._over, "Chọn thư mục lưu cả bộ giấy tờ")
        if folder is not None:
            self.all_into(request, folder)

    def all_into(self, request: Request, folder: Path) -> None:
        """Write every paper of the round into a folder, everybody's together, and say how many."""
        from handbook.services import printing, round_folder

        self._flush()
        work = self._desk.work

        def make(progress: Any, stopped: Any) -> list[Any]:
            made: list[Any] = []
            for place, name in enumerate(round_folder.ALL):
                progress(place, len(round_folder.ALL))
                one = work.fetch(partial(_ready, name, request))
                data = round_folder.to_pdf(one, stopped)
                if stopped():
                    break
                if data:
                    printing.write_bytes(folder / f"{one.name}.pdf", data)
                    made.append(one)
            return made

        def told(made: list[Any]) -> None:
            self._desk.say(f"Đã lưu {len(made)} tệp giấy tờ vào “{folder}”.", Tone.GOOD)
            self._noted(
                list(dict.fromkeys(uid for one in made for uid in one.reviews)),
                list(dict.fromkeys(uid for one in made for uid in one.shortcomings)),
            )

        self._desk.progress("Đang lưu cả bộ giấy tờ…", work.long(make, told))

    def print_many(self, request: Request, members: Sequence[str], paper: str) -> None:
        """Ask, then send everybody's paper to a printer."""
        from handbook.services.review_papers import EACH

        def go() -> None:
            self._make_many(request, members, paper, ".pdf", self._printed)

        if len(members) < MANY:
            go()
            return
        self._desk.ask(
            f"Sắp in {EACH[paper].lower()} của {len(members)} người. "
            "Mỗi bản in được ghi vào lịch sử của cuốn sổ.",
            f"In {len(members)} bản",
            go,
        )

    def save_many(self, request: Request, members: Sequence[str], paper: str, suffix: str) -> None:
        """Ask for a file and write everybody's paper into it."""
        from handbook.services.review_papers import EACH

        target = ask_save(self._over, "Lưu tất cả", f"{EACH[paper]}{suffix}", KINDS[suffix])
        if target is not None:
            self.save_many_to(request, members, paper, target.with_suffix(suffix))

    def save_many_to(
        self, request: Request, members: Sequence[str], paper: str, target: Path
    ) -> None:
        """Write everybody's paper into one file."""

        def out(batch: Any, data: bytes) -> None:
            if data and self._write(target, data):
                self._noted(batch.reviews, batch.faults())

        self._make_many(request, members, paper, target.suffix, out)

    def into_folder(self, request: Request, members: Sequence[str], paper: str) -> None:
        """Ask for a folder and write a file for each person."""
        folder = ask_folder(self._over, "Chọn thư mục lưu giấy tờ")
        if folder is not None:
            self.into(request, members, paper, folder)

    def into(self, request: Request, members: Sequence[str], paper: str, folder: Path) -> None:
        """Write a file for each person into a folder."""
        from handbook.services import review_papers

        self._flush()
        work, whom = self._desk.work, tuple(members)

        def make(progress: Any, stopped: Any) -> tuple[Any, int]:
            batch = work.fetch(
                lambda store: review_papers.gathered(store, request, whom, paper=paper)
            )
            return batch, review_papers.into_folder(batch, folder, (".pdf",), progress, stopped)

        def told(made: tuple[Any, int]) -> None:
            batch, count = made
            self._desk.say(f"Đã lưu {count} tệp vào “{folder}”.", Tone.GOOD)
            self._noted(batch.reviews[:count], batch.faults(count))

        self._desk.progress("Đang lưu giấy tờ…", work.long(make, told))

    def _make_one(
        self, paper: str, request: Request, suffix: str, out: Callable[[bytes], None]
    ) -> None:
        from handbook.services import printing

        self._flush()
        work, known = self._desk.work, PAPERS[paper]

        def make(progress: Any, stopped: Any) -> bytes:
            made = work.fetch(lambda store: printing.gathered(store, known, request, suffix))
            return printing.typeset(made, suffix, progress, stopped)

        self._desk.progress(f"Đang tạo {known.title.lower()}…", work.long(make, out))

    def _make_many(
        self,
        request: Request,
        members: Sequence[str],
        paper: str,
        suffix: str,
        out: Callable[[Any, bytes], None],
    ) -> None:
        from handbook.services import review_papers

        self._flush()
        work, whom = self._desk.work, tuple(members)

        def make(progress: Any, stopped: Any) -> tuple[Any, bytes]:
            batch = work.fetch(
                lambda store: review_papers.gathered(store, request, whom, paper=paper)
            )
            return batch, review_papers.one_file(batch, suffix, progress, stopped)

        running = work.long(make, lambda made: out(*made))
        self._desk.progress(f"Đang tạo giấy tờ của {len(whom)} người…", running)

    def _printed(self, batch: Any, data: bytes) -> None:
        if data and self._to_printer(data, batch.title):
            self._noted(batch.reviews, batch.faults())

    def _to_printer(self, data: bytes, title: str) -> bool:
        from handbook.ui.paper_out import print_pdf

        said = print_pdf(self._over, data, title) if data else None
        if said is not None:
            self._desk.say(*said)
        return said is not None and said[1] is Tone.GOOD

    def _write(self, target: Path, data: bytes) -> bool:
        from handbook.services import printing

        try:
            printing.write_bytes(target, data)
        except Problem as problem:
            self._desk.say(problem.sentence, Tone.LATE)
            return False
        self._desk.say(f"Đã lưu “{target.name}” vào {target.parent}.", Tone.GOOD)
        return True

    def _note(self, paper: str, request: Request) -> None:
        """Note the print of each review and member's shortcoming whose words a paper tells."""

        def note(book: Any) -> None:
            from handbook.services import reviews, shortcomings

            reviews.note_paper(book, paper, request)
            shortcomings.note_paper(book, paper, request)

        self._desk.work.service(note, lambda _: None)

    def _noted(self, uids: Sequence[str], faults: Sequence[str]) -> None:
        from handbook.services import reviews, shortcomings

        def note(book: Any) -> None:
            reviews.note_printed(book, *filter(None, uids))
            shortcomings.note_printed(book, *faults)

        self._desk.work.service(note, lambda _: None)

    def _popup(self, actions: Sequence[Action]) -> None:
        self.menu = open_menu(self._over, actions)


def _ready(paper: str, request: Request, store: Any) -> Any:
    from handbook.services import round_folder

    return round_folder.ready(store, paper, request)
