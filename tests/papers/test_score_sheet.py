"""The score sheet: every line of the set, the branch's points, room for the upper committee."""

from dataclasses import replace

from handbook.papers import score_sheet
from handbook.records.meetings import MeetingKind, Score
from handbook.typeset.blocks import Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def rows(document, s):
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(map(s.text, held.blocks)).strip() for held in row] for row in found.rows]


def test_the_national_frame_with_points_and_reasons(s):
    document = score_sheet.document(s.gathered(), s.full_meeting())
    lines = rows(document, s)
    assert [line[0] for line in lines] == [
        "1",
        "2",
        "3.1",
        "3.2",
        "4.1",
        "4.2",
        "4.3",
        "5",
        "6",
        "7",
    ]
    given = {score.criterion: score for score in s.scores()}
    for line in lines:
        score = given[line[0]]
        assert line[3] == f"{score.points:g}".replace(".", ",") and line[4] == ""
        assert line[5] == score.reason
    said = " ".join(s.lines(document))
    assert "tự xếp loại: Tốt" in said and "quyết định xếp loại" in said
    assert "Hạn chế: Còn ít ý kiến phát biểu." in said


def test_items_of_a_chosen_set_stand_under_their_criterion_with_its_sum(s):
    meeting = s.full_meeting(
        criteria_set="an-phu",
        scores=(
            Score(criterion="2.1", points=3.0, reason="Vắng 4"),
            Score(criterion="2.2", points=1.0),
        ),
    )
    lines = {line[0]: line for line in rows(score_sheet.document(s.gathered(), meeting), s)}
    assert lines["2"][2:4] == ["5", "4"] and lines["2.1"][3] == "3" and lines["3"][3] == ""
    assert lines["2.1"][5] == "Vắng 4"


def test_a_kind_without_points_says_so(s):
    meeting = s.meeting(kind=MeetingKind.COMMITTEE)
    document = score_sheet.document(s.gathered(), meeting)
    assert "Loại buổi sinh hoạt này không thuộc diện chấm điểm." in s.lines(document)


def test_pdf_and_word_say_the_same(s):
    document = score_sheet.document(s.gathered(), replace(s.full_meeting(), place="Nhà văn hóa"))
    printed = " ".join("".join(s.pdf_pages(to_pdf(document))).split())
    assert "Nhà văn hóa" in printed and "Chi bộ tự chấm" in printed
    assert "Thời gian, thời lượng" in " ".join(s.word_words(to_docx(document)))
