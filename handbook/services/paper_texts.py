"""The branch's own wording of papers: which can have one, trying one out, keeping and dropping it.

A text is tried by building its paper from the newest records that it can be built of; what cannot
be built yet is held against the names the bundled text knows.
"""

import copy
from dataclasses import dataclass, replace
from datetime import date

from handbook import bundle
from handbook.papers import template
from handbook.papers.catalog import PAPERS, Request
from handbook.papers.template import Trial
from handbook.records import settings
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.settings import Branch
from handbook.store.branch import Branches
from handbook.store.store import Store
from handbook.typeset.blocks import Document
from handbook.typeset.markup import TemplateProblem, parse

_COMMITTEE = "minutes-committee"
_TITLES = {_COMMITTEE: "Biên bản họp chi ủy"}
_FOUND = ("meeting", "member", "year", "round")  # what a trial can find by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of a trial: the paper where it could be built, or what is wrong with the text."""

    document: Document | None = None
    problem: TemplateProblem | None = None


def editable() -> tuple[tuple[str, str], ...]:
    """Return the texts a branch may word by itself, as name and title."""
    names = sorted(file.stem for file in bundle.path("papers").glob("*.md"))
    titled = {name: PAPERS[name].title for name in names if name in PAPERS} | _TITLES
    order = [*PAPERS]
    place = {_COMMITTEE: order.index("minutes")} | {name: n for n, name in enumerate(order)}
    return tuple(sorted(titled.items(), key=lambda one: place[one[0]]))


def tried(store: Store, paper: str, text: str, day: date) -> Tried:
    """Return what the paper would be with this text; nothing is kept."""
    try:
        _refuse_unreadable(paper, text)
        trial = _with_text(store, paper, Trial(text))
        request = _request(store, paper, day)
        if request is None:
            _refuse_unheard(paper, text)
            return Tried()
        return Tried(document=PAPERS[_catalogued(paper)].build(trial, request))
    except TemplateProblem as problem:
        return Tried(problem=problem)


def keep(store: Store, paper: str, text: str | None) -> Branch:
    """Keep the branch's own text of a paper; None drops it. Of no use, it is kept but not used."""
    return store.branch.put(settings.with_text(store.branch.get(), paper, text))


class _Trying(Branches):
    """Gives the branch with the text that is tried in place of the kept one."""

    def __init__(self, store: Store, branch: Branch) -> None:
        super().__init__(store.session)
        self._branch = branch

    def get(self) -> Branch:
        """Return the branch as it would be."""
        return self._branch


def _with_text(store: Store, paper: str, text: Trial) -> Store:
    other = copy.copy(store)
    other.branch = _Trying(store, settings.with_text(store.branch.get(), paper, text))
    return other


def _catalogued(paper: str) -> str:
    return "minutes" if paper == _COMMITTEE else paper


def _request(store: Store, paper: str, day: date) -> Request | None:
    """Return a request the paper can be built by, None when the handbook has nothing for it."""
    needs = PAPERS[_catalogued(paper)].needs
    meeting, members = _meeting(store, paper, day), store.members.all()
    lacking = ("meeting" in needs and meeting is None) or ("member" in needs and not members)
    if lacking or needs - set(_FOUND):
        return None
    request = Request(day=day, year=day.year if "year" in needs else None)
    if "meeting" in needs and meeting is not None:
        request = replace(request, meeting=meeting.uid)
    return replace(request, member=members[0].uid) if "member" in needs else request


def _meeting(store: Store, paper: str, day: date) -> Meeting | None:
    kind = MeetingKind.COMMITTEE if paper == _COMMITTEE else MeetingKind.REGULAR
    return next(iter(store.meetings.latest(day, kind, 1)), None)


def _refuse_unreadable(paper: str, text: str) -> None:
    """Refuse what does not parse, or lacks a line of the head that its paper asks for."""
    front = parse(text).front
    missing = [name for name in parse(template.bundled_text(paper)).front if name not in front]
    if missing:
        raise TemplateProblem(1, f"Phần đầu (giữa hai dòng +++) thiếu dòng “{missing[0]} = …”.")


def _refuse_unheard(paper: str, text: str) -> None:
    """Refuse names of facts that the bundled text does not use, where nothing can be built yet."""
    known = parse(template.bundled_text(paper)).names
    for name in sorted(parse(text).names - known):
        line = next((n for n, row in enumerate(text.split("\n"), 1) if name in row), 1)
        raise TemplateProblem(line, f"Không có dữ kiện tên “{name}”; hãy sửa tên dữ kiện.")
