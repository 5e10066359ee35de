from datetime import datetime, time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout

from handbook.ui import theme as look
from handbook.ui.desk import Action, Found, Place, ScreenBase, lazily
from handbook.ui.parts.boxes import column, scrolled
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.suggestions import found_in
from handbook.ui.preferences import Preferences
from handbook.ui.window import MainWindow
from handbook.ui.work import Work


class FakeStore:
    """Reads as one word; nothing was typed and left."""

    drafts = SimpleNamespace(forms=lambda **which: ())

    def __str__(self):
        return "store"


class FakeBook:
    closed = False

    def read(self, fn):
        return fn(FakeStore())

    def change(self, name, fn):
        return fn(FakeStore()), frozenset({name})

    def clock(self):
        return datetime(2026, 3, 5, 19, 45)

    def close(self):
        self.closed = True


class Screen(ScreenBase):
    """Notes everything that the window asks of it."""

    kinds = frozenset({"member"})

    def __init__(self, desk, title):
        super().__init__(desk)
        self.title, self.subtitle = title, f"{title}, dòng hai"
        self.main_action = Action(words=f"Mới {title}", on=lambda: self.told.append("main"))
        self.told = []
        layout = QVBoxLayout(self)
        layout.addWidget(QLineEdit())

    def reload(self, kinds):
        self.told.append(("reload", kinds))

    def open(self, **what):
        self.told.append(("open", what))

    def flush(self):
        self.told.append("flush")

    def toggle_preview(self):
        self.told.append("preview")

    def home(self):
        self.told.append("home")


class World:
    def __init__(self):
        self.made, self.kept, self.locked, self.book = {}, [], [], FakeBook()

    def make(self, title):
        def make(desk):
            self.made[title] = Screen(desk, title)
            return self.made[title]

        return make


@pytest.fixture
def world():
    return World()


@pytest.fixture
def window(dressed, qtbot, world):
    def bug(error):
        raise error

    work = Work(crashed=bug)
    work.open(lambda: world.book, lambda _: None)
    window = MainWindow(
        places=[
            Place(name="today", words="Hôm nay", icon="house", make=world.make("A")),
            Place(name="members", words="Đảng viên", icon="users", make=world.make("B")),
            Place(
                name="settings",
                words="Cài đặt",
                icon="settings",
                make=world.make("C"),
                at_bottom=True,
            ),
        ],
        work=work,
        preferences=Preferences(look="light"),
        keep=world.kept.append,
        branch="Chi bộ thôn Lăng Quậy",
        find=lambda store, text: [
            Found(words=f"{text} {store}", second="x", screen="members", what={"uid": "u1"})
        ],
        lock=lambda: world.locked.append(world.book.closed),
    )
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    work.close()


def _keys(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier)


def test_screens_are_made_at_their_first_visit(window, world):
    assert list(world.made) == ["A"]
    assert world.made["A"].told == [("reload", frozenset({"member"}))]
    window.go("members", uid="u1")

    assert world.made["B"].told == [("reload", frozenset({"member"})), ("open", {"uid": "u1"})]
    assert world.made["A"].told[-1] == "flush"


def test_the_place_one_is_in_leads_back_to_its_first_page(window, world, qtbot):
    places = {b.text(): b for b in window.nav.findChildren(QAbstractButton)}
    qtbot.mouseClick(places["Đảng viên"], Qt.MouseButton.LeftButton)
    assert "home" not in world.made["B"].told
    qtbot.mouseClick(places["Đảng viên"], Qt.MouseButton.LeftButton)
    assert world.made["B"].told[-1] == "home" and window.shown_screen() is world.made["B"]


def test_the_head_is_the_screens_own_and_its_button_does_the_deed(window, world):
    window.go("members")
    buttons = [b for b in window.head.findChildren(QAbstractButton) if b.text() == "Mới B"]
    buttons[0].click()

    assert window.head._title.text() == "B"
    assert world.made["B"].told[-1] == "main"
    world.made["B"].title = "Khác"
    window.desk.head()
    assert window.head._title.text() == "Khác"


def test_a_title_too_long_for_its_line_stands_below_the_search_box(window, world, qtbot):
    window.go("members")
    window.resize(1200, 700)
    head, title = window.head, window.head._title
    roomy = head.search.width()
    assert title.y() < head.search.geometry().bottom() and title.x() < head.search.x()
    world.made["B"].title = "Sinh hoạt thường kỳ tháng 12 năm 2026 của chi bộ thôn " * 2
    window.desk.head()

    qtbot.waitUntil(lambda: title.y() >= head.search.geometry().bottom())
    assert head.search.width() > roomy == look.current().px(270)


def test_a_change_reloads_what_is_seen_and_later_what_is_not(window, world, qtbot):
    window.go("members")
    window.go("today")
    world.made["A"].told.clear()
    world.made["B"].told.clear()
    window.desk.work.change("member", lambda store: 1)
    window.desk.work.change("assignment", lambda store: 1)
    qtbot.waitUntil(lambda: world.made["A"].told == [("reload", frozenset({"member"}))])
    hidden = list(world.made["B"].told)
    window.go("members")

    assert hidden == []
    assert world.made["B"].told == [("reload", frozenset({"member"}))]
    assert window.status._saved.text() == "Đã lưu 19:45"


def test_shortcuts_go_to_the_areas_and_the_preview(window, world, qtbot):
    _keys(qtbot, window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: window._at == "settings")
    _keys(qtbot, window, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)

    qtbot.waitUntil(lambda: world.made["C"].told[-1] == "preview")


def test_text_size_goes_up_down_and_back_and_is_kept(window, world, qtbot):
    _keys(qtbot, window, Qt.Key.Key_Equal)
    qtbot.waitUntil(lambda: look.current().scale == 110)
    assert window.status._scale.text() == "Cỡ chữ 110 %"
    _keys(qtbot, window, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: look.current().scale == 100)
    window.prefer(scale=175)
    _keys(qtbot, window, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: look.current().scale == 100)

    assert [p.scale for p in world.kept] == [110, 100, 175, 100]


def test_light_and_dark_are_turned_and_kept(window, world):
    window.status._look.click()

    assert look.current().dark
    assert world.kept[-1].look == "dark"
    assert window.status._look.text() == "Nền sáng"


def test_search_opens_by_key_and_leads_to_the_record(window, world, qtbot):
    _keys(qtbot, window, Qt.Key.Key_K)
    qtbot.waitUntil(window.head.search.hasFocus)
    qtbot.keyClicks(window.head.search, "hanh")
    qtbot.waitUntil(lambda: found_in(window.head.search) is not None)
    hits = found_in(window.head.search)
    qtbot.waitUntil(hits.isVisible)
    assert hits.item(0).text() == "hanh store"
    qtbot.keyClick(window.head.search, Qt.Key.Key_Return)

    assert world.made["B"].told[-1] == ("open", {"uid": "u1"})
    assert window.head.search.text() == ""


def test_locking_writes_first_and_closes_the_book(window, world, qtbot):
    window.go("members")
    _keys(qtbot, window, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: world.locked == [True])

    assert world.made["A"].told[-1] == world.made["B"].told[-1] == "flush"


def test_closing_writes_and_remembers_the_size(window, world):
    window.resize(1000, 700)
    window.close()

    assert world.made["A"].told[-1] == "flush"
    assert (world.kept[-1].width, world.kept[-1].height) == (1000, 700)


def test_sentences_and_questions_stand_above_the_screen_and_go_with_it(window, qtbot):
    done = []
    window.desk.say("Đã lập biên bản.")
    window.desk.ask("Chốt?", "Chốt biên bản", lambda: done.append(1))
    window.question._deed.click()
    window.desk.ask_why("Mở lại?", "Lý do", "Mở lại", done.append)

    assert window.notice.sentence() == "Đã lập biên bản."
    assert done == [1]
    window.go("members")
    assert window.notice.sentence() == window.question.sentence() == ""


def test_the_line_at_the_bottom_says_saved_and_backup(window):
    window.status.show_saved(time(14, 32))
    window.resize(1366, 768)
    window.status.show_backup("hôm qua, ổ USB")

    assert window.status._saved.text() == "Đã lưu 14:32"
    assert window.status._backup.text() == "Sao lưu đã thử mở lại: hôm qua, ổ USB"


def test_a_long_place_of_the_backup_does_not_widen_the_window(window):
    least, words = window.minimumSizeHint().width(), f"hôm qua, {'Sao lưu chi bộ ' * 20}"
    window.status.show_backup(words)

    assert window.status._backup.text() == "Sao lưu đã thử mở lại: hôm qua"
    assert words.strip() in window.status._backup.toolTip()
    assert window.minimumSizeHint().width() <= max(least, 1366)


def test_help_opens_and_closes_by_f1(window, qtbot):
    _keys(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(window._help.isVisible)
    assert "Ctrl+K" in window._help.words()
    assert window._help.shown_page() == "today"  # the page of the screen one is on
    window._turn_help()
    window.shown_screen().help_topic = lambda: "settings.bin"
    window._turn_help()
    assert window._help.shown_page() == "lich-su"  # or of the part that is shown there
    window._turn_help()

    assert not window._help.isVisible()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_the_frame_fits_a_small_screen_at_every_text_size(window, scale):
    window.prefer(scale=scale)
    window.status.show_saved(time(14, 32))
    window.status.show_backup("hôm qua")

    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 740


def test_everything_pressed_has_a_name_and_is_reached_by_tab(window):
    every = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    buttons = [b for b in every if not isinstance(b.parent(), QLineEdit)]  # the sign of a line

    assert len(buttons) >= 8
    assert all(b.accessibleName() or b.text() for b in buttons)
    by_arrows = [b for b in buttons if b.group() and not b.isChecked()]  # from the one that is on
    assert all(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in buttons if b not in by_arrows)


def test_the_arrows_go_from_area_to_area(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    first, second = window.nav.findChildren(QAbstractButton)[:2]
    first.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert second.isChecked() and window.focusWidget() is second
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert first.isChecked() and window.focusWidget() is first


def test_what_the_keyboard_comes_to_is_scrolled_into_view(window, world, qtbot):
    area = scrolled(column(*(LineEdit(name=str(n)) for n in range(60))))
    world.made["A"].layout().addWidget(area)
    qtbot.waitUntil(window.isActiveWindow)
    first, *_, last = area.widget().findChildren(LineEdit)
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty() and not first.visibleRegion().isEmpty())
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    window.head.search.setFocus()
    first.setFocus()
    qtbot.waitUntil(lambda: not first.visibleRegion().isEmpty())


def test_a_screen_can_be_imported_when_it_is_first_needed(window, qtbot):
    screen = lazily("handbook.ui.desk", "ScreenBase")(window.desk)
    qtbot.addWidget(screen)

    assert screen.desk is window.desk


def test_the_name_of_the_branch_can_change(window):
    window.show_branch("Chi bộ khác")

    assert "Chi bộ khác" in window.windowTitle()
    assert window.nav._branch.text() == "Chi bộ khác"
