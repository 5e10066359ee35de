"""What can be typed on the command line, with the words of its help.

Light on purpose: nothing is imported here that a command needs to run.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from handbook import __version__, paths
from handbook.cli.parsing import Parser, a_day, a_number, a_year

_ABOUT = """\
Sổ tay Chi bộ: cuốn sổ của chi bộ trong một tệp mã hóa, in mọi giấy tờ của buổi sinh hoạt.
Không có lệnh nào thì mở cửa sổ chương trình."""
_AFTER = """\
Mật khẩu: lấy từ biến HANDBOOK_PASSWORD; không có thì hỏi kho mật khẩu của máy, rồi hỏi người dùng.
Mã kết thúc: 0 xong; 1 lỗi của chương trình; 2 gõ sai lệnh; 3 dữ liệu sai, không ghi gì;
4 đang khóa hoặc sai mật khẩu; 5 tệp hỏng; 6 đang được dùng ở nơi khác."""
_BOOK = "tệp cuốn sổ (không ghi thì dùng cuốn sổ thường ngày của máy này)"
SCREENS = (
    *("today", "meetings", "assignments", "reviews"),
    *("tasks", "members", "printing", "settings"),
)
"""The names of the window's screens, written here so that no command line loads the window."""
_MEETING = "mã buổi sinh hoạt (cả mã hoặc phần đầu), hoặc ngày họp như 03/11/2026"


def parser() -> Parser:
    """Return the parser of the whole command line; `command` is None when none was typed."""
    whole = Parser(prog="handbook", description=_ABOUT, epilog=_AFTER)
    version = f"Sổ tay Chi bộ {__version__}"
    whole.options.add_argument(
        "--version", action="version", version=version, help="hiện số phiên bản rồi thôi"
    )
    whole.options.add_argument(
        "--book", metavar="TỆP", type=Path, default=paths.default_book(), help=_BOOK
    )
    commands = whole.add_subparsers(title="Lệnh", dest="command", metavar="LỆNH")
    for name, about, fill in _COMMANDS:
        sub = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:] + ".")
        # Also after the command, where it is as often typed; SUPPRESS keeps the earlier one.
        sub.options.add_argument(
            "--book", metavar="TỆP", type=Path, default=argparse.SUPPRESS, help=_BOOK
        )
        fill(sub)
    return whole


def _open(sub: Parser) -> None:
    add = sub.options.add_argument
    add(
        "--until-ready",
        action="store_true",
        help="in số mili giây từ lúc khởi động đến khi màn hình đầu dùng được, rồi đóng",
    )
    add("--picture", metavar="TỆP", type=Path, help="lưu ảnh màn hình đầu vào tệp .png")
    add(
        "--screen",
        metavar="TÊN",
        default="",
        choices=SCREENS,
        help=f"màn hình mở trước tiên: {', '.join(SCREENS)}",
    )


def _new(sub: Parser) -> None:
    add = sub.options.add_argument
    add("--branch", metavar="TÊN", required=True, help="tên chi bộ, như Chi bộ thôn Lăng Quậy")
    add("--parent", metavar="TÊN", required=True, help="đảng bộ, đảng ủy cấp trên trực tiếp")
    add("--place", metavar="TÊN", required=True, help="địa danh ghi trên văn bản")


def _demo(sub: Parser) -> None:
    add = sub.options.add_argument
    add("--members", metavar="SỐ", type=a_number, default=34, help="số đảng viên (34)")
    add("--years", metavar="SỐ", type=a_number, default=2, help="số năm đã sinh hoạt (2)")
    add("--seed", metavar="SỐ", type=a_number, default=1, help="số gieo: cùng số, cùng dữ liệu (1)")


def _import(sub: Parser) -> None:
    sub.values.add_argument(
        "file", metavar="TỆP", type=Path, help="danh sách đảng viên .xlsx, hoặc dữ liệu mở .json"
    )
    add = sub.options.add_argument
    add("--dry-run", action="store_true", help="chỉ cho xem sẽ làm gì, không ghi gì")
    add(
        "--replace",
        action="store_true",
        help="với tệp .json: thay cả bản ghi đã có mà nội dung khác (mặc định là giữ nguyên)",
    )
    _json(sub)


def _import_tasks(sub: Parser) -> None:
    sub.values.add_argument(
        "file",
        metavar="TỆP",
        type=Path,
        help="danh sách việc đột phá .xlsx, cột theo thứ tự nào cũng được",
    )
    add = sub.options.add_argument
    add("--year", metavar="NĂM", type=a_year, required=True, help="năm của việc không ghi năm")
    add("--assigner", metavar="TÊN", default="", help="cấp giao; có thì giao luôn các việc")
    add("--document", metavar="SỐ", default="", help="văn bản giao; có thì giao luôn các việc")
    add("--document-date", metavar="NGÀY", type=a_day, help="ngày của văn bản giao")
    add("--dry-run", action="store_true", help="chỉ cho xem sẽ làm gì, không ghi gì")
    _json(sub)


def _export(sub: Parser) -> None:
    sub.values.add_argument(
        "folder", metavar="THƯ_MỤC", type=Path, help="thư mục mới, hoặc thư mục còn trống"
    )
    sub.options.add_argument(
        "--with-reviews",
        action="store_true",
        help="xuất cả bản kiểm điểm, kết quả kiểm phiếu, hạn chế của từng người",
    )


def _list(sub: Parser) -> None:
    kinds = (
        *("members", "meetings", "assignments", "resolutions", "goals", "plans", "studies"),
        *("reviews", "shortcomings", "commitments", "tasks"),
    )
    sub.values.add_argument(
        "what",
        metavar="|".join(kinds),
        choices=kinds,
        help="đảng viên, buổi sinh hoạt, việc được giao, nghị quyết và kết luận, chỉ tiêu và "
        "nhiệm vụ năm, kế hoạch, buổi học tập nghị quyết, bản kiểm điểm, hạn chế, bản cam kết, "
        "hoặc "
        "việc đột phá",
    )
    add = sub.options.add_argument
    add("--year", metavar="NĂM", type=a_year, help="chỉ của năm này; đảng viên: đến cuối năm này")
    add("--on", metavar="NGÀY", type=a_day, help="tính vào ngày này (mặc định là hôm nay)")
    add(
        "--open",
        action="store_true",
        help="việc được giao: chỉ việc đang thực hiện, quá hạn trước; việc đột phá: chưa kết thúc",
    )
    add(
        "--member",
        metavar="NGƯỜI",
        default="",
        help="việc được giao, việc đột phá: chỉ của đảng viên này",
    )
    states = ("registered", "assigned", "evaluated", "carried_over", "split", "dropped")
    add(
        "--state",
        metavar="|".join(states),
        choices=states,
        default="",
        help="việc đột phá: chỉ việc ở tình trạng này",
    )
    add(
        "--texts",
        action="store_true",
        help="kiểm điểm, hạn chế, cam kết: cả nội dung; việc xem được ghi vào lịch sử",
    )
    _json(sub)


def _print(sub: Parser) -> None:
    sub.values.add_argument("paper", metavar="GIẤY_TỜ", help="tên giấy tờ, xem lệnh papers")
    add = sub.options.add_argument
    add("--meeting", metavar="BUỔI", default="", help=_MEETING)
    add("--member", metavar="NGƯỜI", default="", help="mã đảng viên (cả mã hoặc phần đầu) hoặc tên")
    add("--task", metavar="MÃ", default="", help="mã việc đột phá (cả mã hoặc phần đầu)")
    add("--shortcoming", metavar="MÃ", default="", help="mã hạn chế (cả mã hoặc phần đầu)")
    add(
        "--year",
        metavar="NĂM",
        type=a_year,
        help="năm, khi giấy tờ cần; giấy tờ kiểm điểm: đợt của năm này",
    )
    add(
        "--period",
        metavar="KỲ",
        default="",
        help="kỳ của báo cáo: 2026-11, 2026-Q4, 2026-H2 hoặc 2026",
    )
    add(
        "--fill",
        metavar="blank|part",
        choices=("blank", "part"),
        default="",
        help="mẫu kiểm điểm: blank để trống, part điền sẵn điều cuốn sổ đã biết",
    )
    add(
        "-o",
        "--output",
        metavar="TỆP",
        type=Path,
        required=True,
        help="tệp ghi ra, đuôi .pdf hoặc .docx; bảng số liệu còn ra được .xlsx",
    )


def _search(sub: Parser) -> None:
    sub.values.add_argument(
        "text", metavar="CHỮ", nargs="+", help="chữ cần tìm; gõ không dấu cũng tìm được"
    )
    _json(sub)


def _duties(sub: Parser) -> None:
    sub.options.add_argument(
        "--on", metavar="NGÀY", type=a_day, help="việc của ngày này (mặc định là hôm nay)"
    )
    _json(sub)


def _seal(sub: Parser) -> None:
    sub.values.add_argument("meeting", metavar="BUỔI", help=_MEETING)


def _unseal(sub: Parser) -> None:
    _seal(sub)
    sub.options.add_argument(
        "--reason", metavar="LÝ_DO", required=True, help="lý do mở lại, lưu mãi trong lịch sử"
    )


def _issue(sub: Parser) -> None:
    _seal(sub)
    sub.options.add_argument(
        "--conclusion", action="store_true", help="kết luận, thay cho nghị quyết"
    )


def _withdraw(sub: Parser) -> None:
    _issue(sub)
    sub.options.add_argument(
        "--reason", metavar="LÝ_DO", required=True, help="lý do thu hồi, lưu mãi trong lịch sử"
    )


def _package(sub: Parser) -> None:
    _seal(sub)
    sub.values.add_argument(
        "folder", metavar="THƯ_MỤC", type=Path, nargs="?", default=Path(), help="nơi đặt thư mục"
    )
    add = sub.options.add_argument
    add("--before", action="store_true", help="tài liệu gửi trước buổi họp, thay cho sau buổi họp")
    add("--posted", action="store_true", help="không ghi tệp; chỉ ghi là đã đăng xong lúc này")


def _backup(sub: Parser) -> None:
    sub.values.add_argument("folder", metavar="THƯ_MỤC", type=Path, help="nơi đặt bản sao lưu")


def _restore(sub: Parser) -> None:
    sub.values.add_argument(
        "file", metavar="TỆP", type=Path, help="bản sao lưu (tệp khóa .khoa nằm cạnh nó)"
    )
    sub.options.add_argument(
        "--into", metavar="TỆP", type=Path, required=True, help="tệp cuốn sổ mới, chưa có"
    )


def _handover(sub: Parser) -> None:
    sub.values.add_argument(
        "folder", metavar="THƯ_MỤC", type=Path, help="nơi đặt bản bàn giao và biên bản, nên ở USB"
    )
    add = sub.options.add_argument
    add("--from", dest="giver", metavar="TÊN", required=True, help="người bàn giao")
    add("--to", dest="receiver", metavar="TÊN", required=True, help="người nhận bàn giao")
    add("--from-post", dest="giver_post", metavar="CHỨC_VỤ", default="", help="chức vụ người giao")
    add("--to-post", dest="receiver_post", metavar="CHỨC_VỤ", default="", help="chức vụ người nhận")
    add("--witness", metavar="TÊN", default="", help="người chứng kiến")
    add("--reason", metavar="LÝ_DO", default="", help="lý do bàn giao")


def _json(sub: Parser) -> None:
    sub.options.add_argument(
        "--json", action="store_true", help="in ra dạng JSON cho chương trình khác đọc"
    )


_COMMANDS: tuple[tuple[str, str, Callable[[Parser], None]], ...] = (
    ("open", "mở cửa sổ chương trình", _open),
    ("new", "lập cuốn sổ mới, in mã khôi phục một lần", _new),
    ("demo", "lập cuốn sổ mẫu của một chi bộ hư cấu, để dùng thử", _demo),
    ("import", "nhập danh sách đảng viên hoặc dữ liệu mở vào cuốn sổ", _import),
    ("import-tasks", "nhập danh sách việc đột phá từ Excel", _import_tasks),
    ("export", "xuất toàn bộ: dữ liệu mở, danh sách Excel, giấy tờ PDF và Word", _export),
    ("list", "liệt kê đảng viên, buổi họp, việc được giao, nghị quyết, chỉ tiêu, kế hoạch", _list),
    ("papers", "liệt kê các giấy tờ in được và thứ mỗi giấy tờ cần", _json),
    ("print", "in một giấy tờ ra tệp PDF hoặc Word", _print),
    ("search", "tìm trong cả cuốn sổ", _search),
    ("duties", "liệt kê việc phải làm, việc chậm trước, kèm quy định", _duties),
    ("seal", "chốt biên bản một buổi sinh hoạt: cấp số, giữ bản PDF và Word", _seal),
    ("unseal", "mở lại biên bản đã chốt để sửa, bản đã chốt vẫn được giữ", _unseal),
    ("issue", "ban hành nghị quyết hoặc kết luận của một buổi: cấp số, giữ PDF và Word", _issue),
    ("withdraw", "thu hồi nghị quyết, kết luận đã ban hành để sửa; bản cũ vẫn được giữ", _withdraw),
    ("package", "ghi bộ tài liệu để đăng của một buổi vào một thư mục", _package),
    ("backup", "sao lưu cuốn sổ và thử mở lại bản sao", _backup),
    ("restore", "khôi phục bản sao lưu thành một tệp cuốn sổ mới", _restore),
    ("handover", "bàn giao cuốn sổ: bản dưới khóa mới, biên bản, mật khẩu mới", _handover),
    ("check", "kiểm tra tệp, lịch sử và các giấy tờ đã chốt", _json),
    ("selfcheck", "thử bản cài đặt này bằng một cuốn sổ tạm, không đụng đến cuốn sổ nào", _json),
)
