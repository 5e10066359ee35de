import re

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from handbook.ui import words

ENGLISH = re.compile(
    r"\b(undo|redo|cut|copy|paste|delete|select|all|open|save|cancel|close|yes|no|ok|retry|ignore|"
    r"abort|discard|help|apply|reset|restore|defaults|look|file|files|name|type|size|date|modified|"
    r"show|hidden|folder|new|rename|back|forward|parent|directory|create|view|list|detail|sidebar)\b",
    re.IGNORECASE,
)


@pytest.fixture
def vietnamese(qapp):
    locale = QLocale()
    translator = words.install(qapp)
    yield qapp
    qapp.removeTranslator(translator)
    QLocale.setDefault(locale)


def _no_english(said):
    bare = [text.replace("&", "").split("\t")[0] for text in said if text]
    assert bare
    assert [text for text in bare if ENGLISH.search(text)] == []


@pytest.mark.parametrize("editor", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field(vietnamese, qtbot, editor):
    widget = editor("chữ")
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    qtbot.addWidget(menu)

    said = [action.text() for action in menu.actions()]
    _no_english(said)
    assert any("Sao chép" in text for text in said)


def test_every_standard_button(vietnamese, qtbot):
    every = QDialogButtonBox.StandardButton.NoButton
    for button in QDialogButtonBox.StandardButton:
        if button != QDialogButtonBox.StandardButton.NoButton:
            every |= button
    box = QDialogButtonBox(every)
    qtbot.addWidget(box)

    _no_english([button.text() for button in box.buttons()])
    assert len(box.buttons()) >= 17


def test_a_message_box(vietnamese, qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDetailedText("x")

    _no_english([button.text() for button in box.buttons()])


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_qts_own_file_window(vietnamese, qtbot, mode):
    window = QFileDialog()
    qtbot.addWidget(window)
    window.setOption(QFileDialog.Option.DontUseNativeDialog)
    window.setAcceptMode(mode)
    said = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        said += [action.text() for action in widget.actions()]
    model = window.findChildren(QTreeView)[0].model()
    across = Qt.Orientation.Horizontal
    said += [str(model.headerData(column, across)) for column in range(model.columnCount())]

    _no_english(said)


def test_months_and_days_are_vietnamese(vietnamese):
    assert "Hai" in QLocale().dayName(1)
    assert "tháng" in QLocale().monthName(2).lower()
