"""The form of a paper: its language and the size of its print, and what there is to know about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy

from coprod_desktop.reports import Paper
from coprod_desktop.ui.papers.sayings import unprintable_of
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner, Card
from coprod_desktop.ui.widgets.fields import CheckField, ChoiceField
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import LANGUAGES, Words, mark


class PaperOptions(Card):
    """What is wished of the paper shown."""

    changed = Signal()
    """Another form is wished."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, mark("This paper"))
        options = [(key, lambda _words, name=name: name) for key, name in LANGUAGES.items()]
        self.language = ChoiceField(words, mark("Language of the paper"), options)
        self.language.set_value(words.language)
        self.large = CheckField(words, mark("Large print"))
        self.boxes = Banner(words, "", Tone.WARN)
        # A sentence of several lines is taller than the size that the banner wishes at first.
        self.boxes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.boxes.hide()
        self.news = Text(words, "", "caption")
        for widget in (self.language, self.large, self.boxes, self.news):
            self.body.addWidget(widget)
        for field in (self.language, self.large):
            field.changed.connect(self.changed)

    def show_paper(self, paper: Paper) -> None:
        """Say what could not be printed, if anything."""
        self.boxes.setVisible(bool(paper.unprintable))
        if paper.unprintable:
            self.boxes.tell(lambda words: unprintable_of(words, paper), Tone.WARN)

    def tell(self, news: Say) -> None:
        """Say what happened to the paper, here and to a screen reader."""
        self.news.say(news)
        self.news.setVisible(bool(self.news.text()))
        if self.news.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.news, self.news.text()))
