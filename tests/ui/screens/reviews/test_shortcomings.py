"""Hạn chế, khắc phục at the real window: filters, deeds, the chain, nothing typed is lost."""

from dataclasses import replace
from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.review_rounds import Suggestion
from handbook.records.shortcomings import FoundBy, RemedyNote, Shortcoming, ShortcomingState
from handbook.ui.screens.reviews.shortcoming_table import View

YEAR = date.today().year
TODAY = date.today().isoformat()


@pytest.fixture
def found(shown) -> list[Shortcoming]:
    made = [
        Shortcoming(
            uid=new_uid(),
            what="Sinh hoạt chuyên đề chưa đều",
            year=YEAR - 1,
            due=f"{YEAR}-06-30",
            found_by=FoundBy.OTHER,
        ),
        Shortcoming(
            uid=new_uid(),
            what="Ít phát biểu",
            year=YEAR,
            member=shown.members[1].uid,
            state=ShortcomingState.REMEDIED,
            notes=(RemedyNote(on=TODAY, text="Đã phát biểu", state=ShortcomingState.REMEDIED),),
        ),
        Shortcoming(
            uid=new_uid(),
            what="Ghi chép sơ sài",
            year=YEAR - 2,
            state=ShortcomingState.VERIFIED,
            verified_on=f"{YEAR - 1}-12-01",
        ),
    ]
    shown.work.change("Thêm", lambda store: [store.shortcomings.put(one) for one in made])
    shown.settled()
    return made


@pytest.fixture
def page(shown, found):
    screen = shown.go("reviews")
    screen.tabs.press(1)
    shown.settled()
    return screen.tab().page


def kept(shown, uid: str) -> Shortcoming:
    return shown.read(lambda store: store.shortcomings.by_uid(uid))


def write(form, name: str, value) -> None:
    field = next(f.fields[name] for f in (*form._forms, form.note) if name in f.fields)
    field.set_value(value)
    field.editor.edited.emit()


def press(shown, deed: str) -> None:
    shown.widget(f"shortcoming.{deed}").click()
    shown.settled()


def listed(page) -> list[str]:
    return [line.one.what for line in page.table.rows()]


def test_listed_by_state_person_and_year(shown, page):
    assert listed(page) == ["Sinh hoạt chuyên đề chưa đều", "Ít phát biểu"]
    assert page.subtitle() == "2 hạn chế phải theo dõi, trong đó 1 chờ xác nhận"
    page.view.set_value(View.OVER)
    page._show_lines()
    assert listed(page) == ["Ghi chép sơ sài"]
    page.view.set_value(View.ALL)
    page.person.set_value(shown.members[1].uid)
    page._show_lines()
    assert listed(page) == ["Ít phát biểu"]
    page.person.set_value("branch")
    page.year.set_value(YEAR - 1)
    page.year.edited.emit()
    shown.settled()
    assert listed(page) == ["Sinh hoạt chuyên đề chưa đều"]


def test_a_line_says_whose_it_is_and_by_when(shown, page):
    column = page.table.model.columns[0]
    assert [column.second(line) for line in page.table.rows()] == [
        f"Tập thể chi bộ · kỳ {YEAR - 1} · hạn 30/06/{YEAR}",
        f"Lý Thu Hằng · kỳ {YEAR} · chưa ghi thời hạn",
    ]


def test_progress_is_noted_and_stays_open(shown, page, found):
    page.open_listed(found[0].uid)
    press(shown, "progress")
    assert page.one.note.fields["text"].problem() == "Hãy ghi đã làm được gì."
    write(page.one, "text", "Đã họp hai buổi")
    write(page.one, "remedy", "Lập lịch cả năm")
    press(shown, "progress")
    now = kept(shown, found[0].uid)
    assert (now.state, now.remedy) == (ShortcomingState.OPEN, "Lập lịch cả năm")
    assert [(n.on, n.text) for n in now.notes] == [(TODAY, "Đã họp hai buổi")]
    assert page.one.note.fields["text"].value() == ""


def test_verifying_asks_who_confirms(shown, page, found):
    page.open_listed(found[1].uid)
    press(shown, "verified")
    assert "ai xác nhận" in page.one.note.fields["by"].problem()
    write(page.one, "by", "Chi bộ")
    press(shown, "verified")
    now = kept(shown, found[1].uid)
    assert (now.state, now.verified_on, now.verified_by) == (
        ShortcomingState.VERIFIED,
        TODAY,
        "Chi bộ",
    )
    assert shown.widget("shortcoming.again").isVisible()
    press(shown, "again")
    assert kept(shown, found[1].uid).state is ShortcomingState.OPEN


def test_remedied_not_remedied_and_dropped(shown, page, found):
    page.open_listed(found[0].uid)
    press(shown, "remedied")
    assert kept(shown, found[0].uid).state is ShortcomingState.REMEDIED
    press(shown, "not_remedied")
    assert kept(shown, found[0].uid).state is ShortcomingState.NOT_REMEDIED
    press(shown, "dropped")
    assert "lý do" in page.one.note.fields["text"].problem()
    write(page.one, "text", "Trùng với hạn chế khác")
    press(shown, "dropped")
    assert kept(shown, found[0].uid).state is ShortcomingState.DROPPED


def test_a_note_half_typed_is_written_when_one_leaves(shown, page, found):
    page.open_listed(found[0].uid)
    write(page.one, "text", "Mới làm được một nửa")
    shown.go("members")
    assert [n.text for n in kept(shown, found[0].uid).notes] == ["Mới làm được một nửa"]


def test_what_is_half_typed_is_within_the_file(shown, page):
    page.add()
    write(page.one, "what", "Chưa nộp đảng phí đúng hạn")
    page._typing.keep()
    shown.settled()
    waiting = shown.read(lambda store: store.drafts.waiting())
    assert [record.what for kind, record in waiting] == ["Chưa nộp đảng phí đúng hạn"]


def test_a_new_one_wants_its_words_and_takes_the_filtered_person(shown, page):
    page.person.set_value(shown.members[2].uid)
    page._show_lines()
    shown.window._screens["reviews"].main_action.on()
    shown.widget("shortcoming.keep").click()
    assert "là gì" in page.one.what.fields["what"].problem()
    write(page.one, "what", "Vắng hai buổi")
    shown.widget("shortcoming.keep").click()
    shown.settled()
    made = shown.read(lambda store: store.shortcomings.of_member(shown.members[2].uid))
    assert [(one.what, one.year, one.found_on) for one in made] == [("Vắng hai buổi", YEAR, TODAY)]


def test_a_task_made_of_it_stands_in_its_chain(shown, page, found):
    page.open_listed(found[0].uid)
    write(page.one, "remedy", "Đổi giờ họp")
    press(shown, "task")
    (task,) = shown.read(lambda store: store.tasks.answering(found[0].uid))
    assert task.title == "Đổi giờ họp"
    assert shown.window.shown_screen() is shown.window._screens["tasks"]
    shown.go("reviews", shortcoming=found[0].uid)
    roles = [button.link.role for button in page.one.chain.links]
    assert roles == ["shortcoming", "task", "evaluated", "verified"]
    page.one.chain.links[1].click()
    shown.settled()
    assert shown.window.shown_screen() is shown.window._screens["tasks"]


def test_opening_a_persons_is_noted_in_the_history(shown, page, found):
    page.open_listed(found[0].uid)
    page.open_listed(found[1].uid)
    shown.settled()

    def actions(uid):
        return [e.action for e in shown.read(lambda store: store.history.of_record(uid))]

    assert actions(found[0].uid) == ["create"]
    assert actions(found[1].uid) == ["view", "create"]


def test_search_leads_to_one_whatever_the_filter(shown, page, found):
    screen = shown.go("reviews", shortcoming=found[2].uid)
    assert page.one.record.uid == found[2].uid
    assert page.table.selected().one.uid == found[2].uid
    assert screen.shown_record().kind == "shortcoming"


def test_the_plan_of_the_person_and_of_the_branch(shown, page, found, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(page._output, "offer", lambda paper, request: asked.append(request))
    page.open_listed(found[1].uid)
    press(shown, "print")
    shown.widget("shortcomings.print").click()
    assert [request.member for request in asked] == [shown.members[1].uid, ""]
    for number, request in enumerate(asked):
        page._output.save_one_to("remedy-plan", request, tmp_path / f"{number}.pdf")
    shown.until(lambda: all((tmp_path / f"{n}.pdf").exists() for n in (0, 1)))


def test_binned_and_taken_back(shown, page, found):
    page.open_listed(found[0].uid)
    shown.widget("shortcoming.bin").click()
    shown.settled()
    assert listed(page) == ["Ít phát biểu"]
    shown.window.notice._button.click()
    shown.settled()
    assert len(listed(page)) == 2


def test_taken_over_from_a_meeting_once(shown, page):
    one = replace(shown.meeting, version=1, weak_points="- Họp muộn\n- Ít ý kiến")
    shown.work.change("Ghi", lambda store: store.meetings.put(one))
    shown.settled()
    places = shown.read(page.elsewhere._read)
    shown.widget("shortcomings.take").click()
    shown.until(lambda: page.elsewhere.menu is not None and page.elsewhere.menu.isVisible())
    page.elsewhere.menu.close()
    (action,) = page.elsewhere.actions(places)
    assert action.words.startswith("Sinh hoạt thường kỳ")
    action.on()
    shown.settled()
    assert listed(page)[-2:] == ["Họp muộn", "Ít ý kiến"]
    action.on()
    shown.settled()
    assert "đã có đủ" in shown.window.notice.sentence()
    assert len(shown.read(lambda store: store.shortcomings.all())) == 5


def test_what_the_upper_level_suggested_is_taken_over(shown, page, round_):
    said = Suggestion(text="Đổi mới sinh hoạt chuyên đề", member="", document="CV số 9")
    shown.work.change("Ghi", lambda store: store.rounds.put(replace(round_, suggestions=(said,))))
    shown.settled()
    places = shown.read(page.elsewhere._read)
    page.elsewhere.actions(places)[-1].on()
    shown.settled()
    assert "Đổi mới sinh hoạt chuyên đề" in listed(page)


def test_with_nothing_named_it_says_so(shown, page):
    shown.widget("shortcomings.take").click()
    shown.settled()
    assert "Chưa có buổi sinh hoạt nào" in shown.window.notice.sentence()
