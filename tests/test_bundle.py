"""Bundled files are found by name; a bundle knows what must be in it."""

import sys
from pathlib import Path

import pytest

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


def test_only_a_bundle_must_have_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle.problems(tmp_path) == ()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundle.LIST in bundle.problems(tmp_path)[0]
