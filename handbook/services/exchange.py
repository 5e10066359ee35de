"""The open format: everything of a handbook but its keys as one JSON document, and back.

Described for people in `resources/help/dinh-dang-mo.md`. Written from and read into the same
dataclasses the program works with. Reading never guesses: what is not right is named by its path.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from handbook import __version__
from handbook.errors import BadInput, NotFound
from handbook.records.assignments import Assignment
from handbook.records.ballots import Ballot
from handbook.records.commitments import Commitment
from handbook.records.criteria_sets import OwnSet
from handbook.records.duty_facts import Answer
from handbook.records.four_good import FourGood
from handbook.records.meetings import Meeting
from handbook.records.members import Member
from handbook.records.plans import Plan
from handbook.records.register import OutsidePaper
from handbook.records.resolutions import Resolution
from handbook.records.review_rounds import Round
from handbook.records.reviews import Review
from handbook.records.settings import Branch
from handbook.records.shortcomings import Shortcoming
from handbook.records.studies import StudySession
from handbook.records.tasks import Task
from handbook.records.year_goals import YearGoal
from handbook.services import printing, reading_json
from handbook.services.handbook import Handbook
from handbook.store import restoring
from handbook.store.history import Entry
from handbook.store.resolutions import Issued
from handbook.store.restoring import GivenNumber
from handbook.store.seals import Seal
from handbook.store.store import Store

FORMAT = "so-tay-chi-bo"
FORMAT_VERSION = 1
_MOST_BYTES = 500_000_000  # ten years of sealed papers take a tenth of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole handbook; `made_at` is local ISO time, PDF and Word of seals are Base64 in JSON.

    Members stand in Vietnamese order, the rest oldest first. The bin is left out.
    `reviews_left_out` says that rounds, reviews, ballots, shortcomings of persons and the history
    of these were kept back, because nobody asked for them.
    """

    format: str
    format_version: int
    made_by: str = ""
    made_at: str = ""
    branch: Branch
    members: tuple[Member, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    answers: tuple[Answer, ...] = ()
    criteria_sets: tuple[OwnSet, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    outside_papers: tuple[OutsidePaper, ...] = ()
    year_goals: tuple[YearGoal, ...] = ()
    studies: tuple[StudySession, ...] = ()
    plans: tuple[Plan, ...] = ()
    rounds: tuple[Round, ...] = ()
    reviews: tuple[Review, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    four_good: tuple[FourGood, ...] = ()
    tasks: tuple[Task, ...] = ()
    reviews_left_out: bool = False
    seals: tuple[Seal, ...] = ()
    issued: tuple[Issued, ...] = ()
    numbers: tuple[GivenNumber, ...] = ()
    history: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What is read first, to say plainly when a file is something else."""

    format: str = ""
    format_version: int = 0


def document(handbook: Handbook, *, with_reviews: bool = False) -> Document:
    """Return everything of an open handbook but its keys; reviews only when asked for."""
    at = handbook.clock().isoformat(timespec="seconds")
    whole = handbook.read(lambda store: _document(store, at))
    return whole if with_reviews else without_reviews(whole)


def without_reviews(whole: Document) -> Document:
    """Return a document without what is told of persons in review rounds.

    A document that has nothing of the kind comes back as it is.
    """
    kept = tuple(one for one in whole.shortcomings if not one.member)
    private = {one.uid for one in whole.shortcomings if one.member}
    private |= {entry.uid for entry in whole.history if _of_person(entry)}
    history = tuple(
        entry for entry in whole.history if entry.kind not in _PRIVATE and entry.uid not in private
    )
    if not (whole.rounds or private or len(history) < len(whole.history)):
        return whole
    return replace(
        whole,
        rounds=(),
        reviews=(),
        ballots=(),
        shortcomings=kept,
        history=history,
        reviews_left_out=True,
    )


def in_bin(whole: Document) -> frozenset[str]:
    """Return the uids of what its history says lay in the bin, or was deleted for good."""
    last = {entry.uid: entry.action for entry in whole.history}
    return frozenset(uid for uid, action in last.items() if action in ("bin", "purge"))


def _of_person(entry: Entry) -> bool:
    """Say whether an entry tells whose a shortcoming is, though it lies in the bin by now."""
    sides = (entry.before, entry.after)
    return entry.kind == "shortcoming" and any(side.get("member") for side in sides)


def encoded(whole: Document) -> bytes:
    """Return a document as indented JSON in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def write(handbook: Handbook, target: Path, *, with_reviews: bool = False) -> Path:
    """Write the open format to `target`, beside first and then renamed over; raises CannotWrite."""
    printing.write_bytes(target, encoded(document(handbook, with_reviews=with_reviews)))
    return target


def read(source: Path) -> Document:
    """Read a file in the open format; raises NotFound, and BadInput naming what is wrong where."""
    try:
        if source.stat().st_size > _MOST_BYTES:
            raise BadInput(
                f"Tệp “{source.name}” quá lớn (trên {_MOST_BYTES // 1_000_000} MB) nên không đọc. "
                "Tệp dữ liệu mở của một chi bộ không lớn đến thế; hãy xem lại đã chọn đúng tệp."
            )
        data = source.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"Không thấy tệp “{source}”. Hãy kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise BadInput(
            f"Không đọc được tệp “{source}”. Hãy kiểm tra quyền đọc hoặc chép tệp sang ổ khác."
        ) from error
    return decoded(data, source.name)


def decoded(data: bytes, name: str = "") -> Document:
    """Read the open format from bytes; `name` is the file's, for the sentences."""
    _check_head(reading_json.decode(data, _Head, name), name)
    return reading_json.decode(data, Document, name)


def _document(store: Store, at: str) -> Document:
    summaries = store.meetings.summaries(None, limit=_ALL)
    assignments = store.assignments.of_year(None)
    return Document(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        made_by=__version__,
        made_at=at,
        branch=store.branch.get(),
        members=store.members.all(),
        meetings=tuple(store.meetings.by_uid(one.uid) for one in reversed(summaries)),
        assignments=tuple(sorted(assignments, key=lambda one: one.assigned_on)),
        answers=store.answers.all(),
        criteria_sets=store.criteria_sets.all(),
        resolutions=tuple(reversed(store.resolutions.of_year(None))),
        outside_papers=store.register.outside(),
        year_goals=store.year_goals.all(),
        studies=store.studies.all(),
        plans=store.plans.all(),
        rounds=store.rounds.all(),
        reviews=store.reviews.all(),
        ballots=store.ballots.all(),
        shortcomings=store.shortcomings.all(),
        commitments=store.commitments.all(),
        four_good=store.four_good.all(),
        tasks=store.tasks.all(),
        seals=store.seals.everything(),
        issued=store.resolutions.all_issued(),
        numbers=restoring.numbers(store),
        history=store.history.everything(),
    )


_ALL = 2**31
_PRIVATE = frozenset({"round", "review", "ballot"})


def _check_head(head: _Head, name: str) -> None:
    if head.format != FORMAT:
        raise BadInput(
            f"Tệp “{name}” không phải là tệp dữ liệu mở của Sổ tay Chi bộ. Hãy chọn tệp .json do "
            "chương trình này xuất ra."
        )
    if head.format_version > FORMAT_VERSION:
        raise BadInput(
            f"Tệp “{name}” do bản chương trình mới hơn xuất ra (định dạng {head.format_version}; "
            f"bản này đọc được đến {FORMAT_VERSION}). Hãy cài bản mới rồi nhập lại."
        )
