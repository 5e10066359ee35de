import sys

import pytest
from PySide6.QtCore import QObject, Signal

from handbook.ui import steady

IMMORTAL = 1 << 30


@pytest.mark.parametrize("value", [None, True, False])
def test_qt_cannot_use_up_what_python_has_only_once(value):
    steady.keep_alive()

    assert sys.version_info >= (3, 12) or sys.getrefcount(value) > IMMORTAL


def test_many_calls_to_qt_end_well():
    class Thing(QObject):
        told = Signal()

    thing = Thing()
    for number in range(20_000):
        thing.setObjectName(str(number))
        thing.told.emit()

    assert thing.objectName() == "19999"
