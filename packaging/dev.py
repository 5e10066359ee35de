"""Set up, run, test and measure the program from a checkout: `python packaging/dev.py COMMAND`.

Plain Python 3.11 with the standard library only, on Debian, Ubuntu or Windows; it makes `.venv` in
the checkout and does everything else inside it. It holds no rule of the program and is not shipped
with it.
"""

import io
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (the one place that old Pythons reach)
    sys.exit("Cần Python 3.11 trở lên để chạy từ mã nguồn; máy này đang dùng bản cũ hơn.")

import build
import checks
import environment
import trial
import try_deb
from system import CannotSetUp, Need, install_missing

COMMANDS = {
    "setup": "tạo .venv và cài đúng những gì chương trình cần",
    "run": "mở chương trình; máy không có màn hình thì làm thử và lưu bản in, ảnh cửa sổ",
    "test": "kiểm tra mã và chạy toàn bộ bài thử (tham số thêm được đưa cho pytest)",
    "bench": "đo tốc độ và bộ nhớ, in bảng tỉ lệ",
    "shots": "chụp mọi màn hình và mọi giấy tờ",
    "build": "làm bản để trao tay: linux, deb, windows-zip, windows-setup",
    "try-deb": "cài gói .deb vào một Debian 12 sạch, dùng thử, gỡ ra (cần quyền quản trị)",
    "lock": "tính lại packaging/lock*.txt sau khi đổi thư viện trong pyproject.toml",
}


def prepare(need: Need) -> None:
    """Install what the system and `.venv` lack for `need`; does nothing when all is up to date."""
    install_missing(need)
    environment.build(need)


def run_command(name: str, rest: list[str]) -> int:
    """Carry out the command and return the exit code."""
    apart = {"build": build.main, "try-deb": try_deb.main}
    if name in apart:  # these need nothing of `.venv`
        return apart[name](rest)
    prepare(Need.RUN if name in ("setup", "run") else Need.TEST)
    if name == "setup":
        print(f"Đã sẵn sàng: {environment.program()}", flush=True)
        return 0
    if name == "run":
        return trial.run(rest)
    if name == "test":
        return checks.run(rest)
    if name == "lock":
        return environment.in_venv("lock.py", rest)
    return environment.apart(f"{name}.py", rest)


def main(arguments: list[str]) -> int:
    """Read the command line; everything after the command goes to what the command starts."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name not in COMMANDS:
        asked_for_help = name in ("-h", "--help")
        print(usage(), file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    try:
        return run_command(name, rest)
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1


def usage() -> str:
    """Return the list of commands."""
    lines = "\n".join(f"  {name:6} {what}" for name, what in COMMANDS.items())
    return f"Cách dùng: python packaging/dev.py LỆNH [tham số của lệnh]\n\nCác lệnh:\n{lines}"


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows pipes know no Vietnamese by themselves
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
