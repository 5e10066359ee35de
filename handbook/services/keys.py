"""The handbook's data key: made here, wrapped under password and recovery code.

The key never goes into a log or a message, and into a file only wrapped (`services/slots`). The
cryptography is imported where it is used, so that a start pays only for what it needs.
"""

import hashlib
import hmac
import secrets
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from handbook.errors import BadInput, SlotsMissing, WrongPassword
from handbook.records import recovery
from handbook.services import slots
from handbook.services.slots import Cost, Kind, Slot, SlotFile

if TYPE_CHECKING:
    pass

KEY_BYTES = 32
SHORTEST_PASSWORD = 8
PRODUCTION = Cost(n=2**17, r=8, p=1)
"""128 MB and about half a second for each try (OWASP's first choice for scrypt)."""


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


def history_key(key: DataKey) -> bytes:
    """Return the key that marks the end of the history; it opens nothing."""
    return hmac.new(key.raw, b"so-tay-chi-bo history", hashlib.sha256).digest()


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


def is_of(book: Path, key: DataKey) -> bool:
    """Say whether the slots beside `book` hold `key`; raises `SlotsMissing`."""
    file = slots.read(book)
    return hmac.compare_digest(file.mark, _mark(file.handbook, key))


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
    if not is_of(book, key):
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
    most = 128 * cost.r * (cost.n + cost.p + 2) + 2**16  # bytes that scrypt needs, and a little
    return hashlib.scrypt(
        secret.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=cost.n,
        r=cost.r,
        p=cost.p,
        maxmem=most,
        dklen=KEY_BYTES,
    )
