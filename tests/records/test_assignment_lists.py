from dataclasses import replace
from datetime import date

import pytest

from handbook.records import assignment_lists as lists
from handbook.records.assignment_lists import Nearness
from handbook.records.assignments import Assignment, AssignmentState
from handbook.records.members import Member

DAY = date(2026, 11, 10)
AN, BINH = Member(uid="an", name="Hoàng Văn An"), Member(uid="binh", name="Trần Đức Bình")
NAMES = {m.uid: m.name for m in (AN, BINH)}


def one(what: str, due: str = "", **fields) -> Assignment:
    usual = {"meeting": "m", "assigned_on": date(2026, 10, 3)}
    return Assignment(uid=what, what=what, due=due, **(usual | fields))


@pytest.mark.parametrize(
    ("due", "near", "words"),
    [
        ("2026-11-05", Nearness.LATE, "Quá hạn 5 ngày"),
        ("2026-10", Nearness.LATE, "Quá hạn 10 ngày"),
        ("2026-11-10", Nearness.SOON, "Hạn hôm nay"),
        ("2026-11-17", Nearness.SOON, "Còn 7 ngày"),
        ("2026-11-18", Nearness.LATER, "Đang thực hiện"),
        ("", Nearness.UNDATED, "Đang thực hiện"),
    ],
)
def test_how_an_open_one_stands(due: str, near: Nearness, words: str) -> None:
    work = one("Làm đường", due)
    assert (lists.nearness(work, DAY), lists.state_words(work, DAY)) == (near, words)


def test_closed_ones_are_never_late() -> None:
    done = one("Làm đường", "2026-01-01", state=AssignmentState.DONE)
    dropped = replace(done, state=AssignmentState.DROPPED)
    assert [lists.nearness(w, DAY) for w in (done, dropped)] == [Nearness.DONE, Nearness.DROPPED]
    assert lists.state_words(dropped, DAY) == "Không thực hiện nữa"


def test_late_first_and_without_deadline_last() -> None:
    works = (one("c"), one("b", "2026-12"), one("a", "2026-11-01"))
    assert [w.what for w in lists.late_first(works)] == ["a", "b", "c"]
    done = one("xong", "2026-01-01", state=AssignmentState.DONE, closed_on="2026-02-01")
    assert [w.what for w in lists.open_first((done, *works))] == ["a", "b", "c", "xong"]


def test_by_person_in_vietnamese_order_others_last() -> None:
    both = one("Chung", members=("binh", "an"))
    own = one("Riêng", members=("binh",))
    body = one("Đoàn thể", people="Hội Phụ nữ")
    nobody = one("Trống")
    gone = one("Người cũ", members=("ai-do",))
    found = lists.by_person((body, both, own, nobody, gone), (BINH, AN))
    assert [(line.person, line.assignment.what) for line in found] == [
        ("Hoàng Văn An", "Chung"),
        ("Trần Đức Bình", "Chung"),
        ("Trần Đức Bình", "Riêng"),
        (lists.NOBODY, "Trống"),
        (lists.NOBODY, "Người cũ"),
        ("Hội Phụ nữ", "Đoàn thể"),
    ]
    assert found[0].who == "Trần Đức Bình, Hoàng Văn An"
    assert len({line.key for line in found}) == len(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Vận động hiến đất", "Thu gom rác"]),
        ("hien dat", ["Vận động hiến đất"]),
        ("hiến", ["Vận động hiến đất"]),
        ("hiền", []),
        ("binh rac", ["Thu gom rác"]),
        ("34 ho", ["Vận động hiến đất"]),
        ("nq/cb", ["Thu gom rác"]),
    ],
)
def test_found_by_words_with_and_without_marks(typed: str, found: list[str]) -> None:
    works = (
        one("Vận động hiến đất", result="34 hộ"),
        one("Thu gom rác", members=("binh",), document="01-NQ/CB"),
    )
    got = lists.holding(lists.lines(works, NAMES), typed)
    assert [line.assignment.what for line in got] == found


def test_of_member() -> None:
    works = (one("a", members=("an",)), one("b", members=("binh", "an")), one("c"))
    assert [w.what for w in lists.of_member(works, "an")] == ["a", "b"]
