"""What each command takes on its line: its values and options, with the words of their help.

Light on purpose, as `words` is; which commands there are stands there.
"""

from pathlib import Path

from handbook.cli.parsing import Parser, a_day, a_number, a_year

SCREENS = (
    *("today", "meetings", "assignments", "reviews"),
    *("tasks", "members", "printing", "settings"),
)
"""The names of the window's screens, written here so that no command line loads the window."""
_MEETING = "mã buổi sinh hoạt (cả mã hoặc phần đầu), hoặc ngày họp như 03/11/2026"


def open_window(sub: Parser) -> None:
    """Add the words of opening the window."""
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


def new(sub: Parser) -> None:
    """Add the words of making a handbook."""
    add = sub.options.add_argument
    add("--branch", metavar="TÊN", required=True, help="tên chi bộ, như Chi bộ thôn Lăng Quậy")
    add("--parent", metavar="TÊN", required=True, help="đảng bộ, đảng ủy cấp trên trực tiếp")
    add("--place", metavar="TÊN", required=True, help="địa danh ghi trên văn bản")


def demo(sub: Parser) -> None:
    """Add the words of the sample handbook."""
    add = sub.options.add_argument
    add("--members", metavar="SỐ", type=a_number, default=34, help="số đảng viên (34)")
    add("--years", metavar="SỐ", type=a_number, default=2, help="số năm đã sinh hoạt (2)")
    add("--seed", metavar="SỐ", type=a_number, default=1, help="số gieo: cùng số, cùng dữ liệu (1)")


def import_file(sub: Parser) -> None:
    """Add the words of taking a file in."""
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
    in_json(sub)


def import_tasks(sub: Parser) -> None:
    """Add the words of taking in breakthrough tasks."""
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
    in_json(sub)


def export(sub: Parser) -> None:
    """Add the words of writing everything out."""
    sub.values.add_argument(
        "folder", metavar="THƯ_MỤC", type=Path, help="thư mục mới, hoặc thư mục còn trống"
    )
    sub.options.add_argument(
        "--with-reviews",
        action="store_true",
        help="xuất cả bản kiểm điểm, kết quả kiểm phiếu, hạn chế của từng người",
    )


def list_records(sub: Parser) -> None:
    """Add the words of listing records."""
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
    in_json(sub)


def print_paper(sub: Parser) -> None:
    """Add the words of printing papers."""
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


def search(sub: Parser) -> None:
    """Add the words of searching."""
    sub.values.add_argument(
        "text", metavar="CHỮ", nargs="+", help="chữ cần tìm; gõ không dấu cũng tìm được"
    )
    in_json(sub)


def duties(sub: Parser) -> None:
    """Add the words of listing duties."""
    sub.options.add_argument(
        "--on", metavar="NGÀY", type=a_day, help="việc của ngày này (mặc định là hôm nay)"
    )
    in_json(sub)


def seal(sub: Parser) -> None:
    """Add the words of sealing."""
    sub.values.add_argument("meeting", metavar="BUỔI", help=_MEETING)


def unseal(sub: Parser) -> None:
    """Add the words of opening sealed minutes."""
    seal(sub)
    sub.options.add_argument(
        "--reason", metavar="LÝ_DO", required=True, help="lý do mở lại, lưu mãi trong lịch sử"
    )


def issue(sub: Parser) -> None:
    """Add the words of issuing a resolution."""
    seal(sub)
    sub.options.add_argument(
        "--conclusion", action="store_true", help="kết luận, thay cho nghị quyết"
    )


def withdraw(sub: Parser) -> None:
    """Add the words of withdrawing a resolution."""
    issue(sub)
    sub.options.add_argument(
        "--reason", metavar="LÝ_DO", required=True, help="lý do thu hồi, lưu mãi trong lịch sử"
    )


def package(sub: Parser) -> None:
    """Add the words of the package to post."""
    seal(sub)
    sub.values.add_argument(
        "folder", metavar="THƯ_MỤC", type=Path, nargs="?", default=Path(), help="nơi đặt thư mục"
    )
    add = sub.options.add_argument
    add("--before", action="store_true", help="tài liệu gửi trước buổi họp, thay cho sau buổi họp")
    add("--posted", action="store_true", help="không ghi tệp; chỉ ghi là đã đăng xong lúc này")


def backup(sub: Parser) -> None:
    """Add the words of a backup."""
    sub.values.add_argument("folder", metavar="THƯ_MỤC", type=Path, help="nơi đặt bản sao lưu")


def restore(sub: Parser) -> None:
    """Add the words of restoring."""
    sub.values.add_argument(
        "file", metavar="TỆP", type=Path, help="bản sao lưu (tệp khóa .khoa nằm cạnh nó)"
    )
    sub.options.add_argument(
        "--into", metavar="TỆP", type=Path, required=True, help="tệp cuốn sổ mới, chưa có"
    )


def handover(sub: Parser) -> None:
    """Add the words of handing over."""
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
    add(
        "--even-if-changed",
        action="store_true",
        help="vẫn bàn giao khi kiểm tra thấy lịch sử đã bị sửa: điều ấy được ghi vào biên bản",
    )


def in_json(sub: Parser) -> None:
    """Add the words of every command that can answer in JSON."""
    sub.options.add_argument(
        "--json", action="store_true", help="in ra dạng JSON cho chương trình khác đọc"
    )
