"""The dialog that goes through what may stand twice: two entries side by side, and a person says what they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.duplicates import Double, DoubleEntry, DoubleKind
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.duplicates import find_doubles, keep_apart
from coprod_desktop.operations.merging import merge_partners, merge_people
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

QUESTIONS = {
    DoubleKind.PARTNER: mark("Is this the same partner?"),
    DoubleKind.PERSON: mark("Is this the same person?"),
}
EXPLAINED = mark(
    "What hangs on the other one goes over to the one you keep: people, teams, meetings, what was said and agreed."
)


class EntryCard(Card):
    """One of the two entries, with the button that keeps it."""

    kept = Signal()
    """The user keeps this one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.name = Text(words, "", "card-title")
        self.facts = Text(words, "")
        self.keep = Button(words, mark("Keep this one"), on_click=self.kept.emit)
        for widget in (self.name, self.facts, self.keep):
            self.body.addWidget(widget)

    def show_entry(self, entry: DoubleEntry) -> None:
        """Show an entry with what tells it from the other."""
        words = self._words
        links = words.plural("{count} link to it", "{count} links to it", entry.links)
        self.name.show_as_is(entry.name)
        self.facts.show_as_is("\n".join(fact for fact in (entry.place, entry.contact, links) if fact))
        self.keep.setAccessibleName(words.say("Keep «{name}»", name=entry.name))


class DoublesDialog(Dialog):
    """One pair after the other; each answer is a step of its own that can be undone."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, desk.words, mark("Possible doubles"), width=640)
        self._desk = desk
        self._later: set[frozenset[object]] = set()
        self._double: Double | None = None
        self.question = Text(self.words, "", "strong")
        self.sign = Text(self.words)
        self.cards = EntryCard(self.words), EntryCard(self.words)
        self._explained = Text(self.words, EXPLAINED, "hint")
        for widget in (self.question, self.sign, *self.cards, self._explained):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for card, turned in zip(self.cards, (False, True), strict=True):
            card.kept.connect(lambda turned=turned: self._merge(turned))
        self.apart = self.add_button(mark("They are two"), self._keep_apart)
        self.later = self.add_button(mark("Decide later"), self._put_off)
        self.add_button(mark("Close"), self.reject)
        self.hide_from_room(desk)
        desk.room_safe_changed.connect(self._let_answer)
        self._let_answer()
        self.show_next()

    def show_next(self) -> None:
        """Show the next pair, or say that there is none any more."""
        project_id = self._desk.project_id
        found = find_doubles(self._desk.workspace, project_id=project_id) if project_id else ()
        left = [one for one in found if _key(one) not in self._later]
        self._double = left[0] if left else None
        for widget in (self.sign, *self.cards, self._explained, self.apart, self.later):
            widget.setVisible(bool(left))
        if not left:
            self.question.say(mark("Nothing else looks as if it stood here twice."))
            return
        double = left[0]
        self.question.say(lambda words: _say_question(words, double, len(left)))
        self.sign.say(lambda words: label(words, double.sign))
        for card, entry in zip(self.cards, (double.first, double.second), strict=True):
            card.show_entry(entry)
        self.cards[0].keep.setFocus()

    def _let_answer(self) -> None:
        # Nobody can judge what is hidden.
        for button in (self.apart, self.later):
            button.setEnabled(not self._desk.room_safe)

    def _merge(self, turned: bool) -> None:
        double = self._double
        assert double is not None
        kept, gone = (double.second, double.first) if turned else (double.first, double.second)
        merge = merge_partners if double.kind is DoubleKind.PARTNER else merge_people
        words = self.words
        self._do(
            lambda: merge(self._desk.workspace, into_id=kept.id, from_id=gone.id),
            words.say("«{gone}» and «{name}» are one now", gone=gone.name, name=kept.name),
        )

    def _keep_apart(self) -> None:
        double = self._double
        assert double is not None
        first, second = double.first, double.second
        self._do(
            lambda: keep_apart(self._desk.workspace, first_id=first.id, second_id=second.id),
            self.words.say("«{first}» and «{second}» stay two", first=first.name, second=second.name),
        )

    def _put_off(self) -> None:
        if self._double is not None:
            self._later.add(_key(self._double))
            self.show_next()

    def _do(self, deed: Callable[[], None], told: str) -> None:
        try:
            deed()
        except KnownError as trouble:
            self.sign.show_as_is(trouble.say(self.words))
            return
        self._desk.told.emit(told)
        self.show_next()


def _key(double: Double) -> frozenset[object]:
    return frozenset((double.first.id, double.second.id))


def _say_question(words: Words, double: Double, left: int) -> str:
    more = words.plural("{count} more after this", "{count} more after this", left - 1)
    return " · ".join([words.say(QUESTIONS[double.kind]), more] if left > 1 else [words.say(QUESTIONS[double.kind])])
