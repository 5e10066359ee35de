"""The system's own keyring remembers the data key, as a convenience that may be absent.

It never asks with a dialog of its own and never holds the program: a keyring that is locked, empty,
missing or silent only means that the password is asked for. Emptying it loses nothing.
"""

import logging
import os
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.errors import PasswordNeeded
from handbook.services.keys import DataKey, handbook_uid, is_of

if TYPE_CHECKING:
    import secretstorage
    from keyring.backend import KeyringBackend

KEYRING_SECONDS = 5.0
"""The longest any question to the system keyring may hold the program."""
_SERVICE = "So tay Chi bo"
_log = logging.getLogger(__name__)


class KeyringState(Enum):
    """How the system keyring answered."""

    AVAILABLE = "available"
    OFF = "off"
    NONE = "none"
    LOCKED = "locked"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A recalled key; AVAILABLE without a key means emptied, or never remembered."""

    state: KeyringState
    key: DataKey | None = None


def keyring_state() -> KeyringState:
    """Ask whether the keyring of this computer could remember a key now."""
    return _ask(lambda vault: _get(vault, "-")).state


def remember(uid: str, key: DataKey) -> KeyringState:
    """Have the system remember `key`; AVAILABLE means it is stored and was read back."""

    def store(vault: "KeyringBackend") -> DataKey | None:
        vault.set_password(*_entry(uid), key.hex)
        return _get(vault, uid)

    answer = _ask(store)
    lost = answer.state is KeyringState.AVAILABLE and answer.key != key
    return KeyringState.SILENT if lost else answer.state


def recall(uid: str) -> Recalled:
    """Return what the system remembers of the handbook `uid`; never puts up a dialog."""
    return _ask(lambda vault: _get(vault, uid))


def forget(uid: str) -> KeyringState:
    """Have the system forget the handbook `uid`; AVAILABLE means it certainly holds nothing."""

    def delete(vault: "KeyringBackend") -> None:
        if vault.get_password(*_entry(uid)) is not None:
            vault.delete_password(*_entry(uid))

    return _ask(delete).state


def recall_for(book: Path) -> DataKey:
    """Return the remembered key of `book`, at the daily start.

    One that was remembered before the key changed (a handover, a restored backup) counts as none.
    Raises `PasswordNeeded` with the reason, or `SlotsMissing`.
    """
    answer = recall(handbook_uid(book))
    if answer.key is None or not is_of(book, answer.key):
        raise password_needed(book, answer.state)
    return answer.key


def password_needed(book: Path, state: KeyringState) -> PasswordNeeded:
    """Build the sentence that asks for the password of `book` and says why."""
    match state:
        case KeyringState.OFF:
            why = "việc ghi nhớ bằng kho mật khẩu của máy đang được tắt"
        case KeyringState.NONE:
            why = "máy này không có kho mật khẩu để ghi nhớ thay"
        case KeyringState.LOCKED:
            why = "kho mật khẩu của máy đang khóa"
        case KeyringState.SILENT:
            why = "kho mật khẩu của máy không trả lời"
        case KeyringState.AVAILABLE:
            why = (
                "kho mật khẩu của máy không giữ khóa của cuốn sổ này (chưa ghi nhớ hoặc đã bị xóa)"
            )
    return PasswordNeeded(
        f"Cần mật khẩu để mở cuốn sổ “{book.name}”, vì {why}. Dữ liệu vẫn còn nguyên: "
        "hãy gõ mật khẩu, hoặc mở bằng mã khôi phục."
    )


def load_backend() -> None:
    """Import what the vault of this system needs; raises ImportError when a bundle lacks it."""
    if sys.platform == "win32":
        import keyring.backends.Windows
    elif sys.platform != "darwin":
        import keyring.backends.SecretService  # noqa: F401
        import secretstorage  # noqa: F401


class _Locked(Exception):
    """The vault is there and would have to ask the user before it answers."""


class _Absent(Exception):
    """No vault of a kind we trust is on the computer."""


def _entry(uid: str) -> tuple[str, str]:
    # A service of its own for each handbook: Windows keeps one entry for each service.
    return f"{_SERVICE} {uid}", uid


def _get(vault: "KeyringBackend", uid: str) -> DataKey | None:
    held = vault.get_password(*_entry(uid))
    try:
        return DataKey(bytes.fromhex(held)) if held else None
    except ValueError:
        return None  # not what we stored: as good as emptied


def _ask(question: "Callable[[KeyringBackend], DataKey | None]") -> Recalled:
    """Put `question` to the vault from a thread of its own, and wait `KEYRING_SECONDS` at most."""
    if os.environ.get("HANDBOOK_KEYRING", "").strip().lower() == "off":
        return Recalled(state=KeyringState.OFF)
    answers: queue.SimpleQueue[Recalled] = queue.SimpleQueue()
    # A daemon thread: a vault that never answers must not keep the program from ending either.
    threading.Thread(target=lambda: answers.put(_answer(question)), daemon=True).start()
    try:
        return answers.get(timeout=KEYRING_SECONDS)
    except queue.Empty:
        return Recalled(state=KeyringState.SILENT)


def _answer(question: "Callable[[KeyringBackend], DataKey | None]") -> Recalled:
    from keyring.errors import KeyringLocked

    try:
        return Recalled(state=KeyringState.AVAILABLE, key=question(_vault()))
    except _Absent:
        return Recalled(state=KeyringState.NONE)
    except (_Locked, KeyringLocked):
        return Recalled(state=KeyringState.LOCKED)
    except Exception as error:
        # Each system raises its own classes; a convenience that fails counts as silent.
        _log.info("keyring: %s", type(error).__name__)  # the type only: a message may hold more
        return Recalled(state=KeyringState.SILENT)


def _vault() -> "KeyringBackend":
    """Return the system's own vault; never keyring's choice, which may be a plain file."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        vault = WinVaultKeyring()
        vault.persist = "local machine"  # the default would copy the key to other PCs of a domain
        return vault
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring

        return Keyring()
    return _secret_service()


def _secret_service() -> "KeyringBackend":
    # GNOME Keyring, KeePassXC and KWallet (since 5.97) all answer as the Secret Service.
    import secretstorage
    from keyring.backends.SecretService import Keyring

    class Unprompting(Keyring):
        """The Secret Service without its dialogs: our own password question comes instead."""

        def get_preferred_collection(self) -> secretstorage.Collection:
            return _open_collection()

        def unlock(self, item: secretstorage.Item) -> None:
            if item.is_locked():
                raise _Locked

    vault: KeyringBackend = Unprompting()  # type: ignore[no-untyped-call]
    return vault


def _open_collection() -> "secretstorage.Collection":
    import secretstorage

    try:
        bus = secretstorage.dbus_init()
    except (secretstorage.SecretServiceNotAvailableException, OSError) as error:
        raise _Absent from error
    try:
        if not secretstorage.check_service_availability(bus):
            raise _Absent
        return _unlocked(secretstorage.Collection(bus))
    except BaseException as error:
        bus.close()
        if isinstance(error, secretstorage.ItemNotFoundException):
            # No collection yet: making the first one would put a dialog on the screen.
            raise _Absent from error
        raise


def _unlocked(collection: "secretstorage.Collection") -> "secretstorage.Collection":
    if collection.is_locked():
        raise _Locked
    return collection
