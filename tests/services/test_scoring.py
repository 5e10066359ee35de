"""Proposals for a meeting of a real handbook."""

from dataclasses import replace
from datetime import date

from handbook.records import scoring as rules
from handbook.records.basics import new_uid
from handbook.records.meetings import Mark, Meeting, MeetingKind
from handbook.services import meetings, scoring


def proposals(book, meeting, criteria: str = "an-phu"):
    chosen = next(s for s in rules.bundled() if s.id == criteria)

    def read(store):
        year = scoring.around(store, meeting)
        return scoring.propose(chosen, meeting, meetings.gather(store, meeting), year)

    return book.read(read)


def test_attendance_and_length_are_proposed_with_their_reason(book, ready) -> None:
    found = proposals(book, ready())
    assert (found["2.1"].points, found["1"].points) == (4, 5)
    assert "4/4" in found["2.1"].reason and "105 phút" in found["1"].reason
    assert found["3.1"].points is None


def test_a_committee_meeting_of_december_prepares_january(book, ready) -> None:
    meeting = ready(date(2027, 1, 3))
    prepared = next(
        i.id
        for c in next(s for s in rules.bundled() if s.id == "an-phu").criteria
        for i in c.items
        if i.data is rules.DataSource.COMMITTEE
    )
    assert proposals(book, meeting)[prepared].points == 0
    committee = Meeting(uid=new_uid(), kind=MeetingKind.COMMITTEE, date=date(2026, 12, 28))
    book.change("Ghi", lambda store: store.meetings.put(committee))
    assert proposals(book, meeting)[prepared].points


def test_what_is_typed_and_not_kept_yet_counts(book, ready) -> None:
    meeting = ready()
    roll = (replace(meeting.attendance[0], mark=Mark.UNEXCUSED), *meeting.attendance[1:])
    found = proposals(book, replace(meeting, attendance=roll))
    assert found["2.1"].points == 1 and "Trần Thị Bưởi" in found["2.1"].reason


def test_the_year_tells_of_long_absences_and_the_month_of_a_thematic_one(book, ready) -> None:
    ready(date(2026, 10, 3))
    meeting = ready()
    assert proposals(book, meeting)["2.2"].points == 1
    thematic = Meeting(uid=new_uid(), kind=MeetingKind.THEMATIC, date=date(2026, 11, 20))
    elsewhere = Meeting(uid=new_uid(), kind=MeetingKind.THEMATIC, date=date(2026, 12, 2))

    def thematic_item():
        chosen = next(s for s in rules.bundled() if s.id == "an-phu")
        item = next(
            i.id for c in chosen.criteria for i in c.items if i.data is rules.DataSource.THEMATIC
        )
        return proposals(book, meeting)[item].points

    book.change("Ghi", lambda store: store.meetings.put(elsewhere))
    assert thematic_item() == 0
    book.change("Ghi", lambda store: store.meetings.put(thematic))
    assert thematic_item() == 5
