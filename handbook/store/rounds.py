"""The SQL of review rounds."""

from collections.abc import Mapping
from datetime import date

from handbook.errors import BadInput, Sealed
from handbook.records import review_rounds
from handbook.records.review_rounds import Round, RoundState
from handbook.store import engine
from handbook.store.table import Table, capital

_FROZEN = ("starts_on", "ends_on", "rules", "frames", "cap", "people")


class Rounds(Table[Round]):
    """Review rounds of all years."""

    kind = "round"
    name = "review_rounds"
    record = Round
    veiled = True  # suggestions of the upper level name persons
    unrestored = Table.unrestored | {"state", "closed_on"}  # a round is reopened with a reason

    def all(self) -> tuple[Round, ...]:
        """Return every round, oldest first."""
        return self._many("WHERE binned_at IS NULL ORDER BY ends_on, id", {})

    def of_year(self, year: int) -> tuple[Round, ...]:
        """Return a year's rounds, the last to end first."""
        return self._many(
            "WHERE binned_at IS NULL AND year = :year ORDER BY ends_on DESC, id DESC",
            {"year": year},
        )

    def years(self) -> tuple[int, ...]:
        """Return the years that have a round, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT year FROM review_rounds WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def current(self, day: date) -> Round | None:
        """Return the round that is worked on: open, begun by `day`, the last begun; else None."""
        found = self._many(
            "WHERE binned_at IS NULL AND state = 'open' AND begun_on <= :day"
            " ORDER BY begun_on DESC, id DESC LIMIT 1",
            {"day": day.isoformat()},
        )
        return found[0] if found else None

    def before(self, one: Round) -> Round | None:
        """Return the closed yearly round that ended last before this one ends, or None."""
        found = self._many(
            "WHERE binned_at IS NULL AND state = 'closed' AND period = 'year'"
            " AND ends_on < :ends_on AND uid <> :uid ORDER BY ends_on DESC, id DESC LIMIT 1",
            {"ends_on": one.ends_on.isoformat(), "uid": one.uid},
        )
        return found[0] if found else None

    def put(self, record: Round) -> Round:
        """Write a round; raises Sealed when a closed one would lose what it went by."""
        old = self.find_uid(record.uid)
        closed = old is not None and RoundState.CLOSED is old.state is record.state
        if closed and any(getattr(old, name) != getattr(record, name) for name in _FROZEN):
            raise Sealed(
                f"{capital(self.called(record))} đã kết thúc nên không đổi được quy định, khung "
                "tiêu chí và diện kiểm điểm. Muốn đổi, hãy mở lại đợt và ghi lý do."
            )
        return super().put(record)

    def problems(self, record: Round) -> Mapping[str, str]:
        """Return the record's own problems."""
        return review_rounds.check(record)

    def called(self, record: Round) -> str:
        """Return `đợt kiểm điểm năm 2026`."""
        return review_rounds.called(record)

    def words(self, record: Round) -> tuple[str, str]:
        """Return its name and place only: suggestions and conclusions are no matter of search."""
        return capital(review_rounds.called(record)), record.meeting_place

    def refuse_bin(self, record: Round) -> None:
        """Refuse while reviews or ballots belong to the round."""
        if self._held(record.uid):
            raise BadInput(
                f"{capital(self.called(record))} đã có bản kiểm điểm hoặc kết quả kiểm phiếu "
                "nên không xóa được. Hãy bỏ các bản ấy trước, hoặc kết thúc đợt."
            )

    def _held(self, uid: str) -> bool:
        found = engine.rows(
            self.db,
            "SELECT EXISTS (SELECT 1 FROM reviews WHERE binned_at IS NULL AND round = :uid)"
            " OR EXISTS (SELECT 1 FROM ballots WHERE binned_at IS NULL AND round = :uid) AS held",
            {"uid": uid},
        )
        return bool(found[0]["held"])

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Round, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))
