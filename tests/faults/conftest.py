"""A handbook made once and copied for each harm; programs beside the tests are run from here."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
if os.name != "posix":  # kill -9, mounts and users of their own: these need a POSIX system
    collect_ignore = ["test_kills.py", "test_full_disk.py", "test_no_leak.py"]


def _beside(name):
    """Load a module that lies here, as the programs beside it do by its name."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


small_branch = _beside("small_branch")


@pytest.fixture(scope="session")
def pattern(tmp_path_factory):
    """Make the handbook all others are copies of; return its path and key. Nobody may harm it."""
    folder = tmp_path_factory.mktemp("pattern")
    before = os.environ.get("HANDBOOK_DATA")
    os.environ["HANDBOOK_DATA"] = str(folder / "data")
    book = small_branch.make(folder / "chi-bo.sotay")
    book.close()
    os.environ.pop("HANDBOOK_DATA")
    if before is not None:
        os.environ["HANDBOOK_DATA"] = before
    return book.path, book.key


@pytest.fixture
def copied(pattern, tmp_path):
    """Copy the handbook into a folder of its own; return its path and key."""
    (tmp_path / "so").mkdir()
    for file in (pattern[0], pattern[0].with_name("chi-bo.sotay.khoa")):
        shutil.copyfile(file, tmp_path / "so" / file.name)
    return tmp_path / "so" / "chi-bo.sotay", pattern[1]


@pytest.fixture
def memory(tmp_path):
    """Give a folder on a disk in memory where there is one: nothing there waits for the disk."""
    if not Path("/dev/shm").is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="handbook-") as folder:
        yield Path(folder)


@pytest.fixture
def program(tmp_path):
    """Run a program that lies here in a process of its own; return what it told as JSON."""

    def run(name, *arguments, around=()):
        ran = subprocess.run(
            [*around, sys.executable, str(HERE / name), *map(str, arguments)],
            capture_output=True,
            timeout=110,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(HERE.parents[1])},
        )
        assert ran.returncode == 0, ran.stderr.decode()
        return json.loads(ran.stdout)

    return run
