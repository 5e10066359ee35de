import hashlib

import pytest

from handbook.errors import BadInput
from handbook.services import checking, meetings, sealed_papers
from handbook.services.handbook import Handbook


@pytest.fixture
def sealed(book: Handbook, ready, tmp_path):
    """A sealed meeting, its seal, and the PDF as it was given away."""
    meeting = ready()
    seal = meetings.seal(book, meeting.uid)
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(seal.pdf)
    return book, meeting, seal, file


def test_the_very_paper_is_known(sealed) -> None:
    book, meeting, seal, file = sealed
    found = sealed_papers.find(book, file)
    assert found is not None
    assert (found.meeting, found.number, found.mark) == (meeting.uid, 1, seal.mark)
    assert found.in_force and found.same_words


def test_one_changed_byte_is_another_paper(sealed) -> None:
    book, _, _, file = sealed
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    assert sealed_papers.find(book, file) is None


def test_a_paper_opened_again_is_no_longer_in_force(sealed) -> None:
    book, meeting, _, file = sealed
    meetings.unseal(book, meeting.uid, "ghi nhầm")
    found = sealed_papers.find(book, file)
    assert found is not None and not found.in_force and found.same_words is None


def test_records_changed_behind_the_paper_show_in_its_words(sealed, people) -> None:
    book, _, _, file = sealed
    book._store.session.db.conn.execute("UPDATE meetings SET conclusions = '[\"Khác hẳn.\"]'")
    found = sealed_papers.find(book, file)
    assert found is not None and found.same_words is False


def test_a_file_that_is_not_there(sealed, tmp_path) -> None:
    with pytest.raises(BadInput, match="Không đọc được"):
        sealed_papers.find(sealed[0], tmp_path / "khong-co.pdf")


def test_paper_and_fingerprint_changed_together_are_noticed_by_the_check(sealed) -> None:
    book, _, seal, _ = sealed
    other = seal.pdf + b"%"
    book._store.session.db.conn.execute(
        "UPDATE seals SET pdf = ?, fingerprint = ?", (other, hashlib.sha256(other).hexdigest())
    )
    (problem,) = checking.check(book).problems
    assert problem == "Biên bản số 01 đã chốt không còn đúng dấu vân của nó."
