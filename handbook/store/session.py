"""What one open handbook shares among its tables; a change is a block of it.

Knows no table and no record: only that a change is one transaction and one group of the history.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from handbook.records.basics import new_uid
from handbook.store import engine, history
from handbook.store.engine import Database


@dataclass(slots=True, kw_only=True)
class Session:
    """One open handbook file: its connection, clock, user, and the change that is under way.

    `mark_key` marks the end of the history; it comes from the data key and is no key to the file.
    """

    db: Database
    path: Path
    clock: Callable[[], datetime]
    who: str
    mark_key: bytes = b""
    deed: str = ""
    group_uid: str = ""
    touched: set[str] = field(default_factory=set)

    @contextmanager
    def change(self, deed: str) -> Iterator[set[str]]:
        """Run a block as one transaction and one history group; yields the kinds it touches."""
        if self.deed:
            raise RuntimeError(f"a change is already under way: {self.deed}")
        self.deed, self.group_uid, self.touched = deed, new_uid(), set()
        try:
            with engine.transaction(self.db, self.path), engine.said(self.path):
                yield self.touched
        finally:
            self.deed = ""

    def record(self, kind: str, uid: str, version: int, action: str, **sides: Any) -> None:
        """Add what happened to one record to the history of the change under way."""
        if not self.deed:
            raise RuntimeError("a record was written outside a change")
        entry = history.Entry(
            group_uid=self.group_uid,
            deed=self.deed,
            at=self.clock().isoformat(timespec="seconds"),
            who=self.who,
            kind=kind,
            uid=uid,
            version=version,
            action=action,
            before=sides.get("before", {}),
            after=sides.get("after", {}),
        )
        history.append(self.db, entry, self.mark_key)
        if action not in history.LOOKS:  # looking changes nothing, so no screen reads anew
            self.touched.add(kind)
