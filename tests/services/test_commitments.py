"""Commitments of all at once: nothing that somebody wrote is written over."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.commitments import Commitment, CommitmentCheck, CommitmentKind, Kept
from handbook.services import commitments
from handbook.services.commitments import END, MID

DAY = date(2026, 1, 20)
YEARLY = CommitmentKind.YEARLY


@pytest.fixture
def two(people):
    """The uids of two members."""
    return [one.uid for one in people[:2]]


def change(book, fn):
    return book.change("Thử", fn).value


def of_year(book):
    return book.read(lambda store: store.commitments.of_year(2026, YEARLY))


def test_handed_in_once_and_confirmed_once(book, two):
    def hand_in(store):
        return commitments.hand_in(store, two, 2026, YEARLY, DAY)

    first = change(book, hand_in)
    assert [one.made_on for one in first] == ["2026-01-20"] * 2
    assert change(book, hand_in) == ()
    one = replace(first[0], confirmed_on="2026-01-22", confirmation="Nhất trí")
    change(book, lambda store: store.commitments.put(one))
    rest = change(book, lambda store: commitments.confirm(store, 2026, YEARLY, DAY, "Đồng ý"))
    assert [(c.member, c.confirmation) for c in rest] == [(two[1], "Đồng ý")]
    assert [c.confirmed_on for c in of_year(book)] == ["2026-01-22", "2026-01-20"]


def test_what_is_not_made_is_not_confirmed_or_looked_at(book, two):
    blank = Commitment(uid=new_uid(), member=two[0], year=2026)
    change(book, lambda store: store.commitments.put(blank))
    assert change(book, lambda store: commitments.confirm(store, 2026, YEARLY, DAY)) == ()
    looked = change(
        book, lambda s: commitments.look_at_rest(s, 2026, YEARLY, END, Kept.WELL, DAY, "")
    )
    assert looked == ()


def test_the_rest_is_looked_at_and_one_finding_replaces_another(book, two):
    change(book, lambda store: commitments.hand_in(store, two, 2026, YEARLY, DAY))
    own = of_year(book)[0]
    mid = CommitmentCheck(on="2026-06-30", when=MID, kept=Kept.WELL)
    end = CommitmentCheck(on="2026-12-05", when=END, kept=Kept.NOT, text="chưa xong")
    own = commitments.checked(commitments.checked(own, mid), end)
    change(book, lambda store: store.commitments.put(own))
    rest = change(
        book, lambda s: commitments.look_at_rest(s, 2026, YEARLY, END, Kept.WELL, DAY, "Chi ủy")
    )
    assert [one.member for one in rest] == [two[1]]
    again = commitments.checked(own, replace(end, kept=Kept.PARTLY))
    assert [check.kept for check in again.checks] == [Kept.WELL, Kept.PARTLY]
    assert commitments.check_at(again, END).kept is Kept.PARTLY
    assert commitments.unchecked(again, END).checks == (mid,)
