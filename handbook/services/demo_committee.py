"""One committee meeting of the sample branch: short, a few days before the branch meets.

Pure: draws only from the scene's generator.
"""

from dataclasses import replace

from handbook.records.meetings import Attendance, Mark, Meeting, clock_after
from handbook.records.members import Position
from handbook.services.demo_meetings import prepared
from handbook.services.demo_scene import Scene
from handbook.services.demo_words import said, table


def held(scene: Scene) -> Meeting:
    """Return the meeting as its recorder wrote it, ready to be sealed."""
    rng, words, facts = scene.rng, table("committee"), scene.facts
    meeting = prepared(scene)
    marks = tuple(_mark(scene, row.member.uid, row.member.position) for row in scene.roll)
    others = rng.sample(words["conclusions"], k=2)
    return replace(
        meeting,
        attendance=marks,
        ends_at=clock_after(meeting.starts_at, rng.randint(35, 70)),
        purpose=said(rng, words["purpose"], facts),
        report=said(rng, words["report"], facts),
        conclusions=(scene.agreed, *others),
        agreed=sum(entry.mark is Mark.PRESENT for entry in marks),
    )


def _mark(scene: Scene, person: str, position: Position) -> Attendance:
    """Mark one of the committee; whoever leads it and whoever writes are always there."""
    if position is Position.DEPUTY and scene.rng.random() < 0.06 and len(scene.roll) > 2:
        reason = scene.rng.choice(table("committee")["excused"])
        return Attendance(member=person, mark=Mark.EXCUSED, reason=reason)
    return Attendance(member=person, mark=Mark.PRESENT)
