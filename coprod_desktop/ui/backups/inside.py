"""A look inside a backup, beside the list of all."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from coprod_desktop.domain.backups import BackupContents, BackupRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.backups.sayings import say_where
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner, Card
from coprod_desktop.ui.widgets.moments import say_when
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

MOST = 6
"""Projects that are named; of more it is said how many."""
LOOKING = mark("Looking inside…")


class Inside(Card):
    """When and where a backup was made, and what it holds."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.when = Text(words, "", "card-title")
        self.where = Text(words, "", "caption")
        self.trouble = Banner(words, "", Tone.BAD)
        self._lines: list[Text] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        for text in (self.when, self.where):
            self.body.addWidget(text)
        self.body.addLayout(self._column)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)

    def show_looking(self, row: BackupRow, now: datetime) -> None:
        """Say that a look is taken."""
        when = say_when(self._words, row.made_at, now)
        self.when.show_as_is(when[:1].upper() + when[1:])
        self.where.show_as_is(say_where(self._words, row))
        self.trouble.hide()
        self._show_lines([self._words.say(LOOKING)])

    def show_contents(self, contents: BackupContents, now: datetime) -> None:
        """Say what it holds."""
        words = self._words
        titles = [f"«{title}»" for title in contents.projects[:MOST]] or [words.say("No project")]
        rest = len(contents.projects) - MOST
        if rest > 0:
            titles.append(words.plural("and {count} more project", "and {count} more projects", rest))
        lines = [*titles, contents.say_counts(words)]
        if contents.last_step_at is not None:
            lines.append(words.say("Last change: {moment}", moment=say_when(words, contents.last_step_at, now)))
        self._show_lines(lines)

    def show_trouble(self, trouble: KnownError) -> None:
        """Say why it is of no use."""
        self._show_lines([])
        self.trouble.tell(trouble.say, Tone.BAD)

    def text(self) -> str:
        """Give all that is said of what it holds, line by line."""
        return "\n".join(line.text() for line in self._lines)

    def _show_lines(self, lines: list[str]) -> None:
        for gone in self._lines:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._lines = [Text(self._words) for _line in lines]
        for text, line in zip(self._lines, lines, strict=True):
            text.show_as_is(line)
            self._column.addWidget(text)
