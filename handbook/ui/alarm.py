"""What a start from the desktop says when no window of ours can stand: one plain box.

Only for a bundle: who starts from a terminal reads the sentence there.
"""

import sys

TITLE = "Sổ tay Chi bộ"


def needed() -> bool:
    """Tell whether nobody would see what is printed."""
    if not getattr(sys, "frozen", False):
        return False
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
