"""Counts everything in a handbook by year, whatever kinds of record there are. Reads only.

The year of a record is told by the first of a few columns its table has, else by its review round;
a kind without any (members) is counted as a whole.
"""

from handbook.records import kinds
from handbook.records.inventory import Counted, Inventory
from handbook.store import engine
from handbook.store.store import Store

_YEAR_COLUMNS = ("date", "year", "assigned_on", "begun_on", "starts_on", "made_on", "found_on")
_OF_ROUND = "(SELECT rounds.year FROM review_rounds rounds WHERE rounds.uid = {}.round)"
_PAPERS = (
    (
        "biên bản đã chốt, còn hiệu lực",
        "SELECT SUBSTR(meetings.date, 1, 4) AS year, COUNT(*) AS n FROM seals JOIN meetings ON"
        " meetings.id = seals.meeting WHERE unsealed_at IS NULL GROUP BY 1 ORDER BY 1",
    ),
    (
        "nghị quyết, kết luận đã ban hành, còn hiệu lực",
        "SELECT SUBSTR(resolutions.date, 1, 4) AS year, COUNT(*) AS n FROM issued JOIN resolutions"
        " ON resolutions.id = issued.resolution WHERE withdrawn_at IS NULL GROUP BY 1 ORDER BY 1",
    ),
)


def take(store: Store) -> Inventory:
    """Return what the handbook holds now."""
    db = store.session.db
    records = [
        _counted(store, kinds.WORDS.get(kind, "bản ghi khác"), _sql(store, table.name))
        for kind, table in store.tables.items()
        if kind != "branch"
    ]
    changes = engine.rows(db, "SELECT COUNT(*) AS n FROM history")[0]["n"]
    return Inventory(
        records=tuple(one for one in records if one.total),
        papers=tuple(_counted(store, words, sql) for words, sql in _PAPERS),
        binned=sum(len(table.binned()) for table in store.tables.values()),
        changes=changes,
        last_change=store.history.last_change_at(),
    )


def _sql(store: Store, table: str) -> str:
    columns = {row["name"] for row in engine.rows(store.session.db, f"PRAGMA table_info({table})")}
    found = next((name for name in _YEAR_COLUMNS if name in columns), None)
    of_round = _OF_ROUND.format(table) if "round" in columns else "''"
    year = f"SUBSTR({found}, 1, 4)" if found else of_round
    return (
        f"SELECT {year} AS year, COUNT(*) AS n FROM {table} WHERE binned_at IS NULL"
        " GROUP BY 1 ORDER BY 1"
    )


def _counted(store: Store, words: str, sql: str) -> Counted:
    found = engine.rows(store.session.db, sql)
    years = tuple((int(row["year"]), row["n"]) for row in found if str(row["year"] or "").isdigit())
    return Counted(words=words, total=sum(row["n"] for row in found), years=years)
