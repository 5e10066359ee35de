"""What can be typed on the command line, with the words of its help.

Light on purpose: nothing is imported here that a command needs to run.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from handbook import __version__, paths
from handbook.cli import options
from handbook.cli.parsing import Parser

_ABOUT = """\
Sổ tay Chi bộ: cuốn sổ của chi bộ trong một tệp mã hóa, in mọi giấy tờ của buổi sinh hoạt.
Không có lệnh nào thì mở cửa sổ chương trình."""
_AFTER = """\
Mật khẩu: lấy từ biến HANDBOOK_PASSWORD; không có thì hỏi kho mật khẩu của máy, rồi hỏi người dùng.
Mã kết thúc: 0 xong; 1 lỗi của chương trình; 2 gõ sai lệnh; 3 dữ liệu sai, không ghi gì;
4 đang khóa hoặc sai mật khẩu; 5 tệp hỏng; 6 đang được dùng ở nơi khác."""
_BOOK = "tệp cuốn sổ (không ghi thì dùng cuốn sổ thường ngày của máy này)"


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


_COMMANDS: tuple[tuple[str, str, Callable[[Parser], None]], ...] = (
    ("open", "mở cửa sổ chương trình", options.open_window),
    ("new", "lập cuốn sổ mới, in mã khôi phục một lần", options.new),
    ("demo", "lập cuốn sổ mẫu của một chi bộ hư cấu, để dùng thử", options.demo),
    ("import", "nhập danh sách đảng viên hoặc dữ liệu mở vào cuốn sổ", options.import_file),
    ("import-tasks", "nhập danh sách việc đột phá từ Excel", options.import_tasks),
    ("export", "xuất toàn bộ: dữ liệu mở, danh sách Excel, giấy tờ PDF và Word", options.export),
    (
        "list",
        "liệt kê đảng viên, buổi họp, việc được giao, nghị quyết, chỉ tiêu, kế hoạch",
        options.list_records,
    ),
    ("papers", "liệt kê các giấy tờ in được và thứ mỗi giấy tờ cần", options.in_json),
    ("print", "in một giấy tờ ra tệp PDF hoặc Word", options.print_paper),
    ("search", "tìm trong cả cuốn sổ", options.search),
    ("duties", "liệt kê việc phải làm, việc chậm trước, kèm quy định", options.duties),
    ("seal", "chốt biên bản một buổi sinh hoạt: cấp số, giữ bản PDF và Word", options.seal),
    ("unseal", "mở lại biên bản đã chốt để sửa, bản đã chốt vẫn được giữ", options.unseal),
    (
        "issue",
        "ban hành nghị quyết hoặc kết luận của một buổi: cấp số, giữ PDF và Word",
        options.issue,
    ),
    (
        "withdraw",
        "thu hồi nghị quyết, kết luận đã ban hành để sửa; bản cũ vẫn được giữ",
        options.withdraw,
    ),
    ("package", "ghi bộ tài liệu để đăng của một buổi vào một thư mục", options.package),
    ("backup", "sao lưu cuốn sổ và thử mở lại bản sao", options.backup),
    ("restore", "khôi phục bản sao lưu thành một tệp cuốn sổ mới", options.restore),
    ("handover", "bàn giao cuốn sổ: bản dưới khóa mới, biên bản, mật khẩu mới", options.handover),
    ("check", "kiểm tra tệp, lịch sử và các giấy tờ đã chốt", options.in_json),
    (
        "selfcheck",
        "thử bản cài đặt này bằng một cuốn sổ tạm, không đụng đến cuốn sổ nào",
        options.in_json,
    ),
)
