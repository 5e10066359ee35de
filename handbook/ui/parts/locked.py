"""Makes a page that is over read-only: it can be read, copied and turned, no longer typed in.

A button that still serves then says so by its property `still`.
"""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget


def lock(widget: QWidget) -> None:
    """Make everything in `widget` read-only."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, QLineEdit | QPlainTextEdit):
            child.setReadOnly(True)
        elif isinstance(child, QAbstractButton | QComboBox):
            child.setEnabled(child.property("still") is True)
