"""Sentences of the meeting's screen: pure functions of records, no widget and no store."""

from dataclasses import replace
from datetime import date, time

from handbook.records import attendance, dates, scoring, votes, words
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, MeetingKind, Vote
from handbook.records.scoring import CriteriaSet
from handbook.records.text import decimal, joined
from handbook.records.votes import VoteRoll


def name_of(meeting: Meeting) -> str:
    """Return what the meeting is called: `Sinh hoạt thường kỳ tháng 11`."""
    kind = words.MEETING_KIND[meeting.kind]
    if meeting.kind is MeetingKind.COMMITTEE:
        return f"Họp chi ủy tháng {meeting.date.month}"
    return f"Sinh hoạt {kind} tháng {meeting.date.month}"


def second_line(meeting: Meeting, symbol: str = "", mark: str = "") -> str:
    """Return day, time, place and state: `Thứ Ba 03/11/2026, 19:30 · Nhà văn hóa · Bản nháp`.

    Sealed minutes say their number and the short print that stands on the paper instead.
    """
    day = f"{dates.weekday(meeting.date)} {dates.on_screen(meeting.date)}"
    when = f"{day}, {meeting.starts_at}" if meeting.starts_at else day
    state = words.MEETING_STATE[meeting.state]
    if mark:
        return f"{day} · {state} · {symbol[:1].lower()}{symbol[1:]} · dấu vân {mark}"
    return " · ".join(part for part in (when, meeting.place, state) if part)


def present_of(present: int, total: int) -> str:
    """Return `29 / 32`, or a dash while nobody was marked present."""
    return f"{present} / {total}" if present else "–"


def score_words(meeting: Meeting, own: tuple[CriteriaSet, ...] = ()) -> str:
    """Return `92 · Tốt`, or nothing while no points were given; `own` are the branch's own sets."""
    grade = scoring.grade_of(meeting, own)
    points = sum(score.points for score in meeting.scores)
    return f"{number(points)} · {grade}" if grade else ""


def number(value: float) -> str:
    """Return a number with a decimal comma and no needless zeros."""
    return decimal(value)


def figures(counts: Counts) -> list[tuple[str, str]]:
    """Return the strip of an attendance: present, absent with and without reason, base of votes."""
    rate = counts.rate.replace("%", " %")
    return [
        (f"{counts.present} / {counts.summoned}", f"có mặt, đạt {rate}"),
        (str(len(counts.excused)), "vắng có lý do"),
        (str(len(counts.unexcused)), "vắng không lý do"),
        (str(votes.base_of(counts.roll)), "cơ sở biểu quyết"),
    ]


def base_words(roll: VoteRoll, vote: Vote | None = None) -> str:
    """Return in words how the base of votes comes about (294-QĐ/TW, điểm 9.3.2)."""
    if vote is not None and vote.base is not None:
        worked_out = attendance.base_for(_without_own_base(vote), roll)
        reason = vote.base_reason.strip()
        return (
            f"Cơ sở do hội nghị xác định là {vote.base} (tính theo danh sách là {worked_out})"
            f"{f': {reason}' if reason else '; hãy ghi lý do'}."
        )
    with_visiting, with_suspended = (
        (vote.with_visiting, vote.with_suspended) if vote else (False, False)
    )
    base = votes.base_of(roll, with_visiting=with_visiting, with_suspended=with_suspended)
    out = [
        f"{count} {what}"
        for count, what in (
            (roll.away, "sinh hoạt tạm thời nơi khác"),
            (roll.exempt_absent, "được miễn vắng mặt"),
            (roll.temporarily_exempt, "tạm miễn"),
            (0 if with_suspended else roll.suspended, "bị đình chỉ sinh hoạt"),
        )
        if count
    ]
    less = f", trừ {joined(out)}" if out else ""
    more = (
        f", cộng {roll.visiting} sinh hoạt tạm thời đến" if with_visiting and roll.visiting else ""
    )
    return f"Cơ sở {base} = {roll.full} đảng viên chính thức{less}{more}."


def attendance_words(counts: Counts) -> str:
    """Return the explanation under the strip: base, who is not reckoned, who is not marked yet."""
    parts = [
        f"{base_words(counts.roll)[:-1]}; người vắng mặt khác vẫn tính.",
        f"Tỷ lệ dự tính trên {counts.summoned} người được triệu tập.",
    ]
    if counts.uncounted_present:
        names = joined([row.member.name for row in counts.uncounted_present])
        parts.append(f"Không tính vào tỷ lệ nhưng có đến dự: {names}.")
    if counts.online:
        parts.append(f"Dự trực tuyến: {joined([row.member.name for row in counts.online])}.")
    if counts.present_visiting:
        parts.append(f"Đảng viên sinh hoạt tạm thời đến: {counts.present_visiting} đồng chí dự.")
    return " ".join(parts)


def warning_before(vote: Vote, roll: VoteRoll) -> str:
    """Return the warning that even all present are not more than half of the base; or nothing."""
    base, present = attendance.base_for(vote, roll), attendance.voters(vote, roll)
    if not votes.cannot_pass(base, present):
        return ""
    return (
        f"Có {present} đảng viên có quyền biểu quyết dự họp trên cơ sở {base}: dù tất cả tán thành "
        "cũng không quá nửa. Nên hoãn biểu quyết hoặc kiểm tra lại điểm danh."
    )


def outcome_words(vote: Vote, roll: VoteRoll) -> str:
    """Return what the counts come to: `17/20, đạt 85,0%: thông qua (cần 11)`; or what is wrong."""
    result = attendance.decide(vote, roll)
    if result.problems:
        return " ".join(result.problems)
    if not result.cast:
        least = words.THRESHOLD[vote.threshold]
        return f"Cần {least}: từ {result.bar} phiếu tán thành trên {result.base}."
    verdict = "thông qua" if result.passed else "không thông qua"
    return (
        f"{vote.yes}/{result.base}, đạt {result.share(vote.yes)}: {verdict}"
        f" (cần {words.THRESHOLD[vote.threshold]}, từ {result.bar} phiếu)."
    )


def clock_of(text: str) -> time | None:
    """Return the time of `HH:MM`, None when it is empty."""
    return time.fromisoformat(text) if text else None


def clock_text(value: time | None) -> str:
    """Return `HH:MM`, empty when there is no time."""
    return f"{value:%H:%M}" if value else ""


def day_text(value: date | None) -> str:
    """Return a day as records keep it, empty when there is none."""
    return value.isoformat() if value else ""


def _without_own_base(vote: Vote) -> Vote:
    return replace(vote, base=None)
