"""Every printable paper, one line each: what it is for, what it needs, how it is built.

Only names are here: a paper's module, and with it everything that parses and typesets, is imported
when the paper is built, so that listing them costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.store.store import Store
    from handbook.typeset.blocks import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to print: uids of the records a paper needs; `day` is the day it is made."""

    day: date
    meeting: str = ""
    member: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One printable paper: `needs` are fields of `Request` that must be filled."""

    id: str
    title: str
    occasion: str
    needs: frozenset[str]
    build: "Callable[[Store, Request], Document]"


def _built_by(module: str) -> "Callable[[Store, Request], Document]":
    def build(store: "Store", request: Request) -> "Document":
        made: Document = import_module(f"handbook.papers.{module}").build(store, request)
        return made

    return build


def _paper(name: str, title: str, occasion: str, module: str, *needs: str) -> Paper:
    return Paper(
        id=name, title=title, occasion=occasion, needs=frozenset(needs), build=_built_by(module)
    )


_MEETING = "Sinh hoạt chi bộ"
_ROSTER = "Đảng viên"

PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        _paper("minutes", "Biên bản sinh hoạt", _MEETING, "minutes", "meeting"),
        _paper("invitation", "Giấy mời", _MEETING, "invitation", "meeting"),
        _paper("sign-in", "Danh sách điểm danh, ký tên", _MEETING, "sign_in", "meeting"),
        _paper("members", "Danh sách đảng viên", _ROSTER, "member_list"),
    )
}
