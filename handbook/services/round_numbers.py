"""Numbers and days of a round's papers: a report, a notice or a plan that goes out is registered.

A paper may go out without one: then its place stays blank. Each works inside one change of the
handbook; the register itself, and what keeps a number from being given twice, is `store/register`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handbook.errors import BadInput, WrongUsage
from handbook.papers.round_paper import span_words
from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType
from handbook.records.register import OutsidePaper
from handbook.records.review_rounds import Round
from handbook.records.settings import term_on
from handbook.store.store import Store

NOTICE = "result-notice"
NUMBERED: Mapping[str, tuple[PaperType, str]] = {
    "review-form-collective": (PaperType.REPORT, "Kiểm điểm của tập thể chi bộ"),
    "proposal-list": (PaperType.REPORT, "Danh sách đề xuất xếp loại chất lượng đảng viên"),
    "rating-summary": (PaperType.REPORT, "Tổng hợp kết quả xếp loại chất lượng đảng viên"),
    NOTICE: (PaperType.NOTICE, "Kết quả đánh giá, xếp loại chất lượng chi bộ, đảng viên"),
    "remedy-plan": (PaperType.PLAN, "Khắc phục hạn chế, khuyết điểm sau kiểm điểm"),
}
"""Papers of a round that carry a number: their type, and what the register says they are about."""

_OF_ONE = "Kết quả đánh giá, xếp loại chất lượng đảng viên"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberState:
    """The number a paper has, None while it has none, and the next one of its type on a day."""

    given: OutsidePaper | None
    following: int


def state(store: Store, round_uid: str, paper: str, day: date, member: str = "") -> NumberState:
    """Return how it stands with a paper's number; raises WrongUsage for one that carries none."""
    kind, _ = _numbered(paper)
    return NumberState(
        given=_given(store, round_uid, paper, member),
        following=store.seals.next_number(kind, term_on(store.branch.get(), day)),
    )


def give(
    store: Store, round_uid: str, paper: str, on: date, number: int | None = None, member: str = ""
) -> OutsidePaper:
    """Give a paper of a round its number and day, or change them; None takes the next number.

    Raises BadInput when another paper of the type has it in the term of `on`.
    """
    kind, _ = _numbered(paper)
    branch, one = store.branch.get(), store.rounds.by_uid(round_uid)
    had = _given(store, round_uid, paper, member)
    chosen = number or store.seals.next_number(kind, term_on(branch, on))
    line = had or OutsidePaper(
        uid=new_uid(),
        type=kind,
        number=chosen,
        date=on,
        subject=_subject(store, one, paper, member),
        recipients=one.decided_by if kind is PaperType.REPORT else "",
        round=one.uid,
        paper=paper,
        member=member,
    )
    return store.register.put_paper(replace(line, number=chosen, date=on), branch)


def give_notices(
    store: Store, round_uid: str, members: Sequence[str], on: date
) -> tuple[OutsidePaper, ...]:
    """Give the notices to members one number each, in their order; who has one keeps it.

    Only who was decided on gets one. Raises BadInput when there is nobody.
    """
    decided = {one.member for one in store.reviews.of_round(round_uid) if one.decision.level}
    waiting = [
        uid
        for uid in members
        if uid and uid in decided and _given(store, round_uid, NOTICE, uid) is None
    ]
    if not waiting:
        raise BadInput(
            "Không còn ai đã có quyết định xếp loại mà thông báo chưa có số. Hãy ghi quyết định "
            "của cấp trên trước."
        )
    return tuple(give(store, round_uid, NOTICE, on, member=uid) for uid in waiting)


def take_back(store: Store, round_uid: str, paper: str, member: str = "") -> None:
    """Leave a paper without a number again: the number can be given to another."""
    given = _given(store, round_uid, paper, member)
    if given is not None:
        store.register.bin(given.uid)


def _given(store: Store, round_uid: str, paper: str, member: str) -> OutsidePaper | None:
    of_round = store.register.of_round(round_uid)
    return next((one for one in of_round if (one.paper, one.member) == (paper, member)), None)


def _numbered(paper: str) -> tuple[PaperType, str]:
    if paper not in NUMBERED:
        raise WrongUsage(f"“{paper}” không phải là giấy tờ mang số của đợt kiểm điểm.")
    return NUMBERED[paper]


def _subject(store: Store, one: Round, paper: str, member: str) -> str:
    if member:
        return f"{_OF_ONE} {span_words(one)}: {store.members.by_uid(member).name}"
    return f"{NUMBERED[paper][1]} {span_words(one)}"
