import hashlib
from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput, Sealed
from handbook.papers.catalog import Request
from handbook.records.basics import new_uid
from handbook.records.meetings import Mark, Meeting, MeetingKind, MeetingState
from handbook.records.members import Position, Standing, StandingKind
from handbook.services import meetings, printing


def new(book, day: date = date(2026, 11, 3), kind: MeetingKind = MeetingKind.REGULAR) -> Meeting:
    return book.read(lambda store: meetings.new_meeting(store, kind, day))


def put(book, record: Meeting) -> Meeting:
    return book.change("Ghi", lambda store: store.meetings.put(record)).value


def next_number(book, meeting: Meeting) -> int:
    return book.read(lambda store: meetings.next_number(store, meeting))


# New meetings


def test_first_meeting_is_filled_from_branch_and_posts(book, people) -> None:
    made = new(book)
    assert (made.starts_at, made.place) == ("19:30", "Nhà văn hóa thôn")
    assert (made.chair, made.recorder) == (people[0].uid, people[1].uid)
    assert len(made.agenda) > 3
    assert [entry.mark for entry in made.attendance] == [Mark.UNMARKED] * 4
    assert {entry.member for entry in made.attendance} == {m.uid for m in people}
    assert made.criteria_set
    assert made.version == 0
    assert book.read(lambda store: store.meetings.summaries()) == ()


def test_next_meeting_is_filled_from_the_last_of_its_kind(book, people, ready) -> None:
    last = ready(date(2026, 10, 3))
    put(book, replace(last, place="Trường cũ", starts_at="07:30", chair=people[1].uid))
    made = new(book)
    assert (made.place, made.starts_at, made.chair) == ("Trường cũ", "07:30", people[1].uid)
    thematic = new(book, kind=MeetingKind.THEMATIC)
    assert (thematic.place, thematic.chair) == ("Nhà văn hóa thôn", people[0].uid)
    assert thematic.agenda != made.agenda


def test_chair_who_is_no_longer_there_is_not_named(book, people, ready) -> None:
    gone = book.change(
        "Thêm",
        lambda store: store.members.put(
            replace(people[2], uid=new_uid(), version=0, name="Người đã xóa")
        ),
    ).value
    put(book, replace(ready(date(2026, 10, 3)), chair=gone.uid))
    book.change("Bỏ", lambda store: store.members.bin(gone.uid))
    assert new(book).chair == people[0].uid


def test_roll_is_that_of_its_day(book, people) -> None:
    moved = (Standing(kind=StandingKind.MOVED, since="2026-10-15"),)
    book.change("Sửa", lambda store: store.members.put(replace(people[3], standings=moved)))
    assert people[3].uid in {entry.member for entry in new(book, date(2026, 10, 3)).attendance}
    assert people[3].uid not in {entry.member for entry in new(book).attendance}


def test_recorder_is_a_committee_member_before_the_deputy(book, people) -> None:
    committee = replace(people[3], position=Position.COMMITTEE)
    book.change("Sửa", lambda store: store.members.put(committee))
    assert new(book).recorder == people[3].uid


def test_next_day_is_the_rules_day_of_the_first_free_month(book, ready) -> None:
    next_day = lambda today: book.read(lambda store: meetings.next_day(store, today))  # noqa: E731
    assert next_day(date(2026, 11, 1)) == date(2026, 11, 3)
    ready(date(2026, 11, 5))
    assert next_day(date(2026, 11, 1)) == date(2026, 12, 3)
    ready(date(2026, 12, 3), MeetingKind.THEMATIC)  # of another kind: the month is still free
    assert next_day(date(2026, 11, 20)) == date(2026, 12, 3)
    ready(date(2026, 12, 3))
    assert next_day(date(2026, 11, 20)) == date(2027, 1, 3)


# Sealing


def test_what_is_missing_blocks_and_is_named(book, ready) -> None:
    meeting = put(book, replace(ready(), ends_at="", chair=""))
    gathered = book.read(lambda store: meetings.gather(store, meeting))
    assert any(one.blocks for one in meetings.missing(gathered, meeting))
    with pytest.raises(BadInput) as caught:
        meetings.seal(book, meeting.uid)
    assert caught.value.sentence == "Chưa chốt được biên bản vì còn thiếu:"
    assert caught.value.details == ("Chưa chọn người chủ trì.", "Chưa ghi giờ kết thúc.")
    assert book.read(lambda store: store.seals.count()) == 0
    assert book.read(lambda store: store.meetings.by_uid(meeting.uid)) == meeting
    assert next_number(book, meeting) == 1  # no number was used up


def test_sealing_keeps_the_very_paper(book, ready) -> None:
    meeting = ready()
    assert next_number(book, meeting) == 1
    seal = meetings.seal(book, meeting.uid)
    kept = book.read(lambda store: store.meetings.by_uid(meeting.uid))
    assert (kept.state, kept.number, seal.number) == (MeetingState.SEALED, 1, 1)
    assert seal.fingerprint == hashlib.sha256(seal.pdf).hexdigest()
    assert seal.pdf.startswith(b"%PDF")
    assert seal.docx.startswith(b"PK")
    assert seal.sealed_at == "2026-11-03T12:00:00+07:00"
    assert book.read(lambda store: store.seals.current(meeting.uid)) == seal
    request = Request(day=date(2030, 1, 1), meeting=meeting.uid)
    assert printing.make(book, "minutes", request, ".pdf") == seal.pdf
    assert printing.make(book, "minutes", request, ".docx") == seal.docx


def test_sealed_paper_stays_when_the_roster_changes(book, people, ready) -> None:
    meeting = ready()
    seal = meetings.seal(book, meeting.uid)
    book.change("Sửa", lambda store: store.members.put(replace(people[0], name="Tên Mới")))
    request = Request(day=date(2026, 11, 3), meeting=meeting.uid)
    assert printing.make(book, "minutes", request, ".pdf") == seal.pdf


def test_sealed_twice(book, ready) -> None:
    meeting = ready()
    meetings.seal(book, meeting.uid)
    with pytest.raises(BadInput, match="đã chốt rồi"):
        meetings.seal(book, meeting.uid)
    with pytest.raises(Sealed):
        put(book, replace(ready(), uid=meeting.uid, version=2))


def test_unsealing_needs_a_reason_and_keeps_paper_and_number(book, ready) -> None:
    first, second = ready(), ready(date(2026, 12, 3))
    seal = meetings.seal(book, first.uid)
    with pytest.raises(BadInput, match="hãy ghi lý do"):
        meetings.unseal(book, first.uid, "  ")
    opened = meetings.unseal(book, first.uid, "ghi nhầm tên")
    assert (opened.state, opened.number) == (MeetingState.DRAFT, 1)
    with pytest.raises(BadInput, match="chưa chốt"):
        meetings.unseal(book, first.uid, "lần nữa")
    assert meetings.seal(book, second.uid).number == 2
    put(book, replace(opened, conclusions=("Kết luận đã sửa.",)))
    again = meetings.seal(book, first.uid)
    assert again.number == 1
    assert again.fingerprint != seal.fingerprint
    newest, oldest = book.read(lambda store: store.seals.of_meeting(first.uid))
    assert newest == again
    assert (oldest.pdf, oldest.unseal_reason) == (seal.pdf, "ghi nhầm tên")


def test_numbers_follow_those_on_paper_and_restart_with_the_term(book, branch, ready) -> None:
    kept = book.read(lambda store: store.branch.get())
    more = replace(kept, minutes_before=17, terms=("2025-05-10", "2027-05-10"))
    book.change("Sửa", lambda store: store.branch.put(more))
    assert meetings.seal(book, ready(date(2026, 11, 3)).uid).number == 18
    assert meetings.seal(book, ready(date(2026, 12, 3)).uid).number == 19
    assert meetings.seal(book, ready(date(2027, 6, 3)).uid).number == 1
    assert meetings.seal(book, ready(date(2027, 1, 3)).uid).number == 20  # sealed late


def test_sealing_that_fails_uses_no_number(book, ready, monkeypatch) -> None:
    def broken(document: object) -> bytes:
        raise ZeroDivisionError

    meeting = ready()
    monkeypatch.setattr("handbook.typeset.to_docx.to_docx", broken)
    with pytest.raises(ZeroDivisionError):
        meetings.seal(book, meeting.uid)
    monkeypatch.undo()
    assert book.read(lambda store: store.meetings.by_uid(meeting.uid)).state is MeetingState.DRAFT
    assert book.read(lambda store: store.history.verify()) is None
    assert meetings.seal(book, meeting.uid).number == 1


# The committee's meeting and the regular one it prepares


def committee(book, people, day: date = date(2026, 10, 31)) -> Meeting:
    regular = new(book)
    made = book.read(lambda store: meetings.new_committee_meeting(store, regular, day))
    there = {m.uid for m in people if m.position is not Position.MEMBER}
    assert {entry.member for entry in made.attendance} == there
    marks = tuple(replace(entry, mark=Mark.PRESENT) for entry in made.attendance)
    return replace(made, attendance=marks, ends_at="20:00", conclusions=("Thống nhất dự thảo.",))


def test_sealed_committee_meeting_tells_the_regular_one_in_the_same_series(book, people) -> None:
    regular, held = put(book, new(book)), put(book, committee(book, people))
    assert meetings.seal(book, held.uid).number == 1
    told = book.read(lambda store: store.meetings.by_uid(regular.uid))
    assert (told.committee_met_on, told.committee_agreed) == ("2026-10-31", "Thống nhất dự thảo.")
    assert next_number(book, told) == 2


def test_what_was_written_of_the_committee_stays(book, people) -> None:
    regular = put(book, replace(new(book), committee_agreed="Tự ghi"))
    meetings.seal(book, put(book, committee(book, people)).uid)
    told = book.read(lambda store: store.meetings.by_uid(regular.uid))
    assert (told.committee_met_on, told.committee_agreed) == ("2026-10-31", "Tự ghi")


def test_new_regular_meeting_knows_what_its_committee_agreed(book, people) -> None:
    put(book, committee(book, people))
    assert new(book).committee_agreed == "Thống nhất dự thảo."
    assert new(book, kind=MeetingKind.EXTRAORDINARY).committee_agreed == ""


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ((2026, 10, 31), (2026, 10, 31)),
        ((2026, 11, 9), (2026, 11, 3)),
        ((2026, 10, 2), (2026, 11, 3)),
    ],
)
def test_committee_meets_before_its_meeting_and_after_the_last(book, people, ready, today, found):
    ready(date(2026, 10, 3))
    assert committee(book, people, date(*today)).date == date(*found)


def test_session_of_regular_and_thematic_is_measured_together(book, ready) -> None:
    regular = put(book, replace(ready(), starts_at="19:00", ends_at="20:00"))
    theme = put(
        book,
        replace(
            ready(),
            uid=new_uid(),
            version=0,
            kind=MeetingKind.THEMATIC,
            topic="Học Bác",
            starts_at="20:00",
            ends_at="20:40",
            joined_with=regular.uid,
        ),
    )
    for one in (regular, theme):
        gathered = book.read(lambda store, one=one: meetings.gather(store, one))
        said = [m.sentence for m in meetings.missing(gathered, one)]
        assert "Phiên thường kỳ và chuyên đề dài cả thảy 100 phút, chưa đủ 120 phút." in said
