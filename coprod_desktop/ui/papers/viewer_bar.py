"""What stands above a paper: going from page to page, the zoom, and the paper as text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.papers.viewer import PaperView
from coprod_desktop.ui.widgets.buttons import Button, IconButton
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

PAGES = "pages"
TEXT = "text"


class ViewerBar(QWidget):
    """Buttons for a `PaperView`, and the choice between its pages and their text."""

    turned = Signal(str)
    """`PAGES` or `TEXT` was chosen."""

    def __init__(self, words: Words, view: PaperView) -> None:
        super().__init__()
        self._words = words
        self._view = view
        self.forms = Segments(words, mark("How the paper is shown"))
        self.forms.add(PAGES, mark("Pages"))
        self.forms.add(TEXT, mark("As text"))
        self.before = IconButton(words, mark("Previous page"), "chevron-left", on_click=lambda: self._step(-1))
        self.after = IconButton(words, mark("Next page"), "chevron-right", on_click=lambda: self._step(1))
        self.smaller = IconButton(words, mark("Smaller"), "zoom-out", on_click=lambda: view.zoom_by(-1))
        self.larger = IconButton(words, mark("Larger"), "zoom-in", on_click=lambda: view.zoom_by(1))
        self.fit = Button(words, mark("Fit width"), kind="quiet", on_click=view.fit_width)
        self.where = Text(words, "", "caption", wrap=False)
        self.scale = Text(words, "", "caption", wrap=False)
        self._walk: list[QWidget] = [
            self.before,
            self.where,
            self.after,
            self.smaller,
            self.scale,
            self.larger,
            self.fit,
        ]
        line = FlowLayout(self, gap=4)
        for widget in (self.forms, *self._walk):
            line.addWidget(widget)
        self.forms.chosen.connect(self._turn)
        view.moved.connect(self.show_state)
        self.show_state()

    def reword(self, words: Words) -> None:
        """Say page and zoom in another language."""
        self._words = words
        self.show_state()

    def show_state(self) -> None:
        """Say which page is in view, and at which zoom."""
        view, words = self._view, self._words
        number = words.number
        here = words.say("Page {page} of {pages}", page=number(view.page + 1), pages=number(view.count))
        self.where.show_as_is(here if view.count else "")
        self.scale.show_as_is(words.share(round(view.zoom * 100) * 100))
        self.before.setEnabled(view.page > 0)
        self.after.setEnabled(view.page + 1 < view.count)
        for button in (self.smaller, self.larger, self.fit):
            button.setEnabled(view.count > 0)

    def _step(self, steps: int) -> None:
        self._view.go_to_page(self._view.page + steps)

    def _turn(self, form: str) -> None:
        for widget in self._walk:
            widget.setVisible(form == PAGES)
        self.turned.emit(form)
