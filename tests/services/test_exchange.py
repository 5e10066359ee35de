"""The open format: everything goes out and comes back, and a wrong file is named by its place."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.errors import BadInput, CannotWrite, NotFound
from handbook.records import text
from handbook.records.basics import new_uid
from handbook.records.numbering import PaperType
from handbook.records.plans import Plan, PlanItem
from handbook.records.register import OutsidePaper
from handbook.records.settings import Branch, ParentBody
from handbook.records.studies import StudyMark, StudyRow, StudySession
from handbook.records.year_goals import GoalResult, YearGoal
from handbook.services import (
    checking,
    demo,
    exchange,
    keys,
    meetings,
    resolutions,
    taking_in,
)
from handbook.services.exchange import Document
from handbook.services.handbook import Handbook

CHEAP = keys.Cost(n=1024, r=8, p=1)
PASSWORD = "mật khẩu thử"
PARTS = (
    *("branch", "members", "meetings", "assignments", "seals", "numbers"),
    *("resolutions", "outside_papers", "issued", "year_goals", "studies", "plans"),
)


def _clock() -> datetime:
    return datetime(2026, 11, 24, 9).astimezone()


def _empty(folder: Path, name: str = "moi.sotay") -> Handbook:
    branch = Branch(
        uid=new_uid(), name="Chi bộ mới", place="X", parents=(ParentBody(name="Đảng bộ Y"),)
    )
    return Handbook.create(folder / name, branch, PASSWORD, cost=CHEAP, clock=_clock).handbook


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    """Give a handbook with sealed, unsealed, changed and binned records."""
    folder = tmp_path_factory.mktemp("whole")
    made = demo.make(
        folder / "a.sotay", password=PASSWORD, members=12, years=1, cost=CHEAP, clock=_clock
    )
    book = made.handbook
    last = book.read(lambda store: store.meetings.summaries()[1])
    meetings.unseal(book, last.uid, "ghi nhầm giờ kết thúc")
    member = book.read(lambda store: store.members.all()[0])
    book.change("Sửa ghi chú", lambda store: store.members.put(replace(member, note="đã sửa")))
    task = book.read(lambda store: store.assignments.of_meeting(last.uid)[0])
    book.change("Xóa việc", lambda store: store.assignments.bin(task.uid))
    paper = book.read(lambda store: store.resolutions.of_year()[0])
    resolutions.withdraw(book, paper.uid, "sai trích yếu")
    outside = OutsidePaper(
        uid=new_uid(), type=PaperType.NOTICE, number=3, date=last.date, subject="Lịch sinh hoạt"
    )
    book.change("Thêm văn bản", lambda store: store.register.put_paper(outside, store.branch.get()))
    goal = YearGoal(
        uid=new_uid(),
        year=2026,
        name="Kết nạp đảng viên",
        target="2",
        results=(GoalResult(period="2026-03", value="1", note="đồng chí Lý"),),
    )
    book.change("Thêm chỉ tiêu", lambda store: store.year_goals.put(goal))
    roll = (StudyRow(member=member.uid, mark=StudyMark.MADE_UP, made_up_on="2026-06-20"),)
    study = StudySession(uid=new_uid(), date=last.date, document="Nghị quyết số 68", roll=roll)
    plan = Plan(
        uid=new_uid(), date=last.date, document="Nghị quyết 57", items=(PlanItem(what="Học"),)
    )
    book.change("Thêm kế hoạch", lambda store: store.plans.put(plan))
    book.change("Thêm buổi học", lambda store: store.studies.put(study))
    yield book
    book.close()


def _json(book: Handbook) -> Any:
    return json.loads(exchange.encoded(exchange.document(book)))


def _decode(raw: Any) -> Document:
    return exchange.decoded(json.dumps(raw).encode(), "tep.json")


def test_everything_comes_back_as_it_was(whole: Handbook, tmp_path: Path) -> None:
    file = exchange.write(whole, tmp_path / "so.json")
    book = _empty(tmp_path)
    taking_in.take_in(book, exchange.read(file))
    before, after = exchange.document(whole), exchange.document(book)
    for part in PARTS:
        assert getattr(after, part) == getattr(before, part), part
    assert checking.check(book).problems == ()
    assert book.read(lambda store: store.search.find("hien dat")) != ()
    book.close()


def test_history_comes_along_for_reading(whole: Handbook, tmp_path: Path) -> None:
    document = exchange.document(whole)
    book = _empty(tmp_path)
    taking_in.take_in(book, document)
    uid = document.members[0].uid
    deeds = [entry.deed for entry in book.read(lambda store: store.history.of_record(uid))]
    assert deeds == ["Nhập từ tệp dữ liệu mở", "Sửa ghi chú", "Lập dữ liệu mẫu"]
    book.close()


def test_document_says_what_it_is_and_holds_no_key(whole: Handbook) -> None:
    data = exchange.encoded(exchange.document(whole))
    head = json.loads(data)
    assert (head["format"], head["format_version"]) == ("so-tay-chi-bo", 1)
    assert whole.key.hex.encode() not in data
    assert "Hà Minh Khôi".encode() in data  # Vietnamese is written as it is, not as \\u escapes


_words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(name=_words.filter(text.one_line), note=_words, seed=st.integers(1, 9999))
def test_any_handbook_goes_out_and_in_and_out_the_same(
    tmp_path_factory: pytest.TempPathFactory, name: str, note: str, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("round")
    book, other = _empty(folder, "a.sotay"), _empty(folder, "b.sotay")
    demo.fill(book, members=3 + seed % 4, years=seed % 2, seed=seed)
    member = book.read(lambda store: store.members.all()[0])
    meeting = book.read(lambda store: store.meetings.by_uid(store.meetings.summaries()[0].uid))
    book.change("Sửa", lambda store: store.members.put(replace(member, name=name, note=note)))
    book.change("Sửa", lambda store: store.meetings.put(replace(meeting, report=note)))
    first = exchange.document(book)
    taking_in.take_in(other, exchange.decoded(exchange.encoded(first)))
    second = exchange.document(other)
    assert all(getattr(first, part) == getattr(second, part) for part in PARTS)
    book.close()
    other.close()


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("members", 1, "birth_date"), 1985, "members[1].birth_date: phải là chữ"),
        (("members", 0, "sex"), "x", "members[0].sex: “x” không phải là giá trị"),
        (("meetings", 2, "date"), "2026-02-30", "meetings[2].date: không phải là ngày"),
        (("meetings", 0, "votes"), {}, "meetings[0].votes: phải là danh sách"),
        (("meetings", 0, "number"), "ba", "meetings[0].number: phải là số nguyên"),
        (("seals", 0, "pdf"), "???", "seals[0].pdf: "),
        (("branch", "choices", "duplex"), 1, "branch.choices.duplex: phải là đúng/sai"),
        (("branch",), None, "branch: phải là nhóm"),
    ],
)
def test_a_wrong_field_is_named_by_its_place(
    whole: Handbook, where: tuple[Any, ...], value: Any, said: str
) -> None:
    raw = _json(whole)
    part = raw
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    with pytest.raises(BadInput) as caught:
        _decode(raw)
    assert caught.value.details[0].startswith(said)


def test_a_missing_field_is_named(whole: Handbook) -> None:
    raw = _json(whole)
    del raw["members"][0]["uid"]
    with pytest.raises(BadInput) as caught:
        _decode(raw)
    assert caught.value.details == ("members[0]: thiếu “uid”.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"format": "khac"}', "không phải là tệp dữ liệu mở"),
        (b"{}", "không phải là tệp dữ liệu mở"),
        (b'{"format": "so-tay-chi-bo", "format_version": 2}', "bản chương trình mới hơn"),
        (b'{"format": "so-tay-chi-bo", "form', "không phải là tệp JSON còn nguyên vẹn"),
        (b"\xff\xfe\x00", "không phải là tệp JSON còn nguyên vẹn"),
        (b"", "không phải là tệp JSON còn nguyên vẹn"),
    ],
)
def test_another_kind_of_file_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        exchange.decoded(data, "tep.json")


def test_files_that_are_not_there_or_cannot_be_written(whole: Handbook, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        exchange.read(tmp_path / "khong-co.json")
    with pytest.raises(BadInput, match="Không đọc được"):
        exchange.read(tmp_path)
    with pytest.raises(CannotWrite):
        exchange.write(whole, tmp_path / "khong-co" / "so.json")


def test_help_describes_every_part_of_the_document() -> None:
    from handbook import bundle

    page = bundle.text("help", "dinh-dang-mo.md")
    missing = [name for name in Document.__slots__ if f'"{name}"' not in page]
    assert missing == []
