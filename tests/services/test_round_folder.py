"""All papers of a round for one folder: each is made, and tells whose words it holds."""

from datetime import date

from handbook.papers.catalog import PAPERS, Request
from handbook.records.review_rounds import RoundPeriod
from handbook.services import many_reviews, reviews, round_folder
from handbook.services.handbook import Handbook

DAY = date(2026, 11, 3)


def test_every_paper_is_a_file_and_a_persons_words_are_told_of(book: Handbook, people):
    def begin(store):
        one = store.rounds.put(reviews.begin_round(store, RoundPeriod.YEAR, 2026, 0, DAY))
        many_reviews.fill_known(store, one.uid, ("", people[0].uid), DAY)
        return one

    one = book.change("Mở đợt", begin).value
    request = Request(day=DAY, round=one.uid)
    kept = {r.uid for r in book.read(lambda store: store.reviews.of_round(one.uid))}
    assert set(round_folder.ALL) <= set(PAPERS)
    names = set()
    for paper in round_folder.ALL:
        ready = book.read(lambda store, p=paper: round_folder.ready(store, p, request))
        assert round_folder.to_pdf(ready).startswith(b"%PDF"), paper
        names.add(ready.name)
        if paper == "review-form":
            assert set(ready.reviews) == kept
    assert len(names) == len(round_folder.ALL)
