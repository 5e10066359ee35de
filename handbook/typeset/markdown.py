"""Turns the Markdown of a template into nodes; expressions stay shut until facts come.

Only what papers need is switched on: paragraphs, headings, lists, tables, bold and italic. Anything
else Markdown knows (links, code, HTML, quotes) stays literal text.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook.typeset import template_tree as t
from handbook.typeset.blocks import Marker
from handbook.typeset.expressions import Expression, Sandbox, TemplateProblem
from handbook.typeset.looks import Align, Look

_MOST_COLUMNS = 60  # a page across has room for half of them
_RULES = ["table", "heading", "list", "hr", "paragraph", "emphasis", "newline", "escape",
          "balance_pairs", "fragments_join"]  # fmt: skip
_HELD = re.compile(r"\{\{(.*?)\}\}|\{%|\{#", re.DOTALL)
_DIRECTIVE = re.compile(r"\{\.(\w+)\}\s*|\{(gap|pagebreak)(?:\s+(\d+(?:\.\d+)?))?\}$")
_BOX = re.compile(r"\[( |x|X|\?\s*(?P<test>[^\]]+))\]\s*")
_DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_ALIGNS = {"left": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT}
_HEADINGS = {"h1": Look.HEADING, "h2": Look.SUBHEADING}
# Expressions hide from Markdown behind these letters of no script, so that `*` in them is not bold.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HIDDEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def nodes(lines: Sequence[str], first_line: int, sandbox: Sandbox) -> tuple[t.Node, ...]:
    """Return the nodes of Markdown `lines`, the first of which is line `first_line` of the file."""
    return tuple(_Reader(lines, first_line, sandbox).read())


def look_named(name: str, line: int) -> Look:
    """Return the look of that name; raises TemplateProblem when the closed table has none."""
    try:
        return Look(name)
    except ValueError as unknown:
        raise TemplateProblem(line, f"Không có kiểu chữ “{name}” trong bảng kiểu.") from unknown


def piece(text: str, line: int, sandbox: Sandbox) -> t.Piece:
    """Return typed text with its expressions compiled; for text that is not Markdown."""
    reader = _Reader(text.split("\n"), line, sandbox)
    return t.Piece(tuple(reader.parts(reader.source, line)))


class _Reader:
    """Reads one stretch of Markdown."""

    def __init__(self, lines: Sequence[str], first_line: int, sandbox: Sandbox) -> None:
        self.lines, self.first_line, self.sandbox = lines, first_line, sandbox
        self.expressions: list[Expression] = []
        typed = "\n".join(lines).replace(_OPEN, "").replace(_CLOSE, "")
        self.source = _HELD.sub(self._hide, typed)
        self.tokens: list[Token] = []

    def _hide(self, found: re.Match[str]) -> str:
        line = self.first_line + found.string.count("\n", 0, found.start())
        if found[1] is None:
            raise TemplateProblem(line, f"Mẫu không dùng “{found[0]}”; hãy dùng khối “:::”.")
        self.expressions.append(self.sandbox.compiled(found[1], line))
        breaks = "\n" * found[0].count("\n")
        return f"{_OPEN}{len(self.expressions) - 1}{_CLOSE}{breaks}"

    def read(self) -> Iterator[t.Node]:
        """Yield the nodes in order."""
        parser = MarkdownIt("zero").enable(_RULES)
        self.tokens = parser.parse(self.source)
        place = 0
        while place < len(self.tokens):
            node, place = self._node(place)
            yield node

    def parts(self, text: str, line: int) -> Iterator[str | Expression]:
        """Yield typed stretches and expressions of `text` in turn."""
        for number, part in enumerate(_HIDDEN.split(text)):
            if number % 2:
                yield self.expressions[int(part)]
            elif "{{" in part or "}}" in part:
                raise TemplateProblem(line, "Thiếu dấu “{{” hoặc “}}” quanh một dữ kiện.")
            elif part:
                yield part

    def _line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def _end(self, place: int) -> int:
        """Return the place after the token that closes the one at `place`."""
        level = self.tokens[place].level
        closing = self.tokens[place].type.replace("_open", "_close")
        while self.tokens[place].type != closing or self.tokens[place].level != level:
            place += 1
        return place + 1

    def _node(self, place: int) -> tuple[t.Node, int]:
        token = self.tokens[place]
        line = self._line(token)
        match token.type:
            case "heading_open":
                if token.tag not in _HEADINGS:
                    raise TemplateProblem(line, "Đề mục chỉ có hai cấp: “#” và “##”.")
                node = self._text(self.tokens[place + 1], line, _HEADINGS[token.tag])
                return node, place + 3
            case "paragraph_open":
                return self._paragraph(self.tokens[place + 1], line), place + 3
            case "bullet_list_open" | "ordered_list_open":
                return self._listing(place, line), self._end(place)
            case "table_open":
                return self._grid(place, line), self._end(place)
            case _:
                return self._ruler(line), place + 1

    def _ruler(self, line: int) -> t.Node:
        typed = self.lines[line - self.first_line].strip()
        if typed == "-----":  # the five hyphens under a subject (DOMAIN §1.2)
            return t.Text(line, (t.Piece((typed,)),), Look.SUBJECT_RULE)
        return t.Mark(line, "rule")

    def _paragraph(self, inline: Token, line: int) -> t.Node:
        found = _DIRECTIVE.match(inline.content)
        if found and found[2]:
            return t.Mark(line, found[2], float(found[3] or 1))
        return self._text(inline, line, None)

    def _text(self, inline: Token, line: int, look: Look | None) -> t.Text:
        """Return a paragraph, a leading {.look} or check box taken off its text."""
        children = list(inline.children or ())
        box: bool | Expression | None = None
        if children and children[0].type == "text":
            content = children[0].content
            named = _DIRECTIVE.match(content)
            if named and named[1]:
                look, content = look_named(named[1], line), content[named.end() :]
            ticked = _BOX.match(content)
            if ticked:
                content = content[ticked.end() :]
                test = ticked["test"]
                box = self.sandbox.compiled(test, line) if test else ticked[1] in "xX"
            children[0].content = content
        pieces = tuple(self._pieces(children, line))
        return t.Text(line, pieces, look, box is not None, box or False)

    def _pieces(self, children: Sequence[Token], line: int) -> Iterator[t.Piece]:
        bold = italic = 0
        for child in children:
            match child.type:
                case "strong_open" | "strong_close":
                    bold += child.nesting
                case "em_open" | "em_close":
                    italic += child.nesting
                case "softbreak":
                    line += 1
                    yield t.Piece((" ",), bold > 0, italic > 0)
                case "hardbreak":
                    line += 1
                    yield t.Piece(("\n",), bold > 0, italic > 0)
                case _:
                    parts = tuple(self.parts(child.content, line))
                    if parts:
                        yield t.Piece(parts, bold > 0, italic > 0)

    def _listing(self, place: int, line: int) -> t.Listing | t.Text:
        opening, end = self.tokens[place], self._end(place)
        inside = self.tokens[place + 1 : end - 1]
        if any(each.type.endswith("list_open") for each in inside):
            raise TemplateProblem(line, "Danh sách lồng nhau không dùng được; hãy viết từng đoạn.")
        ordered = opening.type == "ordered_list_open"
        plus = Marker.PLUS if opening.markup == "+" else Marker.DASH
        entries = tuple(
            self._text(each, self._line(each), None) for each in inside if each.type == "inline"
        )
        if not entries:  # a lone "*" or "-" is text: the star under the issuing body
            return t.Text(line, (t.Piece((self.lines[line - self.first_line].strip(),)),))
        if len(entries) != sum(each.type == "list_item_open" for each in inside):
            raise TemplateProblem(line, "Mỗi mục của danh sách chỉ là một đoạn.")
        start = int(opening.attrs.get("start", 1)) if ordered else 1
        return t.Listing(line, Marker.DECIMAL if ordered else plus, start, entries)

    def _grid(self, place: int, line: int) -> t.Grid:
        inside = self.tokens[place : self._end(place)]
        cells = [
            (each, self.tokens[place + number + 1])
            for number, each in enumerate(inside)
            if each.type in ("th_open", "td_open")
        ]
        if sum(each.tag == "th" for each, _ in cells) > _MOST_COLUMNS:
            raise TemplateProblem(line, f"Bảng chỉ được có đến {_MOST_COLUMNS} cột.")
        head = tuple(
            self._text(text, self._line(text), None) for each, text in cells if each.tag == "th"
        )
        body = [
            self._text(text, self._line(text), None) for each, text in cells if each.tag == "td"
        ]
        aligns = tuple(
            _ALIGNS[str(each.attrs.get("style", "text-align:left")).split(":")[1]]
            for each, _ in cells[: len(head)]
        )
        rows = tuple(
            tuple(body[start : start + len(head)]) for start in range(0, len(body), len(head))
        )
        return t.Grid(line, self._widths(line, len(head)), aligns, head, rows)

    def _widths(self, line: int, count: int) -> tuple[float, ...]:
        """Return the relative widths: the number of hyphens typed under each head cell."""
        for typed in self.lines[line - self.first_line :]:
            if _DELIMITER.match(typed):
                widths = tuple(
                    float(each.count("-")) for each in typed.strip().strip("|").split("|")
                )
                if len(widths) == count:
                    return widths
        return (1.0,) * count
