"""Who is reviewed in a round and on which form, who is not, and why: worked out, then shown.

All members of the branch of activity but the exempt, the suspended and those admitted less than six
months before (366-QĐ/TW, 30/8/2025, Điều 5.2.1); who is away is reviewed here with a remark from
there, a visitor at the official branch (43-HD/BTCTW, 31/10/2025, 7.6). A person has the last word.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from handbook.records import dates
from handbook.records.due_rules import add_months
from handbook.records.members import (
    Member,
    Position,
    Standing,
    StandingKind,
    roster,
    standing_on,
)
from handbook.records.review_forms import is_outside
from handbook.records.review_rounds import Form, LeftOut, RoundMember, RoundPeriod
from handbook.records.settings import BranchKind
from handbook.records.text import one_line

# Kinds of branch whose members are as a rule outside the political system.
OUTSIDE_KINDS = (BranchKind.VILLAGE, BranchKind.PRIVATE_COMPANY)
ELSEWHERE = "chi bộ nơi sinh hoạt tạm thời"
_LEFT_OUT = {
    StandingKind.EXEMPT: LeftOut.EXEMPT,
    StandingKind.TEMPORARILY_EXEMPT: LeftOut.EXEMPT,
    StandingKind.SUSPENDED: LeftOut.SUSPENDED,
    StandingKind.VISITING: LeftOut.ELSEWHERE,
}
_WHY = {
    StandingKind.EXEMPT: "Được miễn công tác và sinh hoạt đảng{since}: không kiểm điểm, xếp loại.",
    StandingKind.TEMPORARILY_EXEMPT: (
        "Được tạm miễn sinh hoạt{since}; nếu chi bộ vẫn kiểm điểm, hãy đưa vào danh sách."
    ),
    StandingKind.SUSPENDED: "Bị đình chỉ sinh hoạt đảng{since}: không kiểm điểm, xếp loại.",
    StandingKind.VISITING: (
        "Sinh hoạt tạm thời đến{since}: kiểm điểm ở chi bộ chính thức{place}; "
        "chi bộ gửi nhận xét về đó."
    ),
}
_PART = {
    StandingKind.EXEMPT: "Được miễn sinh hoạt",
    StandingKind.TEMPORARILY_EXEMPT: "Được tạm miễn sinh hoạt",
    StandingKind.SUSPENDED: "Bị đình chỉ sinh hoạt đảng",
    StandingKind.VISITING: "Sinh hoạt tạm thời đến",
}
_NO_QUARTER = "Bản tự đánh giá quý (Mẫu 05) chỉ dành cho người giữ chức vụ lãnh đạo, quản lý."


def propose(
    members: Iterable[Member],
    starts_on: date,
    ends_on: date,
    values: Mapping[str, Any],
    forms: Mapping[str, Form] | None = None,
    *,
    kind: BranchKind = BranchKind.VILLAGE,
    period: RoundPeriod = RoundPeriod.YEAR,
) -> tuple[RoundMember, ...]:
    """Return a line for everyone on the roster on the round's last day, in Vietnamese order.

    `values` are those of rule `rating`; `forms` are forms already known of members (typed, or of
    the round before), which win over what post, work and kind of branch suggest.
    """
    known = forms or {}
    return tuple(
        _line(m, starts_on, ends_on, values, known.get(m.uid) or form_for(m, kind), period)
        for m in roster(tuple(members), ends_on)
    )


def form_for(member: Member, kind: BranchKind = BranchKind.VILLAGE) -> Form:
    """Return the form a member most likely writes; the user chooses (DOMAIN §14, 12).

    Whether a retired secretary writes 2A or 2C is not said in the guide: 2C, as publishers say of
    all retired, where the work says so; else who holds a post writes 2A.
    """
    if is_outside(member.work_now):
        return Form.OUTSIDE
    if member.position in (Position.SECRETARY, Position.DEPUTY):
        return Form.LEADER
    return Form.OUTSIDE if kind in OUTSIDE_KINDS else Form.STAFF


def is_new(member: Member, ends_on: date, months: int) -> bool:
    """Say whether a member was admitted less than `months` months before the round's last day.

    A partial date counts from its first day: who may have been a member long enough is reviewed.
    """
    admitted = dates.earliest(member.admitted_on or member.decided_on)
    return admitted is not None and add_months(admitted, months) > ends_on


def with_form(line: RoundMember, form: Form) -> RoundMember:
    """Return the line with a form that a person chose."""
    return _typed(line, form=form)


def taken_in(line: RoundMember, why: str = "") -> RoundMember:
    """Return the line of one whom a person takes into the round against what was worked out."""
    return _typed(line, left_out=LeftOut.NOT, why=one_line(why))


def taken_out(line: RoundMember, why: str) -> RoundMember:
    """Return the line of one whom a person leaves out; `why` is asked for by the round's check."""
    return _typed(line, left_out=LeftOut.OTHER, why=one_line(why))


def renewed(
    before: Iterable[RoundMember], proposed: Iterable[RoundMember]
) -> tuple[RoundMember, ...]:
    """Return what is proposed now with the lines a person set kept; who left the roster goes."""
    typed = {line.member: line for line in before if line.typed}
    return tuple(typed.get(line.member, line) for line in proposed)


def _typed(line: RoundMember, **changes: Any) -> RoundMember:
    fields = {"form": line.form, "left_out": line.left_out, "why": line.why} | changes
    return RoundMember(member=line.member, remark_from=line.remark_from, typed=True, **fields)


def _line(
    member: Member,
    starts_on: date,
    ends_on: date,
    values: Mapping[str, Any],
    form: Form,
    period: RoundPeriod,
) -> RoundMember:
    standing = standing_on(member, ends_on)
    entry = _entry(member, standing, ends_on)
    if standing in _LEFT_OUT:
        why = _WHY[standing].format(since=_since(entry), place=_place(entry))
        return RoundMember(member=member.uid, form=form, left_out=_LEFT_OUT[standing], why=why)
    if values.get("left_out_new") and is_new(member, ends_on, values["new_months"]):
        return RoundMember(
            member=member.uid,
            form=form,
            left_out=LeftOut.NEW,
            why=_new(member, ends_on, values["new_months"]),
        )
    if period is RoundPeriod.QUARTER and form is not Form.LEADER:
        return RoundMember(member=member.uid, form=form, left_out=LeftOut.OTHER, why=_NO_QUARTER)
    away = standing is StandingKind.AWAY
    return RoundMember(
        member=member.uid,
        form=form,
        remark_from=(entry.place if entry and entry.place else ELSEWHERE) if away else "",
        why=_away(entry) if away else _part_of_it(member, starts_on, ends_on),
    )


def _entry(member: Member, kind: StandingKind, day: date) -> Standing | None:
    found = [s for s in member.standings if s.kind is kind and s.holds_on(day)]
    return max(found, key=lambda s: s.since) if found else None


def _since(entry: Standing | None) -> str:
    return f" từ {dates.on_screen(entry.since)}" if entry and entry.since else ""


def _place(entry: Standing | None) -> str:
    return f" ({one_line(entry.place)})" if entry and entry.place else ""


def _new(member: Member, ends_on: date, months: int) -> str:
    admitted = dates.on_screen(member.admitted_on or member.decided_on)
    return (
        f"Kết nạp ngày {admitted}, đến {dates.on_screen(ends_on)} chưa đủ {months} tháng: "
        "không kiểm điểm, xếp loại."
    )


def _away(entry: Standing | None) -> str:
    return (
        f"Sinh hoạt tạm thời nơi khác{_since(entry)}{_place(entry)}: kiểm điểm tại chi bộ, "
        "sau khi có nhận xét bằng văn bản của nơi ấy."
    )


def _part_of_it(member: Member, starts_on: date, ends_on: date) -> str:
    """Return a note on one who was suspended or exempt for a part of the round, else nothing."""
    for entry in member.standings:
        start, end = dates.earliest(entry.since) or date.min, dates.earliest(entry.until)
        if entry.kind in _LEFT_OUT and end and start <= ends_on and end > starts_on:
            return (
                f"{_PART[entry.kind]} đến {dates.on_screen(entry.until)}; "
                "kiểm điểm phần thời gian còn lại."
            )
    return ""
