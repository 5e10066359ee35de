"""Crash reports: where a bug of ours happened, without one word of what the handbook holds.

Messages of exceptions, values of variables and folders of this computer may hold names of people,
so none of them is written: only kinds of exceptions, our files, lines and functions.
"""

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from handbook import __version__, paths

_HEAD = (
    "Báo cáo lỗi của Sổ tay Chi bộ. Tệp này không có nội dung của cuốn sổ: chỉ có loại lỗi và\n"
    "dòng lệnh của chương trình. Gửi tệp này cho người phát triển để được sửa.\n"
)
_ROOTS = ("handbook", "site-packages")


def text(bug: BaseException, at: datetime) -> str:
    """Return the report of `bug`: versions, kinds of exception, files, lines and functions."""
    lines = [_HEAD, f"Lúc: {at:%Y-%m-%d %H:%M:%S}", f"Phiên bản: {__version__}"]
    lines.append(f"Máy: {platform.system()} {platform.release()}, Python {_python()}{_qt()}")
    for one in _chain(bug):
        lines += ["", f"Lỗi: {type(one).__module__}.{type(one).__qualname__}"]
        for frame in traceback.extract_tb(one.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines) + "\n"


def report(bug: BaseException) -> Path | None:
    """Keep the report on this computer and return its path; None when it cannot be written."""
    now = datetime.now()
    try:
        folder = paths.private(paths.crashes())
        file = folder / f"bao-loi-{now:%Y%m%d-%H%M%S-%f}.txt"
        file.write_text(text(bug, now), encoding="utf-8")
    except OSError:
        return None
    return file


def sentence(file: Path | None) -> str:
    """Return what the program says of a bug whose report is in `file`."""
    said = "Chương trình gặp lỗi của chính nó; những gì đã lưu vẫn còn nguyên."
    if file is None:
        return f"{said} Hãy đóng chương trình rồi mở lại."
    return f"{said} Báo cáo lỗi (không có nội dung cuốn sổ) nằm ở: {file}"


def _python() -> str:
    return platform.python_version()


def _qt() -> str:
    """Return the version of Qt when the window is open; this module never imports it."""
    loaded = sys.modules.get("PySide6")
    return f", Qt {getattr(loaded, '__version__', '?')}" if loaded else ""


def _chain(bug: BaseException) -> list[BaseException]:
    """Return the exception and those it came from; by identity, as equality may be overridden."""
    chain: list[BaseException] = []
    one: BaseException | None = bug
    while one is not None and all(one is not known for known in chain):
        chain.append(one)
        one = one.__cause__ or one.__context__
    return chain


def _short(filename: str) -> str:
    """Return the path from our package or a library on, else the bare name."""
    parts = Path(filename).parts
    for root in _ROOTS:
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else ""
