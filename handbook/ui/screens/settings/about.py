"""*Cài đặt → Giới thiệu*: version, what is protected and what is not, places, licences."""

import platform
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from handbook import __version__, bundle, paths
from handbook.ui import icons
from handbook.ui.desk import Desk
from handbook.ui.parts import labels
from handbook.ui.parts.boxes import column
from handbook.ui.parts.card import Card
from handbook.ui.parts.collapsed import Fold
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook

PROTECTED = (
    "Mọi nội dung của cuốn sổ: người, biên bản, việc được giao, lịch sử, ô tìm kiếm, cả điều đang "
    "gõ dở. Tệp được mã hóa (SQLCipher, AES 256 bit); không có mật khẩu hoặc mã khôi phục thì "
    "không ai mở được, kể cả người làm ra chương trình.",
    "Bản sao lưu: mã hóa như cuốn sổ, mở bằng chính mật khẩu hoặc mã khôi phục ấy.",
    "Chuyện ai sửa gì: lịch sử nối chuỗi, biên bản chốt có dấu vân; sửa lén thì kiểm tra là thấy.",
    "Chương trình không có mã nào nối mạng. Báo cáo lỗi không có nội dung cuốn sổ.",
)
NOT_PROTECTED = (
    "Giấy đã in, tệp PDF, Word, Excel, dữ liệu mở đã lưu ra ngoài: ai có là đọc được.",
    "Cuốn sổ đang mở trên màn hình khi đồng chí rời bàn: hãy khóa bằng Ctrl+L.",
    "Máy có phần mềm gián điệp, hoặc người khác dùng chung tài khoản của máy.",
    "Quên cả mật khẩu lẫn mất mã khôi phục: không còn cách nào mở.",
)


class AboutPart(Part):
    """Words only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.places = labels.text("")
        about, lies = Card("Sổ tay Chi bộ"), Card("Nơi để tệp")
        about.add(_face())
        lies.add(self.places)
        self.add(about, _protection(), lies, _licences())

    def reload(self) -> None:
        """Ask where the handbook lies."""

        def place(book: "Handbook") -> Path:
            return book.path

        self.desk.work.service(place, self._show)

    def _show(self, book: Path) -> None:
        self.places.setText(
            f"Cuốn sổ: {book}\nTệp khóa: {book.name}.khoa, cùng thư mục\n"
            f"Tùy chọn của máy này: {paths.preferences()}\nBáo cáo lỗi: {paths.crashes()}"
        )


def _face() -> QWidget:
    picture = QLabel()
    picture.setPixmap(icons.program().pixmap(64, 64))
    picture.setAccessibleName("Biểu tượng của chương trình")
    words = column(
        labels.strong(f"Phiên bản {__version__}"),
        labels.text(
            "Chương trình dùng tại bàn làm việc của bí thư chi bộ, không cần mạng và không có mã "
            "nào nối mạng. Không phải ứng dụng “Sổ tay đảng viên điện tử”."
        ),
        labels.quiet(f"{platform.system()} · Python {platform.python_version()}"),
        gap=4,
    )
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return whole


def _protection() -> Card:
    card = Card("Điều gì được bảo vệ, điều gì không")
    for title, lines in (("Được bảo vệ", PROTECTED), ("Không được bảo vệ", NOT_PROTECTED)):
        card.add(labels.strong(title))
        for line in lines:
            card.add(labels.text(f"• {line}"))
    return card


def _licences() -> Card:
    card = Card("Bản quyền")
    card.add(
        labels.text(
            "Chương trình theo giấy phép MIT. Những phần làm sẵn đi kèm theo giấy phép riêng, dưới "
            "đây. Toàn văn giấy phép nằm trong thư mục giay-phep của bản cài."
        )
    )
    for part in bundled():
        card.add(labels.quiet(f"{part['name']} · {part['licence']} · {part['what']}"))
    for title, file in (
        ("Giấy phép phông chữ (SIL OFL 1.1)", ("fonts", "LICENSE-croscore.txt")),
        ("Giấy phép biểu tượng Lucide (ISC)", ("icons", "LICENSE-lucide.txt")),
        ("Giấy phép Qt (LGPL 3)", ("licences", "LGPL-3.0.txt")),
    ):
        card.add(Fold(title, labels.quiet(bundle.text(*file))))
    return card


def bundled() -> list[dict[str, str]]:
    """Return name, licence and use of everything that comes with the program."""
    parts: list[dict[str, str]] = tomllib.loads(bundle.text("licences", "bundled.toml"))["part"]
    return parts
