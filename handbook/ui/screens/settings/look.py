"""*Cài đặt → Màn hình*: text size, light or dark; of this computer only, not of the handbook."""

from handbook.ui.desk import Desk
from handbook.ui.intake.look_chooser import LookChooser
from handbook.ui.parts import labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Check
from handbook.ui.screens.settings.part import Part


class LookPart(Part):
    """Everything here is kept at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.look = LookChooser(desk.preferences, desk.prefer, prefix="settings")
        self.preview = Check("Hiện trang giấy bên cạnh khi viết biên bản (F9)")
        self.preview.setObjectName("settings.preview")
        self.preview.edited.connect(lambda: desk.prefer(preview_hidden=not self.preview.value()))
        card = Card("Cỡ chữ và màu nền")
        card.add(labels.quiet("Chỉ đổi trên máy này. Phím tắt: Ctrl + và Ctrl −."))
        card.add(self.look)
        card.add(self.preview)
        self.add(card)

    def reload(self) -> None:
        """Show what is chosen now."""
        self.look.show_now()
        self.preview.set_value(not self.desk.preferences().preview_hidden)
