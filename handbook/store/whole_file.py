"""An open handbook as one file: counted, copied and proven, whatever is in it."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import IO

from handbook.store.engine import Database, OperationalError, rows, said

_MOST_FAULTS = 20  # of a damaged file: the first ones say it all
_PIECE = 1024 * 1024  # bytes copied at a time


def row_counts(db: Database) -> dict[str, int]:
    """Return how many rows each table has, whatever version made them: a copy must have as many."""
    found = rows(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [row["name"] for row in found]
    return {name: int(rows(db, f'SELECT COUNT(*) AS n FROM "{name}"')[0]["n"]) for name in names}


def copy_into(db: Database, target: Path, path: Path) -> None:
    """Write a consistent copy of an open handbook to a new file `target`, under the same key.

    Raises CannotWrite; then what stands at `target` is no copy.
    """
    with said(path):
        if not _copied_whole(db, target):
            target.unlink(missing_ok=True)
            db.conn.execute("VACUUM INTO ?", (str(target),))


def _copied_whole(db: Database, target: Path) -> bool:
    """Copy the file's own bytes while its journal is empty and nobody can write; say if it was so.

    This takes a tenth of the time in which SQLite writes a copy page by page. Whatever stands in
    its way, a full disk below the handbook or a target that refuses, is left to SQLite's own copy.
    """
    if db.bytes is None or not _alone(db):
        return False
    try:
        _copy_bytes(db.bytes, target)
    except OSError:
        return False
    finally:
        db.conn.execute("ROLLBACK")
    return True


def _alone(db: Database) -> bool:
    """Write the journal back and keep others from writing; say if that could be done."""
    before = _others_wrote(db)
    try:
        busy, frames, _ = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy or frames:  # somebody reads an older state of it
            return False
        db.conn.execute("BEGIN IMMEDIATE")
    except OperationalError:
        return False
    if _others_wrote(db) == before:
        return True
    db.conn.execute("ROLLBACK")
    return False


def _others_wrote(db: Database) -> int:
    """Return a number that changes when another connection writes to the file."""
    return int(db.conn.execute("PRAGMA data_version").fetchone()[0])


def _copy_bytes(source: IO[bytes], target: Path) -> None:
    with target.open("xb") as copy:
        source.seek(0)
        shutil.copyfileobj(source, copy, _PIECE)
        copy.flush()
        os.fsync(copy.fileno())


def integrity(db: Database, *, every_page: bool = True) -> tuple[str, ...]:
    """Return what SQLCipher and SQLite find wrong with the file; empty when sound.

    `every_page` also proves pages that no record stands in.
    """
    found: list[str] = []
    if every_page:
        # It reads the file past the journal: after a power cut, pages stand in the journal alone.
        with contextlib.suppress(OperationalError):  # on a full disk it is checked as it stands
            db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        found = [str(row[0]) for row in db.conn.execute("PRAGMA cipher_integrity_check")]
    if not found:  # pages that do not decrypt would be named once for each thing on them
        checked = db.conn.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()
        found = [str(row[0]) for row in checked if row[0] != "ok"]
        found += [
            f"foreign key: {r[0]} {r[1]}" for r in db.conn.execute("PRAGMA foreign_key_check")
        ]
    return tuple(found[:_MOST_FAULTS])
