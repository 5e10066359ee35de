"""Học nghị quyết at the real window: sessions, marks by key, days in place."""

from datetime import date

import pytest

from handbook.records import studies
from handbook.records.basics import new_uid
from handbook.records.studies import StudyMark, StudySession

TODAY = date.today()


@pytest.fixture
def session(shown) -> StudySession:
    made = StudySession(
        uid=new_uid(),
        date=date(TODAY.year, 6, 3),
        document="Nghị quyết số 05-NQ/ĐU",
        subject="Phát triển kinh tế hộ, chuyển đổi số ở nông thôn",
        roll=studies.called(member.uid for member in shown.members[:3]),
    )
    shown.work.change("Thêm", lambda store: store.studies.put(made))
    shown.settled()
    return made


@pytest.fixture
def page(shown, session):
    screen = shown.go("assignments")
    screen.tabs.press(3)
    shown.settled()
    return screen.studies


def kept(shown, uid: str) -> StudySession:
    return shown.read(lambda store: store.studies.by_uid(uid))


def open_it(shown, page, session) -> None:
    page.open_listed(session.uid)
    assert page.form.isVisible()


def test_list(shown, page):
    columns = page.table.model.columns
    (line,) = page.table.rows()
    assert [column.words(line) for column in columns] == [
        f"03/06/{TODAY.year}",
        "Nghị quyết số 05-NQ/ĐU",
        "0 / 3",
    ]
    screen = shown.window._screens["assignments"]
    assert (screen.title, screen.subtitle) == ("Học nghị quyết", f"1 buổi trong năm {TODAY.year}")


def test_marks_and_days_are_kept(shown, page, session):
    open_it(shown, page, session)
    form = page.form
    first, second, _ = form.roll.rows()
    form.roll.select(first.member)
    form.roll.view.letters["P"]()
    name, _, made_up, response = form.roll.model.columns
    assert name.words(second) == shown.members[1].name
    made_up.write(second, "20/6/2026")
    shown.settled()
    response.write(form.roll.rows()[1], "25/6/2026")
    shown.widget("study.all_present").click()
    shown.widget("study.keep").click()
    shown.settled()
    roll = kept(shown, session.uid).roll
    assert [row.mark for row in roll] == [
        StudyMark.EXCUSED,
        StudyMark.MADE_UP,
        StudyMark.PRESENT,
    ]
    assert (roll[1].made_up_on, roll[1].response_on) == ("2026-06-20", "2026-06-25")
    assert "có mặt 1, học bù 1, vắng 1, nộp bài thu hoạch 1" in form._figures.text()


def test_a_day_that_is_none_is_said_and_not_written(shown, page, session):
    open_it(shown, page, session)
    column = page.form.roll.model.columns[2]
    column.write(page.form.roll.rows()[0], "hôm qua")
    assert page.form.record.roll[0].made_up_on == ""
    assert not page.form.notice.isHidden()


def test_a_new_session_calls_the_roster_and_wants_a_document(shown, page):
    shown.window._screens["assignments"].main_action.on()
    names = {page.form._names[row.member] for row in page.form.roll.rows()}
    assert "Hà Minh Khôi" in names
    assert "Ma Văn Đạt" not in names  # moved away
    shown.widget("study.keep").click()
    document = page.form.fields.fields["document"]
    assert "văn bản" in document.problem()
    document.set_value("Nghị quyết số 71-NQ/TW")
    document.editor.edited.emit()
    shown.go("members")  # leaving writes it
    found = shown.read(lambda store: store.studies.of_year(TODAY.year))
    assert [one.document for one in found][-1] == "Nghị quyết số 71-NQ/TW"


def test_binned(shown, page, session):
    open_it(shown, page, session)
    shown.widget("study.bin").click()
    shown.settled()
    assert page.table.rows() == ()


def test_search_and_print(shown, page, session):
    shown.go("assignments", study=session.uid)
    assert page.form.record.uid == session.uid
    shown.widget("studies.print").click()
    shown.settled()
    assert shown.window._screens["printing"]._paper.id == "study"


def test_back_to_the_assignments(shown, page):
    screen = shown.window._screens["assignments"]
    screen.home()
    assert screen.tabs.tab() == 0
    assert screen.title == "Việc được giao"
