"""The command line: runs one command, says what went wrong in a sentence, returns the exit code.

Knows no command's deed: `words` says what can be typed, `deeds` and `lists` do it. They
are imported only when a command runs, so that help and the window do not wait for them.
"""

import contextlib
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from handbook.cli import words
from handbook.errors import ExitCode, Problem, WrongSystem

_BUG = 1
_OLDEST_WINDOWS = 17763
_STOPPED = 130
"""What shells expect of a program ended by Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (the process's own when None) and return the exit code."""
    _speak_utf8()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:  # `handbook list … | head`: whoever reads has had enough
        _stop_talking()
        return int(ExitCode.DONE)
    return code


def _run(argv: Sequence[str] | None) -> int:
    choice = Namespace()
    try:
        choice = words.parser().parse_args(_named(argv))
        return _deed(choice)
    except SystemExit as end:  # argparse's end of --help and --version
        return int(end.code or 0)
    except Problem as problem:
        _tell(choice, "\n".join((problem.sentence, *problem.details)))
        return int(problem.exit_code)
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:
        raise
    except Exception as bug:
        from handbook.services import crash

        _tell(choice, crash.sentence(crash.report(bug)))
        return _BUG


def _tell(choice: Namespace, sentence: str) -> None:
    """Print what went wrong; a window that could not open says it in a box."""
    print(sentence, file=sys.stderr)
    for_a_person = not getattr(choice, "until_ready", False) and not getattr(choice, "picture", "")
    if getattr(choice, "command", "") in (None, "open") and for_a_person:
        from handbook.ui import alarm

        if alarm.needed():
            alarm.show(sentence)


def _named(argv: Sequence[str] | None) -> list[str]:
    """Put `--book` before a handbook named first: so a file manager names what was opened."""
    typed = list(sys.argv[1:] if argv is None else argv)
    return ["--book", *typed] if typed and typed[0].lower().endswith(".sotay") else typed


def _deed(choice: Namespace) -> int:
    if choice.command in (None, "open"):
        return _open(choice)
    from handbook.cli import deeds, handing, issuing, lists, task_lists

    every = {**deeds.DEEDS, **handing.DEEDS, **issuing.DEEDS, **lists.LISTS}
    every |= task_lists.DEEDS
    every[choice.command](choice)
    return int(ExitCode.DONE)


def _refuse_old_system(system: str, build: int) -> None:
    """Raise WrongSystem below Windows 10 version 1809 (build 17763), the oldest Qt 6.12 runs on."""
    if system == "win32" and build < _OLDEST_WINDOWS:
        raise WrongSystem(
            "Máy này dùng bản Windows quá cũ. Chương trình cần Windows 10 bản 1809 trở lên, "
            "64 bit. "
            "Hãy nâng cấp Windows, hoặc mở cuốn sổ trên máy khác: cuốn sổ không bị ảnh hưởng."
        )


def _open(choice: Namespace) -> int:
    if sys.platform == "win32":
        _refuse_old_system(sys.platform, sys.getwindowsversion().build)
    from handbook.ui import alarm

    alarm.refuse_blind()
    # Nothing made during the start is garbage; looking for it costs a tenth of the start.
    gc.freeze()
    gc.disable()
    try:
        # Before Qt: PySide6 reads the source of every module imported after itself.
        import handbook.services.duties
        import handbook.services.handbook  # noqa: F401
        from handbook.ui import app

        return app.run(
            choice.book,
            until_ready=getattr(choice, "until_ready", False),
            picture=getattr(choice, "picture", None),
            screen=getattr(choice, "screen", ""),
        )
    finally:
        gc.unfreeze()
        gc.enable()


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page; a window without a console writes nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a test's or a GUI's own stand-in
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _stop_talking() -> None:
    """Point the closed output elsewhere, or Python complains again when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
