"""The command that hands the handbook over; prints in a few lines what it made."""

import sys
from argparse import Namespace
from collections.abc import Callable

from handbook.cli.opening import opened, successors_password
from handbook.errors import NotAsWritten
from handbook.records.inventory import Terms
from handbook.records.text import one_line
from handbook.services import handover


def hand_over(choice: Namespace) -> None:
    """Hand the handbook over: the copy, its minutes, and the recovery code, this once.

    Raises NotAsWritten, naming the word that says yes, where not all inside is as it was written.
    """
    terms = Terms(**{name: one_line(getattr(choice, name)) for name in Terms.__slots__})
    knowing = choice.even_if_changed
    with opened(choice.book) as handbook:
        password = successors_password()
        try:
            handed = handover.hand_over(handbook, terms, choice.folder, password, knowing=knowing)
        except NotAsWritten as found:
            way = "Vẫn bàn giao thì chạy lại lệnh, thêm --even-if-changed."
            raise NotAsWritten(f"{found.sentence} {way}", *found.details) from found
    print(f"Đã bàn giao và thử mở lại: {handed.book}")
    print(*(f"Biên bản bàn giao: {file}" for file in handed.minutes), sep="\n")
    print(f"Mã băm SHA-256 của tệp: {handed.sha256}")
    print(f"Mã khôi phục (chỉ hiện lần này): {handed.recovery_code}")
    if handed.faults:
        said = "Biên bản ghi rõ chỗ không còn đúng như lúc ghi; hai bên đọc trước khi ký:"
        print(said, *handed.faults, sep="\n", file=sys.stderr)


DEEDS: dict[str, Callable[[Namespace], None]] = {"handover": hand_over}
