from dataclasses import replace
from datetime import date, datetime

import pytest

from handbook.errors import BadInput
from handbook.records import grids
from handbook.records.grids import Cell, Sheet
from handbook.records.list_import import Action, refused
from handbook.records.list_layout import with_field
from handbook.records.members import (
    Member,
    Position,
    Sex,
    Standing,
    StandingKind,
    rank_on,
    standing_on,
)
from handbook.records.roster_import import Proposal, apply, propose
from handbook.records.roster_layout import recognise

TODAY = date(2026, 11, 24)
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Ngày chính thức", "Số thẻ")


def plan(*rows: tuple[Cell, ...], existing: tuple[Member, ...] = ()) -> Proposal:
    sheet = Sheet(name="DS", rows=rows)
    return propose(sheet, recognise(sheet), existing, today=TODAY)


def one(head: tuple[str, ...], row: tuple[Cell, ...]) -> Member:
    (member,) = apply(plan(head, row))
    return member


def ha(**fields: object) -> Member:
    known = {"uid": "u1", "version": 3, "name": "Lê Ngọc Hà", "birth_date": "1976-08-16"}
    return Member(**(known | fields))  # type: ignore[arg-type]


def test_a_row_becomes_a_member() -> None:
    member = one(
        HEAD,
        (1, " LÊ  NGỌC HÀ", datetime(1976, 8, 16), "Nữ", "26/07/2016", "26-07-17", "36.198418"),
    )
    assert member.version == 0
    assert member == Member(
        uid=member.uid,
        name="Lê Ngọc Hà",
        birth_date="1976-08-16",
        sex=Sex.FEMALE,
        admitted_on="2016-07-26",
        official_on="2017-07-26",
        card_number="36.198418",
    )


def test_a_decomposed_name_is_stored_composed() -> None:
    assert (
        one(("Họ và tên",), ("Nguye\u0302\u0303n Va\u0306n Hu\u0300ng",)).name == "Nguyễn Văn Hùng"
    )


def test_a_birth_date_under_nam_or_nu_tells_the_sex() -> None:
    head = (("TT", "Họ và tên", "Ngày sinh", None), (None, None, "Nam", "Nữ"))
    woman, man, ticked = apply(
        plan(*head, (1, "Lê Hà", None, "16.08.76"), (2, "Hồ An", 1955, None), (3, "Vũ Tú", "x"))
    )
    assert (woman.sex, woman.birth_date) == (Sex.FEMALE, "1976-08-16")
    assert (man.sex, man.birth_date) == (Sex.MALE, "1955")
    assert (ticked.sex, ticked.birth_date) == (Sex.MALE, "")


def test_both_nam_and_nu_is_a_problem() -> None:
    proposal = plan(("TT", "Họ tên", "Nam", "Nữ"), (1, "Lê Hà", "x", "x"))
    assert proposal.problems == ("Dòng 2: Cả ô Nam và ô Nữ đều có nội dung; hãy để một ô.",)


def test_dates_under_du_bi_and_chinh_thuc() -> None:
    head = (("TT", "Họ và tên", "Ngày vào Đảng", None), (None, None, "Dự bị", "Chính thức"))
    full, new = apply(
        plan(*head, (1, "Lê Hà", "26/7/2016", "26/7/2017"), (2, "Hồ An", "05/05/2026", None))
    )
    assert (full.admitted_on, full.official_on) == ("2016-07-26", "2017-07-26")
    assert rank_on(new, TODAY) is StandingKind.PROBATIONARY


def test_ticks_under_du_bi_and_chinh_thuc_are_standings() -> None:
    head = ("TT", "Họ và tên", "Dự bị", "Chính thức")
    new, full = apply(plan(head, (1, "Lê Hà", "x", None), (2, "Hồ An", None, "X")))
    assert rank_on(new, TODAY) is StandingKind.PROBATIONARY
    assert rank_on(full, TODAY) is StandingKind.FULL
    assert full.standings == ()


def test_a_birth_date_in_three_columns_and_a_name_in_two() -> None:
    head = (
        ("TT", "Họ đệm", "Tên", "Ngày sinh", None, None),
        (None, None, None, "Ngày", "Tháng", "Năm"),
    )
    whole, year = apply(
        plan(*head, (1, "LÊ NGỌC", "HÀ", 16, 8, 1976), (2, "Hồ", "An", None, None, 1955))
    )
    assert (whole.name, whole.birth_date) == ("Lê Ngọc Hà", "1976-08-16")
    assert (year.name, year.birth_date) == ("Hồ An", "1955")


def test_columns_under_one_heading_are_joined() -> None:
    head = (("TT", "Họ và tên", "Quê quán", None), (None, None, "Xã", "Tỉnh"))
    (member,) = apply(plan(*head, (1, "Lê Hà", "xã An Phú", "Huế")))
    assert member.home_town == "xã An Phú, Huế"


def test_numbers_read_as_floats_come_back_as_text() -> None:
    head = ("Họ và tên", "Số thẻ", "Số lý lịch", "Điện thoại")
    proposal = plan(head, ("Lê Hà", 123456789012.0, 1234567.0, 962319252))
    (member,) = apply(proposal)
    assert (member.card_number, member.file_number) == ("123456789012", "1234567")
    assert member.phone == "0962319252"
    assert any("0962319252" in remark for remark in proposal.rows[0].remarks)


def test_a_card_number_in_a_number_cell_is_remarked() -> None:
    (row,) = plan(("Họ và tên", "Số thẻ"), ("Lê Hà", 42.86562)).rows
    assert row.member and row.member.card_number == "42.86562"
    assert any("mất số 0" in remark for remark in row.remarks)


def test_posts_are_read_and_others_kept_as_work() -> None:
    head = ("Họ và tên", "Chức vụ")
    rows = apply(plan(head, ("Lê Hà", "Bí thư chi bộ"), ("Hồ An", "PBT"), ("Vũ Tú", "Hiệu trưởng")))
    assert [m.position for m in rows] == [Position.SECRETARY, Position.DEPUTY, Position.MEMBER]
    assert rows[2].work_now == "Hiệu trưởng"


@pytest.mark.parametrize(
    ("note", "kind", "since", "place"),
    [
        ("Miễn sinh hoạt", StandingKind.EXEMPT, "", ""),
        ("MIỄN SINH HOẠT", StandingKind.EXEMPT, "", ""),
        ("SHT đi tại xã Bình An từ 03/2024", StandingKind.AWAY, "2024-03", "xã Bình An"),
        ("SHT đến từ Đảng bộ xã Kim", StandingKind.VISITING, "", "Đảng bộ xã Kim"),
        ("Tạm miễn", StandingKind.TEMPORARILY_EXEMPT, "", ""),
        ("Đình chỉ sinh hoạt từ 01/10/2026", StandingKind.SUSPENDED, "2026-10-01", ""),
    ],
)
def test_a_note_tells_the_standing_and_is_kept(
    note: str, kind: StandingKind, since: str, place: str
) -> None:
    member = one(("Họ và tên", "Ghi chú"), ("Lê Hà", note))
    assert member.note == note
    assert member.standings == (Standing(kind=kind, since=since, place=place),)


def test_other_notes_are_no_standings() -> None:
    assert one(("Họ và tên", "Ghi chú"), ("Lê Hà", "Chồng đã từ trần")).standings == ()


def test_a_column_of_standings() -> None:
    head = ("Họ và tên", "Tư cách")
    proposal = plan(
        head, ("Lê Hà", "Dự bị"), ("Hồ An", "Chính thức, miễn sinh hoạt"), ("Vũ Tú", "lạ")
    )
    first, second, bad = proposal.rows
    assert first.member and rank_on(first.member, TODAY) is StandingKind.PROBATIONARY
    assert second.member and standing_on(second.member, TODAY) is StandingKind.EXEMPT
    assert bad.sentences[0].startswith("Dòng 4: Tư cách “lạ” không rõ")


def test_long_admitted_without_official_date_is_full_and_says_so() -> None:
    old, new = plan(HEAD[:5], (1, "Lê Hà", "", "", "2001"), (2, "Hồ An", "", "", "1/6/2025")).rows
    assert old.member and rank_on(old.member, TODAY) is StandingKind.FULL
    assert any("không có ngày chính thức" in remark.lower() for remark in old.remarks)
    assert new.member and rank_on(new.member, TODAY) is StandingKind.PROBATIONARY
    assert new.remarks == ()


def test_stated_probation_wins_over_the_time_passed() -> None:
    (row,) = plan(("Họ và tên", "Ngày vào Đảng", "Tư cách"), ("Lê Hà", "2001", "Dự bị")).rows
    assert row.member and rank_on(row.member, TODAY) is StandingKind.PROBATIONARY


def test_one_date_for_decision_and_ceremony_is_said() -> None:
    assert "ngày quyết định" in plan(HEAD, (1, "Lê Hà")).remarks[0]
    both = (*HEAD, "Ngày quyết định kết nạp")
    assert plan(both, (1, "Lê Hà")).remarks == ()


def test_blank_rows_totals_signatures_and_repeated_heads_are_left_out() -> None:
    proposal = plan(
        HEAD,
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
        ("Tổ đảng số 1",),
        (1, "Lê Hà", "1976", "Nữ"),
        (),
        HEAD,
        (None, "Hồ An", "1955", "Nam"),
        (None, "Tổng số: 2 đảng viên"),
        (None, None, None, None, "Lăng Quậy, ngày 3 tháng 11 năm 2026"),
        (None, "NGƯỜI LẬP", None, None, None, "BÍ THƯ"),
        (None, "Vũ Văn Tú", None, None, None, "Lê Hà"),
    )
    assert [row.name for row in proposal.rows] == ["Lê Hà", "Hồ An"]
    assert [row.row_number for row in proposal.rows] == [4, 7]
    assert [s.row_number for s in proposal.skipped] == [2, 3, 6, 8, 9, 10, 11]
    assert proposal.skipped[3].text == "Tổng số: 2 đảng viên"


def test_problems_are_named_by_row_and_nothing_is_applied() -> None:
    proposal = plan(
        HEAD,
        (1, "Nguyễn Văn Đúng", "02/03/1980", "Nam", "03/02/2005", "03/02/2006", "11.222333"),
        (2, "Trần Thị Sai", "31/02/1985", "khác", "01/01/2010", "", "11.222334"),
        (3, None, "01/01/1990", "Nam"),
        (4, "Phạm Trùng Thẻ", "01/01/1970", "Nam", "", "", "11222333"),
        (5, "Nguyễn Văn Đúng", "02/03/1980", "Nam"),
        (6, "Lê Lỗi", "#REF!", "Nam"),
    )
    with pytest.raises(BadInput) as caught:
        apply(proposal)
    assert "chưa ghi gì" in caught.value.sentence
    assert caught.value.details == (
        "Dòng 3: Ngày sinh “31/02/1985” không phải là ngày có thật.",
        "Dòng 3: Giới tính “khác” không rõ; hãy ghi Nam hoặc Nữ.",
        "Dòng 4: Thiếu họ và tên.",
        "Dòng 5: Số thẻ 11222333 trùng với đồng chí Nguyễn Văn Đúng.",
        "Dòng 6: Đồng chí Nguyễn Văn Đúng, cùng ngày sinh, đã có ở một dòng trước.",
        "Dòng 7: Ô “Ngày sinh” báo lỗi #REF! của Excel.",
    )
    assert proposal.summary == "1 đảng viên mới, 5 dòng có lỗi."


def test_a_list_without_names_is_refused() -> None:
    sheet = Sheet(name="DS", rows=(("Hà",), ("An",)))
    with pytest.raises(BadInput, match="Họ và tên"):
        propose(sheet, recognise(sheet), (), today=TODAY)
    chosen = with_field(recognise(sheet), 0, "name")
    assert len(propose(sheet, chosen, (), today=TODAY).rows) == 2


def test_importing_again_updates_and_keeps_what_is_not_said() -> None:
    stored = ha(card_number="36.198418", home_town="xã A", phone="0962319252")
    proposal = plan(
        (*HEAD, "Quê quán", "Số điện thoại"),
        (1, "LÊ NGỌC HÀ", "1976", "Nữ", "", "", "36198418", "xã B", None),
        existing=(stored,),
    )
    (member,) = apply(proposal)
    assert member == replace(stored, home_town="xã B", sex=Sex.FEMALE)
    assert proposal.rows[0].changes == {"sex": ("", "Nữ"), "home_town": ("xã A", "xã B")}
    assert (proposal.new, proposal.updated, proposal.same) == (0, 1, 0)


def test_a_member_is_found_by_card_then_birth_then_name() -> None:
    head = ("Họ và tên", "Ngày sinh", "Số thẻ", "Dân tộc")
    book = (
        ha(card_number="11.111111"),
        ha(uid="u2", birth_date="1990-01-02"),
        Member(uid="u3", name="Hồ An"),
    )
    by_card = plan(head, ("Lê Ngọc Hà", "", "11.111111", "Tày"), existing=book)
    by_birth = plan(head, ("Lê Ngọc Hà", "02/01/1990", "", "Tày"), existing=book)
    by_name = plan(head, ("Hồ An", "1955", "22.222222", "Tày"), existing=book)
    assert [p.rows[0].member.uid for p in (by_card, by_birth, by_name) if p.rows[0].member] == [
        "u1",
        "u2",
        "u3",
    ]


def test_the_place_of_the_tone_mark_makes_no_other_person() -> None:
    stored = Member(uid="u1", name="Nguyễn Thị Hòa")
    assert plan(("Họ và tên",), ("Nguyễn Thị Hoà",), existing=(stored,)).same == 1


def test_a_namesake_with_another_birth_date_is_a_new_member() -> None:
    (row,) = plan(("Họ và tên", "Ngày sinh"), ("Lê Ngọc Hà", "1990"), existing=(ha(),)).rows
    assert row.action is Action.NEW
    assert "cùng họ tên" in row.remarks[0]


def test_namesakes_that_cannot_be_told_apart_are_a_problem() -> None:
    book = (ha(), ha(uid="u2", birth_date="1990-01-02"))
    (row,) = plan(("Họ và tên", "Dân tộc"), ("Lê Ngọc Hà", "Tày"), existing=book).rows
    assert "2 đồng chí tên Lê Ngọc Hà" in row.problems["name"]


def test_namesakes_that_stand_as_listed_are_found_again_each_once() -> None:
    rows = (("Họ và tên",), ("Hồ An",), ("Hồ An",))
    first = apply(plan(*rows))
    assert len(first) == 2
    assert plan(*rows, existing=first).same == 2


def test_a_card_of_somebody_else_is_a_problem() -> None:
    book = (ha(card_number="11.111111"),)
    (row,) = plan(("Họ và tên", "Số thẻ"), ("Hồ An", "11.111111"), existing=book).rows
    assert "là của đồng chí Lê Ngọc Hà" in row.problems["card_number"]


def test_a_new_name_on_the_same_card_and_birth_is_an_update() -> None:
    book = (ha(card_number="11.111111"),)
    head = ("Họ và tên", "Ngày sinh", "Số thẻ")
    (row,) = plan(head, ("Lê Thị Ngọc Hà", "16/8/1976", "11.111111"), existing=book).rows
    assert row.action is Action.UPDATE
    assert row.changes == {"name": ("Lê Ngọc Hà", "Lê Thị Ngọc Hà")}


def test_two_rows_of_one_stored_member_are_a_problem() -> None:
    book = (ha(card_number="11.111111"),)
    head = ("Họ và tên", "Số thẻ")
    rows = plan(head, ("Lê Ngọc Hà", ""), ("Lê Ngọc Hà", "11.111111"), existing=book).rows
    assert [row.action for row in rows] == [Action.SAME, Action.BAD]


def test_a_new_standing_of_a_known_member_starts_today_and_keeps_the_past() -> None:
    (row,) = plan(("Họ và tên", "Ghi chú"), ("Lê Ngọc Hà", "Miễn sinh hoạt"), existing=(ha(),)).rows
    assert row.member
    assert standing_on(row.member, date(2026, 11, 23)) is StandingKind.FULL
    assert standing_on(row.member, TODAY) is StandingKind.EXEMPT
    assert row.changes["standings"] == ("Chính thức", "Miễn sinh hoạt")
    again = plan(("Họ và tên", "Ghi chú"), ("Lê Ngọc Hà", "Miễn sinh hoạt"), existing=(row.member,))
    assert again.same == 1


def test_pasted_names_are_members() -> None:
    sheet = grids.read_pasted("1. Lê Ngọc Hà\n2. HỒ MINH ÁNH\n\n")
    made = apply(propose(sheet, recognise(sheet), (), today=TODAY))
    assert [m.name for m in made] == ["Lê Ngọc Hà", "Hồ Minh Ánh"]


def test_a_good_list_is_not_refused() -> None:
    refused(plan(HEAD, (1, "Lê Hà", "1976", "Nữ")))


def test_the_three_level_head_of_form_7() -> None:
    (member,) = apply(
        plan(
            ("SỔ DANH SÁCH ĐẢNG VIÊN",),
            ("Số TT", "Họ và tên\nHọ tên khai sinh", "Ngày, tháng, năm sinh", None, "Số", None),
            (None, None, "Nam", "Nữ", "Thẻ ĐV", "Lý lịch"),
            (1, 2, 3, 4, 5, 6),
            ("1", "LÊ NGỌC HÀ\nLê Thị Hà", None, "1976", "12.345678", "00123"),
            (None, "Tổng cộng: 01 đồng chí"),
        )
    )
    assert (member.name, member.birth_name) == ("Lê Ngọc Hà", "Lê Thị Hà")
    assert (member.sex, member.birth_date) == (Sex.FEMALE, "1976")
    assert (member.card_number, member.file_number) == ("12.345678", "00123")


@pytest.mark.parametrize("words", ["không rõ", "-", "…", "../../....", "?"])
def test_a_date_said_to_be_unknown_stays_unknown(words: str) -> None:
    assert one(("STT", "Họ và tên", "Ngày sinh"), (1, "Lê Hà", words)).birth_date == ""
