"""Việc đột phá at the real window: lists by state, person, year and words, page by page."""

from datetime import date

from PySide6.QtCore import Qt

from handbook.records.basics import new_uid
from handbook.records.tasks import Task
from handbook.services import tasks as deeds
from handbook.ui.screens.tasks.lines import Which
from handbook.ui.screens.tasks.listing import PAGE

YEAR = date.today().year


def titles(screen) -> list[str]:
    return [line.title for line in screen.listing.table().rows()]


def look_at(shown, screen, which: Which) -> None:
    screen.listing.which.set_value(which)
    screen.listing.which.edited.emit()
    shown.settled()


def test_tasks_in_progress_by_deadline(screen, shown):
    assert titles(screen) == [
        "Dứt điểm nợ phí vệ sinh",
        "Số hóa hồ sơ đất đai",
        "Xây dựng tổ công nghệ số",
    ]
    assert screen.subtitle == "1 chờ giao, 3 đang thực hiện, 1 quá hạn"
    columns = screen.listing.full.model.columns
    first, second, third = screen.listing.table().rows()
    assert columns[-1].words(first) == "Quá hạn 4 ngày"
    assert columns[-1].words(second) == "Còn 6 ngày"
    assert columns[1].words(first) == "Hà Minh Khôi"
    assert columns[1].words(third) == "Ban công tác Mặt trận"


def test_each_state_has_its_list(screen, shown):
    look_at(shown, screen, Which.REGISTERED)
    assert titles(screen) == ["Tu sửa kênh mương"]
    look_at(shown, screen, Which.LATE)
    assert titles(screen) == ["Dứt điểm nợ phí vệ sinh"]
    look_at(shown, screen, Which.EVALUATED)
    assert titles(screen) == []
    look_at(shown, screen, Which.ALL)
    assert len(titles(screen)) == 4


def test_filters_by_person_words_and_year(screen, shown):
    listing, hang = screen.listing, shown.members[1]
    shown.qtbot.keyClicks(listing.person, "Hang")
    listing.person._picked(hang.uid)
    shown.settled()
    assert titles(screen) == ["Số hóa hồ sơ đất đai"]
    listing.person.setFocus()
    listing.person.selectAll()
    shown.qtbot.keyClick(listing.person, Qt.Key.Key_Delete)
    shown.settled()
    assert len(titles(screen)) == 3
    listing.words.setText("cong nghe")
    listing.words.searched.emit("cong nghe")
    shown.settled()
    assert titles(screen) == ["Xây dựng tổ công nghệ số"]
    listing.words.clear()
    listing.look_at(Which.GOING, year=YEAR + 1)
    shown.settled()
    assert titles(screen) == ["Xây dựng tổ công nghệ số"]


def test_hundreds_come_page_by_page_as_one_scrolls(screen, shown):
    def many(store):
        for number in range(150):
            one = Task(uid=new_uid(), title=f"Việc {number:03d}", year=YEAR, until_year=YEAR)
            deeds.register(store, one, date(YEAR, 1, 5))

    shown.work.change("Nhập nhiều việc", many)
    shown.settled()
    look_at(shown, screen, Which.REGISTERED)
    assert len(titles(screen)) == PAGE and screen.listing.total == 151
    bar = screen.listing.table().view.verticalScrollBar()
    for pages in (2, 3):
        bar.setValue(bar.maximum())
        shown.settled()
        assert len(titles(screen)) == min(pages * PAGE, 151)
    assert len(set(titles(screen))) == 151
