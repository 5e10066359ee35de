"""The chain of a shortcoming on paper, from where it was named to its verified remedy."""

import pytest

from handbook.papers import shortcoming_chain
from handbook.papers.catalog import PAPERS, Request

PAPER = PAPERS["shortcoming-chain"]


@pytest.fixture
def filled(store, t):
    with store.session.change("Việc đột phá"):
        for one in t.shortcomings():
            store.shortcomings.put(one)
        log = (t.entry("2026-11-03", 70, what="Xong nền", meeting="now"),)
        store.tasks.put(t.road(log=log))
        store.tasks.put(t.term(shortcomings=("h2",)))
        store.tasks.put(t.late(shortcomings=()))
    return store


def test_chain_of_one(filled, t):
    rows = PAPER.table(filled, Request(day=t.DAY, shortcoming="h1")).rows
    assert rows == (
        ("1", "Được chỉ ra", "12-TB/ĐU", "", ""),
        ("2", "Hạn chế", "Đường nội đồng chưa thông.\nĐang khắc phục", "2025", ""),
        ("3", "Việc đột phá", "Mở rộng đường nội đồng\n2026; đang thực hiện", "12/01/2026", ""),
        (
            "4",
            "Theo dõi",
            "Sinh hoạt thường kỳ tháng 11 năm 2026\n70%: Xong nền",
            "03/11/2026",
            "",
        ),
        ("5", "Đánh giá", "Chưa đánh giá", "15/12/2026", "Chưa xong"),
        ("6", "Xác nhận khắc phục", "Chưa khắc phục xong", "", "Chưa xong"),
    )


def test_what_is_known_of_it_stands_above(filled, t, s):
    lines = s.lines(PAPER.build(filled, Request(day=t.DAY, shortcoming="h1")))
    assert "Đường nội đồng chưa thông" in lines
    name = filled.members.by_uid("m2").name
    assert "Hạn chế của: Chi bộ thôn Lăng Quậy; năm 2025." in lines
    assert f"Người chịu trách nhiệm: {name}." in lines
    assert "Nguyên nhân: Vướng đất." in lines


def test_nobody_s_own_is_printed_unless_asked_for(filled, t, s):
    whole = s.whole(PAPER.build(filled, Request(day=t.DAY)))
    assert "chưa thông" in whole and "Ít phát biểu" not in whole
    own = s.whole(PAPER.build(filled, Request(day=t.DAY, shortcoming="h2")))
    assert "Ít phát biểu" in own and "chưa thông" not in own
    assert "Trồng 20 ha chè" in own


def test_chain_of_a_task(filled, t, s):
    answering = s.lines(PAPER.build(filled, Request(day=t.DAY, task="road")))
    assert "Đường nội đồng chưa thông" in answering
    alone = s.lines(PAPER.build(filled, Request(day=t.DAY, task="late")))
    assert alone.count("Gom rác khe suối") >= 1
    assert not [line for line in alone if line.startswith("Hạn chế của")]


def test_without_any_it_says_so(t, s):
    lines = s.lines(shortcoming_chain.document(t.facts(), ()))
    assert "Không có hạn chế nào đang theo dõi khắc phục." in lines
