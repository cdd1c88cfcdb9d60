"""A drag on the board: what is moved, where it would come to stand, and whether it would be joined to a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.priorities.layout import Layout
from coprod_desktop.ui.priorities.shelf import Column

EDGE = 0.28
"""The share of a card's height, above and below, in which cards are put beside it; in between they are joined."""
LINE_PX = 4


@dataclass(frozen=True, slots=True)
class Target:
    """Where cards would go: onto a card (`join`), or before the card `before` of a column, at its end where None."""

    column: int
    join: UUID | None = None
    before: UUID | None = None
    after: UUID | None = None
    rect: QRect | None = None


@dataclass(slots=True)
class Drag:
    """Cards that follow the mouse; the one that was taken leads them.

    `grip` is where in it it was taken, `at` the mouse in the viewport.
    """

    lead: BoardNote
    notes: list[BoardNote]
    grip: QPoint
    at: QPoint
    target: Target | None = None

    @property
    def ids(self) -> list[UUID]:
        """The keys of the cards."""
        return [note.id for note in self.notes]


def target_at(layout: Layout, columns: Sequence[Column], moved: Sequence[UUID], point: QPoint) -> Target:
    """Give where cards would go that are let loose at a point of the board's body."""
    number = layout.column_at(point.x())
    notes = columns[number].notes
    place = layout.place_at(number, point.y())
    if place >= 0 and layout.card(number, place).contains(point) and notes[place].id not in moved:
        card = layout.card(number, place)
        share = (point.y() - card.top()) / max(card.height(), 1)
        if EDGE < share < 1 - EDGE:
            return Target(number, join=notes[place].id, rect=card)
        if share <= EDGE:
            place -= 1
    elif 0 <= place < len(notes) and notes[place].id in moved:
        # Over itself: above its middle it would stand before, which is where it stands.
        place -= 1
    return _gap(layout, number, notes, moved, place)


def _gap(layout: Layout, number: int, notes: Sequence[BoardNote], moved: Sequence[UUID], place: int) -> Target:
    """Give the gap behind a place, between the nearest cards that stay."""
    above = next((one for one in reversed(notes[: place + 1]) if one.id not in moved), None)
    below = next((one for one in notes[place + 1 :] if one.id not in moved), None)
    if place >= 0:
        y = layout.card(number, place).bottom() + 1 + (layout.sizes.card_gap - LINE_PX) // 2
    else:
        y = (layout.sizes.card_gap - LINE_PX) // 2
    line = layout.column(number, LINE_PX).adjusted(layout.sizes.inset, 0, -layout.sizes.inset, 0).translated(0, y)
    return Target(number, before=below.id if below else None, after=above.id if above else None, rect=line)


def stays(target: Target, columns: Sequence[Column], moved: Sequence[UUID]) -> bool:
    """Tell whether cards let loose there would stand as they stand now."""
    keys = [note.id for note in columns[target.column].notes]
    if target.join or not moved or any(key not in keys for key in moved):
        return False
    first = keys.index(moved[0])
    if keys[first : first + len(moved)] != list(moved):
        return False
    above = keys[first - 1] if first else None
    return target.after == above
