"""Counting a meeting: who is on the roster that day, who came, and the base of its votes.

*Tổng số* is everyone on the roster that day, full and probationary; exempt, away and suspended are
"trong đó"; visitors stand on a line of their own (DOMAIN §2.3). A committee meeting has a roll of
its own, those who hold a post (DOMAIN §3); a meeting of party groups that of its groups.
"""

from collections import Counter
from dataclasses import dataclass, replace

from handbook.records import votes
from handbook.records.meetings import (
    Attendance,
    Mark,
    Meeting,
    MeetingKind,
    MeetingState,
    Vote,
)
from handbook.records.members import (
    Member,
    Position,
    StandingKind,
    rank_on,
    roster,
    standing_on,
)
from handbook.records.votes import Outcome, VoteRoll

# These are out of the attendance rate; those of them who come are named on their own line.
NOT_COUNTED = (
    StandingKind.EXEMPT,
    StandingKind.TEMPORARILY_EXEMPT,
    StandingKind.AWAY,
    StandingKind.SUSPENDED,
    StandingKind.VISITING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the roll: a member as of the meeting's day, with the mark and its reason."""

    member: Member
    standing: StandingKind
    rank: StandingKind
    mark: Mark
    reason: str
    online: bool = False

    @property
    def counted(self) -> bool:
        """Say whether the member belongs to those the attendance rate is reckoned on."""
        return self.standing not in NOT_COUNTED

    @property
    def present(self) -> bool:
        """Say whether the member was there."""
        return self.mark is Mark.PRESENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The figures of a roll; `summoned` is what the rate is reckoned on."""

    total: int
    full: int
    probationary: int
    exempt: int
    away: int
    suspended: int
    visiting: int
    summoned: int
    present: int
    present_full: int
    present_probationary: int
    present_visiting: int
    excused: tuple[Row, ...]
    unexcused: tuple[Row, ...]
    unmarked: tuple[Row, ...]
    uncounted_present: tuple[Row, ...]
    roll: VoteRoll
    online: tuple[Row, ...] = ()

    @property
    def rate(self) -> str:
        """Return present of summoned in per cent with one decimal."""
        return votes.percent(self.present, self.summoned)


def rows(meeting: Meeting, members: tuple[Member, ...]) -> tuple[Row, ...]:
    """Return the roll of the meeting's day in Vietnamese order; unmarked where none was noted.

    Of a meeting held by party groups, group after group.
    """
    marks = {entry.member: entry for entry in meeting.attendance}
    there = [m for m in roster(members, meeting.date) if _belongs(m, meeting, marks.get(m.uid))]
    if meeting.groups:
        there.sort(key=lambda m: _place(m.group, meeting.groups))
    roll = tuple(_row(member, meeting, marks.get(member.uid)) for member in there)
    if meeting.state is MeetingState.SEALED:
        # Sealing asked for a mark of each who counts: without a line, one was entered later.
        roll = tuple(row for row in roll if row.member.uid in marks or not row.counted)
    return roll


def count(roll: tuple[Row, ...]) -> Counts:
    """Return the figures of a roll."""
    own = [row for row in roll if row.standing is not StandingKind.VISITING]
    summoned = [row for row in own if row.counted]
    present = [row for row in summoned if row.present]
    standing, rank = Counter(row.standing for row in roll), Counter(row.rank for row in own)
    ranks = Counter(row.rank for row in present)
    return Counts(
        total=len(own),
        full=rank[StandingKind.FULL],
        probationary=rank[StandingKind.PROBATIONARY],
        exempt=standing[StandingKind.EXEMPT] + standing[StandingKind.TEMPORARILY_EXEMPT],
        away=standing[StandingKind.AWAY],
        suspended=standing[StandingKind.SUSPENDED],
        visiting=standing[StandingKind.VISITING],
        summoned=len(summoned),
        present=len(present),
        present_full=ranks[StandingKind.FULL],
        present_probationary=ranks[StandingKind.PROBATIONARY],
        present_visiting=sum(r.present for r in roll if r.standing is StandingKind.VISITING),
        excused=tuple(r for r in summoned if r.mark is Mark.EXCUSED),
        unexcused=tuple(r for r in summoned if r.mark is Mark.UNEXCUSED),
        unmarked=tuple(r for r in summoned if r.mark is Mark.UNMARKED),
        uncounted_present=tuple(r for r in own if not r.counted and r.present),
        roll=vote_roll(roll),
        online=tuple(row for row in roll if row.present and row.online),
    )


def vote_roll(roll: tuple[Row, ...]) -> VoteRoll:
    """Return the full members of a roll as votes count them (V2: an exempt one who comes votes)."""
    full = [row for row in roll if row.rank is StandingKind.FULL]
    own = [row for row in full if row.standing is not StandingKind.VISITING]
    by = Counter(row.standing for row in own)
    exempt_there = sum(r.present for r in own if r.standing is StandingKind.EXEMPT)
    ordinary_there = sum(r.present for r in own if r.counted)
    return VoteRoll(
        full=len(own),
        exempt_absent=by[StandingKind.EXEMPT] - exempt_there,
        away=by[StandingKind.AWAY],
        suspended=by[StandingKind.SUSPENDED],
        temporarily_exempt=by[StandingKind.TEMPORARILY_EXEMPT],
        present=ordinary_there + exempt_there,
        visiting=sum(r.present for r in full if r.standing is StandingKind.VISITING),
        suspended_present=sum(r.present for r in own if r.standing is StandingKind.SUSPENDED),
    )


def base_for(vote: Vote, roll: VoteRoll) -> int:
    """Return the base of one vote: its own when a person set it, else worked out from the roll."""
    if vote.base is not None:
        return vote.base
    return votes.base_of(roll, with_visiting=vote.with_visiting, with_suspended=vote.with_suspended)


def voters(vote: Vote, roll: VoteRoll) -> int:
    """Return how many of those present had a vote."""
    suspended = roll.suspended_present if vote.with_suspended else 0
    return roll.present + suspended + (roll.visiting if vote.with_visiting else 0)


def decide(vote: Vote, roll: VoteRoll) -> Outcome:
    """Return what one vote of the meeting comes to."""
    return votes.outcome(
        threshold=vote.threshold,
        base=base_for(vote, roll),
        present=voters(vote, roll),
        yes=vote.yes,
        no=vote.no,
        other=vote.other,
        invalid=vote.invalid,
    )


def all_present(meeting: Meeting, roll: tuple[Row, ...]) -> tuple[Attendance, ...]:
    """Return attendance with everyone who is counted and not yet marked absent as present."""
    return tuple(
        Attendance(
            member=row.member.uid,
            mark=Mark.PRESENT if row.counted and row.mark is Mark.UNMARKED else row.mark,
            reason=row.reason,
            online=row.online,
        )
        for row in roll
    )


def rolled(meeting: Meeting, members: tuple[Member, ...]) -> Meeting:
    """Return the meeting with a line for each of its roll; marks of those who stay remain.

    Asked for when day, kind or groups changed: who belongs to the roll is another then.
    """
    kept = {a.member: a for a in meeting.attendance}
    # Marks of the old roll would keep everyone on the new one.
    blank = replace(meeting, attendance=(), state=MeetingState.DRAFT)
    roll = (row.member.uid for row in rows(blank, members))
    entries = tuple(kept.get(uid) or Attendance(member=uid) for uid in roll)
    return replace(meeting, attendance=entries)


def marked(
    meeting: Meeting, member_uid: str, mark: Mark, reason: str = "", *, online: bool = False
) -> Meeting:
    """Return the meeting with one member's mark set."""
    entry = Attendance(member=member_uid, mark=mark, reason=reason, online=online)
    others = tuple(a for a in meeting.attendance if a.member != member_uid)
    return replace(meeting, attendance=(*others, entry))


def _belongs(member: Member, meeting: Meeting, entry: Attendance | None) -> bool:
    """Say whether a member of the roster is on this meeting's roll.

    Posts and groups are those of today: whoever was marked stays, and a sealed committee meeting
    takes in nobody who got a post later.
    """
    if entry is not None and entry.mark is not Mark.UNMARKED:
        return True
    if meeting.kind is MeetingKind.COMMITTEE:
        is_open = meeting.state is MeetingState.DRAFT
        return is_open and member.position is not Position.MEMBER
    return not meeting.groups or member.group in meeting.groups


def _place(group: str, groups: tuple[str, ...]) -> int:
    return groups.index(group) if group in groups else len(groups)


def _row(member: Member, meeting: Meeting, entry: Attendance | None) -> Row:
    return Row(
        member=member,
        standing=standing_on(member, meeting.date),
        rank=rank_on(member, meeting.date),
        mark=entry.mark if entry else Mark.UNMARKED,
        reason=entry.reason if entry else "",
        online=bool(entry and entry.online),
    )
