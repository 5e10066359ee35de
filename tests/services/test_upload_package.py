import io
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from handbook.errors import BadInput, CannotWrite
from handbook.papers import upload_checklist
from handbook.papers.catalog import Request
from handbook.records.resolutions import ResolutionKind
from handbook.services import meetings, printing, resolutions, upload_package

DAY = date(2026, 11, 3)


def package(book, meeting, *, before):
    return book.read(lambda store: upload_package.gathered(store, meeting.uid, DAY, before=before))


def text(pdf: bytes) -> str:
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(words.split())


def test_before_the_meeting_the_invitation_and_begun_drafts_go_out(book, ready, tmp_path):
    meeting = ready()
    book.change(
        "Soạn",
        lambda store: store.resolutions.put(
            resolutions.draft(store, meeting.uid, ResolutionKind.RESOLUTION)
        ),
    )
    told = []
    files = upload_package.write(
        package(book, meeting, before=True), tmp_path, lambda *how: told.append(how)
    )
    assert {file.parent.name for file in files} == {"2026-11-03_thuong-ky"}
    assert [file.name for file in files] == [
        "2026-11-03_giay-moi.pdf",
        "2026-11-03_giay-moi.docx",
        "2026-11-03_du-thao-nghi-quyet.pdf",
        "2026-11-03_du-thao-nghi-quyet.docx",
        "2026-11-03_phieu-kiem-truoc.pdf",
    ]
    assert told[0] == (0, 5, "2026-11-03_giay-moi.pdf") and len(told) == 5
    sheet = text(files[-1].read_bytes())
    assert "Hạn đăng: ngày 02 tháng 11 năm 2026" in sheet and "Dự thảo nghị quyết" in sheet
    assert all(file.name.isascii() for file in files)


def test_before_there_was_a_rule_no_day_is_asked_for(book, ready, tmp_path):
    meeting = ready(date(2025, 6, 3))
    files = upload_package.write(package(book, meeting, before=True), tmp_path)
    assert "Hạn đăng" not in text(files[-1].read_bytes())


def test_after_the_seal_the_very_sealed_files_go_out(book, ready, tmp_path):
    meeting = ready()
    with pytest.raises(BadInput, match="chưa chốt"):
        package(book, meeting, before=False)
    seal = meetings.seal(book, meeting.uid)
    files = upload_package.write(package(book, meeting, before=False), tmp_path)
    assert [file.name for file in files] == [
        "2026-11-03_bien-ban.pdf",
        "2026-11-03_bien-ban.docx",
        "2026-11-03_phieu-kiem.pdf",
    ]
    assert (files[0].read_bytes(), files[1].read_bytes()) == (seal.pdf, seal.docx)
    assert "Hạn đăng: ngày 05 tháng 11 năm 2026" in text(files[2].read_bytes())
    again = upload_package.write(package(book, meeting, before=False), tmp_path)
    assert again == files and len(list(files[0].parent.iterdir())) == 3


def test_the_tick_says_when_and_stands_on_the_sheet(book, ready, clock):
    meeting = ready()
    with pytest.raises(BadInput, match="chưa chốt"):
        book.change("Ghi", lambda store: upload_package.mark_posted(store, meeting.uid))
    meetings.seal(book, meeting.uid)
    clock.now = clock.now.replace(day=4, hour=8, minute=15)
    kept = book.change("Ghi", lambda store: upload_package.mark_posted(store, meeting.uid)).value
    assert kept.posted_at == "2026-11-04T08:15"
    assert datetime.fromisoformat(kept.posted_at).day == 4
    sheet = printing.make(
        book, upload_checklist.PAPER, Request(day=DAY, meeting=meeting.uid), ".pdf"
    )
    assert "lúc 08:15, ngày 04 tháng 11 năm 2026" in text(sheet)


def test_stopped_it_leaves_whole_files_only(book, ready, tmp_path):
    meeting = ready()
    done = []
    files = upload_package.write(
        package(book, meeting, before=True),
        tmp_path,
        lambda *how: done.append(how),
        lambda: len(done) == 1,
    )
    assert [file.name for file in files] == ["2026-11-03_giay-moi.pdf"]
    assert [file.name for file in files[0].parent.iterdir()] == ["2026-11-03_giay-moi.pdf"]


def test_a_place_that_takes_no_folder_is_said(book, ready, tmp_path):
    file = tmp_path / "tep"
    file.write_bytes(b"")
    with pytest.raises(CannotWrite, match="Không lập được thư mục"):
        upload_package.write(package(book, ready(), before=True), file)
