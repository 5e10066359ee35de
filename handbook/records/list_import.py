"""What importing a list would do, row by row: the plan one sees and confirms, of whatever it lists.

An empty cell never erases what is kept, and a row with a problem stops the whole import. How a row
is compared with what is kept is for `roster_import` and `task_import`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from handbook.errors import BadInput
from handbook.records.list_layout import Skipped


class Action(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProposal:
    """What one row comes to; `problems` are sentences by field, `remarks` what to know of it."""

    row_number: int
    action: Action
    problems: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return the problems, each naming the row."""
        return tuple(f"Dòng {self.row_number}: {problem}" for problem in self.problems.values())


R = TypeVar("R", bound=RowProposal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Generic[R]):
    """What importing a list would do, and the rows that are nothing of it."""

    lists: ClassVar[str]  # what the list is of, as one says it: "việc"

    rows: tuple[R, ...]
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """Return how many would be added."""
        return self._count(Action.NEW)

    @property
    def updated(self) -> int:
        """Return how many would change."""
        return self._count(Action.UPDATE)

    @property
    def same(self) -> int:
        """Return how many stay as they are."""
        return self._count(Action.SAME)

    @property
    def bad(self) -> int:
        """Return how many rows have problems."""
        return self._count(Action.BAD)

    @property
    def problems(self) -> tuple[str, ...]:
        """Return every problem as a sentence that names its row."""
        return tuple(sentence for row in self.rows for sentence in row.sentences)

    @property
    def summary(self) -> str:
        """Return one line for the foot of the preview."""
        parts = (
            (self.new, f"{self.lists} mới"),
            (self.updated, "cập nhật"),
            (self.same, "không đổi"),
            (self.bad, "dòng có lỗi"),
        )
        told = [f"{number} {what}" for number, what in parts if number]
        return ", ".join(told) + "." if told else f"Không có {self.lists} nào trong danh sách."

    def wanted(self) -> tuple[R, ...]:
        """Return the rows that bring something; raises BadInput when any row has a problem."""
        refused(self)
        return tuple(row for row in self.rows if row.action in (Action.NEW, Action.UPDATE))

    def _count(self, action: Action) -> int:
        return sum(row.action is action for row in self.rows)


def refused(proposal: Proposal[R]) -> None:
    """Raise BadInput with one line per problem when any row has one."""
    if proposal.problems:
        raise BadInput(
            f"Danh sách có {proposal.bad} dòng sai, chưa ghi gì vào sổ. "
            "Hãy sửa các dòng này trong danh sách rồi nhập lại.",
            *proposal.problems,
        )
