"""The handbook's data key: made here, wrapped under password and recovery code, remembered.

The key never goes into a log or a message, and into a file only wrapped (`services/slots`). The
system's own keyring remembers it as a convenience that may be absent. The keyring library and the
cryptography are imported where they are used, so that a start pays only for what it needs.
"""

import hashlib
import hmac
import logging
import os
import queue
import secrets
import sys
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from handbook.errors import BadInput, PasswordNeeded, SlotsMissing, WrongPassword
from handbook.records import recovery
from handbook.services import slots
from handbook.services.slots import Cost, Kind, Slot, SlotFile

if TYPE_CHECKING:
    import secretstorage
    from keyring.backend import KeyringBackend

KEY_BYTES = 32
SHORTEST_PASSWORD = 8
PRODUCTION = Cost(n=2**17, r=8, p=1)
"""128 MB and about half a second for each try (OWASP's first choice for scrypt)."""

KEYRING_SECONDS = 5.0
"""The longest any question to the system keyring may hold the program."""
_SERVICE = "So tay Chi bo"
_log = logging.getLogger(__name__)


class DataKey:
    """The 256-bit key of one handbook; never shows itself, and cannot be pickled or encoded."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        """Wrap `raw`, exactly 32 bytes."""
        if len(raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._raw = bytes(raw)

    @property
    def raw(self) -> bytes:
        """Return the 32 bytes, for the cipher alone."""
        return self._raw

    @property
    def hex(self) -> str:
        """Return 64 hexadecimal digits, for SQLCipher's raw key alone."""
        return self._raw.hex()

    def __repr__(self) -> str:
        return "DataKey(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and hmac.compare_digest(self._raw, other._raw)

    def __hash__(self) -> int:
        return hash(self._raw)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is never written out")


class PasswordRefused(BadInput):
    """A new password that breaks the rules for passwords."""


def new_key() -> DataKey:
    """Draw the key of a new handbook."""
    return DataKey(secrets.token_bytes(KEY_BYTES))


def password_problem(password: str) -> str | None:
    """Say why `password` is refused as a new one, or None."""
    if len(_typed(password)) < SHORTEST_PASSWORD:
        return (
            f"Mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự: ngắn hơn thì máy tính dò ra "
            "được. Hãy đặt một câu ngắn dễ nhớ."
        )
    if not password.strip():
        return "Mật khẩu không thể chỉ gồm dấu cách. Hãy đặt một câu ngắn dễ nhớ."
    return None


def create(
    book: Path,
    handbook_uid: str,
    key: DataKey,
    password: str,
    *,
    cost: Cost = PRODUCTION,
    replace: bool = False,
) -> str:
    """Write the slot file of a new handbook and return the recovery code, to be printed once.

    `replace` makes a lost or damaged slot file anew for a handbook that is open. Raises
    `PasswordRefused`, `CannotWrite`, and `BadInput` when a slot file is there already.
    """
    _check_password(password)
    path = slots.path_of(book)
    if path.exists() and not replace:
        raise BadInput(
            f"Đã có tệp khóa “{path}”: tạo mới sẽ làm mất đường mở cuốn sổ cũ. "
            "Hãy chọn tên khác cho cuốn sổ mới."
        )
    code = _new_code()
    file = SlotFile(handbook=handbook_uid, mark=_mark(handbook_uid, key), slots=())
    file = file.with_slot(_wrap(file, "password", _typed(password), key, cost))
    file = file.with_slot(_wrap(file, "recovery", recovery.read(code), key, cost))
    slots.write(book, file)
    return code


def open_with_password(book: Path, password: str) -> DataKey:
    """Return the key of `book`; raises `WrongPassword`, `SlotsMissing`, `NewerVersion`."""
    key = _unwrap(book, "password", _typed(password))
    if key is None:
        raise WrongPassword(
            f"Mật khẩu không mở được cuốn sổ “{book.name}”. Hãy xem lại bộ gõ Unikey và phím "
            "Caps Lock rồi gõ lại; nếu đã quên, hãy mở bằng mã khôi phục cất trong két."
        )
    return key


def open_with_recovery(book: Path, code: str) -> DataKey:
    """Return the key of `book`; raises `recovery.Mistyped`, `WrongPassword`, `SlotsMissing`."""
    key = _unwrap(book, "recovery", recovery.read(code))
    if key is None:
        raise WrongPassword(
            f"Mã khôi phục gõ không nhầm nhưng không mở được cuốn sổ “{book.name}”: đây là mã của "
            "cuốn sổ khác, hoặc mã cũ đã được thay. Hãy tìm tờ mã in sau cùng, hoặc dùng mật khẩu."
        )
    return key


def change_password(
    book: Path, key: DataKey, new_password: str, *, cost: Cost = PRODUCTION
) -> None:
    """Put `new_password` in the password slot; the recovery code stays as it is.

    Raises `PasswordRefused`, `SlotsMissing` (also when the file is not of `key`), `CannotWrite`.
    """
    _check_password(new_password)
    file = _own_slots(book, key)
    slots.write(book, file.with_slot(_wrap(file, "password", _typed(new_password), key, cost)))


def renew_recovery(book: Path, key: DataKey, *, cost: Cost = PRODUCTION) -> str:
    """Return a new recovery code; the old one opens nothing any more. Raises as a new password."""
    file = _own_slots(book, key)
    code = _new_code()
    slots.write(book, file.with_slot(_wrap(file, "recovery", recovery.read(code), key, cost)))
    return code


def handbook_uid(book: Path) -> str:
    """Return the uid under which the keyring knows `book`; raises `SlotsMissing`."""
    return slots.read(book).handbook


def _typed(password: str) -> str:
    # Unikey can send composed or combining letters: the same password to the eye must open.
    return unicodedata.normalize("NFC", password)


def _check_password(password: str) -> None:
    if problem := password_problem(password):
        raise PasswordRefused(problem)


def _new_code() -> str:
    return recovery.spell(secrets.randbelow(recovery.POSSIBLE))


def _mark(uid: str, key: DataKey) -> str:
    return hmac.new(key.raw, b"so-tay-chi-bo mark " + uid.encode(), hashlib.sha256).hexdigest()[:32]


def _own_slots(book: Path, key: DataKey) -> SlotFile:
    # A slot file copied from another handbook must not be given a slot of this one's key.
    file = slots.read(book)
    if not hmac.compare_digest(file.mark, _mark(file.handbook, key)):
        raise SlotsMissing(
            f"Tệp khóa “{slots.path_of(book).name}” không phải của cuốn sổ “{book.name}”. "
            "Hãy chép lại tệp khóa đúng từ bản sao lưu vào cùng thư mục với cuốn sổ."
        )
    return file


def _wrap(file: SlotFile, kind: Kind, secret: str, key: DataKey, cost: Cost) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    bound = _bound(file, kind)
    wrapped = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, key.raw, bound)
    return Slot(
        kind=kind,
        n=cost.n,
        r=cost.r,
        p=cost.p,
        salt=salt.hex(),
        nonce=nonce.hex(),
        wrapped=wrapped.hex(),
        made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _unwrap(book: Path, kind: Kind, secret: str) -> DataKey | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    file = slots.read(book)
    slot = slots.slot_of(book, file, kind)
    cipher = AESGCM(_derive(secret, bytes.fromhex(slot.salt), slot.cost))
    try:
        sealed = bytes.fromhex(slot.wrapped)
        return DataKey(cipher.decrypt(bytes.fromhex(slot.nonce), sealed, _bound(file, kind)))
    except InvalidTag:
        return None


def _bound(file: SlotFile, kind: Kind) -> bytes:
    return f"so-tay-chi-bo|{file.format}|{file.handbook}|{kind}".encode()


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p)
    return kdf.derive(secret.encode("utf-8", "surrogatepass"))


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

    Raises `PasswordNeeded` with the reason, or `SlotsMissing`.
    """
    answer = recall(handbook_uid(book))
    if answer.key is None:
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
