"""A released step does for ever what it did on its first day: its SQL is held by a fingerprint."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.store import engine
from handbook.store.engine import Tables
from handbook.store.migrations import STEPS

WRITES = re.compile(r"(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE)\b")
TEMPORARY_NAME = re.compile(r"_new_[0-9a-f]+")  # of a table that sqlite-utils is making anew

# A line is added when a step is written and not changed once people have files made by it.
FINGERPRINTS = {
    "step_001_first_tables": "1b5face6040e6130",
    "step_002_papers_and_history": "fa5d6285b69ee839",
    "step_003_yearly_assignments": "e3c1788291cc7292",
    "step_004_kinds_of_meeting": "97d2df19adb4a9f3",
    "step_005_resolutions": "bb709d769b3ae856",
    "step_006_duty_answers": "06f551ef41aa0157",
    "step_007_upload": "b019240ffb0b9d88",
    "step_008_indicators": "57535e21a24119cc",
    "step_009_studies": "e24538ea5b2a980b",
    "step_010_plans": "6f0260a83f5f317b",
    "step_011_reviews": "e4bc83c3b634d722",
    "step_012_tasks": "16cdbdf017e4f56f",
    "step_014_paper_texts": "a1e9336fad27d6cb",
    "step_015_safety": "14fd2cf9965a7a51",
    "step_016_round_papers": "361327ed4028b17a",
}


def statements(step: str) -> Iterator[str]:
    """Yield what `step` writes into a file that all the steps before it have made."""
    told: list[str] = []
    db = engine.connect(Path(":memory:"), "5a" * 32, new=True)
    tables = Tables(db.conn)
    for each in STEPS._migrations:
        if each.name == step:
            db.conn.set_trace_callback(told.append)
        each.fn(tables)
        if each.name == step:
            break
    db.close()
    for line in told:
        if WRITES.match(line):
            yield TEMPORARY_NAME.sub("_new", " ".join(line.split()))


def fingerprint(step: str) -> str:
    return hashlib.sha256("\n".join(statements(step)).encode()).hexdigest()[:16]


def test_every_step_has_a_fingerprint() -> None:
    assert list(FINGERPRINTS) == [step.name for step in STEPS._migrations]


@pytest.mark.parametrize("step", list(FINGERPRINTS))
def test_a_step_still_writes_what_it_wrote(step: str) -> None:
    assert any(statements(step))
    assert fingerprint(step) == FINGERPRINTS[step], (
        "This step changed. Files are made by it already: leave it, and write a new one."
    )
