"""Rows of a timeline, placed before any task is read."""

from handbook.records import timeline_rows
from handbook.records.task_lines import PersonTasks


def person(total: int) -> PersonTasks:
    return PersonTasks(
        assignee="", assignee_name=str(total), total=total, open=0, evaluated=0, late=0
    )


def test_rows_of_people_under_each_other():
    found = timeline_rows.blocks([person(3), person(1)])
    assert [block.top for block in found] == [0, 4] and timeline_rows.height(found) == 6
    assert [timeline_rows.block_at(found, row) for row in range(6)] == [0, 0, 0, 0, 1, 1]
    assert timeline_rows.height(()) == 0
