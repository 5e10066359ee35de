"""The SQL of registrations and results of "chi bộ bốn tốt"."""

from collections.abc import Mapping

from handbook.errors import BadInput
from handbook.records import four_good
from handbook.records.four_good import FourGood
from handbook.store.table import Table


class FourGoods(Table[FourGood]):
    """One record a year."""

    kind = "four_good"
    name = "four_goods"
    record = FourGood

    def all(self) -> tuple[FourGood, ...]:
        """Return every year's, oldest first."""
        rows = self._rows("WHERE binned_at IS NULL ORDER BY year, id", {})
        return tuple(self.load(row) for row in rows)

    def of_year(self, year: int) -> FourGood | None:
        """Return a year's, or None."""
        rows = self._rows("WHERE binned_at IS NULL AND year = :year LIMIT 1", {"year": year})
        return self.load(rows[0]) if rows else None

    def put(self, record: FourGood) -> FourGood:
        """Write a year's record; raises BadInput for a second one of the year."""
        if self.twin(record) is not None:
            raise BadInput(
                f"Đã có {self.called(record)} nên không lập bản thứ hai. Hãy mở bản đang có."
            )
        return super().put(record)

    def twin(self, record: FourGood) -> FourGood | None:
        """Return another record of the same year, or None."""
        rows = self._rows(
            "WHERE binned_at IS NULL AND year = :year AND uid <> :uid LIMIT 1",
            {"year": record.year, "uid": record.uid},
        )
        return self.load(rows[0]) if rows else None

    def problems(self, record: FourGood) -> Mapping[str, str]:
        """Return the record's own problems."""
        return four_good.check(record)

    def called(self, record: FourGood) -> str:
        """Return `chi bộ bốn tốt năm 2026`."""
        return f"chi bộ bốn tốt năm {record.year}"

    def words(self, record: FourGood) -> tuple[str, str]:
        """Return what search finds it by."""
        texts = (record.registered_text, record.note, *(line.note for line in record.lines))
        return f"Chi bộ bốn tốt năm {record.year}", "\n".join(text for text in texts if text)
