"""Backups nobody has to think of: once a day when something changed, old ones thinned out.

They lie in this computer's own folder and are proven like any other. Only files that were made here
for this very handbook are ever removed.
"""

import contextlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from handbook.errors import Problem
from handbook.records import backup_thinning
from handbook.services import backup, keys, slots
from handbook.services.backup import Backup
from handbook.services.handbook import Handbook

CALLED = "tu-dong"
_FACT = "last_backup_automatic"
_STAMP = re.compile(rf"_{CALLED}_(\d{{4}}-\d\d-\d\d_\d{{6}})(-\d+)?\Z")


def is_due(handbook: Handbook) -> bool:
    """Say whether something changed since the last proven backup and none was made today."""
    last = backup.noted(handbook, _FACT)
    if last is not None and last.at[:10] == handbook.clock().date().isoformat():
        return False
    proven = backup.last_proven(handbook)
    newest = handbook.read(lambda store: store.history.last_hash())
    return proven is None or proven.changes != newest or not Path(proven.path).exists()


def make(handbook: Handbook, folder: Path) -> Backup | None:
    """Make the day's backup in `folder` when one is due, and thin out older ones.

    Raises what a backup raises; then it is tried again the next time.
    """
    if not is_due(handbook):
        return None
    made = backup.back_up(handbook, folder, called=CALLED)
    backup.note(handbook, _FACT, made)
    thin_out(handbook, folder)
    return made


def before(handbook: Handbook, folder: Path) -> Backup:
    """Make a backup before something that cannot be undone, such as a restore."""
    return backup.back_up(handbook, folder, called="truoc-khi-thay")


def thin_out(handbook: Handbook, folder: Path) -> tuple[Path, ...]:
    """Remove the automatic backups of this handbook that no span keeps; return what is gone."""
    found = dict(_made_here(handbook, folder))
    gone = set(backup_thinning.thinned(found.values()))
    removed = [file for file, time in found.items() if time in gone]
    for file in removed:
        with contextlib.suppress(OSError):  # in use, or a stick pulled out: another day
            file.unlink()
            slots.path_of(file).unlink(missing_ok=True)
    return tuple(removed)


def _made_here(handbook: Handbook, folder: Path) -> Iterator[tuple[Path, datetime]]:
    """Yield the automatic backups of this handbook with their times; another's never."""
    for file in sorted(folder.glob(f"{handbook.path.stem}_{CALLED}_*{handbook.path.suffix}")):
        stamp = _STAMP.search(file.stem)
        with contextlib.suppress(Problem, ValueError):
            if stamp and keys.handbook_uid(file) == handbook.uid:
                yield file, datetime.strptime(stamp[1], "%Y-%m-%d_%H%M%S")
