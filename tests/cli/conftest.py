"""Commands run on a handbook: each module gives its own `book`, or takes the sample one."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from handbook.cli import program
from handbook.services import demo, demo_people, keys, slots
from handbook.services.handbook import Handbook

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def password() -> str:
    return "nhà văn hóa thôn"


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory, password: str) -> Path:
    """Make one handbook of twelve people and a year, closed, for reading and copying."""
    path = tmp_path_factory.mktemp("so") / "so.sotay"
    clock = lambda: datetime(2026, 11, 24, 9).astimezone()  # noqa: E731
    branch = demo_people.branch(Random(1), clock().date())
    cost = keys.Cost(n=1024, r=8, p=1)
    made = Handbook.create(path, branch, password, cost=cost, clock=clock).handbook
    demo.fill(made, members=12, years=1)
    made.close()
    return path


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    """Give a copy of the sample handbook, closed."""
    path = tmp_path / "so.sotay"
    shutil.copyfile(sample_book, path)
    shutil.copyfile(slots.path_of(sample_book), slots.path_of(path))
    return path


@pytest.fixture
def run(
    book: Path, password: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Give a function that runs a command on the book and returns code, output and errors."""
    monkeypatch.setenv("HANDBOOK_PASSWORD", password)

    def go(*words: object, on: Path | None = book) -> tuple[int, str, str]:
        capsys.readouterr()
        where = ["--book", str(on)] if on else []
        code = program.main([*where, *(str(word) for word in words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return go


@pytest.fixture
def listed(run: Run) -> Callable[..., Any]:
    """Give a function that returns the rows of a list as other programs read them."""

    def rows(*words: object) -> Any:
        code, out, _ = run("list", *words, "--json")
        assert code == 0
        return json.loads(out)

    return rows
