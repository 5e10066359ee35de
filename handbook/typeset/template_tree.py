"""The tree a template is parsed into, once, before any fact is known: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.typeset.blocks import Marker
from handbook.typeset.expressions import Expression
from handbook.typeset.looks import Align, Look


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one weight: typed text and expressions in turn."""

    parts: tuple[str | Expression, ...]
    bold: bool = False
    italic: bool = False

    @property
    def lone(self) -> Expression | None:
        """The expression, when the piece is nothing else."""
        only = self.parts[0] if len(self.parts) == 1 else None
        return only if isinstance(only, Expression) else None


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; no `look` means that of its surroundings. `ticked` makes it a check box."""

    line: int
    pieces: tuple[Piece, ...]
    look: Look | None = None
    box: bool = False
    ticked: bool | Expression = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each entry is one paragraph."""

    line: int
    marker: Marker
    start: int
    entries: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: relative widths, alignments, head cells, rows of cells."""

    line: int
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule, a page break or an empty space of `lines`."""

    line: int
    kind: str
    lines: float = 1.0


@dataclass(frozen=True, slots=True)
class Loop:
    """`::: for`: the body once for each of the values."""

    line: int
    name: str
    values: Expression
    body: "tuple[Node, ...]"
    otherwise: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """`::: if`: the body or the other."""

    line: int
    test: Expression
    body: "tuple[Node, ...]"
    otherwise: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """`::: rows`: a table whose last row is printed once for each of the values."""

    line: int
    name: str
    values: Expression
    grid: Grid
    otherwise: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Side:
    """`::: columns`, `::: signatures`: cells side by side."""

    line: int
    signatures: bool
    widths: tuple[float, ...]
    cells: "tuple[tuple[Node, ...], ...]"


@dataclass(frozen=True, slots=True)
class Within:
    """`::: look` and `::: keep`: the body in another look, or kept on one page."""

    line: int
    look: Look | None
    body: "tuple[Node, ...]"


Node = Text | Listing | Grid | Mark | Loop | Choice | Rows | Side | Within


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template: its front matter, its body, and the facts' names it uses."""

    front: Mapping[str, Any] = field(hash=False)
    body: tuple[Node, ...]
    names: frozenset[str]
    front_pieces: Mapping[str, Piece] = field(repr=False, hash=False)
