"""The system packages of Debian and Ubuntu that the program and its tests need.

Says which are missing and installs them with apt-get; other systems are left alone. It must never
ask anything, and touches no package that is already there.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from enum import Enum

# A need is met by any name of its group: Ubuntu 24.04 renamed some packages to …t64.
Group = tuple[str, ...]

# What the wheels' own libraries link to (ldd on libqxcb, libQt6Gui, libQt6Pdf of 6.12).
# libQt6Pdf pulls in libQt6Network, and that one the Kerberos library: not a use of any network.
QT: tuple[Group, ...] = (
    ("libegl1",),
    ("libgl1",),
    ("libx11-6",),
    ("libx11-xcb1",),
    ("libxkbcommon0",),
    ("libxkbcommon-x11-0",),
    ("libdbus-1-3",),
    ("libfontconfig1",),
    ("libfreetype6",),
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libgssapi-krb5-2",),
    ("libxcb1",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-randr0",),
    ("libxcb-render-util0",),
    ("libxcb-render0",),
    ("libxcb-shape0",),
    ("libxcb-shm0",),
    ("libxcb-sync1",),
    ("libxcb-util1",),
    ("libxcb-xfixes0",),
    ("libxcb-xkb1",),
)
# A font of the screen with every Vietnamese letter, small and near what Windows shows.
FONT: Group = ("fonts-open-sans", "fonts-noto-core")
FOR_TESTS: tuple[Group, ...] = (
    ("xvfb",),
    ("xauth",),
    ("poppler-utils",),
    ("gnome-keyring",),
    ("dbus",),
)


class Need(Enum):
    """What the checkout is being prepared for."""

    RUN = "run"
    TEST = "test"


class CannotSetUp(Exception):
    """Something the person at the keyboard can mend; the message says how, in Vietnamese."""


def wanted(need: Need, has_ensurepip: bool, python: tuple[int, int]) -> tuple[Group, ...]:
    """Return the groups of packages needed; Debian keeps `ensurepip` apart from Python."""
    venv: Group = (f"python{python[0]}.{python[1]}-venv", "python3-venv")
    groups = (*QT, FONT)
    if not has_ensurepip:
        groups = (venv, *groups)
    return groups + FOR_TESTS if need is Need.TEST else groups


def missing(groups: Collection[Group], installed: Collection[str]) -> list[Group]:
    """Return the groups of which no package is installed."""
    return [group for group in groups if not any(name in installed for name in group)]


def choose(groups: Collection[Group], available: Collection[str]) -> tuple[list[str], list[Group]]:
    """Return the packages to install, and the groups of which apt offers none."""
    found = [(group, next((n for n in group if n in available), None)) for group in groups]
    return [name for _, name in found if name], [group for group, name in found if not name]


def installed_names(listing: str) -> set[str]:
    """Return the installed packages in dpkg-query's `status package` lines."""
    rows = (line.split() for line in listing.splitlines())
    return {row[-1] for row in rows if len(row) >= 2 and row[0][1:2] == "i"}


def offered_names(policy: str) -> set[str]:
    """Return the packages with a candidate in the output of `apt-cache policy`."""
    offered: set[str] = set()
    name = ""
    for line in policy.splitlines():
        if line and not line.startswith(" "):
            name = line.rstrip(":").split(":")[0]
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            offered.add(name)
    return offered


def install_missing(need: Need) -> None:
    """Install what is missing on Debian or Ubuntu; raises CannotSetUp with the command to run."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    groups = wanted(need, _has_ensurepip(), sys.version_info[:2])
    lacking = missing(groups, _installed(groups))
    if lacking:
        _install(lacking)


def _has_ensurepip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def _installed(groups: Collection[Group]) -> set[str]:
    names = [name for group in groups for name in group]
    ask = ["dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\n", *names]
    return installed_names(_output(ask))


def _offered(groups: Collection[Group]) -> set[str]:
    return offered_names(_output(["apt-cache", "policy", *(n for g in groups for n in g)]))


def _output(command: list[str]) -> str:
    english = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(command, capture_output=True, text=True, env=english).stdout


def _install(lacking: list[Group]) -> None:
    names, absent = choose(lacking, _offered(lacking))
    apt = _with_rights(names or [group[-1] for group in absent])
    updated = bool(absent)
    if updated:  # no lists yet, as in a fresh container
        _call(apt(["update"]))
        names, absent = choose(lacking, _offered(lacking))
    if absent:
        unknown = ", ".join(group[0] for group in absent)
        raise CannotSetUp(f"Kho phần mềm của máy này không có gói: {unknown}.")
    print(f"Đang cài {len(names)} gói của hệ thống: {' '.join(names)}", flush=True)
    install = apt(["install", "-y", "-q", "--no-install-recommends", *names])
    done = _call(install)
    if not done and not updated:  # old lists name files that are gone
        _call(apt(["update"]))
        done = _call(install)
    if not done:
        raise CannotSetUp(by_hand(names))


def by_hand(names: list[str]) -> str:
    """Return the sentence for a person who must install the packages without us."""
    command = f"apt-get install -y --no-install-recommends {' '.join(names)}"
    return f"Thiếu gói của hệ thống. Hãy chạy bằng quyền quản trị: {command}"


def _with_rights(names: list[str]) -> Callable[[list[str]], list[str]]:
    before: list[str] = []
    if sys.platform != "win32" and os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise CannotSetUp(by_hand(names))
        before = ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
    # `env`, because sudo drops the variables of the caller
    return lambda rest: [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *rest]


def _call(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, text=True, stdin=_stdin(command))
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr, flush=True)
    return done.returncode == 0


def _stdin(command: list[str]) -> int | None:
    # sudo at a terminal may ask for the password; nothing else may ask anything
    return None if command[0] == "sudo" and "-n" not in command else subprocess.DEVNULL
