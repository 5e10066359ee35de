"""The roll of a meeting in its own table: written when it changed, and for known members only."""

import re
from dataclasses import replace
from datetime import date

from handbook.records.meetings import Attendance, Mark, Meeting
from handbook.records.members import Member
from handbook.store import engine, rolls


def _held(kept, *marks: Attendance) -> int:
    def fill(store) -> None:
        for uid in ("m", "n"):
            store.members.put(Member(uid=uid, name=f"Lê Văn {uid.upper()}"))
        store.meetings.put(Meeting(uid="b", date=date(2026, 11, 3), attendance=marks))

    kept.change(fill)
    return int(kept.sql("SELECT id FROM meetings")[0][0])


def test_a_roll_comes_back_in_its_order(kept) -> None:
    online = Attendance(member="n", mark=Mark.PRESENT, online=True)
    one = _held(kept, online, Attendance(member="m", mark=Mark.EXCUSED, reason="ốm"))
    assert rolls.of(kept.store.session.db, one) == [
        {"member": "n", "mark": "present", "reason": "", "online": True},
        {"member": "m", "mark": "excused", "reason": "ốm", "online": False},
    ]


def _written(kept, **what) -> list[str]:
    """Save the meeting with something anew; return the statements that touched its roll."""
    told: list[str] = []
    db = kept.store.session.db
    db.conn.set_trace_callback(told.append)
    kept.change(lambda store: store.meetings.put(replace(store.meetings.by_uid("b"), **what)))
    db.conn.set_trace_callback(None)
    return [
        line.split()[0]
        for line in told
        if re.match(r"(INSERT INTO|UPDATE|DELETE FROM) attendance", line)
    ]


def test_typing_in_a_meeting_writes_nothing_of_its_roll(kept) -> None:
    _held(kept, Attendance(member="m", mark=Mark.PRESENT))
    assert _written(kept, report="Tháng qua chi bộ đã làm xong.") == []


def test_of_a_roll_only_whom_something_new_was_said_of_is_written(kept) -> None:
    there, away = Attendance(member="m", mark=Mark.PRESENT), Attendance(member="n")
    one = _held(kept, there, away)
    away = replace(away, mark=Mark.EXCUSED, reason="ốm")
    assert _written(kept, attendance=(there, away)) == ["UPDATE"]
    assert [entry["reason"] for entry in rolls.of(kept.store.session.db, one)] == ["", "ốm"]


def test_a_roll_of_others_or_in_another_order_is_written_anew(kept) -> None:
    there, away = Attendance(member="m", mark=Mark.PRESENT), Attendance(member="n")
    one = _held(kept, there, away)
    assert _written(kept, attendance=(away, there)) == ["DELETE", "INSERT", "INSERT"]
    assert [entry["member"] for entry in rolls.of(kept.store.session.db, one)] == ["n", "m"]
    assert _written(kept, attendance=(there,)) == ["DELETE", "INSERT"]
    assert _written(kept, attendance=()) == ["DELETE"]
    assert rolls.of(kept.store.session.db, one) == []


def test_who_is_no_member_is_named(kept) -> None:
    one = _held(kept, Attendance(member="m", mark=Mark.PRESENT))
    db = kept.store.session.db
    with engine.transaction(db, kept.path):
        stranger = {"member": "x", "mark": "present", "reason": "", "online": False}
        assert rolls.put(db, one, [stranger]) == "x"
        engine.write(db, "DELETE FROM attendance", {})
