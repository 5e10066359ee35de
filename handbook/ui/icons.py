"""Icons: Lucide SVG from `resources/icons`, in a token's colour, as sharp as the screen.

A button remembers its icon's name and token, to draw it anew when the look changes.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from handbook import bundle
from handbook.ui import theme as look

_STROKE = "1.8"
_GAP = 5


def icon(name: str, token: str = "text", *, gap: int = 0) -> QIcon:
    """Return the icon `name` in the colour of `token`, greyed when its button is disabled.

    `gap` is clear space at its right end: Qt's own between icon and words is too narrow.
    """
    now = look.current()
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, "edge")):
        made.addPixmap(_drawn(name, now.hex(ink), now.size("icon"), _sharpness(), gap), mode)
    return made


def program() -> QIcon:
    """Return the program's own icon, drawn in the sizes that task bars ask for."""
    made = QIcon()
    renderer = QSvgRenderer(str(bundle.path("icons", "program", "sotay.svg")))
    for size in (16, 32, 64):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made


def pixmap(name: str, token: str = "text", size: int = 18) -> QPixmap:
    """Return the icon as a picture of `size` pixels at 100 % text size."""
    now = look.current()
    return _drawn(name, now.hex(token), now.px(size), _sharpness())


def dress(button: QAbstractButton, name: str, token: str = "text") -> None:
    """Give `button` the icon `name` (empty: none), to be drawn anew by `put_on`."""
    button.setProperty("icon_name", name)
    button.setProperty("icon_token", token)
    put_on(button)


def icon_name_of(widget: QWidget) -> str:
    """Return the name of the icon a button wears, empty when none."""
    return str(widget.property("icon_name") or "")


def put_on(button: QAbstractButton) -> None:
    """Draw the icon of a dressed button in the look of now."""
    name = icon_name_of(button)
    size, gap = look.current().size("icon"), _GAP if button.text() else 0
    button.setIconSize(QSize(size + gap, size))
    token = str(button.property("icon_token"))
    button.setIcon(icon(name, token, gap=gap) if name else QIcon())


def _sharpness() -> float:
    """Return the sharpest screen's device pixels per pixel."""
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


@cache
def _drawn(name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    svg = bundle.text("icons", f"{name}.svg")
    svg = svg.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{_STROKE}"'
    )
    picture = QPixmap(round((size + gap) * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF(0, 0, picture.height(), picture.height())
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
