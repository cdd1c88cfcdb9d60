"""The forms of the board: joining priorities, and a theme with its colour."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.widgets.fields import ChoiceField, LongTextField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark

COLOURS = (mark("Yellow"), mark("Green"), mark("Blue"), mark("Rose"), mark("Violet"), mark("Sand"))


class JoinForm(Form):
    """Which of several priorities leads, and the words on the card."""

    def __init__(self, words: Words, notes: Sequence[BoardNote], leading: UUID) -> None:
        super().__init__(words)
        self._texts = {note.id: note.text for note in notes}
        options = [(note.id, partial(_as_is, note)) for note in notes]
        self.leads = self.add("into", ChoiceField(words, mark("Which one leads"), options))
        hint = mark("Change them only if all need another wording. The others stay as they were said.")
        said = Text(words, "", "caption")
        said.show_as_is("\n".join(f"– «{note.text}»" for note in notes))
        self.add_widget(said)
        self.text = self.add("text", LongTextField(words, mark("Words on the card"), hint=hint, required=True, lines=3))
        self.text.control.setMaximumHeight(self.text.control.minimumHeight())
        self.fill(into=leading, text=self._texts[leading])
        self._led = leading
        self.leads.changed.connect(self._take_words)

    def joined(self) -> dict[str, Any]:
        """Give what is chosen, as the deed takes it: other words only where they were changed."""
        into, text = self.leads.value(), self.text.value()
        others = [key for key in self._texts if key != into]
        return {"into": into, "others": others, "text": "" if text == self._texts[into] else text}

    def _take_words(self) -> None:
        """Put the words of the leading one in, unless somebody wrote others."""
        if self.text.value() in self._texts.values():
            self.text.set_value(self._texts[self.leads.value()])


class ThemeForm(Form):
    """A theme: what it is called, and its colour."""

    def __init__(self, words: Words, theme: ThemeRow | None, colour: int = 0) -> None:
        super().__init__(words)
        self.add("name", TextField(words, mark("Name"), required=True))
        self.add("colour", ChoiceField(words, mark("Colour of its cards"), list(enumerate(COLOURS))))
        self.fill(name=theme.name if theme else "", colour=theme.colour if theme else colour)


def _as_is(note: BoardNote, _words: Words) -> str:
    return f"{note.text} ({note.voice.partner})" if note.voice.partner else note.text
