"""A short list of lines and figures, each of which leads somewhere; as tall as what it holds, and it never scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.overview.link_painter import LinkPainter
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LINK_ROLE = Role.UserRole
Key = Qt.Key
EDGES_PX = 2
"""What the style sheet leaves free around a list, both sides together."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line, or a figure in a pill where a `pill` tone is given, and the row or the part of a place it leads to.

    `status` stands in the colour of its tone before the caption.
    """

    text: str
    caption: str = ""
    end: str = ""
    status: str = ""
    tone: Tone = Tone.PLAIN
    sector: Sector | None = None
    strong: bool = False
    pill: Tone | None = None
    row: tuple[str, UUID] | None = None
    place: tuple[str, str] = ("", "")

    def spoken(self) -> str:
        """Give the whole line for a screen reader."""
        parts = (self.text, self.end, self.status, self.caption.replace("\n", ", "))
        return ", ".join(part for part in parts if part)


class LinkModel(QAbstractListModel):
    """The lines and figures of one list."""

    def __init__(self) -> None:
        super().__init__()
        self.links: tuple[Link, ...] = ()

    def show(self, links: Sequence[Link]) -> bool:
        """Show these; False where they are the same as before."""
        if tuple(links) == self.links:
            return False
        self.beginResetModel()
        self.links = tuple(links)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count them."""
        return 0 if parent.isValid() else len(self.links)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give what one shows."""
        link = self.links[index.row()]
        if role == LINK_ROLE:
            return link
        if role == Role.DisplayRole:
            return link.text
        return link.spoken() if role in (Role.AccessibleTextRole, Role.ToolTipRole) else None


class LinkList(QListView):
    """Figures side by side, lines below one another; the arrows walk, Enter or a click follows."""

    told_keys: tuple[KeyTold, ...] = ((mark("Go where it leads"), "Return"),)
    followed = Signal(object)
    """A link was chosen."""

    def __init__(self, words: Words, name: Say) -> None:
        super().__init__()
        self._name = name
        self.links = LinkModel()
        self.painter = LinkPainter(self)
        self.setModel(self.links)
        self.setItemDelegate(self.painter)
        self._set_up()
        self.clicked.connect(lambda index: self._follow(index.row()))
        self.reword(words)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these; the cursor stays at its place."""
        place = self.currentIndex().row()
        if self.links.show(links):
            self.painter.forget()
            if links and place >= 0:
                self.setCurrentIndex(self.links.index(min(place, len(links) - 1)))
            self.updateGeometry()

    def reword(self, words: Words) -> None:
        """Say the name again."""
        self.setAccessibleName(said(words, self._name))

    # What Qt asks

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that all of them take at a width."""
        return self.painter.height_of(self.links.links, width - EDGES_PX) + EDGES_PX

    def sizeHint(self) -> QSize:
        """Wish for the room of all of them."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Need little width, and never less height than they take."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow a link by Enter or the space bar."""
        if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self._follow(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor on the first one where there is none yet."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.links.links:
            self.setCurrentIndex(self.links.index(0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def changeEvent(self, event: Any) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    # Inside

    def _set_up(self) -> None:
        self.setProperty("role", "lines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _follow(self, place: int) -> None:
        if 0 <= place < len(self.links.links):
            self.followed.emit(self.links.links[place])
