"""Reads files from strangers and tells the time each took, the memory, and what was said.

Run by `test_foreign_files.py`, for files that may swell: `excel` or `json`, files.
"""

import json
import resource
import sys
import time
from pathlib import Path

from handbook.errors import Problem
from handbook.services import exchange, spreadsheets

MOST_MEMORY = 2_000_000_000  # the system refuses more: a bomb hits its own process only


def peak() -> int:
    """Return the most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def read(what: str, file: Path) -> dict:
    before, start = peak(), time.process_time()
    try:
        spreadsheets.read_grid(file) if what == "excel" else exchange.read(file)
        said = "read"
    except Problem as problem:
        said = f"{type(problem).__name__}: {problem.sentence}"
    except BaseException as bug:
        said = f"bug {type(bug).__name__}: {bug}"
    return {
        "said": said,
        "seconds": round(time.process_time() - start, 2),
        "megabytes": peak() - before,
    }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    files = [Path(typed) for typed in sys.argv[2:]]
    json.dump({file.stem: read(sys.argv[1], file) for file in files}, sys.stdout)
