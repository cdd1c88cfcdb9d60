"""The one page of the first start; it is shown before there is any file."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.ui.theme import SCALES, Theme, scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import Banner, Card, ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import LANGUAGES, Words, mark

WIDEST_PX, NARROW_PX = 820, 640
WELCOME = mark("Meetings that people shape together, from the door to the printed minutes.")
EXAMPLE = mark("Two projects from Lombardy with their meetings, decisions and minutes. You can try everything in it.")
OPEN = mark("A Coprod file that is on this computer or on a stick.")
RESTORE = mark("An earlier state of your work, kept on this computer or on a stick.")
NOT_ENCRYPTED = mark("The file on this computer is not encrypted yet: keep it where only you can reach it.")


class StartPage(QWidget):
    """Language and text size, then the ways to begin: the example, a new project, a file that exists, a backup."""

    example_wanted = Signal()
    """The worked example is to be opened."""
    project_wanted = Signal(str, str)
    """A new project is to be started: its title and its lead organisation."""
    file_wanted = Signal()
    """A file that exists is to be chosen and opened."""
    backups_wanted = Signal()
    """A backup is to be chosen and put back."""
    language_wanted = Signal(str)
    """The window is to speak another language, by its code."""
    scale_wanted = Signal(float)
    """The text is to be shown at another scale."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "canvas")
        self.rescue_button = Button(words, mark("Backups…"), on_click=self.backups_wanted.emit)
        self.trouble = Banner(words, "", Tone.BAD, self.rescue_button)
        self.trouble.hide()
        self.languages = self._make_languages(words)
        self.sizes = self._make_sizes(words)
        self.form = Form(words)
        self.title_field = self.form.add("title", TextField(words, mark("Title"), required=True))
        lead = TextField(words, mark("Lead organisation"), required=True, hint=mark("For example: ASL di Cremona"))
        self.lead_field = self.form.add("lead", lead)
        self.project_button = Button(words, mark("Start the project"), kind="primary", on_click=self._want_project)
        self.example_button = Button(words, mark("Open the example"), on_click=self.example_wanted.emit)
        self.file_button = Button(words, mark("Open a file…"), icon="folder-open", on_click=self.file_wanted.emit)
        self.backups_button = Button(words, mark("Restore a backup…"), on_click=self.backups_wanted.emit)
        self.title_field.control.returnPressed.connect(self.lead_field.control.setFocus)
        self.lead_field.control.returnPressed.connect(self._want_project)
        self._lay_out(words)
        theme.changed.connect(self._show_scale)
        self._widen()

    def tell_trouble(self, sentence: str) -> None:
        """Say why it was not possible to begin."""
        self.rescue_button.hide()
        self.trouble.tell(lambda _words: sentence, Tone.BAD)

    def offer_backups(self) -> None:
        """Offer, beside the trouble, the backups of the file that is in trouble."""
        self.rescue_button.show()
        self.rescue_button.setFocus()

    def focus_first(self) -> None:
        """Put the cursor into the title of a new project."""
        self.title_field.control.setFocus()

    def reword(self, words: Words) -> None:
        """Show which language is spoken now, however it was chosen."""
        self.languages.mark(words.language)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def _make_languages(self, words: Words) -> Segments:
        languages = Segments(words, mark("Language"))
        for code, name in LANGUAGES.items():
            languages.add(code, _as_is(name))
        languages.mark(words.language)
        languages.chosen.connect(self.language_wanted)
        return languages

    def _make_sizes(self, words: Words) -> Segments:
        sizes = Segments(words, mark("Text size"))
        for scale in SCALES:
            sizes.add(str(scale), _percent(scale))
        sizes.chosen.connect(lambda key: self.scale_wanted.emit(float(key)))
        self.sizes = sizes
        self._show_scale()
        return sizes

    def _show_scale(self) -> None:
        nearest = min(SCALES, key=lambda scale: abs(scale - self._theme.scale))
        self.sizes.mark(str(nearest))

    def _lay_out(self, words: Words) -> None:
        scroll = ScrollArea()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self._page = QWidget()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._page, 1000)
        middle.addStretch(1)
        scroll.body.addLayout(middle)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(Text(words, _as_is("Coprod Desktop"), "title"))
        column.addWidget(Text(words, WELCOME))
        column.addWidget(self.trouble)
        column.addLayout(self._choices(words))
        column.addWidget(self._project_card(words))
        column.addWidget(self._other_cards(words))
        column.addWidget(Banner(words, NOT_ENCRYPTED))
        scroll.body.addStretch(1)

    def _choices(self, words: Words) -> FlowLayout:
        choices = FlowLayout(gap=24)
        for name, segments in ((mark("Language"), self.languages), (mark("Text size"), self.sizes)):
            choice = QWidget()
            column = QVBoxLayout(choice)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(Text(words, name, "caption"))
            column.addWidget(segments)
            choices.addWidget(choice)
        return choices

    def _project_card(self, words: Words) -> Card:
        card = Card(words, mark("New project"))
        card.body.addWidget(self.form)
        card.body.addWidget(self.project_button, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _other_cards(self, words: Words) -> Beside:
        cards = []
        for title, text, button in (
            (mark("Look around first"), EXAMPLE, self.example_button),
            (mark("Go on with a file"), OPEN, self.file_button),
            (mark("Bring back a backup"), RESTORE, self.backups_button),
        ):
            card = Card(words, title)
            card.body.addWidget(Text(words, text))
            card.body.addStretch(1)
            card.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            cards.append((card, 1))
        return Beside(NARROW_PX, *cards)

    def _want_project(self) -> None:
        if self.form.check():
            self.project_wanted.emit(self.title_field.value(), self.lead_field.value())

    def _widen(self) -> None:
        self._page.setMaximumWidth(scaled(WIDEST_PX))


def _as_is(name: str) -> Say:
    return lambda _words: name


def _percent(scale: float) -> Say:
    return lambda words: words.share(round(scale * 10_000))
