"""What is done with a paper: to the printer, into another program, into one file or many."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from handbook.errors import Problem
from handbook.ui.desk import Desk
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.printing import making
from handbook.ui.screens.printing.making import Wanted


class Output:
    """Notes in the history what leaves the handbook; dialogs stand over the widget `at`."""

    def __init__(self, desk: Desk, at: QWidget) -> None:
        self.desk, self._at = desk, at

    def print_pdf(self, pdf: bytes, wanted: Wanted) -> None:
        """Send the pages shown to a printer."""
        from handbook.ui import paper_out

        said = paper_out.print_pdf(self._at, pdf, wanted.paper.title)
        if said:
            self.desk.say(*said)
            if said[1] is Tone.GOOD:
                self._note_print(wanted)

    def open_outside(self, pdf: bytes, wanted: Wanted) -> None:
        """Open the pages shown in this computer's own program."""
        from handbook.ui import paper_out

        self.desk.say(*paper_out.open_outside(pdf, making.file_name(wanted, ".pdf")))
        self._note_print(wanted)

    def save(self, suffix: str, wanted: Wanted) -> None:
        """Make the paper in the format of `suffix` and ask where to put it."""

        def make(progress: Any, stopped: Any) -> bytes:
            made = self.desk.work.fetch(lambda store: making.gathered(store, wanted, suffix))
            return making.typeset(made, suffix, progress, stopped)

        running = self.desk.work.long(make, lambda data: self._write(data, wanted, suffix))
        self.desk.progress(f"Đang tạo {wanted.paper.title.lower()}…", running)

    def save_many(
        self, wanted: tuple[Wanted, ...], suffixes: tuple[str, ...], folder: Path
    ) -> None:
        """Write the papers into `folder`, with progress and a way to stop."""
        work = self.desk.work
        running = work.long(
            lambda progress, stopped: making.write_all(
                work, wanted, suffixes, folder, progress, stopped
            ),
            lambda count: self._say_written(count, wanted[: count // len(suffixes)], folder),
        )
        self.desk.progress("Đang lưu giấy tờ", running)

    def _write(self, data: bytes, wanted: Wanted, suffix: str) -> None:
        from handbook.ui import paper_out

        if not data:  # stopped on the way
            return
        name, kinds = making.file_name(wanted, suffix), making.KINDS[suffix]
        try:
            saved = paper_out.save_as(self._at, data, name, kinds)
        except Problem as problem:
            self.desk.say(problem.sentence, Tone.LATE)
            return
        if saved:
            self.desk.say(f"Đã lưu “{saved}”.", Tone.GOOD)
            self._note_print(wanted)

    def _say_written(self, count: int, written: tuple[Wanted, ...], folder: Path) -> None:
        self.desk.say(f"Đã lưu {count} tệp vào “{folder}”.", Tone.GOOD)
        self._note_print(*written)

    def _note_print(self, *wanted: Wanted) -> None:
        for one in wanted:
            making.note(self.desk.work, one, "print")
