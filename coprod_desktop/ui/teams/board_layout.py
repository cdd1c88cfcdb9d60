"""How cards lie side by side, all of one width, in as many rows as the room asks for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from coprod_desktop.ui.theme import scaled

NARROWEST_PX = 196
GAP_PX = 14


class BoardLayout(QLayout):
    """Cards of one width; those of a row are as tall as the tallest of them."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add a card at the end."""
        self._items.append(item)

    def move_last(self, place: int) -> None:
        """Put the card added last at a place."""
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Count the cards."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give a card."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a card out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Wish for one row."""
        columns = max(len(self._items), 1)
        width = columns * scaled(NARROWEST_PX) + (columns - 1) * scaled(GAP_PX)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Need the room of one card."""
        return QSize(scaled(NARROWEST_PX), 0)

    def setGeometry(self, rect: QRect) -> None:
        """Place the cards."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        gap = scaled(GAP_PX)
        shown = [item for item in self._items if not item.isEmpty()]
        fitting = (rect.width() + gap) // (scaled(NARROWEST_PX) + gap)
        columns = max(1, min(fitting, len(shown)))
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(self._tall(item, width) for item in row)
            for place, item in enumerate(row):
                if move:
                    item.setGeometry(QRect(rect.x() + place * (width + gap), y, width, height))
            y += height + gap
        return max(y - gap - rect.y(), 0)

    @staticmethod
    def _tall(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
