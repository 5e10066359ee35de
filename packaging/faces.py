"""What a bundle shows of itself, made in the environment that makes it: icons and version.

Started by `build.py` with the folder to fill and the version.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
ICON = ROOT / "resources" / "icons" / "program" / "sotay.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256, 512)
IN_ICO = (16, 20, 24, 32, 40, 48, 64, 256)


def main(folder: Path, version: str) -> None:
    """Fill `folder`."""
    icons(folder)
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
