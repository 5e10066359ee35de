from datetime import date

from handbook.records import register
from handbook.records.numbering import PaperType
from handbook.records.register import Count, Entry, Origin, OutsidePaper

TERM = "2025-06-01"


def line(
    number: int, kind: PaperType = PaperType.RESOLUTION, day: date = date(2026, 1, 3)
) -> Entry:
    return Entry(
        paper=f"{kind}{number}",
        origin=Origin.RESOLUTION,
        type=kind,
        number=number,
        date=day,
        term=TERM,
    )


LINES = (
    line(6, day=date(2025, 12, 3)),
    line(7),
    line(9, day=date(2026, 3, 3)),
    line(1, PaperType.REPORT),
)


def test_lines_stand_by_day_type_and_number() -> None:
    shown = register.in_order(reversed(LINES))
    assert [(e.number, e.type.value) for e in shown] == [(6, "NQ"), (1, "BC"), (7, "NQ"), (9, "NQ")]


def test_lines_of_a_year_a_type_and_a_term() -> None:
    assert [e.number for e in register.chosen(LINES, year=2025)] == [6]
    assert [e.number for e in register.chosen(LINES, year=2026, type=PaperType.RESOLUTION)] == [
        7,
        9,
    ]
    assert register.chosen(LINES, term="2020-01-01") == ()
    assert register.chosen(LINES, term=TERM) == LINES


def test_papers_are_counted_by_type_and_missing_numbers_named() -> None:
    assert register.counts(LINES) == (
        Count(type=PaperType.RESOLUTION, papers=3),
        Count(type=PaperType.REPORT, papers=1),
    )
    assert register.missing(LINES, PaperType.RESOLUTION, TERM, before=5) == (8,)
    assert register.missing(LINES, PaperType.RESOLUTION, TERM) == (1, 2, 3, 4, 5, 8)
    assert register.series(LINES) == ((PaperType.RESOLUTION, TERM), (PaperType.REPORT, TERM))


def test_every_type_has_a_word_and_the_symbol_its_form() -> None:
    assert set(register.TYPE_WORDS) == set(PaperType)
    assert register.symbol(LINES[1], "CB") == "07-NQ/CB"


def test_an_outside_paper_needs_a_number_and_a_subject() -> None:
    paper = OutsidePaper(
        uid="p", type=PaperType.NOTICE, number=0, date=date(2026, 1, 3), subject=" "
    )
    assert set(register.check(paper)) == {"number", "subject"}
