import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from handbook.ui.rubbish import Rubbish, settle


class Circle:
    itself: object


@pytest.fixture
def owner(qapp: object) -> Iterator[QObject]:
    gc.enable()  # as in the program; conftest.py takes it away around a test with a screen
    yield QObject()
    gc.unfreeze()
    gc.disable()


def test_takes_over_and_gives_back(owner: QObject) -> None:
    rubbish = Rubbish(owner)
    rubbish.start()
    rubbish.start()
    assert not gc.isenabled() and gc.get_freeze_count() > 0
    rubbish.stop()
    assert gc.isenabled() and gc.get_freeze_count() == 0


def test_holds_before_the_first_page_and_gives_back(owner: QObject) -> None:
    rubbish = Rubbish(owner)
    rubbish.hold()
    assert not gc.isenabled() and gc.get_freeze_count() == 0
    rubbish.start()
    rubbish.stop()
    assert gc.isenabled()


def test_gives_back_only_what_it_took(owner: QObject) -> None:
    gc.disable()
    rubbish = Rubbish(owner)
    rubbish.start()
    rubbish.stop()
    assert not gc.isenabled()


def test_portion_collects_young_garbage(owner: QObject) -> None:
    rubbish = Rubbish(owner)
    rubbish.start()
    one = Circle()
    one.itself, gone = one, weakref.ref(one)
    del one
    assert gone() is not None
    rubbish._portion()
    assert gone() is None


def test_settle_freezes_only_while_ours(owner: QObject) -> None:
    settle()
    assert gc.get_freeze_count() == 0
    Rubbish(owner).start()
    frozen = gc.get_freeze_count()
    kept = [[] for _ in range(100)]  # type: ignore[var-annotated]
    settle()
    assert gc.get_freeze_count() > frozen and len(kept) == 100
