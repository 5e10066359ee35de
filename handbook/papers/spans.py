"""The period a paper of numbers is of: the one asked for, else the one its day is in."""

from datetime import date

from handbook.papers.paper import Request
from handbook.records import periods
from handbook.records.attendance_stats import Span
from handbook.records.periods import Period


def period_of(request: Request, usual: Span) -> Period:
    """Return the period asked for, else the `usual` span round the day of the request.

    A year alone means that year: a shorter usual span then takes its last one. Raises BadInput.
    """
    if request.period:
        return periods.parse(request.period)
    if request.year and request.year != request.day.year:
        return periods.around(usual, date(request.year, 12, 31))
    return periods.around(usual, request.day)


def only(span: Span, request: Request) -> Period:
    """Return the period of just this span, the last one inside whatever was asked for."""
    return periods.around(span, period_of(request, span).last)
