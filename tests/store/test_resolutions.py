from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import Sealed
from handbook.records.basics import new_uid
from handbook.records.resolutions import PartTable, Resolution, ResolutionKind, ResolutionState
from handbook.store.resolutions import Issued

DAY = date(2026, 11, 3)


def made(**fields: object) -> Resolution:
    usual = {"uid": new_uid(), "meeting": "buoi", "date": DAY, "subject": "Nhiệm vụ tháng 11"}
    return Resolution(**(usual | fields))  # type: ignore[arg-type]


def issued(resolution: Resolution, number: int = 5) -> Issued:
    return Issued(
        uid=new_uid(),
        resolution=resolution.uid,
        number=number,
        issued_at="2026-11-03T22:00:00+07:00",
        mark="AB12-CD34",
        fingerprint="0" * 64,
        pdf=b"%PDF",
        docx=b"PK",
    )


def test_what_is_put_comes_back(kept) -> None:
    one = made(directions="Phần II", tables=(PartTable.SCORES,), vote=0)
    put = kept.change(lambda store: store.resolutions.put(one))
    assert kept.store.resolutions.by_uid(one.uid) == put == replace(one, version=1)


def test_papers_of_a_meeting_and_of_a_year(kept) -> None:
    first, second = made(), made(kind=ResolutionKind.CONCLUSION, date=date(2025, 1, 3))
    kept.change(lambda store: [store.resolutions.put(one) for one in (first, second)])
    there = kept.store.resolutions
    assert [one.uid for one in there.of_meeting("buoi")] == [first.uid, second.uid]
    assert [one.uid for one in there.of_year(2025)] == [second.uid]
    assert [one.uid for one in there.of_year()] == [first.uid, second.uid]
    found = there.find("buoi", ResolutionKind.CONCLUSION)
    assert found is not None and found.uid == second.uid
    assert there.find("khac", ResolutionKind.CONCLUSION) is None


def test_an_issued_one_is_locked_and_keeps_number_and_paper(kept) -> None:
    one = kept.change(lambda store: store.resolutions.put(made()))
    paper = issued(one)

    def issue(store):
        store.resolutions.mark_issued(one, 5)
        store.resolutions.keep_issued(paper)

    kept.change(issue)
    locked = kept.store.resolutions.by_uid(one.uid)
    assert (locked.state, locked.number) == (ResolutionState.ISSUED, 5)
    assert kept.store.resolutions.current(one.uid) == paper
    with pytest.raises(Sealed, match="Thu hồi để sửa"):
        kept.change(lambda store: store.resolutions.put(replace(locked, subject="Khác")))
    with pytest.raises(Sealed, match="đã được cấp số"):
        kept.change(lambda store: store.resolutions.bin(one.uid))


def test_a_withdrawn_one_keeps_the_earlier_paper_with_the_reason(kept) -> None:
    one = kept.change(lambda store: store.resolutions.put(made()))
    paper = issued(one)

    def both(store):
        store.resolutions.mark_issued(one, 5)
        store.resolutions.keep_issued(paper)
        store.resolutions.withdraw(paper, "Sai trích yếu")
        store.resolutions.mark_withdrawn(one.uid)

    kept.change(both)
    again = kept.store.resolutions.by_uid(one.uid)
    assert (again.state, again.number) == (ResolutionState.DRAFT, 5)
    assert kept.store.resolutions.current(one.uid) is None
    (old,) = kept.store.resolutions.issuings(one.uid)
    assert (old.pdf, old.withdraw_reason) == (b"%PDF", "Sai trích yếu")
    assert kept.store.resolutions.all_issued() == (old,)
    assert list(kept.store.resolutions.prints()) == [(5, "0" * 64, b"%PDF")]


def test_search_finds_it_by_its_parts(kept) -> None:
    one = made(directions="Trồng rừng ven suối")
    kept.change(lambda store: store.resolutions.put(one))
    (hit,) = kept.store.search.find("trong rung")
    assert (hit.kind, hit.uid, hit.title) == (
        "resolution",
        one.uid,
        "Nghị quyết: Nhiệm vụ tháng 11",
    )
