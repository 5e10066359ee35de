import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from handbook.errors import NotBundled, WrongSystem
from handbook.ui import alarm

QXCB = "_internal/PySide6/Qt/plugins/platforms/libqxcb.so"


def test_no_screen_is_a_sentence_instead_of_the_end_in_english(tmp_path):
    with pytest.raises(WrongSystem, match=r"không có màn hình.*handbook --help"):
        alarm.refuse_blind({"DISPLAY": ""}, "linux")
    alarm.refuse_blind({"DISPLAY": ":0"}, "linux")
    alarm.refuse_blind({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    alarm.refuse_blind({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    alarm.refuse_blind({}, "win32")
    with pytest.raises(WrongSystem):  # a bundle shows its window through X11 alone
        alarm.refuse_blind({"WAYLAND_DISPLAY": "wayland-0"}, "linux", tmp_path)


def test_a_bundle_without_qts_part_for_windows_says_which_file(tmp_path):
    with pytest.raises(NotBundled, match=r"Thiếu tệp “.*/libqxcb\.so”.*cài lại"):
        alarm.refuse_blind({"DISPLAY": ":0"}, "linux", tmp_path)
    with pytest.raises(NotBundled, match=r"Thiếu tệp “.*/qwindows\.dll”"):
        alarm.refuse_blind({}, "win32", tmp_path)
    (tmp_path / QXCB).parent.mkdir(parents=True)
    (tmp_path / QXCB).touch()
    alarm.refuse_blind({"DISPLAY": ":0"}, "linux", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows its own box")
def test_no_box_where_none_can_be_shown(monkeypatch):
    def blind():
        raise WrongSystem("Máy này không có màn hình.")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(alarm, "refuse_blind", blind)
    assert not alarm.needed()


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
