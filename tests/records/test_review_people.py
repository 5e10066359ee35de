from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handbook.records import review_people, rules
from handbook.records.members import Member, Position, Standing, StandingKind
from handbook.records.review_rounds import Form, LeftOut, RoundMember, RoundPeriod
from handbook.records.settings import BranchKind

START, END = date(2026, 1, 1), date(2026, 12, 31)
VALUES = rules.at(END, "rating").values


def member(uid: str = "a", admitted: str = "2010-01-05", **fields: Any) -> Member:
    return Member(uid=uid, name=f"Ma Văn {uid.upper()}", admitted_on=admitted, **fields)


def stands(kind: StandingKind, since: str = "2026-03-01", until: str = "", place: str = "") -> Any:
    return (Standing(kind=kind, since=since, until=until, place=place),)


def line(one: Member, **more: Any) -> RoundMember:
    (found,) = review_people.propose([one], START, END, VALUES, **more)
    return found


def test_an_ordinary_member_is_reviewed() -> None:
    assert line(member()) == RoundMember(member="a", form=Form.OUTSIDE)


@pytest.mark.parametrize(
    ("kind", "left_out", "words"),
    [
        (StandingKind.EXEMPT, LeftOut.EXEMPT, "Được miễn công tác và sinh hoạt đảng từ 01/03/2026"),
        (StandingKind.TEMPORARILY_EXEMPT, LeftOut.EXEMPT, "Được tạm miễn"),
        (StandingKind.SUSPENDED, LeftOut.SUSPENDED, "Bị đình chỉ sinh hoạt đảng từ"),
        (StandingKind.VISITING, LeftOut.ELSEWHERE, "kiểm điểm ở chi bộ chính thức"),
    ],
)
def test_who_is_left_out_and_why(kind: StandingKind, left_out: LeftOut, words: str) -> None:
    found = line(member(standings=stands(kind)))
    assert found.left_out is left_out and words in found.why


@pytest.mark.parametrize(
    ("admitted", "left_out"),
    [
        ("2026-06-30", LeftOut.NOT),  # six months on 30/12
        ("2026-07-01", LeftOut.NEW),
        ("2026-12-20", LeftOut.NEW),
        ("2026-07", LeftOut.NEW),
        ("2026-06", LeftOut.NOT),
        ("2026", LeftOut.NOT),
    ],
)
def test_admitted_less_than_six_months_before(admitted: str, left_out: LeftOut) -> None:
    found = line(member(admitted=admitted))
    assert found.left_out is left_out
    assert ("chưa đủ 6 tháng" in found.why) is (left_out is LeftOut.NEW)


def test_away_is_reviewed_here_with_a_remark_from_there() -> None:
    found = line(member(standings=stands(StandingKind.AWAY, place="Chi bộ Tân Lập")))
    assert (found.left_out, found.remark_from) == (LeftOut.NOT, "Chi bộ Tân Lập")
    assert "(Chi bộ Tân Lập): kiểm điểm tại chi bộ" in found.why
    nameless = line(member(standings=stands(StandingKind.AWAY)))
    assert nameless.remark_from == review_people.ELSEWHERE
    back = line(member(standings=stands(StandingKind.AWAY, until="2026-06-01")))
    assert back.remark_from == ""


def test_gone_and_list_213_have_no_line() -> None:
    people = [member(k, standings=stands(StandingKind(k))) for k in ("moved", "died", "resident")]
    assert review_people.propose(people, START, END, VALUES) == ()
    assert review_people.propose([member(admitted="2027-01-02")], START, END, VALUES) == ()


def test_suspended_for_a_part_of_the_year_is_reviewed_for_the_rest() -> None:
    found = line(member(standings=stands(StandingKind.SUSPENDED, until="2026-06-01")))
    assert found.left_out is LeftOut.NOT
    assert found.why.startswith("Bị đình chỉ sinh hoạt đảng đến 01/06/2026")


@pytest.mark.parametrize(
    ("kind", "position", "work", "form"),
    [
        (BranchKind.VILLAGE, Position.MEMBER, "", Form.OUTSIDE),
        (BranchKind.VILLAGE, Position.SECRETARY, "Trưởng thôn", Form.LEADER),
        (BranchKind.VILLAGE, Position.SECRETARY, "Cán bộ hưu trí", Form.OUTSIDE),
        (BranchKind.OFFICE, Position.MEMBER, "Chuyên viên", Form.STAFF),
        (BranchKind.OFFICE, Position.DEPUTY, "Trưởng phòng", Form.LEADER),
        (BranchKind.SCHOOL, Position.MEMBER, "Sinh viên", Form.OUTSIDE),
        (BranchKind.PRIVATE_COMPANY, Position.MEMBER, "", Form.OUTSIDE),
    ],
)
def test_the_form_by_standing(kind: BranchKind, position: Position, work: str, form: Form) -> None:
    assert line(member(position=position, work_now=work), kind=kind).form is form


def test_a_known_form_wins_and_order_is_vietnamese() -> None:
    people = [member("b"), member("a")]
    found = review_people.propose(people, START, END, VALUES, {"b": Form.STAFF})
    assert [(one.member, one.form) for one in found] == [("a", Form.OUTSIDE), ("b", Form.STAFF)]


def test_a_quarter_is_for_leaders() -> None:
    found = line(member(), period=RoundPeriod.QUARTER)
    assert found.left_out is LeftOut.OTHER and "Mẫu 05" in found.why
    head = member(position=Position.SECRETARY)
    assert line(head, period=RoundPeriod.QUARTER).left_out is LeftOut.NOT


def test_a_rule_that_leaves_no_new_ones_out() -> None:
    values = {**VALUES, "left_out_new": False}
    (found,) = review_people.propose([member(admitted="2026-12-01")], START, END, values)
    assert found.left_out is LeftOut.NOT


def test_what_a_person_set_stays() -> None:
    proposed = line(member(standings=stands(StandingKind.EXEMPT)))
    taken = review_people.taken_in(proposed, " tự nguyện  kiểm điểm ")
    assert (taken.left_out, taken.why, taken.typed) == (LeftOut.NOT, "tự nguyện kiểm điểm", True)
    assert review_people.renewed([taken], [proposed]) == (taken,)
    assert review_people.renewed([replace(proposed, why="cũ")], [proposed]) == (proposed,)
    assert review_people.renewed([taken], []) == ()
    out = review_people.taken_out(proposed, "ốm nặng")
    assert (out.left_out, out.why, out.typed) == (LeftOut.OTHER, "ốm nặng", True)
    assert review_people.with_form(taken, Form.STAFF).form is Form.STAFF
