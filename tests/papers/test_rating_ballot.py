"""Ballots: a line each, several to a sheet where they fit, and nobody's name but those voted on."""

from handbook.papers import rating_ballot
from handbook.records.ballots import BallotKind
from handbook.typeset.blocks import KeepTogether, PageBreak, Table
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def ballots(document):
    return [block for block in document.blocks if isinstance(block, KeepTogether)]


def table_of(document, s):
    (found,) = (each for each in ballots(document)[0].blocks if isinstance(each, Table))
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in found.rows]


def test_everybody_reviewed_has_a_line_with_what_he_claims(r, s):
    document = rating_ballot.document(r.facts(), BallotKind.MEMBERS, 3)
    assert table_of(document, s) == [
        ["1", "Ma Văn Đạt", "85", "HTTNV", "", "", "", ""],
        ["2", "Lý Thu Hằng, Phó Bí thư chi bộ", "88", "HTTNV", "", "", "", ""],
        ["3", "Hà Minh Khôi, Bí thư chi bộ", "95", "HTXSNV", "", "", "", ""],
        ["4", "Trần Quang Vượng", "66", "HTNV", "", "", "", ""],
    ]
    assert len(ballots(document)) == 3
    assert len(s.pdf_pages(to_pdf(document))) == 3
    assert "NGƯỜI GHI PHIẾU" in s.pdf_pages(to_pdf(document))[0]


def test_second_ballot_is_among_those_proposed_and_two_share_a_sheet(r, s):
    document = rating_ballot.document(r.facts(), BallotKind.EXCELLENT, 5)
    assert [row[1] for row in table_of(document, s)] == ["Hà Minh Khôi, Bí thư chi bộ"]
    assert len(ballots(document)) == 5
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 2
    pages = s.pdf_pages(to_pdf(document))
    assert [page.count("PHIẾU BÌNH CHỌN") for page in pages] == [2, 2, 1]
    assert ["- - - -" in page for page in pages] == [True, True, False]


def test_two_ballots_on_the_branch_share_a_sheet(r, s):
    document = rating_ballot.document(r.facts(), BallotKind.COLLECTIVE, 4)
    assert len(s.pdf_pages(to_pdf(document))) == 2
    assert to_docx(document).startswith(b"PK")


def test_one_ballot_for_each_present(r):
    assert rating_ballot.voters(r.facts()) == 5
    assert rating_ballot.voters(r.facts(ballots=())) == 5  # official members of the roster


def test_ballot_without_a_round_has_rows_to_write_in(r, s):
    document = rating_ballot.document(r.bare(), BallotKind.MEMBERS, 1)
    assert [row[1:] for row in table_of(document, s)] == [[""] * 7] * 5
