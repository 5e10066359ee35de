import pytest

from handbook.records.agendas import preset, with_items
from handbook.records.meetings import MeetingKind
from handbook.records.settings import BranchKind


@pytest.mark.parametrize("branch", BranchKind)
@pytest.mark.parametrize("kind", MeetingKind)
def test_every_meeting_of_every_branch_starts_with_an_agenda(
    branch: BranchKind, kind: MeetingKind
) -> None:
    lines = preset(branch, kind)
    assert lines
    assert all(line == line.strip() and line for line in lines)


def test_a_regular_meeting_follows_the_steps_of_domain_2_2() -> None:
    lines = preset(BranchKind.VILLAGE, MeetingKind.REGULAR)
    order = (
        "điểm danh",
        "tháng trước",
        "Thông tin, định hướng",
        "Thảo luận",
        "Tự phê bình",
        "Chấm điểm",
    )
    places = [next(i for i, line in enumerate(lines) if word in line) for word in order]
    assert places == sorted(places)
    assert "đảng phí" in lines[0]


def test_the_content_is_that_of_the_kind_of_branch() -> None:
    contents = {preset(branch, MeetingKind.REGULAR) for branch in BranchKind}
    assert len(contents) == len(BranchKind)


def test_items_go_before_the_steps_that_close_a_meeting() -> None:
    agenda = ("Báo cáo", "Tự phê bình và phê bình", "Kết luận")
    made = with_items(agenda, ("Việc đột phá", "Báo cáo"))
    assert made == ("Báo cáo", "Việc đột phá", "Tự phê bình và phê bình", "Kết luận")
    assert with_items(("Của riêng",), ("Việc",)) == ("Của riêng", "Việc")
