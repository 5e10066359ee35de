"""The checkout's own tools: the lock, the stamp, the choice of system packages, the trial, CI."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import checks
import dev
import environment
import lock
import system
import trial
from system import Need

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
PIN = re.compile(r"[\w.\-]+==[\w.]+( ; (sys_platform|python_version) [<=]=? \"[\w.]+\")?( and .*)?")


def pins(*names: str) -> list[Requirement]:
    lines = [x for n in names for x in (PACKAGING / n).read_text(encoding="utf-8").splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# ── the lock ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["lock.txt", "lock-dev.txt", "lock-build.txt"])
def test_lock_holds_pins_and_no_host_hash_or_address(name: str) -> None:
    lines = (PACKAGING / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5
    for line in lines:
        assert line.startswith("# ") or PIN.fullmatch(line), line
        assert not re.search(r"https?:|//|--|@|sha\d|\.(com|org|io)\b", line), line


def test_lock_pins_every_dependency_within_its_range() -> None:
    asked = project()["project"]
    needs = {
        ("lock.txt",): asked["dependencies"] + project()["build-system"]["requires"],
        ("lock.txt", "lock-dev.txt"): asked["optional-dependencies"]["dev"],
    }
    for files, texts in needs.items():
        pinned = {canonicalize_name(pin.name): pin for pin in pins(*files)}
        for requirement in map(Requirement, texts):
            pin = pinned[canonicalize_name(requirement.name)]
            assert next(iter(pin.specifier)).version in requirement.specifier, pin
            assert pin.marker is None, pin


def test_lock_knows_what_only_other_systems_and_pythons_need() -> None:
    markers = {pin.name: str(pin.marker) for pin in pins("lock.txt") if pin.marker}
    assert markers["pywin32-ctypes"] == 'sys_platform == "win32"'
    assert markers["SecretStorage"] == 'sys_platform == "linux"'
    assert markers["importlib_metadata"] == 'python_version < "3.12"'


def test_lock_walks_extras_and_markers_to_every_place() -> None:
    found: lock.Found = {
        "a": {"name": "a", "version": "1", "requires_dist": ["b[fast]>1; sys_platform=='win32'"]},
        "b": {"name": "b", "version": "2", "requires_dist": ["c; extra=='fast'", "d; extra=='x'"]},
        "c": {"name": "c", "version": "3", "requires_dist": ["e; python_version<'3.12'"]},
        "e": {"name": "e", "version": "5", "requires_dist": None},
    }
    assert lock.lines([lock.Requirement("a")], found) == {
        "a": "a==1",
        "b": 'b==2 ; sys_platform == "win32"',
        "c": 'c==3 ; sys_platform == "win32"',
        "e": 'e==5 ; sys_platform == "win32" and python_version < "3.12"',
    }


def test_lock_asks_again_for_what_this_machine_does_not_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def answer(requirements: list[str]) -> lock.Found:
        asked.append(requirements)
        wants = {"requires_dist": ["w>=2; sys_platform=='win32'", "l; sys_platform=='linux'"]}
        found: lock.Found = {"a": {"name": "a", "version": "1", **wants}}
        return found | {name[0]: {"name": name[0], "version": "2"} for name in requirements[1:]}

    monkeypatch.setattr(lock, "ask_pip", answer)
    assert set(lock.resolve([lock.Requirement("a<9")])) == {"a", "w", "l"}
    assert [sorted(each) for each in asked] == [["a<9"], ["a<9", "l", "w>=2"]]


def test_lock_refuses_places_no_marker_describes() -> None:
    with pytest.raises(LookupError):
        lock.marker(frozenset({("linux", "3.13"), ("win32", "3.11")}))


# ── the stamp ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    for name in ("pyproject.toml", "packaging/lock.txt", "packaging/lock-dev.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    for name in ("python", "handbook"):
        file = environment.program(name, tmp_path / ".venv")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path


def put_stamp(root: Path, need: Need) -> None:
    file = root / ".venv" / f"handbook-{need.value}.stamp"
    file.write_text(environment.stamp(root, need), encoding="ascii")


def test_no_stamp_is_not_up_to_date(checkout: Path) -> None:
    assert not environment.up_to_date(checkout, Need.RUN)


def test_stamp_of_tests_serves_running_but_not_the_other_way(checkout: Path) -> None:
    put_stamp(checkout, Need.RUN)
    assert environment.up_to_date(checkout, Need.RUN)
    assert not environment.up_to_date(checkout, Need.TEST)
    put_stamp(checkout, Need.TEST)
    (checkout / ".venv" / "handbook-run.stamp").unlink()
    assert environment.up_to_date(checkout, Need.RUN)
    assert environment.up_to_date(checkout, Need.TEST)


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/lock.txt", "packaging/lock-dev.txt"])
def test_stamp_falls_with_any_file_it_was_made_from(checkout: Path, name: str) -> None:
    put_stamp(checkout, Need.TEST)
    (checkout / name).write_text("changed", encoding="utf-8")
    assert not environment.up_to_date(checkout, Need.TEST)


def test_stamp_falls_when_the_checkout_moves_or_the_program_is_gone(checkout: Path) -> None:
    put_stamp(checkout, Need.RUN)
    moved = checkout.rename(checkout.with_name("elsewhere"))
    assert not environment.up_to_date(moved, Need.RUN)
    put_stamp(moved, Need.RUN)
    environment.program("handbook", moved / ".venv").unlink()
    assert not environment.up_to_date(moved, Need.RUN)


def test_build_starts_nothing_when_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "up_to_date", lambda root, need: True)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: pytest.fail("started a process"))
    environment.build(Need.TEST)


def test_build_fills_from_the_lock_then_stamps(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(environment, "ROOT", checkout)
    monkeypatch.setattr(environment, "VENV", checkout / ".venv")
    monkeypatch.setattr(subprocess, "run", run)
    environment.build(Need.TEST)
    made, filled, linked = started
    assert made[1:4] == ["-m", "venv", "--clear"]
    assert [Path(word).name for word in filled if word.endswith(".txt")] == [
        "lock.txt",
        "lock-dev.txt",
    ]
    assert linked[-3:] == ["--no-build-isolation", "--editable", str(checkout)]
    assert all("--no-deps" in command for command in (filled, linked))
    assert environment.up_to_date(checkout, Need.TEST)


def test_failed_pip_leaves_no_stamp(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_stamp(checkout, Need.RUN)
    (checkout / "packaging/lock.txt").write_text("changed", encoding="utf-8")
    (checkout / ".venv" / "pyvenv.cfg").touch()
    monkeypatch.setattr(environment, "ROOT", checkout)
    monkeypatch.setattr(environment, "VENV", checkout / ".venv")
    failing = subprocess.CompletedProcess[str]([], 1)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: failing)
    with pytest.raises(system.CannotSetUp, match="pip"):
        environment.build(Need.RUN)
    assert not list((checkout / ".venv").glob("*.stamp"))


def test_old_glibc_is_a_sentence(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "ROOT", checkout)
    monkeypatch.setattr(environment.platform, "libc_ver", lambda: ("glibc", "2.31"))
    with pytest.raises(system.CannotSetUp, match=r"glibc 2\.34.*2\.31"):
        environment.build(Need.RUN)


# ── system packages ──────────────────────────────────────────────────────────────────────────────


def names(groups: tuple[system.Group, ...]) -> set[str]:
    return {name for group in groups for name in group}


def test_tests_need_more_than_running_and_debian_keeps_venv_apart() -> None:
    run = system.wanted(Need.RUN, True, (3, 12))
    test = system.wanted(Need.TEST, True, (3, 12))
    assert names(test) - names(run) == {"xvfb", "xauth", "poppler-utils", "gnome-keyring", "dbus"}
    assert {"libegl1", "libxcb-cursor0", "libgssapi-krb5-2", "fonts-open-sans"} <= names(run)
    without = system.wanted(Need.RUN, False, (3, 12))
    assert names(without) - names(run) == {"python3.12-venv", "python3-venv"}


def test_one_package_of_a_group_is_enough() -> None:
    groups = (("libglib2.0-0t64", "libglib2.0-0"), ("libegl1",), ("xvfb",))
    assert system.missing(groups, {"libglib2.0-0", "libegl1"}) == [("xvfb",)]
    assert system.missing(groups, {"libglib2.0-0t64", "libegl1", "xvfb"}) == []


def test_choice_takes_the_first_name_that_apt_offers() -> None:
    groups = [("libglib2.0-0t64", "libglib2.0-0"), ("libegl1",), ("nowhere",)]
    chosen, absent = system.choose(groups, {"libglib2.0-0", "libegl1"})
    assert (chosen, absent) == (["libglib2.0-0", "libegl1"], [("nowhere",)])
    newer = {"libglib2.0-0t64", "libglib2.0-0"}
    assert system.choose(groups[:1], newer) == (["libglib2.0-0t64"], [])


def test_dpkg_and_apt_are_read() -> None:
    listing = "ii  libegl1\nrc  xvfb\nun  dbus\nhi  held\n"
    assert system.installed_names(listing) == {"libegl1", "held"}
    policy = (
        "libegl1:\n  Installed: (none)\n  Candidate: 1.6.0-1\n  Version table:\n"
        "libglib2.0-0:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n"
    )
    assert system.offered_names(policy) == {"libegl1"}


class FakeApt:
    """Stands for apt: `offers` grows on `update`; every command is kept."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, offers: set[str], root: bool) -> None:
        self.calls: list[list[str]] = []
        self.offers = offers
        monkeypatch.setattr(system, "_offered", lambda groups: self.offers)
        monkeypatch.setattr(system, "_call", self.call)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)

    def call(self, command: list[str]) -> bool:
        self.calls.append(command)
        if "update" in command:
            self.offers = {"xvfb", "dbus"}
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="apt is of Debian and Ubuntu")
class TestApt:
    def test_missing_lists_are_fetched_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        apt = FakeApt(monkeypatch, set(), root=True)
        system._install([("xvfb",)])
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        install = ["install", "-y", "-q", "--no-install-recommends", "xvfb"]
        assert apt.calls == [[*quiet, "update"], [*quiet, *install]]

    def test_unknown_package_is_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        FakeApt(monkeypatch, set(), root=True)
        with pytest.raises(system.CannotSetUp, match="nowhere"):
            system._install([("nowhere",)])

    def test_ordinary_user_goes_through_sudo(self, monkeypatch: pytest.MonkeyPatch) -> None:
        apt = FakeApt(monkeypatch, {"xvfb"}, root=False)
        monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
        system._install([("xvfb",)])
        assert apt.calls[0][0] == "sudo"
        assert apt.calls[0][-1] == "xvfb"

    def test_no_rights_gives_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        apt = FakeApt(monkeypatch, {"xvfb", "dbus"}, root=False)
        monkeypatch.setattr(system.shutil, "which", lambda name: None)
        with pytest.raises(system.CannotSetUp, match=r"apt-get install -y .* xvfb dbus$"):
            system._install([("xvfb",), ("dbus",)])
        assert apt.calls == []


# ── run, test, CI ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("variables", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_screen_is_seen(variables: dict[str, str], platform: str, shown: bool) -> None:
    assert trial.has_screen(variables, platform) is shown


def test_run_without_a_screen_does_the_trial(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(trial, "has_screen", lambda variables, platform: False)
    monkeypatch.setattr(trial, "trial", lambda: 7)
    assert trial.run([]) == 7
    assert "không có màn hình" in capsys.readouterr().out


def test_trial_prints_the_latest_sealed_regular_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (
        '[{"uid": "a", "kind": "regular", "date": "2026-01-03", "state": "sealed"},'
        ' {"uid": "b", "kind": "regular", "date": "2026-02-03", "state": "sealed"},'
        ' {"uid": "c", "kind": "thematic", "date": "2026-02-20", "state": "sealed"},'
        ' {"uid": "d", "kind": "regular", "date": "2026-03-03", "state": "draft"}]'
    )
    asked: list[tuple[str, ...]] = []

    def handbook(variables: dict[str, str], *words: str) -> str:
        asked.append(words)
        assert variables["HANDBOOK_KEYRING"] == "off"
        assert variables["QT_QPA_PLATFORM"] == "offscreen"
        return rows

    monkeypatch.setattr(trial, "FOLDER", tmp_path / "thu")
    monkeypatch.setattr(trial, "_handbook", handbook)
    assert trial.trial() == 0
    printed = [words for words in asked if words[0] == "print"]
    assert [words[3] for words in printed] == ["b", "b"]
    assert asked[0] == ("demo",)
    assert asked[-1][:3] == ("open", "--until-ready", "--picture")
    said = capsys.readouterr().out
    assert all(name in said for name in ("bien-ban.pdf", "bien-ban.docx", "cua-so.png"))


def test_tests_run_away_from_this_persons_data() -> None:
    outer = {"HANDBOOK_DATA": "/mine", "HANDBOOK_PASSWORD": "mine", "PATH": "/bin"}
    with environment.clean(outer) as inner:
        assert inner["HANDBOOK_KEYRING"] == "off"
        assert inner["HANDBOOK_DATA"] != "/mine"
        assert "HANDBOOK_PASSWORD" not in inner
        assert inner["PATH"] == "/bin"


def test_every_check_runs_and_pytest_has_the_last_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def check(name: str, words: tuple[str, ...]) -> bool:
        ran.append(name)
        return name != "ruff check"

    monkeypatch.setattr(checks, "_check", check)
    monkeypatch.setattr(checks, "_pytest", lambda rest, variables: (0, "9 passed in 1s"))
    assert checks.run([]) == 1
    assert ran == ["ruff check", "ruff format", "mypy"]
    assert capsys.readouterr().out.splitlines() == ["Chưa đạt: ruff check", "9 passed in 1s"]
    ran.clear()
    assert checks.run(["-k", "x"]) == 0
    assert ran == []


def test_whole_suite_is_spread_over_the_cores_and_some_tests_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(checks, "_check", lambda name, words: True)
    monkeypatch.setattr(checks, "_cores", lambda: 2)
    monkeypatch.setattr(checks, "_pytest", lambda words, _: (asked.append(words) or 0, "9 passed"))
    assert checks.run([]) == checks.run(["-k", "x"]) == 0
    assert "2*popen" in asked[0][-1]
    assert asked[1] == ["-k", "x"]


def test_each_process_of_tests_has_a_screen_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "xvfb", lambda: ["xvfb-run", "-s", "-screen 0"])
    assert checks.spread(1) == []
    python = shlex.quote(str(environment.program("python")))
    assert checks.spread(64)[-1] == f"4*popen//python=xvfb-run -s '-screen 0' {python}"
    monkeypatch.setattr(checks, "xvfb", list)
    assert checks.spread(2)[-1] == "2*popen"


def test_commands_are_the_ones_promised(capsys: pytest.CaptureFixture[str]) -> None:
    promised = {"setup", "run", "test", "bench", "shots", "lock", "build", "try-deb"}
    assert set(dev.COMMANDS) == promised
    assert dev.main(["build"]) == dev.main([]) == 2
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in dev.COMMANDS)


def test_words_after_the_command_reach_what_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[Need, list[str]]] = []
    prepared: list[Need] = []
    monkeypatch.setattr(dev, "prepare", prepared.append)
    monkeypatch.setattr(checks, "run", lambda rest: given.append((prepared[-1], rest)) or 5)
    monkeypatch.setattr(trial, "run", lambda rest: given.append((prepared[-1], rest)) or 6)
    assert dev.main(["test", "-k", "x", "--", "y"]) == 5
    assert dev.main(["run", "--book", "f"]) == 6
    assert given == [(Need.TEST, ["-k", "x", "--", "y"]), (Need.RUN, ["--book", "f"])]


def test_measuring_runs_in_the_venv_away_from_this_persons_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
        ran.append((command, how["env"]))
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(dev, "prepare", lambda need: None)
    monkeypatch.setattr(environment, "_command", lambda script, rest: [script, *rest])
    monkeypatch.setattr(subprocess, "run", run)
    assert dev.main(["shots", "--only", "today"]) == 3
    command, variables = ran[0]
    assert command[-3:] == ["shots.py", "--only", "today"]
    assert variables["HANDBOOK_DATA"] != os.environ["HANDBOOK_DATA"]


def test_a_problem_is_a_sentence_and_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(need: Need) -> None:
        raise system.CannotSetUp("Thiếu gói.")

    monkeypatch.setattr(dev, "prepare", fail)
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err == "Thiếu gói.\n"


def test_tools_use_the_standard_library_alone() -> None:
    plain = ["dev", "system", "environment", "checks", "trial"]
    ask = f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); import {', '.join(plain)}"
    done = subprocess.run([sys.executable, "-S", "-I", "-c", ask], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_ci_runs_what_readme_names() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = "packaging/dev.py test"
    assert f'"$python" {command}\n' in ci
    assert "set -eu" in ci
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)
    assert f"python {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
