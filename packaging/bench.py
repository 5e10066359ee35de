"""`dev.py bench`: print one table of what the program takes, each against a measure of its own.

Every pair is run in turns in this very run (DESIGN §10), so the ratios say something on any
machine; the milliseconds do not.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import bench_books
import bench_rows
import bench_tasks
import bench_windows
from bench_rows import Bench
from measuring import Row, number, table

ROWS: dict[str, Callable[[Bench], list[Row]]] = {
    "start": bench_windows.start,
    "hundredfold": bench_windows.hundredfold,
    "keys": bench_windows.keys,
    "save": bench_rows.save,
    "search": bench_rows.find,
    "pdf": bench_rows.pdf,
    "forms": bench_rows.forms,
    "book": bench_rows.years_book,
    "libreoffice": bench_rows.libreoffice,
    "excel": bench_rows.excel,
    "backup": bench_rows.back_up,
    "tasks": bench_tasks.tasks,
}


def main(words: list[str]) -> int:
    """Measure what was asked for and print the table; 1 when a goal is missed."""
    choice = _parser().parse_args(words)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as folder:
        for name in choice.only or ROWS:
            began = time.perf_counter()
            rows += _measured(name, Path(folder, name), quick=choice.quick)
            print(f"{name}: {number(time.perf_counter() - began)} s", file=sys.stderr, flush=True)
    print(f"Máy: {os.cpu_count()} lõi, tải {_load()}, Python {sys.version.split()[0]}\n")
    print(table(rows), flush=True)
    return 0 if all(row.met is not False for row in rows) else 1


def _measured(name: str, folder: Path, *, quick: bool) -> list[Row]:
    folder.mkdir()
    book = bench_books.make(folder / "chi-bo.sotay", years=10)
    if name in ("start", "hundredfold"):
        book.close()  # the program under measure opens it itself
    return ROWS[name](Bench(folder=folder, book=book, quick=quick))


def _load() -> str:
    return number(os.getloadavg()[0]) if hasattr(os, "getloadavg") else "không rõ"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Đo tốc độ và bộ nhớ.")
    parser.add_argument("--only", action="append", choices=ROWS, help="chỉ đo phần này")
    parser.add_argument("--quick", action="store_true", help="ít lần hơn, ít bản ghi hơn")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
