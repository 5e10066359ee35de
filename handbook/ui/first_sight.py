"""What a run without a person says of the first screen: the time it took, and its picture."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from handbook.ui import started

Window = Callable[[], QWidget | None]


def report(
    program: QObject,
    window: Window,
    end: Callable[[int], None],
    *,
    timed: bool,
    picture: Path | None,
) -> None:
    """Print the milliseconds since the start when `timed`, save the picture, and `end`."""
    if timed:
        print(started.milliseconds(), flush=True)
    if picture is None:
        end(0)
        return
    # Papers and charts are drawn off the screen's thread: give them time to arrive.
    QTimer.singleShot(700, program, partial(_take_picture, window, end, picture))


def _take_picture(window: Window, end: Callable[[int], None], picture: Path) -> None:
    shown = window()
    if shown is None or not shown.grab().save(str(picture)):
        print(f"Không lưu được ảnh “{picture}”.", file=sys.stderr)
        end(1)
        return
    end(0)
