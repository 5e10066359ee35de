"""The command line: every command, every exit code, and not one English sentence of argparse's."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import types
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from handbook import __version__, bundle
from handbook.cli import (
    deeds,
    handing,
    issuing,
    lists,
    naming,
    opening,
    options,
    parsing,
    program,
    task_lists,
    words,
)
from handbook.errors import BadInput, NotBundled, NotFound, PasswordNeeded, WrongSystem
from handbook.services import demo, handover, keyrings, keys, slots
from handbook.services.handbook import Handbook
from handbook.store import engine

CHEAP = keys.Cost(n=1024, r=8, p=1)
PASSWORD = "mật khẩu thử"
COMMANDS = tuple(name for name, _, _ in words._COMMANDS)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def password() -> str:
    return PASSWORD


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one small fictional handbook, for copying."""
    path = tmp_path_factory.mktemp("mau") / "mau.sotay"
    clock = lambda: datetime(2026, 11, 24, 9).astimezone()  # noqa: E731
    demo.make(path, password=PASSWORD, members=6, years=1, cost=CHEAP, clock=clock).handbook.close()
    return path


@pytest.fixture
def book(sample: Path, tmp_path: Path) -> Path:
    """Give a copy of the fictional handbook, closed."""
    path = tmp_path / "so.sotay"
    shutil.copyfile(sample, path)
    shutil.copyfile(slots.path_of(sample), slots.path_of(path))
    return path


def _rows(run: Run, *words: object) -> Any:
    code, out, _ = run(*words, "--json")
    assert code == 0
    return json.loads(out)


# ── the words ────────────────────────────────────────────────────────────────────────────────────

_ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|show|help message|exit|error|invalid|choose|"
    r"choice|required|default|expected|unrecognized|commands?|file|folder|the|and|of)\b"
)


def _help(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert program.main([*words, "--help"]) == 0
    return capsys.readouterr().out


def _without_names(text: str) -> str:
    """Leave out what is typed: options, and the names of commands and kinds of record."""
    names = (*COMMANDS, "members", "meetings", "assignments", "handbook", "JSON")
    text = re.sub(r"--?[a-z][a-z-]*", " ", text)
    return re.sub(rf"\b({'|'.join(names)})\b", " ", text)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = _help(*([command] if command else []), capsys=capsys)
    assert text.startswith(f"Cách dùng: handbook {command}".rstrip())
    assert _ENGLISH.findall(_without_names(text)) == []


def test_every_command_and_option_has_words() -> None:
    commands = words.parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    assert tuple(commands) == COMMANDS
    for name, sub in commands.items():  # type: ignore[union-attr]
        for action in sub._actions:
            said = (action.help or "") + ("" if action.nargs == 0 else str(action.metavar))
            assert action.help and re.search(r"[^\x00-\x7f]", said), (name, action.dest)


def test_every_command_has_its_deed_and_stands_in_the_help() -> None:
    done = (deeds.DEEDS, handing.DEEDS, issuing.DEEDS, task_lists.DEEDS, lists.LISTS)
    assert {"open"}.union(*done) == set(COMMANDS)
    page = bundle.text("help", "dong-lenh.md")
    assert [name for name in COMMANDS if f"`handbook {name}" not in page] == []


def test_the_first_screen_is_one_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    code = "from handbook.ui.screens import SCREENS; print(*[place.name for place in SCREENS])"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert tuple(there.stdout.split()) == options.SCREENS
    assert program.main(["open", "--screen", "nosuch"]) == 2
    said = "--screen không nhận “nosuch”; hãy chọn một trong: today, meetings"
    assert said in capsys.readouterr().err


def test_an_upgrade_is_told_once_beside_what_is_printed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path(__file__).resolve().parent.parent / "old_handbooks" / "0.2.0"
    shutil.copytree(old, tmp_path / "cu")
    monkeypatch.setenv("HANDBOOK_PASSWORD", "cuốn sổ cũ của bài thử")
    command = ("list", "members", "--json")
    code, out, err = run(*command, on=tmp_path / "cu" / "chi-bo.sotay")
    assert (code, len(json.loads(out))) == (0, 4)
    assert "đã thử mở lại, đếm khớp" in err and "truoc-nang-cap" in err
    assert run(*command, on=tmp_path / "cu" / "chi-bo.sotay") == (0, out, "")


@pytest.mark.parametrize(
    "words",
    [
        ("lisst",),
        ("list",),
        ("list", "people"),
        ("list", "members", "--yeer", "2026"),
        ("list", "members", "--year", "26"),
        ("list", "members", "--on", "31/02/2026"),
        ("demo", "--members", "-3"),
        ("demo", "--members"),
        ("demo", "--members", "ba"),
        ("check", "--json=1"),
        ("unseal", "x"),
        ("new", "--branch", "a"),
        ("print", "minutes"),
        ("import",),
    ],
)
def test_wrong_usage_is_said_in_vietnamese(words: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*words)
    first = _without_names(err.splitlines()[0])
    assert (code, out) == (2, "")
    assert _ENGLISH.findall(first) == [] and re.search(r"[^\x00-\x7f]", first)
    assert "Cách dùng: handbook" in err


def test_what_argparse_may_say_tomorrow_is_not_shown() -> None:
    assert parsing.in_vietnamese("some new complaint") == "Dòng lệnh này không đúng."


def test_version(run: Run) -> None:
    assert run("--version")[:2] == (0, f"Sổ tay Chi bộ {__version__}\n")


# ── lists ────────────────────────────────────────────────────────────────────────────────────────


def test_members_as_rows(run: Run) -> None:
    rows = _rows(run, "list", "members")
    assert len(rows) == 6
    secretary = next(row for row in rows if row["name"] == "Hà Minh Khôi")
    assert secretary["sex"] == "male" and secretary["position"] == "secretary"
    assert secretary["standing"] == "full" and re.fullmatch(
        r"\d{4}-\d\d-\d\d", secretary["birth_date"]
    )
    assert {"uid", "admitted_on", "official_on"} <= set(secretary)


def test_members_on_a_day_have_the_standing_of_that_day(run: Run) -> None:
    new = _rows(run, "list", "members")
    early = _rows(run, "list", "members", "--on", "01/01/1990")
    assert len(early) < len(new)
    assert all(row["admitted_on"] <= "1990-01-01" for row in early)
    assert {row["uid"] for row in _rows(run, "list", "members", "--year", "1989")} <= {
        row["uid"] for row in early
    }


def test_meetings_as_rows(run: Run) -> None:
    rows = _rows(run, "list", "meetings", "--year", "2026")
    assert {row["date"][:4] for row in rows} == {"2026"}
    assert {row["kind"] for row in rows} == {"regular", "thematic", "committee"}
    assert {bool(row["topic"]) for row in rows if row["kind"] == "thematic"} == {True}
    assert rows[0]["state"] == "draft" and rows[0]["number"] is None
    held = rows[1]
    assert held["state"] == "sealed" and 0 < held["present"] <= held["total"] and held["uid"]
    assert [r["date"] for r in _rows(run, "list", "meetings", "--on", "2026-11-03")] == [
        "2026-11-03"
    ]


def test_resolutions_as_rows_and_printed(run: Run, tmp_path: Path) -> None:
    rows = _rows(run, "list", "resolutions", "--year", "2026")
    assert {row["date"][:4] for row in rows} == {"2026"}
    assert {row["state"] for row in rows} == {"issued"}
    assert {"uid", "meeting", "kind", "number", "subject"} <= set(rows[0])
    (one,) = _rows(run, "list", "resolutions", "--on", "2026-11-03")
    assert one["number"] == rows[0]["number"]
    assert "Trích yếu" in run("list", "resolutions")[1]
    for paper, choice in ((one["kind"], ("--meeting", one["meeting"])), ("register", ())):
        target = tmp_path / f"{paper}.pdf"
        code, _, said = run("print", paper, *choice, "--year", "2026", "-o", target)
        assert code == 0, said
        assert target.read_bytes().startswith(b"%PDF")
    assert run("print", "register", "--year", "2026", "-o", tmp_path / "so.xlsx")[0] == 0


def test_assignments_as_rows(run: Run) -> None:
    rows = _rows(run, "list", "assignments", "--year", "2026")
    assert {row["state"] for row in rows} >= {"open", "done"}
    assert {"uid", "meeting", "what", "members", "names", "due", "late"} <= set(rows[0])
    early = _rows(run, "list", "assignments", "--on", "2026-03-10")
    assert 0 < len(early) < len(rows) and max(r["assigned_on"] for r in early) <= "2026-03-10"


def test_open_assignments_of_a_member_late_first(run: Run) -> None:
    every = _rows(run, "list", "assignments")
    going = _rows(run, "list", "assignments", "--open")
    assert {row["uid"] for row in going} == {r["uid"] for r in every if r["state"] == "open"}
    dues = [row["due"] for row in going if row["due"]]
    assert dues == sorted(dues)
    name = next(row["names"][0] for row in going if row["names"])
    own = _rows(run, "list", "assignments", "--open", "--member", name)
    assert own and all(name in row["names"] for row in own)
    assert run("list", "assignments", "--member", "Không Ai Cả")[0] == 3
    code, _, err = run("list", "members", "--open")
    assert code == 2 and "--open chỉ đi cùng list assignments" in err


@pytest.mark.parametrize("what", ["members", "meetings", "assignments"])
def test_lists_for_people_are_tables_with_vietnamese_heads(what: str, run: Run) -> None:
    code, out, _ = run("list", what)
    lines = out.splitlines()
    assert code == 0 and lines[0].rstrip().endswith("Mã")
    assert len(lines) == int(re.search(r"\d+", lines[-1])[0]) + 2  # type: ignore[index]


def test_papers_need_no_handbook(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("papers", "--json", on=tmp_path / "khong-co.sotay")
    rows = {row["id"]: row["needs"] for row in json.loads(out)}
    assert code == 0
    assert rows["minutes"] == ["meeting"] and rows["members"] == []


def test_search_with_and_without_marks(run: Run) -> None:
    found = _rows(run, "search", "ha", "minh", "khoi")
    assert ("Hà Minh Khôi", "member") in [(row["title"], row["kind"]) for row in found]
    assert {"uid", "excerpt"} <= set(found[0])
    code, out, _ = run("search", "Hà Minh Khôi")
    assert code == 0 and "Hà Minh Khôi" in out


def test_duties_of_a_day_late_first_with_their_rule(run: Run) -> None:
    rows = _rows(run, "duties", "--on", "2027-01-05")
    assert [row["late"] for row in rows] == sorted((row["late"] for row in rows), reverse=True)
    meeting = next(row for row in rows if row["duty"] == "regular_meeting")
    assert meeting["due"] == "2027-01-03" and meeting["late"] and "50-CT/TW" in meeting["rule"]
    assert {"uid", "title", "record", "period", "days", "postponed"} <= set(meeting)
    code, out, _ = run("duties", "--on", "05/01/2027")
    assert code == 0 and "CHẬM" in out and "03/01/2027" in out


# ── deeds ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_print_writes_the_paper(suffix: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / f"bb{suffix}"
    code, out, err = run("print", "minutes", "--meeting", "03/11/2026", "-o", target)
    assert (code, err) == (0, "") and str(target) in out
    assert target.read_bytes()[:2] == {".pdf": b"%P", ".docx": b"PK"}[suffix]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("print", "nghi-quyet", "-o", "a.pdf"), 2),
        (("print", "members", "-o", "a.txt"), 2),
        (("print", "minutes", "-o", "a.pdf"), 3),
        (("print", "minutes", "--meeting", "01/01/2020", "-o", "a.pdf"), 3),
    ],
)
def test_print_refuses_what_cannot_be_printed(
    words: tuple[str, ...], code: int, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, out, err = run(*words)
    assert (found, out) == (code, "") and err
    assert not list(tmp_path.glob("a.*"))


def test_goals_and_studies_are_found_and_printed(run: Run, tmp_path: Path) -> None:
    for typed, kind in (
        ("quy ho tro", "Chỉ tiêu, nhiệm vụ năm"),
        ("kinh te ho", "Học tập nghị quyết"),
        ("hoa don dien tu", "Kế hoạch thực hiện"),
    ):
        code, out, err = run("search", *typed.split())
        assert (code, err) == (0, "") and kind in out
    for name in ("indicators.xlsx", "indicators.docx", "study.pdf", "plan.docx"):
        target = tmp_path / name
        code, _, err = run("print", target.stem, "--year", "2026", "-o", target)
        assert (code, err) == (0, "") and target.stat().st_size > 2000


def test_print_numbers_of_a_period(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "so.xlsx"
    assert run("print", "attendance-stats", "--period", "2026-Q4", "-o", target)[0] == 0
    assert target.read_bytes().startswith(b"PK")
    code, _, err = run("print", "month-rollup", "--period", "quý 4", "-o", tmp_path / "x.pdf")
    assert code == 3 and "2026-Q4" in err


def test_unseal_then_seal_again(run: Run) -> None:
    uid = _rows(run, "list", "meetings", "--on", "03/11/2026")[0]["uid"]
    assert run("seal", uid)[0] == 3
    assert run("unseal", uid[:23], "--reason", "ghi nhầm giờ")[0] == 0
    assert _rows(run, "list", "meetings", "--on", "03/11/2026")[0]["state"] == "draft"
    code, out, _ = run("seal", "2026-11-03")
    assert code == 0 and "Số 27-BB/CB" in out
    code, _, err = run("seal", "3/12/2026")
    assert code == 3 and "chưa điểm danh" in err


def test_a_meeting_is_named_by_uid_start_or_day(book: Path) -> None:
    handbook = Handbook.open(book, keys.open_with_password(book, PASSWORD))
    store = handbook.read(lambda store: store)
    one = store.meetings.summaries()[1]
    for typed in (
        one.uid,
        one.uid.upper(),
        one.uid[:20],
        f"{one.date:%d/%m/%Y}",
        one.date.isoformat(),
    ):
        assert naming.meeting_of(store, typed).uid == one.uid
    for typed in ("khong-co", "", one.uid[:2], "05/01/2001"):
        with pytest.raises(NotFound):
            naming.meeting_of(store, typed)
    starts = Counter(meeting.uid[:4] for meeting in store.meetings.summaries())
    with pytest.raises(BadInput) as caught:
        naming.meeting_of(store, starts.most_common(1)[0][0])
    assert len(caught.value.details) > 1
    handbook.close()


def test_a_member_is_named_by_uid_start_or_name(book: Path) -> None:
    handbook = Handbook.open(book, keys.open_with_password(book, PASSWORD))
    store = handbook.read(lambda store: store)
    uid = naming.member_of(store, "ha minh khoi")
    assert store.members.by_uid(uid).name == "Hà Minh Khôi"
    assert naming.member_of(store, uid) == uid
    with pytest.raises(NotFound):
        naming.member_of(store, "không có")
    with pytest.raises(BadInput):
        naming.member_of(store, uid[:8])
    handbook.close()


def test_backup_restore_and_check(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("backup", tmp_path / "sao-luu")
    copy = next((tmp_path / "sao-luu").glob("*.sotay"))
    assert code == 0 and str(copy) in out and "6 đảng viên" in out
    into = tmp_path / "moi.sotay"
    assert run("restore", copy, "--into", into)[0] == 0
    code, out, _ = run("check", on=into)
    assert code == 0 and "nguyên vẹn" in out
    assert run("restore", copy, "--into", into)[0] == 3
    assert run("restore", tmp_path / "khong-co", "--into", tmp_path / "x")[0] == 3
    report = _rows(run, "check")
    assert report["problems"] == [] and report["counts"]["member"] == 6


def test_handed_over_under_a_new_password(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap = partial(handover.hand_over, cost=CHEAP)
    monkeypatch.setattr(handover, "hand_over", cheap)
    names = ("--from", "Hà Minh Khôi", "--to", "Lý Thu Hằng", "--reason", "thay bí thư")
    code, _, said = run("handover", tmp_path / "giao", *names)
    assert code == 4 and "HANDBOOK_NEW_PASSWORD" in said
    monkeypatch.setenv("HANDBOOK_NEW_PASSWORD", "mat khau moi 1")
    code, out, _ = run("handover", tmp_path / "giao", *names)
    assert code == 0 and "Mã khôi phục (chỉ hiện lần này)" in out and ".docx" in out
    (made,) = (tmp_path / "giao").glob("*.sotay")
    assert keys.open_with_password(made, "mat khau moi 1") != keys.open_with_password(
        book, PASSWORD
    )
    assert run("handover", tmp_path / "b", "--from", " ", "--to", "B")[0] == 3


def test_a_changed_history_is_handed_over_only_when_told_so(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "hand_over", partial(handover.hand_over, cost=CHEAP))
    monkeypatch.setenv("HANDBOOK_NEW_PASSWORD", "mat khau moi 1")
    db = engine.connect(book, keys.open_with_password(book, PASSWORD).hex)
    db.conn.execute("DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)")
    db.close()
    words = ("handover", tmp_path / "giao", "--from", "Hà Minh Khôi", "--to", "Lý Thu Hằng")
    code, _, said = run(*words)
    assert (
        code == 5
        and "Ít nhất 1 thay đổi mới nhất đã bị xóa" in said
        and "--even-if-changed" in said
    )
    assert not (tmp_path / "giao").exists()
    code, out, said = run(*words, "--even-if-changed")
    assert code == 0 and "Mã khôi phục (chỉ hiện lần này)" in out
    assert "hai bên đọc trước khi ký" in said and "Ít nhất 1 thay đổi mới nhất đã bị xóa" in said
    (made,) = (tmp_path / "giao").glob("*.sotay")
    monkeypatch.setenv("HANDBOOK_PASSWORD", "mat khau moi 1")
    code, _, said = run("check", on=made)
    assert code == 5 and "Lúc bàn giao" in said and "Ít nhất 1 thay đổi mới nhất đã bị xóa" in said
    assert "Tệp không hỏng" in said


def test_export_and_import_into_a_new_handbook(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", tmp_path / "ra")[0] == 0
    assert run("export", tmp_path / "ra")[0] == 3
    monkeypatch.setattr(
        Handbook.create, "__kwdefaults__", {**Handbook.create.__kwdefaults__, "cost": CHEAP}
    )
    new = tmp_path / "moi.sotay"
    names = ("--branch", "Chi bộ mới", "--parent", "Đảng bộ xã", "--place", "Xã")
    code, out, _ = run("new", *names, on=new)
    assert code == 0 and re.search(r"([0-9A-Z]{5}-){5}[0-9A-Z]{5}", out)
    assert run("new", *names, on=new)[0] == 3
    data = tmp_path / "ra" / "so-tay-chi-bo.json"
    code, out, _ = run("import", data, "--dry-run", on=new)
    assert code == 0 and "Thêm mới" in out and "6 đảng viên" in out
    assert json.loads(run("list", "members", "--json", on=new)[1]) == []
    assert run("import", data, on=new)[0] == 0
    for what in ("members", "meetings", "assignments"):
        assert run("list", what, "--json", on=new) == run("list", what, "--json")
    plan = json.loads(run("import", data, "--json", on=new)[1])
    assert plan["left"] == [] and plan["new"]["member"] == []


def _excel(path: Path, *rows: tuple[str, ...]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(("TT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"))
    for number, row in enumerate(rows, start=1):
        book.active.append((number, *row))
    book.save(path)
    return path


def test_import_a_member_list(run: Run, tmp_path: Path) -> None:
    file = _excel(tmp_path / "ds.xlsx", ("Bàn Thị Mới", "17/03/1985", "03/02/2010"))
    rows = _rows(run, "import", file, "--dry-run")
    assert [(r["name"], r["action"]) for r in rows] == [("Bàn Thị Mới", "new")]
    assert len(_rows(run, "list", "members")) == 6
    code, out, _ = run("import", file)
    assert code == 0 and out
    found = [r for r in _rows(run, "list", "members") if r["name"] == "Bàn Thị Mới"]
    assert found[0]["birth_date"] == "1985-03-17"


def test_bad_rows_are_each_named_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    file = _excel(
        tmp_path / "ds.xlsx",
        ("Bàn Thị Mới", "17/03/1985", "03/02/2010"),
        ("Lý Văn Sai", "31/02/1985", "03/02/2010"),
        ("Hà Văn Trẻ", "01/01/2000", "01/01/2010"),
    )
    for option in ((), ("--dry-run",)):
        code, _, err = run("import", file, *option)
        assert code == 3 and "Dòng 3" in err and "Dòng 4" in err
    assert len(_rows(run, "list", "members")) == 6


def test_import_takes_only_what_it_knows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("a")
    code, _, err = run("import", tmp_path / "ds.csv")
    assert code == 3 and ".xlsx" in err
    assert run("import", tmp_path / "khong-co.json")[0] == 3
    assert run("import", tmp_path / "khong-co.xlsx")[0] == 3


# ── passwords, exit codes, crashes ───────────────────────────────────────────────────────────────


class Terminal:
    def isatty(self) -> bool:
        return True


def test_wrong_password_and_no_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOOK_PASSWORD", "sai bét cả rồi")
    assert run("list", "members")[0] == 4
    monkeypatch.delenv("HANDBOOK_PASSWORD")
    monkeypatch.setattr(sys, "stdin", None)
    code, _, err = run("list", "members")
    assert code == 4 and "Cần mật khẩu" in err
    assert run("demo", on=Path("khong-lap.sotay"))[0] == 4


def test_password_is_asked_for_at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDBOOK_PASSWORD")
    monkeypatch.setattr(sys, "stdin", Terminal())
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda words: asked.append(words) or PASSWORD)
    assert run("list", "members")[0] == 0
    assert asked == ["Mật khẩu của cuốn sổ “so.sotay”: "]


def test_keyring_is_asked_before_the_person(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.open_with_password(book, PASSWORD)
    known = {
        keys.handbook_uid(book): keyrings.Recalled(state=keyrings.KeyringState.AVAILABLE, key=key)
    }
    monkeypatch.delenv("HANDBOOK_PASSWORD")
    monkeypatch.setattr(keyrings, "recall", known.__getitem__)
    assert run("list", "members")[0] == 0


def test_new_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    answers = iter(["một", "hai", "ba ba ba", "ba ba ba"])
    monkeypatch.setattr("getpass.getpass", lambda words: next(answers))
    with pytest.raises(BadInput, match="không giống nhau"):
        opening.new_password()
    assert opening.new_password() == "ba ba ba"


def test_a_terminal_that_would_show_the_password_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import getpass
    import warnings

    def loud(words: str) -> str:
        warnings.warn("Can not control echo", getpass.GetPassWarning, stacklevel=2)
        return "hiện ra"

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", loud)
    with pytest.raises(PasswordNeeded):
        opening.new_password()


def test_missing_book_and_missing_slots(run: Run, book: Path, tmp_path: Path) -> None:
    code, _, err = run("list", "members", on=tmp_path / "khong-co.sotay")
    assert code == 3 and "handbook new" in err
    slots.path_of(book).unlink()
    assert run("list", "members")[0] == 4


def test_damaged_book(run: Run, book: Path) -> None:
    data = bytearray(book.read_bytes())
    data[:4096] = os.urandom(4096)
    book.write_bytes(data)
    code, _, err = run("check")
    assert code == 5 and "hỏng" in err


def test_book_in_use(run: Run, book: Path) -> None:
    handbook = Handbook.open(book, keys.open_with_password(book, PASSWORD))
    assert run("list", "members")[0] == 6
    handbook.close()
    assert run("list", "members")[0] == 0


def test_a_bug_is_one_sentence_and_a_report_without_names(
    run: Run, own_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(_: object) -> None:
        raise ValueError("Nguyễn Thị Bí Mật")

    monkeypatch.setitem(lists.LISTS, "papers", bug)
    code, out, err = run("papers")
    report = next((own_place / "bao-loi").iterdir())
    assert (code, out) == (1, "") and len(err.splitlines()) == 1 and str(report) in err
    assert "Traceback" not in err and "Bí Mật" not in err
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text and "Bí Mật" not in text


def test_ctrl_c_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(lists.LISTS, "papers", stop)
    assert run("papers") == (130, "", "Đã dừng theo yêu cầu.\n")


# ── the window ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Stand in for the window and note how it was opened."""
    import handbook.ui

    calls: list[tuple[Any, ...]] = []

    def run(book: Path, *, until_ready: bool, picture: Path | None, screen: str) -> int:
        calls.append((book, until_ready, picture, screen))
        return 6

    fake = types.SimpleNamespace(run=run)
    monkeypatch.setattr(handbook.ui, "app", fake, raising=False)
    return calls


def test_no_command_opens_the_window(window: list[tuple[Any, ...]], own_place: Path) -> None:
    assert program.main([]) == 6
    assert window == [(own_place / "chi-bo.sotay", False, None, "")]


def test_open_hands_its_options_on(window: list[tuple[Any, ...]]) -> None:
    words = "--book a.sotay open --until-ready --picture p.png --screen members"
    assert program.main(words.split()) == 6
    assert program.main(["open", "--book", "b.sotay"]) == 6
    assert window == [
        (Path("a.sotay"), True, Path("p.png"), "members"),
        (Path("b.sotay"), False, None, ""),
    ]


# ── as a real process ────────────────────────────────────────────────────────────────────────────


def _process(*words: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    # A code page without Vietnamese letters, as a Windows console has.
    whole = {**os.environ, "PYTHONIOENCODING": "ascii", "HANDBOOK_PASSWORD": PASSWORD, **env}
    command = [sys.executable, "-m", "handbook", *(str(word) for word in words)]
    return subprocess.run(
        command, capture_output=True, env=whole, timeout=120, stdin=subprocess.DEVNULL
    )


def test_main_path_as_a_process(tmp_path: Path) -> None:
    book = ("--book", tmp_path / "so.sotay")
    made = _process(*book, "demo", "--members", 5, "--years", 1)
    assert (made.returncode, made.stderr) == (0, b"")
    assert "Mã khôi phục" in made.stdout.decode("utf-8")
    listed = _process(*book, "list", "meetings", "--json")
    rows = json.loads(listed.stdout.decode("utf-8"))
    sealed = next(row for row in rows if row["state"] == "sealed")
    target = tmp_path / "bb.pdf"
    printed = _process(*book, "print", "minutes", "--meeting", sealed["uid"], "-o", target)
    assert printed.returncode == 0 and target.read_bytes().startswith(b"%PDF")
    again = _process(*book, "demo")
    assert again.returncode == 3 and "không tạo cuốn sổ mới đè lên" in again.stderr.decode("utf-8")
    wrong = _process(*book, "list", "members", HANDBOOK_PASSWORD="sai rồi sai rồi")
    assert wrong.returncode == 4 and wrong.stdout == b""


def test_a_reader_who_has_had_enough_is_no_error(book: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "handbook",
        "--book",
        str(book),
        "list",
        "assignments",
        "--json",
    ]
    env = {**os.environ, "HANDBOOK_PASSWORD": PASSWORD}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_help_loads_nothing_that_is_slow() -> None:
    heavy = ("sqlite_utils", "sqlcipher3", "msgspec", "reportlab", "PySide6", "keyring", "docx")
    ask = (
        "import sys, io; from handbook.cli import program; sys.stdout = io.StringIO(); "
        "program.main(['--help']); "
        f"print(*(n for n in {heavy!r} if n in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_dates_of_the_command_line() -> None:
    assert parsing.a_day("3/11/2026") == parsing.a_day("2026-11-03") == date(2026, 11, 3)
    with pytest.raises(argparse.ArgumentTypeError, match="3/11/26"):
        parsing.a_day("3/11/26")


# ── the installation ─────────────────────────────────────────────────────────────────────────────


def test_selfcheck_says_what_it_tried(run: Run) -> None:
    code, out, _ = run("selfcheck", on=None)
    assert code == 0 and "HỎNG" not in out and "dùng được" in out
    assert all(not row["problem"] for row in _rows(run, "selfcheck"))


def test_selfcheck_of_a_broken_installation(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "problems", lambda: ("Thiếu tệp “fonts/A.ttf”.",))
    code, out, error = run("selfcheck", on=None)
    assert code == 5 and "HỎNG" in out and "fonts/A.ttf" in error and "cài lại" in error


def test_a_handbook_named_first_is_the_one_opened(
    book: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(program, "_open", lambda choice: asked.append(choice.book) or 0)
    assert run(book, on=None)[0] == 0
    assert asked == [book]
    assert _rows(lambda *w, **_: run(book, *w, on=None), "list", "members")


def test_too_old_a_windows_is_a_sentence() -> None:
    with pytest.raises(WrongSystem, match=r"1809 trở lên, 64 bit.*máy khác"):
        program._refuse_old_system("win32", 17134)
    program._refuse_old_system("win32", 17763)
    program._refuse_old_system("linux", 0)


def test_a_window_that_cannot_open_says_so_in_a_box(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handbook.ui import alarm, app

    def broken(*_: object, **__: object) -> int:
        raise NotBundled("Thiếu tệp “styles/window.qss”. Hãy cài lại.")

    said: list[str] = []
    monkeypatch.setattr(app, "run", broken)
    monkeypatch.setattr(alarm, "show", said.append)
    assert run("open")[0] == 5 and said == []  # at a terminal the sentence is printed
    monkeypatch.setattr(alarm, "needed", lambda: True)
    assert run("open", "--until-ready")[0] == 5 and said == []
    assert run(on=None)[0] == 5 and "window.qss" in said[0]
    assert run("list", "members", on=Path("khong-co.sotay"))[0] == 3 and len(said) == 1
