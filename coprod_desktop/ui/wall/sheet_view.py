"""A sheet as a widget: the wall itself, or a small and true picture of it."""

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.wall.paint import frame_of, ground_of, paint_page
from coprod_desktop.ui.wall.sheet import BLANK, Sheet
from coprod_desktop.ui.wall.type_area import TypeArea
from coprod_desktop.ui.wall.typeset import Pages, typeset


class SheetView(QWidget):
    """Shows one page of a sheet; `paper` is the size of the wall where this is only its picture."""

    def __init__(self, *, paper: QSizeF | None = None) -> None:
        super().__init__()
        self._paper = paper
        self._sheet = BLANK
        self._scale = 1.0
        self._page: int | None = None
        self._blank = False
        self._pages: Pages | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    def show_sheet(self, sheet: Sheet, page: int | None, *, scale: float = 1.0, blank: bool = False) -> None:
        """Show a page of a sheet; None is the page of what is on."""
        if (sheet, scale) != (self._sheet, self._scale):
            self._pages = None
        self._sheet, self._page, self._scale, self._blank = sheet, page, scale, blank
        self._tell()
        self.update()

    def be_picture(self, paper: QSizeF, room: QSizeF) -> None:
        """Be the picture of a wall of some size, as large as it fits into a room."""
        self.setFixedSize(paper.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSize())
        if paper != self._paper:
            self._paper, self._pages = paper, None
            self._tell()
            self.update()

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self._sheet

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown."""
        return self._blank

    @property
    def pages(self) -> Pages:
        """All pages of the sheet at the size of the wall."""
        if self._pages is None:
            self._pages = typeset(self._sheet, TypeArea(self.paper, self._scale))
        return self._pages

    @property
    def page(self) -> int:
        """The number of the page that is shown, from 0 on."""
        last = len(self.pages.pages) - 1
        return self.pages.page_of(self._sheet.start) if self._page is None else min(max(self._page, 0), last)

    @property
    def paper(self) -> QSizeF:
        """The size of the wall."""
        return self._paper or QSizeF(self.size())

    def texts(self) -> list[str]:
        """Give all that is read on the wall."""
        return [] if self._blank else list(self._sheet.texts())

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the sheet anew where this is the wall itself."""
        super().resizeEvent(event)
        if self._paper is None:
            self._pages = None
            self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground_of(self.palette()))
        if self._blank:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        if self._paper is not None:
            painter.scale(self.width() / self._paper.width(), self.height() / self._paper.height())
        paint_page(painter, self.pages.pages[self.page], self.palette())
        if self._paper is not None:
            painter.resetTransform()
            painter.setPen(frame_of(self.palette()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _tell(self) -> None:
        """Say what is shown to those who hear the screen."""
        self.setAccessibleDescription("\n".join(self.texts()))
