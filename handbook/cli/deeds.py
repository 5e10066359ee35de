"""Commands that make, change, print or copy something; each prints in a line or two what it did."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from handbook import __version__
from handbook.cli import naming
from handbook.cli.opening import key_of, new_password, opened
from handbook.cli.tables import show
from handbook.errors import BadInput, Damaged, NotAsWritten, NotBundled, NotFound
from handbook.records import kinds, words
from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType, symbol
from handbook.records.settings import Branch, ParentBody
from handbook.records.text import one_line
from handbook.services import backup, checking, meetings, printing, reviews, shortcomings
from handbook.services.handbook import Created, Handbook


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
        request = handbook.read(
            lambda store: naming.request(store, choice, handbook.clock().date())
        )
        printing.write(handbook, choice.paper, request, choice.output)
        reviews.note_paper(handbook, choice.paper, request)
        shortcomings.note_paper(handbook, choice.paper, request)
    print(f"Đã ghi “{choice.output}”.")


def seal(choice: Namespace) -> None:
    """Seal a meeting's minutes."""
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: naming.meeting_of(store, choice.meeting))
        sealed = meetings.seal(handbook, meeting.uid)
        body = handbook.read(lambda store: store.branch.get()).symbol
    number = symbol(sealed.number, PaperType.MINUTES, body)
    print(f"Đã chốt biên bản {number}: {words.meeting_title(meeting)}; dấu vân {sealed.mark}.")


def unseal(choice: Namespace) -> None:
    """Open sealed minutes again, with a reason."""
    with opened(choice.book) as handbook:
        meeting = handbook.read(lambda store: naming.meeting_of(store, choice.meeting))
        meetings.unseal(handbook, meeting.uid, choice.reason)
    print(f"Đã mở lại: {words.meeting_title(meeting)}. Bản đã chốt vẫn được giữ.")


def back_up(choice: Namespace) -> None:
    """Make a proven backup."""
    with opened(choice.book) as handbook:
        made = backup.back_up(handbook, choice.folder)
    print(f"Đã sao lưu và thử mở lại: {made.path}")
    print(f"{kinds.counted(made.counts)}. Mã băm SHA-256 của tệp: {made.sha256}")
    _warn(made.faults)


def restore(choice: Namespace) -> None:
    """Restore a backup into a new file."""
    if not choice.file.exists():
        raise NotFound(f"Không thấy bản sao lưu “{choice.file}”. Hãy kiểm tra lại đường dẫn.")
    report = backup.restore(choice.file, key_of(choice.file), choice.into)
    print(f"Đã khôi phục vào “{choice.into}”: {kinds.counted(report.counts)}.")
    _warn(report.problems)


def _warn(faults: tuple[str, ...]) -> None:
    if faults:
        print(backup.warning(faults), file=sys.stderr)


def check(choice: Namespace) -> None:
    """Check the handbook; raises Damaged with everything that is wrong."""
    with opened(choice.book) as handbook:
        report = checking.check(handbook)
    if choice.json:
        found = {"counts": report.counts, "problems": list(report.problems)}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    if report.problems:
        raise _unsound(choice.book, report)
    if not choice.json:
        print(f"Cuốn sổ nguyên vẹn: {kinds.counted(report.counts)}.")


def _unsound(book: Path, report: checking.Report) -> Damaged:
    if report.damaged:
        return Damaged(
            f"Cuốn sổ “{book.name}” có chỗ hỏng. Đừng xóa tệp; hãy khôi phục từ bản sao lưu gần "
            "nhất.",
            *report.problems,
        )
    return NotAsWritten(
        f"Trong cuốn sổ “{book.name}” có chỗ không còn đúng như lúc ghi. Tệp không hỏng; muốn biết "
        "khác gì thì so với một bản sao lưu trước.",
        *report.problems,
    )


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


def _from_excel(handbook: Handbook, choice: Namespace) -> None:
    from handbook.records import list_import, roster_import, roster_layout
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
    list_import.refused(proposal)
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
