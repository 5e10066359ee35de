"""Crash reports: where a bug of ours happened, without one word of what the handbook holds.

Messages of exceptions, values of variables and folders of this computer may hold names of people,
so none of them is written: only kinds of exceptions, our files, lines and functions.
"""

import contextlib
import faulthandler
import platform
import re
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from handbook import __version__, bundle, paths

_HEAD = (
    "Báo cáo lỗi của Sổ tay Chi bộ. Tệp này không có nội dung của cuốn sổ: chỉ có loại lỗi và\n"
    "dòng lệnh của chương trình. Gửi tệp này cho người phát triển để được sửa.\n"
)
_ROOTS = ("handbook", "site-packages")
_NAME, _TOLD, _HARD = "bao-loi", "da-bao", "dang-chay.txt"
_FRAME = re.compile(r'\s*File "(.+)", line (\d+) in (\S+)')


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
        file = folder / f"{_NAME}-{now:%Y%m%d-%H%M%S-%f}.txt"
        file.write_text(text(bug, now), encoding="utf-8")
    except OSError:
        return None
    return file


def unseen() -> tuple[Path, ...]:
    """Return the reports that no start of the program has told of yet, oldest first."""
    folder = paths.crashes()
    try:
        told = (folder / _TOLD).read_text(encoding="utf-8").strip()
    except OSError:
        told = ""
    return tuple(file for file in sorted(folder.glob(f"{_NAME}-*.txt")) if file.name > told)


def mark_seen() -> None:
    """Keep in mind that all reports there are were told of."""
    reports = sorted(paths.crashes().glob(f"{_NAME}-*.txt"))
    if reports:
        with contextlib.suppress(OSError):  # then they are told of once more
            (paths.crashes() / _TOLD).write_text(reports[-1].name, encoding="utf-8")


def watch() -> Callable[[], None]:
    """Have a crash below Python leave its stack too; returns what ends the watch well.

    What the run before left is made a report like any other first.
    """
    try:
        folder = paths.private(paths.crashes())
        _take_up_hard(folder)
        stream = (folder / _HARD).open("w", encoding="utf-8")
    except OSError:
        return lambda: None
    faulthandler.enable(stream)

    def end() -> None:
        faulthandler.disable()
        stream.close()
        with contextlib.suppress(OSError):
            (folder / _HARD).unlink()

    return end


def _take_up_hard(folder: Path) -> None:
    """Make a report of the stack a crash below Python left, with the folders left out."""
    left = folder / _HARD
    raw = left.read_text(encoding="utf-8", errors="replace") if left.exists() else ""
    if raw.strip():
        at = datetime.fromtimestamp(left.stat().st_mtime)
        lines = [_HEAD, f"Lúc: {at:%Y-%m-%d %H:%M:%S}", f"Phiên bản: {__version__}", ""]
        lines += ["Lỗi: chương trình dừng đột ngột", *_stack(raw)]
        file = folder / f"{_NAME}-{at:%Y%m%d-%H%M%S-%f}.txt"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    left.unlink(missing_ok=True)


def _stack(raw: str) -> list[str]:
    """Return the lines of a faulthandler's stack, files by their short names, nothing else."""
    frames = (_FRAME.match(line) for line in raw.splitlines())
    return [f"  {_short(f[1])}:{f[2]} {f[3]}" for f in frames if f]


def sentence(file: Path | None) -> str:
    """Return what the program says of a bug whose report is in `file`.

    In a bundle that is not whole the file that is missing is told instead: no bug, and there is a
    way out.
    """
    if broken := bundle.problems():
        return broken[0]
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
