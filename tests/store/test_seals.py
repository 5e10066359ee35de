from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.numbering import PaperType
from handbook.store.engine import DatabaseError
from handbook.store.seals import Seal, new_seal_uid

BB, NQ = PaperType.MINUTES, PaperType.RESOLUTION
TERM = "2025-05-10"


@pytest.fixture
def meeting(kept) -> Meeting:
    made = Meeting(uid=new_uid(), date=date(2026, 11, 3))
    return kept.change(lambda store: store.meetings.put(made))


def seal(meeting: Meeting, number: int, pdf: bytes = b"%PDF-1.7 \x00\xff") -> Seal:
    return Seal(
        uid=new_seal_uid(),
        meeting=meeting.uid,
        number=number,
        sealed_at="2026-11-03T21:30:00+07:00",
        mark="0000-FFFF",
        fingerprint="ab" * 32,
        pdf=pdf,
        docx=b"PK\x03\x04",
    )


def test_sealed_paper_comes_back_to_the_byte(kept, meeting) -> None:
    made = seal(meeting, 5)
    kept.change(lambda store: store.seals.add(made))
    seals = kept.store.seals
    assert seals.current(meeting.uid) == made
    assert seals.of_meeting(meeting.uid) == (made,)
    assert seals.everything() == (made,)
    assert list(seals.prints()) == [(5, made.fingerprint, made.pdf)]
    assert seals.count() == 1
    assert seals.current(new_uid()) is None


def test_unsealed_paper_stays_beside_the_new_one(kept, meeting) -> None:
    first, second = seal(meeting, 5), seal(meeting, 5, b"%PDF-1.7 second")
    kept.change(lambda store: store.seals.add(first))
    kept.change(lambda store: store.seals.open_again(first, "ghi sai tên"))
    assert kept.store.seals.current(meeting.uid) is None
    kept.change(lambda store: store.seals.add(second))
    assert kept.store.seals.current(meeting.uid) == second
    newest, oldest = kept.store.seals.of_meeting(meeting.uid)
    assert newest == second
    assert (oldest.pdf, oldest.unseal_reason) == (first.pdf, "ghi sai tên")
    assert oldest.unsealed_at == "2026-11-03T12:00:00+07:00"
    actions = [entry.action for entry in kept.store.history.of_record(first.uid)]
    assert actions == ["unseal", "seal"]


def test_papers_in_force_of_a_year_stand_by_the_days_of_their_meetings(kept, meeting) -> None:
    days = (date(2026, 2, 3), date(2025, 12, 3), date(2026, 5, 3))
    early, before, undone = (
        kept.change(lambda store, day=day: store.meetings.put(Meeting(uid=new_uid(), date=day)))
        for day in days
    )
    made = [seal(one, n) for n, one in enumerate((meeting, early, before, undone), start=1)]
    for one in made:
        kept.change(lambda store, one=one: store.seals.add(one))
    kept.change(lambda store: store.seals.open_again(made[3], "ghi sai"))
    assert kept.store.seals.in_force(2026) == (made[1], made[0])
    assert kept.store.seals.in_force(2024) == ()


def test_numbers_count_by_type_and_term(kept) -> None:
    seals = kept.store.seals
    give = lambda *what: kept.change(lambda store: store.seals.give_number(*what))  # noqa: E731
    papers = [new_uid() for _ in range(5)]
    assert give(papers[0], BB, TERM, 4) == 5
    assert give(papers[1], BB, TERM, 4) == 6
    assert give(papers[2], NQ, TERM) == 1
    assert give(papers[3], BB, "2030-05-10") == 1
    assert give(papers[0], BB, TERM, 4) == 5  # kept
    assert seals.next_number(BB, TERM) == 7
    assert seals.numbers_given(BB, TERM) == (5, 6)
    assert seals.number_of(papers[4], BB, TERM) is None


def test_number_once_given_is_never_given_again(kept) -> None:
    kept.change(lambda store: store.seals.keep_number(new_uid(), BB, TERM, 7))
    with pytest.raises(DatabaseError, match="UNIQUE"):
        kept.change(lambda store: store.seals.keep_number(new_uid(), BB, TERM, 7))
