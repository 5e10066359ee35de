"""What is typed in the form of a deed and not done yet: no record, and never one by itself.

The file keeps it beside half-typed records; the form takes it up again, and only the person's own
press on the button does the deed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedForm:
    """The values of one form by name of field; `about` is the uid of what the deed is done to.

    `about` is empty for a deed on many. Once kept, days, enums and decimals are their texts.
    """

    uid: str
    deed: str
    about: str = ""
    values: Mapping[str, Any]


def typed_form(deed: str, about: str, values: Mapping[str, Any]) -> TypedForm:
    """Return the typing of a deed; there is one for each deed and record."""
    return TypedForm(uid=f"{deed}:{about}", deed=deed, about=about, values=values)
