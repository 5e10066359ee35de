"""Opens SQLCipher, and lends it to sqlite-utils for making tables: the only importer of either.

sqlite-utils looks for a driver named `pysqlite3` before the standard one, so the driver is
registered under that name first; otherwise its conveniences would catch errors of another class.
It is loaded only when tables are made or changed: a daily start does not wait for it. The key is
given raw, so opening costs no key derivation.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

from handbook.errors import Damaged
from handbook.store.file_problems import damaged, problem, unwritable

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables
    from sqlite_utils import Migrations

DatabaseError = sqlcipher3.dbapi2.DatabaseError
IntegrityError = sqlcipher3.dbapi2.IntegrityError
OperationalError = sqlcipher3.dbapi2.OperationalError

__all__ = [
    "Database",
    "DatabaseError",
    "IntegrityError",
    "Migrations",
    "OperationalError",
    "Tables",
    "connect",
]

_JOURNAL_LIMIT = 4 * 1024 * 1024
_WAIT_SECONDS = 5.0
_LEAST_BYTES = 512  # the smallest page there is


@dataclass(frozen=True, slots=True)
class Database:
    """One open file; `conn` is the driver's connection, `bytes` the same file to be copied.

    `bytes` stays open as long as the connection: on Unix, whoever closes a file a second time gives
    away the locks that SQLite holds on it.
    """

    conn: Any
    bytes: IO[bytes] | None = None

    def close(self) -> None:
        """Close the file; the journal is written back into it."""
        self.conn.close()
        if self.bytes is not None:
            self.bytes.close()


def __getattr__(name: str) -> Any:
    """Load sqlite-utils when somebody asks for `Tables` (its Database) or `Migrations`."""
    if name not in ("Tables", "Migrations"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import sqlite_utils

    return sqlite_utils.Database if name == "Tables" else sqlite_utils.Migrations


def connect(path: Path, key_hex: str, *, new: bool = False) -> Database:
    """Open the file at `path` with a raw 256-bit key in hex; `new` makes it.

    Raises Damaged when the file is no handbook under this key, CannotWrite when the file or its
    folder is read-only. Never makes a file unless asked: an empty one is a damaged handbook, not a
    new one.
    """
    if not new:
        _refuse_empty(path)
    with said(path):
        conn = sqlcipher3.dbapi2.connect(
            str(path), timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        db = _prepared(conn, key_hex, _OWN)
    with contextlib.suppress(OSError):  # one in memory has none: SQLite itself copies it
        db = replace(db, bytes=path.open("rb"))
    return db


def connect_to_check(path: Path, key_hex: str) -> Database:
    """Open a file that nobody else has open, without writing a byte to it or beside it."""
    _refuse_empty(path)
    with said(path):
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        conn = sqlcipher3.dbapi2.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False
        )
        return _prepared(conn, key_hex, ("PRAGMA cache_size = -65536",))  # each page decrypted once


def _refuse_empty(path: Path) -> None:
    """Refuse what SQLite would take for a new file and fill: nothing, no bytes, one byte."""
    if not path.exists() or path.stat().st_size < _LEAST_BYTES:
        raise damaged(path)


_OWN = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA journal_size_limit = {_JOURNAL_LIMIT}",
)


def _prepared(conn: Any, key_hex: str, settings: tuple[str, ...]) -> Database:
    try:
        bytes.fromhex(key_hex)  # only hex digits reach the statement below
        conn.execute("PRAGMA cipher_log_level = NONE")  # it writes English to stderr
        conn.execute(f"PRAGMA key = \"x'{key_hex}'\"")
        conn.execute("PRAGMA cipher_compatibility = 4")  # the file's form, whatever the driver's
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        for setting in settings:
            conn.execute(setting)
    except BaseException:
        conn.close()
        raise
    return Database(conn)


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Turn what the driver says of a file into a sentence for the person."""
    try:
        yield
    except sqlcipher3.dbapi2.Error as error:
        found = problem(path, getattr(error, "sqlite_errorname", None) or "")
        if found is None:  # our own bug, such as SQL that does not parse: for the crash report
            raise
        raise found from error


@contextmanager
def transaction(db: Database, path: Path) -> Iterator[None]:
    """Run a block as one transaction that takes the write lock at its start."""
    with said(path):
        db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    try:
        with said(path):
            db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def rows(db: Database, sql: str, values: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return all rows of a query as mappings from column to value."""
    cursor = db.conn.execute(sql, dict(values or {}))
    names = [column[0] for column in cursor.description or ()]  # none for a pragma that only sets
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def each(db: Database, sql: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a query one by one, for what may not fit in memory."""
    cursor = db.conn.execute(sql)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def write(db: Database, sql: str, values: Mapping[str, Any]) -> int:
    """Run one writing statement and return how many rows it touched."""
    count: int = db.conn.execute(sql, dict(values)).rowcount
    return count


def applied(db: Database, made_of: str) -> tuple[str, ...]:
    """Return the steps of the set `made_of` that made the tables, in order; () in a foreign file.

    sqlite-utils keeps them in this table; it is read here so that a daily start need not load it.
    """
    there = "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    if not rows(db, there):
        return ()
    found = rows(
        db,
        "SELECT name FROM _sqlite_migrations WHERE migration_set = :made_of ORDER BY id",
        {"made_of": made_of},
    )
    return tuple(row["name"] for row in found)


def apply(db: Database, steps: "Migrations", also: Callable[[], None] | None = None) -> None:
    """Apply pending steps, and `also` after them, in one transaction: all of it or nothing.

    A disk that fills up, or links that do not fit afterwards (Damaged), leave the file as it was.
    Foreign keys are off meanwhile: switching them inside a transaction does nothing.
    """
    import sqlite_utils

    tables = sqlite_utils.Database(db.conn)
    db.conn.execute("PRAGMA foreign_keys = OFF")
    try:
        with tables.atomic():
            steps.apply(tables)
            if db.conn.execute("PRAGMA foreign_key_check").fetchall():
                raise Damaged(
                    "Liên kết giữa các bản ghi trong cuốn sổ bị hỏng; hãy dùng bản sao lưu."
                )
            if also is not None:
                also()
    finally:
        db.conn.execute("PRAGMA foreign_keys = ON")


def rekey(path: Path, old_hex: str, new_hex: str) -> None:
    """Encrypt a closed file that nobody else knows of under another raw key, page by page.

    Without a journal beside it: a copy whose re-keying was cut off is thrown away, never mended.
    Raises CannotWrite.
    """
    bytes.fromhex(new_hex)  # only hex digits reach the statement below
    with said(path):
        conn = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
        db = _prepared(conn, old_hex, ("PRAGMA journal_mode = DELETE",))
        try:
            db.conn.execute(f"PRAGMA rekey = \"x'{new_hex}'\"")
        except OperationalError as error:
            # Whatever stopped it, SQLCipher says one thing; of a sound copy that is the disk.
            raise unwritable(path.name) from error
        finally:
            db.close()
