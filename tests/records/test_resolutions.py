from datetime import date

import pytest

from handbook.records import resolutions
from handbook.records.numbering import PaperType
from handbook.records.resolutions import PartTable, Resolution, ResolutionKind

DAY = date(2026, 11, 3)


def made(**fields: object) -> Resolution:
    return Resolution(uid="r", meeting="m", date=DAY, **fields)  # type: ignore[arg-type]


def test_each_kind_is_numbered_in_its_own_series() -> None:
    assert ResolutionKind.RESOLUTION.paper is PaperType.RESOLUTION
    assert ResolutionKind.CONCLUSION.paper is PaperType.CONCLUSION


def test_all_tables_are_printed_unless_said_otherwise() -> None:
    assert made().tables == (PartTable.RESULTS, PartTable.ASSIGNMENTS, PartTable.SCORES)


def test_recipients_end_with_the_branch_s_own_copy() -> None:
    typed = made(recipients="- Đảng ủy xã (báo cáo);\n\nLưu: VT.\nĐảng viên chi bộ.")
    assert resolutions.recipients(typed) == (
        "Đảng ủy xã (báo cáo)",
        "Đảng viên chi bộ",
        "Lưu Chi bộ",
    )
    assert resolutions.recipients(made()) == ("Lưu Chi bộ",)
    person = made(recipients="- Lưu Văn Bình, Phó Bí thư;\n- Lưu: VT.\n- Lưu VP")
    assert resolutions.recipients(person) == ("Lưu Văn Bình, Phó Bí thư", "Lưu Chi bộ")


@pytest.mark.parametrize("name", ["TS Nguyễn Văn A", "Đại úy Lê Văn B", "ThS. Trần Thị C"])
def test_a_degree_or_rank_before_a_name_is_seen(name: str) -> None:
    assert resolutions.has_title(name)


@pytest.mark.parametrize("name", ["Nguyễn Văn A", "Tsan Văn Bé", "Đại Văn Úy", ""])
def test_a_plain_name_has_no_title(name: str) -> None:
    assert not resolutions.has_title(name)


def test_a_resolution_belongs_to_a_meeting() -> None:
    assert resolutions.check(made()) == {}
    wrong = Resolution(uid="r", meeting="", date=DAY, vote=-1)
    assert set(resolutions.check(wrong)) == {"meeting", "vote"}
