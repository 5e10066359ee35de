"""The look as one frozen value: tokens (UX.md, Looks), sizes, palette, style sheet.

Widgets take every colour and size from here and never write their own. Icons are in `icons.py`.
"""

from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from handbook import bundle

LIGHT = {
    "ground": "#F6F5F3",
    "surface": "#FFFFFF",
    "line": "#E2DFDA",
    "text": "#1F1E1C",
    "quiet": "#6B6862",
    "accent": "#9E1B1E",
    "accent_tint": "#FBEDEC",
    "good": "#2E6B3A",
    "good_tint": "#EAF4EC",
    "care": "#8A5A00",
    "care_tint": "#FCF3DF",
    "focus": "#2B5FA8",
    # Below: ours, so that the table's tokens have their hover, ink and ground.
    "on_accent": "#FFFFFF",
    "accent_hover": "#86171A",
    "rail": "#FBFAF8",
    "band": "#FAF9F7",
    "hover": "#F1EFEC",
    "picked": "#E9EFF7",
    "edge": "#8B877F",
    "desk": "#EBE9E5",
    "thumb": "#C4C0B8",
}
DARK = {
    "ground": "#1D1C1B",
    "surface": "#272624",
    "line": "#3B3936",
    "text": "#ECEAE6",
    "quiet": "#A8A49C",
    "accent": "#F08A80",
    "accent_tint": "#43282A",
    "good": "#8FCB9B",
    "good_tint": "#233528",
    "care": "#E5BD6B",
    "care_tint": "#3A3120",
    "focus": "#7FB0F0",
    "on_accent": "#1D1C1B",
    "accent_hover": "#F5A69E",
    "rail": "#222120",
    "band": "#2B2A28",
    "hover": "#32302D",
    "picked": "#2B3644",
    "edge": "#86827A",
    "desk": "#161514",
    "thumb": "#55524D",
}
_WORN = "handbook_look"
_GOOD = ("Noto Sans", "Open Sans")
LEAST_SCALE, MOST_SCALE = 100, 200
# Sizes in pixels at 100 %; only these grow with the text.
SIZES = {
    "body": 14,
    "small": 13,
    "section": 15,
    "title": 21,
    "brand": 16,
    "figure": 18,
    "control": 22,
    "row": 40,
    "tall_row": 60,
    "icon": 18,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look: light or dark, at one text size in percent."""

    dark: bool
    scale: int
    family: str

    @classmethod
    def make(cls, *, dark: bool = False, scale: int = 100) -> "Theme":
        """Return the look with `scale` percent, held between 100 and 200."""
        held = max(LEAST_SCALE, min(MOST_SCALE, scale))
        return cls(dark=dark, scale=held, family=_platform_family())

    def px(self, size: float) -> int:
        """Return `size` pixels at 100 % as pixels at this text size."""
        return round(size * self.scale / 100)

    def size(self, name: str) -> int:
        """Return the size called `name` in SIZES, in pixels at this text size."""
        return self.px(SIZES[name])

    def hex(self, token: str) -> str:
        """Return the colour of a token as `#RRGGBB`."""
        return (DARK if self.dark else LIGHT)[token]

    def colour(self, token: str) -> QColor:
        """Return the colour of a token."""
        return QColor(self.hex(token))

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """Return the window's font at a named size; bold is semibold."""
        font = QFont(self.family)
        font.setPixelSize(self.size(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in `theme`; open windows change at once.

    Does nothing in the look worn already: dressing anew measures every widget there is.
    """
    if app.property(_WORN) == theme and app.styleSheet():
        return
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setProperty(_WORN, theme)
    app.setFont(theme.font())
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


def wear(app: QApplication, look: str, scale: int) -> None:
    """Dress the application as chosen: `look` is light, dark, or what the system wears."""
    system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = look == "dark" or (look == "system" and system)
    apply(app, Theme.make(dark=dark, scale=scale))


def current() -> Theme:
    """Return the look that the application wears now; the plain light one when none was applied."""
    app = QApplication.instance()
    worn = app.property(_WORN) if app else None
    return worn if isinstance(worn, Theme) else Theme.make()


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the window with every `$token` and `$size` filled in."""
    colours = DARK if theme.dark else LIGHT
    sizes = {name: f"{theme.px(size)}px" for name, size in SIZES.items()}
    return _template().substitute(colours | sizes)


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "band",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "quiet",
        QPalette.ColorRole.Highlight: "focus",
        QPalette.ColorRole.HighlightedText: "surface",
        QPalette.ColorRole.Link: "focus",
        QPalette.ColorRole.LinkVisited: "focus",
    }
    made = QPalette()
    for role, token in roles.items():
        made.setColor(role, theme.colour(token))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("edge"))
    return made


@cache
def _template() -> Template:
    return Template(bundle.text("styles", "window.qss"))


def _platform_family() -> str:
    """Return the platform's own font; a bare X11 session has none, so a good one that is there."""
    if not isinstance(QApplication.instance(), QApplication):
        return "Segoe UI"
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    generic = own.lower() in {"", "sans", "sans serif", "dejavu sans", "helvetica", "arial"}
    if not generic:
        return own
    return next((name for name in _GOOD if QFontDatabase.hasFamily(name)), own)
