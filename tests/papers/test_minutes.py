import re
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.papers import minutes
from handbook.records.meetings import (
    Guest,
    MeetingKind,
    MeetingState,
    Praise,
    Speech,
    Vote,
)
from handbook.records.settings import PaperChoices
from handbook.typeset.blocks import Columns, Signatures, Table
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

HEADS = (Look.HEADING, Look.SUBHEADING)


def made(s, **changes):
    return minutes.document(s.gathered(), s.full_meeting(**changes))


def sealed(s, **changes):
    meeting = s.full_meeting(state=MeetingState.SEALED, number=11, **changes)
    return minutes.document(s.gathered(), meeting, mark="AB12-CD34")


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table, s):
    return [[" ".join(map(s.text, held.blocks)) for held in row] for row in table.rows]


# ── what the minutes say ─────────────────────────────────────────────────────────────────────────


def test_whole_meeting_has_the_skeleton(s):
    assert s.lines(made(s), *HEADS) == [
        "I. THÀNH PHẦN THAM DỰ",
        "II. NỘI DUNG VÀ DIỄN BIẾN",
        "1. Mở đầu",
        "2. Kết quả thực hiện nghị quyết, kết luận tháng 10 năm 2026",
        "3. Đánh giá đảng viên thực hiện nhiệm vụ; biểu dương, nhắc nhở",
        "4. Thông tin, định hướng; học tập, quán triệt",
        "5. Thảo luận",
        "6. Tự phê bình và phê bình",
        "III. QUYẾT NGHỊ VÀ BIỂU QUYẾT",
        "1. Kết luận của chủ trì",
        "2. Nhiệm vụ tháng tới, phân công thực hiện",
        "3. Biểu quyết",
        "4. Chấm điểm chất lượng buổi sinh hoạt",
    ]


def test_roll_is_counted_and_named(s):
    said = s.lines(made(s))
    assert (
        "1. Tổng số đảng viên: 34 đồng chí; trong đó chính thức 31, dự bị 03; được miễn công tác "
        "và sinh hoạt 02; sinh hoạt tạm thời nơi khác 01." in said
    )
    assert (
        "Có mặt: 28 đồng chí (chính thức 25, dự bị 03), đạt 90,3% số đảng viên được triệu tập. "
        "Vắng mặt có lý do: 03 đồng chí, gồm: Phùng Minh Ánh (ốm), Nguyễn Thị Phương Hạnh (đi công "
        "tác), Ma Quang Yên (việc gia đình). Vắng mặt không có lý do: không." in said
    )
    assert "Dự họp tuy không thuộc diện triệu tập: Ma Minh Đông (miễn sinh hoạt)." in said
    assert (
        "3. Chủ trì: đồng chí Hà Minh Khôi, Bí thư chi bộ. Thư ký: đồng chí Lý Thu Hằng, Chi ủy "
        "viên, do chủ trì giới thiệu, hội nghị nhất trí." in said
    )


def test_opening_names_hour_date_place_and_meeting(s):
    assert s.lines(made(s), Look.BODY)[0] == (
        "Hôm nay, hồi 19 giờ 30 phút, ngày 03 tháng 11 năm 2026, tại Nhà văn hóa thôn Lăng Quậy, "
        "Chi bộ thôn Lăng Quậy tổ chức sinh hoạt chi bộ thường kỳ tháng 11 năm 2026."
    )


def test_dues_and_agenda(s):
    said = s.lines(made(s))
    dues = "đã nộp 32/34 đồng chí; chưa nộp: Ma Văn Đạt, Trần Quang Vượng."
    assert f"Tình hình nộp đảng phí: {dues}" in said
    assert "- Thảo luận nhiệm vụ tháng tới;" in said
    assert "- Chấm điểm chất lượng buổi sinh hoạt; thông qua biên bản." in said


def test_results_and_tasks_stand_in_tables(s):
    results, tasks, scores = tables(made(s))
    assert cells(results, s) == [
        [
            "1",
            "Vận động 12 hộ hiến đất mở đường vào khu sản xuất Nà Luông",
            "Hà Minh Khôi; hạn 25/10/2026",
            "Mới giao ngày 03/10/2026",
            "Hoàn thành; vượt 02 hộ",
        ],
        [
            "2",
            "Khắc phục hạn chế về nền nếp sinh hoạt tổ đảng số 2",
            "Phùng Minh Ánh; hạn 30/10/2026",
            "Mới giao ngày 03/10/2026",
            "Đang thực hiện",
        ],
    ]
    assert cells(tasks, s)[1:3] == [
        ["2", "Chuẩn bị Ngày hội Đại đoàn kết", "Lý Thu Hằng, Trần Quang Vượng", "18/11/2026", ""],
        ["3", "Rà soát quần chúng ưu tú", "Đoàn Thanh niên", "30/11/2026", ""],
    ]
    assert [cells(scores, s)[5][place] for place in (0, 2, 3, 4)] == [
        "4.2",
        "25",
        "21,5",
        "Mới có 05 ý kiến phát biểu",
    ]


def test_speeches_keep_their_paragraphs_and_answers(s):
    said = s.lines(made(s))
    start = said.index("Có 05 đồng chí phát biểu ý kiến:")
    assert said[start + 1].startswith("Đồng chí Trần Quang Vượng: Nhất trí với báo cáo; đề nghị")
    assert said[start + 2] == "Đề nghị chi bộ có ý kiến với xã về đường điện."
    assert said[start + 3] == "Chủ trì tiếp thu, giao chi ủy bổ sung."
    assert "Chủ trì trả lời: Xã đã có kế hoạch trong quý IV." in said
    assert "Đồng chí Triệu Kim Oanh: Ghi nhận kết quả của chi bộ." in said


def test_vote_says_its_base_in_words(s):
    assert (
        "Tán thành: 25; không tán thành: 0; ý kiến khác: 01. Tỷ lệ tán thành 86,2%, tính trên 29 "
        "đảng viên chính thức được triệu tập, không tính 01 đồng chí được miễn sinh hoạt "
        "vắng mặt và 01 đồng chí sinh hoạt tạm thời nơi khác; cần quá nửa, từ 15 đồng chí tán "
        "thành trở lên. Kết quả: được thông qua." in s.lines(made(s))
    )


def test_vote_not_counted_or_counted_wrongly_is_left_open(s):
    votes = (Vote(matter="Một"), Vote(matter="Hai", yes=33), Vote(matter="Ba", yes=3, no=20))
    said = s.whole(made(s, votes=votes))
    assert "a) Nội dung: Một. Hình thức: giơ tay." in said
    assert "Tán thành: …; không tán thành: …; ý kiến khác: …. Tỷ lệ tán thành …, tính" in said
    assert said.count("Kết quả: …") == 2
    assert said.count("Kết quả: không được thông qua.") == 1


def test_score_is_the_branch_s_own(s):
    said = s.whole(made(s))
    assert "Chi bộ tự chấm 93,5/100 điểm, tự xếp loại: Tốt. Cấp ủy cấp trên xem xét" in said
    assert "Hạn chế: Còn ít ý kiến phát biểu." in said
    assert "Biện pháp khắc phục: Gửi trước nội dung để đảng viên chuẩn bị ý kiến." in said


def test_praise_is_grouped(s):
    said = s.lines(made(s))
    assert (
        "Biểu dương: đồng chí Trần Quang Vượng (vận động được 12 hộ hiến đất mở đường); đồng chí "
        "Hoàng Đức Oanh (tham gia đầy đủ Tết trồng cây)." in said
    )
    assert "Nhắc nhở: đồng chí Phùng Minh Ánh (nộp báo cáo chậm)." in said


def test_end_of_the_meeting(s):
    assert (
        "29 đồng chí dự họp nhất trí thông qua. Buổi họp kết thúc vào hồi 21 giờ 15 phút cùng"
        in (s.whole(made(s)))
    )
    late = s.whole(made(s, ends_at="00:10"))
    assert "kết thúc vào hồi 00 giờ 10 phút, ngày 04 tháng 11 năm 2026." in late


# ── parts with nothing in them ───────────────────────────────────────────────────────────────────


def test_numbers_close_up_over_empty_parts(s):
    empty = {"report": "", "assessment": "", "praises": (), "documents": "", "conclusions": ()}
    meeting = s.full_meeting(**empty, guests=(), scores=(), weak_points="", remedies="")
    document = minutes.document(s.gathered(earlier=()), meeting)
    assert s.lines(document, *HEADS) == [
        "I. THÀNH PHẦN THAM DỰ",
        "II. NỘI DUNG VÀ DIỄN BIẾN",
        "1. Mở đầu",
        "2. Thảo luận",
        "3. Tự phê bình và phê bình",
        "III. QUYẾT NGHỊ VÀ BIỂU QUYẾT",
        "1. Nhiệm vụ tháng tới, phân công thực hiện",
        "2. Biểu quyết",
    ]
    assert any(line.startswith("2. Chủ trì: ") for line in s.lines(document))


def test_decisions_move_up_when_nothing_was_noted_before(s):
    document = minutes.document(s.gathered(earlier=()), s.meeting(conclusions=("Một",)))
    assert s.lines(document, *HEADS)[1:] == [
        "II. QUYẾT NGHỊ VÀ BIỂU QUYẾT",
        "1. Kết luận của chủ trì",
        "2. Nhiệm vụ tháng tới, phân công thực hiện",
    ]


@pytest.mark.parametrize("kind", MeetingKind)
def test_almost_empty_meeting_prints(s, kind):
    document = minutes.document(s.bare(), s.meeting(kind=kind))
    said = s.whole(document)
    assert "Hôm nay, hồi … giờ … phút, ngày 03 tháng 11 năm 2026, tại …, Chi bộ … tổ chức" in said
    committee = kind is MeetingKind.COMMITTEE
    who = "Người ghi biên bản: …." if committee else "Thư ký: …, do chủ trì"
    assert f"Chủ trì: … {who}" in said
    assert s.lines(document, *HEADS) == ["I. THÀNH PHẦN THAM DỰ"]
    assert to_pdf(document).startswith(b"%PDF")
    assert to_docx(document).startswith(b"PK")


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (MeetingKind.REGULAR, "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"),
        (MeetingKind.THEMATIC, "Sinh hoạt chuyên đề tháng 11 năm 2026"),
        (MeetingKind.COMMITTEE, "Họp chi ủy tháng 11 năm 2026"),
        (MeetingKind.EXTRAORDINARY, "Sinh hoạt chi bộ bất thường tháng 11 năm 2026"),
    ],
)
def test_kinds_have_their_own_title(s, kind, subject):
    document = made(s, kind=kind)
    assert s.lines(document, Look.SUBJECT) == [subject]
    regular = kind is MeetingKind.REGULAR
    assert ("Khắc phục hạn chế về nền nếp" in s.whole(document)) is regular


def test_someone_unknown_is_no_error(s):
    meeting = s.full_meeting(
        chair="gone", speeches=(Speech(member="gone", text="x"),), praises=(Praise(member="gone"),)
    )
    assert "Đồng chí …: x" in s.lines(minutes.document(s.gathered(), meeting))


# ── form (DOMAIN §1.9) ───────────────────────────────────────────────────────────────────────────


def test_draft_says_so_and_leaves_the_number_blank(s):
    document = made(s)
    assert document.draft == "DỰ THẢO"
    assert document.footer == ""
    assert s.lines(document, Look.NUMBER) == ["Số      -BB/CB"]


def test_reopened_minutes_show_the_number_they_keep(s):
    document = made(s, number=11)
    assert document.draft == "DỰ THẢO"
    assert s.lines(document, Look.NUMBER) == ["Số 11-BB/CB"]


def test_sealed_bears_number_and_mark(s):
    document = sealed(s)
    assert document.draft == ""
    assert document.footer == "Dấu vân: AB12-CD34"
    assert s.lines(document, Look.NUMBER) == ["Số 11-BB/CB"]
    assert s.lines(sealed(s), Look.NUMBER)[0].count(":") == 0


def test_number_has_two_digits_below_ten(s):
    document = minutes.document(s.gathered(), s.full_meeting(state=MeetingState.SEALED, number=2))
    assert s.lines(document, Look.NUMBER) == ["Số 02-BB/CB"]


def test_star_stands_under_the_issuing_body(s):
    head = sealed(s).blocks[0]
    assert isinstance(head, Columns)
    assert [p.look for p in head.cells[0]] == [
        Look.PARENT_BODY, Look.ISSUING_BODY, Look.STAR, Look.NUMBER,
    ]  # fmt: skip
    assert s.lines(sealed(s), Look.PLACE_DATE) == []


@pytest.mark.parametrize("month", range(1, 13))
def test_zero_rule_of_dates(s, month):
    said = s.whole(made(s, date=date(2026, month, 3)))
    named = f"{month:02d}" if month < 3 else str(month)
    assert f"ngày 03 tháng {named} năm 2026" in said
    assert f"thường kỳ tháng {named} năm 2026" in said
    assert not re.search(r"tháng (0[3-9]|[12] )", said)


def test_signers_stand_under_their_captions_without_titles(s):
    signatures = made(s).blocks[-1]
    assert isinstance(signatures, Signatures)
    recorder, chair = ([p for p in half if hasattr(p, "look")] for half in signatures.cells)
    assert [(p.look, s.text(p)) for p in recorder] == [
        (Look.SIGN_AUTHORITY, "NGƯỜI GHI BIÊN BẢN"),
        (Look.SIGN_NAME, "Lý Thu Hằng"),
        (Look.RECIPIENTS, "Lưu Chi bộ."),
    ]
    assert [(p.look, s.text(p)) for p in chair] == [
        (Look.SIGN_AUTHORITY, "CHỦ TRÌ HỘI NGHỊ"),
        (Look.SIGN_NAME, "Hà Minh Khôi"),
    ]


def test_choices_of_the_branch(s):
    choices = PaperChoices(
        minutes_place_and_date=True,
        minutes_dashes=False,
        minutes_number=False,
        minutes_keep_line=False,
        initials_line=True,
        duplex=True,
        recorder_caption="THƯ KÝ",
        chair_caption="CHỦ TRÌ",
        old_spelling=True,
    )
    meeting = s.full_meeting(state=MeetingState.SEALED, number=11, self_criticism="Chi ủy góp ý.")
    document = minutes.document(
        s.gathered(branch=s.branch(choices=choices)), meeting, mark="AB12-CD34"
    )
    assert s.lines(document, Look.PLACE_DATE) == ["Hòa Phú, ngày 03 tháng 11 năm 2026"]
    assert s.lines(document, Look.SUBJECT_RULE, Look.NUMBER, Look.RECIPIENTS) == []
    assert document.footer.startswith("Ký tắt") and document.footer.endswith("Dấu vân: AB12-CD34")
    assert document.duplex
    assert s.lines(document, Look.SIGN_AUTHORITY) == ["THƯ KÝ", "CHỦ TRÌ"]
    said = s.whole(document)
    assert "Lý Thu Hằng, Chi uỷ viên" in said
    assert "Cấp uỷ cấp trên" in said
    assert "Chi ủy góp ý." in said  # what people typed stays as typed
    assert s.lines(
        minutes.document(
            s.gathered(branch=s.branch(choices=choices)), s.meeting(kind=MeetingKind.COMMITTEE)
        ),
        Look.SUBJECT,
    ) == ["Họp chi uỷ tháng 11 năm 2026"]


def test_old_minutes_keep_the_old_head_and_format(s):
    old = made(s, date=date(2025, 3, 3))
    assert s.lines(old, Look.PARENT_BODY) == ["Đảng bộ huyện Sông Trăng"]
    assert old.looks != made(s).looks


# ── on paper ─────────────────────────────────────────────────────────────────────────────────────


def test_pdf_and_word_say_the_same_words_in_order(s):
    # One score, so that no table is split: a split one repeats its head in the PDF alone.
    document = replace(sealed(s, scores=s.scores()[:1]), footer="", page_numbers=False)
    expected = s.word_words(to_docx(document))
    read = " ".join(s.pdf_pages(to_pdf(document))).split()
    assert read == expected
    caps = {Look.PARENT_BODY, Look.ISSUING_BODY, Look.PARTY_TITLE, Look.DOC_TYPE}
    typed = [
        word
        for p in s.paragraphs(document.blocks)
        for word in (s.text(p).upper() if p.look in caps else s.text(p)).split()
    ]
    assert typed == expected


@pytest.mark.parametrize("speakers", range(4, 20))
def test_no_heading_ends_a_page_and_no_signature_stands_alone(s, speakers):
    document = replace(
        minutes.document(s.gathered(), s.long_meeting(speakers)), page_numbers=False, draft=""
    )
    heads = set(s.lines(document, *HEADS))
    pages = s.pdf_pages(to_pdf(document))
    assert len(pages) >= 5
    assert [
        page.strip().split("\n")[-1] for page in pages if page.strip().split("\n")[-1] in heads
    ] == []
    last = pages[-1]
    assert "CHỦ TRÌ HỘI NGHỊ" in last and "Hà Minh Khôi" in last and "Lưu Chi bộ." in last
    assert "kết thúc vào hồi 21 giờ 15 phút" in " ".join(last.split())


def test_pages_are_numbered_from_the_second(s):
    pages = s.pdf_pages(to_pdf(minutes.document(s.gathered(), s.long_meeting())))
    assert len(pages) == 6
    assert all("DỰ THẢO" in page for page in pages)
    assert "2" in pages[1].split()[:3]


def test_fresh_page_comes_before_the_next_key(s):
    gathered, meeting = s.gathered(), s.long_meeting()
    minutes.document(gathered, meeting)
    spent = []
    for number in range(5):
        typed = replace(meeting, self_criticism=f"Chữ {number}")
        start = time.thread_time()
        minutes.document(gathered, typed)
        spent.append(time.thread_time() - start)
    assert min(spent) < 0.03


# ── text of records is never markup ──────────────────────────────────────────────────────────────

MARKUP = st.text(
    alphabet=st.sampled_from("ab1 .|*#<>&{}[]()_-+:~`$%\\/!ạơư“…"), min_size=1, max_size=30
).filter(lambda t: t.strip())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=MARKUP)
def test_typed_text_appears_literally(s, typed):
    shown = " ".join(typed.split())
    meeting = s.full_meeting(
        place=typed,
        purpose=typed,
        report=f"{typed}\n{typed}",
        documents=typed,
        speeches=(Speech(name=typed, text=typed),),
        self_criticism=typed,
        conclusions=(typed,),
        guests=(Guest(name=typed, position=typed),),
    )
    tasks = (s.assignment(typed, product=typed),)
    document = minutes.document(s.gathered(assignments=tasks), meeting)
    said = [" ".join(line.split()) for line in s.lines(document)]
    assert said.count(shown) >= 8  # purpose, report twice, documents, criticism, conclusion, table
    assert f"Đồng chí {shown}: {shown}" in said
    assert f"2. Đại biểu, khách mời: đồng chí {shown}, {shown}." in said
    assert any(f"tại {shown}, Chi bộ" in line for line in said)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(typed=st.text(max_size=40))
def test_any_text_prints(s, typed):
    meeting = s.full_meeting(place=typed, report=typed, conclusions=(typed, typed))
    document = minutes.document(s.gathered(), meeting)
    assert to_pdf(document).startswith(b"%PDF")
    assert to_docx(document).startswith(b"PK")
