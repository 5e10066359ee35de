"""Review rounds: begun with rules, frames and people frozen, closed, reopened, never changed by
what the rules say later."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from handbook.errors import BadInput, Sealed
from handbook.records import frozen_rules, members, rules
from handbook.records.basics import new_uid
from handbook.records.members import Member, Standing, StandingKind
from handbook.records.review_people import taken_out, with_form
from handbook.records.review_rounds import (
    CapChoice,
    Form,
    LeftOut,
    Round,
    RoundPeriod,
    RoundState,
    frame_of,
    place_of,
)
from handbook.records.reviews import Review
from handbook.services import rounds
from handbook.services.handbook import Handbook
from handbook.store import versions

DAY = date(2026, 11, 3)
YEAR = RoundPeriod.YEAR


def begun(book: Handbook, year: int = 2026, day: date = DAY, **fields) -> Round:
    period, part = fields.pop("period", YEAR), fields.pop("part", 0)
    made = book.read(lambda store: rounds.begin_round(store, period, year, part, day))
    return book.change("Mở đợt", lambda store: store.rounds.put(replace(made, **fields))).value


def test_a_round_begins_filled_and_frozen(book: Handbook, people) -> None:
    one = begun(book)
    assert (one.starts_on, one.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (one.due_on, one.decided_by) == ("2026-12-31", "Đảng ủy xã Bình An")
    assert (one.chair, one.meeting_place) == (people[0].uid, "Nhà văn hóa thôn")
    assert [rule.topic for rule in one.rules] == ["rating", "review_guide"]
    assert one.rules[0].number == "366-QĐ/TW"
    assert {frame.form for frame in one.frames} == set(Form)
    assert one.cap == CapChoice(percent=20, base="good", rounding="half_up")
    assert {line.member for line in one.people} == {person.uid for person in people}
    assert place_of(one, people[0].uid).form is Form.LEADER  # type: ignore[union-attr]
    assert place_of(one, people[2].uid).form is Form.OUTSIDE  # type: ignore[union-attr]


def test_nothing_is_kept_before_it_is_put(book: Handbook, people) -> None:
    book.read(lambda store: rounds.begin_round(store, YEAR, 2026, 0, DAY))
    assert book.read(lambda store: store.rounds.count()) == 0


@pytest.mark.parametrize(
    ("period", "part", "first", "last", "due"),
    [
        (RoundPeriod.QUARTER, 3, date(2026, 7, 1), date(2026, 9, 30), ""),
        (RoundPeriod.TERM, 0, date(2025, 5, 10), DAY, ""),
        (RoundPeriod.ON_DEMAND, 0, date(2026, 1, 1), DAY, ""),
    ],
)
def test_other_rhythms_have_their_span(
    book: Handbook, people, period: RoundPeriod, part: int, first: date, last: date, due: str
) -> None:
    one = begun(book, period=period, part=part)
    assert (one.starts_on, one.ends_on, one.part, one.due_on) == (first, last, part, due)


def test_a_quarter_is_named(book: Handbook) -> None:
    with pytest.raises(BadInput, match="quý 1, 2, 3 hoặc 4"):
        begun(book, period=RoundPeriod.QUARTER, part=5)


def test_an_earlier_version_does_not_reopen_a_closed_round(book: Handbook, people) -> None:
    one = begun(book)
    renamed = book.change("Sửa", lambda s: s.rounds.put(replace(one, meeting_place="Trường học")))
    closed = book.change("Kết thúc", lambda s: rounds.close_round(s, one.uid, DAY)).value
    place = one.meeting_place
    book.change("Khôi phục", lambda s: versions.put_back(s, "round", one.uid, 0))
    back = book.read(lambda s: s.rounds.by_uid(one.uid))
    assert (back.meeting_place, renamed.value.meeting_place) == (place, "Trường học")
    assert (back.state, back.closed_on) == (RoundState.CLOSED, closed.closed_on)


def test_the_same_round_is_begun_once(book: Handbook) -> None:
    begun(book)
    begun(book, period=RoundPeriod.QUARTER, part=1)
    begun(book, period=RoundPeriod.QUARTER, part=2)
    with pytest.raises(BadInput, match="Đã có đợt kiểm điểm năm 2026"):
        begun(book)
    with pytest.raises(BadInput, match="Đã có đợt kiểm điểm quý 2 năm 2026"):
        begun(book, period=RoundPeriod.QUARTER, part=2)


def test_what_the_branch_set_goes_on_in_the_next_round(book: Handbook, people) -> None:
    first = begun(book, 2025, date(2025, 11, 3))
    frame = frame_of(first, Form.OUTSIDE)
    assert frame is not None
    lines = (replace(frame.lines[0], most=9.0), *frame.lines[1:])
    frames = tuple(replace(f, lines=lines) if f == frame else f for f in first.frames)
    cap = CapChoice(percent=15, base="good_or_above", rounding="down")
    staff = tuple(
        with_form(line, Form.STAFF) if line.member == people[2].uid else line
        for line in first.people
    )
    edited = replace(first, frames=frames, cap=cap, people=staff, hidden_steps=("notified",))
    book.change("Sửa", lambda store: store.rounds.put(edited))
    second = begun(book)
    assert frame_of(second, Form.OUTSIDE).lines[0].most == 9.0  # type: ignore[union-attr]
    assert (second.cap, second.hidden_steps) == (cap, ("notified",))
    assert place_of(second, people[2].uid).form is Form.STAFF  # type: ignore[union-attr]


def test_another_rule_brings_its_own_ceiling(book: Handbook, people) -> None:
    before = begun(book, 2024, date(2024, 11, 3))
    assert before.rules[0].number == "124-QĐ/TW"
    own = replace(before, cap=replace(before.cap, percent=10))
    book.change("Sửa", lambda store: store.rounds.put(own))
    assert begun(book).cap.percent == 20


def test_rules_changed_later_leave_an_old_round_as_it_was(
    book: Handbook, people, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = begun(book)
    real = rules.at

    def changed(day: date, topic: str) -> rules.Rule:
        rule = real(day, topic)
        values = MappingProxyType({**rule.values, "cap_percent": 5, "excellent_least": 99})
        return replace(rule, number="999-QĐ/TW", values=dict(values))

    monkeypatch.setattr(rules, "at", changed)
    again = book.read(lambda store: store.rounds.by_uid(one.uid))
    assert again == one
    assert frozen_rules.values(again)["excellent_least"] == 90
    assert (again.rules[0].number, again.cap.percent) == ("366-QĐ/TW", 20)
    assert begun(book, 2027, date(2027, 11, 3)).cap.percent == 5  # a new one goes by the new


def test_people_are_worked_out_anew_and_a_persons_word_stays(book: Handbook, people) -> None:
    one = begun(book)
    out = tuple(
        taken_out(line, "Đang điều trị dài ngày") if line.member == people[3].uid else line
        for line in one.people
    )
    book.change("Đưa ra", lambda store: store.rounds.put(replace(one, people=out)))
    late = Member(uid=new_uid(), name="Lý Văn Mới", admitted_on="2026-10-01")
    exempt = replace(people[2], standings=(Standing(kind=StandingKind.EXEMPT, since="2026-09-01"),))
    book.change("Thêm", lambda store: [store.members.put(late), store.members.put(exempt)])
    again = book.change("Tính lại", lambda store: rounds.renew_people(store, one.uid)).value
    why = {line.member: line.left_out for line in again.people}
    assert why == {
        people[0].uid: LeftOut.NOT,
        people[1].uid: LeftOut.NOT,
        people[2].uid: LeftOut.EXEMPT,
        people[3].uid: LeftOut.OTHER,
        late.uid: LeftOut.NEW,
    }
    assert members.standing_on(exempt, DAY) is StandingKind.EXEMPT


def test_closed_and_reopened_with_a_reason(book: Handbook, people) -> None:
    one = begun(book)
    closed = book.change("Kết thúc", lambda store: rounds.close_round(store, one.uid, DAY)).value
    assert (closed.state, closed.closed_on) == (RoundState.CLOSED, "2026-11-03")
    with pytest.raises(BadInput, match="đã kết thúc từ trước"):
        book.change("Kết thúc", lambda store: rounds.close_round(store, one.uid, DAY))
    with pytest.raises(Sealed):
        review = Review(uid=new_uid(), round=one.uid, member=people[0].uid)
        book.change("Viết", lambda store: store.reviews.put(review))
    with pytest.raises(Sealed, match="không đổi được quy định"):
        other = replace(closed, cap=replace(closed.cap, percent=30))
        book.change("Sửa", lambda store: store.rounds.put(other))
    filed = replace(closed, filed=("review",))  # the file is put together afterwards
    book.change("Đánh dấu", lambda store: store.rounds.put(filed))
    with pytest.raises(BadInput, match="ghi lý do"):
        rounds.reopen(book, one.uid, " ")
    opened = rounds.reopen(book, one.uid, "Cấp trên yêu cầu bổ sung")
    assert (opened.state, opened.closed_on) == (RoundState.OPEN, "")
    entry = book.read(lambda store: store.history.of_record(one.uid))[0]
    assert entry.deed == "Mở lại đợt kiểm điểm năm 2026: Cấp trên yêu cầu bổ sung"
    with pytest.raises(BadInput, match="đang mở"):
        rounds.reopen(book, one.uid, "Lần nữa")
