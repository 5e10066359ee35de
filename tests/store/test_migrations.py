import ast
import re
from pathlib import Path

import pytest

from handbook.errors import Damaged
from handbook.records.assignments import Assignment
from handbook.records.ballots import Ballot
from handbook.records.commitments import Commitment
from handbook.records.criteria_sets import OwnSet
from handbook.records.duty_facts import Answer
from handbook.records.four_good import FourGood
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.plans import Plan
from handbook.records.register import OutsidePaper
from handbook.records.resolutions import Resolution
from handbook.records.review_rounds import Round
from handbook.records.reviews import Review
from handbook.records.settings import Branch
from handbook.records.shortcomings import Shortcoming
from handbook.records.studies import StudySession
from handbook.records.tasks import Task
from handbook.records.year_goals import YearGoal
from handbook.store import engine, migrations, schema, whole_file
from handbook.store.engine import Migrations, Tables
from handbook.store.migrations import STEPS

KEY = "5a" * 32


@pytest.fixture
def db(tmp_path: Path):
    made = engine.connect(tmp_path / "chi-bo.sotay", KEY, new=True)
    yield made
    made.close()


def test_all_steps_make_a_sound_file(db) -> None:
    engine.apply(db, STEPS)
    assert engine.applied(db, STEPS.name) == schema.STEP_NAMES
    assert whole_file.integrity(db) == ()
    assert engine.rows(db, "PRAGMA foreign_keys") == [{"foreign_keys": 1}]


def test_a_second_time_changes_nothing(db) -> None:
    engine.apply(db, STEPS)
    before = engine.rows(db, "SELECT * FROM sqlite_master")
    engine.apply(db, STEPS)
    assert engine.rows(db, "SELECT * FROM sqlite_master") == before


@pytest.mark.parametrize(
    ("table", "record"),
    [
        ("branch", Branch),
        ("members", Member),
        ("meetings", Meeting),
        ("assignments", Assignment),
        ("answers", Answer),
        ("criteria_sets", OwnSet),
        ("resolutions", Resolution),
        ("outside_papers", OutsidePaper),
        ("year_goals", YearGoal),
        ("studies", StudySession),
        ("plans", Plan),
        ("tasks", Task),
        ("review_rounds", Round),
        ("reviews", Review),
        ("ballots", Ballot),
        ("shortcomings", Shortcoming),
        ("commitments", Commitment),
        ("four_goods", FourGood),
    ],
)
def test_each_field_of_a_record_has_its_column(db, table: str, record: type) -> None:
    engine.apply(db, STEPS)
    columns = {column.name for column in Tables(db.conn).table(table).columns}
    own = {"id", "binned_at"}
    if table == "tasks":  # what lists show of log and evaluation
        own |= {"deadline", "percent", "logged_on", "waiting", "waiting_on"}
        own |= {"timing", "outcome", "answers"}
    fields = set(record.__slots__) - {"attendance"}  # a table of its own
    assert columns - own == fields


def test_no_steps_in_a_foreign_file(db) -> None:
    assert engine.applied(db, STEPS.name) == ()


def test_light_list_names_every_step() -> None:
    assert STEPS.name == schema.MADE_OF
    assert tuple(step.name for step in STEPS._migrations) == schema.STEP_NAMES


def test_names_count_up_from_one() -> None:
    numbers = [int(step.name.split("_")[1]) for step in STEPS._migrations]
    # 013 was kept free while several steps were written at once, and then not needed.
    assert numbers == [n for n in range(1, numbers[-1] + 1) if n != 13]


def test_steps_import_nothing_of_ours_but_the_engine() -> None:
    files = sorted(Path(migrations.__file__).parent.glob("*.py"))
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    found = {n.module for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    others = {name for name in found if not name.startswith("handbook.store.migrations.")}
    assert others == {"handbook.store.engine"}


def test_every_step_that_is_written_is_listed() -> None:
    files = sorted(Path(migrations.__file__).parent.glob("*.py"))
    written = {
        name
        for file in files
        for name in re.findall(r"^def (step_\w+)", file.read_text(encoding="utf-8"), re.M)
    }
    assert written == {step.name for step in STEPS._migrations}


def test_step_that_breaks_links_is_refused_and_links_count_again(db) -> None:
    engine.apply(db, STEPS)
    steps = Migrations("so-tay-chi-bo")

    @steps()
    def step_999_lose_a_member(db) -> None:
        db.execute("INSERT INTO attendance (meeting, member, mark, reason) VALUES (1, 1, '', '')")

    with pytest.raises(Damaged, match="Liên kết"):
        engine.apply(db, steps)
    assert engine.rows(db, "PRAGMA foreign_keys") == [{"foreign_keys": 1}]


def test_step_that_fails_leaves_no_trace(db) -> None:
    steps = Migrations("so-tay-chi-bo")

    @steps()
    def step_001_half(db) -> None:
        db.table("half").create({"id": int})
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        engine.apply(db, steps)
    assert "half" not in Tables(db.conn).table_names()
    assert engine.applied(db, steps.name) == ()


def test_all_pending_steps_are_applied_or_none(db) -> None:
    """A disk that fills up between two steps must not leave a file that is half of each."""
    steps = Migrations("so-tay-chi-bo")

    @steps()
    def step_001_whole(db) -> None:
        db.table("whole").create({"id": int})

    def full() -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        engine.apply(db, steps, full)
    assert Tables(db.conn).table_names() == []
    engine.apply(db, steps, lambda: db.conn.execute("INSERT INTO whole VALUES (1)"))
    assert engine.rows(db, "SELECT id FROM whole") == [{"id": 1}]
    assert engine.applied(db, steps.name) == ("step_001_whole",)
