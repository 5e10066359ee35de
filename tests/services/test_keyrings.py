"""The system keyring, asked for real: gnome-keyring on a D-Bus of its own for each test."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from handbook.errors import PasswordNeeded, SlotsMissing
from handbook.services import keyrings, keys
from handbook.services.keyrings import KeyringState

ROOT = Path(keyrings.__file__).parents[2]
CHEAP = keys.Cost(n=1024, r=8, p=1)
UNLOCK = "echo -n pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
START = "gnome-keyring-daemon --start --components=secrets >/dev/null"
RUN = '"$PYTHON" -c "$SCRIPT"'

# Every script runs in a fresh program, prints one JSON line, and never prints the key.
PRELUDE = """
import json, sys, time
from handbook.services import keyrings, keys
key = keys.DataKey(bytes(range(32)))
other = keys.DataKey(bytes(32))
def told(**facts):
    print(json.dumps(facts, default=lambda fact: fact.value))
"""
REMEMBER = "told(state=keyrings.remember('uid-1', key))"
RECALL = "found = keyrings.recall('uid-1'); told(state=found.state, same=found.key == key)"
LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
"""
EMPTY = """
import secretstorage
bus = secretstorage.dbus_init()
for item in list(secretstorage.get_default_collection(bus).get_all_items()):
    item.delete()
bus.close()
"""


@pytest.fixture(autouse=True)
def keyring_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDBOOK_KEYRING", raising=False)


@pytest.fixture
def desktop(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a user who has just logged in, with nothing of ours in it."""
    for needed in ("gnome-keyring-daemon", "dbus-run-session"):
        assert shutil.which(needed), (
            f"{needed} is not on this machine: the keyring tests need the real thing. Run "
            "`packaging/dev.py setup`, or install the packages gnome-keyring and dbus-daemon."
        )
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHON": sys.executable,
        "PYTHONWARNINGS": "error",
    }


def asked(desktop: dict[str, str], script: str, *daemons: str) -> list[dict[str, Any]]:
    """Run `script` in one D-Bus session after starting `daemons`; return the lines it told."""
    session = " && ".join([*daemons, RUN])
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", session],
        cwd=ROOT,
        env={**desktop, "SCRIPT": PRELUDE + script},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_remembered_key_comes_back_in_the_next_program(desktop: dict[str, str]) -> None:
    assert asked(desktop, REMEMBER, UNLOCK) == [{"state": "available"}]
    assert asked(desktop, RECALL, UNLOCK) == [{"state": "available", "same": True}]


def test_each_handbook_has_its_own_entry(desktop: dict[str, str]) -> None:
    script = """
keyrings.remember('uid-1', key)
keyrings.remember('uid-2', other)
keyrings.forget('uid-2')
keyrings.remember('uid-3', key)
keyrings.remember('uid-3', other)
told(first=keyrings.recall('uid-1').key == key, second=keyrings.recall('uid-2').key is None,
     third=keyrings.recall('uid-3').key == other)
"""
    assert asked(desktop, script, UNLOCK) == [{"first": True, "second": True, "third": True}]


def test_forgetting_leaves_nothing_and_may_be_repeated(desktop: dict[str, str]) -> None:
    twice = "told(state=keyrings.forget('uid-1'))\n" * 2
    script = f"{REMEMBER}\n{twice}{RECALL}"
    assert asked(desktop, script, UNLOCK) == [
        {"state": "available"},
        {"state": "available"},
        {"state": "available"},
        {"state": "available", "same": False},
    ]


def test_emptied_keyring_is_available_without_a_key(desktop: dict[str, str]) -> None:
    assert asked(desktop, f"{REMEMBER}{EMPTY}\n{RECALL}", UNLOCK) == [
        {"state": "available"},
        {"state": "available", "same": False},
    ]


def test_entry_that_is_no_key_counts_as_emptied(desktop: dict[str, str]) -> None:
    script = f"""
from handbook.services.keyrings import _entry, _vault
_vault().set_password(*_entry('uid-1'), 'not a key')
{RECALL}
"""
    assert asked(desktop, script, UNLOCK) == [{"state": "available", "same": False}]


def test_locked_keyring_says_so_at_once_and_keeps_the_key(desktop: dict[str, str]) -> None:
    script = f"""{REMEMBER}{LOCK}
start = time.monotonic()
{RECALL}
told(state=keyrings.remember('uid-1', other))
told(state=keyrings.forget('uid-1'))
told(state=keyrings.keyring_state(), quick=time.monotonic() - start < keyrings.KEYRING_SECONDS)
"""
    assert asked(desktop, script, UNLOCK) == [
        {"state": "available"},
        {"state": "locked", "same": False},
        {"state": "locked"},
        {"state": "locked"},
        {"state": "locked", "quick": True},
    ]
    assert asked(desktop, RECALL, UNLOCK) == [{"state": "available", "same": True}]


def test_keyring_never_unlocked_since_login_is_locked(desktop: dict[str, str]) -> None:
    asked(desktop, REMEMBER, UNLOCK)
    assert asked(desktop, RECALL, START) == [{"state": "locked", "same": False}]


def test_secret_service_without_a_collection_is_none_and_puts_up_no_dialog(
    desktop: dict[str, str],
) -> None:
    assert asked(desktop, REMEMBER, START) == [{"state": "none"}]


def test_key_is_nowhere_in_plain_sight(desktop: dict[str, str], tmp_path: Path) -> None:
    asked(desktop, f"{REMEMBER}\n{RECALL}", UNLOCK)
    raw = bytes(range(32))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files, "gnome-keyring wrote its own file"
    for path in files:
        content = path.read_bytes()
        assert raw not in content and raw.hex().encode() not in content, path


def test_session_without_any_keyring(desktop: dict[str, str]) -> None:
    session = "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>" + (
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
        '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'
    )
    bare = Path(desktop["HOME"]) / "session.conf"
    bare.write_text(session)
    done = subprocess.run(
        ["dbus-run-session", f"--config-file={bare}", "--", "bash", "-c", RUN],
        cwd=ROOT,
        env={**desktop, "SCRIPT": PRELUDE + f"{RECALL}\n{REMEMBER}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert [json.loads(line)["state"] for line in done.stdout.splitlines()] == ["none", "none"]


@pytest.mark.parametrize("bus", [None, "unix:path=/nowhere/bus", "nonsense"])
def test_computer_without_a_session_bus(monkeypatch: pytest.MonkeyPatch, bus: str | None) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if bus is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    assert keyrings.recall("uid-1") == keyrings.Recalled(state=KeyringState.NONE)
    assert keyrings.remember("uid-1", keys.new_key()) is KeyringState.NONE
    assert keyrings.forget("uid-1") is KeyringState.NONE
    assert keyrings.keyring_state() is KeyringState.NONE


def test_switched_off_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_KEYRING", "off")
    monkeypatch.delattr(keyrings, "_vault")
    assert keyrings.recall("uid-1") == keyrings.Recalled(state=KeyringState.OFF)
    assert keyrings.remember("uid-1", keys.new_key()) is KeyringState.OFF
    assert keyrings.forget("uid-1") is KeyringState.OFF


def test_plain_text_keyrings_of_the_user_are_not_used(
    desktop: dict[str, str], tmp_path: Path
) -> None:
    plug_in = tmp_path / "plain.py"
    plug_in.write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 99\n"
        "    def set_password(self, service, user, password):\n"
        f"        open({str(tmp_path / 'leak')!r}, 'w').write(password)\n"
        "    def get_password(self, service, user):\n"
        "        return None\n"
    )
    desktop |= {"PYTHONPATH": str(tmp_path), "PYTHON_KEYRING_BACKEND": "plain.Plain"}
    assert asked(desktop, REMEMBER, START) == [{"state": "none"}]
    assert not (tmp_path / "leak").exists()


def test_keyring_that_hangs_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def hang() -> None:
        over.wait(30)
        raise keyrings._Absent

    monkeypatch.setattr(keyrings, "_vault", hang)
    monkeypatch.setattr(keyrings, "KEYRING_SECONDS", 0.2)
    start = time.monotonic()
    assert keyrings.recall("uid-1").state is KeyringState.SILENT
    assert time.monotonic() - start < 3
    over.set()


def test_waiting_is_a_matter_of_seconds() -> None:
    assert keyrings.KEYRING_SECONDS <= 5


def test_keyring_that_breaks_tells_no_secret(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")

    class Broken:
        def set_password(self, _service: str, _user: str, password: str) -> None:
            raise RuntimeError(f"cannot keep {password}")

    monkeypatch.setattr(keyrings, "_vault", Broken)
    key = keys.new_key()
    assert keyrings.remember("uid-1", key) is KeyringState.SILENT
    assert key.hex not in caplog.text and "RuntimeError" in caplog.text


def test_keyring_that_loses_what_it_took_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    class Null:
        def set_password(self, *_entry: str) -> None:
            return None

        def get_password(self, *_entry: str) -> None:
            return None

    monkeypatch.setattr(keyrings, "_vault", Null)
    assert keyrings.remember("uid-1", keys.new_key()) is KeyringState.SILENT


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (KeyringState.OFF, "đang được tắt"),
        (KeyringState.NONE, "không có kho mật khẩu"),
        (KeyringState.LOCKED, "đang khóa"),
        (KeyringState.SILENT, "không trả lời"),
        (KeyringState.AVAILABLE, "không giữ khóa của cuốn sổ này"),
    ],
)
def test_each_state_asks_for_the_password_in_its_own_words(state: KeyringState, why: str) -> None:
    sentence = keyrings.password_needed(Path("chi-bo.sotay"), state).sentence
    assert why in sentence
    assert "“chi-bo.sotay”" in sentence and "mã khôi phục" in sentence


def test_daily_start_says_why_it_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HANDBOOK_KEYRING", "off")
    book = tmp_path / "chi-bo.sotay"
    with pytest.raises(SlotsMissing):
        keyrings.recall_for(book)
    keys.create(book, "uid-1", keys.new_key(), "mật khẩu dài", cost=CHEAP)
    with pytest.raises(PasswordNeeded, match="đang được tắt"):
        keyrings.recall_for(book)


def test_daily_start_asks_nothing_when_remembered(desktop: dict[str, str], tmp_path: Path) -> None:
    book = tmp_path / "chi-bo.sotay"
    keys.create(book, "uid-1", keys.DataKey(bytes(range(32))), "mật khẩu dài", cost=CHEAP)
    script = f"""
from pathlib import Path
keyrings.remember('uid-1', key)
told(same=keyrings.recall_for(Path({str(book)!r})) == key)
"""
    assert asked(desktop, script, UNLOCK) == [{"same": True}]


def test_a_key_from_before_a_handover_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book, old, new = tmp_path / "chi-bo.sotay", keys.new_key(), keys.new_key()
    keys.create(book, "uid-1", new, "mật khẩu dài", cost=CHEAP)
    held = {"key": old}
    monkeypatch.setattr(
        keyrings,
        "recall",
        lambda uid: keyrings.Recalled(state=KeyringState.AVAILABLE, key=held["key"]),
    )
    with pytest.raises(PasswordNeeded, match="không giữ khóa của cuốn sổ này"):
        keyrings.recall_for(book)
    held["key"] = new
    assert keyrings.recall_for(book) == new
