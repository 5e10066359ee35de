"""`dev.py try-deb`: install the .deb on a clean Debian 12, use it as an ordinary user, remove it.

The clean system is made by debootstrap under `build/goc-sach` from the machine's own package
source and copied for each trial, so root's rights are needed. Ends with 0 only when every step
came out as it should; what an ordinary user made must still be there after removing.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import build
from environment import ROOT
from system import CannotSetUp
from trial import PASSWORD, pick_meeting

CLEAN, TRIED = build.BUILD / "goc-sach", build.BUILD / "goc-thu"
USER = "bithu"
# A path as people make them, longer than 200 characters; each name fits every file system.
LONG = "Tài liệu của chi bộ thôn Lăng Quậy (bản chính, không sửa)"
FOLDER = f"/home/{USER}/Ổ D/{LONG}/{LONG}/{LONG}"
BOOK = f"{FOLDER}/Sổ của chi bộ.sotay"
SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -nolisten tcp"]
MOST_BYTES = 200_000_000


def main(words: list[str]) -> int:
    """Carry out the trial on the .deb made last, or the one named."""
    parser = argparse.ArgumentParser(prog="dev.py try-deb", description=__doc__)
    parser.add_argument("deb", nargs="?", type=Path, help="gói .deb; không ghi thì lấy gói vừa làm")
    choice = parser.parse_args(words)
    name = f"{build.NAME}_{build.version()}_amd64.deb"
    package = choice.deb or build.HANDED_OVER / name
    if not package.exists():
        raise CannotSetUp(f"Chưa có {package}. Hãy chạy: python packaging/dev.py build deb")
    if os.geteuid() != 0:
        raise CannotSetUp("Cần quyền quản trị (root) để dựng một Debian sạch và cài thử.")
    _clean_root()
    try:
        return _try(package)
    finally:
        shutil.rmtree(TRIED, ignore_errors=True)


def _try(package: Path) -> int:
    shutil.copyfile(package, TRIED / "tmp" / "goi.deb")
    inside("apt-get", "update", "-q")
    inside("apt-get", "install", "-y", "-q", "--no-install-recommends", "/tmp/goi.deb")
    inside("apt-get", "install", "-y", "-q", "--no-install-recommends", "xvfb", "xauth")
    inside("useradd", "-m", USER)
    _size()
    use()
    _elsewhere()
    made = inside("sha256sum", BOOK)
    inside("apt-get", "remove", "-y", "-q", build.NAME)
    gone = [
        TRIED / "usr/lib/so-tay-chi-bo",
        *(TRIED / "usr/bin" / n for n in ("sotay", "handbook")),
    ]
    left = [path for path in gone if path.exists() or path.is_symlink()]
    if left:
        raise CannotSetUp(f"Gỡ rồi mà còn: {left}")
    if inside("sha256sum", BOOK) != made:
        raise CannotSetUp("Gỡ chương trình đã đụng đến cuốn sổ.")
    print("Cài, dùng, gỡ trên Debian 12 sạch: đạt; cuốn sổ còn nguyên sau khi gỡ.", flush=True)
    return 0


def use() -> None:
    """Do what an ordinary user does on the first day, all with the installed commands."""
    as_user("handbook", "selfcheck")
    as_user("mkdir", "-p", FOLDER)
    as_user("handbook", "--book", BOOK, "demo")
    listed = as_user("handbook", "--book", BOOK, "list", "meetings", "--json")
    meeting = pick_meeting(json.loads(listed))
    for kind in ("pdf", "docx"):
        paper = f"{FOLDER}/Biên bản.{kind}"
        as_user("handbook", "--book", BOOK, "print", "minutes", "--meeting", meeting, "-o", paper)
        start = b"%PDF" if kind == "pdf" else b"PK"
        if not _inside(paper).read_bytes().startswith(start):
            raise CannotSetUp(f"Biên bản .{kind} in ra không đúng.")
    picture = f"/home/{USER}/Cửa sổ.png"
    opened = as_user(*SCREEN, "sotay", BOOK, "open", "--until-ready", "--picture", picture)
    print(f"Mở đến màn hình đầu: {opened.strip()} ms", flush=True)
    shutil.copyfile(_inside(picture), build.BUILD / "cua-so-da-cai.png")
    as_user("handbook", "--book", BOOK, "backup", f"/home/{USER}/Sao lưu")
    as_user("handbook", "--book", BOOK, "check")


def _elsewhere() -> None:
    """Start the folder itself from a long path, as a portable one; then with a file missing."""
    folder = f"{FOLDER}/Chương trình"
    as_user("cp", "-r", f"/usr/lib/{build.NAME}", folder)
    as_user(f"{folder}/handbook", "selfcheck")
    as_user(*SCREEN, f"{folder}/sotay", BOOK, "open", "--until-ready")
    selfcheck = [f"{folder}/handbook", "selfcheck"]
    window = [*SCREEN, f"{folder}/sotay", BOOK, "open", "--until-ready"]
    _miss(folder, "_internal/resources/fonts/Tinos-Regular.ttf", selfcheck)
    _miss(folder, "_internal/PySide6/Qt/plugins/platforms/libqxcb.so", selfcheck, window)
    driver = next(_inside(f"{folder}/_internal/sqlcipher3").glob("_sqlite3*.so")).name
    _miss(folder, f"_internal/sqlcipher3/{driver}", selfcheck, window)


def _miss(folder: str, lost: str, *starts: list[str]) -> None:
    """Take a file away; each start must then fail and name it."""
    away = f"{FOLDER}/cất"
    as_user("mv", f"{folder}/{lost}", away)
    for start in starts:
        said = as_user("sh", "-c", '"$0" "$@" 2>&1; test $? -ne 0', *start)
        if f"Thiếu tệp “{lost}”" not in said:
            raise CannotSetUp(f"Thiếu tệp mà không nói đúng: {said}")
    as_user("mv", away, f"{folder}/{lost}")


def _size() -> None:
    taken = build.size(TRIED / "usr" / "lib" / build.NAME)
    print(f"Chiếm {taken / 1e6:.0f} MB khi đã cài", flush=True)
    if taken > MOST_BYTES:
        raise CannotSetUp("Bản cài lớn hơn 200 MB.")


def _inside(path: str) -> Path:
    return TRIED / path.lstrip("/")


def inside(*command: str) -> str:
    """Run a command as root in the clean system and return what it printed."""
    mounts = [f"mount --rbind /{name} {TRIED}/{name}" for name in ("proc", "dev")]
    script = " && ".join((*mounts, f'exec chroot {TRIED} "$@"'))
    own = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root"}
    own |= {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", *command],
        capture_output=True,
        encoding="utf-8",
        env=own,
    )
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-4000:], sep="\n", file=sys.stderr, flush=True)
        raise CannotSetUp(f"Bước này hỏng (mã {done.returncode}): {' '.join(command)}")
    shown = " ".join(command).partition("HANDBOOK_KEYRING=off ")[2] or " ".join(command)
    print(f"  được: {shown[:110]}", flush=True)
    return done.stdout


def as_user(*command: str) -> str:
    """Run a command as an ordinary user, who has no keyring and types a password."""
    own = [f"HOME=/home/{USER}", f"HANDBOOK_PASSWORD={PASSWORD}", "HANDBOOK_KEYRING=off"]
    return inside("runuser", "-u", USER, "--", "env", "-C", f"/home/{USER}", *own, *command)


def _clean_root() -> None:
    if not (CLEAN / "etc" / "debian_version").exists():
        if not shutil.which("debootstrap"):
            raise CannotSetUp("Thiếu debootstrap. Hãy chạy: apt-get install -y debootstrap")
        shutil.rmtree(CLEAN, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", "bookworm", str(CLEAN), *_source()]
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode:
            shutil.rmtree(CLEAN, ignore_errors=True)
            raise CannotSetUp("debootstrap không dựng được Debian 12 sạch.")
    shutil.rmtree(TRIED, ignore_errors=True)
    subprocess.run(["cp", "-a", str(CLEAN), str(TRIED)], check=True)


def _source() -> list[str]:
    """Return where this machine takes its Debian packages from."""
    ask = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(CODENAME) $(REPO_URI)"]
    said = subprocess.run(ask, capture_output=True, text=True).stdout
    rows = (line.split() for line in said.splitlines())
    return next(([row[2]] for row in rows if row[:2] == ["Debian", "bookworm"]), [])


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
