"""The Debian package: where each file goes, and which packages it depends on.

Nothing of a person's handbook is touched by installing or removing: there are no scripts in it.
"""

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from bundle_files import linked, objdump
from environment import ROOT
from system import CannotSetUp

NAME = "so-tay-chi-bo"
INSIDE = Path("usr", "lib", NAME)
FACES = ROOT / "packaging" / "linux"
# Libraries that Qt opens by name when it needs them, so that nothing links to them.
OPENED_BY_NAME = ("libegl1", "libgl1", "fontconfig-config")
RECOMMENDS = (
    *("libcups2t64 | libcups2", "fonts-noto-core | fonts-open-sans"),
    *("desktop-file-utils", "shared-mime-info"),
)
CONTROL = """\
Package: {name}
Version: {version}
Section: office
Priority: optional
Architecture: amd64
Depends: {depends}
Recommends: {recommends}
Maintainer: So tay Chi bo <so-tay-chi-bo@localhost>
Installed-Size: {kilobytes}
Description: Sổ tay Chi bộ: meetings, minutes and papers of a Party branch
 Sổ của chi bộ trong một tệp mã hóa trên máy, không cần mạng: đảng viên,
 sinh hoạt, biên bản, việc được giao; in ra PDF và Word đúng thể thức.
"""


def package(bundle: Path, made: Path, stage: Path, target: Path, version: str) -> None:
    """Write the .deb of `bundle` to `target`; `made` holds its icons."""
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(bundle, stage / INSIDE, symlinks=True)
    _faces(stage, made)
    _documents(stage)
    depends = sorted({*OPENED_BY_NAME, *packages(system_libraries(bundle)), glibc(bundle)})
    _control(stage, version, ", ".join(depends))
    for path in stage.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    stage.chmod(0o755)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(stage), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def system_libraries(bundle: Path) -> set[str]:
    """Return the names of libraries that the bundle links to and does not hold."""
    held = {file.name for file in bundle.rglob("*")}
    wanted: set[str] = set()
    for file in _binaries(bundle):
        wanted.update(linked(file))
    # libcups is wanted by a plugin that Qt leaves alone when there is no printing system
    return {name for name in wanted - held if not name.startswith("libcups")}


def packages(libraries: set[str]) -> set[str]:
    """Return the Debian packages of these libraries; raises CannotSetUp when one is unknown."""
    found: set[str] = set()
    for name in sorted(libraries):
        said = subprocess.run(["dpkg", "-S", f"*/{name}"], capture_output=True, text=True).stdout
        owners = sorted({line.split(":")[0] for line in said.splitlines()})
        if not owners:
            raise CannotSetUp(f"Không biết gói nào của Debian có thư viện {name}.")
        if owners[0] != "libc6":
            found.add(_either(owners[0]))
    return found


def _either(owner: str) -> str:
    """Name the package also as Ubuntu 24.04 and Debian 13 renamed some of them."""
    return f"{owner}t64 | {owner}" if owner == "libglib2.0-0" else owner


def glibc(bundle: Path) -> str:
    """Return the oldest C library that every binary of the bundle can do with."""
    versions = {(2, 34)}  # what PySide6's wheels say of themselves
    for file in _binaries(bundle):
        names = re.findall(r"GLIBC_(\d+)\.(\d+)", objdump("-T", file))
        versions.update((int(major), int(minor)) for major, minor in names)
    major, minor = max(versions)
    return f"libc6 (>= {major}.{minor})"


def _binaries(bundle: Path) -> list[Path]:
    files = (f for f in bundle.rglob("*") if f.is_file() and not f.is_symlink())
    return [f for f in files if f.open("rb").read(4) == b"\x7fELF"]


def _faces(stage: Path, made: Path) -> None:
    """Put menu entry, kind of file, icons and the two commands in their places."""
    share = stage / "usr" / "share"
    _copy(FACES / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(FACES / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    icons = share / "icons" / "hicolor"
    for picture in made.glob("sotay-*.png"):
        size = picture.stem.split("-")[1]
        _copy(picture, icons / f"{size}x{size}" / "apps" / f"{NAME}.png")
    svg = ROOT / "resources" / "icons" / "program" / "sotay.svg"
    _copy(svg, icons / "scalable" / "apps" / f"{NAME}.svg")
    _copy(svg, icons / "scalable" / "mimetypes" / "application-x-so-tay-chi-bo.svg")
    commands = stage / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in ("sotay", "handbook"):
        (commands / name).symlink_to(Path("..", "lib", NAME, name))


def _documents(stage: Path) -> None:
    folder = stage / "usr" / "share" / "doc" / NAME
    folder.mkdir(parents=True)
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    rest = f"Licences of everything in the bundle: /{INSIDE}/_internal/giay-phep\n"
    (folder / "copyright").write_text(f"{own}\n{rest}", encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _control(stage: Path, version: str, depends: str) -> None:
    files = sorted(f for f in stage.rglob("*") if f.is_file() and not f.is_symlink())
    folder = stage / "DEBIAN"
    folder.mkdir()
    sums = (f"{hashlib.md5(f.read_bytes()).hexdigest()}  {f.relative_to(stage)}\n" for f in files)
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    kilobytes = sum(f.stat().st_size for f in files) // 1024
    text = CONTROL.format(
        name=NAME,
        version=version,
        depends=depends,
        recommends=", ".join(RECOMMENDS),
        kilobytes=kilobytes,
    )
    (folder / "control").write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
