import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from handbook.ui import alarm


def test_only_a_bundle_without_a_terminal_needs_it(monkeypatch):
    assert not alarm.needed()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "stderr", None)
    assert alarm.needed()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows its own box")
def test_the_box_says_the_sentence_and_has_one_vietnamese_button(qapp):
    seen: list[str] = []

    def read() -> None:
        (box,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        seen.extend((box.text(), *(button.text() for button in box.buttons())))
        box.accept()

    QTimer.singleShot(50, qapp, read)
    alarm.show("Thiếu tệp. Hãy cài lại.")
    assert seen == ["Thiếu tệp. Hãy cài lại.", "Đóng"]
