"""A paper to read: its pages as pictures, or their text for those who listen or copy."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.ui.papers.pdf_pages import PdfPages
from coprod_desktop.ui.papers.viewer import PaperView
from coprod_desktop.ui.papers.viewer_bar import TEXT, ViewerBar
from coprod_desktop.ui.widgets.lines import LongText
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import Words


class PaperReader(QWidget):
    """The bar above, and below it the pages or the text."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title: Say = ""
        self.view = PaperView(words)
        self.bar = ViewerBar(words, self.view)
        self.text = LongText()
        self.text.setReadOnly(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.text)
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.bar.turned.connect(self._turn)

    def show_paper(self, pages: PdfPages | None, title: Say) -> None:
        """Show a paper, or none; the place in it stays."""
        self._title = title
        self._stale = True
        self.view.show_paper(pages, title)
        self._freshen()
        self.reword(self._words)

    def take_focus(self) -> None:
        """Put the cursor on what is shown."""
        shown: QWidget = self.text if self.bar.forms.key == TEXT else self.view
        shown.setFocus()

    def reword(self, words: Words) -> None:
        """Say the name in another language."""
        self._words = words
        self.text.setAccessibleName(words.say("{paper}, as text", paper=said(words, self._title)))

    def _turn(self, form: str) -> None:
        self._stack.setCurrentWidget(self.text if form == TEXT else self.view)
        self._freshen()

    def _freshen(self) -> None:
        """Read the text only where it is wanted."""
        if self._stale and self.bar.forms.key == TEXT:
            self._stale = False
            place = self.text.verticalScrollBar().value()
            self.text.setPlainText("\n\n".join(self.view.page_text(page) for page in range(self.view.count)))
            self.text.verticalScrollBar().setValue(place)
