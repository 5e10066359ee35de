"""What the file says of itself: which handbook it is, and facts kept beside the records."""

from handbook.store import engine
from handbook.store.engine import Database


def get(db: Database, key: str) -> str:
    """Return a fact; empty when it was never set."""
    found = engine.rows(db, "SELECT value FROM about WHERE key = :key", {"key": key})
    return found[0]["value"] if found else ""


def put(db: Database, key: str, value: str) -> None:
    """Set a fact."""
    engine.write(
        db,
        "INSERT INTO about (key, value) VALUES (:key, :value)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        {"key": key, "value": value},
    )
