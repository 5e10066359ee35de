"""Commands on a meeting's papers: issue and withdraw a resolution, the papers to post."""

from argparse import Namespace
from collections.abc import Callable

from handbook.cli.naming import meeting_of
from handbook.cli.opening import opened
from handbook.errors import NotFound
from handbook.records import dates, words
from handbook.records.meetings import Meeting
from handbook.records.numbering import symbol
from handbook.records.resolutions import ResolutionKind
from handbook.services import resolutions, upload_package
from handbook.services.handbook import Handbook
from handbook.store.resolutions import CALLED


def issue(choice: Namespace) -> None:
    """Issue a meeting's resolution or conclusion, drafted from the meeting where none was begun."""
    kind = _kind(choice)
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: meeting_of(store, choice.meeting))
        issued = resolutions.issue_of(handbook, meeting.uid, kind)
        body = handbook.read(lambda store: store.branch.get()).symbol
    number = symbol(issued.number, kind.paper, body)
    named = words.meeting_title(meeting)
    print(f"Đã ban hành {CALLED[kind]} {number}: {named}; dấu vân {issued.mark}.")


def withdraw(choice: Namespace) -> None:
    """Withdraw an issued resolution or conclusion to edit it, with a reason."""
    kind = _kind(choice)
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: meeting_of(store, choice.meeting))
        found = handbook.read(lambda store: store.resolutions.find(meeting.uid, kind))
        if found is None:
            raise NotFound(f"{words.meeting_title(meeting)} chưa có {CALLED[kind]} nào.")
        resolutions.withdraw(handbook, found.uid, choice.reason)
    print(f"Đã thu hồi {CALLED[kind]} để sửa: {words.meeting_title(meeting)}. Bản đã ban hành còn.")


def package(choice: Namespace) -> None:
    """Write the folder of papers to post of a meeting; with `--posted`, note that they are."""
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: meeting_of(store, choice.meeting))
        if choice.posted:
            _mark_posted(handbook, meeting)
            return
        day = handbook.clock().date()
        made = handbook.read(
            lambda store: upload_package.gathered(store, meeting.uid, day, before=choice.before)
        )
        written = upload_package.write(made, choice.folder)
    print(f"Đã ghi {len(written)} tệp vào “{choice.folder / made.folder}”.")


def _mark_posted(handbook: Handbook, meeting: Meeting) -> None:
    kept = handbook.change(
        "Ghi đã đăng tài liệu", lambda store: upload_package.mark_posted(store, meeting.uid)
    ).value
    at = dates.moment(kept.posted_at)
    print(f"Đã ghi là đã đăng ngày {at}: {words.meeting_title(meeting)}.")


def _kind(choice: Namespace) -> ResolutionKind:
    return ResolutionKind.CONCLUSION if choice.conclusion else ResolutionKind.RESOLUTION


DEEDS: dict[str, Callable[[Namespace], None]] = {
    "issue": issue,
    "withdraw": withdraw,
    "package": package,
}
