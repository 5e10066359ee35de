"""Make what is handed over: `python packaging/dev.py build TARGET`.

Bundles are made in an environment of their own (`build/venv`) that holds the locked set and
PyInstaller, nothing of the tests; everything made lies under `build/`. The version stands in
`handbook/__init__.py` alone.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import debian
import environment
from environment import ROOT
from system import CannotSetUp

BUILD = ROOT / "build"
MADE = BUILD / "lam-san"
BUNDLE = BUILD / "dist" / "SoTayChiBo"
HANDED_OVER = BUILD / "ban-giao"
LOCKS = ("lock.txt", "lock-build.txt")
NAME = "so-tay-chi-bo"
# Wheels bring these with their symbols, for debuggers only: two thirds of their size.
FAT = ("libpython*.so*", "sqlcipher3/*.so")


def version() -> str:
    """Return the version, from the one place where it stands."""
    text = (ROOT / "handbook" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([\w.]+)"$', text, re.MULTILINE)
    assert found is not None
    return found[1]


def main(words: list[str]) -> int:
    """Make the targets named and print where they lie; 2 when there is no such target."""
    if not words or any(word not in TARGETS for word in words):
        lines = "\n".join(f"  {name:14} {deed.__doc__}" for name, deed in TARGETS.items())
        print(f"Cách dùng: python packaging/dev.py build BẢN …\n\nCác bản:\n{lines}")
        return 2
    for word in words:
        print(f"Đã làm xong: {TARGETS[word]()}", flush=True)
    return 0


def linux() -> Path:
    """thư mục chạy được trên Linux, nén lại (.tar.gz)"""
    _only_on("linux")
    folder = bundle()
    HANDED_OVER.mkdir(parents=True, exist_ok=True)
    target = HANDED_OVER / f"{NAME}-{version()}-linux-x64.tar.gz"
    with tarfile.open(target, "w:gz", compresslevel=6) as packed:
        packed.add(folder, f"{NAME}-{version()}")
    return target


def deb() -> Path:
    """gói cài cho Debian 12, Ubuntu 24.04 trở lên (.deb)"""
    _only_on("linux")
    folder = bundle()
    HANDED_OVER.mkdir(parents=True, exist_ok=True)
    target = HANDED_OVER / f"{NAME}_{version()}_amd64.deb"
    debian.package(folder, MADE, BUILD / "deb", target, version())
    return target


def windows_zip() -> Path:
    """bản mang đi cho Windows, giải nén là chạy (.zip)"""
    _only_on("win32")
    folder = bundle()
    HANDED_OVER.mkdir(parents=True, exist_ok=True)
    target = HANDED_OVER / f"{NAME}-{version()}-windows-x64.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            packed.write(file, Path("So tay Chi bo", file.relative_to(folder)))
    return target


def windows_setup() -> Path:
    """bộ cài cho Windows, không cần quyền quản trị (.exe, cần Inno Setup 6)"""
    _only_on("win32")
    compiler = _inno()
    folder = bundle()
    HANDED_OVER.mkdir(parents=True, exist_ok=True)
    name = f"{NAME}-{version()}-cai-dat"
    defined = {"Version": version(), "Bundle": folder, "Icon": MADE / "sotay.ico"}
    command = [compiler, *(f"/D{key}={value}" for key, value in defined.items())]
    command += [f"/O{HANDED_OVER}", f"/F{name}", str(ROOT / "packaging" / "windows" / "sotay.iss")]
    _run(command)
    return HANDED_OVER / f"{name}.exe"


TARGETS: dict[str, Callable[[], Path]] = {
    "linux": linux,
    "deb": deb,
    "windows-zip": windows_zip,
    "windows-setup": windows_setup,
}


def bundle() -> Path:
    """Make the folder with both executables, try it by its own selfcheck, and return it."""
    python = _python()
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HANDBOOK_BUILD": str(MADE)}
    _run([python, str(ROOT / "packaging" / "faces.py"), str(MADE), version()], quiet)
    command = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "pyinstaller")]
    _run([*command, str(ROOT / "packaging" / "sotay.spec")], quiet)
    if sys.platform == "linux":
        _slim(BUNDLE / "_internal")
    _run([python, str(ROOT / "packaging" / "licences.py"), str(BUNDLE)])
    _run([python, str(ROOT / "packaging" / "listed.py"), str(BUNDLE)])  # the last to touch a file
    console = BUNDLE / ("handbook.exe" if sys.platform == "win32" else "handbook")
    with environment.clean(os.environ) as variables:
        _run([str(console), "selfcheck"], variables)
    return BUNDLE


def size(folder: Path) -> int:
    """Return the bytes that the files of a folder hold."""
    return sum(f.lstat().st_size for f in folder.rglob("*") if f.is_file() and not f.is_symlink())


def _slim(inner: Path) -> None:
    fat = [str(file) for pattern in FAT for file in inner.glob(pattern) if not file.is_symlink()]
    _run(["strip", "--strip-unneeded", *fat])


def _python() -> str:
    """Return the Python of `build/venv`, made and filled anew when the locks have changed."""
    folder = BUILD / "venv"
    python, kept = environment.program("python", folder), folder / "khoa.txt"
    wants = "".join((ROOT / "packaging" / lock).read_text(encoding="utf-8") for lock in LOCKS)
    if python.exists() and kept.exists() and kept.read_text(encoding="utf-8") == wants:
        return str(python)
    venv.create(folder, clear=True, with_pip=True)
    locks = [word for lock in LOCKS for word in ("-r", str(ROOT / "packaging" / lock))]
    _run([str(python), "-I", *environment.PIP, "--no-deps", *locks])
    kept.write_text(wants, encoding="utf-8")
    return str(python)


def _only_on(system: str) -> None:
    if sys.platform != system:
        names = {"linux": "Linux", "win32": "Windows"}
        raise CannotSetUp(f"Bản này chỉ làm được trên máy {names[system]}.")
    if system == "linux" and not (shutil.which("objdump") and shutil.which("strip")):
        raise CannotSetUp(
            "Thiếu gói của hệ thống. Hãy chạy bằng quyền quản trị: apt-get install -y binutils"
        )


def _inno() -> str:
    """Return Inno Setup's compiler, from PATH or its usual place, the newest first."""
    places = [os.environ.get(name) for name in ("ProgramFiles(x86)", "ProgramFiles")]
    there = [f for each in places if each for f in Path(each).glob("Inno Setup */ISCC.exe")]
    found = shutil.which("iscc") or max(map(str, there), default=None)
    if found is None:
        raise CannotSetUp("Chưa có Inno Setup 6. Hãy cài Inno Setup rồi chạy lại lệnh này.")
    return found


def _run(command: list[str], variables: dict[str, str] | None = None) -> None:
    if subprocess.run(command, cwd=ROOT, env=variables).returncode:
        raise CannotSetUp(f"Lệnh dừng giữa chừng: {Path(command[0]).name} {' '.join(command[1:4])}")
