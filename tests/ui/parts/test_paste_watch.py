"""Pasted text of an old encoding is offered for conversion, and never converted by itself."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from handbook.records.legacy_tables import TCVN3
from handbook.ui.parts.boxes import column, row
from handbook.ui.parts.field import Field
from handbook.ui.parts.legacy_offer import LegacyOffer, put_under
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.text_area import TextArea

TEXT = "Chi bộ thống nhất chủ trương làm đường, giao đồng chí Bí thư phụ trách."
TO_TCVN3 = {letter: char for char, letter in TCVN3.items()}
OLD = "".join(TO_TCVN3.get(c, TO_TCVN3.get(c.lower(), c)) for c in TEXT)


def shown(qtbot, editor) -> QWidget:
    page = column(Field("Kết luận", editor))
    qtbot.addWidget(page)
    page.show()
    return page


def paste(editor, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    if isinstance(editor, TextArea):
        editor.insertFromMimeData(mime)
    else:
        QApplication.clipboard().setText(text)
        editor.paste()


def offers(page) -> list[LegacyOffer]:
    return [one for one in page.findChildren(LegacyOffer) if not one.isHidden()]


@pytest.fixture(params=[TextArea, LineEdit])
def editor(request, dressed):
    return request.param()


def test_pasted_old_text_is_offered_side_by_side_and_stays(qtbot, editor):
    page = shown(qtbot, editor)
    paste(editor, OLD)
    (offer,) = offers(page)
    assert (offer.before.text(), offer.after.text()) == (OLD, TEXT)
    assert editor.value() == OLD


def test_converting_changes_the_pasted_part_and_tells(qtbot, editor):
    page = shown(qtbot, editor)
    editor.set_value("Đã ghi: ")
    editor.setFocus()
    if isinstance(editor, LineEdit):
        editor.end(False)
    else:
        editor.moveCursor(editor.textCursor().MoveOperation.End)
    paste(editor, OLD)
    told = []
    editor.edited.connect(lambda: told.append(editor.value()))
    offers(page)[0].go.click()
    assert editor.value() == f"Đã ghi: {TEXT}" and told[-1] == editor.value()
    assert offers(page) == []
    editor.undo()
    assert OLD in editor.value() or editor.value() == "Đã ghi: "


def test_what_is_kept_as_it_is_is_not_asked_again(qtbot, editor):
    page = shown(qtbot, editor)
    paste(editor, OLD)
    offers(page)[0].leave.click()
    assert offers(page) == [] and editor.value() == OLD


def test_todays_text_and_typing_ask_nothing(qtbot, editor):
    page = shown(qtbot, editor)
    paste(editor, TEXT)
    for syllable in ("đường", " phường"):
        event = QInputMethodEvent()
        event.setCommitString(syllable)
        QApplication.sendEvent(editor, event)
    assert offers(page) == [] and "phường" in editor.value()


def test_text_the_program_shows_asks_nothing_and_takes_an_offer_away(qtbot, editor):
    page = shown(qtbot, editor)
    editor.set_value(OLD)
    assert offers(page) == []
    editor.set_value("")
    paste(editor, OLD)
    assert offers(page)
    editor.set_value("Buổi khác")
    assert offers(page) == []


def test_a_password_is_never_looked_at(qtbot, dressed):
    secret = LineEdit(secret=True)
    page = shown(qtbot, secret)
    paste(secret, OLD)
    assert offers(page) == []


def test_the_offer_stands_under_a_field_in_a_row(qtbot, dressed):
    field, notice = LineEdit(), QWidget()
    page = column(row(QWidget(), field), QWidget())
    qtbot.addWidget(page)
    assert put_under(field, notice) and page.layout().itemAt(1).widget() is notice
    alone = LineEdit()
    qtbot.addWidget(alone)
    assert not put_under(alone, QWidget())
