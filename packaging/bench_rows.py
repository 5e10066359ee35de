"""What is measured without a window: saving, searching, papers, lists, backups (DESIGN §10)."""

import hashlib
import io
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
from pypdf import PdfReader, PdfWriter

import bench_books
import bench_flowables
from handbook.papers import minutes, review_form, round_paper
from handbook.papers.catalog import Request
from handbook.papers.gathered import gather
from handbook.records import roster_import, roster_layout
from handbook.records.meetings import Meeting
from handbook.services import backup, minutes_book, printing, spreadsheets
from handbook.services.handbook import Handbook
from handbook.store import engine, search
from handbook.typeset.blocks import Document
from handbook.typeset.many_to_pdf import many_to_pdf
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf
from measuring import Row, alternate, at_most, faster


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the run keeps its files, and how much of everything it does."""

    folder: Path
    book: Handbook
    quick: bool

    def times(self, often: int) -> int:
        """Return how often to repeat."""
        return max(3, often // 5) if self.quick else often


def save(bench: Bench) -> list[Row]:
    """Save a change of a meeting's text, against one raw transaction writing the same bytes."""
    meetings = [bench_books.draft_of_pages(bench.book, 3)]

    def ours() -> None:
        told = replace(meetings[-1], report=f"{meetings[-1].report[:400]} {len(meetings)}")
        meetings.append(bench.book.change("Ghi", lambda store: store.meetings.put(told)).value)

    written = _written(ours)
    copy = bench.folder / "raw.sotay"
    bench.book.copy_to(copy)
    with closing(engine.connect(copy, bench.book.key.hex)) as raw:

        def against() -> None:
            raw.conn.execute("BEGIN IMMEDIATE")
            for sql, values in written:
                raw.conn.execute(sql, values)
            raw.conn.execute("COMMIT")

        found = alternate(ours, against, bench.times(100))
    return [at_most("một lần lưu, so với ghi thẳng chừng ấy dữ liệu", *found, 2)]


def find(bench: Bench) -> list[Row]:
    """Search as a person types, against the query FTS5 is asked."""
    count = 20_000 if bench.quick else 100_000
    path = bench.folder / "tim.sotay"
    with closing(bench_books.make(path, years=1)) as book:
        book.change("Nạp", lambda store: _fill_index(store.session.db, count))
        store: Any = book.read(lambda store: store)
        rows = []
        for typed in ("quy chế chi tiêu", "dang vien moi", "nghị quyết"):
            query = search.question(typed)

            def against(query: str = query) -> None:
                store.session.db.conn.execute(
                    "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20", (query,)
                ).fetchall()

            # Quick as they are, a few of them would tell of the machine's other work alone.
            found = alternate(partial(store.search.find, typed), against, 40)
            rows.append(at_most(f"tìm “{typed}” trong {_grouped(count)} bản ghi", *found, 1.5))
    return rows


def pdf(bench: Bench) -> list[Row]:
    """One meeting's minutes to PDF, and a year's twelve, against plain flowables."""
    bench_flowables.load_font()
    year = bench_books.latest(bench.book, 12)
    documents = [_document(bench.book, meeting) for meeting in year]
    gathered = bench.book.read(lambda store: [gather(store, meeting) for meeting in year])
    both = list(zip(gathered, year, strict=True))
    one = alternate(
        lambda: to_pdf(minutes.document(*both[0])),
        lambda: bench_flowables.pdf(documents[0]),
        bench.times(20),
    )
    twelve = alternate(
        lambda: [to_pdf(minutes.document(*facts)) for facts in both],
        lambda: [bench_flowables.pdf(document) for document in documents],
        bench.times(5),
    )
    return [
        at_most("biên bản ra PDF, so với flowables của reportlab", *one, 1.5),
        at_most("12 biên bản của một năm ra PDF", *twelve, 1.5),
    ]


def forms(bench: Bench) -> list[Row]:
    """Make 34 review forms and put them into one PDF, against the same words as flowables."""
    bench_flowables.load_font()
    facts = bench.book.read(
        lambda store: round_paper.gather(store, Request(day=bench.book.clock().date()))
    )
    whom = [line.member for line in facts.round.people][:34]
    documents = [review_form.document(facts, uid) for uid in whom]

    def ours() -> None:
        many_to_pdf([review_form.document(facts, uid) for uid in whom], "Bản kiểm điểm")

    found = alternate(ours, lambda: bench_flowables.one_pdf(documents), bench.times(10))
    return [at_most(f"{len(whom)} bản kiểm điểm ra một tệp PDF", *found, 1.5)]


def years_book(bench: Bench) -> list[Row]:
    """Bind a year's sealed minutes with contents and numbers, against joining the same pages."""
    path = bench.folder / "so-bien-ban.sotay"
    with closing(bench_books.make(path, years=2, whole_papers=True)) as book:
        years = book.read(lambda store: store.meetings.years())
        request = Request(day=book.clock().date(), year=years[1])
        sealed = book.read(lambda store: store.seals.in_force(years[1]))

        def ours() -> None:
            made = book.read(lambda store: minutes_book.gathered(store, request))
            printing.typeset(made, ".pdf")

        def against() -> None:
            joined = PdfWriter()
            for seal in book.read(lambda store: store.seals.in_force(years[1])):
                for page in PdfReader(io.BytesIO(seal.pdf)).pages:
                    joined.add_page(page)
            joined.write(io.BytesIO())

        found = alternate(ours, against, bench.times(10))
    return [at_most(f"sổ biên bản của năm ({len(sealed)} biên bản), so với nối trang", *found, 4)]


def libreoffice(bench: Bench) -> list[Row]:
    """Minutes to PDF, against LibreOffice converting our Word file of them."""
    what = "biên bản ra PDF, so với LibreOffice đổi tệp Word"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return [Row(what=what, goal="nhanh gấp ≥ 20", note="không có LibreOffice")]
    (meeting,) = bench_books.latest(bench.book)
    document = _document(bench.book, meeting)
    file = bench.folder / "bien-ban.docx"
    file.write_bytes(to_docx(document))
    profile = f"-env:UserInstallation={(bench.folder / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(bench.folder)]

    def against() -> None:
        subprocess.run([*command, str(file)], check=True, capture_output=True)

    return [faster(what, *alternate(lambda: to_pdf(document), against, bench.times(10)), 20)]


def excel(bench: Bench) -> list[Row]:
    """Read, recognise and check a list of 5,000 members, against openpyxl reading the cells."""
    file = bench.folder / "danh-sach.xlsx"
    _write_roster(file, 5000)
    today = bench.book.clock().date()

    def ours() -> None:
        sheet = spreadsheets.read_grid(file)
        proposal = roster_import.propose(sheet, roster_layout.recognise(sheet), (), today=today)
        assert proposal.new == 5000, proposal.summary

    def against() -> None:
        book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()), read_only=True, data_only=True)
        list(book.worksheets[0].iter_rows(values_only=True))
        book.close()

    found = alternate(ours, against, bench.times(5))
    return [at_most("danh sách 5.000 đảng viên từ Excel", *found, 2)]


def back_up(bench: Bench) -> list[Row]:
    """Make a proven backup of ten years with whole papers, against copying and hashing the file."""
    path = bench.folder / "sao-luu.sotay"
    folder = bench.folder / "ban-sao"
    with closing(bench_books.make(path, years=10, whole_papers=True)) as book:

        def ours() -> None:
            made = Path(backup.back_up(book, folder).path)
            shutil.rmtree(made.parent)

        def against() -> None:
            copy = shutil.copyfile(path, bench.folder / "copy")
            with Path(copy).open("rb") as file:
                hashlib.file_digest(file, "sha256").hexdigest()

        engine.rows(book.read(lambda store: store.session.db), "PRAGMA wal_checkpoint(TRUNCATE)")
        found = alternate(ours, against, bench.times(10))
        size = path.stat().st_size / 1_000_000
    return [at_most(f"sao lưu có thử mở lại ({size:.0f} MB)", *found, 3)]


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _document(book: Handbook, meeting: Meeting) -> Document:
    return minutes.document(book.read(lambda store: gather(store, meeting)), meeting)


def _written(deed: Callable[[], object]) -> list[tuple[str, dict[str, Any]]]:
    """Return the writing statements of one `deed`, with their values."""
    seen: list[tuple[str, dict[str, Any]]] = []
    real = engine.write

    def watch(db: Any, sql: str, values: Any) -> int:
        seen.append((sql, dict(values)))
        return real(db, sql, values)

    engine.write = watch
    try:
        deed()
    finally:
        engine.write = real
    return seen


def _fill_index(db: Any, count: int) -> None:
    """Add records' words to the index until it holds `count`: those of the fictional year, anew."""
    known = engine.rows(db, "SELECT kind, title, text FROM found")
    for number in range(count - len(known)):
        one = known[number % len(known)]
        search.remember(
            db,
            kind=one["kind"],
            uid=f"bench-{number}",
            title=f"{one['title']} {number}",
            text=one["text"][number % 97 :],
        )


def _write_roster(file: Path, count: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH ĐẢNG VIÊN"])
    sheet.append(
        ["TT", "Họ và tên", "Ngày sinh", "Nam/Nữ", "Quê quán", "Ngày vào Đảng", "Ngày chính thức"]
    )
    for number in range(count):
        year = 1950 + number // 336 % 40
        born = f"{number % 28 + 1:02d}/{number // 28 % 12 + 1:02d}/{year}"
        joined, official = f"03/02/{year + 25}", f"03/02/{year + 26}"
        name = f"{_FAMILY[number % 5]} {_MIDDLE[number % 7]} {_GIVEN[number % 9]}"
        sex = "Nữ" if number % 7 == 0 else "Nam"
        sheet.append([number + 1, name, born, sex, "xã Bình An, tỉnh Mẫu", joined, official])
    book.save(file)


_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ")
_MIDDLE = ("Thị", "Văn", "Đức", "Hữu", "Minh", "Quang", "Xuân")
_GIVEN = ("An", "Bưởi", "Cam", "Dừa", "Đào", "Hồng", "Khế", "Mận", "Sen")
