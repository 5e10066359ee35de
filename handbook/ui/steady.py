"""Keeps Python below 3.12 alive under PySide6 6.12; does nothing elsewhere.

PySide6 6.12.0 returns None, True and False from Qt calls without a reference of its own (measured:
1,000 calls of `QObject.setObjectName` take 1,000 references to None away, 1,000 of `Signal.emit` as
many to True). From Python 3.12 on these are immortal (PEP 683) and no harm is done; Python 3.11
ends with "deallocating None" after some thousand calls.
"""

import ctypes
import sys

_ENOUGH = 1 << 40  # calls to Qt that no session ever makes
_TAKEN = (None, True, False)


def keep_alive() -> None:
    """Give None, True and False the references that Qt calls will take; safe to call again."""
    if sys.version_info >= (3, 12):
        return
    for value in _TAKEN:
        if sys.getrefcount(value) < _ENOUGH // 2:
            ctypes.c_ssize_t.from_address(id(value)).value += _ENOUGH
