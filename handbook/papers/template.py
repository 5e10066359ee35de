"""The text of a paper: the bundled one, or the branch's own copy when that can be used.

The words stand in `resources/papers/<paper>.md`, own copies with the branch; papers hand in
finished facts. A copy that does not parse, or names a fact that is not there, is refused with its
line and the bundled one is used.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from handbook import bundle
from handbook.papers import words
from handbook.records.settings import Branch, own_text
from handbook.typeset.blocks import Block
from handbook.typeset.markup import Template, TemplateProblem, fill, fill_front, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A filled template: its front matter, its blocks, and why the branch's copy was refused."""

    front: Mapping[str, Any]
    blocks: tuple[Block, ...]
    refused: TemplateProblem | None = None


class Trial(str):
    """A copy that is being tried: what is wrong with it is raised, not covered by the bundled."""


def written(
    paper: str, facts: Mapping[str, Any], branch: Branch, *, own: str | None = None
) -> Written:
    """Return the text of `paper` filled with `facts`, by the branch's own copy where it has one.

    `own` is a copy to take in place of the branch's; raises TemplateProblem for a Trial only.
    """
    refused = None
    copy = own_text(branch, paper) if own is None else own
    if copy is not None:
        try:
            return _written(copy, facts)
        except TemplateProblem as problem:
            if isinstance(copy, Trial):
                raise
            refused = problem
    bundled = words.spelled(bundled_text(paper), branch)
    made = _written(bundled, facts)
    return Written(front=made.front, blocks=made.blocks, refused=refused)


def front_of(paper: str, branch: Branch) -> Mapping[str, Any]:
    """Return the front matter as typed, for what is laid out beforehand: heads, widths, room.

    The branch's own copy counts where it says as many things as the bundled text.
    """
    bundled = parse(words.spelled(bundled_text(paper), branch)).front
    copy = own_text(branch, paper)
    try:
        return _fitting(parse(copy).front, bundled) if copy is not None else bundled
    except TemplateProblem:
        return bundled


@cache
def bundled_text(paper: str) -> str:
    """Return the text of a paper as it comes with the program."""
    return bundle.text("papers", f"{paper}.md")


def _written(text: str, facts: Mapping[str, Any]) -> Written:
    template = parse(text)
    _refuse_unknown(template, text, facts)
    return Written(front=fill_front(template, facts), blocks=fill(template, facts))


def _fitting(own: Mapping[str, Any], bundled: Mapping[str, Any]) -> dict[str, Any]:
    """Return the bundled values with those of `own` that have the same shape in their place."""
    found = dict(bundled)
    for name, value in own.items():
        there = bundled.get(name)
        if isinstance(value, dict) and isinstance(there, dict):
            found[name] = _fitting(value, there)
        elif not isinstance(value, list) or not isinstance(there, list) or len(value) == len(there):
            found[name] = value
    return found


def _refuse_unknown(template: Template, text: str, facts: Mapping[str, Any]) -> None:
    """Refuse names that stand in a branch not taken today and would fail at another meeting."""
    for name in sorted(template.names - facts.keys()):
        lines = text.split("\n")
        found = (n for n, line in enumerate(lines, 1) if re.search(rf"\b{name}\b", line))
        raise TemplateProblem(
            next(found, 1), f"Không có dữ kiện tên “{name}”; hãy sửa tên dữ kiện."
        )
