"""What the record behind a uid is called, for lists that show links as words. Reads only."""

from handbook.store import engine
from handbook.store.store import Store


def called(store: Store, uid: str) -> str:
    """Return a member's name, else the title search knows the record by; empty when unknown.

    Private records have no title there and stay unnamed.
    """
    for sql in (
        "SELECT name AS words FROM members WHERE uid = :uid",
        "SELECT title AS words FROM found WHERE uid = :uid",
    ):
        found = engine.rows(store.session.db, sql, {"uid": uid})
        if found:
            return str(found[0]["words"])
    return ""
