"""Work out the `lock*.txt` files from pyproject.toml with pip alone (`dev.py lock`).

pip resolves for the machine it runs on, so it is asked again with the packages that only other
systems or Pythons need, until no system lacks any. The files hold exact versions and environment
markers, and no host, address or hash: they serve every machine, whatever index it is set up for.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = ("linux", "win32")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Tried in this order; the first that is true exactly where a package is needed is written.
MARKERS = (
    "",
    *(f'sys_platform == "{system}"' for system in SYSTEMS),
    *(f'python_version < "{python}"' for python in PYTHONS[1:]),
    *(
        f'sys_platform == "{system}" and python_version < "{python}"'
        for system in SYSTEMS
        for python in PYTHONS[1:]
    ),
)
# hatchling asks for this one only when it builds the editable project
FOR_EDITABLE = "editables>=0.5"
# sqlite-utils names it; every venv has it, and pip replacing itself while it runs is fragile
FROM_VENV = "pip"
HEAD = """\
# {what}
# Made by `python packaging/dev.py lock`; do not edit by hand.
"""

Place = tuple[str, str]  # a system and a Python
Found = dict[str, dict[str, Any]]  # pip's metadata by canonical name
PLACES: frozenset[Place] = frozenset((system, python) for system in SYSTEMS for python in PYTHONS)


def environment(place: Place, extra: str = "") -> dict[str, str]:
    """Return the marker variables of a system and Python."""
    system, python = place
    windows = system == "win32"
    return {
        "sys_platform": system,
        "platform_system": "Windows" if windows else "Linux",
        "os_name": "nt" if windows else "posix",
        "platform_machine": "AMD64" if windows else "x86_64",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": extra,
    }


def holds(requirement: Requirement, place: Place, extras: Iterable[str] = ()) -> bool:
    """Tell whether a requirement counts at a place, for a package asked for with `extras`."""
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate(environment(place, e)) for e in ("", *extras))


def needed(roots: list[Requirement], place: Place, found: Found) -> Iterator[Requirement]:
    """Yield every requirement that counts at `place`, walking from `roots` through `found`."""
    waiting = [root for root in roots if holds(root, place)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        yield requirement
        name = canonicalize_name(requirement.name)
        state = (name, frozenset(requirement.extras))
        if name not in found or state in seen:
            continue
        seen.add(state)
        wants = (Requirement(text) for text in found[name].get("requires_dist") or ())
        waiting += [want for want in wants if holds(want, place, requirement.extras)]


def marker(places: frozenset[Place]) -> str:
    """Return the marker that is true exactly at `places`; raises LookupError when none is."""
    for text in MARKERS:
        asked = Requirement(f"x; {text}" if text else "x")
        if frozenset(place for place in PLACES if holds(asked, place)) == places:
            return text
    raise LookupError(f"no marker says exactly {sorted(places)}")


def resolve(roots: list[Requirement]) -> Found:
    """Ask pip until every package that any place needs has a version."""
    extra: dict[str, str] = {}
    while True:
        found = ask_pip([_bare(root) for root in roots] + list(extra.values()))
        wants = [w for place in PLACES for w in needed(roots, place, found)]
        lacking = {str(canonicalize_name(w.name)): _bare(w) for w in wants}
        lacking = {name: text for name, text in lacking.items() if name not in found}
        if not lacking:
            return found
        extra |= lacking


def ask_pip(requirements: list[str]) -> Found:
    """Return the metadata of everything pip would install for `requirements`."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run"]
        command += ["--ignore-installed", "--report", str(report), *requirements]
        subprocess.run(command, check=True)
        items = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {canonicalize_name(item["metadata"]["name"]): item["metadata"] for item in items}


def lines(roots: list[Requirement], found: Found) -> dict[str, str]:
    """Return one `name==version ; marker` line per package that `roots` need, by name."""
    where: dict[str, set[Place]] = {}
    for place in PLACES:
        for requirement in needed(roots, place, found):
            where.setdefault(canonicalize_name(requirement.name), set()).add(place)
    return {
        name: _line(found[name], marker(frozenset(where[name])))
        for name in sorted(where)
        if name != FROM_VENV
    }


def main() -> None:
    """Write the files beside this one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["build-system"]["requires"]
    run = [Requirement(text) for text in (*asked, FOR_EDITABLE)]
    extras = project["project"]["optional-dependencies"]
    test = [Requirement(text) for text in extras["dev"]]
    bundle = [Requirement(text) for text in extras["build"]]
    found = resolve(run + test + bundle)
    for_running = lines(run, found)
    for_tests = {k: v for k, v in lines(run + test, found).items() if for_running.get(k) != v}
    for_bundles = {k: v for k, v in lines(run + bundle, found).items() if for_running.get(k) != v}
    _write("lock.txt", "What the program runs with, and what builds it.", for_running)
    _write("lock-dev.txt", "What the tests need besides lock.txt.", for_tests)
    _write("lock-build.txt", "What makes bundles needs besides lock.txt.", for_bundles)


def _bare(requirement: Requirement) -> str:
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return f"{requirement.name}{extras}{requirement.specifier}"


def _line(metadata: dict[str, Any], condition: str) -> str:
    pin = f"{metadata['name']}=={metadata['version']}"
    return f"{pin} ; {condition}" if condition else pin


def _write(name: str, what: str, pins: dict[str, str]) -> None:
    text = HEAD.format(what=what) + "".join(f"{line}\n" for line in pins.values())
    (ROOT / "packaging" / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"packaging/{name}: {len(pins)}")


if __name__ == "__main__":
    main()
