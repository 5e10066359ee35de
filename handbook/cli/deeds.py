"""Commands that make, change, print or copy something; each prints in a line or two what it did."""

import json
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from handbook import __version__
from handbook.cli.lists import show
from handbook.cli.opening import key_of, new_password, opened
from handbook.cli.words import a_day
from handbook.errors import BadInput, Damaged, NotBundled, NotFound
from handbook.papers.catalog import PAPERS
from handbook.records import dates, kinds, periods, words
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.numbering import PaperType, symbol
from handbook.records.review_rounds import Round, RoundPeriod
from handbook.records.settings import Branch, ParentBody
from handbook.records.shortcomings import Shortcoming
from handbook.records.tasks import Task
from handbook.records.text import fold, one_line
from handbook.services import backup, meetings, printing, reviews
from handbook.services.handbook import Created, Handbook
from handbook.store.store import Store

_MANY = 100_000
_TASK, _SHORTCOMING = "việc đột phá", "hạn chế"
_SHORTEST_START = 4
"""Fewer letters of a uid are more likely a slip than a choice."""


def new(choice: Namespace) -> None:
    """Make a handbook and print its recovery code, this once."""
    branch = Branch(
        uid=new_uid(),
        name=one_line(choice.branch),
        place=one_line(choice.place),
        parents=(ParentBody(name=one_line(choice.parent)),),
    )
    _tell_made(Handbook.create(choice.book, branch, new_password()))


def demo(choice: Namespace) -> None:
    """Make the fictional branch."""
    from handbook.services import demo as service

    _tell_made(
        service.make(
            choice.book,
            password=new_password(),
            members=choice.members,
            years=choice.years,
            seed=choice.seed,
        )
    )


def taken_in(choice: Namespace) -> None:
    """Import a member list or a document of the open format."""
    takers = {".xlsx": _from_excel, ".json": _from_open_format}
    take = takers.get(choice.file.suffix.lower())
    if take is None:
        raise BadInput(
            f"Không nhập được tệp “{choice.file.name}”: chỉ nhận danh sách đảng viên .xlsx hoặc dữ "
            "liệu mở .json. Tệp .xls cũ hãy mở bằng Excel rồi lưu lại thành .xlsx."
        )
    with opened(choice.book) as handbook:
        take(handbook, choice)


def export(choice: Namespace) -> None:
    """Write everything out into a folder."""
    from handbook.services import leaving

    with opened(choice.book) as handbook:
        files = leaving.export_everything(handbook, choice.folder, with_reviews=choice.with_reviews)
        rounds = handbook.read(lambda store: store.rounds.count())
    print(f"Đã xuất {len(files)} tệp vào “{choice.folder}”.")
    if rounds and not choice.with_reviews:
        print(
            "Bản kiểm điểm, kết quả kiểm phiếu và hạn chế của từng người không có trong thư mục "
            "này. Muốn xuất cả, hãy xuất lại với --with-reviews."
        )


def printed(choice: Namespace) -> None:
    """Print one paper into a file."""
    with opened(choice.book) as handbook:
        request = handbook.read(lambda store: _request(store, choice, handbook.clock().date()))
        printing.write(handbook, choice.paper, request, choice.output)
        reviews.note_paper(handbook, choice.paper, request)
    print(f"Đã ghi “{choice.output}”.")


def seal(choice: Namespace) -> None:
    """Seal a meeting's minutes."""
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: meeting_of(store, choice.meeting))
        sealed = meetings.seal(handbook, meeting.uid)
        body = handbook.read(lambda store: store.branch.get()).symbol
    number = symbol(sealed.number, PaperType.MINUTES, body)
    print(f"Đã chốt biên bản {number}: {words.meeting_title(meeting)}; dấu vân {sealed.mark}.")


def unseal(choice: Namespace) -> None:
    """Open sealed minutes again, with a reason."""
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: meeting_of(store, choice.meeting))
        meetings.unseal(handbook, meeting.uid, choice.reason)
    print(f"Đã mở lại: {words.meeting_title(meeting)}. Bản đã chốt vẫn được giữ.")


def back_up(choice: Namespace) -> None:
    """Make a proven backup."""
    with opened(choice.book) as handbook:
        made = backup.back_up(handbook, choice.folder)
    print(f"Đã sao lưu và thử mở lại: {made.path}")
    print(f"{kinds.counted(made.counts)}. Mã băm SHA-256 của tệp: {made.sha256}")


def restore(choice: Namespace) -> None:
    """Restore a backup into a new file."""
    if not choice.file.exists():
        raise NotFound(f"Không thấy bản sao lưu “{choice.file}”. Hãy kiểm tra lại đường dẫn.")
    report = backup.restore(choice.file, key_of(choice.file), choice.into)
    print(f"Đã khôi phục vào “{choice.into}”: {kinds.counted(report.counts)}.")


def check(choice: Namespace) -> None:
    """Check the handbook; raises Damaged with everything that is wrong."""
    with opened(choice.book) as handbook:
        report = backup.check(handbook)
    if choice.json:
        found = {"counts": report.counts, "problems": list(report.problems)}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    if report.problems:
        raise Damaged(
            f"Cuốn sổ “{choice.book.name}” có chỗ hỏng. Đừng xóa tệp; hãy khôi phục từ bản sao lưu "
            "gần nhất.",
            *report.problems,
        )
    if not choice.json:
        print(f"Cuốn sổ nguyên vẹn: {kinds.counted(report.counts)}.")


def try_installation(choice: Namespace) -> None:
    """Try this installation out; raises NotBundled naming all that does not work."""
    from handbook.services import selfcheck

    tried = selfcheck.run()
    if choice.json:
        found = [{"name": t.name, "problem": t.problem} for t in tried]
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(*(f"{'HỎNG' if t.problem else 'được'}  {t.words}" for t in tried), sep="\n")
    wrong = [t for t in tried if t.problem]
    if wrong:
        raise NotBundled(
            "Bản cài đặt này không dùng được. Hãy gỡ ra và cài lại; cuốn sổ của chi bộ không bị "
            "ảnh hưởng.",
            *(f"{t.words}: {t.problem}" for t in wrong),
        )
    if not choice.json:
        print(f"Bản cài đặt Sổ tay Chi bộ {__version__} dùng được.")


def meeting_of(store: Store, typed: str) -> Meeting:
    """Return the meeting of a uid, of the start of one, or of a day; raises NotFound, BadInput."""
    every = store.meetings.summaries(None, limit=_MANY)
    found = [m for m in every if m.uid == typed.lower()] or _by_start(every, typed)
    found = found or [m for m in every if m.date == _day_in(typed)]
    if not found:
        raise NotFound(
            f"Không có buổi sinh hoạt nào mang mã hoặc ngày “{typed}”. Hãy xem bằng lệnh "
            "“handbook list meetings”."
        )
    if len(found) > 1:
        raise BadInput(
            f"“{typed}” ứng với {len(found)} buổi sinh hoạt. Hãy gõ mã của một buổi:",
            *(f"{m.uid}  {words.meeting_title(m)}, {dates.on_screen(m.date)}" for m in found),
        )
    return found[0]


def member_of(store: Store, typed: str) -> str:
    """Return the uid of the member that a uid, the start of one, or a name means."""
    every = store.members.all()
    found = [m for m in every if m.uid.startswith(typed.lower()) and len(typed) >= _SHORTEST_START]
    found = found or [m for m in every if fold(m.name) == fold(one_line(typed))]
    if not found:
        raise NotFound(
            f"Không có đảng viên nào mang mã hoặc tên “{typed}”. Hãy xem bằng lệnh "
            "“handbook list members”."
        )
    if len(found) > 1:
        raise BadInput(
            f"“{typed}” ứng với {len(found)} đảng viên. Hãy gõ mã của một người:",
            *(f"{m.uid}  {m.name}, sinh {dates.on_screen(m.birth_date)}" for m in found),
        )
    return found[0].uid


def _by_start(every: tuple[Meeting, ...], typed: str) -> list[Meeting]:
    if len(typed) < _SHORTEST_START or _day_in(typed):
        return []
    return [m for m in every if m.uid.startswith(typed.lower())]


def _day_in(typed: str) -> date | None:
    from argparse import ArgumentTypeError

    try:
        return a_day(typed)
    except ArgumentTypeError:
        return None


def _request(store: Store, choice: Namespace, today: date) -> printing.Request:
    return printing.Request(
        day=today,
        meeting=meeting_of(store, choice.meeting).uid if choice.meeting else "",
        member=member_of(store, choice.member) if choice.member else "",
        year=choice.year,
        period=choice.period,
        fill=choice.fill,
        task=_uid_of(_TASK, store.tasks.all(), choice.task) if choice.task else "",
        shortcoming=(
            _uid_of(_SHORTCOMING, store.shortcomings.all(), choice.shortcoming)
            if choice.shortcoming
            else ""
        ),
        round=_round_of(store, choice) if _asks_for_round(choice.paper) else "",
    )


def _uid_of(what: str, every: tuple[Task | Shortcoming, ...], typed: str) -> str:
    """Return the whole uid that a uid or the start of one means."""
    enough = len(typed) >= _SHORTEST_START
    found = [one.uid for one in every if enough and one.uid.startswith(typed.lower())]
    if len(found) > 1:
        raise BadInput(f"“{typed}” ứng với {len(found)} {what}. Hãy gõ mã dài hơn:", *found)
    if not found:
        command = "tasks" if what == _TASK else "shortcomings"
        raise NotFound(
            f"Không có {what} nào mang mã “{typed}”. Hãy xem bằng lệnh “handbook list {command}”."
        )
    return found[0]


def _asks_for_round(paper_id: str) -> bool:
    paper = PAPERS.get(paper_id)
    return paper is not None and "round" in paper.takes


def _round_of(store: Store, choice: Namespace) -> str:
    """Return the uid of the round that a year, or a quarter, means; without one, the last begun.

    Empty while there is none at all.
    """
    if not choice.year and not store.rounds.all():
        return ""  # papers of a round are blank forms then
    every = store.rounds.of_year(choice.year) if choice.year else store.rounds.all()[::-1]
    found = [one for one in every if _is_of(one, choice.period)]
    if not found:
        raise NotFound(
            f"Không có đợt kiểm điểm nào của {choice.period or f'năm {choice.year}'}. Hãy mở đợt "
            "kiểm điểm trong chương trình trước, hoặc bỏ --year để in mẫu trống."
        )
    yearly = (one for one in found if one.period is RoundPeriod.YEAR)
    return next(yearly, found[0]).uid


def _is_of(one: Round, period: str) -> bool:
    """Say whether a round is the one of a quarter typed as `2026-Q3`; any when none was typed."""
    if not period:
        return True
    wanted = periods.parse(period)
    return (one.starts_on, one.ends_on) == (wanted.first, wanted.last)


def _from_excel(handbook: Handbook, choice: Namespace) -> None:
    from handbook.records import roster_import, roster_layout
    from handbook.services import spreadsheets

    sheet = spreadsheets.read_grid(choice.file)
    existing = handbook.read(lambda store: store.members.all())
    proposal = roster_import.propose(
        sheet, roster_layout.recognise(sheet), existing, today=handbook.clock().date()
    )
    if choice.dry_run:
        rows = [
            {"row": row.row_number, "name": row.name, "action": row.action.value}
            for row in proposal.rows
        ]
        show(rows, _IMPORT_COLUMNS, as_json=choice.json)
    roster_import.refused(proposal)
    if not choice.dry_run:
        kept = roster_import.apply(proposal)
        deed = f"Nhập danh sách đảng viên từ tệp {choice.file.name}"
        handbook.change(deed, lambda store: [store.members.put(member) for member in kept])
    if not (choice.dry_run and choice.json):
        print(proposal.summary)


def _from_open_format(handbook: Handbook, choice: Namespace) -> None:
    from handbook.services import exchange, taking_in

    document = exchange.read(choice.file)
    if choice.dry_run:
        plan = handbook.read(
            lambda store: taking_in.plan(store, document, replacing=choice.replace)
        )
    else:
        plan = taking_in.take_in(handbook, document, replacing=choice.replace)
    if choice.json:
        found = {"new": plan.new, "replaced": plan.replaced, "same": plan.same, "left": plan.left}
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    print(plan.summary, *plan.left, sep="\n")
    if document.reviews_left_out:
        print("Tệp này xuất không kèm bản kiểm điểm, nên không có bản kiểm điểm nào để nhập.")


_ACTIONS = {"new": "thêm mới", "update": "cập nhật", "same": "không đổi", "bad": "có lỗi"}
_IMPORT_COLUMNS = (
    ("Dòng", lambda row: str(row["row"])),
    ("Họ và tên", lambda row: str(row["name"])),
    ("Sẽ làm", lambda row: _ACTIONS[row["action"]]),
)


def _tell_made(made: Created) -> None:
    book: Path = made.handbook.path
    made.handbook.close()
    print(f"Đã lập cuốn sổ: {book}")
    print(f"Mã khôi phục (chỉ hiện lần này): {made.recovery_code}")
    print("Hãy in hoặc chép mã ra giấy, cất vào két: quên mật khẩu thì chỉ mã này mở được cuốn sổ.")


DEEDS: dict[str, Callable[[Namespace], None]] = {
    "new": new,
    "demo": demo,
    "import": taken_in,
    "export": export,
    "print": printed,
    "seal": seal,
    "unseal": unseal,
    "backup": back_up,
    "restore": restore,
    "check": check,
    "selfcheck": try_installation,
}
