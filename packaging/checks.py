"""Everything `dev.py test` runs: the linter, the formatter, the type checker, then all tests.

All of them run even when an early one fails; pytest comes last and its closing line ends the
output. The whole suite runs in a process per core, some tests only in one.
"""

import os
import shlex
import subprocess
import sys

from environment import ROOT, clean, program, xvfb

CHECKS: dict[str, tuple[str, ...]] = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
}
MOST = 4  # processes of pytest: each loads Qt and the fonts anew


def run(rest: list[str]) -> int:
    """Run the checks and pytest; with pytest arguments, pytest alone. Returns 0 when all passed."""
    failed = [] if rest else [name for name, words in CHECKS.items() if not _check(name, words)]
    with clean(os.environ) as variables:
        code, closing = _pytest(rest or spread(_cores()), variables)
    if failed:
        print(f"Chưa đạt: {', '.join(failed)}")
        print(closing, flush=True)  # last again: whoever reads the end must see the tests' result
    return code or (1 if failed else 0)


def spread(cores: int) -> list[str]:
    """Return pytest's words for a process per core, each on a screen of its own.

    On one screen, windows of two processes would take the focus from one another. A file's tests
    stay together, and files keep their order: the long stories come early. A process that dies
    is not replaced: a new one would begin the same file again and the run would never end.
    """
    count = min(cores, MOST)
    if count < 2:
        return []
    screen = xvfb()
    each = f"popen//python={shlex.join([*screen, str(program('python'))])}" if screen else "popen"
    words = ["--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart=0"]
    return [*words, "--tx", f"{count}*{each}"]


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _check(name: str, words: tuple[str, ...]) -> bool:
    print(f"— {name}", flush=True)
    return subprocess.run([str(program("python")), *words], cwd=ROOT).returncode == 0


def _pytest(rest: list[str], variables: dict[str, str]) -> tuple[int, str]:
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    command = [*xvfb(), str(program("python")), "-m", "pytest", *colour, *rest]
    closing = ""
    print("— pytest", flush=True)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return running.returncode, closing
