"""Every test of DOMAIN §5.2, from facts to points, with the gaps left to the person."""

import pytest

from handbook.records import score_proposals, scoring
from handbook.records.score_facts import ScoreFacts
from handbook.records.score_proposals import Proposal
from handbook.records.scoring import CriteriaSet, DataSource

FULL = ScoreFacts(
    members=34,
    least_minutes=90,
    minutes=120,
    summoned=34,
    present=34,
    excused_runs=(),
    attending=34,
    speakers=20,
    has_committee=True,
    committee_met=True,
    drafted=True,
    notified=True,
    papers_days_before=1,
    thematic_held=True,
    assignments_due=9,
    assignments_done=9,
    concluded=True,
    voted=True,
    minutes_agreed=True,
    assigned=True,
    posted_days_after=2,
)


def bundled(name: str) -> CriteriaSet:
    return next(s for s in scoring.bundled() if s.id == name)


def changed(**fields: object) -> ScoreFacts:
    values = {name: getattr(FULL, name) for name in ScoreFacts.__slots__}
    return ScoreFacts(**values | fields)


def of(item: str, name: str = "an-phu", **fields: object) -> Proposal:
    proposals = score_proposals.propose(bundled(name), changed(**fields))
    return next(p for p in proposals if p.item == item)


def test_the_set_of_domain_5_2_is_complete() -> None:
    an_phu = bundled("an-phu")
    assert [c.most for c in an_phu.criteria] == [5, 5, 10, 30, 10, 5, 30, 5]
    points = [[item.most for item in c.items] for c in an_phu.criteria]
    assert points == [
        [5],
        [4, 1],
        [3, 2, 2, 1, 2],
        [5, 10, 5, 2, 5, 1, 1, 1],
        [2, 4, 3, 1],
        [1, 2, 1, 1],
        [30],
        [2, 2, 1],
    ]
    assert [g.least for g in an_phu.grades] == [90, 70, 50, 0]
    assert an_phu.mark == "C" and an_phu.local and an_phu.attendance_base


@pytest.mark.parametrize("name", ["an-phu", "hd42"])
def test_every_item_has_one_proposal_with_a_reason(name: str) -> None:
    criteria = bundled(name)
    proposals = score_proposals.propose(criteria, FULL)
    assert [p.item for p in proposals] == [i.id for c in criteria.criteria for i in c.items]
    assert all(p.reason for p in proposals)
    data = {i.id for c in criteria.criteria for i in c.items if i.data is not DataSource.HUMAN}
    known = {p.item for p in proposals if p.points is not None}
    assert known == data if name == "an-phu" else known == data - {"6"}


@pytest.mark.parametrize(
    ("members", "present", "points", "rate"),
    [(34, 31, 4, "91,2%"), (22, 18, 3, "81,8%"), (20, 18, 4, "90,0%"), (20, 12, 1, "60,0%")],
)
def test_attendance_of_those_summoned(members: int, present: int, points: int, rate: str) -> None:
    found = of("2.1", summoned=members, present=present)
    assert found.points == points
    assert rate in found.reason
    assert of("2.2", summoned=members, present=present).points == 1


def test_one_without_reason_leaves_one_point_and_misses_the_national_bar() -> None:
    facts = {"summoned": 25, "present": 24, "unexcused": ("Ma Văn Đạt",)}
    found = of("2.1", **facts)
    assert (found.points, "96,0%" in found.reason, "Ma Văn Đạt" in found.reason) == (1, True, True)
    assert of("2.2", **facts).points is None and of("2.2", **facts).ask == (1, 0)
    national = of("2", "hd42", **facts)
    assert national.points is None and "Ma Văn Đạt" in national.reason


def test_the_bonus_is_lost_after_more_than_three_excused_in_a_row() -> None:
    assert of("2.2", excused_runs=(("A", 3),)).points == 1
    lost = of("2.2", excused_runs=(("A", 3), ("Hà Thị B", 4)))
    assert lost.points == 0 and "Hà Thị B 4 lần" in lost.reason and "A 3" not in lost.reason
    unknown = of("2.2", excused_runs=None)
    assert (unknown.points, unknown.ask) == (None, (1, 0))


@pytest.mark.parametrize(
    ("speakers", "points", "ask"),
    [(15, 5, ()), (14, None, (5, 4)), (13, 4, ()), (9, 3, ()), (8, 2, ()), (0, 2, ())],
)
def test_speaking_of_28(speakers: int, points: float | None, ask: tuple[float, ...]) -> None:
    found = of("4.5", attending=28, speakers=speakers)
    assert (found.points, found.ask) == (points, ask)
    if points is None:
        assert "50,0%" in found.reason and "đúng 50%" in found.reason


@pytest.mark.parametrize(
    ("minutes", "points", "ask"),
    [
        (95, 5, ()),
        (90, 5, ()),
        (80, 4, ()),
        (75, None, (4, 3)),
        (65, 3, ()),
        (60, 3, ()),
        (50, None, (3, 2)),
        (45, 2, ()),
        (40, 1, ()),
    ],
)
def test_length_of_a_required_90(
    minutes: int, points: float | None, ask: tuple[float, ...]
) -> None:
    found = of("1", members=29, minutes=minutes)
    assert (found.points, found.ask) == (points, ask)
    assert "yêu cầu 90 phút" in found.reason


def test_length_of_a_required_120_from_30_members_on() -> None:
    assert of("1", members=30, minutes=119).points == 4
    assert of("1", members=30, minutes=70).ask == (3, 2)
    assert of("1", members=30, minutes=60).points == 2
    assert of("1", "hd42", members=30, minutes=90).points == 5
    short = of("1", "hd42", members=30, minutes=89)
    assert (short.points, short.ask) == (None, ())


@pytest.mark.parametrize(
    ("done", "due", "points"),
    [(9, 10, 30), (8, 9, 27), (7, 9, 24), (6, 10, 20), (1, 2, 15), (4, 9, 10)],
)
def test_results_of_last_month(done: int, due: int, points: int) -> None:
    found = of("7", assignments_done=done, assignments_due=due)
    assert found.points == points
    assert f"{done}/{due}" in found.reason


def test_what_the_records_do_not_know_is_left_to_the_person() -> None:
    assert of("7", assignments_due=0, assignments_done=0).points is None
    assert of("1", minutes=None).points is None
    assert of("2.1", unmarked=2).points is None
    assert of("4.5", attending=0, speakers=0).points is None
    assert of("8.3", posted_days_after=None).ask == (1, 0)
    assert of("3.5", papers_days_before=None).points is None
    assert of("5.1").points is None


def test_full_marks_without_thematic_come_to_95_and_good() -> None:
    an_phu = bundled("an-phu")
    proposals = score_proposals.propose(an_phu, changed(thematic_held=False))
    most = scoring.greatest(an_phu)
    total = sum(most[p.item] if p.points is None else p.points for p in proposals)
    assert total == 95 and scoring.grade(total, an_phu) == "Tốt"
    thematic = of("4.3", thematic_held=False)
    assert thematic.points == 0 and "giữ 100" in thematic.reason
    grades = [scoring.grade(points, an_phu) for points in (89.5, 70, 49.5)]
    assert grades == ["Khá", "Khá", "Kém"]


def test_preparation() -> None:
    assert of("3.3", committee_met=False).points == 0
    assert of("3.3", committee_met=False, has_committee=False).points == 2
    assert (of("3.2", drafted=False).points, of("3.4", notified=False).points) == (0, 0)
    assert [of("3.5", papers_days_before=d).points for d in (0, 1, 3)] == [0, 2, 2]
    assert of("4.8", papers_days_before=0).points == 1
    assert of("3.2", "hd42").points == 5
    lacking = of("3.2", "hd42", committee_met=False)
    assert lacking.points is None and "chi ủy" in lacking.reason


def test_procedure_and_close() -> None:
    assert of("4.1").points == 5
    lacking = of("4.1", procedure_missing=("cử thư ký",))
    assert lacking.points is None and "cử thư ký" in lacking.reason
    assert (of("8.1", voted=False).points, of("8.1", concluded=False).points) == (None, 0)
    assert of("8.2", assigned=False).points is None
    assert of("8.2", assigned=False, minutes_agreed=False).points == 0
    assert [of("8.3", posted_days_after=d).points for d in (0, 2, 3)] == [1, 1, 0]
    assert of("7", "hd42").points == 5
    assert of("7", "hd42", voted=False).points is None
