"""The SQL of a year's goals and indicators."""

from collections.abc import Mapping

from handbook.records import year_goals
from handbook.records.year_goals import YearGoal
from handbook.store import engine
from handbook.store.table import Table


class YearGoals(Table[YearGoal]):
    """Themes, key tasks, breakthroughs and indicators of all years."""

    kind = "year_goal"
    name = "year_goals"
    record = YearGoal

    def of_year(self, year: int) -> tuple[YearGoal, ...]:
        """Return a year's goals by kind, then in the order they were written."""
        rows = self._rows("WHERE binned_at IS NULL AND year = :year ORDER BY id", {"year": year})
        return year_goals.in_order(tuple(self.load(row) for row in rows))

    def all(self) -> tuple[YearGoal, ...]:
        """Return every goal, oldest first."""
        return tuple(
            self.load(row) for row in self._rows("WHERE binned_at IS NULL ORDER BY id", {})
        )

    def years(self) -> tuple[int, ...]:
        """Return the years that have goals, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT year FROM year_goals WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def problems(self, record: YearGoal) -> Mapping[str, str]:
        """Return the record's own problems."""
        return year_goals.check(record)

    def called(self, record: YearGoal) -> str:
        """Return `chỉ tiêu “Kết nạp đảng viên”`."""
        return f"{year_goals.KIND_WORDS[record.kind].lower()} “{record.name}”"

    def words(self, record: YearGoal) -> tuple[str, str]:
        """Return what search finds one by."""
        title = f"{year_goals.KIND_WORDS[record.kind]} {record.year}: {record.name}"
        notes = (one.note for one in record.results)
        return title, "\n".join(part for part in (record.document, record.note, *notes) if part)
