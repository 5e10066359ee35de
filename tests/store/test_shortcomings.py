"""Shortcomings, commitments and bốn tốt in the file."""

from dataclasses import replace

import pytest

from handbook.errors import BadInput
from handbook.records.commitments import (
    Commitment,
    CommitmentCheck,
    CommitmentKind,
    CommitmentPart,
    Kept,
)
from handbook.records.four_good import FourGood, FourGoodLine, FourGoodMode
from handbook.records.members import Member
from handbook.records.shortcomings import RemedyNote, Shortcoming, ShortcomingState

S = ShortcomingState


def test_shortcomings_by_state_person_year_and_place(kept) -> None:
    made = [
        Shortcoming(uid="a", what="Sinh hoạt chưa đều", year=2025, found_in="x", member="m"),
        Shortcoming(uid="b", what="Học tập chậm", year=2025, state=S.REMEDIED),
        Shortcoming(uid="c", what="Đã xong", year=2024, state=S.VERIFIED, verified_on="2025"),
        Shortcoming(uid="d", what="Còn dở", year=2026, state=S.NOT_REMEDIED, member="m"),
    ]
    kept.change(lambda store: [store.shortcomings.put(one) for one in made])
    table = kept.store.shortcomings

    def uids(found):
        return [one.uid for one in found]

    assert uids(table.all()) == ["c", "a", "b", "d"]
    assert uids(table.open()) == ["a", "b", "d"]
    assert uids(table.of_member("m")) == ["a", "d"]
    assert uids(table.of_year(2025)) == ["b", "a"]
    assert uids(table.found_in("x")) == ["a"]
    assert table.years() == (2026, 2025, 2024)


def test_a_persons_is_private_and_the_branchs_is_found(kept) -> None:
    note = RemedyNote(on="2026-03", text="Đã họp bàn")
    made = [
        Shortcoming(uid="a", what="Vắng sinh hoạt nhiều", year=2025, member="m"),
        Shortcoming(uid="b", what="Sinh hoạt tổ còn hình thức", year=2025, notes=(note,)),
    ]
    kept.change(lambda store: [store.shortcomings.put(one) for one in made])
    assert [hit.uid for hit in kept.store.search.find("sinh hoạt")] == ["b"]
    assert [hit.uid for hit in kept.store.search.find("hop ban")] == ["b"]
    kept.change(lambda store: store.shortcomings.put(replace(made[1], version=1, member="m")))
    assert kept.store.search.find("sinh hoạt") == ()  # turned a person's: no word stays behind
    assert "hình thức" not in repr(kept.store.history.latest())


def test_a_persons_is_named_without_its_words_where_lists_name_it(kept) -> None:
    kept.change(lambda store: store.members.put(Member(uid="m", name="Ma Văn Đạt")))
    one = Shortcoming(uid="a", what="Nóng nảy", year=2025, member="m")
    table = kept.store.shortcomings
    assert table.called(one) == "hạn chế của Ma Văn Đạt, kỳ 2025"
    assert table.called(replace(one, member="gone")) == "hạn chế của một đảng viên, kỳ 2025"
    assert table.called(replace(one, member="")) == "hạn chế “Nóng nảy”"


def test_what_was_followed_ends_with_a_reason_and_is_not_removed(kept) -> None:
    made = Shortcoming(uid="a", what="Học tập Nghị quyết chậm", year=2025)
    put = kept.change(lambda store: store.shortcomings.put(made))
    noted = replace(put, notes=(RemedyNote(text="Đang làm"),))
    kept.change(lambda store: store.shortcomings.put(noted))
    with pytest.raises(BadInput, match="Hạn chế “Học tập Nghị quyết chậm” đã có kết quả"):
        kept.change(lambda store: store.shortcomings.bin("a"))
    kept.change(lambda store: store.shortcomings.put(Shortcoming(uid="b", what="Nhầm", year=2025)))
    kept.change(lambda store: store.shortcomings.bin("b"))
    assert [one.uid for one in kept.store.shortcomings.all()] == ["a"]


def test_commitments_by_year_person_and_kind(kept) -> None:
    kept.change(lambda store: store.members.put(Member(uid="m", name="Ma Văn Đạt")))
    head = CommitmentKind.RESPONSIBILITY
    parts = (CommitmentPart(id="1", text="Giữ gìn đoàn kết"),)
    checks = (CommitmentCheck(on="2026-06-30", when="mid", kept=Kept.WELL),)
    made = [
        Commitment(uid="a", member="m", year=2025),
        Commitment(uid="b", member="m", year=2026, parts=parts, checks=checks),
        Commitment(uid="c", member="m", year=2026, kind=head),
        Commitment(uid="d", member="n", year=2026),
    ]
    kept.change(lambda store: [store.commitments.put(one) for one in made])
    table = kept.store.commitments
    assert [one.uid for one in table.all()] == ["a", "b", "c", "d"]
    assert [one.uid for one in table.of_year(2026)] == ["b", "c", "d"]
    assert [one.uid for one in table.of_year(2026, head)] == ["c"]
    assert [one.uid for one in table.of_member("m")] == ["c", "b", "a"]
    found = table.find("m", 2026, CommitmentKind.YEARLY)
    assert found == replace(made[1], version=1)
    assert table.find("n", 2025, head) is None
    assert table.years() == (2026, 2025)
    with pytest.raises(BadInput, match="rèn luyện, phấn đấu năm 2026 của Ma Văn Đạt"):
        kept.change(lambda store: store.commitments.put(replace(made[1], uid="e")))
    titles = [hit.title for hit in kept.store.search.find("cam kết trách nhiệm")]
    assert titles == ["Bản cam kết trách nhiệm, nêu gương năm 2026 của Ma Văn Đạt"]
    assert kept.store.search.find("giữ gìn") == ()  # what a person promised of himself


def test_one_record_of_four_good_a_year(kept) -> None:
    line = FourGoodLine(id="1", good=1, text="Hoàn thành nhiệm vụ", most=30, points=28.5)
    made = FourGood(uid="a", year=2026, mode=FourGoodMode.POINTS, lines=(line,), note="Đăng ký sớm")
    put = kept.change(lambda store: store.four_good.put(made))
    assert kept.store.four_good.of_year(2026) == put == kept.store.four_good.all()[0]
    assert kept.store.four_good.of_year(2025) is None
    with pytest.raises(BadInput, match="Đã có chi bộ bốn tốt năm 2026"):
        kept.change(lambda store: store.four_good.put(replace(made, uid="b")))
    assert [hit.title for hit in kept.store.search.find("bon tot")] == ["Chi bộ bốn tốt năm 2026"]
