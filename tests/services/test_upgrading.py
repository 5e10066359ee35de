"""The copy kept before an upgrade; `tests/old_handbooks` opens every version that was released."""

import hashlib
import shutil
from pathlib import Path

import pytest

from handbook import __version__
from handbook.services import keys
from handbook.services.handbook import Handbook
from handbook.store import engine, whole_file

OLD = Path(__file__).resolve().parent.parent / "old_handbooks" / "0.2.0"
PASSWORD = "cuốn sổ cũ của bài thử"


@pytest.fixture
def old(tmp_path) -> Path:
    shutil.copytree(OLD, tmp_path / "cu")
    return tmp_path / "cu" / "chi-bo.sotay"


def test_the_copy_is_counted_hashed_and_said_once(old) -> None:
    key = keys.open_with_password(old, PASSWORD)
    db = engine.connect_to_check(old, key.hex)
    rows = sum(whole_file.row_counts(db).values())
    db.close()
    book = Handbook.open(old, key)
    kept = book.upgraded
    book.close()
    assert kept is not None
    assert [kept.copy] == list(old.parent.glob("*truoc-nang-cap*.sotay"))
    assert kept.sha256 == hashlib.sha256(kept.copy.read_bytes()).hexdigest()
    assert kept.rows == rows > 100
    said = kept.sentence
    assert __version__ in said and kept.copy.name in said and "đã thử mở lại" in said
    assert f"đếm khớp {rows} dòng" in said and kept.sha256[:16].upper() in said
    again = Handbook.open(old, key)
    assert again.upgraded is None
    again.close()
