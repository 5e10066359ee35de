import io
from dataclasses import replace
from datetime import date, timedelta

from pypdf import PdfReader

from handbook.papers.catalog import PAPERS, Request
from handbook.records import frozen_rules
from handbook.records.basics import new_uid
from handbook.records.meetings import Meeting
from handbook.records.review_rounds import Round, RoundMember
from handbook.records.reviews import PartText, Review
from handbook.records.shortcomings import Shortcoming
from handbook.records.tasks import Task, TaskState
from handbook.ui.screens.printing import making
from handbook.ui.screens.printing.making import Wanted
from handbook.ui.screens.printing.many import YEAR


def opened(shown, **what):
    screen = shown.go("printing", **what)
    shown.until(lambda: screen.page.pdf)
    return screen


def test_every_paper_shows_its_page(shown):
    screen = shown.go("printing")
    assert {paper.id for paper in screen.table.rows()} == set(PAPERS)
    for name in PAPERS:
        screen.open(paper=name)
        shown.until(lambda: screen.page.pdf)
        assert screen.page.pdf.startswith(b"%PDF"), name
        assert screen.main_action.enabled


def test_opens_on_the_paper_and_meeting_asked_for(shown):
    screen = opened(shown, paper="invitation", meeting=shown.meeting.uid)
    assert screen._paper.id == "invitation"
    assert screen.choosers.meeting.value() == shown.meeting.uid
    assert screen.choosers.year.value() == shown.meeting.date.year


def test_the_first_visit_shows_the_meeting_asked_for_whatever_runs_later(shown):
    """The first lists read are of this year: the meeting asked for is of another."""
    old = replace(shown.meeting, uid=new_uid(), version=0, date=date(2024, 5, 3))
    later = Task(uid=new_uid(), title="Việc ba năm", year=2026, until_year=2028)
    usual = replace(old, uid=new_uid(), date=date(2024, 6, 3))
    kept = (old, usual)
    shown.work.change(
        "Ghi", lambda store: ([store.meetings.put(m) for m in kept], store.tasks.put(later))
    )
    screen = opened(shown, paper="minutes", meeting=old.uid)
    shown.until(lambda: screen.choosers.meeting.value() == old.uid)
    assert screen.choosers.year.value() == 2024
    assert screen._shown().request.meeting == old.uid
    other = shown.go("printing")
    assert other.choosers.meeting.value() == old.uid  # what was chosen stays


def test_opens_on_this_year_though_tasks_run_on(shown):
    later = Task(uid=new_uid(), title="Việc dài", year=2026, until_year=2028)
    shown.work.change("Ghi", lambda store: store.tasks.put(later))
    screen = opened(shown)
    assert screen.choosers.year.value() == shown.work.today().year


def test_opens_on_the_member_or_year_asked_for(shown):
    member = shown.members[3]
    screen = opened(shown, paper="assignment-member", member=member.uid)
    assert screen.choosers.member.value() == member.uid
    name = making.file_name(screen._wanted(screen._paper, None), ".pdf")
    assert name == "Việc của một đảng viên Hoàng Văn An.pdf"
    year = shown.meeting.date.year
    screen = opened(shown, paper="assignment-year", year=year)
    assert screen._wanted(screen._paper, None).request.year == year


def test_the_list_of_open_ones_is_of_no_year_and_nobody(shown):
    screen = opened(shown, paper="assignment-list")
    request = screen._wanted(screen._paper, None).request
    assert (request.year, request.member) == (None, "")


def test_choosers_show_only_what_the_paper_needs(shown):
    screen = opened(shown, paper="members")
    assert screen.choosers.meeting.isHidden() and screen.choosers.member.isHidden()
    screen.open(paper="minutes")
    assert not screen.choosers.meeting.isHidden()


def test_papers_of_numbers_offer_their_periods(shown, tmp_path, monkeypatch):
    screen = opened(shown, paper="month-rollup")
    assert not screen.choosers.period.isHidden() and not screen.choosers.year.isHidden()
    day = shown.meeting.date
    chooser = screen.choosers.period.editor
    assert chooser.count() == 4 + 12
    chooser.set_value(f"{day:%Y-%m}")
    chooser.finished.emit()
    shown.until(lambda: screen.page.pdf)
    assert [action.words for action in screen.actions][-1] == "Lưu Excel"
    file = tmp_path / "bang.xlsx"
    asked = []
    monkeypatch.setattr(
        "handbook.ui.paper_out.ask_save",
        lambda parent, title, name, kinds: asked.append(name) or file,
    )
    screen._save(".xlsx")
    shown.until(file.exists)
    assert file.read_bytes().startswith(b"PK")
    assert asked == [f"Bảng tổng hợp tháng {day:%Y-%m}.xlsx"]
    screen.open(paper="minutes")
    assert screen.choosers.period.isHidden()
    assert "Lưu Excel" not in [action.words for action in screen.actions]


def test_the_page_is_that_of_the_paper_chosen_last(shown):
    screen = opened(shown, paper="members")
    asked = []
    screen.page.show_pdf = asked.append
    for name in ("attendance-stats", "month-rollup", "minutes-book"):
        screen.open(paper=name)
    shown.until(lambda: screen.page.pdf)
    shown.settled()
    (book,) = asked
    assert len(PdfReader(io.BytesIO(book)).pages) == 3  # cover, contents, attendance
    said = []
    screen.page.show_words = said.append
    screen.page._say_slow()
    screen.page.pdf = b""
    screen.page._say_slow()
    assert said == ["Đang tạo sổ biên bản của năm…"]


def test_a_change_of_the_branch_makes_the_page_afresh(shown):
    screen = opened(shown, paper="members")
    before = screen.page.pdf
    from dataclasses import replace

    shown.work.change(
        "Đổi tên",
        lambda store: store.branch.put(replace(store.branch.get(), name="Chi bộ thôn Khác")),
    )
    shown.settled()
    shown.until(lambda: screen.page.pdf and screen.page.pdf != before)


def test_saves_pdf_and_word(shown, tmp_path, monkeypatch):
    screen = opened(shown, paper="members")
    for suffix, head in ((".pdf", b"%PDF"), (".docx", b"PK")):
        file = tmp_path / f"giay{suffix}"
        monkeypatch.setattr("handbook.ui.paper_out.ask_save", lambda *_, f=file: f)
        screen._save(suffix)
        shown.until(file.exists)
        shown.settled()
        assert file.read_bytes().startswith(head)
        assert str(file) in shown.window.notice.sentence()


def test_many_papers_go_into_one_folder(shown, tmp_path):
    screen = opened(shown, paper="minutes")
    for tick in screen.many.ticks.values():
        tick.set_value(True)
    screen.many.span.set_value(YEAR)
    screen.many.formats.set_value(making.SUFFIXES)
    folder = tmp_path / "giay to"
    folder.mkdir()
    screen.save_many(folder)
    shown.until(lambda: "Đã lưu" in shown.window.notice.sentence())
    meetings = len(screen.choosers.meetings)
    expected = 2 * sum(meetings if "meeting" in p.needs else 1 for p in PAPERS.values())
    assert len(list(folder.iterdir())) == expected


def test_without_meetings_says_so(shown):
    screen = shown.go("printing", paper="minutes")
    shown.work.change("Bỏ", lambda store: store.meetings.bin(shown.meeting.uid))
    shown.settled()
    assert not screen.main_action.enabled
    assert not screen.page.pdf


def test_f9_hides_the_page(shown):
    screen = shown.go("printing")
    screen.toggle_preview()
    assert screen.page.isHidden()


def test_the_slip_is_of_the_task_one_came_from(shown):
    task = Task(
        uid=new_uid(),
        title="Làm đường liên gia",
        year=2026,
        until_year=2026,
        state=TaskState.ASSIGNED,
        assignee=shown.members[3].uid,
    )
    shown.work.change("Giao việc", lambda store: store.tasks.put(task))
    shown.settled()
    screen = opened(shown, paper="task-slip", task=task.uid)
    request = screen._wanted(screen._paper, None).request
    assert (request.task, request.shortcoming) == (task.uid, "")
    text = PdfReader(io.BytesIO(screen.page.pdf)).pages[0].extract_text()
    assert "Làm đường liên gia" in text
    assert not screen._wanted(PAPERS["task-table"], None).request.task
    screen.open(paper="task-slip")
    assert not screen._wanted(screen._paper, None).request.task


def test_names_of_files_and_what_is_lacking(shown):
    day = shown.meeting.date - timedelta(days=1)
    meeting = Meeting(uid="m", date=day)
    request = Request(day=day, meeting="m")
    wanted = Wanted(paper=PAPERS["minutes"], request=request, meeting=meeting)
    assert making.file_name(wanted, ".pdf") == f"Biên bản sinh hoạt thường kỳ {day}.pdf"
    assert making.lacks(wanted) == ""
    nothing = Wanted(paper=PAPERS["minutes"], request=Request(day=day))
    assert making.lacks(nothing) == "Hãy chọn buổi sinh hoạt."


def with_round(shown):
    """Keep a round in which the fourth member has written a review; return its uid."""
    member = shown.members[3]
    year = date.today().year
    one = Round(
        uid=new_uid(),
        year=year,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        begun_on=date.today(),
        cap=frozen_rules.cap_on(date.today()),
        people=(RoundMember(member=member.uid),),
    )
    text = (PartText(id="a1_1", text="Gương mẫu nơi cư trú."),)
    review = Review(uid=new_uid(), round=one.uid, member=member.uid, parts=text)

    def fill(store):
        store.rounds.put(one)
        store.reviews.put(review)

    shown.work.change("Đợt kiểm điểm", fill)
    shown.settled()
    return one.uid, review.uid


def looks(shown, review):
    return shown.read(
        lambda store: [store.history.looked(review, action) != "" for action in ("view", "print")]
    )


def test_a_members_chain_of_a_shortcoming_is_noted_when_it_is_shown(shown):
    fault = Shortcoming(uid=new_uid(), what="Ít phát biểu", member=shown.members[0].uid, year=2026)
    shown.work.change("Hạn chế", lambda store: store.shortcomings.put(fault))
    shown.settled()
    shown.go("printing", paper="shortcoming-chain", shortcoming=fault.uid)

    shown.until(lambda: looks(shown, fault.uid) == [True, False])


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_papers_of_a_round_offer_rounds_and_how_much_is_written(shown):
    round_uid, _ = with_round(shown)
    member = shown.members[3]
    screen = opened(shown, paper="review-form", member=member.uid, round=round_uid)
    assert not screen.choosers.round.isHidden() and not screen.choosers.fill.isHidden()
    assert screen.choosers.round.value() == round_uid
    assert "Gương mẫu nơi cư trú." in text_of(screen.page.pdf)
    screen.choosers.fill.set_value("blank")
    screen.choosers.fill.finished.emit()
    shown.until(lambda: screen.page.pdf)
    assert member.name not in text_of(screen.page.pdf)
    screen.open(paper="members")
    assert screen.choosers.round.isHidden() and screen.choosers.fill.isHidden()


def test_looking_at_a_review_and_saving_it_is_in_the_history(shown, tmp_path, monkeypatch):
    round_uid, review = with_round(shown)
    screen = opened(shown, paper="rating-summary", round=round_uid)
    shown.settled()
    assert looks(shown, review) == [False, False]
    screen = opened(shown, paper="review-form", member=shown.members[3].uid, fill="part")
    shown.settled()
    assert looks(shown, review) == [False, False]  # a form to be written by hand
    screen.choosers.fill.set_value("")
    screen.choosers.fill.finished.emit()
    shown.until(lambda: screen.page.pdf)
    shown.settled()
    assert looks(shown, review) == [True, False]
    file = tmp_path / "ban.pdf"
    monkeypatch.setattr("handbook.ui.paper_out.ask_save", lambda *asked: file)
    screen._save(".pdf")
    shown.until(file.exists)
    shown.settled()
    assert looks(shown, review) == [True, True]
