"""The paper itself in the window: pages below one another, drawn when they are seen."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QSizePolicy, QWidget

from coprod_desktop.ui.papers.page_roll import PageRoll
from coprod_desktop.ui.papers.pdf_pages import PdfPages
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Steps of the zoom; 1.0 is the size on paper, at 96 pixels an inch."""
PIXELS_PER_POINT = 96 / 72
GAP_PX = 14
KEPT_PICTURES = 6
_ZOOMING = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PaperView(QAbstractScrollArea):
    """Shows the pages of a paper, as wide as the view until a zoom is chosen."""

    told_keys: tuple[KeyTold, ...] = (
        (mark("Walk through the paper"), "PgDown · PgUp"),
        (mark("Show the paper larger or smaller"), "+ · -"),
        (mark("Show the paper as wide as the view"), "0"),
    )
    moved = Signal()
    """Another page is in view, or another zoom holds."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title: Say = ""
        self._pages: PdfPages | None = None
        self._zoom: float | None = None
        self._roll = PageRoll((), 0)
        self._pictures: dict[int, QImage] = {}
        self._told = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setCornerWidget(QWidget())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    # The paper

    def show_paper(self, pages: PdfPages | None, title: Say) -> None:
        """Show a paper, or none; where one was shown already, the place in it stays."""
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        self._title = title
        self._told = -1
        self._lay_out()
        self._tell_page()
        self.moved.emit()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages) if self._pages else 0

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._roll.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def page_text(self, page: int) -> str:
        """Read the text of a page, counted from 0."""
        return self._pages.text(page) if self._pages else ""

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page, counted from 0, into view."""
        if self.count:
            top = self._roll.tops[min(max(page, 0), self.count - 1)]
            self.verticalScrollBar().setValue(top - scaled(GAP_PX))

    # Zoom

    @property
    def zoom(self) -> float:
        """The zoom that holds, 1.0 for the size on paper."""
        return self._zoom if self._zoom is not None else self._fitting_zoom()

    def zoom_by(self, steps: int) -> None:
        """Go up or down the steps of the zoom."""
        now = self.zoom
        wider = [zoom for zoom in ZOOMS if zoom > now * 1.01]
        smaller = [zoom for zoom in reversed(ZOOMS) if zoom < now * 0.99]
        ladder = wider if steps > 0 else smaller
        if ladder:
            self._set_zoom(ladder[0])

    def fit_width(self) -> None:
        """Make the pages as wide as the view."""
        self._set_zoom(None)

    # What Qt asks

    def sizeHint(self) -> QSize:
        """Wish for the width of a page; of the height it takes what there is."""
        return QSize(scaled(480), scaled(300))

    def minimumSizeHint(self) -> QSize:
        """Need the room to read some lines."""
        return QSize(scaled(220), scaled(300))

    def reword(self, words: Words) -> None:
        """Say the name in another language."""
        self._words = words
        self._told = -1
        self._tell_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the paper and zoom by key."""
        key = Qt.Key(event.key())
        steps = self._steps()
        # With Ctrl these keys belong to the window: the size of its text.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + steps[key])
        elif key in _ZOOMING:
            self.zoom_by(_ZOOMING[key])
        elif key == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place when the view is another size."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the place when the text is another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen."""
        tokens = tokens_of(self.palette())
        view = self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.sunken))
        for page in range(self.count):
            rect = self._rect(page)
            if rect.intersects(view):
                painter.drawImage(rect, self._picture(page))
                painter.setPen(QPen(QColor(tokens.border), 1))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(view.adjusted(1, 1, -1, -1))

    # Inside

    def _steps(self) -> dict[Qt.Key, int]:
        bar = self.verticalScrollBar()
        return {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }

    def _fitting_zoom(self) -> float:
        widest = max((size.width() for size in self._pages.sizes), default=0.0) if self._pages else 0.0
        room = self.viewport().width() - 2 * scaled(GAP_PX)
        return max(room, 50) / (widest * PIXELS_PER_POINT) if widest else 1.0

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out()
        self.moved.emit()

    def _lay_out(self) -> None:
        """Lay the pages out anew, at the same place as before."""
        spot = self._roll.spot_at(self.verticalScrollBar().value())
        per_point = self.zoom * PIXELS_PER_POINT
        sizes = [(size * per_point).toSize() for size in self._pages.sizes] if self._pages else []
        self._roll = PageRoll(sizes, scaled(GAP_PX))
        self._pictures.clear()
        room = self.viewport().size()
        _span(self.verticalScrollBar(), self._roll.height, room.height())
        _span(self.horizontalScrollBar(), self._roll.width if self._zoom is not None else 0, room.width())
        self.verticalScrollBar().setValue(self._roll.height_of(spot))
        self.viewport().update()

    def _rect(self, page: int) -> QRect:
        size = self._roll.sizes[page]
        left = max((self.viewport().width() - size.width()) // 2, scaled(GAP_PX)) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._roll.tops[page] - self.verticalScrollBar().value()), size)

    def _picture(self, page: int) -> QImage:
        assert self._pages is not None
        if page not in self._pictures:
            if len(self._pictures) >= KEPT_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            per_point = self.zoom * PIXELS_PER_POINT * self.devicePixelRatioF()
            self._pictures[page] = self._pages.picture(page, per_point)
        return self._pictures[page]

    def _scrolled(self) -> None:
        self.viewport().update()
        if self.page != self._told:
            self._tell_page()
            self.moved.emit()

    def _tell_page(self) -> None:
        """Let a screen reader know which page is in view, and what it says."""
        title = said(self._words, self._title)
        if not self._pages:
            self.setAccessibleName(title)
            self.setAccessibleDescription("")
        elif self.page != self._told:
            self._told = self.page
            number = self._words.number
            name = self._words.say(
                "{paper}, page {page} of {pages}", paper=title, page=number(self.page + 1), pages=number(self.count)
            )
            self.setAccessibleName(name)
            self.setAccessibleDescription(self._pages.text(self.page))


def _span(bar: QScrollBar, length: int, room: int) -> None:
    """Let a bar scroll a length through the room there is."""
    bar.setRange(0, max(length - room, 0))
    bar.setPageStep(room)
    bar.setSingleStep(scaled(40))
