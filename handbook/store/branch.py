"""The branch's SQL: one row."""

from collections.abc import Mapping

from handbook.errors import NotFound
from handbook.records import settings
from handbook.records.settings import Branch
from handbook.store.table import Table


class Branches(Table[Branch]):
    """The one branch of a handbook."""

    kind = "branch"
    name = "branch"
    record = Branch

    def get(self) -> Branch:
        """Return the branch; raises NotFound in a handbook that has none yet."""
        found = self._rows("WHERE binned_at IS NULL ORDER BY id LIMIT 1", {})
        if not found:
            raise NotFound("Cuốn sổ này chưa có tên chi bộ; hãy nhập tên chi bộ trong Cài đặt.")
        return self.load(found[0])

    def problems(self, record: Branch) -> Mapping[str, str]:
        """Return the record's own problems."""
        return settings.check(record)

    def called(self, record: Branch) -> str:
        """Return what it is called in a sentence."""
        return "thông tin chi bộ"

    def words(self, record: Branch) -> tuple[str, str]:
        """Return what search finds it by."""
        return record.name, " · ".join([*(p.name for p in record.parents), record.place])
