"""Where the arrow keys lead on the board."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from coprod_desktop.ui.priorities.board_model import HEAD
from coprod_desktop.ui.priorities.layout import Layout
from coprod_desktop.ui.priorities.shelf import Column

Place = tuple[int, int]
SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
DOWN: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -4, Qt.Key.Key_PageDown: 4}


def next_place(plan: Layout, columns: Sequence[Column], here: Place, key: int) -> Place | None:
    """Give the place to which a key leads; None for a key that leads nowhere on a board."""
    column, place = here
    last = len(columns[column].notes) - 1
    if key in DOWN:
        return column, min(max(place + DOWN[key], HEAD), last)
    if key == Qt.Key.Key_Home:
        return column, min(0, last)
    if key == Qt.Key.Key_End:
        return column, last
    if key in SIDEWAYS:
        beside = column + SIDEWAYS[key]
        return _beside(plan, columns, here, beside) if 0 <= beside < len(columns) else here
    return None


def _beside(plan: Layout, columns: Sequence[Column], here: Place, column: int) -> Place:
    """Give the card of another column at the same height, or its head from a head or where it has none."""
    if here[1] == HEAD or not columns[column].notes:
        return column, HEAD
    middle = plan.card(*here).center().y()
    return column, max(plan.place_at(column, middle), 0)
