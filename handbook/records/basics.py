"""The uid every record has, stable across files and merges."""

import secrets
import time


def new_uid() -> str:
    """Return a time-ordered UUID (version 7): 48 bits of milliseconds, then random bits."""
    millis = time.time_ns() // 1_000_000
    bits = (millis << 80) | (7 << 76) | (secrets.randbits(12) << 64)
    bits |= (2 << 62) | secrets.randbits(62)
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
