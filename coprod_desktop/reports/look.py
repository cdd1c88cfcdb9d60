"""The look of all papers: measures in points, colours, and styles of text."""

from dataclasses import dataclass

from coprod_desktop.reports.lines import Colour, Style

WIDTH, HEIGHT = 595.28, 841.89
LEFT, TOP, BOTTOM = 64.0, 70.0, 68.0
MEASURE = WIDTH - 2 * LEFT
"""The width of the text: lines stay under 90 letters."""
GUTTER = 12.0


def _rgb(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code)
    return red / 255, green / 255, blue / 255


INK, QUIET, ACCENT = _rgb("23292B"), _rgb("4F585B"), _rgb("2B5F66")
HAIRLINE, GROUND = _rgb("D5D0C4"), _rgb("F6F4EF")


@dataclass(frozen=True, slots=True)
class Types:
    """The styles of a paper; `scale` is the leading of running text against that of ordinary print."""

    body: Style
    strong: Style
    quiet: Style
    accent: Style
    small: Style
    headings: tuple[Style, Style, Style]
    scale: float


def types(*, large: bool) -> Types:
    """Give the styles of ordinary print, or of large print with 16 points in running text and at least 14."""
    size, leading = (16.0, 24.0) if large else (10.5, 15.0)
    small = (14.0, 20.0) if large else (9.0, 12.5)
    first, second = ((24.0, 30.0), (19.0, 26.0)) if large else ((18.0, 23.0), (13.0, 18.0))
    body = Style(size, leading, INK)
    strong = body._replace(bold=True)
    headings = Style(*first, INK, bold=True), Style(*second, ACCENT, bold=True), strong
    return Types(
        body=body,
        strong=strong,
        quiet=body._replace(colour=QUIET),
        accent=strong._replace(colour=ACCENT),
        small=Style(*small, QUIET),
        headings=headings,
        scale=leading / 15.0,
    )
