"""The closed table of looks and the page they stand on: value types and their reading from data.

The numbers are not here: they are dated data (`resources/rules/format_guide.toml`), handed in as a
plain mapping. This module picks no entry, reads no file and knows no paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Look(Enum):
    """Every look a paragraph may have; the value is its name in data and templates."""

    PARTY_TITLE = "party_title"
    PARENT_BODY = "parent_body"
    ISSUING_BODY = "issuing_body"
    STAR = "star"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    FORM_CODE = "form_code"
    DOC_TYPE = "doc_type"
    SUBJECT = "subject"
    SUBJECT_RULE = "subject_rule"
    SUBJECT_LETTER = "subject_letter"
    BODY = "body"
    PLAIN = "plain"
    CENTRED = "centred"
    RIGHT = "right"
    NOTE = "note"
    BASIS = "basis"
    HEADING = "heading"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"
    SIGN_AUTHORITY = "sign_authority"
    SIGN_TITLE = "sign_title"
    SIGN_NOTE = "sign_note"
    SIGN_NAME = "sign_name"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENTS = "recipients"
    DRAFT = "draft"
    URGENCY = "urgency"
    CIRCULATION = "circulation"
    PAGE_NUMBER = "page_number"
    FOOTER = "footer"


class Align(Enum):
    """Where the lines of a paragraph or cell stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class LineRule(Enum):
    """Whether a line's height is exact or may grow (36-HD/VPTW said "at least")."""

    EXACT = "exact"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSpec:
    """How one look prints: sizes and heights in points, indent in millimetres.

    `name` is the Vietnamese name of the style in Word. `rule_below` draws a line under the text,
    exactly as long as the text.
    """

    name: str
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    caps: bool
    align: Align
    indent_mm: float
    before_pt: float
    after_pt: float
    leading_pt: float
    keep_with_next: bool
    rule_below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat:
    """The sheet: lengths in millimetres unless the name says points; `word_font` names Word's."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    back_left_mm: float
    back_right_mm: float
    page_number_from_edge_mm: float
    page_number_on_first: bool
    line_rule: LineRule
    word_font: str


@dataclass(frozen=True, slots=True)
class Looks:
    """One format in force: its page and the spec of every `Look`, in the order of the enum."""

    page: PageFormat
    specs: tuple[LookSpec, ...]

    def __getitem__(self, look: Look) -> LookSpec:
        """Return the spec of `look`."""
        return self.specs[_PLACE[look]]


_PLACE = {look: place for place, look in enumerate(Look)}


def looks_from(data: Mapping[str, Any]) -> Looks:
    """Build the table of looks from the values of one rule of `format_guide.toml`.

    Values may be bare or tables with a `value` beside their certainty mark. Raises ValueError
    naming what is missing or unknown.
    """
    try:
        page = _page_from(data["page"])
        common = {key: _value(held) for key, held in data["defaults"].items()}
        given = data["looks"]
        unknown = sorted(set(given) - {look.value for look in Look})
        if unknown:
            raise ValueError(f"unknown look in the format: {', '.join(unknown)}")
        return Looks(page, tuple(_spec_from(common, given[look.value]) for look in Look))
    except KeyError as missing:
        raise ValueError(f"the format lacks {missing}") from missing


def _page_from(data: Mapping[str, Any]) -> PageFormat:
    values = {key: _value(held) for key, held in data.items()}
    return PageFormat(**{**values, "line_rule": LineRule(values["line_rule"])})


def _spec_from(common: Mapping[str, Any], data: Mapping[str, Any]) -> LookSpec:
    own = {key: _value(held) for key, held in data.items() if key not in _PROVENANCE}
    values = {**common, **own}
    return LookSpec(**{**values, "align": Align(values["align"])})


_PROVENANCE = frozenset({"mark", "source"})


def _value(held: Any) -> Any:
    return held["value"] if isinstance(held, Mapping) else held
