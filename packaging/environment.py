"""The checkout's own `.venv`: made, filled with the locked set, known to be up to date by a stamp.

Only pip is used, with whatever index the machine is set up for. It must stay quick when nothing
changed: a few files are hashed, nothing is started.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from system import CannotSetUp, Need

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {Need.RUN: ("lock.txt",), Need.TEST: ("lock.txt", "lock-dev.txt")}
GLIBC = (2, 34)  # the oldest that PySide6's wheels are made for
# -qq: a machine's own index settings may warn on every package; errors still show
PIP = ("-m", "pip", "install", "-qq", "--no-user", "--no-input", "--disable-pip-version-check")


def program(name: str = "handbook", venv: Path | None = None) -> Path:
    """Return the path of an executable inside `.venv` (`.venv/bin/…`, `.venv\\Scripts\\….exe`)."""
    folder = venv or VENV
    windows = os.name == "nt"
    return folder / "Scripts" / f"{name}.exe" if windows else folder / "bin" / name


def stamp(root: Path, need: Need) -> str:
    """Return the fingerprint of what `.venv` must hold, and where: it points at the checkout."""
    seen = hashlib.sha256(f"{root}\n{platform.machine()}\n".encode())
    for name in ("pyproject.toml", *(f"packaging/{lock}" for lock in LOCKS[need])):
        seen.update((root / name).read_bytes())
    return seen.hexdigest()


def up_to_date(root: Path, need: Need) -> bool:
    """Tell whether `.venv` was filled for `need` from the present lock; tests include running."""
    venv = root / ".venv"
    if not (program("python", venv).exists() and program("handbook", venv).exists()):
        return False
    kept = {each: _stamp_file(root, each) for each in {need, Need.TEST}}
    return any(
        file.exists() and file.read_text(encoding="ascii") == stamp(root, each)
        for each, file in kept.items()
    )


def build(need: Need) -> None:
    """Make and fill `.venv` for `need`; raises CannotSetUp when Python, glibc or pip do not do."""
    if up_to_date(ROOT, need):
        return
    _check_glibc(platform.libc_ver())
    for each in Need:
        _stamp_file(ROOT, each).unlink(missing_ok=True)
    _make()
    locks = [word for lock in LOCKS[need] for word in ("-r", str(ROOT / "packaging" / lock))]
    print("Đang cài các thư viện vào .venv …", flush=True)
    _pip("--no-deps", *locks)
    _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    _stamp_file(ROOT, need).write_text(stamp(ROOT, need), encoding="ascii")


def in_venv(script: str, rest: list[str]) -> int:
    """Run a script of this folder with `.venv`'s Python and return its exit code."""
    return subprocess.run(_command(script, rest), cwd=ROOT).returncode


def apart(script: str, rest: list[str]) -> int:
    """Run a script as `in_venv` does, on a screen and with data of its own."""
    with clean(os.environ) as variables:
        command = [*xvfb(), *_command(script, rest)]
        return subprocess.run(command, cwd=ROOT, env=variables).returncode


@contextmanager
def clean(outer: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield variables that keep a run off this person's handbooks, keys and screen."""
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as folder:
        runtime = Path(folder, "runtime")
        runtime.mkdir(mode=0o700)  # Qt warns about any other mode, and a warning fails a test
        inner = {name: value for name, value in outer.items() if not name.startswith("HANDBOOK_")}
        inner |= {"HANDBOOK_DATA": str(Path(folder, "data")), "HANDBOOK_KEYRING": "off"}
        if sys.platform == "linux":
            inner |= {"XDG_RUNTIME_DIR": str(runtime)}
            inner["QT_QPA_PLATFORM"] = "xcb" if xvfb() else "offscreen"
            inner.pop("WAYLAND_DISPLAY", None)
        yield inner


def xvfb() -> list[str]:
    """Return the words before a command that give it a screen of its own (Linux only)."""
    found = shutil.which("xvfb-run") if sys.platform == "linux" else None
    return [found, "-a", "-s", "-screen 0 1366x768x24 -nolisten tcp"] if found else []


def _command(script: str, rest: list[str]) -> list[str]:
    file = ROOT / "packaging" / script
    if not file.exists():
        raise CannotSetUp(f"Chưa có packaging/{script} trong bản mã này.")
    return [str(program("python")), str(file), *rest]


def _stamp_file(root: Path, need: Need) -> Path:
    return root / ".venv" / f"handbook-{need.value}.stamp"


def _check_glibc(found: tuple[str, str]) -> None:
    name, version = found
    if name == "glibc" and tuple(int(part) for part in version.split(".")[:2]) < GLIBC:
        raise CannotSetUp(
            f"PySide6 cần glibc 2.34 trở lên (Debian 12, Ubuntu 22.04); máy này có {version}."
        )


def _make() -> None:
    if program("python").exists() and (VENV / "pyvenv.cfg").exists():
        return
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        raise CannotSetUp(f"Không tạo được {VENV}; hãy xem dòng báo lỗi ở trên.")


def _pip(*words: str) -> None:
    # -I: a PYTHONPATH of the machine must not leak into .venv; pip's own settings are kept
    command = [str(program("python")), "-I", *PIP, *words]
    if subprocess.run(command, cwd=ROOT).returncode:
        raise CannotSetUp(
            "pip không cài được thư viện; hãy xem dòng báo lỗi ở trên (mạng, kho gói, ổ đĩa đầy)."
        )
