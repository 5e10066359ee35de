from datetime import date

import pytest

from handbook.papers.catalog import PAPERS
from handbook.papers.template import bundled_text
from handbook.records import settings
from handbook.services import exchange, meetings, paper_texts

DAY = date(2026, 11, 30)
OWN = '+++\ntitle = "Biên bản họp"\nsubject = "{{ subject }}"\n+++\nTại {{ place }}.'


def tried(book, paper, text):
    return book.read(lambda store: paper_texts.tried(store, paper, text, DAY))


def words(document) -> str:
    return repr(document.blocks)


@pytest.mark.parametrize("paper", [name for name, _ in paper_texts.editable()])
def test_every_bundled_text_is_accepted_as_an_own_one(book, ready, paper):
    ready()
    assert tried(book, paper, bundled_text(paper)).problem is None


def test_titles_are_those_of_the_papers():
    found = dict(paper_texts.editable())
    assert found["minutes"] == PAPERS["minutes"].title
    assert found["minutes-committee"] == "Biên bản họp chi ủy"
    assert "recovery-sheet" not in found


def test_a_text_is_tried_without_being_kept(book, ready):
    ready()
    made = tried(book, "minutes", OWN)
    assert made.problem is None and "Biên bản họp" in words(made.document)
    assert book.read(lambda store: store.branch.get()).paper_texts == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (OWN.replace("{{ place }}", "{{ plaec }}"), 5),
        (OWN.replace("{{ place }}", "{{ place"), 5),
        (OWN + "\n\n{{ roster.nothing }}", 7),
        ("không có phần đầu", 1),
    ],
)
def test_what_is_wrong_is_said_with_its_line(book, ready, text, line):
    ready()
    assert tried(book, "minutes", text).problem.line == line


def test_without_records_unknown_names_are_refused_all_the_same(book):
    made = tried(book, "minutes", OWN.replace("{{ place }}", "{{ plaec }}"))
    assert (made.document, made.problem.line) == (None, 5)
    assert tried(book, "minutes", OWN).problem is None


def test_a_kept_text_is_what_is_sealed(book, ready):
    meeting = ready()
    book.change("Sửa lời văn", lambda store: paper_texts.keep(store, "minutes", OWN))
    meetings.seal(book, meeting.uid)
    request = paper_texts.Request(day=DAY, meeting=meeting.uid)
    assert "Biên bản họp" in words(book.read(lambda s: PAPERS["minutes"].build(s, request)))
    book.change("Bỏ lời văn", lambda store: paper_texts.keep(store, "minutes", None))
    assert "Biên bản họp" not in words(book.read(lambda s: PAPERS["minutes"].build(s, request)))


def test_one_of_no_use_is_kept_but_the_bundled_one_prints(book, ready):
    meeting = ready()
    request = paper_texts.Request(day=DAY, meeting=meeting.uid)
    before = book.read(lambda s: PAPERS["minutes"].build(s, request))
    book.change("Sửa", lambda store: paper_texts.keep(store, "minutes", "{{ nothing"))
    assert book.read(lambda s: PAPERS["minutes"].build(s, request)) == before
    assert settings.own_text(book.read(lambda s: s.branch.get()), "minutes") == "{{ nothing"


def test_own_texts_leave_and_come_back_with_the_open_format(book):
    book.change("Sửa lời văn", lambda store: paper_texts.keep(store, "minutes", OWN))
    whole = exchange.decoded(exchange.encoded(exchange.document(book)))
    assert settings.own_text(whole.branch, "minutes") == OWN
