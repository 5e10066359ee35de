"""Chi bộ bốn tốt of a year: the lines registered, how each was judged, the vote and the result."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from handbook.papers import handwriting, letterhead, template, words
from handbook.papers.paper import Request
from handbook.records import dates, numbering, review_forms
from handbook.records.four_good import FourGood, FourGoodLine, FourGoodMode, Verdict
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.settings import Branch, parent_on
from handbook.records.text import one_line
from handbook.records.votes import percent
from handbook.store.store import Store
from handbook.typeset.blocks import Block, Cell, Column, Document, Table, cell
from handbook.typeset.looks import Align, Look

PAPER = "four-good"
_VERDICTS = {Verdict.UNSAID: "", Verdict.MET: "Đạt", Verdict.NOT_MET: "Không đạt"}


def build(store: Store, request: Request) -> Document:
    """Return the year's result; while nothing is judged it is the registration."""
    year = request.whole_year
    found = None if request.fill == "blank" else store.four_good.of_year(year)
    blank = FourGood(uid="", year=year, lines=review_forms.four_good_lines())
    return document(store.branch.get(), store.members.all(), found or blank, request.day)


def document(branch: Branch, members: tuple[Member, ...], one: FourGood, day: date) -> Document:
    """Return the paper; a branch that registers only has the columns of judgement left open."""
    text = template.written(PAPER, _facts(branch, members, one, day), branch)
    number = numbering.symbol(None, PaperType.REPORT, branch.symbol)
    return Document(
        title=f"{text.front['title']} {text.front['subject']} {words.branch_name(branch)}",
        blocks=(
            *letterhead.letterhead(branch, day, number=number, place_date=True),
            *letterhead.title(text.front["title"], text.front["subject"]),
            *text.blocks,
        ),
        looks=letterhead.looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        footer=text.front["footer"],
        duplex=branch.choices.duplex,
    )


def _facts(branch: Branch, members: tuple[Member, ...], one: FourGood, day: date) -> dict[str, Any]:
    return {
        "year": one.year,
        "branch": words.branch_name(branch),
        "parent": one_line(parent_on(branch, day)) or words.BLANK,
        "judged": judged(one),
        "registered": dates.short(one.registered_on),
        "text": handwriting.texts(one.registered_text),
        "table": _table(branch, one),
        "total": _total(one),
        "vote": f"{words.two_digits(one.yes)}/{words.two_digits(one.present)} "
        f"({percent(one.yes, one.present)})"
        if one.present
        else "",
        "voted_on": dates.short(one.voted_on),
        "proposed": _VERDICTS[one.proposed].lower(),
        "decided": _VERDICTS[one.decided].lower(),
        "decision": ", ".join(filter(None, (one_line(one.decision), dates.short(one.decided_on)))),
        "note": one_line(one.note),
        "sign": letterhead.signer(branch, members),
    }


def judged(one: FourGood) -> bool:
    """Say whether any line was judged, so that the paper is a result."""
    return any(line.verdict or line.points is not None for line in one.lines)


def _table(branch: Branch, one: FourGood) -> Block:
    front = template.front_of(PAPER, branch)
    kind = one.mode.value
    columns = [Column(width, Align.CENTRE) for width in front["widths"][kind]]
    columns[1], columns[-1] = Column(front["widths"][kind][1]), Column(front["widths"][kind][-1])
    heads = front["heads"][kind]
    head = tuple(cell(text, look=Look.TABLE_HEAD, align=Align.CENTRE) for text in heads)
    return Table(tuple(columns), tuple(_rows(branch, one, len(heads))), head=(head,))


def _rows(branch: Branch, one: FourGood, width: int) -> Iterator[tuple[Cell, ...]]:
    titles = review_forms.four_good_titles()
    for good in sorted({line.good for line in one.lines}):
        lines = [line for line in one.lines if line.good == good]
        yield _good(good, words.spelled(titles.get(good, ""), branch), lines, one, width)
        for line in lines:
            texts = (line.id, words.spelled(line.text, branch), *_judged(line, one), line.note)
            yield tuple(cell(text) for text in texts)


def _good(
    number: int, title: str, lines: list[FourGoodLine], one: FourGood, width: int
) -> tuple[Cell, ...]:
    """Return the head line of one of the four; with points, their sums."""
    first = (cell(str(number), bold=True),)
    if one.mode is FourGoodMode.PASS:
        return (*first, cell(title, bold=True, across=width - 1))
    given = [line.points for line in lines if line.points is not None]
    most = words.points(sum(line.most for line in lines))
    had = words.points(sum(given)) if given else ""
    return (*first, *(cell(text, bold=True) for text in (title, most, had, "")))


def _judged(line: FourGoodLine, one: FourGood) -> tuple[str, ...]:
    if one.mode is FourGoodMode.PASS:
        return (
            "x" if line.verdict is Verdict.MET else "",
            "x" if line.verdict is Verdict.NOT_MET else "",
        )
    return (words.points(line.most), words.points(line.points) if line.points is not None else "")


def _total(one: FourGood) -> str:
    given = [line.points for line in one.lines if line.points is not None]
    if one.mode is FourGoodMode.PASS or not given:
        return ""
    return f"{words.points(sum(given))}/{words.points(sum(line.most for line in one.lines))}"
