"""The SQL of plans to carry out documents of upper bodies."""

from collections.abc import Mapping
from datetime import date

from handbook.records import dates, plans
from handbook.records.plans import Plan
from handbook.store import engine
from handbook.store.table import Table


class Plans(Table[Plan]):
    """Plans of all years."""

    kind = "plan"
    name = "plans"
    record = Plan

    def of_year(self, year: int) -> tuple[Plan, ...]:
        """Return the plans made in a year, oldest first."""
        span = {"first": date(year, 1, 1).isoformat(), "last": date(year, 12, 31).isoformat()}
        rows = self._rows(
            "WHERE binned_at IS NULL AND date BETWEEN :first AND :last ORDER BY date, id", span
        )
        return tuple(self.load(row) for row in rows)

    def all(self) -> tuple[Plan, ...]:
        """Return every plan, oldest first."""
        rows = self._rows("WHERE binned_at IS NULL ORDER BY date, id", {})
        return tuple(self.load(row) for row in rows)

    def going(self, since: date) -> tuple[Plan, ...]:
        """Return the plans made since a day that are not finished, oldest first."""
        return tuple(
            self.load(row)
            for row in self._rows(
                "WHERE binned_at IS NULL AND date >= :since AND state <> 'finished'"
                " ORDER BY date, id",
                {"since": since.isoformat()},
            )
        )

    def years(self) -> tuple[int, ...]:
        """Return the years in which a plan was made, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT substr(date, 1, 4) AS year FROM plans"
            " WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def problems(self, record: Plan) -> Mapping[str, str]:
        """Return the record's own problems."""
        return plans.check(record)

    def called(self, record: Plan) -> str:
        """Return `kế hoạch thực hiện “Nghị quyết số 57-NQ/TW” ngày 10/3/2026`."""
        return f"kế hoạch thực hiện “{record.document}” ngày {dates.short(record.date)}"

    def words(self, record: Plan) -> tuple[str, str]:
        """Return what search finds one by."""
        title = f"Kế hoạch thực hiện {plans.cited(record)}"
        items = (text for item in record.items for text in (item.what, item.who, item.result))
        texts = (record.subject, *items, record.interim, record.final)
        return title, "\n".join(text for text in texts if text)
