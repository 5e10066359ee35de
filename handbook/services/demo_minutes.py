"""What the minutes of a sample meeting say: report, praise, speeches, conclusions, votes, points.

Pure: draws only from the scene's generator.
"""

from dataclasses import replace

from handbook.records import attendance, scoring, votes
from handbook.records.attendance import Row
from handbook.records.meetings import Meeting, Method, Praise, PraiseKind, Score, Speech, Vote
from handbook.records.members import Member
from handbook.records.votes import Threshold, VoteRoll
from handbook.services.demo_scene import Scene, is_regular
from handbook.services.demo_words import filled, said, table


def opened(scene: Scene, meeting: Meeting, roll: tuple[Row, ...]) -> Meeting:
    """Return a regular meeting with dues, report, praise and what was read."""
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


def discussed(scene: Scene, meeting: Meeting, roll: tuple[Row, ...]) -> Meeting:
    """Return a meeting with what its people said."""
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


def closed(scene: Scene, meeting: Meeting, roll: tuple[Row, ...]) -> Meeting:
    """Return a meeting with conclusions, votes and points."""
    rng, texts, counts = scene.rng, table("meetings")["texts"], attendance.count(roll)
    conclusions = (
        [scene.theme["conclusion"]]
        if scene.theme
        else [filled(rng, text, scene.facts) for text in rng.sample(texts["conclusions"], k=4)]
    )
    return replace(
        meeting,
        conclusions=tuple(conclusions),
        votes=_votes(scene, counts.roll) if is_regular(scene) else (),
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
