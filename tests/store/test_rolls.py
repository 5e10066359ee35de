"""The roll of a meeting in its own table: written when it changed, and for known members only."""

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


def test_the_same_roll_is_not_written_again(kept) -> None:
    one = _held(kept, Attendance(member="m", mark=Mark.PRESENT))
    db = kept.store.session.db
    told: list[str] = []
    db.conn.set_trace_callback(told.append)
    assert rolls.put(db, one, rolls.of(db, one)) == ""
    db.conn.set_trace_callback(None)
    assert [line for line in told if not line.startswith("SELECT")] == []


def test_who_is_no_member_is_named(kept) -> None:
    one = _held(kept, Attendance(member="m", mark=Mark.PRESENT))
    db = kept.store.session.db
    with engine.transaction(db, kept.path):
        stranger = {"member": "x", "mark": "present", "reason": "", "online": False}
        assert rolls.put(db, one, [stranger]) == "x"
        engine.write(db, "DELETE FROM attendance", {})
