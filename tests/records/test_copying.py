from dataclasses import replace
from datetime import date

import pytest

from handbook.records.copying import USUAL, Part, agreed, copied
from handbook.records.meetings import Guest, Meeting, MeetingKind

EARLIER = Meeting(
    uid="e",
    date=date(2026, 10, 3),
    starts_at="19:30",
    place="Nhà văn hóa",
    chair="a",
    recorder="b",
    agenda=("Mở đầu", "Thảo luận"),
    guests=(Guest(name="Triệu Kim Oanh"),),
    purpose="Bàn việc tháng 10",
    conclusions=("Làm ngay",),
)


def test_only_what_is_ticked_is_taken() -> None:
    assert copied(EARLIER, (Part.PLACE, Part.PEOPLE)) == {
        "place": "Nhà văn hóa",
        "chair": "a",
        "recorder": "b",
    }
    assert set(copied(EARLIER, USUAL)) == {"agenda", "place", "starts_at", "chair", "recorder"}


@pytest.mark.parametrize("part", Part)
def test_each_part_carries_something_and_never_an_empty_thing(part: Part) -> None:
    whole = replace(EARLIER, draft="Dự thảo", documents="Chỉ thị số 50-CT/TW")
    assert copied(whole, (part,))
    assert copied(Meeting(uid="x", date=EARLIER.date), (part,)) == {}


def test_what_the_committee_agreed_goes_into_the_regular_meeting() -> None:
    committee = Meeting(
        uid="c",
        kind=MeetingKind.COMMITTEE,
        date=date(2026, 10, 31),
        conclusions=("Thống nhất dự thảo. ", "", "Mời khách."),
    )
    assert agreed(committee) == {
        "committee_met_on": "2026-10-31",
        "committee_agreed": "Thống nhất dự thảo.\nMời khách.",
    }
    assert agreed(replace(committee, conclusions=())) == {"committee_met_on": "2026-10-31"}
