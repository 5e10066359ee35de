"""What is measured with whole programs: their start, their memory, and keys typed in a window."""

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import bench_books
from bench_rows import Bench
from environment import ROOT, program
from measuring import Row, at_most, number, within

# A window and nothing in it; says so once it has been painted, as ours does.
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self, ready)

def ready():
    print("ready", flush=True)
    app.exit(0)

app = QApplication(["bare"])
window = Window()
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
"""


@dataclass(frozen=True, slots=True)
class Started:
    """Milliseconds from the process's birth to its first usable window, and its memory then."""

    ms: float
    mb: float


def start(bench: Bench) -> list[Row]:
    """Start with ten years of records, against a bare window; and the memory of both."""
    ours, bare = _in_turns([_open(bench.book.path), [sys.executable, "-c", BARE]], bench.times(11))
    rows = [at_most("mở đến cửa sổ dùng được, 10 năm bản ghi", ours.ms, bare.ms, 2)]
    what = "bộ nhớ khi mở xong"
    if ours.mb:
        rows.append(at_most(what, ours.mb, bare.mb, 1.6, "MB"))
    else:
        rows.append(Row(what=what, goal="≤ 1,6 ×", note="chỉ đo trên Linux"))
    return rows


def hundredfold(bench: Bench) -> list[Row]:
    """Start with a hundred times the records, against itself with ten years of them."""
    times = 10 if bench.quick else 100
    path = bench.folder / "gap-tram.sotay"
    bench_books.make(path, years=10, times=times).close()
    many, few = _in_turns([_open(path), _open(bench.book.path)], bench.times(11))
    return [at_most(f"mở với {times} lần số bản ghi, so với chính nó", many.ms, few.ms, 1.1)]


def keys(bench: Bench) -> list[Row]:
    """Keys typed in the minutes of a meeting of six pages, in a real window of its own program."""
    meeting = bench_books.draft_of_pages(bench.book)
    path, count = bench.book.path, bench.times(60)
    bench.book.close()
    command = [sys.executable, str(ROOT / "packaging" / "bench_keys.py"), str(path)]
    done = subprocess.run(
        [*command, meeting.uid, str(count)], stdout=subprocess.PIPE, env=_environment(), check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    what = f"từ phím gõ đến trang mới ({told['pages']} trang, {len(told['keys'])} phím)"
    held = within("luồng màn hình bị giữ lâu nhất khi gõ", told["held"], 16)
    held = replace(held, note=f"tự nó làm lâu nhất {number(told['busy'])} ms")
    return [within(what, statistics.median(told["keys"]), 150), held]


def _open(path: Path) -> list[str]:
    return [str(program()), "--book", str(path), "open", "--until-ready"]


def _in_turns(commands: Sequence[Sequence[str]], times: int) -> list[Started]:
    """Start each command in turn, once for nothing and then `times`; return each one's medians."""
    found: list[list[Started]] = [[] for _ in commands]
    for turn in range(times + 1):
        for command, kept in zip(commands, found, strict=True):
            started = _started(command)
            if turn:
                kept.append(started)
    return [
        Started(statistics.median(s.ms for s in kept), statistics.median(s.mb for s in kept))
        for kept in found
    ]


def _started(command: Sequence[str]) -> Started:
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment()) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        ms = (time.perf_counter() - began) * 1000
        mb = _memory(running.pid)
        running.stdout.read()
    if not line.strip() or running.returncode:
        raise SystemExit(f"Không mở được để đo (mã {running.returncode}): {' '.join(command)}")
    return Started(ms, mb)


def _memory(pid: int) -> float:
    """Return the resident megabytes of a process, stopped so that it does not end meanwhile."""
    if sys.platform != "linux":
        return 0
    os.kill(pid, signal.SIGSTOP)
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    finally:
        os.kill(pid, signal.SIGCONT)
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1000


def _environment() -> dict[str, str]:
    # An installed program is compiled: without this a machine that keeps no bytecode would measure
    # Python's compiler at each start.
    outer = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**outer, "HANDBOOK_PASSWORD": bench_books.PASSWORD, "HANDBOOK_KEYRING": "off"}
