"""`dev.py run`: open the program, or try its main work where there is no screen.

Without a screen it makes a fictional handbook under `build/thu`, prints the minutes of a meeting as
PDF and Word, and takes a picture of the window. It only uses the program's own command line.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping

from environment import ROOT, program
from system import CannotSetUp

FOLDER = ROOT / "build" / "thu"
BOOK = FOLDER / "so-mau.sotay"
PASSWORD = "cuon so mau"  # of the fictional handbook only


def run(rest: list[str]) -> int:
    """Open the window and return its exit code; without a screen, do the trial."""
    if has_screen(os.environ, sys.platform):
        return subprocess.run([str(program()), *rest]).returncode
    print("Máy này không có màn hình: chương trình làm thử và lưu kết quả vào tệp.", flush=True)
    return trial()


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Tell whether a window can be shown; only Linux can be without a screen here."""
    if system != "linux" or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def pick_meeting(rows: list[dict[str, object]]) -> str:
    """Return the uid of the meeting to print: sealed before open, regular before others, latest."""
    if not rows:
        raise CannotSetUp("Cuốn sổ mẫu không có buổi sinh hoạt nào để in.")
    order = sorted(
        rows,
        key=lambda row: (row["state"] == "sealed", row["kind"] == "regular", str(row["date"])),
    )
    return str(order[-1]["uid"])


def trial() -> int:
    """Make the fictional handbook, its minutes and a picture of the window; print their paths."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as runtime:
        environment = _environment(runtime)
        _handbook(environment, "demo")
        meeting = pick_meeting(json.loads(_handbook(environment, "list", "meetings", "--json")))
        made = [FOLDER / "bien-ban.pdf", FOLDER / "bien-ban.docx", FOLDER / "cua-so.png"]
        for paper in made[:2]:
            _handbook(environment, "print", "minutes", "--meeting", meeting, "-o", str(paper))
        _handbook(environment, "open", "--until-ready", "--picture", str(made[2]))
    print("Đã làm xong:", *(f"  {path}" for path in (BOOK, *made)), sep="\n", flush=True)
    return 0


def _environment(runtime: str) -> dict[str, str]:
    own = {
        "HANDBOOK_DATA": str(FOLDER / "du-lieu"),
        "HANDBOOK_KEYRING": "off",
        "HANDBOOK_PASSWORD": PASSWORD,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*.warning=false",  # the platform says in English what it lacks
        "XDG_RUNTIME_DIR": runtime,
        "PYTHONUTF8": "1",
    }
    return {**os.environ, **own}


def _handbook(environment: dict[str, str], *words: str) -> str:
    command = [str(program()), "--book", str(BOOK), *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8")
    if done.returncode:
        raise CannotSetUp(f"Lệnh «handbook {words[0]}» dừng với mã {done.returncode}.")
    return done.stdout
