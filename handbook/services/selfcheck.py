"""Tries this installation out: every part is there, and the main work can be done with it.

Works on a temporary handbook of its own and never opens a person's. It holds no rule of the field.
"""

import importlib
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import handbook as program
from handbook import bundle
from handbook.errors import Damaged, Problem
from handbook.papers import template
from handbook.papers.catalog import PAPERS, Request
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.records.settings import Branch, ParentBody
from handbook.services import keyrings, keys, printing
from handbook.services.handbook import Handbook
from handbook.store import engine, schema
from handbook.typeset import fonts

_PASSWORD = "thu ban cai dat nay"  # of the temporary handbook only
_NAME = "Nguyễn Thị Ướm Thử"
_PAPER = "members"
_PLAIN = b"SQLite format 3"  # how an unencrypted file would begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One thing that was tried; `problem` is empty when it works."""

    name: str
    words: str
    problem: str = ""


def run() -> tuple[Tried, ...]:
    """Try everything and return what came of each, in order; never raises."""
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as folder:
        place = Path(folder, "thử bản cài")  # a space and Vietnamese letters, as people's folders
        return tuple(_tried(name, words, partial, place) for name, words, partial in _DEEDS)


def _tried(name: str, words: str, deed: Callable[[Path], object], place: Path) -> Tried:
    try:
        deed(place)
    except Problem as problem:
        return Tried(name=name, words=words, problem=" ".join((str(problem), *problem.details)))
    except Exception as bug:  # told, not swallowed: whoever installs must learn of any kind
        return Tried(name=name, words=words, problem=f"{type(bug).__name__}: {bug}")
    return Tried(name=name, words=words)


def modules() -> Iterator[str]:
    """Yield the name of every module of the program, `handbook.__main__` apart."""
    for found in pkgutil.walk_packages(program.__path__, f"{program.__name__}."):
        if not found.name.endswith("__main__"):
            yield found.name


def _files(place: Path) -> None:
    wrong = bundle.problems()
    if wrong:
        raise Damaged(wrong[0], *wrong[1:])
    fonts.register()
    template.bundled_text(_PAPER)
    bundle.text("icons", "house.svg")
    bundle.path("icons", "program", "sotay.svg")


def _parts(place: Path) -> None:
    names = list(modules())
    if len(names) < len(PAPERS):
        raise Damaged("Không thấy các phần của chương trình. Hãy cài lại chương trình.")
    for name in names:
        importlib.import_module(name)


def _keyring(place: Path) -> None:
    keyrings.load_backend()
    keyrings.recall(new_uid())  # whatever the answer, asking must work


def _book(place: Path) -> Path:
    return place / "thử.sotay"


def _make(place: Path) -> None:
    branch = Branch(
        uid=new_uid(),
        name="Chi bộ thử",
        place="Thử",
        parents=(ParentBody(name="Đảng bộ thử"),),
    )
    with closing(Handbook.create(_book(place), branch, _PASSWORD).handbook) as book:
        done = book.read(lambda store: engine.applied(store.session.db, schema.MADE_OF))
    if done != schema.STEP_NAMES:
        raise Damaged("Cuốn sổ thử chưa có đủ các bước dữ liệu. Hãy cài lại chương trình.")
    if _book(place).read_bytes().startswith(_PLAIN):
        raise Damaged("Cuốn sổ thử không được mã hóa. Hãy cài lại chương trình.")


def _save_and_find(place: Path) -> None:
    key = keys.open_with_password(_book(place), _PASSWORD)
    with closing(Handbook.open(_book(place), key)) as book:
        member = Member(uid=new_uid(), name=_NAME)
        book.change("Thử", lambda store: store.members.put(member))
        hits = book.read(lambda store: store.search.find("uom thu"))
        if [hit.uid for hit in hits] != [member.uid]:
            raise Damaged("Không tìm lại được bản ghi vừa lưu. Hãy cài lại chương trình.")
        for suffix, start in ((".pdf", b"%PDF"), (".docx", b"PK")):
            data = printing.make(book, _PAPER, Request(day=date.today()), suffix)
            if not data.startswith(start):
                raise Damaged(f"Không làm được giấy tờ {suffix}. Hãy cài lại chương trình.")


_DEEDS: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("files", "tệp đi kèm: phông chữ, mẫu giấy tờ, biểu tượng", _files),
    ("parts", "mọi phần của chương trình", _parts),
    ("keyring", "hỏi kho mật khẩu của máy", _keyring),
    ("book", "lập cuốn sổ mã hóa, đủ các bước dữ liệu", _make),
    ("work", "lưu, tìm lại, in ra PDF và Word", _save_and_find),
)
