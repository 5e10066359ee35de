"""Opening and making handbooks for the command line: which password, and where it comes from."""

import getpass
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.errors import BadInput, NotFound, PasswordNeeded
from handbook.services import journals, keyrings, keys
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey

_VARIABLE = "HANDBOOK_PASSWORD"
_NEW_VARIABLE = "HANDBOOK_NEW_PASSWORD"


@contextmanager
def opened(book: Path) -> Iterator[Handbook]:
    """Open `book` for one command and close it again; raises what opening raises.

    What the opening has to tell goes to stderr: it is no part of what the command prints.
    """
    if not book.exists():
        raise NotFound(
            f"Không thấy tệp cuốn sổ “{book}”. Hãy kiểm tra đường dẫn sau --book, hoặc lập cuốn sổ "
            "mới bằng lệnh “handbook new”."
        )
    handbook = Handbook.open(book, key_of(book))
    try:
        _tell_of_opening(handbook)
        yield handbook
    finally:
        handbook.close()


def _tell_of_opening(handbook: Handbook) -> None:
    if handbook.broken_journal is not None:
        print(journals.sentence(handbook.broken_journal), file=sys.stderr)
    if handbook.upgraded is not None:
        print(handbook.upgraded.sentence, file=sys.stderr)


def key_of(book: Path) -> DataKey:
    """Return the key of `book`: by HANDBOOK_PASSWORD, else by the keyring, else by asking.

    Raises WrongPassword, SlotsMissing, and PasswordNeeded when there is nobody to ask.
    """
    given = os.environ.get(_VARIABLE)
    if given is not None:
        return keys.open_with_password(book, given)
    answer = keyrings.recall(keys.handbook_uid(book))
    if answer.key is not None and keys.is_of(book, answer.key):
        return answer.key
    if not _someone_is_there():
        raise keyrings.password_needed(book, answer.state)
    return keys.open_with_password(book, _ask(f"Mật khẩu của cuốn sổ “{book.name}”: "))


def new_password() -> str:
    """Return the password of a new handbook: by HANDBOOK_PASSWORD, else asked for twice."""
    given = os.environ.get(_VARIABLE)
    if given is not None:
        return given
    if not _someone_is_there():
        raise PasswordNeeded(
            "Cần đặt mật khẩu cho cuốn sổ mới. Hãy chạy lệnh ở cửa sổ dòng lệnh để được hỏi, hoặc "
            f"đặt biến {_VARIABLE}."
        )
    first = _ask("Đặt mật khẩu cho cuốn sổ mới: ")
    if first != _ask("Gõ lại mật khẩu: "):
        raise BadInput("Hai lần gõ mật khẩu không giống nhau nên chưa lập gì. Hãy chạy lại lệnh.")
    return first


def successors_password() -> str:
    """Return the password of a copy handed over: by HANDBOOK_NEW_PASSWORD, else asked for twice."""
    given = os.environ.get(_NEW_VARIABLE)
    if given is not None:
        return given
    if not _someone_is_there():
        raise PasswordNeeded(
            "Cần mật khẩu mới do người nhận đặt. Hãy chạy lệnh ở cửa sổ dòng lệnh để được hỏi, "
            f"hoặc đặt biến {_NEW_VARIABLE}."
        )
    first = _ask("Mật khẩu mới, do người nhận gõ: ")
    if first != _ask("Người nhận gõ lại: "):
        raise BadInput("Hai lần gõ không giống nhau nên chưa bàn giao. Hãy chạy lại lệnh.")
    return first


def _someone_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(words: str) -> str:
    with warnings.catch_warnings():
        # It would say in English that typing shows; a terminal that cannot hide it is no terminal.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(words)
        except (getpass.GetPassWarning, EOFError) as error:
            raise PasswordNeeded(
                "Không hỏi được mật khẩu ở cửa sổ này vì chữ gõ sẽ hiện ra. Hãy đặt biến "
                f"{_VARIABLE} rồi chạy lại lệnh."
            ) from error
