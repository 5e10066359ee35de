"""The SQL of ballots of review rounds: counts only, never who voted what."""

from collections.abc import Mapping

from handbook.records import ballots
from handbook.records.ballots import Ballot
from handbook.store.reviews import refuse_closed
from handbook.store.rounds import Rounds
from handbook.store.session import Session
from handbook.store.table import Table


class Ballots(Table[Ballot]):
    """Votes on ratings; private like the reviews they belong to."""

    kind = "ballot"
    name = "ballots"
    record = Ballot
    private = True
    veiled = True

    def __init__(self, session: Session, rounds: Rounds) -> None:
        super().__init__(session)
        self._rounds = rounds

    def all(self) -> tuple[Ballot, ...]:
        """Return every ballot, oldest first."""
        rows = self._rows("WHERE binned_at IS NULL ORDER BY id", {})
        return tuple(self.load(row) for row in rows)

    def of_round(self, round_uid: str) -> tuple[Ballot, ...]:
        """Return a round's ballots in the order they were held."""
        rows = self._rows(
            "WHERE binned_at IS NULL AND round = :round ORDER BY id", {"round": round_uid}
        )
        return tuple(self.load(row) for row in rows)

    def put(self, record: Ballot) -> Ballot:
        """Write a ballot; raises Sealed in a closed round."""
        refuse_closed(self._rounds, record.round, self.called(record))
        return super().put(record)

    def problems(self, record: Ballot) -> Mapping[str, str]:
        """Return the record's own problems."""
        return ballots.check(record)

    def called(self, record: Ballot) -> str:
        """Return what it is called in a sentence."""
        return "kết quả kiểm phiếu xếp loại"

    def words(self, record: Ballot) -> tuple[str, str]:
        """Return nothing: a ballot is never found by search."""
        return "", ""

    def refuse_bin(self, record: Ballot) -> None:
        """Refuse in a closed round."""
        refuse_closed(self._rounds, record.round, self.called(record))
