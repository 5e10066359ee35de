"""Reads the text of a paper's template and fills it with facts: parse first, fill after.

Markdown sees the template alone, once; facts are put in afterwards, so a record's text is never
parsed. Anything not named here is refused with its line:

    +++ TOML +++            front matter, `{{ }}` allowed in its strings
    # and ##                headings; paragraphs, **bold**, *italic*, lists, tables
    {.look} text            another look; {gap 4}, {pagebreak}, -----, --- on their own
    [ ] [x] [? expr] text   a check box
    ::: for x in xs, ::: if expr, ::: else, ::: rows x in xs, ::: columns 1 2, ::: signatures,
    ::: next, ::: look name, ::: keep, and ::: to close
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from handbook.typeset import markdown
from handbook.typeset import template_tree as t
from handbook.typeset.blocks import Block
from handbook.typeset.expressions import FILTERS, Expression, Sandbox, TemplateProblem
from handbook.typeset.filling import Filler
from handbook.typeset.template_tree import Template

__all__ = ["FILTERS", "Template", "TemplateProblem", "fill", "fill_front", "parse"]

_FENCE = re.compile(r"^\s*:{3,}\s*(.*?)\s*$")
_EACH = re.compile(r"(\w+)\s+in\s+(.+)")
_LONGEST = 400_000
_DEEPEST = 12


def parse(text: str, filters: Mapping[str, Callable[..., Any]] | None = None) -> Template:
    """Return the parsed template, from a cache when the same text was read before.

    Raises TemplateProblem with the line of what is not understood.
    """
    return _parsed(text, tuple(sorted((filters or FILTERS).items())))


def fill(template: Template, facts: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return the template's blocks with the facts in them.

    Raises TemplateProblem for a fact that is not there, or when the paper would grow without end.
    """
    return Filler().blocks(template.body, facts)


def fill_front(template: Template, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the front matter with the expressions in its strings filled."""
    return {key: _filled(held, template, facts) for key, held in template.front.items()}


@lru_cache(maxsize=64)
def _parsed(text: str, filters: tuple[tuple[str, Callable[..., Any]], ...]) -> Template:
    if len(text) > _LONGEST:
        raise TemplateProblem(1, "Mẫu dài quá mức cho phép; hãy chia thành nhiều mẫu.")
    sandbox = Sandbox(dict(filters))
    lines = text.replace("\r\n", "\n").split("\n")
    front, start = _front(lines)
    body = _Body(lines, start, sandbox).read()
    pieces = {
        each: markdown.piece(each, _line_of(each, lines), sandbox)
        for each in _strings(front)
        if "{{" in each
    }
    names = _names([*body, *pieces.values()])
    return Template(front, body, names, pieces)


def _front(lines: Sequence[str]) -> tuple[dict[str, Any], int]:
    """Return the TOML between the two `+++` lines and the index of the first line after."""
    if not lines or lines[0].strip() != "+++":
        return {}, 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "+++"), None)
    if end is None:
        raise TemplateProblem(1, "Phần đầu mẫu mở bằng “+++” mà không đóng.")
    try:
        return tomllib.loads("\n".join(lines[1:end])), end + 1
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        line = int(found[1]) + 1 if found else end
        raise TemplateProblem(line, "Phần đầu mẫu không đúng dạng TOML.") from problem


def _line_of(text: str, lines: Sequence[str]) -> int:
    """Return the line on which a string of the front matter begins."""
    begin = text.strip().split("\n")[0]
    return next((number for number, line in enumerate(lines, 1) if begin in line), 1)


class _Body:
    """Reads the containers of a body and gives what lies between them to Markdown."""

    def __init__(self, lines: Sequence[str], start: int, sandbox: Sandbox) -> None:
        self.lines, self.place, self.sandbox = lines, start, sandbox
        self.depth = 0

    def read(self) -> tuple[t.Node, ...]:
        """Return all nodes of the body."""
        body, ended = self._until(())
        if ended is not None:
            raise TemplateProblem(
                self.place, f"“::: {ended}” không thuộc khối nào.".replace(" ”", "”")
            )
        return body

    def _until(self, stops: tuple[str, ...]) -> tuple[tuple[t.Node, ...], str | None]:
        """Return the nodes up to a fence among `stops` (or any stray one), and that fence."""
        found: list[t.Node] = []
        plain: list[str] = []
        first = self.place
        while self.place < len(self.lines):
            fence = _FENCE.match(self.lines[self.place])
            self.place += 1
            if not fence:
                plain.append(self.lines[self.place - 1])
                continue
            found += self._plain(plain, first)
            if fence[1] in ("", "else", "next"):
                return tuple(found), fence[1]
            found.append(self._container(fence[1], self.place))
            plain, first = [], self.place
        found += self._plain(plain, first)
        if stops:
            raise TemplateProblem(len(self.lines), "Thiếu dòng “:::” đóng khối.")
        return tuple(found), None

    def _plain(self, lines: list[str], first: int) -> tuple[t.Node, ...]:
        return markdown.nodes(lines, first + 1, self.sandbox)

    def _container(self, words: str, line: int) -> t.Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise TemplateProblem(line, "Các khối lồng nhau quá sâu.")
        kind, _, rest = words.partition(" ")
        make = _CONTAINERS.get(kind)
        if make is None:
            raise TemplateProblem(line, f"Không có khối “{kind}”.")
        node = make(self, rest.strip(), line)
        self.depth -= 1
        return node

    def _parts(self, line: int, divider: str, most: int) -> list[tuple[t.Node, ...]]:
        """Return the stretches of a container between its `divider` fences."""
        parts: list[tuple[t.Node, ...]] = []
        while True:
            body, fence = self._until(("",))
            parts.append(body)
            if fence == "":
                return parts
            if fence != divider or len(parts) == most:
                raise TemplateProblem(self.place, f"“::: {fence}” không dùng được ở đây.")

    def _each(self, rest: str, line: int) -> tuple[str, Expression]:
        found = _EACH.fullmatch(rest)
        if not found:
            raise TemplateProblem(line, "Hãy viết “::: for tên in danh_sách”.")
        return found[1], self.sandbox.compiled(found[2], line)

    def _for(self, rest: str, line: int) -> t.Node:
        name, values = self._each(rest, line)
        return t.Loop(line, name, values, *self._parts(line, "else", 2))

    def _if(self, rest: str, line: int) -> t.Node:
        return t.Choice(line, self.sandbox.compiled(rest, line), *self._parts(line, "else", 2))

    def _rows(self, rest: str, line: int) -> t.Node:
        name, values = self._each(rest, line)
        body, *otherwise = self._parts(line, "else", 2)
        if len(body) != 1 or not isinstance(body[0], t.Grid) or not body[0].rows:
            raise TemplateProblem(line, "Khối “rows” phải chứa đúng một bảng có dòng mẫu.")
        return t.Rows(line, name, values, body[0], *otherwise)

    def _columns(self, rest: str, line: int) -> t.Node:
        return self._side(rest, line, signatures=False)

    def _signatures(self, rest: str, line: int) -> t.Node:
        return self._side(rest, line, signatures=True)

    def _side(self, rest: str, line: int, *, signatures: bool) -> t.Node:
        cells = tuple(self._parts(line, "next", 6))
        try:
            widths = tuple(float(each) for each in rest.split())
        except ValueError:
            widths = (0.0,)
        if widths and (len(widths) != len(cells) or min(widths) <= 0):
            raise TemplateProblem(line, f"Khối có {len(cells)} cột cần {len(cells)} số độ rộng.")
        return t.Side(line, signatures, widths, cells)

    def _look(self, rest: str, line: int) -> t.Node:
        look = markdown.look_named(rest, line)
        return t.Within(line, look, self._parts(line, "", 1)[0])

    def _keep(self, rest: str, line: int) -> t.Node:
        return t.Within(line, None, self._parts(line, "", 1)[0])


_CONTAINERS: dict[str, Callable[[_Body, str, int], t.Node]] = {
    "for": _Body._for,
    "if": _Body._if,
    "rows": _Body._rows,
    "columns": _Body._columns,
    "signatures": _Body._signatures,
    "look": _Body._look,
    "keep": _Body._keep,
}


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)


def _filled(value: Any, template: Template, facts: Mapping[str, Any]) -> Any:
    match value:
        case str():
            piece = template.front_pieces.get(value)
            return Filler().text(piece, facts) if piece else value
        case dict():
            return {key: _filled(each, template, facts) for key, each in value.items()}
        case list():
            return [_filled(each, template, facts) for each in value]
    return value


def _names(value: Any, bound: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the names of facts that the tree uses, loop variables left out."""
    match value:
        case Expression():
            return value.names - bound
        case t.Loop() | t.Rows():
            inner = bound | {value.name, "loop"}
            body = value.body if isinstance(value, t.Loop) else value.grid
            outer = _names(value.values, bound) | _names(value.otherwise, bound)
            return outer | _names(body, inner)
        case tuple() | list():
            return frozenset[str]().union(*(_names(each, bound) for each in value))
        case t.Text() | t.Piece() | t.Listing() | t.Grid() | t.Choice() | t.Side() | t.Within():
            held = (getattr(value, name) for name in value.__slots__)
            return frozenset[str]().union(*(_names(each, bound) for each in held))
    return frozenset()
