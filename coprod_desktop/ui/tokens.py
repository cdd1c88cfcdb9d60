"""The colours of the three themes: one value for everything that is painted."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QPalette


class Tone(StrEnum):
    """The meaning of a status; always told by glyph and word too."""

    PLAIN = "plain"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as `#RRGGBB`."""

    name: str
    canvas: str
    surface: str
    sunken: str
    text: str
    text2: str
    hint: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    selection_border: str
    border: str
    input_border: str
    focus: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    toast: str
    toast_text: str
    toast_action: str
    wall: str
    wall_ground: str
    notes: tuple[str, ...]
    series: tuple[str, ...]

    def ink(self, tone: Tone) -> str:
        """Give the colour in which a status is written."""
        inks = {Tone.OK: self.ok, Tone.WARN: self.warn, Tone.BAD: self.bad, Tone.INFO: self.info}
        return inks.get(tone, self.text2)

    def ground(self, tone: Tone) -> str:
        """Give the soft ground of a status."""
        soft = {
            Tone.OK: self.ok_soft,
            Tone.WARN: self.warn_soft,
            Tone.BAD: self.bad_soft,
            Tone.INFO: self.info_soft,
        }
        return soft.get(tone, self.sunken)

    def note(self, tint: int) -> str:
        """Give the ground of a note, by the number of its tint."""
        return self.notes[tint % len(self.notes)]


LIGHT = Tokens(
    name="light",
    canvas="#F6F4EF",
    surface="#FDFCF9",
    sunken="#ECE9E1",
    text="#23292B",
    text2="#4F585B",
    hint="#5F676A",
    accent="#2B5F66",
    accent_hover="#224D53",
    on_accent="#FFFFFF",
    selection="#DDE9E8",
    selection_border="#DDE9E8",
    border="#D5D0C4",
    input_border="#8A857A",
    focus="#1F5FA8",
    ok="#2F6B4A",
    ok_soft="#E1EDE4",
    warn="#80550E",
    warn_soft="#F5EBD3",
    bad="#94392F",
    bad_soft="#F6E3DF",
    info="#36587F",
    info_soft="#E2E9F2",
    toast="#2B3335",
    toast_text="#F6F4EF",
    toast_action="#9FD3D3",
    wall="#1E2426",
    wall_ground="#FBF9F4",
    notes=("#F5EBC8", "#DCE9E0", "#DBE6EF", "#EFE0E4", "#E8E2F0", "#F1E3D3"),
    series=("#2B5F66", "#A4602A", "#5B6FA8", "#7A8B3A", "#8C4F7A", "#5E6669"),
)

DARK = Tokens(
    name="dark",
    canvas="#1B2022",
    surface="#232A2C",
    sunken="#161A1C",
    text="#E9E6DF",
    text2="#BFC4C3",
    hint="#9FA7A8",
    accent="#8CC3C4",
    accent_hover="#A5D3D3",
    on_accent="#10292B",
    selection="#28403F",
    selection_border="#28403F",
    border="#3A4346",
    input_border="#7C878A",
    focus="#8FBDF0",
    ok="#93CBA5",
    ok_soft="#24382C",
    warn="#E2BE77",
    warn_soft="#3B3220",
    bad="#EBA59B",
    bad_soft="#422A27",
    info="#A9C3E6",
    info_soft="#28344A",
    toast="#E9E6DF",
    toast_text="#23292B",
    toast_action="#2B5F66",
    wall="#F3F0E8",
    wall_ground="#14181A",
    notes=("#4A4228", "#2B4236", "#2A3D4D", "#4A343B", "#3B3650", "#4A3A2A"),
    series=("#8CC3C4", "#E0A878", "#A5B4E0", "#BFCB85", "#D3A2C4", "#AEB5B7"),
)

CONTRAST = Tokens(
    name="contrast",
    canvas="#FFFFFF",
    surface="#FFFFFF",
    sunken="#FFFFFF",
    text="#000000",
    text2="#000000",
    hint="#000000",
    accent="#003A66",
    accent_hover="#000000",
    on_accent="#FFFFFF",
    selection="#FFFFFF",
    selection_border="#003A66",
    border="#000000",
    input_border="#000000",
    focus="#B00020",
    ok="#004D1A",
    ok_soft="#FFFFFF",
    warn="#5C3A00",
    warn_soft="#FFFFFF",
    bad="#8A0010",
    bad_soft="#FFFFFF",
    info="#003A66",
    info_soft="#FFFFFF",
    toast="#000000",
    toast_text="#FFFFFF",
    toast_action="#FFE066",
    wall="#000000",
    wall_ground="#FFFFFF",
    notes=("#FFFFFF",) * 6,
    series=("#000000",) * 6,
)

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}
_BY_ACCENT = {tokens.accent.lower(): tokens for tokens in THEMES.values()}


def tokens_of(palette: QPalette) -> Tokens:
    """Give the theme that a palette was made from: it is told by the colour of links, which no style sheet changes."""
    return _BY_ACCENT.get(palette.color(QPalette.ColorRole.Link).name(), LIGHT)


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette of a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.PlaceholderText: tokens.hint,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.ToolTipBase: tokens.toast,
        role.ToolTipText: tokens.toast_text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.border,
        role.Dark: tokens.input_border,
        role.Light: tokens.surface,
        role.BrightText: tokens.bad,
    }
    palette = QPalette()
    for key, colour in colours.items():
        palette.setColor(key, colour)
    for key in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, tokens.hint)
    return palette
