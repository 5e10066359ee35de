"""Small wordings shared by papers and screens: counts, people, hours, what a vote is reckoned on.

Pure functions of records that return text; nothing here knows a document, a look or a template.
"""

from collections.abc import Iterable, Sequence

from handbook.records import attendance, dates, votes, words
from handbook.records.assignments import Assignment, AssignmentState, Progress, noted_at
from handbook.records.attendance import Row
from handbook.records.meetings import Meeting, MeetingKind, Vote, minute_of
from handbook.records.members import Member, Position, StandingKind
from handbook.records.settings import Branch
from handbook.records.text import fold, joined, one_line
from handbook.records.votes import VoteRoll

BLANK = "…"
NONE = "không"

_SUBJECTS = {
    MeetingKind.REGULAR: "Sinh hoạt chi bộ thường kỳ",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.EXTRAORDINARY: "Sinh hoạt chi bộ bất thường",
}


def two_digits(number: int) -> str:
    """Return a count as papers write it: `03`, `31`."""
    return f"{number:02d}"


def comrades(number: int) -> str:
    """Return `03 đồng chí`, or `không` of none."""
    return f"{two_digits(number)} đồng chí" if number else NONE


def or_blank(text: str) -> str:
    """Return the text on one line, or `…` for a value that the form needs and nobody typed yet."""
    return one_line(text) or BLANK


def spelled(text: str, branch: Branch) -> str:
    """Return one of our own texts in the branch's spelling, `ủy` or `uỷ` (DOMAIN §1.6)."""
    if not branch.choices.old_spelling:
        return text
    return text.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ")


def branch_name(branch: Branch) -> str:
    """Return the branch's name with the words `Chi bộ` before it, typed or not."""
    name = one_line(branch.name)
    return name if fold(name).startswith("chi bo") else f"Chi bộ {name or BLANK}"


def subject(meeting: Meeting, members: tuple[Member, ...] = ()) -> str:
    """Return what the meeting's papers are about: `Sinh hoạt chi bộ thường kỳ tháng 11 …`.

    By `members` it is known whether the branch has a committee, or its secretaries meet instead.
    """
    held = _SUBJECTS[meeting.kind]
    if meeting.kind is MeetingKind.COMMITTEE and members:
        held = f"Họp {committee_name(attendance.rows(meeting, members))}"
    return f"{held} {dates.month_of(meeting.date)}"


def committee_name(roll: Sequence[Row]) -> str:
    """Return `chi ủy`; of a branch without one, the secretary and deputy who meet (DOMAIN §3)."""
    has_one = any(row.member.position is Position.COMMITTEE for row in roll)
    return "chi ủy" if has_one or not roll else "Bí thư, Phó Bí thư"


def within(sentence: str) -> str:
    """Return a title as it stands inside a sentence, with a small first letter."""
    return sentence[:1].lower() + sentence[1:]


def opening(sentence: str) -> str:
    """Return a line with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def hour(clock: str) -> str:
    """Return `19 giờ 30 phút` of `19:30`; `… giờ … phút` of anything that is no time."""
    minute = minute_of(clock)
    if minute is None:
        return f"{BLANK} giờ {BLANK} phút"
    return f"{minute // 60:02d} giờ {minute % 60:02d} phút"


def points(value: float) -> str:
    """Return points without needless decimals: `94`, `4,5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def post(member: Member) -> str:
    """Return the post a member holds in the branch; nothing for one without a post."""
    return "" if member.position is Position.MEMBER else words.POSITION[member.position]


def person(name: str, position: str = "") -> str:
    """Return `đồng chí Hà Minh Khôi, Bí thư chi bộ`."""
    position = one_line(position)
    return f"đồng chí {or_blank(name)}" + (f", {position}" if position else "")


def absent(rows: Iterable[Row]) -> str:
    """Return those absent by name with the reason of each: `Lý Thu Hằng (ốm), Ma Văn Đạt (…)`."""
    return ", ".join(noted(row.member.name, row.reason) for row in rows)


def beside_the_roll(rows: Iterable[Row]) -> str:
    """Return members who came though they need not, by name with their standing."""
    return ", ".join(noted(r.member.name, within(words.STANDING[r.standing])) for r in rows)


def noted(name: str, note: str) -> str:
    """Return a name with a note in brackets: `Ma Văn Đạt (đi công tác)`."""
    note = one_line(note)
    return f"{name} ({_small(note)})" if note else name


def listed(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a list, each ending in `;` and the last in `.` (05-HD/VPTW)."""
    lines = [one_line(text) for text in texts]
    lines = [line for line in lines if line]
    return tuple(ended(line, "." if n == len(lines) else ";") for n, line in enumerate(lines, 1))


def ended(line: str, stop: str = ".") -> str:
    """Return a line that ends in `stop`, unless it ends in a question, a call or an ellipsis."""
    if line.endswith(("?", "!", "…", "...", ":")):
        return line
    return (line[:-1] if line.endswith((";", ",", ".")) else line) + stop


def base_words(vote: Vote, roll: VoteRoll) -> str:
    """Return what one vote is reckoned on, in words (DOMAIN §4, V2).

    `tính trên 20 đảng viên chính thức được triệu tập, không tính 01 đồng chí sinh hoạt tạm thời
    nơi khác`.
    """
    base = two_digits(attendance.base_for(vote, roll))
    if vote.base is not None:
        reason = one_line(vote.base_reason)
        return f"tính trên {base} đảng viên chính thức" + (f" ({reason})" if reason else "")
    said = f"tính trên {base} đảng viên chính thức được triệu tập"
    counted = _counted_in(vote, roll)
    left_out = _left_out(vote, roll)
    said += f", kể cả {joined(counted)}" if counted else ""
    return said + (f", không tính {joined(left_out)}" if left_out else "")


def threshold_words(vote: Vote, roll: VoteRoll) -> str:
    """Return the bar of one vote: `cần quá nửa, ít nhất 11 đồng chí tán thành`."""
    bar = votes.bar_of(vote.threshold, attendance.base_for(vote, roll))
    return f"cần {words.THRESHOLD[vote.threshold]}, từ {two_digits(bar)} đồng chí tán thành trở lên"


def progress_at(assignment: Assignment, meeting: Meeting) -> Progress:
    """Return what a meeting reports of an assignment: what it noted, or what ended it before.

    What the meeting before said of work that goes on is not this meeting's result (see
    `opening_state`): a sentence must not be reported twice.
    """
    noted = noted_at(assignment, meeting.uid)
    if noted:
        return noted
    past = [p for p in assignment.progress if p.on <= meeting.date]
    if past and (past[-1].state is not AssignmentState.OPEN or not past[-1].meeting):
        return past[-1]
    closed = dates.latest(assignment.closed_on)
    if closed is None or closed > meeting.date:
        return Progress(meeting="", on=meeting.date, state=AssignmentState.OPEN)
    return Progress(meeting="", on=closed, state=assignment.state, result=assignment.result)


def opening_state(assignment: Assignment, meeting: Meeting) -> str:
    """Return how an assignment stood when the period began: new, or what was noted before."""
    past = [p for p in assignment.progress if p.on < meeting.date]
    if not past:
        return f"Mới giao ngày {dates.short(assignment.assigned_on)}"
    return _stated(past[-1])


def result(assignment: Assignment, meeting: Meeting) -> str:
    """Return an earlier assignment's result as a meeting reports it: `Hoàn thành; vượt 02 hộ`."""
    return _stated(progress_at(assignment, meeting))


def charged(assignment: Assignment, names: dict[str, str]) -> str:
    """Return who carries out an assignment; `names` are those of the roster by uid."""
    known = [names[uid] for uid in assignment.members if names.get(uid)]
    return ", ".join([*known, *filter(None, [one_line(assignment.people)])])


def _stated(progress: Progress) -> str:
    """Return a state with what was said of it, typed as a sentence or as a continuation."""
    state, said = words.ASSIGNMENT_STATE[progress.state], progress.result.strip()
    if not said or fold(said).startswith(fold(state)):
        return said or state
    return f"{state}. {said}" if said[:1].isupper() else f"{state}; {said}"


def _small(note: str) -> str:
    """Return a note with a small first letter, unless it begins with a name or an abbreviation."""
    first, _, more = note.partition(" ")
    capitals = first[1:] != first[1:].lower() or more[:1] != more[:1].lower()
    return note if capitals else within(note)


def _counted_in(vote: Vote, roll: VoteRoll) -> list[str]:
    return _said(
        (roll.visiting if vote.with_visiting else 0, "nơi khác đến sinh hoạt tạm thời"),
        (roll.suspended if vote.with_suspended else 0, "đang bị đình chỉ sinh hoạt"),
    )


def _left_out(vote: Vote, roll: VoteRoll) -> list[str]:
    return _said(
        (roll.exempt_absent, "được miễn sinh hoạt vắng mặt"),
        (roll.temporarily_exempt, "được tạm miễn sinh hoạt"),
        (roll.away, "sinh hoạt tạm thời nơi khác"),
        (0 if vote.with_suspended else roll.suspended, "đang bị đình chỉ sinh hoạt"),
    )


def _said(*groups: tuple[int, str]) -> list[str]:
    return [f"{two_digits(number)} đồng chí {what}" for number, what in groups if number]


def standing_counts(groups: Iterable[tuple[StandingKind, int]]) -> list[str]:
    """Return `được miễn công tác và sinh hoạt 02` for each standing that someone has."""
    return figures((_COUNTED[kind], number) for kind, number in groups)


def figures(groups: Iterable[tuple[str, int]]) -> list[str]:
    """Return `nam 20` for each group that has someone in it."""
    return [f"{name} {two_digits(number)}" for name, number in groups if number]


_COUNTED = {
    StandingKind.FULL: "chính thức",
    StandingKind.PROBATIONARY: "dự bị",
    StandingKind.EXEMPT: "được miễn công tác và sinh hoạt",
    StandingKind.TEMPORARILY_EXEMPT: "được tạm miễn sinh hoạt",
    StandingKind.AWAY: "sinh hoạt tạm thời nơi khác",
    StandingKind.SUSPENDED: "đang bị đình chỉ sinh hoạt",
}
