"""A fictional branch and its meetings as values, a store that keeps them, and readers of papers."""

import importlib.util
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from handbook.papers.gathered import Gathered
from handbook.records import rules
from handbook.records.assignments import Assignment, AssignmentState, Progress
from handbook.records.meetings import (
    Attendance,
    Guest,
    Mark,
    Meeting,
    Method,
    Praise,
    PraiseKind,
    Score,
    Speech,
    Vote,
)
from handbook.records.members import Member, Position, Sex, Standing, StandingKind
from handbook.records.settings import Branch, ParentBody
from handbook.store import engine
from handbook.store.migrations import STEPS
from handbook.store.session import Session
from handbook.store.store import Store
from handbook.typeset import blocks as b
from handbook.typeset import items
from handbook.typeset.looks import Look

DAY = date(2026, 11, 3)
FAMILY = ("Hà", "Lý", "Ma", "Trần", "Nguyễn", "Hoàng", "Phùng")
MIDDLE = ("Minh", "Thu", "Văn", "Quang", "Thị Phương", "Đức")
GIVEN = ("Khôi", "Hằng", "Đạt", "Vượng", "Hạnh", "Oanh", "Ánh", "Dũng", "Đông", "Yên", "Ước")


@pytest.fixture(scope="session")
def s() -> ModuleType:
    """Return this module: its samples are values made anew by each call."""
    return sys.modules[__name__]


@pytest.fixture(scope="session")
def r() -> ModuleType:
    """Return the samples of a review round."""
    return _beside("review_samples")


@pytest.fixture(scope="session")
def t() -> ModuleType:
    """Return the samples of breakthrough tasks."""
    return _beside("task_samples")


def _beside(name: str) -> ModuleType:
    file = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a real store with the sample branch, its members and one whole meeting in it."""
    db = engine.connect(tmp_path / "chi-bo.sotay", "5a" * 32, new=True)
    engine.apply(db, STEPS)
    noon = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
    session = Session(db=db, path=tmp_path / "chi-bo.sotay", clock=lambda: noon, who="thu")
    made = Store(session)
    with session.change("Thử"):
        made.branch.put(branch())
        for each in members():
            made.members.put(each)
        made.meetings.put(full_meeting())
        for each in given():
            made.assignments.put(each)
    yield made
    db.close()


def branch(**changes: Any) -> Branch:
    made = Branch(
        uid="b",
        name="Chi bộ thôn Lăng Quậy",
        place="Hòa Phú",
        parents=(
            ParentBody(name="Đảng bộ huyện Sông Trăng"),
            ParentBody(name="Đảng bộ xã Hòa Phú", since="2025-07-01"),
        ),
    )
    return replace(made, **changes)


def members(count: int = 34) -> tuple[Member, ...]:
    return tuple(member(number) for number in range(count))


def member(number: int) -> Member:
    posts = {0: Position.SECRETARY, 1: Position.COMMITTEE, 2: Position.DEPUTY}
    standings = {
        30: (Standing(kind=StandingKind.EXEMPT, since="2024-01"),),
        31: (Standing(kind=StandingKind.EXEMPT, since="2023"),),
        32: (
            Standing(kind=StandingKind.AWAY, since="2026-05-01", place="Chi bộ phường Tân Giang"),
        ),
    }
    probationary = number in (27, 28, 29)
    return Member(
        uid=f"m{number}",
        name=f"{FAMILY[number % 7]} {MIDDLE[number % 6]} {GIVEN[number % 11]}",
        sex=Sex.FEMALE if MIDDLE[number % 6] in ("Thu", "Thị Phương") else Sex.MALE,
        birth_date=f"{1950 + number}-0{number % 9 + 1}-{number % 27 + 1:02d}",
        ethnicity=("Kinh", "Tày", "Cao Lan")[number % 3],
        home_town="xã Hòa Phú, tỉnh Tuyên Quang",
        admitted_on="2026-02-03" if probationary else f"{1990 + number}-09-0{number % 9 + 1}",
        official_on="" if probationary else f"{1991 + number}-09-0{number % 9 + 1}",
        card_number="" if probationary else f"36.19{number:04d}",
        position=posts.get(number, Position.MEMBER),
        standings=standings.get(number, ()),
    )


def meeting(**changes: Any) -> Meeting:
    """Return an almost empty meeting."""
    return replace(Meeting(uid="now", date=DAY), **changes)


def full_meeting(count: int = 34, **changes: Any) -> Meeting:
    """Return a whole meeting: 3 absent with reasons, 5 speakers, 1 vote, scores."""
    absent = {4: "Đi công tác", 6: "Ốm", 9: "Việc gia đình"}
    roll = tuple(
        Attendance(
            member=f"m{n}",
            mark=Mark.UNMARKED if n in (31, 32) else Mark.EXCUSED if n in absent else Mark.PRESENT,
            reason=absent.get(n, ""),
        )
        for n in range(count)
    )
    made = Meeting(
        uid="now",
        date=DAY,
        starts_at="19:30",
        ends_at="21:15",
        place="Nhà văn hóa thôn Lăng Quậy",
        chair="m0",
        recorder="m1",
        agenda=(
            "Tuyên bố lý do, giới thiệu đại biểu; cử thư ký; điểm danh; thông báo nộp đảng phí",
            "Báo cáo kết quả thực hiện nghị quyết, kết luận tháng trước.",
            "Thảo luận nhiệm vụ tháng tới",
            "Chấm điểm chất lượng buổi sinh hoạt; thông qua biên bản;",
        ),
        attendance=roll,
        guests=(
            Guest(
                name="Triệu Kim Oanh", position="Ủy viên Ban Chấp hành Đảng bộ xã, phụ trách chi bộ"
            ),
        ),
        purpose="Đồng chí chủ trì tuyên bố lý do, giới thiệu đại biểu.",
        dues_due=34,
        dues_paid=32,
        dues_unpaid="Ma Văn Đạt, Trần Quang Vượng",
        report=(
            "Chi bộ đã lãnh đạo thực hiện cơ bản các nội dung nghị quyết tháng 10 đề ra.\n"
            "Tư tưởng của đảng viên và Nhân dân ổn định, tin tưởng vào sự lãnh đạo của Đảng."
        ),
        assessment="Đảng viên chấp hành sự phân công của chi bộ, hoàn thành nhiệm vụ được giao.",
        praises=(
            Praise(member="m3", reason="vận động được 12 hộ hiến đất mở đường"),
            Praise(member="m5", reason="tham gia đầy đủ Tết trồng cây"),
            Praise(member="m6", kind=PraiseKind.REMINDED, reason="nộp báo cáo chậm"),
        ),
        documents="Đồng chí Bí thư quán triệt Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Trung ương.",
        speeches=speeches(),
        self_criticism="Đồng chí Ma Văn Đạt tự phê bình về việc nộp báo cáo chậm; hội nghị góp ý.",
        conclusions=(
            "Thống nhất đánh giá kết quả lãnh đạo thực hiện nhiệm vụ tháng 10 như báo cáo.",
            "Tập trung lãnh đạo thu hoạch vụ mùa, chuẩn bị Ngày hội Đại đoàn kết.",
        ),
        votes=(
            Vote(
                matter="Thông qua nghị quyết của chi bộ tháng 11 năm 2026",
                method=Method.SHOW_OF_HANDS,
                yes=25,
                no=0,
                other=1,
            ),
        ),
        criteria_set="hd42",
        scores=scores(),
        weak_points="Còn ít ý kiến phát biểu.",
        remedies="Gửi trước nội dung để đảng viên chuẩn bị ý kiến.",
        agreed=29,
    )
    return replace(made, **changes)


def speeches() -> tuple[Speech, ...]:
    long = (
        "Nhất trí với báo cáo; đề nghị bổ sung giải pháp thu gom rác thải ở xóm Nà Luông, phân "
        "công rõ người phụ trách từng tuyến đường.\nĐề nghị chi bộ có ý kiến với xã về đường điện."
    )
    return (
        Speech(member="m3", text=long, answer="Chủ trì tiếp thu, giao chi ủy bổ sung."),
        Speech(member="m5", text=long),
        Speech(member="m7", text="Nhất trí với báo cáo.", answer="Xã đã có kế hoạch trong quý IV."),
        Speech(member="m8", text="Nhất trí với báo cáo và dự thảo nghị quyết."),
        Speech(name="Triệu Kim Oanh", text="Ghi nhận kết quả của chi bộ."),
    )


def scores() -> tuple[Score, ...]:
    most = {"1": 5, "2": 5, "3.1": 5, "3.2": 5, "4.1": 5, "4.3": 10, "5": 5, "7": 5}
    whole = tuple(Score(criterion=key, points=float(value)) for key, value in most.items())
    lost = (
        Score(criterion="4.2", points=21.5, reason="Mới có 05 ý kiến phát biểu"),
        Score(criterion="6", points=27.0, reason="Còn 01 việc chuyển sang tháng 11"),
    )
    return tuple(sorted((*whole, *lost), key=lambda s: s.criterion))


def assignment(what: str, due: str = "2026-11-25", **changes: Any) -> Assignment:
    made = Assignment(uid=what, meeting="now", assigned_on=DAY, what=what, members=("m0",), due=due)
    return replace(made, **changes)


def given() -> tuple[Assignment, ...]:
    return (
        assignment("Vận động Nhân dân thu hoạch xong lúa mùa", product="Báo cáo kết quả"),
        assignment("Chuẩn bị Ngày hội Đại đoàn kết", "2026-11-18", members=("m1", "m3")),
        assignment("Rà soát quần chúng ưu tú", "2026-11-30", members=(), people="Đoàn Thanh niên"),
        assignment("Sửa đường vào khu sản xuất Nà Luông", "2026-12-05", members=("m5",)),
    )


def earlier() -> tuple[Assignment, ...]:
    before = date(2026, 10, 3)
    done = Progress(meeting="now", on=DAY, state=AssignmentState.DONE, result="vượt 02 hộ")
    return (
        assignment(
            "Vận động 12 hộ hiến đất mở đường vào khu sản xuất Nà Luông",
            "2026-10-25",
            meeting="before",
            assigned_on=before,
            progress=(done,),
            state=AssignmentState.DONE,
            closed_on=DAY.isoformat(),
            result="vượt 02 hộ",
        ),
        assignment(
            "Khắc phục hạn chế về nền nếp sinh hoạt tổ đảng số 2",
            "2026-10-30",
            meeting="before",
            assigned_on=before,
            members=("m6",),
        ),
    )


def gathered(**changes: Any) -> Gathered:
    made = Gathered(
        branch=branch(),
        members=members(),
        assignments=given(),
        earlier=earlier(),
        values=rules.at(DAY, "meeting_guide").values,
    )
    return replace(made, **changes)


def bare() -> Gathered:
    """Return what a handbook of the first day knows."""
    return gathered(branch=Branch(uid="b", name=""), members=(), assignments=(), earlier=())


def long_meeting(count: int = 8) -> Meeting:
    """Return a meeting of about six pages, with so many speakers."""
    base = full_meeting()
    talk = (
        "Nhất trí với báo cáo; đề nghị bổ sung giải pháp thu gom rác thải ở xóm Nà Luông, phân "
        "công rõ người phụ trách từng tuyến đường, đưa vào quy ước của thôn và kiểm tra hằng tuần. "
    )
    speeches = tuple(
        Speech(member=f"m{n}", text=talk * 2 + "\n" + talk, answer="Chủ trì tiếp thu ý kiến.")
        for n in range(10, 10 + count)
    )
    return replace(base, speeches=speeches, conclusions=base.conclusions * 2, votes=base.votes * 2)


def paragraphs(blocks: tuple[b.Block, ...]) -> Iterator[b.Paragraph]:
    """Yield every paragraph of a document in reading order, those in cells included."""
    for block in blocks:
        match block:
            case b.Paragraph():
                yield block
            case b.Items():
                yield from items.paragraphs_of(block)
            case b.Columns() | b.Signatures():
                for inner in block.cells:
                    yield from paragraphs(inner)
            case b.Table():
                for row in (*block.head, *block.rows):
                    for held in row:
                        yield from paragraphs(held.blocks)
            case b.KeepTogether():
                yield from paragraphs(block.blocks)


def text(paragraph: b.Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def lines(document: b.Document, *looks: Look) -> list[str]:
    """Return the text of each paragraph, of some looks or of all."""
    found = paragraphs(document.blocks)
    return [text(p) for p in found if not looks or p.look in looks]


def whole(document: b.Document) -> str:
    return "\n".join(lines(document))


def pdf_pages(pdf: bytes) -> list[str]:
    """Return the text of each page, cells and halves one after the other."""
    ran = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return ran.stdout.decode().split("\f")[:-1]


def word_words(word: bytes) -> list[str]:
    """Return all words of a Word file's body in order."""
    body = docx.Document(io.BytesIO(word)).element.body
    found: list[str] = []
    for node in body.iter(qn("w:p"), qn("w:t"), qn("w:br")):
        found.append(node.text or "" if node.tag == qn("w:t") else "\n")
    return "".join(found).split()
