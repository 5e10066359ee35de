"""The SQL of shortcomings and what became of them.

Those of a person are as private as the review they were named in; those of the branch are found by
search.
"""

from collections.abc import Mapping

from handbook.errors import BadInput
from handbook.records import shortcomings
from handbook.records.shortcomings import Shortcoming
from handbook.store import engine, task_links
from handbook.store.table import Table, capital


class Shortcomings(Table[Shortcoming]):
    """Shortcomings of persons and of the branch, of all years."""

    kind = "shortcoming"
    name = "shortcomings"
    record = Shortcoming
    veiled = True

    def all(self) -> tuple[Shortcoming, ...]:
        """Return every shortcoming, oldest first."""
        return self._many("WHERE binned_at IS NULL ORDER BY year, id", {})

    def open(self) -> tuple[Shortcoming, ...]:
        """Return what is neither verified nor dropped, oldest first."""
        return self._many(
            "WHERE binned_at IS NULL AND state IN ('open', 'remedied', 'not_remedied')"
            " ORDER BY year, id",
            {},
        )

    def of_member(self, member_uid: str) -> tuple[Shortcoming, ...]:
        """Return a person's shortcomings, oldest first."""
        return self._many(
            "WHERE binned_at IS NULL AND member = :member ORDER BY year, id",
            {"member": member_uid},
        )

    def of_year(self, year: int) -> tuple[Shortcoming, ...]:
        """Return what was found in a year's work: the branch's first, in the order written."""
        return self._many(
            "WHERE binned_at IS NULL AND year = :year ORDER BY member <> '', id", {"year": year}
        )

    def found_in(self, uid: str) -> tuple[Shortcoming, ...]:
        """Return what was found in a review, round or meeting, in the order written."""
        return self._many("WHERE binned_at IS NULL AND found_in = :uid ORDER BY id", {"uid": uid})

    def years(self) -> tuple[int, ...]:
        """Return the years in which one was found, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT year FROM shortcomings WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def is_private(self, record: Shortcoming) -> bool:
        """Say yes of a person's: it is out of search and of ordinary exports."""
        return bool(record.member)

    def problems(self, record: Shortcoming) -> Mapping[str, str]:
        """Return the record's own problems."""
        return shortcomings.check(record)

    def called(self, record: Shortcoming) -> str:
        """Return `hạn chế “…”` of the branch's; a person's is named without its words."""
        if not record.member:
            return f"hạn chế “{record.what}”"
        whose = self.name_of(record.member) or "một đảng viên"
        return f"hạn chế của {whose}, kỳ {record.year}"

    def words(self, record: Shortcoming) -> tuple[str, str]:
        """Return what search finds one of the branch by."""
        notes = (note.text for note in record.notes)
        texts = (record.cause, record.remedy, record.helpers, record.document, *notes)
        return record.what, "\n".join(text for text in texts if text)

    def refuse_bin(self, record: Shortcoming) -> None:
        """Refuse when something was noted of it or a task answers it: it ends with a reason."""
        if record.notes or not shortcomings.is_open(record):
            raise BadInput(
                f"{capital(self.called(record))} đã có kết quả theo dõi nên không xóa được. "
                "Hãy ghi “Không theo dõi nữa” kèm lý do."
            )
        if answers := task_links.titles(self.db, task_links.SHORTCOMING, record.uid):
            raise BadInput(
                f"{capital(self.called(record))} đang có việc đột phá {task_links.named(answers)} "
                "khắc phục nên không xóa được. Hãy gỡ hạn chế khỏi việc đó trước, hoặc ghi “Không "
                "theo dõi nữa” kèm lý do."
            )

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Shortcoming, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))
