"""What every record has: a stable uid and the version it was read at."""

import secrets
import time
from collections.abc import Mapping
from typing import Protocol

Problems = Mapping[str, str]
"""Problems by field: a sentence in Vietnamese each; empty when the record is right."""


class Record(Protocol):
    """A frozen record: `uid` is stable across files, `version` counts its changes (0: not kept)."""

    @property
    def uid(self) -> str:
        """Time-ordered UUID, stable across files and merges."""

    @property
    def version(self) -> int:
        """How often it was written; the funnel refuses a stale one."""


def new_uid() -> str:
    """Return a time-ordered UUID (version 7): 48 bits of milliseconds, then random bits."""
    millis = time.time_ns() // 1_000_000
    bits = (millis << 80) | (7 << 76) | (secrets.randbits(12) << 64)
    bits |= (2 << 62) | secrets.randbits(62)
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
