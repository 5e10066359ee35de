"""Papers of a review round for everybody at once: one file, or a folder; each print is noted.

What is read, what is typeset and what is noted are three steps, so that typesetting needs no
handbook and can be stopped. A review's texts leave the handbook only with a note in the history.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from handbook.errors import BadInput, WrongUsage
from handbook.papers import (
    commitment,
    known_year,
    private_papers,
    rating_sheet,
    remedy_plan,
    result_notice,
    review_file,
    review_form,
    review_minutes,
    review_results,
    round_paper,
    words,
)
from handbook.papers.catalog import Request
from handbook.papers.round_paper import RoundFacts
from handbook.records.members import roster
from handbook.records.text import one_line
from handbook.services import printing, reviews, shortcomings
from handbook.services.handbook import Handbook
from handbook.store.store import Store
from handbook.typeset.blocks import Document

Told = Callable[[int, int], None]
Stopped = Callable[[], bool]

FORM = "review-form"
EACH = {
    FORM: "Bản kiểm điểm",
    "rating-sheet": "Phiếu chấm điểm",
    "review-results": "Phụ lục kết quả",
    "review-file": "Danh mục hồ sơ",
    "result-notice": "Thông báo kết quả",
    "remedy-plan": "Kế hoạch khắc phục",
    "commitment": "Bản cam kết",
}
"""Papers that are made for each person, with what their files are called."""

_COMMITMENT = "commitment"
_OF_ONE = (FORM, "rating-sheet")
_WITH_COLLECTIVE = (FORM, "rating-sheet", "review-results")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Documents to be made, each with the name of its file and the review whose words it prints.

    Where that is nobody's, `reviews` holds an empty text, so that the three go together; so do
    `shortcomings`, those of members that a document prints.
    """

    title: str
    documents: tuple[Document, ...]
    names: tuple[str, ...]
    reviews: tuple[str, ...]
    shortcomings: tuple[tuple[str, ...], ...]

    def faults(self, written: int | None = None) -> tuple[str, ...]:
        """Return the shortcomings in the first `written` documents; None is all."""
        return tuple(uid for one in self.shortcomings[:written] for uid in one)


def gathered(
    store: Store, request: Request, members: tuple[str, ...] | None = None, *, paper: str = FORM
) -> Batch:
    """Return one paper of the request's round for each member, the collective's (`""`) first.

    None is everybody who is reviewed, and the collective where it has such a paper; commitments are
    of a year and for everybody on the roster. Raises WrongUsage for a paper that is not one
    person's, BadInput when there is nobody.
    """
    if paper not in EACH:
        raise WrongUsage(f"“{paper}” không phải là giấy tờ in cho từng đảng viên.")
    facts = round_paper.gather(store, request)
    whom = _everybody(facts, paper, request) if members is None else members
    if not whom:
        raise BadInput("Đợt kiểm điểm này chưa có đảng viên nào để in. Hãy lập danh sách trước.")
    if paper == _COMMITMENT:
        documents = commitment.of_members(store, request, whom)
    else:
        documents = tuple(map(_maker(store, facts, request, paper, whom), whom))
    span = f"năm {request.year}" if request.year else round_paper.span_words(facts.round)
    return Batch(
        title=f"{EACH[paper]} {span} {words.branch_name(facts.branch)}",
        documents=documents,
        names=tuple(_names(facts, paper, whom)),
        reviews=tuple(_reviews(facts, paper, request, whom)),
        shortcomings=tuple(_shortcomings(store, paper, request, uid) for uid in whom),
    )


def one_file(
    batch: Batch,
    suffix: str,
    told: Told = lambda done, total: None,
    stopped: Stopped = lambda: False,
) -> bytes:
    """Return all of a batch as one `.pdf` or `.docx`; nothing when it was stopped."""
    if suffix == ".pdf":
        from handbook.typeset.many_to_pdf import many_to_pdf

        return many_to_pdf(batch.documents, batch.title, told, stopped)
    from handbook.typeset.many_to_docx import joined
    from handbook.typeset.to_docx import to_docx

    files = []
    for done, document in enumerate(batch.documents):
        if stopped():
            return b""
        told(done, len(batch.documents))
        files.append(to_docx(document))
    made = joined(files)
    told(len(files), len(files))
    return made


def into_folder(
    batch: Batch,
    folder: Path,
    suffixes: tuple[str, ...],
    told: Told = lambda done, total: None,
    stopped: Stopped = lambda: False,
) -> int:
    """Write a file for each document in each format; return how many were written.

    Raises CannotWrite; files written before a stop or a failure stay and are whole.
    """
    pairs = [(n, suffix) for n in range(len(batch.documents)) for suffix in suffixes]
    for done, (number, suffix) in enumerate(pairs):
        if stopped():
            return done
        told(done, len(pairs))
        data = printing.typeset(batch.documents[number], suffix)
        printing.write_bytes(folder / f"{batch.names[number]}{suffix}", data)
    told(len(pairs), len(pairs))
    return len(pairs)


def print_all(
    handbook: Handbook,
    request: Request,
    target: Path,
    members: tuple[str, ...] | None = None,
    *,
    paper: str = FORM,
    told: Told = lambda done, total: None,
    stopped: Stopped = lambda: False,
) -> int:
    """Write a paper for everybody to `target`, a `.pdf` or `.docx`, else a folder that is there.

    Return how many people's papers were written, 0 when stopped. The prints are noted.
    """
    batch = handbook.read(partial(gathered, request=request, members=members, paper=paper))
    suffix = target.suffix.lower()
    if suffix in printing.SUFFIXES:
        data = one_file(batch, suffix, told, stopped)
        if not data:
            return 0
        printing.write_bytes(target, data)
        written = len(batch.documents)
    else:
        written = into_folder(batch, target, (".pdf",), told, stopped)
    reviews.note_printed(handbook, *filter(None, batch.reviews[:written]))
    shortcomings.note_printed(handbook, *batch.faults(written))
    return written


def _everybody(facts: RoundFacts, paper: str, request: Request) -> tuple[str, ...]:
    if paper == _COMMITMENT:
        return tuple(one.uid for one in roster(facts.members, request.day))
    people = tuple(one.uid for one in review_minutes.in_review_order(facts))
    if not people:
        return ()
    return ("", *people) if paper in _WITH_COLLECTIVE else people


def _maker(
    store: Store, facts: RoundFacts, request: Request, paper: str, whom: tuple[str, ...]
) -> Callable[[str], Document]:
    """Return what makes one person's paper; what all need is read once."""
    fill, blank = request.fill, bool(request.fill)
    match paper:
        case "rating-sheet":
            return lambda uid: rating_sheet.document(facts, uid, blank=blank)
        case "review-results":
            work = review_results.work_of(store, facts.round)
            return lambda uid: review_results.document(facts, uid, *work)
        case "review-file":
            return lambda uid: review_file.document(facts, uid, blank=blank)
        case "result-notice":
            return lambda uid: result_notice.document(facts, uid)
        case "remedy-plan":
            return lambda uid: remedy_plan.document(
                facts, uid, remedy_plan.of_person(store, uid, facts.round.year)
            )
        case _:
            known: Mapping[str, review_form.Known] = {}
            if fill == review_form.PART:
                known = known_year.all_sentences(store, facts, whom)
            return lambda uid: review_form.document(facts, uid, fill=fill, known=known.get(uid))


def _names(facts: RoundFacts, paper: str, whom: tuple[str, ...]) -> Iterator[str]:
    """Yield names of files in the order of the batch; two of one name are told apart by it."""
    for number, uid in enumerate(whom, start=1):
        member = facts.member(uid)
        name = one_line(member.name) if member else "tập thể"
        said = f"{number:02d} {EACH[paper]} {name}"
        yield "".join("-" if c in '\\/:*?"<>|' else c for c in said)


def _shortcomings(store: Store, paper: str, request: Request, member: str) -> tuple[str, ...]:
    own = replace(request, member=member, fill="")  # in many, the plan is never a blank form
    return private_papers.shortcomings_told(store, paper, own)


def _reviews(
    facts: RoundFacts, paper: str, request: Request, whom: tuple[str, ...]
) -> Iterator[str]:
    for uid in whom:
        review = facts.review(uid) if paper in _OF_ONE and not request.fill else None
        yield review.uid if review else ""
