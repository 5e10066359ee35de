"""Writes everything a branch has into one folder of plain files: it can always leave with its data.

Written beside and renamed at the end, so the folder is whole or not there. Keys are never written.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from handbook.errors import BadInput, CannotWrite
from handbook.papers.catalog import Request
from handbook.records.meetings import Meeting, MeetingState
from handbook.records.text import fold
from handbook.services import exchange, printing, spreadsheets
from handbook.services.handbook import Handbook

Progress = Callable[[int, int, str], None]
_ALL = 2**31


def export_everything(
    handbook: Handbook, folder: Path, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write the open format, the Excel list and all papers into `folder`; return the files.

    Papers are the sealed minutes, byte for byte as sealed, and the member list, as PDF and Word.
    Raises BadInput when the folder holds anything, CannotWrite when it cannot be written; then
    nothing is left.
    """
    say = progress or (lambda done, total, words: None)
    _refuse_full(folder)
    beside = folder.with_name(f".{folder.name}.dang-ghi")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        _write_all(handbook, beside, say)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError as error:
        raise CannotWrite(
            f"Không ghi được vào thư mục “{folder}”: thư mục chỉ cho đọc hoặc ổ đĩa đã đầy. Hãy "
            "chọn thư mục khác."
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(sorted(file for file in folder.rglob("*") if file.is_file()))


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(
            f"“{folder}” đã có dữ liệu nên không xuất đè lên. Hãy chọn một thư mục mới hoặc còn "
            "trống."
        )


def _write_all(handbook: Handbook, folder: Path, say: Progress) -> None:
    sealed = [
        meeting
        for meeting in handbook.read(lambda store: store.meetings.summaries(None, limit=_ALL))
        if meeting.state is MeetingState.SEALED
    ]
    total = len(sealed) + 2
    say(0, total, "Đang ghi dữ liệu mở")
    exchange.write(handbook, folder / "so-tay-chi-bo.json")
    say(1, total, "Đang ghi danh sách đảng viên")
    _write_roster(handbook, folder)
    for done, meeting in enumerate(sealed, start=2):
        say(done, total, "Đang ghi biên bản đã chốt")
        _write_minutes(handbook, folder / "bien-ban" / str(meeting.date.year), meeting)
    say(total, total, "Đã xuất xong")


def _write_roster(handbook: Handbook, folder: Path) -> None:
    day = handbook.clock().date()
    people, branch = handbook.read(lambda store: (store.members.all(), store.branch.get()))
    name = "danh-sach-dang-vien"
    spreadsheets.export_members(people, day, folder / f"{name}.xlsx", branch.name)
    for suffix in printing.SUFFIXES:
        printing.write(handbook, "members", Request(day=day), folder / f"{name}{suffix}")


def _write_minutes(handbook: Handbook, folder: Path, meeting: Meeting) -> None:
    seal = handbook.read(lambda store: store.seals.current(meeting.uid))
    symbol = handbook.read(lambda store: store.branch.get()).symbol
    if seal is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    body = "".join(c for c in fold(symbol).upper() if c.isalnum())
    name = f"{meeting.date.isoformat()}_{seal.number:02d}-BB-{body}"
    printing.write_bytes(folder / f"{name}.pdf", seal.pdf)
    printing.write_bytes(folder / f"{name}.docx", seal.docx)
