"""A person at the window in a process of its own: `look` says what they see, `type` types on.

Run by the journeys, never imported by a test.
"""

import os
import sys
import time

from handbook import ui  # noqa: F401  must come before anything of Qt's: see handbook/ui/steady.py

from driving import Person, shown  # isort: skip
from PySide6.QtCore import QTimer  # isort: skip
from PySide6.QtWidgets import QApplication, QLabel  # isort: skip

from handbook import paths
from handbook.ui.app import Program

WORDS = "Đã vận động các hộ ký cam kết, trồng thêm cây dọc suối, sửa đường vào đồi chè. "
PAUSE_MS = 60


def look() -> None:
    """Say what a person sees who starts the program."""
    person = Person()
    person.until(lambda: any(isinstance(w, QLabel) and w.text() for w in shown()))
    person.until(lambda: person.seen("trouble.sentence") or person.seen("unlock.password"))
    for widget in shown():
        if isinstance(widget, QLabel):
            print(widget.text())


def type_on() -> None:
    """Open the newest meeting's report and type into it until killed, saying what and when."""
    person = Person()
    person.click("Buổi mới")
    person.click("Bước 3: Diễn biến")
    person.click("meeting.report")
    typed: list[str] = []

    def one_more() -> None:
        letter = WORDS[len(typed) % len(WORDS)]
        person.type(letter)
        typed.append(letter)
        print(f"{time.time():.3f}\t{letter}", flush=True)

    timer = QTimer(interval=PAUSE_MS)
    timer.timeout.connect(one_more)
    timer.start()
    QApplication.instance().exec()


if __name__ == "__main__":
    app = QApplication(["handbook"])
    program = Program(app, paths.default_book())
    program.start()
    {"look": look, "type": type_on}[sys.argv[1]]()
    sys.stdout.flush()
    os._exit(0)
