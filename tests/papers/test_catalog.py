import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from handbook import bundle
from handbook.errors import NotFound
from handbook.papers.catalog import PAPERS, Request
from handbook.records.basics import new_uid
from handbook.store.seals import Seal, new_seal_uid
from handbook.typeset.to_pdf import to_pdf

ROOT = Path(__file__).resolve().parents[2]


def test_papers_of_the_contract():
    assert {"minutes", "invitation", "sign-in", "members"} <= set(PAPERS)
    assert {"attendance-stats", "month-rollup", "half-year-rollup"} <= set(PAPERS)
    assert PAPERS["minutes"].needs == {"meeting"}
    assert PAPERS["members"].needs == frozenset()
    assert all(paper.id == key and paper.title and paper.occasion for key, paper in PAPERS.items())


def test_every_paper_has_its_text():
    texts = {file.stem for file in bundle.path("papers").glob("*.md")}
    # Laid out by the text of a resolution; by one text for all ballots, one for commitments.
    shared = {"conclusion", "excellent-ballot", "collective-ballot", "head-commitment"}
    assert set(PAPERS) - shared <= texts


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_builds_from_a_store(store, s, paper):
    document = PAPERS[paper].build(store, Request(meeting="now", day=s.DAY))
    assert "Lăng Quậy" in "".join(s.pdf_pages(to_pdf(document))).title()


def test_almost_empty_meeting_has_every_paper(store, s):
    uid = new_uid()
    with store.session.change("Thử"):
        store.meetings.put(replace(s.meeting(), uid=uid, date=s.date(2026, 12, 3)))
    for paper in PAPERS.values():
        assert to_pdf(paper.build(store, Request(meeting=uid, day=s.DAY))).startswith(b"%PDF")


def test_sealed_minutes_bear_the_mark_of_the_seal(store, s):
    with store.session.change("Chốt"):
        meeting = store.meetings.mark_sealed(store.meetings.by_uid("now"), 11)
        store.seals.add(
            Seal(
                uid=new_seal_uid(),
                meeting=meeting.uid,
                number=11,
                sealed_at="2026-11-03T22:00:00+07:00",
                mark="AB12-CD34",
                fingerprint="0" * 64,
                pdf=b"%PDF",
                docx=b"PK",
            )
        )
    document = PAPERS["minutes"].build(store, Request(meeting="now", day=s.DAY))
    assert document.footer == "Dấu vân: AB12-CD34"


def test_unknown_meeting_is_said(store, s):
    with pytest.raises(NotFound):
        PAPERS["minutes"].build(store, Request(meeting="nowhere", day=s.DAY))


def test_listing_papers_loads_nothing_heavy():
    ask = (
        "import sys, handbook.papers.catalog;"
        "print(*(n for n in ('jinja2', 'markdown_it', 'reportlab', 'docx') if n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
