"""Who looked at private records: each viewing and print is an entry of the history.

Which records are private, and what their deeds are called, is said by the service of each.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from handbook.services.handbook import Handbook
from handbook.store.store import Store

# Ours: reading on, page by page, is one look.
_ONE_LOOK = timedelta(minutes=1)


def note_once(handbook: Handbook, kind: str, uid: str, deed: str) -> bool:
    """Note that a record of a kind was viewed; False when it was within this minute."""
    last = handbook.read(lambda store: store.history.looked(uid, "view"))
    if _just_now(last, handbook.clock()):
        return False
    note(handbook, kind, (uid,), "view", deed)
    return True


def note(handbook: Handbook, kind: str, uids: Iterable[str], action: str, deed: str) -> None:
    """Note a viewing (`view`) or print (`print`) of each record, all in one deed."""

    def look(store: Store) -> None:
        for uid in uids:
            store.tables[kind].look(uid, action)

    handbook.change(deed, look)


def _just_now(at: str, now: datetime) -> bool:
    return bool(at) and timedelta(0) <= now - datetime.fromisoformat(at) < _ONE_LOOK
