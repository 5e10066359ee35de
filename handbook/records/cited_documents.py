"""The document of an upper body that a record rests on: how it is cited, and what is wrong with it.

Plans carry one out, sessions of study are held on one.
"""

from collections.abc import Iterable
from typing import Protocol

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.text import one_line


class Citing(Protocol):
    """A record that names a document, its day and the body that issued it."""

    @property
    def document(self) -> str:
        """Return its name and number."""

    @property
    def document_date(self) -> Partial:
        """Return its day, or as much of it as is known."""

    @property
    def issuer(self) -> str:
        """Return the body that issued it."""


def cited(one: Citing) -> str:
    """Cite the document: `Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị`."""
    issuer = f" của {one_line(one.issuer)}" if one_line(one.issuer) else ""
    return f"{dated(one.document, one.document_date)}{issuer}"


def dated(document: str, day: Partial) -> str:
    """Return a document with its day, after the comma DOMAIN §1.5 asks for, when it is known."""
    return one_line(document) + (f", ngày {dates.short(day)}" if day else "")


def check(one: Citing, ask: str) -> dict[str, str]:
    """Return problems by field; `ask` is the sentence when no document is named."""
    problems: dict[str, str] = {}
    if not one_line(one.document):
        problems["document"] = ask
    if one.document_date and not dates.is_partial(one.document_date):
        problems["document_date"] = (
            f"Ngày văn bản “{one.document_date}” không phải là ngày có thật."
        )
    return problems


def unreal(days: Iterable[Partial]) -> str:
    """Return a sentence on the first of these days that is none; empty when all are, or unsaid."""
    wrong = next((day for day in days if day and not dates.is_partial(day)), "")
    return f"“{wrong}” không phải là ngày có thật." if wrong else ""
