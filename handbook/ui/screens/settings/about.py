"""*Cài đặt → Giới thiệu*: what the program is, its version, where things lie, the licences."""

import platform
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import __version__, bundle, paths
from handbook.ui.desk import Desk
from handbook.ui.intake.arranging import fold
from handbook.ui.parts import labels
from handbook.ui.parts.card import Card
from handbook.ui.screens.settings.part import Part

if TYPE_CHECKING:
    from handbook.services.handbook import Handbook

_USES = (
    "Qt và PySide6 (LGPL 3) · SQLCipher (BSD) · sqlite-utils (Apache 2.0) · reportlab (BSD) · "
    "python-docx, openpyxl, keyring, markdown-it-py, Jinja2, msgspec, platformdirs, filelock "
    "(MIT, BSD) · cryptography (Apache 2.0, BSD)"
)


class AboutPart(Part):
    """Words only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.places = labels.text("")
        about, lies, uses = Card("Sổ tay Chi bộ"), Card("Nơi để tệp"), Card("Bản quyền")
        about.add(labels.text(f"Phiên bản {__version__}"))
        about.add(
            labels.text(
                "Chương trình dùng tại bàn làm việc của bí thư chi bộ, không cần mạng và không có "
                "mã nào nối mạng. Không phải ứng dụng “Sổ tay đảng viên điện tử”."
            )
        )
        about.add(labels.quiet(f"{platform.system()} · Python {platform.python_version()}"))
        lies.add(self.places)
        uses.add(labels.text("Chương trình theo giấy phép MIT. Dùng các thư viện:"))
        uses.add(labels.quiet(_USES))
        for title, file in (
            ("Phông chữ Tinos, Arimo (Apache 2.0)", ("fonts", "LICENSE-croscore.txt")),
            ("Biểu tượng Lucide (ISC)", ("icons", "LICENSE-lucide.txt")),
        ):
            uses.add(fold(title, labels.quiet(bundle.text(*file))))
        self.add(about, lies, uses)

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
