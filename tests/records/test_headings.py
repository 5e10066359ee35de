from dataclasses import fields

import pytest

from handbook.records import headings, words
from handbook.records.members import Member, Position, Sex, StandingKind


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("STT", "order"),
        ("HỌ VÀ TÊN", "name"),
        ("Họ, tên đảng viên", "name"),
        ("Họ và tên khai sinh", "birth_name"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Ngày sinh (dd/mm/yyyy)", "birth_date"),
        ("Năm sinh", "birth_date"),
        ("Giới tính", "sex"),
        ("Nam/Nữ", "sex"),
        ("Nam", "male"),
        ("NỮ", "female"),
        ("Ngày vào Đảng", "admitted_on"),
        ("Ngày kết nạp", "admitted_on"),
        ("Ngày vào Đảng chính thức", "official_on"),
        ("Ngày công nhận chính thức", "official_on"),
        ("Ngày quyết định kết nạp", "decided_on"),
        ("Số thẻ đảng", "card_number"),
        ("Số thẻ ĐV", "card_number"),
        ("Số lý lịch", "file_number"),
        ("Số huy hiệu Đảng", "badge"),
        ("Điện thoại liên hệ", "phone"),
        ("SĐT", "phone"),
        ("Nơi ở hiện nay", "residence"),
        ("Đơn vị công tác", "work_now"),
        ("Nghề nghiệp trước khi vào Đảng", "work_before"),
        ("Lý luận CT", "theory"),
        ("Trình độ lý luận chính trị", "theory"),
        ("Chức vụ trong chi bộ", "position"),
        ("Tư cách đảng viên", "standing"),
        ("GHI CHU", "note"),
        ("Năm", None),
        ("Tuổi", None),
    ],
)
def test_a_heading_is_recognised(heading: str, field: str | None) -> None:
    found = headings.best((heading,))
    assert (found[0] if found else None) == field


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        (("Ngày vào Đảng", "Dự bị"), "probationary"),
        (("Ngày vào Đảng", "Chính thức"), "official"),
        (("Ngày sinh", "Nam"), "male"),
        (("Năm sinh", "Nữ"), "female"),
        (("Ngày sinh", "Ngày"), "birth_day"),
        (("Ngày sinh", "Năm"), "birth_year"),
        (("Số", "Thẻ"), "card_number"),
        (("Trình độ", "Lý luận chính trị"), "theory"),
        (("Nghề nghiệp", "Hiện nay"), "work_now"),
        (("Nghề nghiệp", "Trước khi vào Đảng"), "work_before"),
        (("Số", "Lý lịch"), "file_number"),
    ],
)
def test_a_heading_of_two_lines_is_recognised(parts: tuple[str, ...], field: str | None) -> None:
    found = headings.best(parts)
    assert (found[0] if found else None) == field


def test_every_field_of_a_member_has_a_column_and_its_title_means_it() -> None:
    made_of = {"uid", "version", "standings"}
    ids = {field.id for field in headings.fields()}
    assert {f.name for f in fields(Member)} - made_of <= ids
    for field in headings.fields():
        if "(" not in field.title:
            found = headings.best((field.title,))
            assert found and found[0] == field.id, field.title


def test_no_heading_stands_under_two_fields() -> None:
    seen: dict[str, str] = {}
    for field in headings.fields():
        for heading in field.headings:
            assert seen.setdefault(heading.lower(), field.id) == field.id, heading


@pytest.mark.parametrize("kind", StandingKind)
def test_every_standing_is_read_back_from_its_own_word(kind: StandingKind) -> None:
    assert headings.standing_of(words.STANDING[kind]) == (kind, "")


def test_a_standing_is_read_with_what_follows_it() -> None:
    found = headings.standing_of("SHT đi tại xã Bình An từ 03/2024")
    assert found == (StandingKind.AWAY, "tại xã Bình An từ 03/2024")
    assert headings.standing_of("chồng đã từ trần") is None
    assert headings.standing_of("không miễn sinh hoạt") is None


def test_posts_and_sexes_are_read_back_from_their_own_words() -> None:
    for position in Position:
        assert headings.position_of(words.POSITION[position]) is position
    assert headings.position_of("PBT") is Position.DEPUTY
    assert headings.position_of("Bí thư Đoàn") is None
    for sex in (Sex.MALE, Sex.FEMALE):
        assert headings.sex_of(words.SEX[sex]) is sex
    assert headings.sex_of("nu") is Sex.FEMALE
    assert headings.sex_of("khác") is None


def test_total_lines_are_known() -> None:
    assert headings.is_total("Tổng số: 34 đảng viên")
    assert headings.is_total("CỘNG")
    assert headings.is_total("Cộng: 34")
    assert not headings.is_total("Tống Văn Hòa")
