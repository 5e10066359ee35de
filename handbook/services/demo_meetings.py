"""One meeting of the sample branch: prepared, held, and what it assigned.

Pure: draws only from the scene's generator. It fills what a careful recorder would, votes and
points in step with attendance, so that sealing finds nothing missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from handbook.records import agendas, attendance, dates, scoring, votes
from handbook.records.attendance import Row
from handbook.records.meetings import (
    Attendance,
    Guest,
    Mark,
    Meeting,
    MeetingKind,
    Method,
    Praise,
    PraiseKind,
    Score,
    Speech,
    Vote,
    clock_after,
)
from handbook.records.members import Member, Position, StandingKind, holder
from handbook.records.settings import Branch
from handbook.records.votes import Threshold, VoteRoll
from handbook.services.demo_words import filled, month_facts, said, table, uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What one meeting is made from: `roll` is unmarked, `late` is what its report calls late.

    `committee` is the day the committee prepared it, `agreed` what it agreed then; a committee's
    own meeting `prepares` the regular one of that day.
    """

    rng: Random
    branch: Branch
    members: tuple[Member, ...]
    roll: tuple[Row, ...]
    kind: MeetingKind
    day: date
    late: str = ""
    theme: Mapping[str, str] | None = None
    committee: date | None = None
    prepares: date | None = None
    agreed: str = ""
    votes_on: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> dict[str, str]:
        """Return the facts its texts may name."""
        sent = dates.short(self.day - timedelta(days=9))
        return month_facts(self.prepares or self.day) | {"sent": sent, "late": self.late, "who": ""}


def prepared(scene: Scene) -> Meeting:
    """Return the meeting as it stands before its day: with an agenda and a blank roll."""
    words, criteria = table("meetings"), scoring.set_for(scene.kind, scene.day)
    meeting = Meeting(
        uid=uid(scene.rng, scene.day),
        kind=scene.kind,
        date=scene.day,
        starts_at=scene.branch.meeting_time,
        place=scene.branch.meeting_place or table("people")["branch"]["meeting_place"],
        chair=_post(scene, Position.SECRETARY),
        recorder=_post(scene, Position.COMMITTEE) or _post(scene, Position.DEPUTY),
        topic=scene.theme["title"] if scene.theme else "",
        reason=_reason(scene),
        agenda=agendas.preset(scene.branch.kind, scene.kind),
        purpose=_purpose(scene),
        draft=said(scene.rng, words["draft"], scene.facts) if _is_regular(scene) else "",
        criteria_set=criteria.id if criteria else "",
    )
    blank = tuple(Attendance(member=row.member.uid) for row in scene.roll)
    return replace(meeting, attendance=blank)


def held(scene: Scene) -> Meeting:
    """Return the meeting as its recorder wrote it, ready to be sealed."""
    meeting = _attended(scene, _called(scene, prepared(scene)))
    roll = tuple(
        replace(row, mark=entry.mark, reason=entry.reason)
        for row, entry in zip(scene.roll, meeting.attendance, strict=True)
    )
    meeting = _opened(scene, meeting, roll) if _is_regular(scene) else meeting
    meeting = _discussed(scene, meeting, roll)
    return _closed(scene, meeting, roll)


def _is_regular(scene: Scene) -> bool:
    return scene.kind is MeetingKind.REGULAR


def _post(scene: Scene, position: Position) -> str:
    found = holder(scene.members, position)
    return found.uid if found else ""


def _purpose(scene: Scene) -> str:
    if scene.theme:
        return said(scene.rng, table("thematic")["purpose"], scene.facts)
    return said(scene.rng, table("meetings")["purpose"], scene.facts)


def _reason(scene: Scene) -> str:
    if scene.kind is not MeetingKind.EXTRAORDINARY:
        return ""
    return said(scene.rng, table("meetings")["reason"], scene.facts)


def _called(scene: Scene, meeting: Meeting) -> Meeting:
    rng, day = scene.rng, scene.day
    return replace(
        meeting,
        notified_on=(day - timedelta(days=rng.randint(5, 7))).isoformat(),
        papers_sent_on=(day - timedelta(days=rng.randint(1, 2))).isoformat(),
        committee_met_on=scene.committee.isoformat() if scene.committee else "",
        committee_agreed=scene.agreed,
    )


def _attended(scene: Scene, meeting: Meeting) -> Meeting:
    rng = scene.rng
    marks = tuple(_mark(rng, row) for row in scene.roll)
    there = {a.member for a in marks if a.mark is Mark.PRESENT}
    deputy = _post(scene, Position.DEPUTY)
    length = rng.randint(96, 128) + (14 if scene.theme else 0)
    return replace(
        meeting,
        attendance=marks,
        chair=meeting.chair if meeting.chair in there else deputy,
        guests=_guests(rng),
        ends_at=clock_after(meeting.starts_at, length),
    )


def _mark(rng: Random, row: Row) -> Attendance:
    person, chance = row.member.uid, rng.random()
    if row.member.position in (Position.DEPUTY, Position.COMMITTEE):
        return Attendance(member=person, mark=Mark.PRESENT)
    if not row.counted:
        comes = {StandingKind.EXEMPT: 0.3, StandingKind.VISITING: 0.85}.get(row.standing, 0.0)
        return Attendance(member=person, mark=Mark.PRESENT if chance < comes else Mark.UNMARKED)
    if chance < (0.97 if row.member.position is Position.SECRETARY else 0.925):
        return Attendance(member=person, mark=Mark.PRESENT)
    if chance > 0.993:
        return Attendance(member=person, mark=Mark.UNEXCUSED)
    reason = rng.choice(table("meetings")["texts"]["excused"])
    return Attendance(member=person, mark=Mark.EXCUSED, reason=reason)


def _guests(rng: Random) -> tuple[Guest, ...]:
    words = table("people")["guests"]
    found = [rng.choice(words["above"])] if rng.random() < 0.4 else []
    found += [rng.choice(words["village"])] if rng.random() < 0.35 else []
    return tuple(Guest(name=guest["name"], position=guest["position"]) for guest in found)


def _opened(scene: Scene, meeting: Meeting, roll: tuple[Row, ...]) -> Meeting:
    rng, facts, texts = scene.rng, scene.facts, table("meetings")["texts"]
    counts = attendance.count(roll)
    absent = [row.member.name for row in (*counts.excused, *counts.unexcused)]
    owing = rng.sample(absent, k=min(len(absent), rng.choice((0, 0, 0, 1))))
    unpaid = [said(rng, texts["unpaid"], facts | {"who": name}) for name in owing]
    return replace(
        meeting,
        dues_due=counts.total,
        dues_paid=counts.total - len(owing),
        dues_unpaid="\n".join(unpaid),
        report=_report(scene),
        assessment=said(rng, texts["assessment"], facts),
        praises=_praises(scene, counts.excused, roll),
        documents=_documents(scene),
        self_criticism=said(rng, texts["self_criticism"], facts | {"who": _anyone(scene, roll)}),
    )


def _report(scene: Scene) -> str:
    words = table("meetings")["report"]
    season = ("winter", "spring", "summer", "autumn")[scene.day.month % 12 // 3]
    parts = ("politics", season, "society", "party")
    return "\n".join(said(scene.rng, words[part], scene.facts) for part in parts)


def _documents(scene: Scene) -> str:
    words = table("meetings")
    lines = scene.rng.sample(words["texts"]["documents"], k=2)
    fresh = [n["text"] for n in words["national"] if 0 < (scene.day - n["day"]).days <= 31]
    return "\n".join([*fresh, *(filled(scene.rng, line, scene.facts) for line in lines)])


def _praises(scene: Scene, excused: tuple[Row, ...], roll: tuple[Row, ...]) -> tuple[Praise, ...]:
    rng, texts = scene.rng, table("meetings")["texts"]
    there = [row.member for row in roll if row.counted and row.present]
    people = rng.sample(there, k=min(len(there), rng.randint(1, 2)))
    found = [
        Praise(member=member.uid, reason=filled(rng, reason, scene.facts))
        for member, reason in zip(people, rng.sample(texts["praised"], k=len(people)), strict=True)
    ]
    if excused and rng.random() < 0.3:
        reason = said(rng, texts["reminded"], scene.facts)
        one = rng.choice(excused).member
        found.append(Praise(member=one.uid, kind=PraiseKind.REMINDED, reason=reason))
    return tuple(found)


def _anyone(scene: Scene, roll: tuple[Row, ...]) -> str:
    there = [row.member.name for row in roll if row.counted and row.present]
    return scene.rng.choice(there) if there else ""


def _discussed(scene: Scene, meeting: Meeting, roll: tuple[Row, ...]) -> Meeting:
    rng = scene.rng
    there = [row.member for row in roll if row.present and row.member.uid != meeting.chair]
    speakers = rng.sample(there, k=min(len(there), rng.randint(4, 7)))
    if scene.theme:
        presenter = speakers.pop(0).uid if len(speakers) > 1 else meeting.chair
        report = filled(rng, scene.theme["report"], scene.facts)
        meeting = replace(meeting, presenter=presenter, report=report)
    return replace(meeting, speeches=_speeches(scene, speakers))


def _speeches(scene: Scene, speakers: list[Member]) -> tuple[Speech, ...]:
    rng = scene.rng
    if scene.theme:
        texts = rng.sample(table("thematic")["speeches"]["said"], k=len(speakers))
        pairs = [(text, "") for text in texts]
    else:
        topics = rng.sample(table("speeches")["topic"], k=len(speakers))
        pairs = [(rng.choice(t["said"]), rng.choice(t["answer"])) for t in topics]
    return tuple(
        Speech(member=m.uid, name=m.name, text=filled(rng, text, scene.facts), answer=answer)
        for m, (text, answer) in zip(speakers, pairs, strict=True)
    )


def _closed(scene: Scene, meeting: Meeting, roll: tuple[Row, ...]) -> Meeting:
    rng, texts, counts = scene.rng, table("meetings")["texts"], attendance.count(roll)
    conclusions = (
        [scene.theme["conclusion"]]
        if scene.theme
        else [filled(rng, text, scene.facts) for text in rng.sample(texts["conclusions"], k=4)]
    )
    return replace(
        meeting,
        conclusions=tuple(conclusions),
        votes=_votes(scene, counts.roll) if _is_regular(scene) else (),
        scores=_scores(scene, counts),
        weak_points=rng.choice(texts["weak_points"]),
        remedies=rng.choice(texts["remedies"]),
        agreed=counts.present,
    )


def _votes(scene: Scene, roll: VoteRoll) -> tuple[Vote, ...]:
    rng, texts = scene.rng, table("meetings")["texts"]
    other = 1 if rng.random() < 0.2 and roll.present > 3 else 0
    ordinary = Vote(
        matter=said(rng, texts["votes"], scene.facts), yes=roll.present - other, other=other
    )
    return (ordinary, *(_vote_on(scene, roll, kind, who) for kind, who in scene.votes_on))


def _vote_on(scene: Scene, roll: VoteRoll, kind: str, who: str) -> Vote:
    """Return a vote on one person; it passes, as the story goes on with the member."""
    matter = table("meetings")["texts"][kind].format(who=who)
    against = min(scene.rng.choice((0, 0, 1)), roll.present - _bar(roll))
    return Vote(
        matter=matter,
        method=Method.SECRET,
        threshold=Threshold.TWO_THIRDS,
        yes=roll.present - max(against, 0),
        no=max(against, 0),
    )


def _bar(roll: VoteRoll) -> int:
    return votes.bar_of(Threshold.TWO_THIRDS, votes.base_of(roll))


def _scores(scene: Scene, counts: attendance.Counts) -> tuple[Score, ...]:
    criteria = scoring.set_for(scene.kind, scene.day)
    if criteria is None:
        return ()
    lost, few = table("meetings")["lost"], table("meetings")["texts"]["lost_few"]
    usual = [c for c in criteria.criteria if c.id != few["criterion"]]
    losing = {c.id for c in scene.rng.sample(usual, k=min(len(usual), scene.rng.randint(1, 4)))}
    if _too_few(counts, few["percent"]):
        losing.add(few["criterion"])
    return tuple(
        _lost(scene, c, lost.get(c.id, lost[""])) if c.id in losing else _full(c)
        for c in criteria.criteria
    )


def _too_few(counts: attendance.Counts, percent: int) -> bool:
    return bool(counts.unexcused) or counts.present * 100 < counts.summoned * percent


def _full(criterion: scoring.Criterion) -> Score:
    return Score(criterion=criterion.id, points=criterion.most)


def _lost(scene: Scene, criterion: scoring.Criterion, why: list[str]) -> Score:
    halves = scene.rng.randint(1, 2 if criterion.most <= 5 else 6)
    points = criterion.most - halves / 2
    return Score(criterion=criterion.id, points=points, reason=said(scene.rng, why, scene.facts))
