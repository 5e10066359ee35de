"""After all the program does: no word in clear but where it was saved on purpose; no network."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MARK = "DấuRiêngĐặcBiệtQzx"
PLAIN = ("DauRiengDacBietQzx", "dauriengdacbietqzx")  # as search and file names fold it
KNOWN = re.compile(
    r"(du-lieu|usb)/([\w-]+/)?[\w.-]+\.sotay(\.khoa|\.dang-mo)?"
    r"|du-lieu/bao-loi/(bao-loi-[\d-]+\.txt|da-bao)"
    r"|du-lieu/lan-cuoi/[\w-]+\.json"
    r"|du-lieu/tuy-chon\.json"
)
NETWORK = re.compile(r"AF_INET6?|AF_PACKET|AF_BLUETOOTH|AF_VSOCK")


def spellings(mark: str) -> list[bytes]:
    """Return the mark as any part of the program could have written it in clear."""
    texts = [mark, mark.lower(), mark.upper(), *PLAIN]
    every = [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")]
    every += [text.encode("ascii", "backslashreplace") for text in texts]
    every += [base64.b64encode(mark.encode())[:-4], mark.encode().hex().encode()]
    return every


def leaks(folder: Path, apart: Path) -> list[str]:
    """Return the files outside `apart` that hold the mark, in their bytes or their names."""
    marks = spellings(MARK)
    files = [f for f in folder.rglob("*") if f.is_file() and not f.is_relative_to(apart)]
    found = [
        f for f in files if any(m in f.read_bytes() or m in os.fsencode(f.name) for m in marks)
    ]
    return [file.relative_to(folder).as_posix() for file in found]


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Live through everything once; give the folder, what the process saw, and the traced calls."""
    root = tmp_path_factory.mktemp("doi")
    trace = root.with_name(root.name + "-trace.txt")
    strace = shutil.which("strace")
    watched = [strace, "-f", "-qq", "-s", "4096", "-e", "trace=%network,execve", "-o", str(trace)]
    here = Path(__file__).parent
    ran = subprocess.run(
        [*(watched if strace else ()), sys.executable, str(here / "living.py"), str(root), MARK],
        capture_output=True,
        timeout=110,
        env={
            **{name: value for name, value in os.environ.items() if name != "HANDBOOK_DATA"},
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(here.parents[1]),
            "QT_QPA_PLATFORM": "offscreen",
            "HANDBOOK_KEYRING": "off",
        },
    )
    assert ran.returncode == 0, ran.stderr.decode()
    calls = trace.read_text(errors="replace") if strace else ""
    return root, json.loads(ran.stdout.decode().splitlines()[-1]), calls, ran.stdout + ran.stderr


def test_nothing_in_clear_but_what_was_saved_on_purpose(lived) -> None:
    root, told, _, said = lived
    assert told["printed"] > 30
    assert leaks(root, root / "chon") == []
    assert not any(mark in said for mark in spellings(MARK))
    assert leaks(root, root / "none")  # the same look finds it where it was saved


def test_every_file_left_is_of_a_known_kind(lived) -> None:
    """Packed words would hide from a search: so no unknown file may be left at all."""
    root = lived[0]
    left = {f.relative_to(root).as_posix() for f in root.rglob("*") if f.is_file()}
    left -= {name for name in left if name.startswith("chon/")}
    assert {name for name in left if not KNOWN.fullmatch(name)} == set()
    assert any(name.startswith("du-lieu/bao-loi/bao-loi-") for name in left)
    for name in (name for name in left if name.endswith(".sotay")):
        data = (root / name).read_bytes()
        assert not data.startswith(b"SQLite") and b"CREATE TABLE" not in data


def test_papers_opened_outside_are_gone(lived) -> None:
    root = lived[0]
    assert not (root / "du-lieu" / "tam").exists()
    assert list((root / "tam").rglob("*")) == []


def test_no_network_and_no_word_in_the_arguments_of_a_process(lived) -> None:
    _, told, calls, _ = lived
    assert told["seen"] == []
    assert told["sockets"] == []
    lines = calls.splitlines()
    assert [line for line in lines if NETWORK.search(line)] == []
    started = [line for line in lines if "execve(" in line][1:]  # the first is ours, of this test
    assert [line for line in started if "Qzx" in line or "qzx" in line] == []


def test_either_watch_would_have_shown_it(tmp_path) -> None:
    """The hook within the process always watches; the system's own trace where it is installed."""
    trace, strace = tmp_path / "trace.txt", shutil.which("strace")
    watched = ["strace", "-f", "-qq", "-e", "trace=%network,execve", "-o", str(trace)]
    run = [*(watched if strace else ()), sys.executable, "-c", CALLING]
    told = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    assert "socket.__new__" in told.split()
    assert strace is None or NETWORK.search(trace.read_text())


CALLING = """
import socket, sys
sys.addaudithook(lambda event, _: print(event) if event.startswith("socket.") else None)
socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
"""
