"""Collects Python's garbage on the screen's thread alone, in small portions.

Left to itself, Python collects on whatever thread happens to allocate: a full pass on the thread
that makes a page held the window for 40 ms. Worse, objects of Qt must not die off their own thread:
a QFileSystemWatcher collected on the lane leaves its notifier behind in the screen's event loop,
which then warns of an "Invalid socket" without end or crashes in QSocketNotifier::type (measured).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 5_000
_FULL_EACH = 24  # portions: two minutes


class Rubbish(QObject):
    """Takes over from Python's own garbage collection until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._portions = 0
        self._took = False  # whether the collection was Python's when we came
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._portion)

    def hold(self) -> None:
        """Let no other thread collect from now on; call it before work begins on the lane."""
        self._took = self._took or gc.isenabled()
        gc.disable()

    def start(self) -> None:
        """Begin, once; what lives now stays for good and is not looked at again."""
        if self._timer.isActive():
            return
        self.hold()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Give the collection back to Python if it was Python's; only after the lane has ended."""
        if self._timer.isActive():
            self._timer.stop()
            gc.unfreeze()
        if self._took:
            self._took = False
            gc.enable()

    def _portion(self) -> None:
        self._portions += 1
        gc.collect(2 if self._portions % _FULL_EACH == 0 else 1)


def settle() -> None:
    """Count what was loaded by now as staying for good, such as the writers of papers."""
    if gc.get_freeze_count():  # only while ours
        gc.collect()
        gc.freeze()
