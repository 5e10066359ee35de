"""What a bundle shows of itself, made in the environment that makes it: icons, licences, version.

Started by `build.py` with the folder to fill and the version.
"""

import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: E402
from PySide6.QtSvg import QSvgRenderer  # noqa: E402

from handbook import bundle  # noqa: E402

ICON = ROOT / "resources" / "icons" / "program" / "sotay.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256, 512)
IN_ICO = (16, 20, 24, 32, 40, 48, 64, 256)
# What makes bundles is not in them.
TOOLS = {"pip", "setuptools", "altgraph", "pyinstaller", "pyinstaller-hooks-contrib", "pefile"}
TOOLS |= {"hatchling", "editables", "pathspec", "trove-classifiers"}


def main(folder: Path, version: str) -> None:
    """Fill `folder`."""
    icons(folder)
    licences(folder / "giay-phep")
    (folder / "phien-ban.txt").write_text(version_resource(version), encoding="utf-8")


def icons(folder: Path) -> None:
    """Draw the program's icon in every size, and put them into one .ico for Windows."""
    from PIL import Image

    app = QGuiApplication.instance() or QGuiApplication(["faces"])
    assert app is not None
    for size in SIZES:
        drawn(size).save(str(folder / f"sotay-{size}.png"))
    pictures = [Image.open(folder / f"sotay-{size}.png") for size in IN_ICO]
    sizes = [(size, size) for size in IN_ICO]
    pictures[-1].save(folder / "sotay.ico", sizes=sizes, append_images=pictures[:-1])


def drawn(size: int) -> QImage:
    """Return the icon as a picture of so many pixels."""
    picture = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(ICON)).render(painter)
    painter.end()
    return picture


def licences(folder: Path) -> None:
    """Copy the licence texts of every library in the bundle, of Python, and of Qt."""
    folder.mkdir(parents=True)
    (folder / "So-tay-Chi-bo.txt").write_bytes((ROOT / "LICENSE").read_bytes())
    for one in metadata.distributions():
        name = one.metadata["Name"].lower().replace("_", "-")
        if name not in TOOLS:
            (folder / f"{name}.txt").write_text(_licence(one), encoding="utf-8")
    prefix = Path(sys.base_prefix)
    texts = [prefix / "LICENSE.txt", *sorted(prefix.glob("lib/python3*/LICENSE.txt"))]
    text = next((file for file in texts if file.exists()), None)
    said = text.read_text(encoding="utf-8") if text else "Python: PSF License 2.\n"
    (folder / "python.txt").write_text(said, encoding="utf-8")


def _licence(one: metadata.Distribution) -> str:
    head = f"{one.metadata['Name']} {one.version}\n"
    known = one.metadata.json
    stated = str(known.get("license_expression") or known.get("license") or "")
    files = [f for f in one.files or () if _is_licence(f.name) and ".dist-info" in str(f)]
    texts = [Path(str(one.locate_file(f))).read_text("utf-8", errors="replace") for f in files]
    if not texts and "LGPL" in stated:  # Qt's own packages name the licence and bring no text
        texts = [bundle.text("licences", f"{n}.txt") for n in ("LGPL-3.0", "GPL-3.0")]
    return "\n\n".join((head + stated.splitlines()[0] if stated else head, *texts))


def _is_licence(name: str) -> bool:
    return name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS"))


def version_resource(version: str) -> str:
    """Return the version block of the Windows executables, as PyInstaller reads it."""
    numbers = (*(int(part) for part in version.split(".")[:3]), 0)
    words = {
        "CompanyName": "So tay Chi bo",
        "FileDescription": "Sổ tay Chi bộ",
        "FileVersion": version,
        "InternalName": "sotay",
        "LegalCopyright": "MIT",
        "ProductName": "Sổ tay Chi bộ",
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, "
        "flags=0, OS=0x40004, fileType=1, subtype=0), kids=[StringFileInfo([StringTable('042a04b0',"
        f" [{table}])]), VarFileInfo([VarStruct('Translation', [0x042a, 1200])])])\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
