"""Minutes of the review meeting: the collective first, then the head; comments and answers."""

import re
from dataclasses import replace

from handbook.papers import review_minutes
from handbook.papers.catalog import PAPERS, Request
from handbook.papers.private_papers import reviews_told
from handbook.records.meetings import Mark
from handbook.records.members import Standing, StandingKind
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf


def test_order_of_review(r, s):
    document = review_minutes.document(r.facts())
    assert s.lines(document, Look.SUBHEADING) == [
        "1. Chi bộ thôn Lăng Quậy",
        "2. Đồng chí Hà Minh Khôi, Bí thư chi bộ",
        "3. Đồng chí Lý Thu Hằng, Phó Bí thư chi bộ",
        "4. Đồng chí Ma Văn Đạt",
        "5. Đồng chí Trần Quang Vượng",
    ]


def test_what_was_said_and_answered(r, s):
    lines = s.lines(review_minutes.document(r.facts()))
    assert (
        "- Ý kiến đồng chí Trần Quang Vượng: Cần phát biểu nhiều hơn. Tiếp thu, giải trình: Xin "
        "tiếp thu." in lines
    )
    assert "- Ý kiến đồng chí Triệu Kim Oanh: Ghi nhận sự cố gắng của đồng chí." in lines
    assert "- Phùng Thị Ánh (kết nạp ngày 01/9/2026, chưa đủ 6 tháng)." in lines
    assert "- Việc thu quỹ chậm" in lines


def test_roll_is_the_meeting_s_when_it_is_kept(r, s):
    meeting = s.full_meeting()
    facts = r.facts(meeting=meeting, members=s.members())
    lines = s.lines(review_minutes.document(facts))
    (roll,) = (line for line in lines if line.startswith("3. Thành phần"))
    assert "có mặt: 28 đồng chí" in roll and "(đi công tác)" in roll
    assert any("Triệu Kim Oanh, Ủy viên" in line for line in lines)


def test_who_is_not_called_is_not_absent(r, s):
    meeting, members = s.full_meeting(), s.members()
    absent = next(a.member for a in meeting.attendance if a.mark is Mark.EXCUSED)
    away = (Standing(kind=StandingKind.AWAY, since="2026-01"),)
    there = [replace(m, standings=away) if m.uid == absent else m for m in members]
    told = []
    for people in (members, there):
        facts = r.facts(meeting=meeting, members=tuple(people))
        whole = s.lines(review_minutes.document(facts))
        (roll,) = (line for line in whole if line.startswith("3. Thành phần"))
        told.append([int(n) for n in re.findall(r"(\d+) đồng chí", roll)])
    (called, present, away_of_all), (fewer, *others) = told
    assert called == present + away_of_all
    assert (fewer, others) == (called - 1, [present, away_of_all - 1])


def test_blank_minutes_have_room_to_write(r, s):
    document = review_minutes.document(r.facts(), blank=True)
    assert "Cần phát biểu nhiều hơn." not in s.whole(document)
    assert sum(set(line) == {"."} for line in s.lines(document)) > 20
    assert to_pdf(document).startswith(b"%PDF") and to_docx(document).startswith(b"PK")


def test_form_to_be_written_by_hand_tells_of_no_review(store, r, s):
    with store.session.change("Đợt"):
        store.rounds.put(replace(r.one_round(), version=0))
        for one in r.reviews():
            store.reviews.put(replace(one, version=0))
    for fill in ("part", "blank"):
        request = Request(day=s.DAY, round="r26", fill=fill)
        whole = s.whole(PAPERS["review-minutes"].build(store, request))
        assert "Cần phát biểu nhiều hơn." not in whole and "Nhà văn hóa" in whole
        assert reviews_told(store, "review-minutes", request) == ()
    assert len(reviews_told(store, "review-minutes", Request(day=s.DAY, round="r26"))) == 5
