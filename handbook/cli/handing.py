"""The command that hands the handbook over; prints in a few lines what it made."""

from argparse import Namespace
from collections.abc import Callable

from handbook.cli.opening import opened, successors_password
from handbook.records.inventory import Terms
from handbook.records.text import one_line
from handbook.services import handover


def hand_over(choice: Namespace) -> None:
    """Hand the handbook over: the copy, its minutes, and the recovery code, this once."""
    terms = Terms(**{name: one_line(getattr(choice, name)) for name in Terms.__slots__})
    with opened(choice.book) as handbook:
        handed = handover.hand_over(handbook, terms, choice.folder, successors_password())
    print(f"Đã bàn giao và thử mở lại: {handed.book}")
    print(*(f"Biên bản bàn giao: {file}" for file in handed.minutes), sep="\n")
    print(f"Mã băm SHA-256 của tệp: {handed.sha256}")
    print(f"Mã khôi phục (chỉ hiện lần này): {handed.recovery_code}")


DEEDS: dict[str, Callable[[Namespace], None]] = {"handover": hand_over}
