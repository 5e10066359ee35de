"""Ready phrases of the minutes, from `resources/rules/phrases.toml`."""

import tomllib
from functools import cache

from handbook import bundle


def phrases(field: str, month: str = "") -> tuple[str, ...]:
    """Return the phrases for a field of the minutes; `month` fills `{month}` in them."""
    return tuple(words.replace("{month}", month) for words in _table().get(field, ()))


@cache
def _table() -> dict[str, list[str]]:
    text = bundle.text("rules", "phrases.toml")
    return dict(tomllib.loads(text)["phrases"])
