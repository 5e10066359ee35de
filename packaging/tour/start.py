"""What stands before the main window: the first start, the locked handbook, every kind of trouble.

The window of the program is not needed, only the program itself.
"""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from handbook.errors import Damaged, InUse, NotFound, Problem, SlotsDamaged, SlotsMissing
from handbook.ui.app import Program
from handbook.ui.start.first_start import FirstStart
from handbook.ui.start.window import StartWindow

SENTENCE = "Cuốn sổ “D:\\Chi bộ\\Sổ tay\\so-tay-chi-bo.sotay” chưa mở được vì lý do rất dài."
TROUBLES: dict[str, type[Problem]] = {
    "in-use": InUse,
    "not-found": NotFound,
    "slots-damaged": SlotsDamaged,
    "slots-missing": SlotsMissing,
    "damaged": Damaged,
    "other": Problem,
}
CODE = "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2-34567"


def first_pages(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Show the pages that make a handbook, and the recovery sheet after them."""
    program.pages.show_first_start()
    page = _shown(program)
    first = page.page()
    assert isinstance(first, FirstStart)
    for number in (1, 2, 3):
        first._show(number - 1)
        yield f"start-{number}", page
    first._made(first.branch.branch(), CODE)
    yield "start-recovery", page


def locked_pages(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Show the page of a locked handbook, asking for the password and for the code."""
    program.pages.show_locked()
    yield "unlock", _shown(program)
    program.pages.show_unlock("Gõ mã in trên tờ khôi phục, rồi đặt mật khẩu mới.", by_code=True)
    yield "unlock-by-code", _shown(program)


def trouble_pages(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Show each kind of trouble, then the page that takes a handbook back from a backup."""
    for name, kind in TROUBLES.items():
        program.pages.show_trouble(kind(SENTENCE, "Dòng thứ nhất.", "Dòng thứ hai."))
        yield f"trouble-{name}", _shown(program)
    program.pages._show_restore()
    yield "restore", _shown(program)


GROUPS: tuple[Callable[[Program], Iterator[tuple[str, QWidget]]], ...] = (
    first_pages,
    locked_pages,
    trouble_pages,
)


def stops(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Show all of them."""
    for group in GROUPS:
        yield from group(program)


def _shown(program: Program) -> StartWindow:
    page = program.pages.window
    assert page is not None
    return page
