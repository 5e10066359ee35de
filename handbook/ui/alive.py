"""Whether a callback may still be called: a page that is gone must not be touched by a late answer.

Looks only at what the callback belongs to and closes over.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject


def is_alive(callback: Callable[..., Any]) -> bool:
    """Say whether every Qt object the callback belongs to or closes over still exists."""
    return all(shiboken6.isValid(owner) for owner in _owners(callback))


def _owners(callback: Any) -> Iterator[QObject]:
    if isinstance(callback, partial):
        yield from _owners(callback.func)
        held = [*callback.args, *callback.keywords.values()]
    else:
        cells = getattr(callback, "__closure__", None) or ()
        held = [_contents(cell) for cell in cells]
        held.append(getattr(callback, "__self__", None))
    yield from (one for one in held if isinstance(one, QObject))


def _contents(cell: Any) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # a name that is not bound yet
        return None
