"""How long ago this process started: what `--until-ready` prints. Knows nothing of the window."""

import os
import sys
import time
from pathlib import Path

_IMPORTED = time.monotonic()


def milliseconds() -> int:
    """Return the whole milliseconds since the process started, or since import when not known."""
    try:
        seconds = _windows() if sys.platform == "win32" else _linux()
    except (OSError, ValueError, IndexError):
        seconds = time.monotonic() - _IMPORTED
    return round(seconds * 1000)


def _linux() -> float:
    # Field 22 of /proc/self/stat is the start in clock ticks since boot (proc(5)); the program's
    # name in field 2 may hold spaces, so count from its closing bracket.
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


def _windows() -> float:
    import ctypes
    from ctypes import wintypes

    times = [wintypes.FILETIME() for _ in range(4)]
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    if not kernel.GetProcessTimes(
        wintypes.HANDLE(kernel.GetCurrentProcess()), *(ctypes.byref(one) for one in times)
    ):
        raise OSError("GetProcessTimes")
    made = (times[0].dwHighDateTime << 32) + times[0].dwLowDateTime
    # FILETIME counts 100 ns from 1601-01-01; 11 644 473 600 s before the Unix epoch.
    return time.time() - (made / 10_000_000 - 11_644_473_600)
