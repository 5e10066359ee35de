"""The SQL of reviews: private records, kept out of search and of the texts of general history.

Reviews of a closed round are not changed; reopening the round is a deed of its own with a reason.
"""

from collections.abc import Mapping
from typing import Any

from handbook.errors import BadInput, Sealed
from handbook.records import review_rounds, reviews
from handbook.records.review_rounds import RoundState
from handbook.records.reviews import Review
from handbook.store import rows
from handbook.store.rounds import Rounds
from handbook.store.session import Session
from handbook.store.table import Table, capital


class Reviews(Table[Review]):
    """Reviews of members, and the collective's reports (their `member` is empty)."""

    kind = "review"
    name = "reviews"
    record = Review
    private = True
    veiled = True

    def __init__(self, session: Session, rounds: Rounds) -> None:
        super().__init__(session)
        self._rounds = rounds

    def all(self) -> tuple[Review, ...]:
        """Return every review, oldest first."""
        return self._many("WHERE binned_at IS NULL ORDER BY id", {})

    def of_round(self, round_uid: str) -> tuple[Review, ...]:
        """Return a round's reviews in the order they were begun; the collective's stands first."""
        return self._many(
            "WHERE binned_at IS NULL AND round = :round ORDER BY member <> '', id",
            {"round": round_uid},
        )

    def find(self, round_uid: str, member_uid: str) -> Review | None:
        """Return a member's review in a round (`""`: the collective's), or None."""
        found = self._many(
            "WHERE binned_at IS NULL AND round = :round AND member = :member LIMIT 1",
            {"round": round_uid, "member": member_uid},
        )
        return found[0] if found else None

    def of_member(self, member_uid: str) -> tuple[Review, ...]:
        """Return a member's reviews, those of the last round first."""
        return self._many(
            "WHERE id IN (SELECT id FROM reviews WHERE binned_at IS NULL AND member = :member)"
            " ORDER BY (SELECT ends_on FROM review_rounds AS its WHERE its.uid = reviews.round)"
            " DESC, id DESC",
            {"member": member_uid},
        )

    def put(self, record: Review) -> Review:
        """Write a review; raises Sealed in a closed round, BadInput for a person's second one."""
        refuse_closed(self._rounds, record.round, self.called(record))
        if self.twin(record) is not None:
            raise BadInput(
                f"{capital(self.called(record))} đã có trong đợt này nên không lập bản thứ hai. "
                "Hãy mở bản đang có để viết tiếp."
            )
        return super().put(record)

    def twin(self, record: Review) -> Review | None:
        """Return another review of the same person in the same round, or None."""
        found = self._many(
            "WHERE binned_at IS NULL AND round = :round AND member = :member AND uid <> :uid"
            " LIMIT 1",
            {"round": record.round, "member": record.member, "uid": record.uid},
        )
        return found[0] if found else None

    def problems(self, record: Review) -> Mapping[str, str]:
        """Return the record's own problems."""
        return reviews.check(record)

    def called(self, record: Review) -> str:
        """Return `bản kiểm điểm của Ma Văn Đạt`; the collective's is `của tập thể`."""
        return f"bản kiểm điểm của {self._whose(record.member)}"

    def words(self, record: Review) -> tuple[str, str]:
        """Return nothing: a review is never found by search."""
        return "", ""

    def refuse_bin(self, record: Review) -> None:
        """Refuse in a closed round."""
        refuse_closed(self._rounds, record.round, self.called(record))

    def load(self, row: Mapping[str, Any]) -> Review:
        """Return the record of a row."""
        return rows.from_row(Review, {**row, "handwritten": bool(row["handwritten"])})

    def _whose(self, member_uid: str) -> str:
        return (self.name_of(member_uid) or "một đảng viên") if member_uid else "tập thể"

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Review, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))


def refuse_closed(rounds: Rounds, round_uid: str, what: str) -> None:
    """Raise Sealed when the round is closed, NotFound when there is none; `what` is changed."""
    one = rounds.by_uid(round_uid)
    if one.state is RoundState.CLOSED:
        raise Sealed(
            f"{capital(review_rounds.called(one))} đã kết thúc nên không sửa được {what}. Muốn "
            "sửa, hãy mở lại đợt và ghi lý do."
        )
