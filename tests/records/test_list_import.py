"""The plan of an import, whatever is listed: what it counts, says and refuses."""

import pytest

from handbook.errors import BadInput
from handbook.records import list_import
from handbook.records.list_import import Action, RowProposal
from handbook.records.list_layout import ColumnGuess, Layout, Skipped, skipped, with_field


class Houses(list_import.Proposal[RowProposal]):
    lists = "nhà"


def row(number: int, action: Action, **problems: str) -> RowProposal:
    return RowProposal(row_number=number, action=action, problems=problems)


def test_a_plan_counts_its_rows_and_says_so() -> None:
    plan = Houses(rows=tuple(row(n, action) for n, action in enumerate(Action, start=2)))
    assert (plan.new, plan.updated, plan.same, plan.bad) == (1, 1, 1, 1)
    assert plan.summary == "1 nhà mới, 1 cập nhật, 1 không đổi, 1 dòng có lỗi."
    assert Houses(rows=()).summary == "Không có nhà nào trong danh sách."


def test_one_wrong_row_stops_all_and_is_named() -> None:
    plan = Houses(rows=(row(2, Action.NEW), row(3, Action.BAD, name="Thiếu tên.", size="Sai số.")))
    with pytest.raises(BadInput) as refused:
        plan.wanted()
    assert refused.value.details == ("Dòng 3: Thiếu tên.", "Dòng 3: Sai số.")
    assert "1 dòng sai" in refused.value.sentence


def test_only_rows_that_bring_something_are_wanted() -> None:
    rows = (row(2, Action.NEW), row(3, Action.SAME), row(4, Action.UPDATE))
    assert [one.row_number for one in Houses(rows=rows).wanted()] == [2, 4]


def test_a_field_belongs_to_one_column() -> None:
    columns = tuple(ColumnGuess(index=n, heading="", field=f) for n, f in enumerate(("a", "b")))
    layout = Layout(header_rows=(1,), columns=columns, first_row=2, last_row=3)
    changed = with_field(layout, 1, "a")
    assert [column.field for column in changed.columns] == [None, "a"]
    assert changed.indexes("a") == (1,)


def test_a_row_left_out_is_told_by_its_words() -> None:
    assert skipped(7, ("Cộng", None, 12)) == Skipped(row_number=7, text="Cộng · 12")
