"""What may stand between `{{` and `}}` in a template: names, attributes, items, comparisons.

Jinja2's sandbox evaluates them, but only after this module has looked at every node: no calls, no
loops, no statements, no filters except the few handed in. Values are never parsed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from handbook.errors import Problem

Filters = Mapping[str, Callable[..., Any]]


class TemplateProblem(Problem):
    """A template that does not parse or names an unknown fact, with its line."""

    def __init__(self, line: int, sentence: str) -> None:
        """Keep the `line` (from 1) and the sentence, which then names it."""
        super().__init__(f"Dòng {line} của mẫu: {sentence}")
        self.line = line


def two_digits(number: object) -> str:
    """Return a number with a leading zero below ten ("05"); anything else as it is."""
    return f"{number:02d}" if isinstance(number, int) else str(number)


FILTERS: Filters = {"so2": two_digits}

_LONGEST = 1_000  # letters; the longest of the bundled ones has a tenth of it
_ALLOWED = (
    nodes.Output,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Add,
    nodes.Sub,
    nodes.Neg,
    nodes.Filter,
)


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression, checked and compiled; equal when its text and line are."""

    text: str
    line: int
    names: frozenset[str] = field(compare=False)
    run: Callable[..., Any] = field(compare=False, repr=False)

    def value(self, facts: Mapping[str, Any]) -> Any:
        """Return what the expression is for these facts; raises TemplateProblem if unknown."""
        try:
            found = self.run(facts)
            if isinstance(found, StrictUndefined):
                found._fail_with_undefined_error()
        except UndefinedError as problem:
            raise TemplateProblem(
                self.line, f"“{self.text}” nhắc tới dữ kiện không có; hãy sửa tên dữ kiện."
            ) from problem
        except (TypeError, SecurityError, ValueError, ArithmeticError) as problem:
            raise TemplateProblem(
                self.line, f"Không tính được “{self.text}” từ dữ kiện; hãy sửa biểu thức."
            ) from problem
        return found


class Sandbox(SandboxedEnvironment):
    """A sandbox that reads attributes and items of facts, and nothing that can be called."""

    def __init__(self, filters: Filters) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False)
        self.globals.clear()
        self.filters.clear()
        self.filters.update(filters)
        self.tests.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read a mapping's entry or an object's attribute, never a mapping's method."""
        if isinstance(obj, Mapping):
            found = obj.get(attribute, self)
            return self.undefined(obj=obj, name=attribute) if found is self else found
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what begins with an underscore or can be called."""
        return not attr.startswith("_") and not callable(value)

    def compiled(self, text: str, line: int) -> Expression:
        """Return the checked expression; raises TemplateProblem when it is not allowed."""
        text = text.strip()
        if len(text) > _LONGEST:
            raise TemplateProblem(line, f"Biểu thức “{text[:40]}…” dài quá; hãy viết ngắn lại.")
        try:
            tree = self.parse("{{ " + text + " }}")
            self._check(tree, text, line)
            run = self.compile_expression(text, undefined_to_none=False)
        except (TemplateSyntaxError, SyntaxError, RecursionError, MemoryError) as problem:
            raise TemplateProblem(
                line, f"Không hiểu biểu thức “{text}”; hãy viết lại theo hướng dẫn về mẫu."
            ) from problem
        names = frozenset(each.name for each in tree.find_all(nodes.Name))
        return Expression(text, line, names, run)

    def _check(self, tree: nodes.Template, text: str, line: int) -> None:
        body = tree.body
        if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
            raise TemplateProblem(line, f"“{text}” không phải là một biểu thức.")
        for node in body[0].find_all(nodes.Node):
            if isinstance(node, nodes.Filter) and node.name not in self.filters:
                raise TemplateProblem(line, f"Không có bộ lọc “{node.name}”; hãy bỏ nó khỏi mẫu.")
            if not isinstance(node, _ALLOWED):
                raise TemplateProblem(
                    line, f"Biểu thức “{text}” dùng phép tính không được phép trong mẫu."
                )


def shown(value: Any) -> str:
    """Return a value as text: nothing for None, else as it prints."""
    return "" if value is None else str(value)
