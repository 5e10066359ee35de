"""The SQL of commitments."""

from collections.abc import Mapping

from handbook.errors import BadInput
from handbook.records import commitments
from handbook.records.commitments import Commitment, CommitmentKind
from handbook.store import engine
from handbook.store.table import Table, capital


class Commitments(Table[Commitment]):
    """Commitments of members, of all years."""

    kind = "commitment"
    name = "commitments"
    record = Commitment
    veiled = True

    def all(self) -> tuple[Commitment, ...]:
        """Return every commitment, oldest first."""
        return self._many("WHERE binned_at IS NULL ORDER BY year, id", {})

    def of_year(self, year: int, kind: CommitmentKind | None = None) -> tuple[Commitment, ...]:
        """Return a year's commitments of one kind or of both, in the order they were written."""
        return self._many(
            "WHERE binned_at IS NULL AND year = :year AND :kind IN ('', kind) ORDER BY id",
            {"year": year, "kind": kind.value if kind else ""},
        )

    def of_member(self, member_uid: str) -> tuple[Commitment, ...]:
        """Return a member's commitments, newest first."""
        return self._many(
            "WHERE binned_at IS NULL AND member = :member ORDER BY year DESC, id DESC",
            {"member": member_uid},
        )

    def find(self, member_uid: str, year: int, kind: CommitmentKind) -> Commitment | None:
        """Return a member's commitment of a year, or None."""
        found = self._many(
            "WHERE binned_at IS NULL AND member = :member AND year = :year AND kind = :kind"
            " LIMIT 1",
            {"member": member_uid, "year": year, "kind": kind.value},
        )
        return found[0] if found else None

    def years(self) -> tuple[int, ...]:
        """Return the years with commitments, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT year FROM commitments WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def put(self, record: Commitment) -> Commitment:
        """Write a commitment; raises BadInput for a second one of a person, year and kind."""
        if self.twin(record) is not None:
            raise BadInput(
                f"Đã có {self.called(record)} nên không lập bản thứ hai. Hãy mở bản đang có để "
                "viết tiếp."
            )
        return super().put(record)

    def twin(self, record: Commitment) -> Commitment | None:
        """Return another commitment of the same person, year and kind, or None."""
        every = self.of_member(record.member)
        own = (one for one in every if (one.year, one.kind) == (record.year, record.kind))
        return next((one for one in own if one.uid != record.uid), None)

    def problems(self, record: Commitment) -> Mapping[str, str]:
        """Return the record's own problems."""
        return commitments.check(record)

    def called(self, record: Commitment) -> str:
        """Return `bản cam kết năm 2026 của Ma Văn Đạt`."""
        whose = self.name_of(record.member) or "một đảng viên"
        return f"{_KIND[record.kind]} năm {record.year} của {whose}"

    def words(self, record: Commitment) -> tuple[str, str]:
        """Return its name only: what a person wrote of himself is no matter of search."""
        return capital(self.called(record)), ""

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Commitment, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))


_KIND = {
    CommitmentKind.YEARLY: "bản cam kết tu dưỡng, rèn luyện, phấn đấu",
    CommitmentKind.RESPONSIBILITY: "bản cam kết trách nhiệm, nêu gương",
}
