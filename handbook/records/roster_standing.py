"""Give an imported member the standing that the list states, as entries of its dated history.

Pure: it only adds entries, and says in a remark whatever it had to assume.
"""

from dataclasses import replace
from datetime import date

from handbook.records import dates, headings, words
from handbook.records.members import Member, Standing, StandingKind, rank_on, standing_on
from handbook.records.roster_cells import RosterRow


def settled(
    member: Member, row: RosterRow, old: Member | None, today: date, probation_months: int
) -> Member:
    """Return `member` with the rank and standing the row states, or that its dates leave open.

    A new member has them from before the records; one who is known already has them from `today`
    on, for the past of the roster stays as it was.
    """
    since = "" if old is None else today.isoformat()
    with_rank = _with_rank(member, row, old, today, probation_months, since)
    return _with_standing(with_rank, row, today, since)


def _with_rank(
    member: Member,
    row: RosterRow,
    old: Member | None,
    today: date,
    probation_months: int,
    since: str,
) -> Member:
    rank = rank_on(member, today)
    if row.rank is None:
        news = old is None or old.admitted_on != member.admitted_on
        if news and _long_admitted(member, rank, today, probation_months):
            row.remarks.append(
                "Không có ngày chính thức nhưng vào Đảng đã quá thời gian dự bị: ghi là chính thức."
            )
            return _added(member, Standing(kind=StandingKind.FULL, since=since))
        return member
    if row.rank is rank:
        return member
    if member.official_on:
        row.remarks.append(
            f"Danh sách ghi “{words.STANDING[row.rank]}” nhưng ngày chính thức là "
            f"{dates.on_screen(member.official_on)}; tính theo ngày chính thức."
        )
        return member
    return _added(member, Standing(kind=row.rank, since=since))


def _long_admitted(member: Member, rank: StandingKind, today: date, probation_months: int) -> bool:
    admitted = dates.latest(member.admitted_on)
    if rank is not StandingKind.PROBATIONARY or member.official_on or admitted is None:
        return False
    months = (today.year - admitted.year) * 12 + today.month - admitted.month
    return months - (today.day < admitted.day) >= probation_months + headings.grace_months()


def _with_standing(member: Member, row: RosterRow, today: date, since: str) -> Member:
    stated = row.standing
    if stated is None or standing_on(member, today) is stated.kind:
        return member
    if since and not stated.since:
        row.remarks.append(
            f"“{words.STANDING[stated.kind]}” không ghi từ ngày nào; tính từ hôm nay, "
            "sửa được ở hồ sơ đảng viên."
        )
    entry = Standing(kind=stated.kind, since=stated.since or since, place=stated.place)
    return _added(member, entry)


def _added(member: Member, entry: Standing) -> Member:
    return replace(member, standings=(*member.standings, entry))
