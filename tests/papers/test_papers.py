"""The sheets round a meeting and the list of members; the minutes have a file of their own."""

from dataclasses import replace
from datetime import date

from handbook.papers import invitation, member_list, sign_in
from handbook.records.meetings import MeetingKind
from handbook.records.members import Standing, StandingKind
from handbook.typeset.blocks import Signatures, Table
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

ISSUED = date(2026, 10, 30)


def table(document):
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def rows(document, s):
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in table(document).rows]


def head(document, s):
    return [" ".join(map(s.text, held.blocks)) for held in table(document).head[0]]


# ── sign-in sheet ────────────────────────────────────────────────────────────────────────────────


def test_blank_sheet_waits_for_signatures(s):
    document = sign_in.document(s.gathered(), s.meeting(place="Nhà văn hóa", starts_at="19:30"))
    assert head(document, s) == ["TT", "Họ và tên", "Tư cách", "Chữ ký", "Ghi chú"]
    lines = rows(document, s)
    assert len(lines) == 34
    assert [cell.strip() for cell in lines[0]] == ["1", "Trần Đức Ánh", "Chính thức", "", ""]
    said = s.lines(document)
    assert "Vào hồi 19 giờ 30 phút, ngày 03 tháng 11 năm 2026, tại Nhà văn hóa" in said
    assert any("được triệu tập: 31; có mặt: ........;" in line for line in said)
    assert s.lines(document, Look.NUMBER, Look.DRAFT) == []


def test_marked_sheet_tells_who_came(s):
    document = sign_in.document(s.gathered(), s.full_meeting())
    notes = {row[1]: row[4] for row in rows(document, s)}
    assert notes["Trần Đức Ánh"] == "Có mặt"
    assert notes["Phùng Minh Ánh"] == "Vắng có lý do (ốm)"
    assert notes["Triệu Kim Oanh"].startswith("Ủy viên Ban Chấp hành")
    assert any(
        "có mặt: 28 đồng chí (90,3%); vắng mặt có lý do: 03 đồng chí; vắng mặt không có lý do: "
        "không." in line
        for line in s.lines(document)
    )
    assert isinstance(document.blocks[-1], Signatures)


def test_marks_can_be_left_out(s):
    document = sign_in.document(s.gathered(), s.full_meeting(), blank=True)
    assert "Có mặt" not in [row[4] for row in rows(document, s)]


def test_head_of_the_sheet_repeats(s):
    pages = s.pdf_pages(to_pdf(sign_in.document(s.gathered(), s.meeting())))
    assert len(pages) == 2
    assert all("Họ và tên" in page and "Chữ ký" in page for page in pages)


# ── invitation ───────────────────────────────────────────────────────────────────────────────────


def test_invitation_says_who_when_where_what(s):
    document = invitation.document(s.gathered(), s.full_meeting(), ISSUED)
    said = s.lines(document)
    assert s.lines(document, Look.NUMBER) == []
    assert s.lines(document, Look.DOC_TYPE) == ["Giấy mời"]
    assert s.lines(document, Look.PLACE_DATE) == ["Hòa Phú, ngày 30 tháng 10 năm 2026"]
    assert "- Các đồng chí đảng viên Chi bộ thôn Lăng Quậy." in said
    assert "Thời gian: 19 giờ 30 phút, ngày 03 tháng 11 năm 2026 (Thứ Ba)." in said
    assert "Địa điểm: Nhà văn hóa thôn Lăng Quậy." in said
    assert "- Thảo luận nhiệm vụ tháng tới;" in said


def test_invitation_is_signed_for_the_branch(s):
    document = invitation.document(s.gathered(), s.full_meeting(), ISSUED)
    assert s.lines(document, Look.SIGN_AUTHORITY) == ["T/M CHI BỘ"]
    assert s.lines(document, Look.SIGN_TITLE) == ["Bí thư"]
    assert s.lines(document, Look.SIGN_NAME) == ["Hà Minh Khôi"]
    bold = [r for p in s.paragraphs(document.blocks) if p.look is Look.SIGN_TITLE for r in p.runs]
    assert not any(run.bold for run in bold)
    assert s.lines(document, Look.RECIPIENTS_LABEL) == ["Nơi nhận:"]
    assert s.lines(document, Look.RECIPIENTS) == ["- Như trên;", "- Lưu Chi bộ."]


def test_invitation_to_the_committee(s):
    document = invitation.document(s.gathered(), s.full_meeting(kind=MeetingKind.COMMITTEE), ISSUED)
    assert "- Các đồng chí trong chi ủy." in s.lines(document)


def test_invitation_printed_late_bears_the_meeting_s_day(s):
    document = invitation.document(s.gathered(), s.full_meeting(), date(2026, 12, 24))
    assert document.made_on == s.DAY


# ── list of members ──────────────────────────────────────────────────────────────────────────────


def test_members_are_listed_in_vietnamese_order(s):
    document = member_list.document(s.branch(), s.members(), s.DAY)
    assert document.landscape
    assert head(document, s) == [
        "TT", "Họ và tên", "Nam/ Nữ", "Ngày sinh", "Dân tộc", "Quê quán", "Ngày vào Đảng",
        "Ngày chính thức", "Số thẻ", "Chức vụ", "Tư cách", "Ghi chú",
    ]  # fmt: skip
    lines = rows(document, s)
    given = [line[1].split()[-1] for line in lines]
    assert given[:3] == ["Ánh"] * 3 and given[-1] == "Yên"
    assert given.index("Dũng") < given.index("Đạt") < given.index("Đông")
    secretary = next(line for line in lines if line[1] == "Hà Minh Khôi")
    assert secretary[2:11] == [
        "Nam", "01/01/1950", "Kinh", "xã Hòa Phú, tỉnh Tuyên Quang", "01/9/1990", "01/9/1991",
        "36.190000", "Bí thư", "Chính thức",
    ]  # fmt: skip


def test_totals_leave_visitors_apart(s):
    visitor = replace(
        s.member(40), standings=(Standing(kind=StandingKind.VISITING, since="2026-10"),)
    )
    document = member_list.document(s.branch(), (*s.members(), visitor), s.DAY)
    assert len(rows(document, s)) == 35
    totals = next(line for line in s.lines(document) if line.startswith("Tổng số"))
    assert totals.startswith("Tổng số: 34 đồng chí; trong đó: nam ")
    assert "chính thức 31; dự bị 03; được miễn công tác và sinh hoạt 02;" in totals
    assert totals.endswith("Đảng viên nơi khác đến sinh hoạt tạm thời: 01 đồng chí.")


def test_list_is_as_of_its_day(s):
    early = member_list.document(s.branch(), s.members(), date(2026, 1, 3))
    assert len(rows(early, s)) == 31  # three were admitted in February
    assert "(Tính đến ngày 03 tháng 01 năm 2026)" in s.lines(early)


def test_no_word_of_the_list_is_broken(s):
    document = replace(member_list.document(s.branch(), s.members(), s.DAY), page_numbers=False)
    pages = s.pdf_pages(to_pdf(document))
    assert len(pages) > 1
    assert all("Họ và tên" in page for page in pages)
    typed = {word for line in s.lines(document) for word in line.split()}
    read = {word for page in pages for word in page.split()}
    capitals = {word.upper() for word in typed}
    assert read - typed - capitals == set()


# ── all of them ──────────────────────────────────────────────────────────────────────────────────


def test_first_day_papers_print(s):
    empty = s.bare()
    for document in (
        sign_in.document(empty, s.meeting()),
        invitation.document(empty, s.meeting(), ISSUED),
        member_list.document(empty.branch, (), s.DAY),
    ):
        assert to_pdf(document).startswith(b"%PDF")
        assert to_docx(document).startswith(b"PK")


def test_pdf_and_word_say_the_same_words(s):
    for document in (
        sign_in.document(s.gathered(members=s.members(12)), s.full_meeting(12)),
        invitation.document(s.gathered(), s.full_meeting(), ISSUED),
        member_list.document(s.branch(), s.members(6), s.DAY),
    ):
        bare = replace(document, page_numbers=False)
        read = " ".join(s.pdf_pages(to_pdf(bare))).split()
        assert read == s.word_words(to_docx(bare)), document.title
