from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import pytest

from handbook.records.basics import new_uid
from handbook.records.settings import Branch, ParentBody
from handbook.store import engine
from handbook.store.migrations import STEPS
from handbook.store.session import Session
from handbook.store.store import Store

T = TypeVar("T")
KEY = "5a" * 32
NOON = datetime(2026, 11, 3, 12, 0, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class Kept:
    """A real encrypted file with its store, a clock the test holds, and one door for changes."""

    path: Path
    now: datetime = NOON
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.open(new=not self.path.exists())

    def open(self, *, new: bool = False) -> None:
        db = engine.connect(self.path, KEY, new=new)
        engine.apply(db, STEPS)
        session = Session(db=db, path=self.path, clock=lambda: self.now, who="thu")
        self.store = Store(session)

    def close(self) -> None:
        self.store.session.db.close()

    def change(self, fn: Callable[[Store], T], deed: str = "Thử") -> T:
        with self.store.session.change(deed):
            return fn(self.store)

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Reach past the funnel, as someone with the key and another program could."""
        return self.store.session.db.conn.execute(statement, values).fetchall()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path / "chi-bo.sotay")
    yield made
    made.close()


@pytest.fixture
def branch() -> Branch:
    return Branch(
        uid=new_uid(),
        name="Chi bộ thôn Đông Sơn",
        parents=(ParentBody(name="Đảng bộ xã Bình An"),),
        place="Bình An",
    )
