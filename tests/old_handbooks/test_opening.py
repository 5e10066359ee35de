"""Every handbook that was ever on somebody's disk opens with today's program."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from handbook.records.assignments import AssignmentState
from handbook.records.meetings import MeetingState
from handbook.services import checking, keys
from handbook.services.handbook import Handbook
from handbook.store import rows

FOLDER = Path(__file__).resolve().parent
PASSWORD = "cuốn sổ cũ của bài thử"
VERSIONS = sorted(known.parent.name for known in FOLDER.glob("*/known.json"))


@pytest.fixture(params=VERSIONS)
def copied(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """Copy one version's files, for opening may change them; give what is known of it too."""
    shutil.copytree(FOLDER / request.param, tmp_path / request.param)
    known = json.loads((tmp_path / request.param / "known.json").read_text(encoding="utf-8"))
    return tmp_path / request.param / "chi-bo.sotay", known


def test_there_are_some() -> None:
    assert {"0.1.0", "0.2.0", "0.3.0"} <= set(VERSIONS)


def test_everything_is_still_there(copied: tuple[Path, dict[str, Any]]) -> None:
    path, known = copied
    book = Handbook.open(path, keys.open_with_password(path, PASSWORD))
    try:
        assert checking.check(book).problems == ()
        book.read(lambda store: look(store, known))
        book.read(lambda store: look_at_all(store, known))
    finally:
        book.close()


def test_recovery_code_still_opens_it(copied: tuple[Path, dict[str, Any]]) -> None:
    path, known = copied
    Handbook.open(path, keys.open_with_recovery(path, known["recovery_code"])).close()


def look(store: Any, known: dict[str, Any]) -> None:
    assert known["counts"].items() <= store.counts().items()
    assert store.branch.get().name == known["branch"]
    assert [member.name for member in store.members.all()] == known["members"]
    sealed = known["sealed"]
    assert store.meetings.by_uid(sealed["meeting"]).state is MeetingState.SEALED
    paper = store.seals.current(sealed["meeting"])
    assert paper.number == sealed["number"]
    assert hashlib.sha256(paper.pdf).hexdigest() == sealed["sha256"]
    draft = store.meetings.by_uid(known["draft"]["meeting"])
    assert draft.report == known["draft"]["report"]
    assert draft.attendance[0].mark == "present"
    assignment = store.assignments.by_uid(known["assignment"]["uid"])
    assert (assignment.what, assignment.result) == (
        known["assignment"]["what"],
        known["assignment"]["result"],
    )
    assert assignment.state is AssignmentState.DONE
    for typed in known["found_by"]:
        assert store.search.find(typed), typed
    assert len(store.history.everything()) >= known["history"]


def look_at_all(store: Any, known: dict[str, Any]) -> None:
    """Compare every record with what was kept; fields that came later do not matter."""
    for kind, records in known.get("records", {}).items():
        for record in records:
            now = json.loads(rows.canonical(rows.plain(store.tables[kind].by_uid(record["uid"]))))
            assert kept_in(record, now) == record, (kind, record["uid"])
    if "register" in known:
        lines = store.register.entries(store.branch.get())
        assert [f"{e.type.value} {e.number} {e.subject}" for e in lines] == known["register"]
        issued = store.resolutions.all_issued()
        assert [one.fingerprint for one in issued] == known["issued"]
        assert [hashlib.sha256(one.pdf).hexdigest() for one in issued] == known["issued"]


def kept_in(old: Any, now: Any) -> Any:
    """Return what `now` says of all that `old` names, however deep."""
    if isinstance(old, dict) and isinstance(now, dict):
        return {name: kept_in(value, now.get(name)) for name, value in old.items()}
    if isinstance(old, list) and isinstance(now, list) and len(old) == len(now):
        return [kept_in(*pair) for pair in zip(old, now, strict=True)]
    return now


def test_the_second_one_holds_every_kind_of_record() -> None:
    known = json.loads((FOLDER / "0.2.0" / "known.json").read_text(encoding="utf-8"))
    there = set(known["records"])
    assert there == {
        *("branch", "member", "meeting", "assignment", "outside_paper", "answer"),
        *("year_goal", "study", "plan", "criteria_set", "resolution"),
    }
    assert {m["kind"] for m in known["records"]["meeting"]} == {
        *("regular", "thematic", "committee", "extraordinary")
    }
    assert any(m["posted_at"] for m in known["records"]["meeting"])
