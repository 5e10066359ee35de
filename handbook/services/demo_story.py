"""The whole story of the sample branch as records: who, when they met, what became of their tasks.

Pure: the same seed, day and size tell the same story. It writes nothing; `services/demo` keeps it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from handbook.records import assignments, attendance, dates, rules
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.attendance import Row
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.members import Member, StandingKind
from handbook.records.settings import Branch
from handbook.services import demo_committee
from handbook.services.demo_meetings import held, prepared
from handbook.services.demo_people import people
from handbook.services.demo_scene import Scene
from handbook.services.demo_words import filled, month_facts, said, table, uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All records of a sample branch but the branch; `coming` is the next meeting, not yet held."""

    members: tuple[Member, ...]
    meetings: tuple[Meeting, ...]
    coming: Meeting
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One task as given: the record, and the words for what came of it."""

    task: Assignment
    words: Mapping[str, Any]


def tell(
    branch: Branch, *, members: int, years: int, seed: int, today: date, times: int = 1
) -> Story:
    """Return the story of `years` years up to `today`.

    `times` multiplies meetings and assignments for measuring: further meetings of each month are
    extraordinary ones.
    """
    rng = Random(seed)
    days, coming = regular_days(today, years)
    roster = people(rng, members, days[0] if days else today, today)
    stage = _Stage(rng=rng, branch=branch, members=roster)
    meetings, given = _meet(_scenes(stage, days, today, times))
    draft = stage.scene(MeetingKind.REGULAR, coming)
    return Story(
        members=roster,
        meetings=meetings,
        coming=prepared(draft),
        assignments=tuple(one.task for one in given),
    )


def regular_days(today: date, years: int) -> tuple[tuple[date, ...], date]:
    """Return the days of the monthly meetings of `years` before `today`, and the next one's.

    The day of the month is the rule's (50-CT/TW, 23/7/2025: day 03).
    """
    day = int(rules.at(today, "meeting_guide").values["day"])
    coming = date(today.year, today.month, day)
    if coming < today:
        coming = _months_on(coming, 1)
    past = [_months_on(coming, -months) for months in range(12 * years, 0, -1)]
    return tuple(past), coming


def _months_on(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, day.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stage:
    """What all scenes share; the roll of a day is worked out once for all its meetings."""

    rng: Random
    branch: Branch
    members: tuple[Member, ...]
    rolls: dict[tuple[date, bool], tuple[Row, ...]] = field(default_factory=dict)

    def scene(self, kind: MeetingKind, day: date, **more: Any) -> Scene:
        """Return the scene of one meeting."""
        which = (day, kind is MeetingKind.COMMITTEE)
        if which not in self.rolls:
            blank = Meeting(uid="", kind=kind, date=day)
            self.rolls[which] = attendance.rows(blank, self.members)
        return Scene(
            rng=self.rng,
            branch=self.branch,
            members=self.members,
            roll=self.rolls[which],
            kind=kind,
            day=day,
            **more,
        )


def _scenes(stage: _Stage, days: tuple[date, ...], today: date, times: int) -> list[Scene]:
    """Return all meetings to hold, by day: each month's, its further ones, and each quarter's."""
    themes = [*table("thematic")["theme"]]
    stage.rng.shuffle(themes)
    found = []
    for number, day in enumerate(days):
        motions = _motions(stage.members, days[number - 1] if number else day, day)
        found += _monthly(stage, day, motions)
        found += [
            stage.scene(MeetingKind.EXTRAORDINARY, day + timedelta(days=1 + n % 24))
            for n in range(times - 1)
        ]
        thematic = day.replace(day=18)
        if day.month % 3 == 2 and thematic < today:
            theme = themes[(number // 3) % len(themes)]
            found.append(stage.scene(MeetingKind.THEMATIC, thematic, theme=theme))
    return sorted(found, key=lambda scene: scene.day)


def _monthly(stage: _Stage, day: date, motions: tuple[tuple[str, str], ...]) -> list[Scene]:
    """Return the committee's meeting and the regular one that it prepares."""
    before = day - timedelta(days=stage.rng.randint(3, 4))
    agreed = said(stage.rng, table("meetings")["committee_agreed"], month_facts(day))
    return [
        stage.scene(MeetingKind.COMMITTEE, before, prepares=day, agreed=agreed),
        stage.scene(MeetingKind.REGULAR, day, committee=before, agreed=agreed, votes_on=motions),
    ]


def _motions(roster: Sequence[Member], since: date, day: date) -> tuple[tuple[str, str], ...]:
    """Return whom the meeting of `day` votes on: admissions some weeks ahead, probation ended."""
    found = []
    for member in roster:
        admitted, official = dates.whole(member.admitted_on), dates.whole(member.official_on)
        if admitted and since < admitted - timedelta(days=75) <= day:
            found.append(("admission", member.name))
        if official and since < official <= day:
            found.append(("recognition", member.name))
    return tuple(found)


def _meet(scenes: Sequence[Scene]) -> tuple[tuple[Meeting, ...], list[_Given]]:
    """Hold all meetings by day: each regular one reports on what is open, then gives new tasks."""
    meetings: list[Meeting] = []
    closed: list[_Given] = []
    going: list[_Given] = []
    last = max((i for i, s in enumerate(scenes) if s.kind is MeetingKind.REGULAR), default=-1)
    for number, scene in enumerate(scenes):
        told = replace(scene, late=_late(going))
        if scene.kind is MeetingKind.COMMITTEE:
            meetings.append(demo_committee.held(told))
            continue
        meeting = held(told)
        if scene.kind is MeetingKind.REGULAR:
            noted = [_noted(scene, meeting, one, is_last=number == last) for one in going]
            closed += [o for o in noted if o.task.state is not AssignmentState.OPEN]
            going = [o for o in noted if o.task.state is AssignmentState.OPEN]
        # A village does not give one task twice at a time; further meetings, for measuring, may.
        recent = (*going, *closed[-8:]) if scene.kind is not MeetingKind.EXTRAORDINARY else ()
        going += _given(scene, meeting, {one.words["what"] for one in recent})
        meetings.append(meeting)
    return tuple(meetings), sorted([*closed, *going], key=lambda one: one.task.uid)


def _late(going: Sequence[_Given]) -> str:
    if not going:
        return table("tasks")["reasons"]["nothing_late"]  # type: ignore[no-any-return]
    what = going[0].task.what
    return f"“{what[:1].lower()}{what[1:]}”"


def _noted(scene: Scene, meeting: Meeting, one: _Given, *, is_last: bool) -> _Given:
    """Return a task with what this meeting noted of it: done, going on, or dropped."""
    rng, task, chance = scene.rng, one.task, scene.rng.random()
    first = not task.progress
    if is_last and first and task.assigned_on < scene.day and one.words.get("stays"):
        state, result = AssignmentState.OPEN, _text(scene, one.words["partly"])
    elif chance < (0.74 if first else 0.7):
        state, result = AssignmentState.DONE, _text(scene, one.words["done"])
    elif chance > 0.95 and not first:
        dropped = table("tasks")["reasons"]["dropped"]
        state, result = AssignmentState.DROPPED, rng.choice(dropped)
    else:
        late = "" if first else f". {rng.choice(table('tasks')['reasons']['late'])}"
        state, result = AssignmentState.OPEN, _text(scene, one.words["partly"]) + late
    progress = Progress(meeting=meeting.uid, on=scene.day, state=state, result=result)
    changed: dict[str, Any] = assignments.note(task, progress)
    return replace(one, task=replace(task, **changed))


def _given(scene: Scene, meeting: Meeting, known: set[str]) -> list[_Given]:
    """Return the tasks a meeting gives; of each meeting the first stays open longest."""
    able = _able(scene)
    if scene.theme:
        words = {"what": scene.theme["task"], **table("thematic")["task"]}
        return [_task(scene, meeting, words, able)]
    stock = [t for t in table("tasks")["task"] if t["what"] not in known]
    season = [t for t in stock if scene.day.month in t["months"]]
    always = [t for t in stock if not t["months"]]
    wanted = scene.rng.randint(3, 5)
    chosen = scene.rng.sample(season, k=min(len(season), 2))
    chosen += scene.rng.sample(always, k=min(len(always), wanted - len(chosen)))
    return [
        _task(scene, meeting, {**words, "stays": number == 0}, able)
        for number, words in enumerate(chosen)
    ]


def _task(
    scene: Scene, meeting: Meeting, words: Mapping[str, Any], able: Sequence[Member]
) -> _Given:
    due = scene.day + timedelta(days=scene.rng.choice((12, 17, 22, 25)))
    by = words.get("by", "")
    task = Assignment(
        uid=uid(scene.rng, scene.day),
        meeting=meeting.uid,
        assigned_on=scene.day,
        what=_text(scene, words["what"]),
        members=() if by else _doers(scene.rng, able),
        people=by,
        due=due.isoformat(),
        product=words["product"],
    )
    return _Given(task=task, words=words)


def _able(scene: Scene) -> tuple[Member, ...]:
    """Return the full members who are here that day."""
    return tuple(row.member for row in scene.roll if row.counted and row.rank is StandingKind.FULL)


def _doers(rng: Random, able: Sequence[Member]) -> tuple[str, ...]:
    """Return one or two of them; leaders take the larger part."""
    weights = [3 if member.position else 1 for member in able]
    number = min(len(able), 2 if rng.random() < 0.15 else 1)
    drawn: list[str] = []
    while len(drawn) < number:
        one = rng.choices(able, weights)[0].uid
        drawn += [] if one in drawn else [one]
    return tuple(drawn)


def _text(scene: Scene, text: str) -> str:
    return filled(scene.rng, text, scene.facts)
