"""Review forms of 43-HD/BTCTW (31/10/2025): 2A, 2B, 2C, 05 of a member, 01 of the collective.

The parts are `resources/lists/review_forms.toml`, the words round them the text of the paper. Blank
forms have lines for all; part-filled ones hold what the handbook knows of the year and lines for
the person's own words; a full one holds those, with lines where nothing was written yet.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from handbook.papers import handwriting, known_year, quarter_form, round_paper, template, words
from handbook.papers.criteria_points import Sums, sums
from handbook.papers.paper import Request
from handbook.papers.rating_sheet import form_of
from handbook.papers.round_paper import RoundFacts
from handbook.records import dates, review_forms
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.review_forms import FormPart, FormSheet
from handbook.records.review_rounds import Form, RoundPeriod, frame_of
from handbook.records.reviews import Review, part
from handbook.records.text import one_line
from handbook.store.store import Store
from handbook.typeset.blocks import Block, Document, paragraph

PAPER = "review-form"
COLLECTIVE = "review-form-collective"
BLANK, PART, FULL = "blank", "part", ""
Known = Mapping[str, Sequence[str]]


def build(store: Store, request: Request) -> Document:
    """Return the form of the request's member; the collective's when it names nobody."""
    facts = round_paper.gather(store, request)
    known = known_year.sentences(store, facts, request.member) if request.fill == PART else {}
    return document(facts, request.member, fill=request.fill, known=known)


def document(
    facts: RoundFacts, member: str, *, fill: str = FULL, known: Known | None = None
) -> Document:
    """Return one form; `known` are sentences by part that a part-filled form begins with."""
    form = form_of(facts, member)
    sheet = review_forms.sheet(form, facts.round.period, facts.round.begun_on)
    review = facts.review(member) if fill == FULL else None
    frame = frame_of(facts.round, form)
    more = {
        **_sheet(facts, sheet),
        **_person(facts, None if fill == BLANK else facts.member(member)),
        **_rating(sums(frame, review), review),
        "parts": list(_parts(facts, sheet, review, fill, known or {})),
        "employed": form in (Form.LEADER, Form.STAFF),
        "holds_post": form is Form.LEADER,
        "written": fill == FULL and review is not None,
        **_tail(facts, review),
    }
    if sheet.period is RoundPeriod.QUARTER:
        more |= {**quarter_form.tables(facts, frame, review), **_quarter_texts(sheet, review)}
    submitted = review.submitted_on if review else ""
    collective = form is Form.COLLECTIVE
    return round_paper.page(
        facts,
        PAPER,
        more,
        text=_text(sheet),
        number=PaperType.REPORT if collective else None,
        dated=handwriting.date_words(submitted, facts.round.year),
        whose=str(more["signed"]),
    )


def _text(sheet: FormSheet) -> str:
    """Return the name of the text that holds the words round the parts of a form."""
    if sheet.period is RoundPeriod.QUARTER:
        return quarter_form.PAPER
    return COLLECTIVE if sheet.form is Form.COLLECTIVE else PAPER


def _quarter_texts(sheet: FormSheet, review: Review | None) -> dict[str, tuple[Block, ...]]:
    """Return what was written in the parts of the quarterly form; the last has lines for others."""
    said = {
        one.id: handwriting.texts(part(review, one.id) if review else "") for one in sheet.parts
    }
    return said | {"q3": said["q3"] or handwriting.lines(3)}


def _sheet(facts: RoundFacts, sheet: FormSheet) -> dict[str, Any]:
    return {
        "code": sheet.code,
        "form_title": words.spelled(sheet.title, facts.branch),
        "subtitle": words.spelled(sheet.subtitle, facts.branch),
        "whom": words.spelled(sheet.whom, facts.branch),
        "annex": sheet.annex,
        "caution": words.opening(review_forms.caution()),
        "official": sheet.official,
        "branch_caps": words.branch_name(facts.branch).upper(),
    }


def _person(facts: RoundFacts, member: Member | None) -> dict[str, str]:
    post = words.spelled(words.post(member), facts.branch) if member else ""
    return {
        "name": handwriting.or_dots(member.name if member else "", 56),
        "signed": member.name if member else "",
        "born": handwriting.or_dots(dates.short(member.birth_date) if member else "", 24),
        "post": handwriting.or_dots(post, 80),
        "work": handwriting.or_dots(member.work_now if member else "", 90),
    }


def _rating(own: Sums, review: Review | None) -> dict[str, str]:
    return {
        "common": own.common or _POINTS,
        "results": own.results or _POINTS,
        "total": own.total or _POINTS,
        "level": review.own_level.value if review else "",
        "level_words": round_paper.level_words(review.own_level) if review else "",
    }


def _tail(facts: RoundFacts, review: Review | None) -> dict[str, Any]:
    """Return what others write below a person's form; the year's form is not known (FORMS §1.5)."""
    employer = review.employer if review else None
    return {
        "tail": facts.branch.choices.review_tail,
        "employer": _said(employer.text if employer else "", 2),
        "employer_level": handwriting.or_dots(employer.level if employer else "", 36),
        "remark": _said(review.committee_remark if review else "", 3),
        "proposed": handwriting.or_dots(
            round_paper.level_words(review.proposal.level) if review else "", 40
        ),
        "decided": handwriting.or_dots(
            round_paper.level_words(review.decision.level) if review else "", 44
        ),
    }


def _said(text: str, room: int) -> tuple[Block, ...]:
    return handwriting.text_or_lines(text, room)


def _parts(
    facts: RoundFacts, sheet: FormSheet, review: Review | None, fill: str, known: Known
) -> Iterator[dict[str, Any]]:
    room = template.front_of(PAPER, facts.branch)["room"]
    group = ""
    for one in sheet.parts:
        new = one.group != group
        group = one.group
        said = part(review, one.id) if review else ""
        yield {
            "group": words.spelled(one.group, facts.branch) if new and one.group else "",
            "heading": words.spelled(one.called, facts.branch),
            "under": bool(one.group),
            "note": "" if said else words.spelled(one.note, facts.branch),
            "body": _body(one, said, known, room, fill),
        }


def _body(
    one: FormPart, said: str, known: Known, room: Mapping[str, int], fill: str
) -> tuple[Block, ...]:
    if said.strip():
        return handwriting.texts(said)
    told = tuple(paragraph(one_line(text)) for text in known.get(one.id, ()))
    lines = room.get(one.id, room["other"])
    if fill == FULL:
        lines = min(lines, room["unwritten"])
    return (*told, *handwriting.lines(lines))


_POINTS = "." * 8
