"""Qt's own texts in Vietnamese: PySide6 ships no Vietnamese `qtbase` translation.

Only texts of Qt's own contexts; the words of the program stand where they are shown.
"""

import struct

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

VIETNAMESE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
# Source text → Vietnamese, with `&` where Qt has it in some place; it is looked up without, too.
# One text means the same wherever Qt uses it.
_BUTTONS = {
    "OK": "Đồng ý",
    "&Save": "Lưu",
    "Save All": "Lưu tất cả",
    "&Open": "Mở",
    "&Yes": "Có",
    "Yes to &All": "Có với tất cả",
    "&No": "Không",
    "N&o to All": "Không với tất cả",
    "Abort": "Dừng hẳn",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Close": "Đóng",
    "Cancel": "Thôi",
    "Discard": "Bỏ thay đổi",
    "Don't Save": "Không lưu",
    "Close without Saving": "Đóng, không lưu",
    "Help": "Trợ giúp",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Lấy lại mặc định",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    "What's This?": "Đây là gì?",
    "Show this message again": "Lần sau vẫn hiện dòng này",
    "Enter a value:": "Giá trị:",
}
_EDITING = {
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Sao chép",
    "Copy &Link Location": "Sao chép địa chỉ liên kết",
    "&Paste": "Dán",
    "Paste and Match Style": "Dán, không giữ kiểu chữ",
    "&Delete": "Xóa",
    "Clear": "Xóa trống",
    "&Select All": "Chọn tất cả",
    "&Step up": "Tăng",
    "Step &down": "Giảm",
    "Insert Unicode control character": "Chèn ký tự điều khiển Unicode",
    "Open the combo box selection popup": "Mở danh sách để chọn",
    "False": "Sai",
    "True": "Đúng",
}
_SCROLLING = {
    "Scroll here": "Cuộn đến đây",
    "Left edge": "Mép trái",
    "Top": "Đầu",
    "Right edge": "Mép phải",
    "Bottom": "Cuối",
    "Page left": "Sang trái một trang",
    "Page up": "Lên một trang",
    "Page right": "Sang phải một trang",
    "Page down": "Xuống một trang",
    "Scroll left": "Cuộn sang trái",
    "Scroll up": "Cuộn lên",
    "Scroll right": "Cuộn sang phải",
    "Scroll down": "Cuộn xuống",
    "Line up": "Lên một dòng",
    "Line down": "Xuống một dòng",
    "Position": "Vị trí",
}
_FILES = {
    "&Look in:": "Xem trong:",
    "Back": "Quay lại",
    "Go back": "Quay lại",
    "Alt+Left": "Alt+Left",
    "Forward": "Tiến tới",
    "Go forward": "Tiến tới",
    "Alt+Right": "Alt+Right",
    "Parent Directory": "Thư mục cha",
    "Go to the parent directory": "Lên thư mục cha",
    "Alt+Up": "Alt+Up",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "List View": "Xem danh sách",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "Sidebar": "Khung bên",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Files": "Tệp",
    "File &name:": "Tên tệp:",
    "File name": "Tên tệp",
    "Files of &type:": "Loại tệp:",
    "Files of type": "Loại tệp",
    "&Directory:": "Thư mục:",
    "Find Directory": "Tìm thư mục",
    "Open File": "Mở tệp",
    "Save As": "Lưu thành",
    "Save as": "Lưu thành",
    "&Choose": "Chọn",
    "&Rename": "Đổi tên",
    "Show &hidden files": "Hiện tệp ẩn",
    "Show &hidden": "Hiện tệp ẩn",
    "&New Folder": "Thư mục mới",
    "Show": "Hiện",
    "Show ": "Hiện ",
    "Remove": "Bỏ khỏi danh sách",
    "Directories": "Thư mục",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Recent Places": "Nơi vừa mở",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "File": "Tệp",
    "%1 File": "Tệp %1",
    "Alias": "Lối tắt",
    "Shortcut": "Lối tắt",
    "Unknown": "Không rõ",
    "My Computer": "Máy này",
    "Computer": "Máy này",
    "Name": "Tên",
    "Size": "Cỡ",
    "Kind": "Loại",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "%1 bytes": "%1 byte",
    "%1 byte(s)": "%1 byte",
    "%1 KB": "%1 KB",
    "%1 MB": "%1 MB",
    "%1 GB": "%1 GB",
    "%1 TB": "%1 TB",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay bằng tệp mới?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông tìm thấy tệp.\nHãy xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông tìm thấy thư mục.\nHãy xem lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” đang được bảo vệ.\nVẫn xóa?"
    ),
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
    "Could not delete directory.": "Không xóa được thư mục.",
    "Invalid filename": "Tên tệp không dùng được",
    '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no '
    "punctuation marks.": "<b>Không dùng được tên “%1”.</b><p>Hãy đặt tên khác, ngắn hơn, "
    "không có dấu câu.",
}
_KEYS = {"Space": "Phím cách", "Return": "Enter"}
_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_ALL = _BUTTONS | _EDITING | _SCROLLING | _FILES | _KEYS


class _Words(QTranslator):
    """Keeps the compiled words alive: Qt reads them where they lie and copies nothing."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.data = compiled(_ALL)


def introduce(app: QApplication, icon: QIcon) -> None:
    """Tell the desktop who we are, and make Qt speak Vietnamese."""
    install(app)
    app.setApplicationName("Sổ tay Chi bộ")
    app.setDesktopFileName("so-tay-chi-bo")
    app.setWindowIcon(icon)


def install(app: QApplication) -> QTranslator:
    """Make Qt speak Vietnamese in the whole application; call it before the first window.

    A QTranslator written in Python would be shorter, but PySide6 drops a reference to None at each
    call of it and Python 3.11 dies of that. So Qt gets the words in its own compiled form.
    """
    QLocale.setDefault(VIETNAMESE)
    translator = _Words(app)
    loaded = translator.load(translator.data)
    assert loaded, "Qt refused the compiled words"
    app.installTranslator(translator)
    return translator


def compiled(words: dict[str, str]) -> bytes:
    """Return the words as a .qm file: sorted hashes of the sources, and the messages.

    The messages name no context, so that they hold for every class of Qt.
    """
    sources = {source: said for text, said in words.items() for source in (text, _bare(text))}
    hashes: list[tuple[int, int]] = []
    messages = b""
    for source, said in sources.items():
        hashes.append((_hash(source.encode()), len(messages)))
        messages += _part(3, said.encode("utf-16-be")) + _part(6, source.encode()) + b"\x01"
    table = b"".join(struct.pack(">II", *pair) for pair in sorted(hashes))
    return _MAGIC + _part(0x42, table) + _part(0x69, messages)


def _bare(source: str) -> str:
    return source.replace("&", "")


def _part(tag: int, data: bytes) -> bytes:
    return struct.pack(">BI", tag, len(data)) + data


def _hash(source: bytes) -> int:
    """Return the ELF hash by which Qt finds a message."""
    value = 0
    for byte in source:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1
