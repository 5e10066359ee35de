import io
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from handbook.errors import BadInput, CannotWrite, NotFound
from handbook.records import roster_import, roster_layout, words
from handbook.records.members import (
    Member,
    Position,
    Sex,
    Standing,
    StandingKind,
    rank_on,
    standing_on,
)
from handbook.records.roster_import import Proposal
from handbook.records.text import nfc
from handbook.services import spreadsheets

TODAY = date(2026, 11, 24)
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def workbook(*rows: tuple[object, ...], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, number_format in (formats or {}).items():
        book.active[place].number_format = number_format
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def plan(source: Path | bytes, existing: tuple[Member, ...] = ()) -> Proposal:
    sheet = spreadsheets.read_grid(source)
    layout = roster_layout.recognise(sheet)
    return roster_import.propose(sheet, layout, existing, today=TODAY)


def test_the_shared_list_of_34_members() -> None:
    proposal = plan(SAMPLES / "danh-sach-dang-vien.xlsx")
    members = roster_import.apply(proposal)
    by_name = {m.name: m for m in members}
    assert len(members) == len(by_name) == 34
    assert proposal.summary == "34 đảng viên mới."
    assert [s.text for s in proposal.skipped] == ["Tổng số: 34 đảng viên"]
    assert sum(rank_on(m, TODAY) is StandingKind.PROBATIONARY for m in members) == 5
    exempt = [m.name for m in members if standing_on(m, TODAY) is StandingKind.EXEMPT]
    assert exempt == ["Võ Thanh An", "Hoàng Quang Cường"]
    assert by_name["Đỗ Xuân Ánh"].birth_date == "1975-01-10"
    assert by_name["Hà Thị Hương"].birth_date == "1985"
    assert by_name["Nguyễn Minh Tài"].card_number == "42.865620"
    assert by_name["Lê Ngọc Hà"].position is Position.SECRETARY
    assert by_name["Lê Ngọc Hà"].official_on == "2017-07-26"
    assert by_name["Bùi Minh Đức"].phone == "0983214825"


def test_the_shared_list_imported_again_changes_nothing() -> None:
    members = roster_import.apply(plan(SAMPLES / "danh-sach-dang-vien.xlsx"))
    again = plan(SAMPLES / "danh-sach-dang-vien.xlsx", members)
    assert again.summary == "34 không đổi."
    assert roster_import.apply(again) == ()


def test_the_shared_list_of_errors_is_refused_with_rows_3_to_7() -> None:
    proposal = plan(SAMPLES / "danh-sach-loi.xlsx")
    with pytest.raises(BadInput) as caught:
        roster_import.apply(proposal)
    rows = [detail.split(":")[0] for detail in caught.value.details]
    assert rows == ["Dòng 3", "Dòng 4", "Dòng 5", "Dòng 6", "Dòng 7"]


def test_dates_texts_and_serial_numbers_of_one_column() -> None:
    content = workbook(
        ("Họ và tên", "Ngày sinh"),
        ("Lê Hà", datetime(1964, 5, 19)),
        ("Hồ An", 23516),
        ("Vũ Tú", "19.05.64"),
        ("Ma Su", datetime(1964, 5, 1)),
        ("Bế Ly", datetime(1964, 1, 1)),
        ("Cà Mi", 1964),
        formats={"B2": "dd/mm/yyyy", "B5": "mmm-yy", "B6": "yyyy"},
    )
    births = [m.birth_date for m in roster_import.apply(plan(content))]
    assert births == ["1964-05-19", "1964-05-19", "1964-05-19", "1964-05", "1964", "1964"]


def test_the_1904_calendar_of_a_file_is_heeded() -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.active.append(("Họ và tên", "Ngày sinh"))
    book.active.append(("Lê Hà", 22054))
    (member,) = roster_import.apply(plan(saved(book)))
    assert member.birth_date == "1964-05-19"


def test_numbers_keep_the_zeros_their_format_shows() -> None:
    content = workbook(
        ("Họ và tên", "Số thẻ", "Số lý lịch", "Điện thoại"),
        ("Lê Hà", 42.86562, 123456789012, 912345678),
        formats={"B2": "00.000000", "D2": "0000000000"},
    )
    (member,) = roster_import.apply(plan(content))
    assert member.card_number == "42.865620"
    assert member.file_number == "123456789012"
    assert member.phone == "0912345678"


def test_merged_headings_over_two_rows() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(("TT", "Họ và tên", "Ngày sinh", None, "Ngày vào Đảng", None))
    page.append((None, None, "Nam", "Nữ", "Dự bị", "Chính thức"))
    page.append((1, "Lê Hà", None, datetime(1976, 8, 16), "26.7.16", "26.7.17"))
    for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        page.merge_cells(cells)
    (member,) = roster_import.apply(plan(saved(book)))
    assert (member.sex, member.birth_date) == (Sex.FEMALE, "1976-08-16")
    assert (member.admitted_on, member.official_on) == ("2016-07-26", "2017-07-26")


def test_the_sheet_with_names_is_chosen_and_others_named() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Bìa"
    book.active.append(("Chi bộ thôn",))
    book.create_sheet("Ẩn").append(("Họ và tên",))
    book["Ẩn"].sheet_state = "hidden"
    book.create_sheet("DS").append(("Họ và tên", "Ngày sinh"))
    sheet = spreadsheets.read_grid(saved(book))
    assert (sheet.name, sheet.others) == ("DS", ("Bìa",))
    assert spreadsheets.read_grid(saved(book), "Bìa").rows == (("Chi bộ thôn",),)


def test_formulas_are_never_worked_out() -> None:
    content = workbook(("Họ và tên", "Quê quán"), ("Lê Hà", '=HYPERLINK("x","y")'))
    (member,) = roster_import.apply(plan(content))
    assert member.home_town == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không phải tệp Excel"),
        (b"Ho ten;Ngay sinh", "không phải tệp Excel"),
        (b"PK\x03\x04 hong", "không phải tệp Excel"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook", "kiểu cũ"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "đặt mật khẩu",
        ),
    ],
)
def test_what_is_no_excel_file_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        spreadsheets.read_grid(content)


def changed(content: bytes, part: str, data: bytes) -> bytes:
    """Return the file with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("data", [b"", b"<a", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_a_damaged_file_is_a_sentence_or_an_empty_list(part: str, data: bytes) -> None:
    content = changed(workbook(("Họ và tên",), ("Lê Hà",)), part, data)
    try:
        assert spreadsheets.read_grid(content).rows
    except BadInput as problem:
        assert problem.sentence.startswith("Tệp")


def test_a_file_that_swells_when_unpacked_is_refused() -> None:
    swollen = changed(workbook(("Họ và tên",)), "xl/worksheets/sheet1.xml", b" " * 90_000_000)
    assert len(swollen) < 1_000_000
    with pytest.raises(BadInput, match="quá lớn"):
        spreadsheets.read_grid(swollen)


def test_entities_that_multiply_are_refused_at_once() -> None:
    laughs = b"<!DOCTYPE a [<!ENTITY a0 'ha'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    sheet = laughs + b"]><worksheet>&a9;</worksheet>"
    content = changed(workbook(("Họ và tên",)), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(BadInput):
        spreadsheets.read_grid(content)


@pytest.mark.parametrize("place", ["A20001", "CW2"])
def test_too_many_rows_or_columns_are_refused(place: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active[place] = "Họ và tên", "x"
    with pytest.raises(BadInput, match="20000 dòng và 100 cột"):
        spreadsheets.read_grid(saved(book))


def test_empty_cells_far_away_do_no_harm() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Họ và tên"
    book.active["A2"] = "Lê Hà"
    book.active["ZZ1000000"].number_format = "0.00"
    assert len(spreadsheets.read_grid(saved(book)).rows) == 2


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(BadInput, match="không có nội dung"):
        spreadsheets.read_grid(workbook())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"vắng\.xlsx"):
        spreadsheets.read_grid(tmp_path / "vắng.xlsx")
    with pytest.raises(BadInput, match="Không đọc được"):
        spreadsheets.read_grid(tmp_path)


texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp", "Zs")
    ),
    max_size=12,
).map(lambda text: nfc(text).lstrip("#"))  # an error of Excel is no text
letters = st.sampled_from(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hồ",
        "Đỗ",
        "Văn",
        "Thị",
        "Minh",
        "Ánh",
        "Hòa",
        "Thủy",
        "Đạt",
        "Yến",
    ]
)
names = st.lists(letters, min_size=2, max_size=4).map(" ".join)
days = st.dates(date(1930, 1, 1), date(1995, 12, 31)).map(date.isoformat)
partials = st.builds(lambda day, size: day[:size], days, st.sampled_from((0, 4, 7, 10)))
numbers = st.from_regex(r"\A[0-9]{2}\.[0-9]{6}\Z", fullmatch=True)
standings = st.builds(
    Standing,
    kind=st.sampled_from(StandingKind),
    since=partials,
    until=st.sampled_from(("", "2030-01-01", "2001-01-01")),
    place=texts,
)
people = st.builds(
    Member,
    uid=st.uuids().map(str),
    name=names,
    birth_date=partials,
    sex=st.sampled_from(Sex),
    ethnicity=texts,
    home_town=texts,
    work_now=texts,
    admitted_on=st.sampled_from(("", "2013", "2014-02", "2014-03-05")),
    official_on=st.sampled_from(("", "2015-04-03", "2027")),
    card_number=numbers,
    file_number=st.from_regex(r"\A[A-Z0-9./-]{0,8}\Z", fullmatch=True),
    phone=st.from_regex(r"\A0[0-9]{9}\Z", fullmatch=True) | st.just(""),
    position=st.sampled_from(Position),
    note=texts | st.sampled_from(("Miễn sinh hoạt", "SHT đi xã A", "Từ trần", "một\nhai")),
    standings=st.lists(standings, max_size=2).map(tuple),
)


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking files takes minutes
@given(members=st.lists(people, min_size=1, max_size=6, unique_by=lambda m: (m.name, m.birth_date)))
def test_importing_an_export_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, members: list[Member]
) -> None:
    known = tuple({m.card_number: m for m in members}.values())
    path = tmp_path_factory.mktemp("export") / "ds.xlsx"
    proposal = plan(spreadsheets.export_members(known, TODAY, path), known)
    assert proposal.problems == ()
    assert [dict(row.changes) for row in proposal.rows] == [{}] * len(known)
    assert proposal.same == len(known)


def test_an_export_into_an_empty_book_gives_the_same_members(tmp_path: Path) -> None:
    members = roster_import.apply(plan(SAMPLES / "danh-sach-dang-vien.xlsx"))
    path = spreadsheets.export_members(members, TODAY, tmp_path / "ds.xlsx", "Chi bộ A")
    again = {m.name: m for m in roster_import.apply(plan(path))}
    for member in members:
        twin = again[member.name]
        assert (twin.birth_date, twin.card_number, twin.phone) == (
            member.birth_date,
            member.card_number,
            member.phone,
        )
        assert standing_on(twin, TODAY) is standing_on(member, TODAY)


def test_an_export_is_a_list_to_print(tmp_path: Path) -> None:
    members = (
        Member(uid="1", name="Hồ Thanh Dũng", card_number="012345678901", home_town="=1+1"),
        Member(uid="2", name="Đỗ Xuân Ánh", birth_date="1975-01", phone="0977409318"),
    )
    path = spreadsheets.export_members(members, TODAY, tmp_path / "ds.xlsx", "Chi bộ A")
    page = openpyxl.load_workbook(path).active
    head = [cell.value for cell in page[5]]
    assert [page.cell(row, 2).value for row in (6, 7)] == ["Đỗ Xuân Ánh", "Hồ Thanh Dũng"]
    assert page.cell(6, head.index("Ngày sinh") + 1).value == "01/1975"
    card = page.cell(7, head.index("Số thẻ đảng viên") + 1)
    assert (card.value, card.data_type, card.number_format) == ("012345678901", "s", "@")
    town = page.cell(7, head.index("Quê quán") + 1)
    assert (town.value, town.data_type, town.quotePrefix) == ("=1+1", "s", True)
    assert page.cell(7, head.index("Tư cách") + 1).value == words.STANDING[StandingKind.FULL]
    assert page["A1"].value == "CHI BỘ A"
    assert page.freeze_panes == "C6"
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$5:$5"
    assert page.column_dimensions["C"].hidden


def test_an_export_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.mkdir()
    with pytest.raises(CannotWrite, match=r"ds\.xlsx"):
        spreadsheets.export_members((), TODAY, path)
    assert [p.name for p in tmp_path.iterdir()] == ["ds.xlsx"]


def test_a_long_list_takes_no_time_of_its_own() -> None:
    content = workbook(
        ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Số thẻ"),
        *(
            (
                n,
                f"Lê Văn {'ABCDEGHIKLMN'[n % 12]}",
                f"{n % 28 + 1}/5/1964",
                "Nam",
                "2001",
                f"{n:08}",
            )
            for n in range(2000)
        ),
    )

    def reading() -> float:
        start = time.thread_time()
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        list(book.active.iter_rows(values_only=True))
        book.close()
        return time.thread_time() - start

    def importing() -> float:
        start = time.thread_time()
        assert plan(content).new == 2000
        return time.thread_time() - start

    # The bench holds the goal of 2; this only catches work that grows with the square.
    assert min(importing() for _ in range(2)) < 5 * min(reading() for _ in range(2))


def test_a_list_keeps_its_texts_as_texts(tmp_path: Path) -> None:
    listing = spreadsheets.Listing(
        title="Việc được giao",
        second="Năm 2026, 1 việc",
        branch="Chi bộ A",
        sheet="Việc được giao",
        columns=(("Việc", 40), ("Thời hạn", 12)),
        rows=(("=1+1", "05/11/2026"),),
    )
    path = spreadsheets.export_list(listing, tmp_path / "viec.xlsx")
    page = openpyxl.load_workbook(path).active
    assert [page.cell(row, 1).value for row in (1, 2, 3)] == [
        "CHI BỘ A",
        "VIỆC ĐƯỢC GIAO",
        "Năm 2026, 1 việc",
    ]
    assert [cell.value for cell in page[5]] == ["TT", "Việc", "Thời hạn"]
    assert [cell.value for cell in page[6]] == [1, "=1+1", "05/11/2026"]
    assert [cell.data_type for cell in page[6]] == ["n", "s", "s"]
    assert page.column_dimensions["B"].width == 40
    assert page.page_setup.orientation == "landscape"
