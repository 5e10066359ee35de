"""Set up, run, test and measure the program from a checkout: `python packaging/dev.py COMMAND`.

Plain Python 3.11 with the standard library only, on Debian, Ubuntu or Windows; it makes `.venv` in
the checkout and does everything else inside it. It holds no rule of the program and is not shipped
with it.
"""

import argparse
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (the one place that old Pythons reach)
    sys.exit("Cần Python 3.11 trở lên để chạy từ mã nguồn; máy này đang dùng bản cũ hơn.")

import checks
import environment
import trial
from system import CannotSetUp, Need, install_missing

COMMANDS = {
    "setup": "tạo .venv và cài đúng những gì chương trình cần",
    "run": "mở chương trình; máy không có màn hình thì làm thử và lưu bản in, ảnh cửa sổ",
    "test": "kiểm tra mã và chạy toàn bộ bài thử (tham số thêm được đưa cho pytest)",
    "bench": "đo tốc độ và bộ nhớ, in bảng tỉ lệ",
    "shots": "chụp mọi màn hình và mọi giấy tờ",
    "lock": "tính lại packaging/lock*.txt sau khi đổi thư viện trong pyproject.toml",
}


def prepare(need: Need) -> None:
    """Install what the system and `.venv` lack for `need`; does nothing when all is up to date."""
    install_missing(need)
    environment.build(need)


def run_command(name: str, rest: list[str]) -> int:
    """Carry out the command and return the exit code."""
    prepare(Need.RUN if name in ("setup", "run") else Need.TEST)
    if name == "setup":
        print(f"Đã sẵn sàng: {environment.program()}", flush=True)
        return 0
    if name == "run":
        return trial.run(rest)
    if name == "test":
        return checks.run(rest)
    return environment.in_venv(f"{name}.py", rest, under_xvfb=name != "lock")


def main(arguments: list[str]) -> int:
    """Read the command line; everything after the command goes to what the command starts."""
    lines = "\n".join(f"  {name:6} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Dựng, chạy và kiểm tra Sổ tay Chi bộ từ mã nguồn.",
        epilog=f"các lệnh:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="LỆNH")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="…", help="tham số của lệnh")
    asked = parser.parse_args(arguments)
    try:
        return run_command(asked.command, asked.rest)
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
