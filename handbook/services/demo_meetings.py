"""One meeting of the sample branch: prepared, held, and what it assigned.

Pure: draws only from the scene's generator. It fills what a careful recorder would, votes and
points in step with attendance, so that sealing finds nothing missing.
"""

from dataclasses import replace
from datetime import timedelta
from random import Random

from handbook.records import agendas, scoring
from handbook.records.attendance import Row
from handbook.records.meetings import Attendance, Guest, Mark, Meeting, MeetingKind, clock_after
from handbook.records.members import Position, StandingKind
from handbook.services.demo_minutes import closed, discussed, opened
from handbook.services.demo_scene import Scene, is_regular, post
from handbook.services.demo_words import said, table, uid


def prepared(scene: Scene) -> Meeting:
    """Return the meeting as it stands before its day: with an agenda and a blank roll."""
    words, criteria = table("meetings"), scoring.set_for(scene.kind, scene.day)
    meeting = Meeting(
        uid=uid(scene.rng, scene.day),
        kind=scene.kind,
        date=scene.day,
        starts_at=scene.branch.meeting_time,
        place=scene.branch.meeting_place or table("people")["branch"]["meeting_place"],
        chair=post(scene, Position.SECRETARY),
        recorder=post(scene, Position.COMMITTEE) or post(scene, Position.DEPUTY),
        topic=scene.theme["title"] if scene.theme else "",
        reason=_reason(scene),
        agenda=agendas.preset(scene.branch.kind, scene.kind),
        purpose=_purpose(scene),
        draft=said(scene.rng, words["draft"], scene.facts) if is_regular(scene) else "",
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
    meeting = opened(scene, meeting, roll) if is_regular(scene) else meeting
    meeting = discussed(scene, meeting, roll)
    return closed(scene, meeting, roll)


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
    deputy = post(scene, Position.DEPUTY)
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
