"""argparse in Vietnamese: its help, its complaints, and the values that are typed.

Knows no command. Light on purpose, as `words` is.
"""

import argparse
import re
from argparse import ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from handbook.errors import WrongUsage
from handbook.records import dates

_HELP = "hiện trợ giúp này rồi thôi"

# What argparse says when a line is wrong, and what is said instead; anything else gets a plain
# sentence, so that no English reaches the person whatever the version of Python.
_SAID: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", "Lệnh còn thiếu: {0}."),
    (r"unrecognized arguments: (.*)", "Không có tham số nào như “{0}”."),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        "{0} không nhận “{1}”; hãy chọn một trong: {2}.",
    ),
    (r"argument (.+?): expected .*argument.*", "{0} cần một giá trị đi kèm."),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", "{0} không nhận giá trị “{1}”."),
    (r"argument (.+?): not allowed with argument (.*)", "{0} không đi cùng {1}."),
    (r"argument (.+?): invalid \w+ value: '?(.*?)'?", "{0} không nhận “{1}”."),
    (r"argument (.+?): (.*[^\x00-\x7f].*)", "{0}: {1}"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with the Vietnamese word for usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese and raises WrongUsage instead of ending."""

    def __init__(self, **choices: Any) -> None:
        super().__init__(**choices, formatter_class=Formatter, add_help=False, allow_abbrev=False)
        self.values = self.add_argument_group("Tham số")
        self.options = self.add_argument_group("Tùy chọn")
        self.options.add_argument("-h", "--help", action="help", help=_HELP)

    def error(self, message: str) -> NoReturn:
        """Raise WrongUsage with the usage line and where the help is."""
        usage = self.format_usage().strip()
        raise WrongUsage(in_vietnamese(message), usage, f"Xem thêm: {self.prog} --help")


def in_vietnamese(message: str) -> str:
    """Return what argparse complains of, as a Vietnamese sentence."""
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*(group.replace("'", "") for group in found.groups()))
    return "Dòng lệnh này không đúng."


def a_day(text: str) -> date:
    """Return the day typed as `03/11/2026` or `2026-11-03`."""
    try:
        found = dates.whole(dates.parse_whole_year(text))
    except ValueError:
        found = None
    if found is None:
        raise ArgumentTypeError(f"“{text}” không phải là ngày có thật; hãy gõ như 03/11/2026.")
    return found


def a_year(text: str) -> int:
    """Return the year typed with four digits."""
    if not re.fullmatch(r"[12]\d{3}", text):
        raise ArgumentTypeError(f"“{text}” không phải là năm; hãy gõ bốn chữ số như 2026.")
    return int(text)


def a_number(text: str) -> int:
    """Return the whole number typed."""
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"“{text}” không phải là số nguyên từ 0 trở lên.")
    return int(text)
