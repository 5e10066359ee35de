"""What duties need to know of review rounds, read without the texts of reviews and within bounds.

Reads only. What follows from the facts is worked out in `records.duty_reviews`.
"""

from typing import Any

from handbook.records.duty_reviews import RemedyFact, RoundFact, YearFact
from handbook.records.round_names import RoundPeriod, RoundState, named
from handbook.store import engine
from handbook.store.store import Store

# Ours: more deadlines than this are no list of a day.
_MOST = 50


def rounds_since(store: Store, year: int) -> tuple[RoundFact, ...]:
    """Return the rounds of a year and of those after it, oldest first."""
    found = engine.rows(
        store.session.db,
        "SELECT uid, title, period, year, part, state, meeting_on, due_on, (SELECT COUNT(*)"
        " FROM json_each(people) WHERE value ->> 'left_out' = '') AS reviewed FROM review_rounds"
        " WHERE binned_at IS NULL AND year >= :year ORDER BY year, ends_on",
        {"year": year},
    )
    return tuple(_fact(store, row) for row in found)


def remedies_open(store: Store) -> tuple[RemedyFact, ...]:
    """Return open shortcomings that have a deadline, by deadline."""
    found = engine.rows(
        store.session.db,
        "SELECT uid, member, due FROM shortcomings WHERE binned_at IS NULL"
        " AND state IN ('open', 'not_remedied') AND due <> '' ORDER BY due, id LIMIT :most",
        {"most": _MOST},
    )
    return tuple(
        RemedyFact(
            uid=row["uid"],
            whose=store.members.name_of(row["member"]) if row["member"] else "tập thể chi bộ",
            due=row["due"],
        )
        for row in found
    )


def year_fact(store: Store, year: int, roster: int) -> YearFact:
    """Return how far a year's commitments and "bốn tốt" are; `roster` is who has to commit."""
    db = store.session.db
    (made,) = engine.rows(
        db,
        "SELECT COUNT(DISTINCT member) AS n FROM commitments"
        " WHERE binned_at IS NULL AND year = :year AND kind = 'yearly' AND made_on <> ''",
        {"year": year},
    )
    good = engine.rows(
        db,
        "SELECT registered_on, voted_on FROM four_goods WHERE binned_at IS NULL AND year = :year",
        {"year": year},
    )
    return YearFact(
        year=year,
        committed=made["n"],
        roster=roster,
        four_good_registered=any(row["registered_on"] for row in good),
        four_good_voted=any(row["voted_on"] for row in good),
    )


def _fact(store: Store, row: dict[str, Any]) -> RoundFact:
    (counts,) = engine.rows(store.session.db, _COUNTS, {"round": row["uid"]})
    numbers: dict[str, Any] = {name: counts[name] or 0 for name in _NUMBERS}
    period = RoundPeriod(row["period"])
    return RoundFact(
        **{name: row[name] for name in _PLAIN},
        **numbers,
        name=named(row["title"], period, row["year"], row["part"]),
        period=period,
        closed=row["state"] == RoundState.CLOSED,
        decided_on=counts["decided_on"] or "",
        voted=bool(counts["voted"]),
    )


_NUMBERS = ("submitted", "rated", "decided", "notified")
_PLAIN = ("uid", "year", "part", "meeting_on", "due_on", "reviewed")
_COUNTS = (
    "SELECT SUM(submitted_on <> '') AS submitted, SUM(proposal ->> 'level' <> '') AS rated,"
    " SUM(decision ->> 'level' <> '') AS decided,"
    " SUM(decision ->> 'level' <> '' AND notified_on <> '') AS notified,"
    " MAX(decision ->> 'on') AS decided_on,"
    " EXISTS (SELECT 1 FROM ballots WHERE binned_at IS NULL AND round = :round AND valid > 0)"
    " AS voted FROM reviews WHERE binned_at IS NULL AND round = :round AND member <> ''"
)
