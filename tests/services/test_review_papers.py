"""Papers of a round for everybody: one file, a folder, progress, and a note of each print."""

import importlib.util
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import docx
import pytest
from pypdf import PdfReader

from handbook.errors import BadInput, WrongUsage
from handbook.papers.catalog import PAPERS, Request
from handbook.services import review_papers, reviews, round_folder, shortcomings
from handbook.services.handbook import Handbook
from handbook.store.engine import rows


@pytest.fixture(scope="session")
def r() -> ModuleType:
    file = Path(__file__).parents[1] / "papers" / "review_samples.py"
    spec = importlib.util.spec_from_file_location("review_samples", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def held(book: Handbook, r: ModuleType) -> Handbook:
    def fill(store):
        for one in r.members():
            store.members.put(one)
        store.rounds.put(replace(r.one_round(), version=0))
        for one in r.reviews():
            store.reviews.put(replace(one, version=0))

    book.change("Đợt kiểm điểm", fill)
    return book


def asked(**more) -> Request:
    return Request(day=date(2026, 12, 5), round="r26", **more)


def noted(book: Handbook) -> list[str]:
    sql = "SELECT uid FROM history WHERE action = 'print' ORDER BY id"
    return [row["uid"] for row in book.read(lambda store: rows(store.session.db, sql))]


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_all_forms_in_one_file_collective_and_head_first(held, tmp_path):
    file = tmp_path / "tat-ca.pdf"
    assert review_papers.print_all(held, asked(), file) == 5
    outline = PdfReader(io.BytesIO(file.read_bytes())).outline
    titles = [one.title for one in outline]
    assert titles[0].startswith("Báo cáo kiểm điểm")
    assert titles[1].endswith("Hà Minh Khôi") and titles[2].endswith("Lý Thu Hằng")
    assert len(titles) == 5
    assert noted(held) == ["vc", "v0", "v1", "v2", "v3"]


def test_some_forms_as_word(held, tmp_path):
    file = tmp_path / "hai.docx"
    assert review_papers.print_all(held, asked(), file, ("m2", "m3")) == 2
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(file.read_bytes())).paragraphs)
    assert "Mẫu 02C" in text and "Mỗi quý phát biểu" in text
    assert noted(held) == ["v2", "v3"]


def test_forms_into_a_folder_named_by_person(held, tmp_path):
    batch = held.read(lambda store: review_papers.gathered(store, asked()))
    told = []
    folder = tmp_path / "giay"
    folder.mkdir()
    done = review_papers.into_folder(
        batch, folder, (".pdf", ".docx"), lambda n, total: told.append((n, total))
    )
    assert done == 10 and told[-1] == (10, 10)
    names = sorted(file.name for file in folder.iterdir())
    assert names[0] == "01 Bản kiểm điểm tập thể.docx"
    assert names[3] == "02 Bản kiểm điểm Hà Minh Khôi.pdf"


def test_stopping_leaves_whole_files_and_notes_only_those(held, tmp_path):
    folder = tmp_path / "giay"
    folder.mkdir()
    asked_for = []
    done = review_papers.print_all(
        held, asked(), folder, stopped=lambda: bool(asked_for.append(1)) or len(asked_for) > 2
    )
    assert done == 2 == len(list(folder.iterdir()))
    assert noted(held) == ["vc", "v0"]
    file = tmp_path / "mot.pdf"
    assert review_papers.print_all(held, asked(), file, stopped=lambda: True) == 0
    assert not file.exists()


def test_forms_to_write_by_hand_tell_nothing_of_reviews(held, tmp_path):
    file = tmp_path / "tay.pdf"
    review_papers.print_all(held, asked(fill="part"), file)
    whole = " ".join(pages(file.read_bytes()))
    assert "Ma Văn Đạt" in whole and "Chấp hành nghiêm" not in whole
    assert noted(held) == []


@pytest.mark.parametrize("paper", review_papers.EACH)
def test_every_paper_of_a_person_is_made_for_all(held, paper):
    batch = held.read(lambda store: review_papers.gathered(store, asked(), paper=paper))
    assert len(batch.documents) == len(batch.names) >= 4
    assert review_papers.one_file(batch, ".pdf").startswith(b"%PDF")
    assert len({document.title for document in batch.documents}) == len(batch.documents)


def test_blank_commitments_for_everybody_on_the_roster(held):
    request = asked(year=2027, fill="part")
    batch = held.read(lambda store: review_papers.gathered(store, request, paper="commitment"))
    assert len(batch.documents) == 5 and batch.title.startswith("Bản cam kết năm 2027")
    whole = " ".join(pages(review_papers.one_file(batch, ".pdf")))
    assert "Ma Văn Đạt" in whole and "Năm 2027" in whole
    assert not any(batch.reviews)


def test_single_prints_are_noted_too(held):
    reviews.note_paper(held, "review-form", asked(member="m2"))
    reviews.note_paper(held, "review-form-collective", asked())
    reviews.note_paper(held, "rating-summary", asked())
    reviews.note_paper(held, "review-form", asked(member="m2", fill="part"))
    assert noted(held) == ["v2", "vc"]
    reviews.note_paper(held, "review-minutes", asked())
    assert noted(held)[2:] == ["vc", "v0", "v1", "v2", "v3"]


def test_a_members_remedy_plan_and_chain_are_noted_and_the_branchs_are_not(held, r, tmp_path):
    def fill(store):
        for one in r.shortcomings():
            store.shortcomings.put(replace(one, version=0))

    held.change("Hạn chế", fill)
    shortcomings.note_paper(held, "remedy-plan", asked(member="m2", fill="blank"))
    shortcomings.note_paper(held, "remedy-plan", asked())
    shortcomings.note_paper(held, "shortcoming-chain", asked(shortcoming="h1"))
    shortcomings.note_paper(held, "rating-summary", asked())
    assert noted(held) == []
    shortcomings.note_paper(held, "remedy-plan", asked(member="m2"))
    shortcomings.note_paper(held, "shortcoming-chain", asked(shortcoming="h2"))
    assert noted(held) == ["h2", "h2"]
    review_papers.print_all(held, asked(), tmp_path / "ke-hoach.pdf", paper="remedy-plan")
    assert noted(held) == ["h2", "h2", "h2"]
    ready = held.read(lambda store: round_folder.ready(store, "remedy-plan", asked()))
    assert ready.shortcomings == ("h2",)
    (deed,) = {entry.deed for entry in held.read(lambda store: store.history.of_record("h2"))[:3]}
    assert deed == "In hạn chế của đảng viên"


def test_private_papers_are_known():
    assert {name for name, paper in PAPERS.items() if paper.private} == {
        "review-form",
        "review-form-collective",
        "rating-sheet",
        "review-minutes",
    }


def test_refuses_what_is_nobody_s_paper_and_an_empty_round(held):
    with pytest.raises(WrongUsage):
        held.read(lambda store: review_papers.gathered(store, asked(), paper="count-minutes"))

    def empty(store):
        store.rounds.put(replace(store.rounds.by_uid("r26"), people=()))

    held.change("Bỏ hết", empty)
    with pytest.raises(BadInput, match="chưa có đảng viên"):
        held.read(lambda store: review_papers.gathered(store, asked()))
