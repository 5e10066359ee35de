"""Every text a person can meet, screen by screen: no English word, no letter without a shape."""

import re
import sys
from getpass import getuser

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

PASSWORD = "bon chu de nho 7"
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier

# A Vietnamese syllable without its marks; an English word is seldom one.
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
_RHYME = (
    r"(?:a(?:ch|nh|ng|[cimnopptuy])?|e(?:ch|nh|ng|[cmnopt])?|i(?:ch|nh|a|[mnptu]|e(?:ng|[cmnptu]))?"
    r"|o(?:ng|oc|ong|[cimnpt]|a(?:ch|nh|ng|[cimnopty])?|e(?:[nopt])?)?"
    r"|u(?:ng|[cimnpt]|a(?:ng|[nty])?|e(?:ch|nh)?|o(?:ng|[cimnptu])?|u|u?u"
    r"|y(?:ch|nh|a|[ntu]|e(?:n|t))?)?|y(?:e(?:[mntu])|u)?)"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RHYME}", re.IGNORECASE)
# English words that look like a syllable, and would mean nothing written so in Vietnamese.
_ENGLISH = frozenset(
    {"the", "cut", "up", "top", "on", "no", "quit", "set", "hot", "at", "is", "it"}
)
# Names of programs and files, and of the keys as they stand on a keyboard.
_KNOWN = frozenset(
    {"pdf", "word", "excel", "unikey", "linux", "windows", "python", "lucide"}
    | {"ctrl", "alt", "shift", "enter", "tab", "esc", "pgup", "pgdn", "km"}
)
_KEYS = re.compile(r"\bCaps Lock\b|^Home, End$", re.MULTILINE)
_NAMES = re.compile(
    r"(?<=Trang tính: )\S+|[\w.-]*[/\\][\w./\\-]+"
    r"|[\w-]*\.(?:sotay|khoa|pdf|docx|xlsx|json|log|txt)\b"
    r"|\bUnicode\b|\.VnTime\b|\bVNI-Times\b"  # names of encodings and fonts
)
_MARK = re.compile(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b|\b[A-Z0-9]{5}(?:-[A-Z0-9]{5})+\b")


# What a template holds for the program: facts to fill in, choices, names of looks and of settings.
_TEMPLATE = re.compile(
    r"\{\{.*?\}\}|^:::.*$|\{\.\w+\}|^\w+ = |\bno\.(?=<)", re.MULTILINE | re.DOTALL
)
# A command stands as it is typed.
_COMMAND = re.compile(r"\bhandbook(?: (?:(?:--)?[a-z]+(?:-[a-z]+)*|[^\Wa-z\d_]+|\d+)(?![^\W_]))+")


def _from_elsewhere() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the licences in full, and what names the parts that come with the program.

    Both as the page *Giới thiệu* shows them and nothing more: words of the list's own data.
    """
    from handbook import bundle
    from handbook.ui.screens.settings.about import bundled

    parts = bundled()
    names = {word for part in parts for word in re.split(r"[\s,]+", part["name"])}
    licences = {word for part in parts for word in re.split(r"[\s,]+", part["licence"])}
    spoken = {one.replace("-", " ", 1) for one in licences}  # “Apache 2.0” in a title
    proper = sorted(filter(str.isascii, names | licences | spoken), key=len, reverse=True)
    exact = "|".join(re.escape(one) for one in proper if not _SYLLABLE.fullmatch(one))
    whole = (("fonts", "LICENSE-croscore.txt"), ("icons", "LICENSE-lucide.txt"))
    texts = {bundle.text(*file) for file in (*whole, ("licences", "LGPL-3.0.txt"))}
    return frozenset(texts), re.compile(rf"(?<![\w-])(?:{exact})(?![\w-])")


_LICENCES, _PARTS = _from_elsewhere()


def english_in(text: str) -> list[str]:
    """Return the words that cannot be Vietnamese, nor a name or a sign that stands for itself."""
    if text in _LICENCES:
        return []
    plain = _TEMPLATE.sub(" ", text) if text.startswith("+++\n") else text
    plain = re.sub(r"<[^>]+>", " ", plain)
    for known in (_COMMAND, _NAMES, _PARTS, _MARK, _KEYS):
        plain = known.sub(" ", plain)
    return [word for word in re.findall(r"[^\W\d_]+", plain) if _is_english(word)]


def _is_english(word: str) -> bool:
    if not word.isascii() or len(word) == 1 or word.lower() in _KNOWN or word == getuser():
        return False
    if word.isupper() and word not in {"OK", "YES", "NO"}:  # TW, CB, HD-BTCTW, IV
        return False
    return word.lower() in _ENGLISH or not _SYLLABLE.fullmatch(word)


@pytest.mark.parametrize(
    "words",
    [
        "Cut",
        "Select All",
        "Undo",
        "Paste",
        "Close",
        "Scroll here",
        "OK",
        "Find",
        "Open file",
        "the",
        "Copyright (c) 2026",
        "typing, extensions, markdown",  # words of names, and no names
        "{{ year }} list",  # a template begins with its settings
        '+++\ntitle = "List"\n+++\n{{ year }}',
    ],
)
def test_english_is_seen(words):
    assert english_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "Đã lưu “bien-ban.pdf” vào /tmp/x/so.", "Hoàng Thị Huyền", "khuya, quyển, nguyên, thuở",
        "HD 12-HD/BTCTW", "dấu vân 0142-F8EC", "In (Ctrl+P), lưu tệp PDF", "ngoằn ngoèo, xoong",
        "Gõ handbook import-tasks TỆP --year 2026 --dry-run, rồi xem",
        '+++\ntitle = "Biên bản"\n+++\n::: for x in y\n{{ no.people }}. Hôm nay',
        "markdown-it-py, Qt 6 · BSD-3-Clause, MIT · phông chữ Tinos (Apache 2.0)",
    ],
)  # fmt: skip
def test_vietnamese_is_let_through(words):
    assert english_in(words) == []


class Reader:
    """Reads every text of every widget that has been made, and keeps what is wrong with it."""

    def __init__(self, person) -> None:
        self.person = person
        self.read: set[tuple[str, str]] = set()
        self.judged: set[tuple[str, str]] = set()
        self.english: dict[str, str] = {}
        self.shapeless: dict[str, str] = {}

    def look(self, where: str) -> None:
        """Read all that stands in the windows now."""
        self.person.pause(0.05)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for widget in (window, *window.findChildren(QWidget)):
                    self.take(where, widget)

    def take(self, where: str, widget: QWidget) -> None:
        """Read one widget."""
        metrics = QFontMetrics(widget.font())
        for text in set(_texts(widget)):
            if not text or (text, where) in self.read:
                continue
            self.read.add((text, where))
            if (text, widget.font().key()) in self.judged:
                continue
            self.judged.add((text, widget.font().key()))
            kind = f"{where}: {type(widget).__name__} {text[:160]!r}"
            for word in english_in(text):
                self.english.setdefault(word, kind)
            for letter in set(text) - set("\n\r\t\u2028\u2029\ufffc"):
                if not metrics.inFontUcs4(ord(letter)):
                    self.shapeless.setdefault(f"U+{ord(letter):04X} {letter}", kind)

    def menu_of(self, widget: QWidget, where: str) -> None:
        """Right-click a widget and read the menu that opens, which may hold the thread."""
        seen = []

        def read() -> None:
            menu = QApplication.activePopupWidget()
            if menu is not None:
                seen.append(menu)
                self.take(where, menu)
                menu.close()

        timer = QTimer(interval=20)
        timer.timeout.connect(read)
        timer.start()
        self.person.right_click(widget)
        self.person.until(lambda: seen, f"no menu at {where}")
        timer.stop()

    def open_menu(self, where: str) -> None:
        """Read the menu that is open and close it."""
        self.take(where, self.person.menu())
        self.person.key(ESCAPE)


def _texts(widget: QWidget):
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QPushButton | QLineEdit) or hasattr(widget, "text"):
        yield str(widget.text()).replace("&&", "&") if callable(widget.text) else ""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit | QTextBrowser):
        yield widget.toPlainText()
    for action in QWidget.actions(widget):  # a screen has `actions` of its own
        yield from (action.text().split("\t")[0].replace("&", ""), action.iconText())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QListWidget):
        yield from (widget.item(n).text() for n in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            for row in range(model.rowCount()):
                index = model.index(row, column)
                yield from (str(index.data() or ""), str(index.data(3) or ""))


@pytest.fixture
def reader(person):
    return Reader(person)


@pytest.fixture
def sample(own_place):
    """Make the usual handbook of the fictional branch: a year of sealed minutes and a draft."""
    from handbook import paths
    from handbook.services import demo
    from handbook.services.slots import Cost

    book = paths.private(own_place) / paths.default_book().name
    demo.make(book, password=PASSWORD, cost=Cost(n=1024, r=8, p=1), years=1).handbook.close()
    return book


def test_before_the_window(reader, person, begin, file_window, samples, tmp_path):
    data = samples
    begin()
    person.see("start.branch_name")
    reader.look("đầu tiên 1")
    person.click("start.next")
    reader.look("đầu tiên 1, còn thiếu")
    for name, text in (("branch_name", "Chi bộ"), ("parent", "Đảng bộ"), ("place", "Hòa Phú")):
        person.fill(f"start.{name}", text)
    person.click("start.next")
    person.click("start.members.paste")
    reader.look("đầu tiên 2")
    file_window.chosen.append(data / "danh-sach-loi.xlsx")
    person.click("start.members.file")
    person.see("Các dòng của danh sách", QTableView)
    reader.look("đầu tiên 2, danh sách có lỗi")
    person.click("start.next")
    reader.look("đầu tiên 2, chưa đi tiếp được")
    file_window.chosen.append(data / "danh-sach-dang-vien.xlsx")
    person.click("start.members.file")
    person.until(lambda: person.reads("Thêm mới 34") or person.reads("34"))
    person.click("start.next")
    person.see("start.password")
    person.type("ngan")
    person.click("start.next")
    reader.look("đầu tiên 3, mật khẩu ngắn")
    person.see("start.password").clear()
    person.fill("start.password", PASSWORD)
    person.fill("start.again", PASSWORD)
    person.click("Tạo cuốn sổ")
    person.see("recovery.code")
    reader.look("tờ khôi phục")
    verdict(reader, 150)


def test_opening_and_trouble(reader, person, begin, sample, tmp_path):
    program = begin()
    person.see("unlock.password")
    person.type("sai mat khau")
    person.key(ENTER)
    person.until(lambda: person.reads("không mở được"))
    reader.look("mở khóa, sai mật khẩu")
    person.click("unlock.turn")
    reader.look("mở khóa bằng mã")
    person.close()
    program.end()
    begin(tmp_path / "khac.sotay")
    person.see("trouble.sentence")
    reader.look("không thấy cuốn sổ")
    person.click("trouble.restore")
    reader.look("khôi phục")
    verdict(reader, 30)


def test_every_screen(reader, person, begin, sample, file_window, samples):
    begin()
    person.see("unlock.password")
    person.type(PASSWORD)
    person.key(ENTER)
    person.until(lambda: person.reads("Cần làm"))
    reader.look("Hôm nay")
    whole_frame(reader, person)
    meetings(reader, person)
    members(reader, person, file_window, samples)
    reviews(reader, person)
    one_review(reader, person)
    remedies(reader, person)
    tasks(reader, person)
    printing(reader, person)
    settings(reader, person)
    met = {text for text, _ in reader.read}
    for words in (
        "Sao chép",
        "Cuộn đến đây",
        "Vắng không lý do",
        "Đưa lên",
        "Lý do mở lại",
        "Chưa chọn",
        "Lấy từ biên bản…",
        "Ghi cho cả chi bộ",
        "Thôi giao…",
        "Không, để lại trong cuốn sổ",
    ):
        assert words in met, f"the walk did not come to “{words}”"
    verdict(reader, 900)


def whole_frame(reader, person):
    for place in (
        "Sinh hoạt", "Việc được giao", "Kiểm điểm", "Việc đột phá", "Đảng viên", "In ấn, báo cáo",
        "Cài đặt, sao lưu", "Hôm nay",
    ):  # fmt: skip
        person.click(place, QPushButton)
        person.key(Qt.Key.Key_F1)
        person.until(lambda: isinstance(person.focus(), QTextBrowser))
        reader.look(f"trợ giúp, {place}")
        reader.menu_of(person.focus().viewport(), "chuột phải trên trợ giúp")
        person.key(ESCAPE)
    person.click("Cỡ chữ 100 %")
    reader.open_menu("cỡ chữ")
    person.key(Qt.Key.Key_K, CTRL)
    person.type("khong co gi nhu vay")
    person.until(lambda: any(isinstance(w, QListWidget) for w in sys.modules["driving"].shown()))
    reader.look("tìm không thấy")
    reader.menu_of(person.focus(), "chuột phải trên dòng chữ")
    person.key(ESCAPE)


def meetings(reader, person):
    person.click("Sinh hoạt", QPushButton)
    table = person.see("Các buổi sinh hoạt trong năm", QTableView)
    reader.look("Sinh hoạt")
    person.click("meetings.other")
    reader.open_menu("buổi khác")
    draft = next(row for row in person.rows(table) if "Bản nháp" in row)
    person.click_cell("Các buổi sinh hoạt trong năm", draft[2], "Ngày", twice=True)
    person.see("meeting.place")
    reader.look("buổi nháp, bước 1")
    reader.menu_of(person.see("meeting.place"), "chuột phải trên dòng chữ")
    person.click("In giấy mời")
    reader.open_menu("in giấy mời")
    person.click("meeting.prepare.bin")
    reader.look("hỏi trước khi bỏ")
    person.key(ESCAPE)
    person.click("Bước 2: Điểm danh")
    roll = person.see("Danh sách điểm danh", QTableView)
    person.click_cell("Danh sách điểm danh", person.rows(roll)[0][0], "Điểm danh")
    reader.open_menu("chọn điểm danh")
    reader.look("buổi nháp, bước 2")
    bars = [bar for bar in roll.findChildren(QScrollBar) if bar.isVisible()]
    reader.menu_of(bars[0], "chuột phải trên thanh cuộn")
    person.click("Bước 3: Diễn biến")
    person.fill("meeting.report", "Kết quả")
    reader.menu_of(person.focus().viewport(), "chuột phải trên ô chữ")
    person.click("Thêm biểu dương, nhắc nhở")
    person.click("meeting.course.speaker")
    person.type("Khách mời")
    person.key(ENTER)
    reader.look("buổi nháp, bước 3")
    person.click("Bước 4: Kết luận")
    person.click("Thêm việc")
    person.click("Thêm biểu quyết")
    reader.look("buổi nháp, bước 4")
    person.click("Bước 5: Chấm điểm, chốt")
    reader.look("buổi nháp, bước 5")
    person.click("In", QPushButton)
    reader.open_menu("in biên bản")
    person.click("Bước 4: Kết luận")
    person.click(person.seen("Chuyển chỗ hoặc bỏ dòng này")[0])
    reader.open_menu("chuyển chỗ một dòng")
    person.click("Sinh hoạt", QPushButton)
    listed = person.see("Các buổi sinh hoạt trong năm", QTableView)
    sealed = next(row for row in person.rows(listed) if "Đã chốt" in row[5])
    person.click_cell("Các buổi sinh hoạt trong năm", sealed[2], "Ngày", twice=True)
    person.click("Mở lại để sửa")
    reader.look("buổi đã chốt")
    person.key(ESCAPE)


def members(reader, person, file_window, samples):
    person.click("Đảng viên", QPushButton)
    table = person.see("Danh sách đảng viên", QTableView)
    reader.look("Đảng viên")
    name = person.rows(table)[0][0]
    person.click_cell("Danh sách đảng viên", name, person.heads(table)[0], twice=True)
    reader.look("một đảng viên")
    person.click("Thêm đảng viên")
    reader.look("thêm đảng viên")
    person.click("Đảng viên", QPushButton)
    file_window.chosen.append(samples / "danh-sach-loi.xlsx")
    person.click("Nhập từ Excel")
    person.see("Các dòng của danh sách", QTableView)
    reader.look("nhập từ Excel")


def reviews(reader, person):
    person.click("Kiểm điểm", QPushButton)
    person.see("Tiến độ kiểm điểm của từng đảng viên", QTableView)
    for page in ("Theo dõi", "Kiểm phiếu", "Tổng hợp, giấy tờ", "Diện kiểm điểm, quy định"):
        person.click(page, QPushButton)
        person.pause(0.3)
        reader.look(f"đợt kiểm điểm, {page}")
    person.click("reviews.more")
    reader.open_menu("việc khác của đợt kiểm điểm")
    person.click("Theo dõi", QPushButton)
    for start in ("In cho", "Ghi cho"):
        person.click(person.seen_all(QPushButton, start)[0])
        reader.open_menu(f"{start} nhiều người")


def one_review(reader, person):
    name = "Tiến độ kiểm điểm của từng đảng viên"
    table = person.see(name, QTableView)
    whom = next(row[1] for row in person.rows(table) if row[2] == "2C")
    person.click_cell(name, whom, "Bản kiểm điểm")
    person.see("reviews.back")
    for place, section in enumerate(
        (
            "Bản kiểm điểm",
            "Điểm, mức",
            "Góp ý, nhận xét",
            "Đề xuất, quyết định",
            "Khắc phục, hồ sơ",
        ),
        1,
    ):
        person.click(person.seen_all(QPushButton, f"Bước {place}: {section}")[0])
        person.pause(0.3)
        reader.look(f"một bản kiểm điểm, {section}")
    person.click("reviews.back")


def remedies(reader, person):
    for tab in ("Hạn chế, khắc phục", "Cam kết", "Bốn tốt"):
        person.click(tab, QPushButton)
        person.pause(0.3)
        reader.look(f"kiểm điểm, {tab}")
        table = next(w for w in person.seen_all(QTableView, "") if person.rows(w))
        open_first(person, table)
        person.pause(0.3)
        reader.look(f"kiểm điểm, {tab}, một dòng")
        person.click("Kiểm điểm", QPushButton)


def open_first(person, table):
    """Open the first record of a table."""
    head, row = person.heads(table)[0], person.rows(table)[0]
    person.click_cell(table.accessibleName(), row[0], head, twice=True)


def tasks(reader, person):
    person.click("Việc đột phá", QPushButton)
    for part in ("Theo thời hạn", "Theo người", "Theo thời gian", "Đăng ký, giao việc"):
        person.click(part, QPushButton)
        person.pause(0.3)
        reader.look(f"việc đột phá, {part}")
    person.click("Theo thời hạn", QPushButton)
    open_first(person, person.see("Việc đột phá", QTableView))
    person.see("task.more")
    reader.look("một việc đột phá")
    person.click("task.more")
    reader.open_menu("việc khác với việc này")
    person.click("task.edit")
    person.pause(0.3)
    reader.look("sửa một việc đột phá")
    person.click("Thôi, quay lại", QPushButton)


def printing(reader, person):
    person.click("In ấn, báo cáo", QPushButton)
    table = person.see("Các giấy tờ in được", QTableView)
    head = person.heads(table)[0]
    for row in person.rows(table):
        person.click_cell("Các giấy tờ in được", row[0], head)
        reader.look(f"in ấn, {row[0]}")


def settings(reader, person):
    person.click("Cài đặt, sao lưu", QPushButton)
    from handbook.ui.screens.settings.screen import PARTS

    for part, _, _ in PARTS:
        person.click(f"settings.part.{part}")
        person.pause(0.3)
        reader.look(f"cài đặt, {part}")


def verdict(reader, least):
    """Fail with every English word and every letter without a shape, and where each was met."""
    texts = {text for text, _ in reader.read}
    print(f"\nđã đọc {len(texts)} dòng chữ khác nhau")
    assert len(texts) >= least, "the walk met too little to say anything"
    assert not reader.english, "\n".join(f"{w}: {at}" for w, at in sorted(reader.english.items()))
    assert not reader.shapeless, "\n".join(f"{c}: {at}" for c, at in reader.shapeless.items())
