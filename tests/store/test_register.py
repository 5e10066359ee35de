from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.numbering import PaperType
from handbook.records.register import Origin, OutsidePaper
from handbook.records.resolutions import Resolution
from handbook.store import bin, versions
from handbook.store.resolutions import Issued

DAY = date(2026, 11, 3)


def outside(number: int = 3, **fields: object) -> OutsidePaper:
    usual = {"uid": new_uid(), "type": PaperType.NOTICE, "date": DAY, "subject": "Lịch sinh hoạt"}
    return OutsidePaper(**(usual | {"number": number} | fields))  # type: ignore[arg-type]


@pytest.fixture
def full(kept, branch):
    """Give a handbook with one minutes, one resolution and one outside paper."""
    branch = replace(branch, terms=("2025-06-01",))
    meeting = Meeting(uid=new_uid(), date=DAY)
    resolution = Resolution(uid=new_uid(), meeting=meeting.uid, date=DAY, subject="Nhiệm vụ")

    def fill(store):
        store.branch.put(branch)
        store.meetings.mark_sealed(store.meetings.put(meeting), 11)
        store.resolutions.mark_issued(store.resolutions.put(resolution), 5)
        store.register.put_paper(outside(), branch)

    kept.change(fill)
    return kept, branch


def test_register_holds_every_origin(full) -> None:
    kept, branch = full
    found = kept.store.register.entries(branch)
    assert [(e.origin, e.type.value, e.number) for e in found] == [
        (Origin.MINUTES, "BB", 11),
        (Origin.RESOLUTION, "NQ", 5),
        (Origin.OUTSIDE, "TB", 3),
    ]
    assert {e.term for e in found} == {"2025-06-01"}
    assert found[0].subject == "Sinh hoạt thường kỳ tháng 11 năm 2026"
    assert found[1].meeting == found[0].paper


def test_a_typed_number_counts_in_the_same_series(full) -> None:
    kept, branch = full
    assert kept.store.seals.next_number(PaperType.NOTICE, "2025-06-01") == 4
    assert kept.store.seals.next_number(PaperType.NOTICE, "") == 1
    with pytest.raises(BadInput, match="Số 03-TB đã có văn bản khác"):
        kept.change(lambda store: store.register.put_paper(outside(), branch))
    kept.change(lambda store: store.register.put_paper(outside(4), branch))


def test_a_mended_or_binned_line_gives_its_number_back(full) -> None:
    kept, branch = full
    (paper,) = kept.store.register.outside()
    mended = kept.change(lambda store: store.register.put_paper(replace(paper, number=8), branch))
    assert kept.store.seals.numbers_given(PaperType.NOTICE, "2025-06-01") == (8,)
    kept.change(lambda store: store.register.bin(mended.uid))
    assert kept.store.register.outside() == ()
    assert kept.store.seals.numbers_given(PaperType.NOTICE, "2025-06-01") == ()


def test_a_number_given_to_another_keeps_a_paper_in_the_bin(full) -> None:
    kept, branch = full
    (paper,) = kept.store.register.outside()
    kept.change(lambda store: store.register.bin(paper.uid))
    other = outside()
    kept.change(lambda store: store.register.put_paper(other, branch))
    with pytest.raises(BadInput, match="Số 03-TB đã có văn bản khác"):
        kept.change(lambda store: bin.take_out(store, "outside_paper", paper.uid))
    kept.change(lambda store: store.register.bin(other.uid))
    kept.change(lambda store: bin.take_out(store, "outside_paper", paper.uid))
    assert kept.store.seals.numbers_given(PaperType.NOTICE, "2025-06-01") == (3,)


def test_an_earlier_version_takes_its_number_along(full) -> None:
    kept, branch = full
    (paper,) = kept.store.register.outside()
    kept.change(lambda store: store.register.put_paper(replace(paper, number=8), branch))
    kept.change(lambda store: versions.put_back(store, "outside_paper", paper.uid, 0))
    assert kept.store.seals.numbers_given(PaperType.NOTICE, "2025-06-01") == (3,)


def test_a_withdrawn_paper_says_why(full) -> None:
    kept, branch = full
    uid = kept.store.resolutions.of_year()[0].uid
    paper = Issued(
        uid=new_uid(),
        resolution=uid,
        number=5,
        issued_at="2026-11-03T22:00:00+07:00",
        mark="AB12-CD34",
        fingerprint="0" * 64,
        pdf=b"%PDF",
        docx=b"PK",
    )

    def withdraw(store):
        store.resolutions.keep_issued(paper)
        store.resolutions.withdraw(paper, "Sai nơi nhận")
        store.resolutions.mark_withdrawn(uid)

    kept.change(withdraw)
    entry = kept.store.register.entries(branch)[1]
    assert (entry.number, entry.withdrawn) == (5, "Sai nơi nhận")
