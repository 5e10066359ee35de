"""Everything of a branch goes into one folder, whole or not at all."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from handbook.errors import BadInput, CannotWrite
from handbook.services import demo, exchange, keys, leaving
from handbook.services.handbook import Handbook


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    book = demo.make(
        tmp_path_factory.mktemp("whole") / "a.sotay",
        password="mật khẩu thử",
        members=4,
        years=1,
        cost=keys.Cost(n=1024, r=8, p=1),
        clock=lambda: datetime(2026, 11, 24, 9).astimezone(),
    ).handbook
    yield book
    book.close()


def test_folder_holds_data_list_and_papers(whole: Handbook, tmp_path: Path) -> None:
    said: list[tuple[int, int, str]] = []
    files = leaving.export_everything(whole, tmp_path / "ra", lambda *step: said.append(step))
    names = {file.relative_to(tmp_path / "ra").as_posix() for file in files}
    assert {"so-tay-chi-bo.json", "danh-sach-dang-vien.xlsx"} <= names
    assert {"danh-sach-dang-vien.pdf", "danh-sach-dang-vien.docx"} <= names
    assert any(re.fullmatch(r"bien-ban/2026/2026-11-03_\d\d-BB-CB.pdf", name) for name in names)
    assert any(re.fullmatch(r"nghi-quyet/2026/2026-11-03_\d\d-(NQ|KL)-CB.pdf", n) for n in names)
    kept = whole.read(lambda store: store.seals.count() + store.resolutions.count())
    assert len(names) == 4 + 2 * kept
    assert said[-1][0] == said[-1][1]
    document = exchange.read(tmp_path / "ra" / "so-tay-chi-bo.json")
    assert document.members == exchange.document(whole).members
    sheet = openpyxl.load_workbook(tmp_path / "ra" / "danh-sach-dang-vien.xlsx").active
    assert any("Hà Minh Khôi" in str(cell) for row in sheet.values for cell in row)


def test_minutes_are_the_very_bytes_that_were_sealed(whole: Handbook, tmp_path: Path) -> None:
    leaving.export_everything(whole, tmp_path / "ra")
    seals = whole.read(lambda store: store.seals.everything())
    written = {
        hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (tmp_path / "ra" / "bien-ban").rglob("*.pdf")
    }
    assert written == {seal.fingerprint for seal in seals}


def test_an_empty_folder_is_filled_and_a_full_one_refused(whole: Handbook, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    leaving.export_everything(whole, tmp_path / "ra")
    with pytest.raises(BadInput, match="đã có dữ liệu"):
        leaving.export_everything(whole, tmp_path / "ra")


def test_a_failure_leaves_no_folder(
    whole: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(leaving, "_write_minutes", full)
    with pytest.raises(CannotWrite):
        leaving.export_everything(whole, tmp_path / "ra")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_a_folder_that_was_there_empty(
    whole: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(leaving, "_write_minutes", full)
    (tmp_path / "ra").mkdir()
    with pytest.raises(CannotWrite):
        leaving.export_everything(whole, tmp_path / "ra")
    assert list(tmp_path.rglob("*")) == [tmp_path / "ra"]


def test_an_empty_folder_needs_no_place_beside_it(
    whole: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty USB stick is the top of its disk: nothing can be written beside, nor renamed to."""
    stick = tmp_path / "usb"
    stick.mkdir()
    made = Path.mkdir
    seen: list[Path] = []

    def mkdir(path: Path, *how: object, **named: object) -> None:
        seen.append(path)
        made(path, *how, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", mkdir)
    files = leaving.export_everything(whole, stick)
    assert all(path.is_relative_to(stick) for path in seen)
    assert stick / "so-tay-chi-bo.json" in files
    assert not any(file.name.startswith(".") for file in stick.iterdir())


def test_a_stop_leaves_nothing(whole: Handbook, tmp_path: Path) -> None:
    said: list[int] = []
    files = leaving.export_everything(
        whole,
        tmp_path / "ra",
        lambda done, total, words: said.append(done),
        stopped=lambda: len(said) >= 3,
    )
    assert files == ()
    assert len(said) == 3
    assert list(tmp_path.iterdir()) == []


def test_taking_reviews_along_is_told_in_the_history(whole: Handbook, tmp_path: Path) -> None:
    def told() -> int:
        every = whole.read(lambda store: store.history.everything())
        return sum(1 for entry in every if entry.deed == "Xuất dữ liệu có lời kiểm điểm")

    leaving.export_everything(whole, tmp_path / "khong")
    assert told() == 0
    leaving.export_everything(whole, tmp_path / "co", with_reviews=True)
    assert told() == whole.read(lambda store: store.reviews.count()) > 0
