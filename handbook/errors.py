"""Errors a person can mend, each a whole Vietnamese sentence with its way out.

Anything that is not a `Problem` is a bug of ours and goes to the crash report. This module imports
nothing of ours and knows no wording of single features: the place that notices writes the sentence.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line (DESIGN §9)."""

    DONE = 0
    WRONG_USAGE = 2
    BAD_INPUT = 3
    LOCKED = 4
    DAMAGED = 5
    IN_USE = 6


class Problem(Exception):
    """Something a person can mend; `str(problem)` is the sentence to show."""

    exit_code: ExitCode = ExitCode.BAD_INPUT

    def __init__(self, sentence: str, *details: str) -> None:
        """Keep the `sentence` and further `details`, one line each (rows, fields)."""
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class WrongUsage(Problem):
    """A command or option that does not exist or does not fit."""

    exit_code = ExitCode.WRONG_USAGE


class BadInput(Problem):
    """Data that breaks a rule; nothing of it was written."""


class NotFound(Problem):
    """A record, file or paper that was asked for does not exist."""


class Stale(Problem):
    """The record was changed elsewhere after it was read; nothing was overwritten."""


class Sealed(Problem):
    """The record is sealed and cannot be changed before it is unsealed with a reason."""


class CannotWrite(Problem):
    """The disk is full, or the file or folder is read-only."""


class Locked(Problem):
    """The handbook stays locked: the base of everything about keys."""

    exit_code = ExitCode.LOCKED


class WrongPassword(Locked):
    """The password or recovery code does not open the handbook."""


class PasswordNeeded(Locked):
    """No key is at hand (no keyring, keyring emptied or locked): a password must be asked for."""


class SlotsMissing(Locked):
    """The key-slot file beside the handbook is missing or unreadable."""


class SlotsDamaged(SlotsMissing):
    """The key-slot file is there and not as it was written.

    `left` is what still opens the handbook, "password" or "recovery"; empty when neither does.
    """

    def __init__(self, sentence: str, *details: str, left: str = "") -> None:
        super().__init__(sentence, *details)
        self.left = left


class Damaged(Problem):
    """The handbook file is not readable with the right key, or fails its checks."""

    exit_code = ExitCode.DAMAGED


class NotAsWritten(Damaged):
    """The file is whole, but inside it something is not as it was written, such as the history.

    What was asked can still be done by whoever says yes to it, knowing what was found.
    """


class NewerVersion(Problem):
    """The handbook was last written by a newer version of the program."""

    exit_code = ExitCode.DAMAGED


class InUse(Problem):
    """Another window or program has the handbook open."""

    exit_code = ExitCode.IN_USE


class NotBundled(Problem):
    """A file that comes with the program is not there: the installation is broken."""

    exit_code = ExitCode.DAMAGED


class WrongSystem(Problem):
    """The computer's system is too old for the program, or has no screen for its window."""

    exit_code = ExitCode.WRONG_USAGE
