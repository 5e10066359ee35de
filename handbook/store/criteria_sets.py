"""The SQL of a branch's own criteria sets: few, and each kept whole. Search does not name them."""

from collections.abc import Mapping

from handbook.records import criteria_sets
from handbook.records.criteria_sets import OwnSet
from handbook.store.table import Table


class CriteriaSets(Table[OwnSet]):
    """The sets of a branch's own."""

    kind = "criteria_set"
    name = "criteria_sets"
    record = OwnSet

    def all(self) -> tuple[OwnSet, ...]:
        """Return every set, oldest first."""
        return tuple(
            self.load(row) for row in self._rows("WHERE binned_at IS NULL ORDER BY id", {})
        )

    def problems(self, record: OwnSet) -> Mapping[str, str]:
        """Return what is wrong with the set; its id must be the record's own."""
        found = criteria_sets.check(record.criteria)
        if record.criteria.id != record.uid:
            found["id"] = "Mã của bộ tiêu chí không khớp."
        return found

    def called(self, record: OwnSet) -> str:
        """Return `bộ tiêu chí “…”`."""
        return f"bộ tiêu chí “{record.criteria.title}”"

    def words(self, record: OwnSet) -> tuple[str, str]:
        """Return nothing: a set is found in the settings."""
        return "", ""

    def _index(self, record: OwnSet) -> None:
        """Leave search alone."""
