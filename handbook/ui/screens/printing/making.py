"""From a chosen paper to its bytes, in the two halves that the work lane and the pool do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.papers.catalog import PAPERS, Paper, Request
from handbook.records import periods, review_rounds, words
from handbook.records.attendance_stats import Span
from handbook.records.meetings import Meeting
from handbook.records.review_rounds import Round
from handbook.ui.work import Work

if TYPE_CHECKING:
    from handbook.store.store import Store

SUFFIXES = (".pdf", ".docx")
FILLS = (("", "Đầy đủ"), ("part", "Điền sẵn điều đã biết"), ("blank", "Để trống, viết tay"))
KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word (*.docx)", ".xlsx": "Excel (*.xlsx)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One paper to make: `meeting` is the summary of the meeting it is of, `who` its member."""

    paper: Paper
    request: Request
    meeting: Meeting | None = None
    who: str = ""


_ASKED = {
    "meeting": "buổi sinh hoạt",
    "member": "đảng viên",
    "year": "năm",
    "round": "đợt kiểm điểm",
    "task": "việc đột phá",
    "shortcoming": "hạn chế, khuyết điểm",
}


def lacks(wanted: Wanted) -> str:
    """Return in words what has to be chosen first, empty when nothing is lacking."""
    missing = [_ASKED[need] for need in sorted(wanted.paper.needs) if not _has(wanted, need)]
    return f"Hãy chọn {' và '.join(missing)}." if missing else ""


def gathered(store: "Store", wanted: Wanted, suffix: str) -> Any:
    """Return all that is read for the paper: sealed bytes when there are such."""
    from handbook.services import printing

    return printing.gathered(store, wanted.paper, wanted.request, suffix)


def typeset(
    made: Any,
    suffix: str,
    progress: Callable[..., None] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> bytes:
    """Return the bytes of what `gathered` gave; nothing when it was stopped."""
    from handbook.services import printing

    return printing.typeset(made, suffix, progress, stopped)


def note(work: Work, wanted: Wanted, action: str) -> None:
    """Note in the history that what is written of a member was looked at (`view`), or printed."""
    _note_shortcomings(work, wanted, action)
    if not wanted.paper.private or wanted.request.fill:
        return
    from handbook.papers.private_papers import reviews_told
    from handbook.services import reviews

    def told(store: "Store") -> None:
        for uid in reviews_told(store, wanted.paper.id, wanted.request):
            store.reviews.look(uid, action)

    work.change(reviews.VIEWED if action == "view" else reviews.PRINTED, told)


def _note_shortcomings(work: Work, wanted: Wanted, action: str) -> None:
    from handbook.papers.private_papers import OF_SHORTCOMINGS, shortcomings_told
    from handbook.services import shortcomings

    if wanted.paper.id not in OF_SHORTCOMINGS:
        return

    def told(store: "Store") -> None:
        for uid in shortcomings_told(store, wanted.paper.id, wanted.request):
            store.shortcomings.look(uid, action)

    work.change(shortcomings.VIEWED if action == "view" else shortcomings.PRINTED, told)


def round_options(rounds: Iterable[Round]) -> list[tuple[str, str]]:
    """Return review rounds as a chooser takes them, the last one first."""
    return [(one.uid, opening(review_rounds.called(one))) for one in reversed(tuple(rounds))]


def file_name(wanted: Wanted, suffix: str) -> str:
    """Return the name a paper is saved under: its title and the meeting's day."""
    parts = [wanted.paper.title]
    if "meeting" in wanted.paper.needs and wanted.meeting is not None:
        parts.append(f"{words.MEETING_KIND[wanted.meeting.kind]} {wanted.meeting.date:%Y-%m-%d}")
    elif wanted.paper.spans and wanted.request.period:
        parts.append(wanted.request.period)
    elif wanted.who:
        parts.append(wanted.who)
    elif "year" in wanted.paper.needs and wanted.request.year:
        parts.append(str(wanted.request.year))
    name = " ".join(parts)
    return "".join("-" if c in '\\/:*?"<>|' else c for c in name) + suffix


def write_all(
    work: Work,
    wanted: tuple[Wanted, ...],
    suffixes: tuple[str, ...],
    folder: Path,
    progress: Callable[..., None],
    stopped: Callable[[], bool],
) -> int:
    """Write every paper in every format into `folder`; return how many files were written."""
    from handbook.services import printing

    pairs = [(one, suffix) for one in wanted for suffix in suffixes]
    for done, (one, suffix) in enumerate(pairs):
        if stopped():
            return done
        progress(done, len(pairs), one.paper.title)
        made = work.fetch(partial(gathered, wanted=one, suffix=suffix))
        data = typeset(made, suffix, stopped=stopped)
        if not data:
            return done
        printing.write_bytes(folder / file_name(one, suffix), data)
    progress(len(pairs), len(pairs))
    return len(pairs)


def opening(sentence: str) -> str:
    """Return a line with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def meeting_words(meeting: Meeting) -> str:
    """Return how the chooser of one year names a meeting: `03/11 · thường kỳ · đã chốt`."""
    kind, state = words.MEETING_KIND[meeting.kind], words.MEETING_STATE[meeting.state].lower()
    return f"{meeting.date:%d/%m} · {kind} · {state}"


def period_options(paper: Paper, year: int) -> list[tuple[str, str]]:
    """Return the periods of a year that the paper can be of, as a chooser takes them."""
    found = periods.of_year(year, tuple(Span(span) for span in paper.spans))
    return [(period.key, opening(period.words)) for period in found]


def usual_period(paper: Paper, year: int, today: date) -> str:
    """Return the period one most likely wants: the paper's usual one, up to today."""
    if not paper.spans:
        return ""
    return periods.around(Span(paper.spans[0]), min(today, date(year, 12, 31))).key


def by_occasion() -> tuple[Paper, ...]:
    """Return the papers so that those of one occasion stand together."""
    occasions = list(dict.fromkeys(paper.occasion for paper in PAPERS.values()))
    return tuple(sorted(PAPERS.values(), key=lambda paper: occasions.index(paper.occasion)))


def _has(wanted: Wanted, need: str) -> bool:
    return bool(getattr(wanted.request, need))
