"""What a start from the desktop says when no window of ours can stand: one plain box.

Only for a bundle: who starts from a terminal reads the sentence there. Qt is not imported before
it is known that it can stand: else it would end the process at once, in English.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from handbook import bundle
from handbook.errors import NotBundled, Problem, WrongSystem

TITLE = "Sổ tay Chi bộ"
# Qt's own part for windows, where a bundle has it; Qt finds it by itself in a checkout.
_QT = {
    "linux": "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "win32": "_internal/PySide6/plugins/platforms/qwindows.dll",
}


def refuse_blind(
    variables: Mapping[str, str] = os.environ,
    system: str = sys.platform,
    whole: Path | None = None,
) -> None:
    """Raise when Qt could show no window: no screen, or its part for windows is missing.

    `whole` is the bundle's folder, the running one's when None.
    """
    folder = whole or bundle.whole()
    if variables.get("QT_QPA_PLATFORM"):
        return
    screens = ("DISPLAY",) if folder else ("DISPLAY", "WAYLAND_DISPLAY")  # a bundle has X11 alone
    if system == "linux" and not any(variables.get(name) for name in screens):
        raise WrongSystem(
            "Máy này không có màn hình nên không mở được cửa sổ. Hãy chạy trên máy có màn hình, "
            "hoặc làm bằng lệnh: gõ “handbook --help” để xem; cuốn sổ không bị ảnh hưởng."
        )
    if folder and system in _QT and not (folder / _QT[system]).exists():
        raise NotBundled(bundle.missing(_QT[system]))


def needed() -> bool:
    """Tell whether nobody would see what is printed, and a box can be shown."""
    if not getattr(sys, "frozen", False):
        return False
    try:
        refuse_blind()
    except Problem:
        return sys.platform == "win32"  # its box needs no Qt
    return sys.stderr is None or not sys.stderr.isatty()


def show(sentence: str) -> None:
    """Show the sentence and wait until it is read; needs nothing bundled on Windows."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, TITLE, 0x10)
        return
    from PySide6.QtWidgets import QApplication, QMessageBox

    app = QApplication.instance() or QApplication(["handbook"])
    box = QMessageBox(QMessageBox.Icon.Critical, TITLE, sentence)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    del app
