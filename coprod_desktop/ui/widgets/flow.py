"""Layouts that wrap, so that nothing is cut when the text grows."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.focus import tab_through


class FlowLayout(QLayout):
    """Places widgets in lines from the left, and goes to the next line where they do not fit."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before another."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        before = self._items[place - 1].widget() if place > 0 else None
        if before is not None:
            tab_through(before, widget)
        self.invalidate()

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Wish for one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + scaled(self._gap) * max(len(shown) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Need the room of the widest widget."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            wish = item.sizeHint().width()
            if lines[-1] and used + wish > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wish + scaled(self._gap)
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        gap, y = scaled(self._gap), rect.y()
        for line in self._lines(rect.width()):
            x = rect.x()
            height = max((self._height(item, rect.width()) for item in line), default=0)
            for item in line:
                width = min(item.sizeHint().width(), rect.width())
                if move:
                    own = self._height(item, rect.width())
                    item.setGeometry(QRect(QPoint(x, y + (height - own) // 2), QSize(width, own)))
                x += width + gap
            y += height + gap
        return max(y - gap - rect.y(), 0)

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        if item.hasHeightForWidth():
            return item.heightForWidth(min(item.sizeHint().width(), width))
        return item.sizeHint().height()


class HeadLayout(QLayout):
    """A title at the left and buttons at the right; the buttons go below where both do not fit."""

    def __init__(self, title: QWidget, buttons: QWidget, gap: int = 16) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(title)
        self.addWidget(buttons)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        title, buttons = self._rects(QRect(0, 0, width, 0))
        return max(title.bottom(), buttons.bottom()) + 1

    def sizeHint(self) -> QSize:
        """Wish for one line."""
        title, buttons = (item.sizeHint() for item in self._items)
        return QSize(title.width() + buttons.width() + scaled(self._gap), max(title.height(), buttons.height()))

    def minimumSize(self) -> QSize:
        """Need the room of the wider of the two."""
        title, buttons = (item.minimumSize() for item in self._items)
        return QSize(max(title.width(), buttons.width()), max(title.height(), buttons.height()))

    def setGeometry(self, rect: QRect) -> None:
        """Place title and buttons."""
        super().setGeometry(rect)
        for item, place in zip(self._items, self._rects(rect), strict=True):
            item.setGeometry(place)

    def _rects(self, rect: QRect) -> tuple[QRect, QRect]:
        title, buttons = self._items
        gap = scaled(self._gap)
        wish = buttons.sizeHint()
        left = rect.width() - wish.width() - (gap if wish.width() else 0)
        if left >= min(title.sizeHint().width(), scaled(280)) or not wish.width():
            tall = max(self._tall(title, left), wish.height())
            return (
                QRect(rect.x(), rect.y(), left, tall),
                QRect(rect.right() + 1 - wish.width(), rect.y(), wish.width(), wish.height()),
            )
        tall = self._tall(title, rect.width())
        below = rect.y() + tall + gap // 2
        return (
            QRect(rect.x(), rect.y(), rect.width(), tall),
            QRect(rect.x(), below, rect.width(), self._tall(buttons, rect.width())),
        )

    @staticmethod
    def _tall(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
