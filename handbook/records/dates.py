"""Dates as the field knows them: whole ones, and ones of which only the year or month is known.

A *partial date* is ISO text of reduced precision: `1985`, `1985-03`, `1985-03-17`, or empty when
nothing is known. Unknown parts stay unknown: nothing here invents a first of January.
"""

import re
from datetime import date

Partial = str

_NUMBERS = re.compile(r"^(?:(?:(\d{1,2})\D)?(\d{1,2})\D)?(\d{4}|\d{2})$")
_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ISO_LOOSE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?$")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def parse(text: str, *, century_up_to: int = 0) -> Partial:
    """Return the partial date written in `text` as people write it.

    Takes `17/03/1985`, `17-3-1985`, `17.03.85`, `03/1985`, `1985` and ISO. A two-digit year is read
    as 20yy up to `century_up_to` (two digits of the current year) and as 19yy above it.
    Raises ValueError when it is no date, or no such day exists.
    """
    bare = text.strip().strip("'").replace(" ", "")
    loose = _ISO_LOOSE.match(text.strip())
    if loose:
        return _checked(int(loose[1]), int(loose[2]), int(loose[3]))
    found = _NUMBERS.match(bare)
    if not found:
        raise ValueError(text)
    day, month, year = found.groups()
    return _checked(_full_year(year, century_up_to), int(month or 0), int(day or 0))


def parse_whole_year(text: str) -> Partial:
    """Return the partial date in `text`; a year of two digits is refused.

    53 may be a birth in 1953 or a term that ends in 2053. Raises ValueError as `parse` does.
    """
    found = parse(text)
    if not re.search(r"\d{4}", text):
        raise ValueError(text)
    return found


def is_partial(text: str) -> bool:
    """Say whether `text` is a well-formed partial date that exists."""
    found = _ISO.match(text)
    if not found:
        return False
    try:
        _checked(*(int(part or 0) for part in found.groups()))
    except ValueError:
        return False
    return True


def earliest(partial: Partial) -> date | None:
    """Return the first day that `partial` can mean; None when nothing is known."""
    if not partial:
        return None
    parts = [int(part) for part in partial.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def latest(partial: Partial) -> date | None:
    """Return the last day that `partial` can mean; None when nothing is known."""
    if not partial:
        return None
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def whole(partial: Partial) -> date | None:
    """Return the day when all of it is known, else None."""
    return earliest(partial) if len(partial) == 10 else None


def years_between(start: date, end: date) -> int:
    """Return the whole years from `start` to `end`, as ages are counted."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def short(value: date | Partial | None) -> str:
    """Return a date as papers cite it: `05/9/2026`, `03/02/2026`, `3/1985`, `1985`, or nothing.

    Days 1–9 and months 1 and 2 take a leading zero, months 3–9 do not (05-HD/VPTW, 27/5/2026).
    """
    if not value:
        return ""
    year, *rest = (value.isoformat() if isinstance(value, date) else value).split("-")
    if not rest:
        return year
    if len(rest) == 1:
        return f"{_month(int(rest[0]))}/{year}"
    return f"{int(rest[1]):02d}/{_month(int(rest[0]))}/{year}"


def long(value: date) -> str:
    """Return `ngày 03 tháng 02 năm 2026` (05-HD/VPTW, 27/5/2026)."""
    return f"ngày {value.day:02d} tháng {_month(value.month)} năm {value.year}"


def on_screen(value: date | Partial | None) -> str:
    """Return a date as the screen and Excel lists show it, always `dd/mm/yyyy` when whole."""
    if not value:
        return ""
    text = value.isoformat() if isinstance(value, date) else value
    return "/".join(reversed(text.split("-")))


def moment(at: str) -> str:
    """Return `24/11/2026, 19:30` of an ISO time as the history keeps it."""
    return f"{on_screen(at[:10])}, {at[11:16]}"


def weekday(value: date) -> str:
    """Return the Vietnamese name of the day of the week."""
    return WEEKDAYS[value.weekday()]


def month_of(value: date) -> str:
    """Return the month as papers name it: `tháng 02 năm 2026`, `tháng 9 năm 2026`."""
    return f"tháng {_month(value.month)} năm {value.year}"


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def _full_year(text: str, century_up_to: int) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= century_up_to else 1900)


def _checked(year: int, month: int, day: int) -> Partial:
    """Return ISO text of the known parts; raises ValueError when no such day exists."""
    if not 1900 <= year <= 2200:
        raise ValueError(year)
    date(year, month or 1, day or 1)
    if day and not month:
        raise ValueError(day)
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
