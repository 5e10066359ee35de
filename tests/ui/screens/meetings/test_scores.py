"""Step 5: proposals beside the points, gaps with their choices, sets scored item by item."""

from dataclasses import replace

from handbook.records.meetings import Step
from handbook.records.score_proposals import Proposal


def test_proposals_are_taken_at_one_press_and_hand_given_points_stay(seen):
    seen.new()
    seen.editing.set(ends_at="21:15")
    seen.editing.mark_all()
    page = seen.meeting.show_step(Step.CLOSE)
    scores = page._scores
    seen.until(lambda: scores._year is not None)
    first, second = scores.lines[0], scores.lines[1]
    assert "Đề xuất 5: sinh hoạt 105 phút" in first._said.text()
    first.set_value(3, "Bắt đầu muộn")
    scores._write()
    seen.widget("meeting.close.take_all").click()
    given = {s.criterion: s for s in seen.editing.meeting.scores}
    assert (given["1"].points, given["1"].reason) == (3, "Bắt đầu muộn")
    assert given["2"].points == second.most and "3.1" not in given


def test_a_gap_asks_with_its_choices(seen):
    seen.new()
    page = seen.meeting.show_step(Step.CLOSE)
    line = page._scores.lines[0]
    asked = Proposal(criterion="1", item="1", points=None, reason="Thiếu 15 phút.", ask=(4.0, 3.0))
    line.show_proposal(asked)
    buttons = [line._choices.itemAt(n).widget() for n in range(line._choices.count())]
    assert [b.text() for b in buttons] == ["Lấy 4", "Lấy 3"]
    buttons[1].click()
    (score,) = seen.editing.meeting.scores
    assert (score.points, score.reason) == (3, "Thiếu 15 phút.")


def test_a_chosen_set_is_scored_item_by_item(seen):
    seen.work.change("Chọn", lambda s: s.branch.put(replace(s.branch.get(), criteria="an-phu")))
    seen.new()
    page = seen.meeting.show_step(Step.CLOSE)
    assert {"2.1", "2.2"} <= {line.id for line in page._scores.lines}
    assert "2" not in {line.id for line in page._scores.lines}


def test_the_score_sheet_is_one_press_away(seen):
    seen.new()
    seen.meeting.show_step(Step.CLOSE)
    gone = []
    seen.meeting.pages[Step.CLOSE]._scores._desk = replace(
        seen.window.desk, go=lambda name, **what: gone.append((name, what))
    )
    seen.widget("meeting.close.sheet").click()
    uid = seen.editing.meeting.uid
    assert gone == [("printing", {"paper": "score-sheet", "meeting": uid})]
