"""The papers of one meeting as files ready to be posted: one folder, plain names, a checklist.

The program itself sends nothing anywhere: a person posts the files and ticks it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.errors import BadInput, CannotWrite
from handbook.papers import upload_checklist as checklist
from handbook.papers.catalog import PAPERS, Request
from handbook.papers.gathered import gather
from handbook.records.meetings import Meeting, MeetingState
from handbook.services import printing
from handbook.store.store import Store

Told = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """All that is read for one folder: file names and what `printing.typeset` makes of each."""

    folder: str
    files: "tuple[tuple[str, printing.Made], ...]"


def gathered(store: Store, meeting_uid: str, day: date, *, before: bool) -> Package:
    """Return what is posted before a meeting, or after it.

    Raises BadInput when the minutes are not sealed yet and what comes after is asked for.
    """
    meeting = store.meetings.by_uid(meeting_uid)
    if not before and meeting.state is not MeetingState.SEALED:
        raise BadInput("Biên bản chưa chốt nên chưa có bản để đăng; hãy chốt biên bản trước.")
    listed = checklist.planned(store, meeting, before=before)
    request = Request(day=day, meeting=meeting_uid)
    files = [
        (f"{one.name}{suffix}", printing.gathered(store, PAPERS[one.paper], request, suffix))
        for one in listed
        for suffix in printing.SUFFIXES
    ]
    sheet = checklist.document(gather(store, meeting), meeting, listed, before)
    name = f"{meeting.date.isoformat()}_phieu-kiem{'-truoc' if before else ''}.pdf"
    return Package(folder=checklist.folder_name(meeting), files=(*files, (name, sheet)))


def write(
    package: Package,
    into: Path,
    told: Told = lambda done, total, words: None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write the package into its folder under `into`; return the files, each whole.

    Files of the same names are replaced. Stopped, what is written stays. Raises CannotWrite.
    """
    folder = into / package.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"Không lập được thư mục “{folder}”: nơi đó chỉ cho đọc hoặc ổ đĩa đã đầy. Hãy chọn "
            "thư mục khác."
        ) from error
    written: list[Path] = []
    for name, made in package.files:
        if stopped():
            break
        told(len(written), len(package.files), name)
        printing.write_bytes(folder / name, printing.typeset(made, Path(name).suffix))
        written.append(folder / name)
    return tuple(written)


def mark_posted(store: Store, meeting_uid: str) -> Meeting:
    """Note that a meeting's papers were posted now; raises BadInput before the seal."""
    meeting = store.meetings.by_uid(meeting_uid)
    if meeting.state is not MeetingState.SEALED:
        raise BadInput("Biên bản chưa chốt nên chưa thể ghi là đã đăng; hãy chốt biên bản trước.")
    now = store.session.clock().replace(tzinfo=None)
    return store.meetings.mark_posted(meeting_uid, now.isoformat(timespec="minutes"))
