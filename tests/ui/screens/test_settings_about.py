"""*Giới thiệu*: version, protection, and the licence of everything that is bundled."""

import re
import tomllib
from pathlib import Path

from PySide6.QtWidgets import QLabel

from handbook import __version__, bundle
from handbook.ui.screens.settings import about

ROOT = Path(__file__).resolve().parents[3]
# What builds the program is not in a bundle.
TOOLS = {"editables", "hatchling", "packaging", "pathspec", "trove-classifiers"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_bundled_library_has_its_licence_named():
    parts = tomllib.loads(bundle.text("licences", "bundled.toml"))["part"]
    named = {_plain(name) for part in parts for name in part["packages"]}
    lock = (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8")
    locked = {_plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert named == locked - TOOLS
    assert all(part["licence"] and part["what"] for part in parts)


def test_version_protection_and_licences_are_shown(shown):
    part = shown.go("settings", part="about").part("about")
    words = "\n".join(label.text() for label in part.findChildren(QLabel))
    assert f"Phiên bản {__version__}" in words
    for line in (*about.PROTECTED, *about.NOT_PROTECTED):
        assert line in words
    assert all(one["name"] in words for one in about.bundled())
    shown.settled()
    assert ".sotay" in part.places.text() and ".khoa" in part.places.text()
