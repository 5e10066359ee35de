"""*Cài đặt → Sao lưu* of a handbook that has a proven backup, on a stick as it seems.

Comes last: what is kept does not change, but the handbook notes that it was backed up. No path of
this machine is shown: the backup is made in a folder named as one on a stick would be.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from handbook.services import backup
from handbook.services.handbook import Handbook
from handbook.ui.screens.settings.backup import BackupPart
from tour.guide import Guide, until

STICK = Path("E:\\Sao lưu chi bộ" if os.sep == "/" else "Sao lưu chi bộ")


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Back up by the screen's own deed, then show what it says."""
    guide.go("settings", part="backup")
    part = guide.part(BackupPart)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            part.back_up_to(_made(STICK))
            until(lambda: part.go.isEnabled())
            noted: list[None] = []
            guide.program.work.service(_as_on_a_stick, noted.append)
            until(lambda: bool(noted))
            part.notice.clear()
            part.reload()
            guide.rest()
            yield "settings-backup-made", guide.window
        finally:
            os.chdir(before)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _as_on_a_stick(book: Handbook) -> None:
    made = backup.last_proven(book)
    assert made is not None
    backup.note(book, backup._ELSEWHERE, replace(made, elsewhere=True))
