"""Puts facts into a parsed template; text from records goes in as it is and is never parsed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from handbook.typeset import blocks as b
from handbook.typeset import template_tree as t
from handbook.typeset.expressions import Expression, TemplateProblem, shown
from handbook.typeset.looks import Align, Look

_MOST_BLOCKS = 60_000
_MOST_LETTERS = 8_000_000
_BLOCKS: tuple[type, ...] = get_args(b.Block)

Facts = Mapping[str, Any]


class Filler:
    """Fills one template once, counting what it makes so that no template runs away."""

    def __init__(self) -> None:
        self.made = 0
        self.letters = 0

    def blocks(
        self, nodes: Sequence[t.Node], facts: Facts, look: Look = Look.BODY
    ) -> tuple[b.Block, ...]:
        """Return the blocks of `nodes`; `look` is that of paragraphs which name none."""
        return tuple(block for node in nodes for block in self._node(node, facts, look))

    def text(self, piece: t.Piece, facts: Facts) -> str:
        """Return the text of one piece."""
        text = "".join(
            shown(part.value(facts)) if isinstance(part, Expression) else part
            for part in piece.parts
        )
        self.letters += len(text)
        if self.letters > _MOST_LETTERS:
            raise TemplateProblem(1, "Văn bản dài quá mức cho phép; hãy xem lại các khối lặp.")
        return text

    def _count(self, line: int) -> None:
        self.made += 1
        if self.made > _MOST_BLOCKS:
            raise TemplateProblem(line, "Văn bản dài quá mức cho phép; hãy xem lại khối lặp này.")

    def _node(self, node: t.Node, facts: Facts, look: Look) -> Iterable[b.Block]:
        self._count(node.line)
        match node:
            case t.Text():
                return self._text(node, facts, node.look or look)
            case t.Listing():
                return (self._listing(node, facts, look),)
            case t.Grid():
                return (self._table(node, [(row, facts) for row in node.rows], facts),)
            case t.Mark():
                return (_mark(node),)
            case t.Loop():
                return self._loop(node, facts, look)
            case t.Choice():
                chosen = node.body if node.test.value(facts) else node.otherwise
                return self.blocks(chosen, facts, look)
            case t.Rows():
                return self._rows(node, facts, look)
            case t.Side():
                return (self._side(node, facts, look),)
            case t.Within():
                body = self.blocks(node.body, facts, node.look or look)
                return body if node.look else (b.KeepTogether(body),)

    def _runs(self, pieces: Iterable[t.Piece], facts: Facts) -> tuple[b.Run, ...]:
        runs: list[b.Run] = []
        for piece in pieces:
            text = self.text(piece, facts)
            last = runs[-1] if runs else None
            if last and (last.bold, last.italic) == (piece.bold, piece.italic):
                runs[-1] = b.Run(last.text + text, bold=piece.bold, italic=piece.italic)
            elif text:
                runs.append(b.Run(text, bold=piece.bold, italic=piece.italic))
        return tuple(runs)

    def _text(self, node: t.Text, facts: Facts, look: Look) -> Iterable[b.Block]:
        if node.box:
            return (self._check_box(node, facts, look),)
        only = node.pieces[0] if len(node.pieces) == 1 else None
        if only and only.lone:
            value = only.lone.value(facts)
            ready = _ready_blocks(value)
            if ready is not None:
                return ready
            return self._lines(only, facts, look)
        return (b.Paragraph(self._runs(node.pieces, facts), look),)

    def _lines(self, piece: t.Piece, facts: Facts, look: Look) -> Iterable[b.Paragraph]:
        """Return a paragraph for each line of a value that stands alone; none for no text."""
        lines = [line for line in self.text(piece, facts).splitlines() if line.strip()]
        for line in lines:
            self._count(1)
            yield b.Paragraph((b.Run(line, bold=piece.bold, italic=piece.italic),), look)

    def _check_box(self, node: t.Text, facts: Facts, look: Look) -> b.CheckBox:
        test = node.ticked
        ticked = bool(test.value(facts)) if isinstance(test, Expression) else test
        plain = Look.PLAIN if look is Look.BODY else look
        return b.CheckBox(ticked, self._runs(node.pieces, facts), plain)

    def _listing(self, node: t.Listing, facts: Facts, look: Look) -> b.Items:
        entries = tuple(self._runs(entry.pieces, facts) for entry in node.entries)
        look = node.entries[0].look or look
        return b.Items(entries, node.marker, start=node.start, look=look)

    def _loop(self, node: t.Loop, facts: Facts, look: Look) -> Iterable[b.Block]:
        rounds = list(_rounds(node.name, node.values, node.line, facts))
        if not rounds:
            return self.blocks(node.otherwise, facts, look)
        return [block for inner in rounds for block in self.blocks(node.body, inner, look)]

    def _rows(self, node: t.Rows, facts: Facts, look: Look) -> Iterable[b.Block]:
        rounds = list(_rounds(node.name, node.values, node.line, facts))
        if not rounds and node.otherwise:
            return self.blocks(node.otherwise, facts, look)
        typed = [(row, facts) for row in node.grid.rows[:-1]]
        repeated = [(node.grid.rows[-1], inner) for inner in rounds]
        return (self._table(node.grid, typed + repeated, facts),)

    def _table(
        self, grid: t.Grid, rows: Sequence[tuple[tuple[t.Text, ...], Facts]], facts: Facts
    ) -> b.Table:
        columns = tuple(map(b.Column, grid.widths, grid.aligns))
        head = tuple(self._cell(each, facts, Look.TABLE_HEAD, Align.CENTRE) for each in grid.head)
        body = []
        for row, inner in rows:
            self._count(grid.line)
            body.append(tuple(self._cell(each, inner, Look.TABLE_CELL) for each in row))
        return b.Table(columns, tuple(body), head=(head,) if any(_typed(grid.head)) else ())

    def _cell(self, node: t.Text, facts: Facts, look: Look, align: Align | None = None) -> b.Cell:
        look = node.look or look
        if node.box:
            return b.Cell((self._check_box(node, facts, look),), align=align)
        lines: list[list[b.Run]] = [[]]
        for run in self._runs(node.pieces, facts):
            first, *more = run.text.split("\n")
            lines[-1].append(b.Run(first, bold=run.bold, italic=run.italic))
            lines += [[b.Run(text, bold=run.bold, italic=run.italic)] for text in more]
        return b.Cell(tuple(b.Paragraph(tuple(line), look) for line in lines), align=align)

    def _side(self, node: t.Side, facts: Facts, look: Look) -> b.Block:
        inner = Look.CENTRED if node.signatures else look
        cells = tuple(self.blocks(cell, facts, inner) for cell in node.cells)
        return (b.Signatures if node.signatures else b.Columns)(cells, node.widths)


def _mark(node: t.Mark) -> b.Block:
    match node.kind:
        case "gap":
            return b.Space(node.lines)
        case "pagebreak":
            return b.PageBreak()
    return b.Rule()


def _typed(head: Iterable[t.Text]) -> Iterator[bool]:
    """Yield whether each head cell says anything; a head of empty cells is no head."""
    return (bool(each.pieces) for each in head)


def _ready_blocks(value: Any) -> tuple[Any, ...] | None:
    """Return a fact that is already a block or several; None when it is text."""
    if isinstance(value, _BLOCKS):
        return (value,)
    if isinstance(value, tuple) and all(isinstance(each, _BLOCKS) for each in value):
        return value
    return None


def _rounds(name: str, values: Expression, line: int, facts: Facts) -> Iterator[Facts]:
    """Yield the facts of each round of a loop: the value under `name`, and where it stands."""
    found = values.value(facts)
    if isinstance(found, str | Mapping) or not isinstance(found, Iterable):
        raise TemplateProblem(line, f"“{values.text}” không phải là một danh sách.")
    listed = list(found)
    for number, value in enumerate(listed, 1):
        loop = {"index": number, "first": number == 1, "last": number == len(listed)}
        yield {**facts, name: value, "loop": loop}
