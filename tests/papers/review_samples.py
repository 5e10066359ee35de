"""A fictional round with reviews, ballots and shortcomings, as values (a branch of few members)."""

from dataclasses import replace
from datetime import date
from typing import Any

from handbook.papers.round_paper import RoundFacts
from handbook.records import frozen_rules
from handbook.records.ballots import Ballot, BallotKind, PersonCount
from handbook.records.commitments import (
    Commitment,
    CommitmentCheck,
    CommitmentPart,
    Kept,
)
from handbook.records.four_good import FourGood, FourGoodLine, Verdict
from handbook.records.members import Member, Position
from handbook.records.review_rounds import (
    Form,
    Frame,
    FrameLine,
    LeftOut,
    Round,
    RoundMember,
    Suggestion,
)
from handbook.records.reviews import (
    Comment,
    Decision,
    FactKind,
    Level,
    PartText,
    Points,
    Remark,
    Review,
    YearFact,
)
from handbook.records.settings import Branch, ParentBody
from handbook.records.shortcomings import FoundBy, RemedyNote, Shortcoming, ShortcomingState

DAY = date(2026, 12, 5)
NAMES = ("Hà Minh Khôi", "Lý Thu Hằng", "Ma Văn Đạt", "Trần Quang Vượng", "Phùng Thị Ánh")
FORMS = (Form.LEADER, Form.STAFF, Form.OUTSIDE, Form.OUTSIDE, Form.OUTSIDE)


def branch() -> Branch:
    return Branch(
        uid="b",
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã Hòa Phú", since="2025-07-01"),),
    )


def members() -> tuple[Member, ...]:
    posts = {0: Position.SECRETARY, 1: Position.DEPUTY}
    return tuple(
        Member(
            uid=f"m{n}",
            name=name,
            birth_date=f"19{60 + n}-03-0{n + 1}",
            work_now="Trường Tiểu học Hòa Phú" if n == 1 else "",
            position=posts.get(n, Position.MEMBER),
            official_on=f"{1990 + n}-05-19",
        )
        for n, name in enumerate(NAMES)
    )


def frame(form: Form) -> Frame:
    common = tuple(
        FrameLine(id=f"1.{n}", part=1, text=f"Tiêu chí chung số {n}, nội dung theo khung", most=7.5)
        for n in range(1, 5)
    )
    results = (
        FrameLine(id="2.1", part=2, text="Hoàn thành nhiệm vụ được phân công", most=40),
        FrameLine(id="2.2", part=2, text="Tham gia học tập nghị quyết, phát biểu", most=30),
    )
    return Frame(
        form=form,
        id=form.value,
        title="Khung của Phụ lục 5, Quy định 366-QĐ/TW",
        lines=common + results,
    )


def one_round(**changes: Any) -> Round:
    made = Round(
        uid="r26",
        version=1,
        year=2026,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        begun_on=date(2026, 11, 20),
        cap=frozen_rules.cap_on(date(2026, 11, 20)),
        meeting_on="2026-12-05",
        meeting_place="Nhà văn hóa thôn Lăng Quậy",
        chair="m0",
        recorder="m1",
        frames=tuple(frame(form) for form in Form),
        people=(
            *(RoundMember(member=f"m{n}", form=form) for n, form in enumerate(FORMS[:4])),
            RoundMember(
                member="m4",
                left_out=LeftOut.NEW,
                why="Kết nạp ngày 01/9/2026, chưa đủ 6 tháng",
            ),
        ),
        suggestions=(Suggestion(member="m0", text="Việc thu quỹ chậm", document="05-CV/ĐU"),),
        filed=("reviews", "minutes"),
    )
    return replace(made, **changes)


def points(own: float, appraised: float) -> tuple[Points, ...]:
    """Return full common points and results of so many, own and appraised."""
    common = tuple(Points(id=f"1.{n}", own=7.5, appraised=7.5) for n in range(1, 5))
    return (
        *common,
        Points(id="2.1", own=own - 60, appraised=appraised - 60),
        Points(id="2.2", own=30, appraised=30),
    )


def review(number: int, own: float, level: Level, **changes: Any) -> Review:
    made = Review(
        uid=f"v{number}",
        version=1,
        round="r26",
        member=f"m{number}",
        form=FORMS[number],
        parts=(
            PartText(
                id="a1_1",
                text="Chấp hành nghiêm sự phân công của chi bộ.\nĐoàn kết, gương mẫu nơi cư trú.",
            ),
            PartText(id="a2_1", text="Chưa mạnh dạn phát biểu trong sinh hoạt."),
            PartText(id="a2_2", text="Chuẩn bị ý kiến chưa kỹ."),
            PartText(id="a6", text="Mỗi quý phát biểu ít nhất hai lần."),
        ),
        points=points(own, own - 2),
        own_level=level,
        submitted_on="2026-11-28",
        comments=(
            Comment(member="m3", text="Cần phát biểu nhiều hơn.", answer="Xin tiếp thu."),
            Comment(name="Triệu Kim Oanh", text="Ghi nhận sự cố gắng của đồng chí."),
        ),
        residence=Remark(by="Chi ủy nơi cư trú", text="Gương mẫu.", on="2026-11-25"),
        committee_remark="Nhất trí với bản tự kiểm điểm.",
        proposal=Decision(level=level, points=own - 2, on="2026-12-05"),
    )
    return replace(made, **changes)


def reviews() -> tuple[Review, ...]:
    decided = Decision(level=Level.GOOD, document="12-QĐ/ĐU", on="2026-12-20")
    return (
        Review(
            uid="vc",
            version=1,
            round="r26",
            form=Form.COLLECTIVE,
            parts=(PartText(id="a1_1", text="Chi bộ chấp hành nguyên tắc tập trung dân chủ."),),
            points=points(91, 88),
            own_level=Level.GOOD,
            proposal=Decision(level=Level.GOOD, points=88),
        ),
        review(0, 95, Level.EXCELLENT),
        review(
            1,
            88,
            Level.GOOD,
            decision=decided,
            facts=(YearFact(kind=FactKind.PRAISE, what="Giấy khen", document="07-QĐ/ĐU"),),
        ),
        review(2, 85, Level.GOOD, gap_reason="Chấm lại mục học tập."),
        review(3, 66, Level.DONE, member="m3"),
    )


def ballots() -> tuple[Ballot, ...]:
    return (
        Ballot(
            uid="p1",
            version=1,
            round="r26",
            on="2026-12-05",
            starts_at="09:00",
            ends_at="09:40",
            called=5,
            present=5,
            issued=5,
            returned=5,
            valid=4,
            invalid=1,
            tellers=("m2", "m3"),
            counts=(
                PersonCount(member="m0", excellent=3, good=1),
                PersonCount(member="m1", good=4),
                PersonCount(member="m2", good=3, done=1),
                PersonCount(member="m3", done=3, unrated=1),
            ),
        ),
        Ballot(
            uid="p2",
            version=1,
            round="r26",
            kind=BallotKind.EXCELLENT,
            present=5,
            issued=5,
            returned=5,
            valid=5,
            counts=(PersonCount(member="m0", excellent=4, unrated=1),),
        ),
    )


def facts(**changes: Any) -> RoundFacts:
    made = RoundFacts(
        branch=branch(),
        members=members(),
        round=one_round(),
        reviews=reviews(),
        ballots=ballots(),
        day=DAY,
    )
    return replace(made, **changes)


def bare(**changes: Any) -> RoundFacts:
    """Return what a handbook of the first day knows: a round nobody began."""
    first = replace(one_round(), uid="", version=0, people=(), suggestions=(), filed=())
    blank = replace(first, meeting_on="", meeting_place="", chair="", recorder="")
    made = RoundFacts(branch=Branch(uid="b", name=""), members=(), round=blank, day=DAY)
    return replace(made, **changes)


def shortcomings() -> tuple[Shortcoming, ...]:
    return (
        Shortcoming(
            uid="h1",
            what="Nền nếp sinh hoạt tổ đảng chưa đều",
            found_by=FoundBy.REVIEW,
            year=2026,
            cause="Phân công chưa rõ",
            remedy="Phân công chi ủy viên dự từng tổ",
            responsible="m0",
            helpers="Tổ trưởng các tổ đảng",
            due="2027-03-31",
        ),
        Shortcoming(
            uid="h2",
            what="Chưa mạnh dạn phát biểu",
            member="m2",
            year=2025,
            remedy="Mỗi quý phát biểu hai lần",
            responsible="m2",
            due="2026-12",
            state=ShortcomingState.REMEDIED,
            notes=(RemedyNote(on="2026-10-03", text="Đã phát biểu 6 lần"),),
        ),
    )


def commitment(**changes: Any) -> Commitment:
    made = Commitment(
        uid="c1",
        member="m2",
        year=2026,
        made_on="2026-01-10",
        parts=(
            CommitmentPart(id="politics", text="Học tập đầy đủ nghị quyết của Đảng."),
            CommitmentPart(id="conduct", text="Giữ gìn lối sống giản dị."),
        ),
        confirmed_on="2026-01-20",
        checks=(CommitmentCheck(on="2026-06-30", when="mid", kept=Kept.WELL, text="Đúng kế"),),
    )
    return replace(made, **changes)


def four_good() -> FourGood:
    return FourGood(
        uid="g1",
        year=2026,
        registered_on="2026-01-15",
        lines=(
            FourGoodLine(id="1.1", good=1, text="Hoàn thành chỉ tiêu năm", verdict=Verdict.MET),
            FourGoodLine(id="2.1", good=2, text="Sinh hoạt đúng kỳ", verdict=Verdict.MET),
            FourGoodLine(id="3.1", good=3, text="Đoàn kết nội bộ", verdict=Verdict.NOT_MET),
            FourGoodLine(id="4.1", good=4, text="Đảng viên xếp loại tốt"),
        ),
        present=20,
        yes=19,
        proposed=Verdict.MET,
        voted_on="2026-12-05",
    )
