"""The disk is full at each step of a deed that writes: said, nothing lost, done with room again.

The disk is a real one, small and in memory, mounted for the one program that fills it.
"""

import functools
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OLD = HERE.parent / "old_handbooks" / "0.1.0"
GROUPS = (
    ("save", "typing", "seal", "backup", "import", "migration", "password"),
    ("export", "print", "excel", "handover", "restore", "new"),
)


@functools.cache
def mounting() -> tuple[str, ...] | None:
    """Return how to mount a disk for one program, as root or as its own root; None when not."""
    for way in (("unshare", "-m"), ("unshare", "-rm")):
        try:
            tried = subprocess.run([*way, "mount", "-t", "tmpfs", "x", "/mnt"], capture_output=True)
        except OSError:
            return None
        if tried.returncode == 0:
            return way
    return None


@pytest.mark.parametrize("deeds", GROUPS, ids=lambda deeds: deeds[0])
def test_full_at_each_step(program, tmp_path, deeds) -> None:
    way = mounting()
    if way is None:
        told = program("filling.py", tmp_path, OLD, ",".join(deeds), "--limit")
    else:
        around = (*way, "sh", str(HERE / "small_disk.sh"), str(tmp_path))
        told = program("filling.py", tmp_path, OLD, ",".join(deeds), around=around)
    assert told["wrong"] == []
    assert set(told["told"]) == set(deeds)
    for deed, outcomes in told["told"].items():
        assert outcomes["said"] and outcomes["done"], (deed, outcomes)


def test_every_deed_is_in_a_group() -> None:
    run = [sys.executable, "-c", "import filling; print(*filling.DEEDS)"]
    every = subprocess.run(run, capture_output=True, text=True, cwd=HERE, check=True).stdout.split()
    assert sorted(every) == sorted(deed for group in GROUPS for deed in group)
