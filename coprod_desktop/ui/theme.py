"""The theme of the window: palette, font, sizes and the one style sheet, for the colours and the scale chosen."""

import re
from dataclasses import fields
from pathlib import Path

import fontpkg_atkinson_hyperlegible as atkinson
from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from coprod_desktop.resources import resource
from coprod_desktop.ui.icons import tinted_svg
from coprod_desktop.ui.tokens import CONTRAST, DARK, LIGHT, THEMES, Tokens, palette_of

SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
LIVE_FACTOR = 1.2
BODY_PX = 15
# Said when Qt starts: setting the style later costs more time, as it brings all of QStyle into Python.
QT_ARGUMENTS = ("-style", "Fusion")
SYSTEM = "system"
THEME_CHOICES = (SYSTEM, *THEMES)

_LENGTH = re.compile(r"(?<![\w.#])(\d+(?:\.\d+)?)u(?:-(\d+))?\b")
_TOKEN = re.compile(r"@(\w+)")
# Pictures that only a style sheet can place, and the token each is drawn in.
_SHEET_ICONS = {
    "check": "on_accent",
    "chevron-down": "text2",
    "chevron-up": "text2",
    "chevron-left": "text2",
    "chevron-right": "text2",
}


def scaled(length: float) -> int:
    """Give a length of the design (at scale 1.0) in pixels at the scale now shown."""
    body = QApplication.font().pixelSize()
    # Before a theme is put on, Qt's font is sized in points and tells no pixels.
    return round(length * body / BODY_PX) if body > 0 else round(length)


def fill(sheet: str, tokens: Tokens, scale: float, folder: str) -> str:
    """Fill a style sheet: `@token` by its colour, `8u` by its pixels (`8u-1` less one), `@icons` by a folder."""
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    values["icons"] = folder
    sized = _LENGTH.sub(lambda m: f"{round(float(m[1]) * scale) - int(m[2] or 0)}px", sheet)
    return _TOKEN.sub(lambda m: str(values[m[1]]), sized)


def load_fonts() -> None:
    """Load the preferred font, shipped with the app."""
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(atkinson.ROOT / "files" / f"AtkinsonHyperlegible-{weight}.ttf"))


def load_fallback_fonts() -> None:
    """Load the wide font that has the letters and signs which the preferred one lacks; not needed to paint first."""
    for file in sorted(resource("fonts").glob("DejaVuSans*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


class Theme(QObject):
    """Dresses the application; a change of colours or scale shows at once everywhere.

    The application is started with `QT_ARGUMENTS`, so that the style sheet stands on Fusion on every system.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._live = False
        self.choice = choice
        self.scale = scale
        self._folder = QTemporaryDir()
        self._sheet = resource("styles", "app.qss").read_text(encoding="utf-8")
        app.setCursorFlashTime(0)
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
            QApplication.setEffectEnabled(effect, False)
        load_fonts()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.apply()

    @property
    def tokens(self) -> Tokens:
        """The colours now shown."""
        return THEMES.get(self.choice) or self._system_tokens()

    @property
    def shown_scale(self) -> float:
        """The scale now shown: the user's, enlarged in live mode, though never beyond the largest."""
        return min(self.scale * LIVE_FACTOR, SCALES[-1]) if self._live else self.scale

    def choose(self, choice: str) -> None:
        """Show other colours: `light`, `dark`, `contrast`, or `system`."""
        self.choice = choice
        self.apply()

    def zoom(self, scale: float) -> None:
        """Show everything at another scale, kept between 0.9 and 2.0."""
        self.scale = min(max(scale, SCALES[0]), SCALES[-1])
        self.apply()

    def zoom_step(self, steps: int) -> None:
        """Go up or down the ladder of scales; 0 goes back to 1.0."""
        nearest = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self.scale))
        self.zoom(SCALES[min(max(nearest + steps, 0), len(SCALES) - 1)] if steps else 1.0)

    def go_live(self, live: bool) -> None:
        """Enlarge everything for live mode, or return from it."""
        if live != self._live:
            self._live = live
            self.apply()

    def apply(self) -> None:
        """Dress the application in the colours and the scale chosen."""
        font = QFont([atkinson.FAMILY, "DejaVu Sans"])
        font.setPixelSize(round(BODY_PX * self.shown_scale))
        tokens = self.tokens
        self._app.setPalette(palette_of(tokens))
        self._app.setFont(font)
        self._app.setStyleSheet(fill(self._sheet, tokens, self.shown_scale, self._draw_sheet_icons(tokens)))
        self.changed.emit()

    def _draw_sheet_icons(self, tokens: Tokens) -> str:
        # Named by theme: Qt keeps a picture in its cache by its path.
        folder = Path(self._folder.path()) / tokens.name
        if not folder.exists():
            folder.mkdir(parents=True)
            for name, token in _SHEET_ICONS.items():
                (folder / f"{name}.svg").write_bytes(tinted_svg(name, getattr(tokens, token)))
        return folder.as_posix()

    def _system_tokens(self) -> Tokens:
        hints = self._app.styleHints()
        # Only Qt 6.10 and later tell the system's wish for contrast.
        if hasattr(hints, "accessibility") and hints.accessibility().contrastPreference().value:
            return CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _system_changed(self) -> None:
        if self.choice == SYSTEM:
            self.apply()
