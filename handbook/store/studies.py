"""The SQL of sessions of study of resolutions."""

from collections.abc import Mapping
from datetime import date

from handbook.records import dates, studies
from handbook.records.studies import StudySession
from handbook.store import engine
from handbook.store.table import Table


class Studies(Table[StudySession]):
    """Sessions of study of all years."""

    kind = "study"
    name = "studies"
    record = StudySession

    def of_year(self, year: int) -> tuple[StudySession, ...]:
        """Return the sessions of a year, oldest first."""
        span = {"first": date(year, 1, 1).isoformat(), "last": date(year, 12, 31).isoformat()}
        rows = self._rows(
            "WHERE binned_at IS NULL AND date BETWEEN :first AND :last ORDER BY date, id", span
        )
        return tuple(self.load(row) for row in rows)

    def all(self) -> tuple[StudySession, ...]:
        """Return every session, oldest first."""
        rows = self._rows("WHERE binned_at IS NULL ORDER BY date, id", {})
        return tuple(self.load(row) for row in rows)

    def years(self) -> tuple[int, ...]:
        """Return the years in which something was studied, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT substr(date, 1, 4) AS year FROM studies"
            " WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def problems(self, record: StudySession) -> Mapping[str, str]:
        """Return the record's own problems."""
        return studies.check(record)

    def called(self, record: StudySession) -> str:
        """Return `buổi học tập “Nghị quyết số 05-NQ/ĐU” ngày 03/6/2026`."""
        return f"buổi học tập “{record.document}” ngày {dates.short(record.date)}"

    def words(self, record: StudySession) -> tuple[str, str]:
        """Return what search finds one by."""
        title = f"Học tập {studies.cited(record)}, {dates.on_screen(record.date)}"
        texts = (record.subject, record.speaker, record.note)
        return title, "\n".join(text for text in texts if text)
