from dataclasses import replace
from datetime import date

import pytest

from handbook.records import frames, rules
from handbook.records.review_rounds import Form, Frame
from handbook.records.reviews import Points, Review
from handbook.records.settings import BranchKind

DAY = date(2026, 11, 24)
VALUES = rules.at(DAY, "rating").values


def review(**points: tuple[float | None, float | None]) -> Review:
    given = tuple(
        Points(id=name[1:].replace("_", "."), own=own, appraised=theirs)
        for name, (own, theirs) in points.items()
    )
    return Review(uid="r", round="d", points=given)


@pytest.mark.parametrize("kind", BranchKind)
def test_every_frame_comes_to_30_and_70(kind: BranchKind) -> None:
    found = frames.frames(DAY, kind)
    assert set(found) == set(Form)
    for frame in found.values():
        assert frames.problems(frame, VALUES) == ()
        assert (frames.sum_of(frame, 1), frames.sum_of(frame, 2)) == (30, 70)
        assert frame.mark == "D" and "366-QĐ/TW" in frame.title and "ví dụ" in frame.source


@pytest.mark.parametrize("form", [Form.STAFF])
def test_each_sector_comes_to_70(form: Form) -> None:
    sectors = frames.variants(form, DAY)
    assert len(sectors) == 9
    for sector in sectors:
        assert sum(line.most for line in sector.lines) == 70, sector.title


def test_the_sector_is_that_of_the_branch_or_the_one_asked_for() -> None:
    school = frames.frame(Form.STAFF, DAY, BranchKind.SCHOOL)
    assert "nhiệm vụ chuyên môn" in school.lines[-2].text and school.id == "366-4-7"
    asked = frames.frame(Form.STAFF, DAY, BranchKind.SCHOOL, "5")
    assert "huấn luyện" in asked.lines[-2].text
    assert frames.variants(Form.OUTSIDE, DAY) == ()


def test_points_are_said_with_a_decimal_comma() -> None:
    frame = edited(frames.frame(Form.OUTSIDE, DAY), 2, _2_2={"most": 20.5})
    (said,) = frames.problems(frame, VALUES)
    assert "70,5 điểm" in said and "thừa 0,5" in said
    (over,) = frames.point_problems(frame, review(_2_2=(21, None)))
    assert over.endswith("từ 0 đến 20,5.")


def test_decimals_come_to_what_they_come_to_by_hand() -> None:
    frame = frames.frame(Form.OUTSIDE, DAY)
    points = (6.3, 7.1, 6.1, 5.8, 29.7, 18.4, 16.6)
    lines = zip(frame.lines, points, strict=True)
    given = tuple(Points(id=line.id, own=own) for line, own in lines)
    total = frames.totals(frame, replace(review(), points=given), own=True)
    assert total.total == 90


def edited(frame: Frame, part: int, **fields: dict[str, object]) -> Frame:
    """Return a frame with other texts and points in one part, by id with an underscore."""
    by_id = {name[1:].replace("_", "."): values for name, values in fields.items()}
    lines = (line for line in frame.lines if line.part == part)
    return frames.with_lines(frame, part, [replace(ln, **by_id.get(ln.id, {})) for ln in lines])


def test_points_are_edited_but_the_sum_is_held() -> None:
    frame = frames.frame(Form.OUTSIDE, DAY)
    moved = edited(frame, 2, _2_2={"text": " Học tập  nghị quyết ", "most": 25}, _2_1={"most": 25})
    assert frames.problems(moved, VALUES) == ()
    assert moved.lines[5].text == "Học tập nghị quyết"
    short, long = (edited(frame, 2, _2_1={"most": most}) for most in (25, 31))
    said = f"{frame.title}: nhóm kết quả thực hiện nhiệm vụ cộng lại được "
    (short_of,) = frames.problems(short, VALUES)
    assert short_of.startswith(f"{said}65 điểm, phải bằng 70 điểm, còn thiếu 5.")
    assert "71 điểm, phải bằng 70 điểm, thừa 1." in frames.problems(long, VALUES)[0]
    assert frames.problems(short, {}) == ()


def test_criteria_are_added_and_left_out() -> None:
    frame = frames.frame(Form.OUTSIDE, DAY)
    common = [line for line in frame.lines if line.part == 1]
    new = frames.blank_line(frame, 1, taken=["1.5"])
    assert (new.id, new.part, new.most) == ("1.6", 1, 0)  # points of 1.5 were given to another
    added = frames.with_lines(frame, 1, (*common, replace(new, text="Nêu gương", most=2)))
    assert [line.id for line in added.lines][:6] == ["1.1", "1.2", "1.3", "1.4", "1.6", "2.1"]
    assert "thừa 2" in frames.problems(added, VALUES)[0]
    fewer = frames.with_lines(frame, 1, common[1:])
    assert "còn thiếu" in frames.problems(fewer, VALUES)[0]
    assert "cộng lại được 0 điểm" in frames.problems(frames.with_lines(frame, 1, ()), VALUES)[0]


def test_empty_and_double_lines_are_refused() -> None:
    frame = frames.frame(Form.OUTSIDE, DAY)
    twin = replace(frame.lines[0], text="", id="1.2")
    found = frames.problems(replace(frame, lines=(twin, *frame.lines[1:])), VALUES)
    assert found[0] == "Mã tiêu chí “1.2” dùng hai lần; hãy đổi một mã."
    bare = edited(frame, 1, _1_1={"text": " "}, _1_4={"most": 0}, _1_2={"most": 14})
    assert [text[:40] for text in frames.problems(bare, VALUES)] == [
        "Nhóm tiêu chí chung: tiêu chí thứ 1 chưa",
        "Điểm tối đa của “Tinh thần tự phê bình, ",
    ]


def test_totals_are_of_the_person_or_appraised() -> None:
    frame: Frame = frames.frame(Form.OUTSIDE, DAY)
    one = review(_1_1=(8, 7), _1_2=(8, None), _2_1=(30, None))
    own = frames.totals(one=frame, review=one, own=True)
    assert (own.common, own.results, own.total) == (16, 30, 46)
    assert own.missing == ("1.3", "1.4", "2.2", "2.3") and not own.complete
    theirs = frames.totals(frame, one, own=False)
    assert (theirs.common, theirs.results, theirs.total) == (7, None, None)
    full = replace(one, points=tuple(Points(id=line.id, own=line.most) for line in frame.lines))
    assert frames.totals(frame, full, own=True).total == 100
    assert frames.totals(frame, full, own=True).complete


def test_points_above_the_most_are_said() -> None:
    frame = frames.frame(Form.OUTSIDE, DAY)
    found = frames.point_problems(frame, review(_1_4=(7, 6), _9_9=(1, None), _2_1=(30, 30)))
    assert found[0].endswith("chỉ nhận điểm từ 0 đến 6.")
    assert found[1].startswith("Tiêu chí 9.9 không có trong khung tiêu chí của đợt này:")
