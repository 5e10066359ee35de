from dataclasses import replace

import pytest

from handbook.papers import conclusion, resolution, resolution_draft, words
from handbook.papers.catalog import Request
from handbook.records.assignments import AssignmentState, Progress
from handbook.records.meetings import MeetingKind
from handbook.records.resolutions import PartTable, ResolutionKind, ResolutionState
from handbook.typeset.looks import Look
from handbook.typeset.to_docx import to_docx
from handbook.typeset.to_pdf import to_pdf

NQ, KL = ResolutionKind.RESOLUTION, ResolutionKind.CONCLUSION


@pytest.fixture
def made(store, s):
    """Return the facts of a whole meeting and its first draft."""
    meeting = store.meetings.by_uid("now")
    gathered = resolution.gather(store, meeting)
    gathered = replace(gathered, earlier=s.earlier())
    return gathered, meeting, resolution_draft.drafted(gathered, meeting, NQ)


def words_of(s, document) -> str:
    return " ".join("\n".join(s.pdf_pages(to_pdf(document))).split())


def issued(draft, number=5):
    return replace(draft, state=ResolutionState.ISSUED, number=number)


def test_first_draft_is_written_from_the_meeting(made):
    _, _, draft = made
    assert draft.subject == "Lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026"
    assert "Chi bộ đã lãnh đạo thực hiện cơ bản" in draft.leadership
    assert draft.directions.splitlines()[1].startswith("Tập trung lãnh đạo thu hoạch")
    assert draft.politics.startswith("Đồng chí Bí thư quán triệt")
    assert "Biểu dương: đồng chí" in draft.praises and "Nhắc nhở: đồng chí" in draft.praises
    assert draft.quality.startswith("Hạn chế: Còn ít ý kiến phát biểu.")
    assert "trong 02 ngày" in draft.duties
    assert "vắng mặt có lý do: 03 đồng chí" in draft.opening
    assert "thời lượng 105 phút" in draft.opening
    assert draft.recipients.splitlines()[0] == "Đảng ủy xã Hòa Phú (báo cáo)"
    assert draft.vote == 0


def test_conclusion_and_other_kinds_of_meeting_have_their_own_words(made):
    gathered, meeting, _ = made
    assert "kết luận như sau" in resolution_draft.drafted(gathered, meeting, KL).opening
    other = replace(meeting, kind=MeetingKind.THEMATIC)
    draft = resolution_draft.drafted(gathered, other, NQ)
    assert draft.subject.startswith("Về nội dung sinh hoạt chuyên đề")
    shown = resolution.facts(gathered, other, draft)
    assert (shown["reviewed"], shown["month"]) == ("", "")


def test_basis_cites_what_was_in_force_in_the_form_of_the_guide(made):
    gathered, meeting, draft = made
    assert draft.basis.splitlines() == [
        "Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Trung ương về nâng cao chất lượng sinh "
        "hoạt chi bộ",
        "Căn cứ Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương về quy trình, "
        "nội dung, chấm điểm sinh hoạt chi bộ",
    ]
    early = replace(meeting, date=meeting.date.replace(year=2025, month=8))
    assert "12-HD/BTCTW, ngày 06/7/2018" in resolution_draft.drafted(gathered, early, NQ).basis


def test_paper_has_its_four_parts_and_tables(made, s):
    gathered, meeting, draft = made
    said = words_of(s, resolution.document(gathered, meeting, issued(draft)))
    assert "I. ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THÁNG 10 NĂM 2026" in said
    assert "II. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 11 NĂM 2026" in said
    assert "III. PHÂN CÔNG NHIỆM VỤ VÀ TỔ CHỨC THỰC HIỆN" in said
    assert "IV. TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT" in said
    first = resolution.facts(gathered, meeting, draft)["results_rows"][0]
    assert (first["before"], first["result"]) == (
        "Mới giao ngày 03/10/2026",
        "Hoàn thành; vượt 02 hộ",
    )
    assert "Đã hoàn thành 01/02 việc được giao, cụ thể:" in said
    assert "Người thực hiện" in said
    assert "Số 05-NQ/CB" in said and "Hòa Phú, ngày 03 tháng 11 năm 2026" in said
    assert "được 25 đồng chí biểu quyết tán thành (giơ tay); ý kiến khác: 01, đạt" in said
    assert "tính trên" in said and "đảng viên chính thức được triệu tập" in said
    assert "- Lưu Chi bộ. T/M CHI BỘ BÍ THƯ Hà Minh Khôi" in said


def test_ends_of_lines_and_the_signature_follow_the_guide(made):
    gathered, meeting, draft = made
    facts = resolution.facts(gathered, meeting, draft)
    assert [line[-1] for line in facts["basis"]] == [";", ","]
    assert facts["recipients"][-1] == "Lưu Chi bộ."
    assert all(line.endswith(";") for line in facts["recipients"][:-1])
    assert facts["sign"] == {"authority": "T/M CHI BỘ", "title": "Bí thư", "name": "Hà Minh Khôi"}
    document = resolution.document(gathered, meeting, draft)
    assert not document.looks[Look.SIGN_TITLE].bold


def test_authority_and_signer_can_be_chosen(made):
    gathered, _, draft = made
    chosen = replace(draft, authority="T/M CHI ỦY", signer="m2")
    sign = resolution.signer(gathered, chosen)
    assert (sign["authority"], sign["title"]) == ("T/M CHI ỦY", "Phó Bí thư")
    assert sign["name"] == gathered.members[[m.uid for m in gathered.members].index("m2")].name


def test_a_draft_says_so_and_leaves_its_number_blank_until_it_has_one(made, s):
    gathered, meeting, draft = made
    document = resolution.document(gathered, meeting, draft)
    assert document.draft == "DỰ THẢO"
    assert "Số 05" not in words_of(s, document)
    withdrawn = resolution.document(gathered, meeting, replace(draft, number=5))
    assert withdrawn.draft == "DỰ THẢO"
    assert "Số 05" in words_of(s, withdrawn)
    sealed = resolution.document(gathered, meeting, issued(draft), mark="AB12-CD34")
    assert (sealed.draft, sealed.footer) == ("", "Dấu vân: AB12-CD34")


def test_empty_parts_and_tables_left_out_close_the_numbers_up(made):
    gathered, meeting, draft = made
    bare = replace(draft, politics="", results="", directions="", tables=(), quality="", vote=None)
    facts = resolution.facts(gathered, meeting, bare)
    assert (facts["no"]["politics"], facts["no"]["leadership"]) == ("", "1")
    assert (facts["no"]["review"], facts["no"]["directions"], facts["no"]["duties"]) == (
        "I",
        "",
        "II",
    )
    assert facts["no"]["quality"] == "" and facts["vote"] == {} and facts["results_rows"] == ()
    only = replace(bare, tables=(PartTable.SCORES,))
    assert resolution.facts(gathered, meeting, only)["no"]["quality"] == "III"


def test_state_at_the_beginning_is_new_or_what_was_noted_before(made, s):
    _, meeting, _ = made
    (first, *_) = s.given()
    fresh = replace(first, progress=())
    assert words.opening_state(fresh, meeting).startswith("Mới giao ngày ")
    before = Progress(
        meeting="then",
        on=meeting.date.replace(month=10),
        state=AssignmentState.OPEN,
        result="đạt một nửa",
    )
    followed = replace(first, progress=(before,))
    assert words.opening_state(followed, meeting) == "Đang thực hiện; đạt một nửa"


def test_catalogue_prints_the_kept_one_and_a_draft_of_what_is_not_begun(store, s, made):
    _, _, draft = made
    with store.session.change("Soạn"):
        store.resolutions.put(replace(draft, subject="Trích yếu đã sửa"))
    request = Request(meeting="now", day=s.DAY)
    assert "Trích yếu đã sửa" in words_of(s, resolution.build(store, request))
    said = words_of(s, conclusion.build(store, request))
    assert "KẾT LUẬN" in said and "-KL/CB" in said


def test_old_spelling_reaches_drafted_words(made):
    gathered, meeting, _ = made
    choices = replace(gathered.branch.choices, old_spelling=True)
    old = replace(gathered, branch=replace(gathered.branch, choices=choices))
    assert "Chi uỷ" in resolution_draft.drafted(old, meeting, NQ).duties


def test_pdf_and_word_say_the_same_words(made, s):
    gathered, meeting, draft = made
    document = resolution.document(gathered, meeting, issued(draft))
    assert to_docx(document).startswith(b"PK")
    assert to_pdf(document) == to_pdf(document)
