from dataclasses import replace
from datetime import date

from handbook.records.basics import new_uid
from handbook.records.meetings import Attendance, Mark, Meeting
from handbook.records.members import Member
from handbook.store import duty_facts

DAY = date(2026, 11, 3)


def test_reads_a_meeting_without_its_texts(kept) -> None:
    member = Member(uid=new_uid(), name="Lê Văn Cam")
    roll = (Attendance(member=member.uid, mark=Mark.UNEXCUSED),)
    held = Meeting(
        uid=new_uid(), date=DAY, notified_on="2026-10-30", dues_due=5, dues_paid=5, attendance=roll
    )
    earlier = replace(held, uid=new_uid(), date=date(2025, 12, 3), notified_on="", dues_paid=4)
    coming = Meeting(uid=new_uid(), date=date(2027, 3, 3))
    kept.change(lambda store: store.members.put(member))
    kept.change(lambda store: [store.meetings.put(m) for m in (held, earlier, coming)])
    found = duty_facts.meetings_to(kept.store, DAY, absent_since=date(2026, 1, 1))
    assert [m.uid for m in found] == [held.uid, earlier.uid]
    assert found[0].notified and found[0].dues_paid and found[0].unexcused == (member.uid,)
    assert not found[1].notified and not found[1].dues_paid and found[1].unexcused == ()


def test_reads_no_more_than_its_bound(kept, monkeypatch) -> None:
    monkeypatch.setattr(duty_facts, "MOST", 2)
    days = [date(2026, month, 3) for month in range(1, 6)]
    kept.change(lambda s: [s.meetings.put(Meeting(uid=new_uid(), date=day)) for day in days])
    found = duty_facts.meetings_to(kept.store, DAY, absent_since=DAY)
    assert [m.date for m in found] == [days[4], days[3]]


def test_the_handbook_begins_with_its_first_entry(kept, branch) -> None:
    assert duty_facts.began_on(kept.store) is None
    kept.change(lambda store: store.branch.put(branch))
    assert duty_facts.began_on(kept.store) == kept.now.date()
