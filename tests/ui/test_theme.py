import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel

import handbook
from handbook import bundle
from handbook.ui import theme as look


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lin = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def _contrast(one: str, two: str) -> float:
    high, low = sorted((_light(one), _light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


INKS = ("text", "quiet", "accent", "good", "care", "focus")
GROUNDS = (
    *("ground", "surface", "rail", "band", "hover", "picked", "desk"),
    *("accent_tint", "good_tint", "care_tint"),
)
# Any ink may come to stand on any ground: a chip in a picked row, a link on a tint.
PAIRS = [(ink, ground) for ink in INKS for ground in GROUNDS]
PAIRS += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("surface", "focus")]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_ink_is_readable_on_its_ground(dark, ink, ground):
    theme = look.Theme(dark=dark, scale=100, family="x")

    assert _contrast(theme.hex(ink), theme.hex(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("ground", ["surface", "ground", "rail", "band", "hover", "picked"])
def test_boxes_to_tick_and_pressed_marks_are_seen(dark, ground):
    theme = look.Theme(dark=dark, scale=100, family="x")

    assert _contrast(theme.hex("edge"), theme.hex(ground)) >= 3


def test_no_colour_is_written_beside_the_tokens():
    sheet = bundle.text("styles", "window.qss")
    apart = {"theme.py", "page_paint.py"}  # the tokens; paper is white in any look
    ours = (Path(handbook.__file__).parent / "ui").rglob("*.py")
    code = [path for path in ours if path.name not in apart]

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet) == []
    assert [p.name for p in code if re.search(r'"#[0-9a-fA-F]{6}"', p.read_text("utf-8"))] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_focus_ring_stands_out(dark, ground):
    theme = look.Theme(dark=dark, scale=100, family="x")

    assert _contrast(theme.hex("focus"), theme.hex(ground)) >= 3


# The design's table of colours: light and dark.
TOKENS = {
    "ground": ("#F6F5F3", "#1D1C1B"),
    "surface": ("#FFFFFF", "#272624"),
    "line": ("#E2DFDA", "#3B3936"),
    "text": ("#1F1E1C", "#ECEAE6"),
    "quiet": ("#6B6862", "#A8A49C"),
    "accent": ("#9E1B1E", "#F08A80"),
    "good": ("#2E6B3A", "#8FCB9B"),
    "care": ("#8A5A00", "#E5BD6B"),
    "focus": ("#2B5FA8", "#7FB0F0"),
}


def test_tokens_are_those_of_the_design():
    assert {token: (look.LIGHT[token], look.DARK[token]) for token in TOKENS} == TOKENS


def test_sizes_grow_with_the_text_and_stay_within_limits():
    assert look.Theme.make(scale=150).size("body") == 21
    assert look.Theme.make(scale=50).scale == 100
    assert look.Theme.make(scale=900).scale == 200
    assert look.Theme.make().size("row") >= 37


def test_the_style_sheet_has_no_unfilled_words_and_scales(qapp):
    sheet = look.stylesheet(look.Theme.make(dark=True, scale=200))

    assert "$" not in sheet
    assert "font-size: 28px" in sheet
    assert look.DARK["accent"] in sheet


def test_every_word_of_the_template_is_known():
    words = set(re.findall(r"\$(\w+)", bundle.text("styles", "window.qss")))

    assert words <= set(look.LIGHT) | set(look.SIZES)
    assert set(look.LIGHT) == set(look.DARK)


def test_applying_a_look_dresses_the_application(qapp):
    look.apply(qapp, look.Theme.make(dark=True, scale=125))

    assert look.current().dark
    assert qapp.font().pixelSize() == 18
    assert qapp.palette().window().color().name().upper() == look.DARK["ground"]
    look.apply(qapp, look.Theme.make())


def test_the_look_worn_already_is_not_put_on_anew(dressed, qtbot):
    widget = QLabel("Chi bộ")
    qtbot.addWidget(widget)
    widget.ensurePolished()
    changes = Counting(widget)

    look.apply(dressed, look.Theme.make())
    assert changes.styles == 0
    look.apply(dressed, look.Theme.make(dark=True))
    assert changes.styles > 0


class Counting(QObject):
    """Counts how often a widget was dressed."""

    def __init__(self, widget):
        super().__init__(widget)
        self.styles = 0
        widget.installEventFilter(self)

    def eventFilter(self, widget, event):
        self.styles += event.type() == QEvent.Type.StyleChange
        return False
