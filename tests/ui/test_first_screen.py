"""What a daily start loads before its first screen can be used: nothing that only others show."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from handbook.services import demo, demo_people
from handbook.services.handbook import Handbook, local_now
from handbook.services.slots import Cost

PASSWORD = "cuon so do dac"

# Taken when the first screen can be used, before anything ends: what it loaded, beside what this
# computer's Python loads by itself, is what one waits for. A person's start does a little more than
# one that is timed, after that screen.
START = """
import sys
before = set(sys.modules)
from handbook.cli.program import main
from handbook.ui import started
real = started.milliseconds
def milliseconds():
    print(*sorted(set(sys.modules) - before))
    return real()
started.milliseconds = milliseconds
sys.exit(main(["--book", sys.argv[1], "open", "--until-ready"]))
"""

# Libraries that a start may wait for; `pysqlite3` is SQLCipher under another name.
LIBRARIES = {
    *("PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"),
    *("cryptography", "_cffi_backend", "_openssl"),
    *("sqlcipher3", "pysqlite3", "msgspec", "typing_extensions", "filelock", "platformdirs"),
}
KINDS = (
    *("reviews", "ballots", "shortcomings", "commitments", "four_good", "tasks", "studies"),
    *("year_goals", "register", "resolutions", "criteria_sets"),
)
# Of ours, what a start is free of: each cost milliseconds there once.
ELSEWHERE = (
    *("papers", "typeset", "cli.deeds", "cli.lists", "store.migrations"),
    *("services.meetings", "services.printing", "services.exchange", "services.spreadsheets"),
    *("services.help_pages", "services.automatic_backups", "services.demo", "services.reviews"),
    *(f"{layer}.{kind}" for layer in ("records", "store") for kind in KINDS),
    *("records.review_rounds", "records.task_lines", "records.task_checkpoints"),
    *("store.rounds", "store.task_lists", "store.seals"),
    *("records.scoring", "records.sealing", "records.bands", "records.numbering"),
    *("ui.start.window", "ui.start.first_start", "ui.start.unlock_page", "ui.start.trouble_page"),
    *("ui.intake", "ui.last_time", "ui.drives", "ui.telling", "ui.paper_out"),
    *("ui.coming_forward", "ui.help_document", "ui.help_print"),
    *("ui.parts.help_panel", "ui.parts.suggestions", "ui.parts.page_view", "ui.parts.table"),
    *("ui.parts.record_form", "ui.parts.calendar"),
    *(
        f"ui.screens.{area}"
        for area in (
            *("meetings", "assignments", "reviews", "tasks", "members", "printing", "settings"),
        )
    ),
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of all modules when the first screen of a year of records can be used."""
    path = tmp_path_factory.mktemp("start") / "chi-bo.sotay"
    branch = demo_people.branch(Random(1), local_now().date())
    book = Handbook.create(path, branch, PASSWORD, cost=Cost(n=1024, r=8, p=1)).handbook
    demo.fill(book, years=1)
    book.close()
    own = {"HANDBOOK_PASSWORD": PASSWORD, "HANDBOOK_KEYRING": "off"}
    own["HANDBOOK_DATA"] = str(path.parent / "data")
    done = subprocess.run(
        [sys.executable, "-c", START, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **own},
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    names, told = done.stdout.decode().splitlines()
    assert int(told) > 0
    return frozenset(names.split())


def test_a_start_waits_for_no_other_library(loaded: frozenset[str]) -> None:
    roots = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    assert roots - {"handbook"} <= LIBRARIES


def test_a_start_loads_nothing_that_only_other_screens_need(loaded: frozenset[str]) -> None:
    assert "handbook.ui.screens.today" in loaded and "handbook.services.duties" in loaded
    assert [name for name in ELSEWHERE if f"handbook.{name}" in loaded] == []


def test_what_is_left_for_later_is_still_there() -> None:
    root = Path(__file__).parents[2] / "handbook"
    places = {name: root / name.replace(".", "/") for name in ELSEWHERE}
    gone = [n for n, at in places.items() if not at.is_dir() and not at.with_suffix(".py").exists()]
    assert gone == []  # a name that changed would pass above without saying anything
