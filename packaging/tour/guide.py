"""What a walk needs: the program with its open window, and how to wait for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from handbook.ui.app import Program
from handbook.ui.desk import ScreenBase
from handbook.ui.window import MainWindow

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """Leads through one window."""

    program: Program
    window: MainWindow

    def go(self, name: str, **what: Any) -> ScreenBase:
        """Go to an area and wait until it shows what it was asked for."""
        self.window.go(name, **what)
        self.rest()
        return self.window.shown_screen()

    def part(self, kind: type[W]) -> W:
        """Return the part of the window of this kind."""
        found = self.window.findChild(kind)
        assert found is not None, kind
        return found

    def press(self, called: str) -> None:
        """Press the button of this name, once it is shown."""

        def shown() -> list[QAbstractButton]:
            found = self.window.findChildren(QAbstractButton, called)
            return [button for button in found if button.isVisible()]

        until(lambda: bool(shown()))
        shown()[0].click()

    def read(self, fn: Callable[[Any], T]) -> T:
        """Return what `fn` reads from the open handbook's store."""
        found: list[T] = []
        self.program.work.read(fn, found.append)
        until(lambda: bool(found))
        return found[0]

    def rest(self) -> None:
        """Wait until what was asked of the lane, and what follows from it, has come."""
        for _ in range(3):
            back: list[None] = []
            self.program.work.service(lambda _: None, back.append)
            until(lambda back=back: bool(back))  # type: ignore[misc]


def until(done: Callable[[], bool]) -> None:
    """Wait for at most 20 seconds."""
    for _ in range(2000):
        if done():
            return
        QTest.qWait(10)
    raise SystemExit("Cửa sổ không sẵn sàng sau 20 giây.")
