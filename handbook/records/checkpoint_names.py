"""Ids of checkpoints and how they are said; apart, as the first screen needs no task to say one."""

import re

ID = re.compile(r"^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$")
"""`2026-03`, `2026-Q1`, `2026-H1` or `2026`."""

_ROMAN = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}
_HALVES = {"H1": "đầu", "H2": "cuối"}


def called(checkpoint: str) -> str:
    """Return an id as `tháng 3/2026`, `quý I/2026`, `6 tháng đầu năm 2026` or `năm 2026`."""
    if not ID.match(checkpoint):
        return checkpoint
    year, _, part = checkpoint.partition("-")
    if not part:
        return f"năm {year}"
    if part in _ROMAN:
        return f"quý {_ROMAN[part]}/{year}"
    if part in _HALVES:
        return f"6 tháng {_HALVES[part]} năm {year}"
    return f"tháng {int(part)}/{year}"
