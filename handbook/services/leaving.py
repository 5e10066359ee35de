"""Writes everything a branch has into one folder of plain files: it can always leave with its data.

Written beside (inside, where the folder is there already, such as an empty USB stick) and renamed
at the end, so the folder is whole or not there. Keys are never written.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from handbook.errors import BadInput, CannotWrite
from handbook.papers.catalog import Request
from handbook.records.meetings import Meeting, MeetingState
from handbook.records.resolutions import Resolution, ResolutionState
from handbook.records.text import fold
from handbook.services import exchange, printing, reviews, spreadsheets
from handbook.services.handbook import Handbook
from handbook.store.resolutions import Issued
from handbook.store.seals import Seal

Progress = Callable[[int, int, str], None]
Stopped = Callable[[], bool]
_ALL = 2**31
_INSIDE = ".dang-ghi"


class _Stop(Exception):
    """Somebody asked to stop: caught here, nothing is left."""


def export_everything(
    handbook: Handbook,
    folder: Path,
    progress: Progress | None = None,
    *,
    with_reviews: bool = False,
    stopped: Stopped = lambda: False,
) -> tuple[Path, ...]:
    """Write the open format, the Excel list and all papers into `folder`; return the files.

    Papers are the sealed minutes and issued resolutions, byte for byte as kept, and the member
    list, as PDF and Word. What is told of persons in review rounds goes along only when asked for;
    the history then tells it of each review.
    Raises BadInput when the folder holds anything, CannotWrite when it cannot be written; then,
    and when `stopped` says so (no files are returned), nothing is left.
    """

    def say(done: int, total: int, words: str) -> None:
        if stopped():
            raise _Stop
        if progress is not None:
            progress(done, total, words)

    refuse_full(folder)
    there = folder.exists()
    beside = folder / _INSIDE if there else folder.parent / f".{folder.name}.dang-ghi"
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        _write_all(handbook, beside, say, with_reviews=with_reviews)
        _put_in_place(beside, folder)
        if with_reviews:
            reviews.note_exported(handbook)
    except _Stop:
        return ()
    except OSError as error:
        raise _cannot_write(folder) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(sorted(file for file in folder.rglob("*") if file.is_file()))


def refuse_full(folder: Path) -> None:
    """Raise BadInput when `folder` is a file or holds anything but what was once cut off.

    Raises CannotWrite when it may not be looked into.
    """
    if not folder.exists():
        return
    try:
        full = not folder.is_dir() or any(one.name != _INSIDE for one in folder.iterdir())
    except OSError as error:
        raise _cannot_write(folder) from error
    if full:
        raise BadInput(
            f"“{folder}” đã có dữ liệu nên không xuất đè lên. Hãy chọn một thư mục mới hoặc còn "
            "trống."
        )


def _cannot_write(folder: Path) -> CannotWrite:
    return CannotWrite(
        f"Không ghi được vào thư mục “{folder}”: thư mục chỉ cho đọc hoặc ổ đĩa đã đầy. Hãy "
        "chọn thư mục khác."
    )


def _put_in_place(beside: Path, folder: Path) -> None:
    """Rename what is whole; a folder that is there may be a disk's own and is only filled."""
    if not folder.exists():
        beside.rename(folder)
        return
    for one in tuple(beside.iterdir()):
        one.rename(folder / one.name)


def _write_all(handbook: Handbook, folder: Path, say: Progress, *, with_reviews: bool) -> None:
    sealed = [
        meeting
        for meeting in handbook.read(lambda store: store.meetings.summaries(None, limit=_ALL))
        if meeting.state is MeetingState.SEALED
    ]
    issued = [
        one
        for one in handbook.read(lambda store: store.resolutions.of_year(None))
        if one.state is ResolutionState.ISSUED
    ]
    total = len(sealed) + len(issued) + 2
    say(0, total, "Đang ghi dữ liệu mở")
    exchange.write(handbook, folder / "so-tay-chi-bo.json", with_reviews=with_reviews)
    say(1, total, "Đang ghi danh sách đảng viên")
    _write_roster(handbook, folder)
    for done, meeting in enumerate(sealed, start=2):
        say(done, total, "Đang ghi biên bản đã chốt")
        _write_minutes(handbook, folder / "bien-ban" / str(meeting.date.year), meeting)
    for done, paper in enumerate(issued, start=2 + len(sealed)):
        say(done, total, "Đang ghi nghị quyết, kết luận")
        _write_resolution(handbook, folder / "nghi-quyet" / str(paper.date.year), paper)
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
    if seal is not None:
        _write_both(handbook, folder, f"{meeting.date.isoformat()}_{seal.number:02d}-BB", seal)


def _write_resolution(handbook: Handbook, folder: Path, resolution: Resolution) -> None:
    issued = handbook.read(lambda store: store.resolutions.current(resolution.uid))
    if issued is not None:
        kind = resolution.kind.paper.value
        name = f"{resolution.date.isoformat()}_{issued.number:02d}-{kind}"
        _write_both(handbook, folder, name, issued)


def _write_both(handbook: Handbook, folder: Path, name: str, kept: Seal | Issued) -> None:
    """Write the kept PDF and Word under a name that ends in the branch's symbol."""
    symbol = handbook.read(lambda store: store.branch.get()).symbol
    body = "".join(c for c in fold(symbol).upper() if c.isalnum())
    folder.mkdir(parents=True, exist_ok=True)
    printing.write_bytes(folder / f"{name}-{body}.pdf", kept.pdf)
    printing.write_bytes(folder / f"{name}-{body}.docx", kept.docx)
