"""Opens SQLCipher through sqlite-utils: the only importer of either.

sqlite-utils looks for a driver named `pysqlite3` before the standard one, so the driver is
registered under that name first; otherwise its conveniences would catch errors of another class.
The key is given raw, so opening costs no key derivation.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

from handbook.errors import CannotWrite, Damaged, InUse, Problem

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database, Migrations  # noqa: E402  the driver must be registered first

DatabaseError = sqlcipher3.dbapi2.DatabaseError
OperationalError = sqlcipher3.dbapi2.OperationalError

__all__ = ["Database", "DatabaseError", "Migrations", "OperationalError", "connect", "said"]

_JOURNAL_LIMIT = 4 * 1024 * 1024
_WAIT_SECONDS = 5.0
_DAMAGE = ("not a database", "malformed", "disk i/o error", "corrupt", "hmac")


def connect(path: Path, key_hex: str) -> Database:
    """Open the file at `path` (made when it is not there) with a raw 256-bit key in hex.

    Raises Damaged when the file is no handbook under this key, CannotWrite when the file or its
    folder is read-only.
    """
    with said(path):
        conn = sqlcipher3.dbapi2.connect(
            str(path), timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(conn, key_hex)
        except BaseException:
            conn.close()
            raise
    return Database(conn)


def _prepare(conn: Any, key_hex: str) -> None:
    bytes.fromhex(key_hex)  # only hex digits reach the statement below
    conn.execute(f"PRAGMA key = \"x'{key_hex}'\"")
    conn.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute(f"PRAGMA journal_size_limit = {_JOURNAL_LIMIT}")


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Turn what the driver says of a file into a sentence for the person."""
    try:
        yield
    except sqlcipher3.dbapi2.Error as error:
        problem = _sentence(path, str(error).lower())
        if problem is None:  # our own bug, such as SQL that does not parse: for the crash report
            raise
        raise problem from error


def _sentence(path: Path, text: str) -> Problem | None:
    name = path.name
    if "full" in text:
        return CannotWrite(
            f"Ổ đĩa chứa cuốn sổ “{name}” đã đầy, nên thay đổi vừa rồi chưa được ghi; những gì đã "
            "ghi trước đó vẫn còn nguyên. Hãy xóa bớt tệp trên ổ đĩa rồi thử lại."
        )
    if "readonly" in text or "unable to open" in text or "read-only" in text:
        return CannotWrite(
            f"Không ghi được vào cuốn sổ “{name}” vì tệp hoặc thư mục chỉ cho đọc. Hãy chuyển cuốn "
            "sổ sang thư mục được phép ghi, hoặc bỏ thuộc tính chỉ đọc, rồi mở lại."
        )
    if "locked" in text or "busy" in text:
        return InUse(
            f"Cuốn sổ “{name}” đang được chương trình khác dùng. Hãy đóng chương trình đó rồi thử "
            "lại."
        )
    if not any(sign in text for sign in _DAMAGE):
        return None
    return Damaged(
        f"Cuốn sổ “{name}” bị hỏng hoặc không phải là tệp của chương trình này. Đừng xóa tệp; hãy "
        "khôi phục từ bản sao lưu gần nhất."
    )


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
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def write(db: Database, sql: str, values: Mapping[str, Any]) -> int:
    """Run one writing statement and return how many rows it touched."""
    count: int = db.conn.execute(sql, dict(values)).rowcount
    return count


def apply(db: Database, steps: Migrations) -> None:
    """Apply pending steps with foreign keys off, and check them before they count again.

    `PRAGMA foreign_keys` inside a transaction does nothing, so it is switched outside.
    """
    db.conn.execute("PRAGMA foreign_keys = OFF")
    try:
        steps.apply(db)
        broken = db.conn.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise Damaged("Liên kết giữa các bản ghi trong cuốn sổ bị hỏng; hãy dùng bản sao lưu.")
    finally:
        db.conn.execute("PRAGMA foreign_keys = ON")


def copy_into(db: Database, target: Path, path: Path) -> None:
    """Write a consistent, compact copy of an open handbook to `target`, under the same key."""
    with said(path):
        db.conn.execute("VACUUM INTO ?", (str(target),))


def integrity(db: Database) -> tuple[str, ...]:
    """Return what SQLCipher and SQLite find wrong with the file, worst first; empty when sound."""
    found = [str(row[0]) for row in db.conn.execute("PRAGMA cipher_integrity_check").fetchall()]
    found += [
        str(r[0]) for r in db.conn.execute("PRAGMA integrity_check").fetchall() if r[0] != "ok"
    ]
    found += [
        f"foreign key: {row[0]} {row[1]}"
        for row in db.conn.execute("PRAGMA foreign_key_check").fetchall()
    ]
    return tuple(found)
