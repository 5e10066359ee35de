import copy
import logging
import pickle
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.errors import BadInput, ExitCode, Problem, SlotsMissing, WrongPassword
from handbook.records import recovery
from handbook.services import keyrings, keys, slots

CHEAP = keys.Cost(n=1024, r=8, p=1)
PASSWORD = "Đảng bộ xã Tân Hòa"


class Opened:
    """A handbook's slots with their key, password and recovery code."""

    def __init__(self, folder: Path) -> None:
        self.book = folder / "chi-bo.sotay"
        self.key = keys.new_key()
        self.code = keys.create(self.book, "uid-1", self.key, PASSWORD, cost=CHEAP)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Opened(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return Opened(tmp_path_factory.mktemp("kept"))


def test_every_key_is_new() -> None:
    assert len({keys.new_key() for _ in range(50)}) == 50


def test_key_never_shows_itself() -> None:
    key = keys.DataKey(bytes(range(32)))
    for shown in (
        repr(key),
        str(key),
        f"{key}",
        repr([key]),
        repr(keyrings.Recalled(state=keyrings.KeyringState.AVAILABLE, key=key)),
    ):
        assert "000102" not in shown and "\\x01" not in shown
    assert key.hex.startswith("000102") and key.raw == bytes(range(32))


def test_key_is_never_written_out() -> None:
    key = keys.new_key()
    for write in (pickle.dumps, copy.copy, msgspec.json.encode):
        with pytest.raises(TypeError):
            write(key)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_key_has_exactly_32_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="32"):
        keys.DataKey(bytes(length))


def test_password_and_recovery_code_open_the_same_key(opened: Opened) -> None:
    assert keys.open_with_password(opened.book, PASSWORD) == opened.key
    assert keys.open_with_recovery(opened.book, opened.code) == opened.key
    assert keys.open_with_recovery(opened.book, opened.code.lower().replace("-", " ")) == opened.key


def test_handbook_uid_is_known_before_opening(opened: Opened) -> None:
    assert keys.handbook_uid(opened.book) == "uid-1"


def test_password_opens_however_unikey_spells_it(opened: Opened) -> None:
    decomposed = unicodedata.normalize("NFD", PASSWORD)
    assert decomposed != PASSWORD
    assert keys.open_with_password(opened.book, decomposed) == opened.key
    keys.change_password(
        opened.book, opened.key, unicodedata.normalize("NFD", "ượng ường"), cost=CHEAP
    )
    assert keys.open_with_password(opened.book, "ượng ường") == opened.key


@pytest.mark.parametrize(
    "wrong", ["", PASSWORD + " ", PASSWORD.lower(), "Dang bo xa Tan Hoa", "\ud800"]
)
def test_wrong_password_is_told_with_the_way_out(opened: Opened, wrong: str) -> None:
    with pytest.raises(WrongPassword) as caught:
        keys.open_with_password(opened.book, wrong)
    assert "Mật khẩu không mở được cuốn sổ “chi-bo.sotay”" in caught.value.sentence
    assert "mã khôi phục" in caught.value.sentence
    assert caught.value.exit_code is ExitCode.LOCKED


def test_code_of_another_handbook_is_wrong_not_mistyped(opened: Opened) -> None:
    with pytest.raises(WrongPassword, match="gõ không nhầm") as caught:
        keys.open_with_recovery(opened.book, recovery.spell(5))
    assert not isinstance(caught.value, recovery.Mistyped)


def test_mistyped_code_costs_no_derivation(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(keys, "_derive")
    with pytest.raises(recovery.Mistyped):
        keys.open_with_recovery(opened.book, opened.code[:-1])


def test_changing_the_password_keeps_the_recovery_code(opened: Opened) -> None:
    keys.change_password(opened.book, opened.key, "mật khẩu khác hẳn", cost=CHEAP)
    assert keys.open_with_password(opened.book, "mật khẩu khác hẳn") == opened.key
    assert keys.open_with_recovery(opened.book, opened.code) == opened.key
    with pytest.raises(WrongPassword):
        keys.open_with_password(opened.book, PASSWORD)


def test_new_recovery_code_ends_the_old_one(opened: Opened) -> None:
    code = keys.renew_recovery(opened.book, opened.key, cost=CHEAP)
    assert keys.open_with_recovery(opened.book, code) == opened.key
    assert keys.open_with_password(opened.book, PASSWORD) == opened.key
    with pytest.raises(WrongPassword, match="mã cũ đã được thay"):
        keys.open_with_recovery(opened.book, opened.code)


def test_slots_of_another_handbook_are_not_changed(opened: Opened) -> None:
    before = slots.path_of(opened.book).read_bytes()
    with pytest.raises(SlotsMissing, match="không phải của cuốn sổ"):
        keys.change_password(opened.book, keys.new_key(), "mật khẩu khác hẳn", cost=CHEAP)
    with pytest.raises(SlotsMissing, match="không phải của cuốn sổ"):
        keys.renew_recovery(opened.book, keys.new_key(), cost=CHEAP)
    assert slots.path_of(opened.book).read_bytes() == before


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "ít nhất 8 ký tự"),
        ("bảy chữ", "ít nhất 8 ký tự"),
        (unicodedata.normalize("NFD", "bảy chữ"), "ít nhất 8 ký tự"),
        (" " * 9, "dấu cách"),
    ],
)
def test_weak_password_is_refused_with_its_reason(opened: Opened, password: str, why: str) -> None:
    assert why in (keys.password_problem(password) or "")
    with pytest.raises(keys.PasswordRefused, match=why):
        keys.change_password(opened.book, opened.key, password, cost=CHEAP)
    with pytest.raises(BadInput):
        keys.create(opened.book.with_name("b"), "u", opened.key, password, cost=CHEAP)
    assert keys.open_with_password(opened.book, PASSWORD) == opened.key


def test_eight_letters_are_enough() -> None:
    assert keys.password_problem("tám chữữ") is None


def test_making_slots_never_overwrites_by_accident(opened: Opened) -> None:
    with pytest.raises(BadInput, match="Đã có tệp khóa"):
        keys.create(opened.book, "uid-1", opened.key, PASSWORD, cost=CHEAP)
    assert keys.open_with_recovery(opened.book, opened.code) == opened.key


def test_open_handbook_can_remake_lost_slots(opened: Opened) -> None:
    slots.path_of(opened.book).write_bytes(b"rotten")
    code = keys.create(opened.book, "uid-1", opened.key, PASSWORD, cost=CHEAP, replace=True)
    assert keys.open_with_recovery(opened.book, code) == opened.key


def test_missing_slots_are_not_a_wrong_password(tmp_path: Path) -> None:
    with pytest.raises(SlotsMissing):
        keys.open_with_password(tmp_path / "chi-bo.sotay", PASSWORD)
    with pytest.raises(SlotsMissing):
        keys.open_with_recovery(tmp_path / "chi-bo.sotay", recovery.spell(5))


def test_neither_key_nor_password_nor_code_reach_the_file_or_log(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    keys.renew_recovery(opened.book, opened.key, cost=CHEAP)
    keys.open_with_password(opened.book, PASSWORD)
    written = slots.path_of(opened.book).read_bytes()
    for secret in (opened.key.hex, PASSWORD, opened.code, opened.code.replace("-", "")):
        assert secret.encode() not in written
        assert secret not in caplog.text
    assert opened.key.raw not in written


def test_same_secrets_never_make_the_same_slots(tmp_path: Path) -> None:
    key = keys.new_key()
    files = []
    for name in ("a", "b"):
        keys.create(tmp_path / name, "uid-1", key, PASSWORD, cost=CHEAP)
        files.append(slots.read(tmp_path / name))
    assert not {s.wrapped for s in files[0].slots} & {s.wrapped for s in files[1].slots}
    assert len({s.salt for file in files for s in file.slots}) == 4
    assert len({s.nonce for file in files for s in file.slots}) == 4


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_every_changed_byte_is_noticed(kept: Opened, data: st.DataObject) -> None:
    raw = slots.path_of(kept.book).read_bytes()
    place = data.draw(st.integers(0, len(raw) - 1))
    new = data.draw(st.integers(0, 255).filter(lambda value: value != raw[place]))
    hurt = kept.book.with_name("hurt.sotay")
    slots.path_of(hurt).write_bytes(raw[:place] + bytes([new]) + raw[place + 1 :])
    # One slot may be hurt and the other sound, but a copy for a backup sees both.
    with pytest.raises(Problem):
        slots.copy(hurt, kept.book.with_name("copy.sotay"))
    for attempt in (
        lambda: keys.open_with_password(hurt, PASSWORD),
        lambda: keys.open_with_recovery(hurt, kept.code),
    ):
        try:
            assert attempt() == kept.key
        except Problem as problem:
            assert not isinstance(problem, WrongPassword)


@pytest.mark.parametrize("field", ["handbook", "kind", "salt", "nonce", "wrapped"])
def test_forged_slot_with_a_fitting_checksum_opens_nothing(opened: Opened, field: str) -> None:
    file = slots.read(opened.book)
    password = slots.slot_of(opened.book, file, "password")
    if field == "handbook":
        file = msgspec.structs.replace(file, handbook="uid-2")
        forged = password
    elif field == "kind":
        other = slots.slot_of(opened.book, file, "recovery")
        forged = msgspec.structs.replace(other, kind="password")
    else:
        old = getattr(password, field)
        forged = msgspec.structs.replace(
            password, **{field: old[:-1] + ("0" if old[-1] != "0" else "1")}
        )
    slots.write(opened.book, file.with_slot(forged))
    secret = recovery.read(opened.code) if field == "kind" else PASSWORD
    with pytest.raises(WrongPassword):
        keys.open_with_password(opened.book, secret)


def test_the_libraries_are_not_loaded_before_they_are_needed() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from handbook.services import keyrings, keys; "
        "names = ('keyring', 'secretstorage', 'cryptography'); "
        "sys.exit(any(name in sys.modules for name in names))"
    )
    root = Path(keys.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0
