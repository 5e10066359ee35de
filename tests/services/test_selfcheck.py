import importlib
import sys
from pathlib import Path

import pytest

from handbook import bundle
from handbook.services import selfcheck
from handbook.store import search


def _wrong() -> dict[str, str]:
    return {tried.name: tried.problem for tried in selfcheck.run() if tried.problem}


def test_this_checkout_can_be_used() -> None:
    assert _wrong() == {}


def test_every_module_is_walked() -> None:
    root = Path(bundle.__file__).parent
    files = {
        "handbook." + ".".join(file.relative_to(root).with_suffix("").parts)
        for file in root.rglob("*.py")
        if file.stem not in ("__init__", "__main__")
    }
    assert files <= set(selfcheck.modules())


def test_what_does_not_work_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "problems", lambda: ("Thiếu tệp “fonts/A.ttf”.",))
    monkeypatch.setattr(search.Search, "find", lambda self, text, limit=20: ())
    wrong = _wrong()
    assert list(wrong) == ["files", "work"]
    assert "fonts/A.ttf" in wrong["files"] and "Không tìm lại được" in wrong["work"]


def test_a_bug_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", broken)
    assert _wrong()["parts"].startswith("ImportError")


def test_a_plain_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selfcheck, "_PLAIN", b"")  # as if the file began like a plain one
    assert "không được mã hóa" in _wrong()["book"]


def test_a_bundle_without_the_keyrings_backend_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "secretstorage", None)
    monkeypatch.setitem(sys.modules, "keyring.backends.Windows", None)
    assert "keyring" in _wrong()
