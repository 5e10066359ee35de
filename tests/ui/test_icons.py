import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from handbook import bundle
from handbook.ui import icons
from handbook.ui import theme as look
from handbook.ui.parts.buttons import plain_button

NAMES = sorted(file.stem for file in bundle.path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_in_the_colour_of_its_token(dressed, name):
    picture = icons.pixmap(name, "accent", 24).toImage()
    inks = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 150
    }
    accent = look.current().colour("accent")

    assert inks
    assert all(abs(QColor(ink).red() - accent.red()) < 8 for ink in inks)


def test_the_licence_of_the_icons_is_bundled():
    assert "ISC License" in bundle.text("icons", "LICENSE-lucide.txt")


def test_every_icon_named_in_the_code_is_bundled():
    source = "\n".join(
        file.read_text(encoding="utf-8") for file in Path(icons.__file__).parent.rglob("*.py")
    )
    named = set(re.findall(r'icon="([a-z0-9-]+)"', source))

    assert named <= set(NAMES)


def test_a_button_draws_its_icon_again_in_another_look(dressed, qtbot):
    button = plain_button("In", icon="printer")
    qtbot.addWidget(button)
    before = button.iconSize().height()

    look.apply(dressed, look.Theme.make(dark=True, scale=200))
    button.ensurePolished()

    assert icons.icon_name_of(button) == "printer"
    assert button.iconSize().height() == 2 * before
