"""Bundled files are found by name; a bundle knows what must be in it."""

import sys
from pathlib import Path

import pytest

import listed
from handbook import bundle
from handbook.errors import ExitCode, NotBundled


def test_a_missing_file_is_a_sentence() -> None:
    with pytest.raises(NotBundled, match=r"Thiếu tệp “fonts/x\.ttf”.*cài lại") as problem:
        bundle.text("fonts", "x.ttf")
    assert problem.value.exit_code is ExitCode.DAMAGED


def test_a_bundle_finds_what_is_missing_or_changed(tmp_path: Path) -> None:
    for name in ("a/một.txt", "b/hai.txt", "ba.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name, encoding="utf-8")
    (tmp_path / bundle.LIST).write_text(bundle.listing(tmp_path), encoding="utf-8")
    assert bundle.problems(tmp_path) == ()
    (tmp_path / "ba.txt").write_text("khác", encoding="utf-8")
    (tmp_path / "a" / "một.txt").unlink()
    missing, changed = bundle.problems(tmp_path)
    assert "Thiếu tệp “a/một.txt”" in missing
    assert "ba.txt" in changed and "hỏng" in changed


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / bundle.LIST).write_text(bundle.listing(tmp_path), encoding="utf-8")

    def refuse(file: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (said,) = bundle.problems(tmp_path)
    assert "“a.txt”" in said and "hỏng" in said


def test_only_a_bundle_must_have_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle.whole() is None and bundle.problems() == ()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert bundle.LIST in bundle.problems()[0]


def test_the_executables_are_listed_as_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sotay", "handbook", "_internal/libqxcb.so"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    listed.main(tmp_path)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert bundle.problems() == ()
    (tmp_path / "sotay").unlink()
    (tmp_path / "_internal" / "libqxcb.so").unlink()
    assert [said.split("”")[0] for said in bundle.problems()] == [
        "Thiếu tệp “_internal/libqxcb.so",
        "Thiếu tệp “sotay",
    ]
