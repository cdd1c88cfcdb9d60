"""What is painted: how its letters stand out from the ground they stand on, in each theme, as the eye has it."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QTableView, QWidget

from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.tokens import THEMES
from coprod_desktop.ui.wall.sheet_view import SheetView
from coprod_desktop.ui.widgets.pill import Pill
from tests.ui.every_screen import House, settle, shown
from tests.ui.other_screens import wall_screens
from tests.ui.test_widgets_theme import contrast

LEAST = 4.5
SPECK_PX = 6
FRAME_PX = 4
"""The edge of a button or a status is no letter."""
FEW = 20
"""So many items of a list tell how all of them are painted."""
SEEN = ("overview", "partners", "teams", "meetings", "priorities", "actions", "live: priorities", "live: notes")
LAST = SEEN[-1]


@pytest.mark.parametrize("theme_name", THEMES)
def test_every_letter_stands_out_from_its_ground(
    open_house: Callable[..., House], theme: Theme, theme_name: str
) -> None:
    theme.choose(theme_name)
    house = open_house("en")
    faint, measured = [], 0
    for name, root in _looked_at(house):
        for widget in shown(root):
            for what, rect in _written(widget):
                inner = rect.adjusted(FRAME_PX, FRAME_PX, -FRAME_PX, -FRAME_PX)
                part = inner if inner.height() > 12 else rect
                # From the window: a label alone has no ground.
                seen = part.translated(widget.mapTo(widget.window(), QPoint(0, 0)))
                if widget.window().rect().contains(seen) and not seen.isEmpty():
                    measured += 1
                    found = standing_out(widget.window().grab(seen).toImage())
                    faint += [f"{name}: {type(widget).__name__} {what!r}: {found:.1f}"] if found < LEAST else []
    assert sorted(set(faint)) == []
    assert measured > 200


def _looked_at(house: House) -> Iterator[tuple[str, QWidget]]:
    """Give the screens on which everything that is painted stands once."""
    for name, root in house.screens():
        if name in SEEN:
            settle()
            yield name, root
        if name == LAST:
            break
    house.desk.told.emit("«Orari serali» added")
    settle()
    yield "toast", house.window.frame.toast
    yield from wall_screens(house)


def _written(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """Give where a widget shows letters; what is switched off may be faint (WCAG 1.4.3)."""
    if not widget.isEnabled() or widget.visibleRegion().isEmpty():
        return
    seen = widget.visibleRegion().boundingRect()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        viewport, model = widget.viewport(), widget.model()
        for row in range(min(model.rowCount(), FEW)):
            for column in range(min(model.columnCount(), 6) if isinstance(widget, QTableView) else 1):
                index = model.index(row, column)
                rect = widget.visualRect(index)
                if index.data() and rect.width() > FEW and viewport.rect().contains(rect):
                    yield str(index.data()), rect.translated(viewport.pos())
    elif isinstance(widget, QLabel | QAbstractButton | Pill) and widget.text().strip() and seen == widget.rect():
        yield widget.text(), seen
    elif isinstance(widget, SheetView):
        yield "slide", seen


def standing_out(image: QImage) -> float:
    """Give the contrast of letters to their ground, which is the colour seen most.

    Letters are thin and blended at their edges, in colours of their own: the ink is what stands out most, of which
    there must be more than a speck.
    """
    seen = image.convertToFormat(QImage.Format.Format_RGB32)
    data = bytes(seen.constBits())
    pixels = Counter(data[at : at + 3] for at in range(0, len(data), 4))
    ground = _hex(pixels.most_common(1)[0][0])
    left = SPECK_PX
    for apart, count in sorted(((contrast(ground, _hex(one)), count) for one, count in pixels.items()), reverse=True):
        left -= count
        if left <= 0:
            return apart
    return 1.0


def _hex(blue_green_red: bytes) -> str:
    return "#" + blue_green_red[::-1].hex()
