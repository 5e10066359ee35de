import subprocess
import sys
import time

from handbook.ui import started


def test_counts_from_the_start_of_the_process():
    code = (
        "import time; time.sleep(0.4); from handbook.ui import started; "
        "print(started.milliseconds())"
    )
    before = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    most = (time.monotonic() - before) * 1000
    assert 400 <= int(done.stdout) <= most + 20  # the system counts in hundredths of a second


def test_falls_back_to_the_import(monkeypatch):
    def fail():
        raise OSError

    monkeypatch.setattr(started, "_linux", fail)
    monkeypatch.setattr(started, "_windows", fail)
    assert started.milliseconds() >= 0
