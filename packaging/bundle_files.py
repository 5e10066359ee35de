"""Which files go into a bundle: Qt's parts that we use, and only the libraries those need.

Read by `sotay.spec` inside PyInstaller. On Linux, libraries that every desktop has stay outside:
there must be one of each in a process, and the system keeps them mended.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Entry = tuple[str, str, str]  # name in the bundle, where it comes from, its kind
Imports = Callable[[str], Iterable[str]]  # the names of libraries a library links to

# What libraries would like to have and we never call.
LEFT_OUT = [
    *("tkinter", "unittest", "pydoc", "doctest", "test", "setuptools", "pkg_resources", "pip"),
    *("distutils", "lib2to3", "xmlrpc", "ssl", "ftplib", "smtplib", "numpy", "pandas"),
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk", "PIL._imagingft"),
    *("PIL.ImageQt", "PIL.ImageShow", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick"),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "PySide6.QtDBus"),
]

# The plugins that a window, its printer and Unikey or IBus need, by the beginning of their names.
PLUGINS: dict[str, tuple[str, ...]] = {
    "platforms": ("libqxcb", "libqoffscreen", "qwindows", "qoffscreen"),
    "platforminputcontexts": ("libibus", "libcompose"),
    "styles": ("qmodernwindowsstyle",),
    "printsupport": ("libcupsprintersupport", "windowsprintersupport"),
    "platformthemes": ("libqxdgdesktopportal",),
}
_QT_LEFT_OUT = (
    "Qt6EglFS",
    "Qt6EglFs",
    "Qt6WlShell",
    "Qt6Wayland",
    "Qt6OpenGL",
    "Qt6Quick",
    "Qt6Qml",
)

# Libraries of every Linux desktop, by the beginning of their names; the .deb depends on them.
SYSTEM = (
    *("libX11", "libxcb.so", "libXau", "libXdmcp", "libxkbcommon", "libfontconfig", "libfreetype"),
    *("libglib-2.0", "libgobject-2.0", "libgio-2.0", "libgmodule-2.0", "libgthread-2.0"),
    *("libdbus-1", "libsystemd", "libcups", "libstdc++", "libgcc_s", "libgssapi_krb5", "libkrb5"),
    *("libk5crypto", "libcom_err", "libkeyutils", "libexpat", "libz.so", "libuuid"),
)

# The executables open it by its name: nothing links to the one of Debian's own Python.
OPENED_BY_NAME = ("libpython",)


def wanted(name: str) -> bool:
    """Tell whether the file of this name in the bundle is no Qt file, or one that we use."""
    parts = name.replace("\\", "/").split("/")
    file = parts[-1]
    if any(word in file for word in _QT_LEFT_OUT) or file == "opengl32sw.dll":
        return False
    if "PySide6" not in parts:
        return True
    if "translations" in parts or "qml" in parts:
        return False  # Qt brings no Vietnamese: its words are ours, in ui/words.py
    if "plugins" in parts:
        return file.startswith(PLUGINS.get(parts[parts.index("plugins") + 1], ()))
    return True


def needed(entries: list[Entry]) -> list[Entry]:
    """Return the wanted binaries and of the system's libraries only those that they link to."""
    kept = [entry for entry in entries if wanted(entry[0])]
    return kept if sys.platform != "linux" else closure(kept, linked)


def closure(entries: list[Entry], imports: Imports) -> list[Entry]:
    """Leave out libraries taken from the system that nothing kept links to, or that stay there."""
    ours = [entry for entry in entries if not _from_system(entry)]
    theirs = {
        Path(entry[0]).name: entry
        for entry in entries
        if _from_system(entry) and not Path(entry[0]).name.startswith(SYSTEM)
    }
    kept: list[Entry] = []
    waiting = list(ours)
    while waiting:
        entry = waiting.pop()
        kept.append(entry)
        waiting += [theirs.pop(name) for name in imports(entry[1]) if name in theirs]
    return kept


def _from_system(entry: Entry) -> bool:
    # A link within the bundle has no place of its own; it belongs to what it points to.
    if Path(entry[0]).name.startswith(OPENED_BY_NAME):
        return False
    return entry[2] == "BINARY" and entry[1].startswith(("/lib", "/usr/lib"))


def linked(file: str | Path) -> list[str]:
    """Return the names of the libraries that an ELF file itself asks for."""
    return re.findall(r"^\s+NEEDED\s+(\S+)$", objdump("-p", file), re.MULTILINE)


def objdump(what: str, file: str | Path) -> str:
    """Return what binutils' objdump says of a file."""
    return subprocess.run(["objdump", what, str(file)], capture_output=True, text=True).stdout
