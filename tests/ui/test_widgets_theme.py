"""The theme: contrast of every token, lengths that grow with the scale, icons in the colours shown."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from coprod_desktop.resources import resources_folder
from coprod_desktop.ui.icons import icon
from coprod_desktop.ui.theme import SCALES, Theme, fill, scaled
from coprod_desktop.ui.tokens import LIGHT, THEMES, Tokens, Tone, tokens_of


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(tokens: Tokens) -> list[tuple[str, str, float]]:
    """Ink, ground and the least contrast by WCAG 2.2: 4.5 for text, 3 for the edges of controls and focus."""
    grounds = (tokens.canvas, tokens.surface, tokens.sunken)
    text = [(ink, ground, 4.5) for ink in (tokens.text, tokens.text2, tokens.hint) for ground in grounds]
    text += [(tokens.ink(tone), tokens.ground(tone), 4.5) for tone in Tone]
    text += [(tokens.text, note, 4.5) for note in tokens.notes] + [(tokens.text2, note, 4.5) for note in tokens.notes]
    text += [(tokens.on_accent, ground, 4.5) for ground in (tokens.accent, tokens.accent_hover)]
    text += [(tokens.accent, tokens.selection, 4.5), (tokens.accent, tokens.surface, 4.5)]
    text += [(ink, tokens.toast, 4.5) for ink in (tokens.toast_text, tokens.toast_action)]
    text += [(ink, tokens.selection, 4.5) for ink in (tokens.text, tokens.text2)]
    text += [(ink, ground, 4.5) for ink in (tokens.accent, tokens.bad) for ground in grounds]
    text += [(tokens.text, tokens.ground(tone), 4.5) for tone in Tone] + [(tokens.wall, tokens.wall_ground, 4.5)]
    text += [(tokens.bad, tokens.bad_soft, 4.5)]
    edges = [(edge, ground, 3.0) for edge in (tokens.input_border, tokens.focus, tokens.accent) for ground in grounds]
    # The cursor and what is chosen are told by an edge of notes and rows, a field and a button by theirs.
    edges += [
        (edge, ground, 3.0) for edge in (tokens.focus, tokens.accent) for ground in (*tokens.notes, tokens.selection)
    ]
    edges += [(tokens.ink(tone), ground, 3.0) for tone in Tone for ground in (*grounds, tokens.ground(tone))]
    edges += [(tokens.toast_text, tokens.toast, 3.0), (tokens.toast, tokens.canvas, 3.0)]
    edges += [(series, ground, 3.0) for series in tokens.series for ground in grounds[:2]]
    return text + edges


@pytest.mark.parametrize("name", THEMES)
def test_every_text_and_edge_stands_out(name: str) -> None:
    faint = [(ink, ground) for ink, ground, least in pairs(THEMES[name]) if contrast(ink, ground) < least]
    assert faint == []


def test_lengths_grow_and_colours_are_filled_in() -> None:
    sheet = "QLabel { padding: 8u 14u-1; color: @text; border: 1px solid @border; image: url(@icons/x.svg); }"
    filled = fill(sheet, LIGHT, 2.0, "/somewhere")
    assert filled == (
        f"QLabel {{ padding: 16px 27px; color: {LIGHT.text}; border: 1px solid {LIGHT.border}; "
        "image: url(/somewhere/x.svg); }"
    )


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_leaves_nothing_unfilled(theme: Theme, qapp: QApplication, name: str) -> None:
    theme.choose(name)
    assert not re.search(r"@\w|\d+u\b", qapp.styleSheet())
    assert tokens_of(qapp.palette()) is THEMES[name]


def test_the_scale_goes_up_and_down_a_ladder_and_stops_at_its_ends(theme: Theme) -> None:
    seen = []
    for _ in range(10):
        theme.zoom_step(1)
        seen.append(theme.scale)
    assert seen[:6] == [*SCALES[2:], 2.0]
    assert scaled(10) == 20
    for _ in range(10):
        theme.zoom_step(-1)
    assert theme.scale == 0.9
    theme.zoom_step(0)
    assert theme.scale == 1.0


def test_an_icon_is_drawn_in_the_colour_of_the_theme_shown(theme: Theme) -> None:
    one = icon("plus", "accent")
    for name in ("light", "dark"):
        theme.choose(name)
        picture = one.pixmap(QSize(48, 48)).toImage()
        assert QColor(picture.pixel(24, 24)).name().upper() == THEMES[name].accent


def test_every_icon_that_is_shipped_can_be_drawn(theme: Theme) -> None:
    names = sorted(file.stem for file in (resources_folder() / "icons").glob("*.svg"))
    assert names
    for name in names:
        assert not icon(name).pixmap(QSize(24, 24)).toImage().allGray() or name
