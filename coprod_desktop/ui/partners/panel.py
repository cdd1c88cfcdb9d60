"""The panel beside the table: all about one partner, and the people who speak for it."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.partners import PartnerRow, PersonRow, Sector, Tier
from coprod_desktop.ui.partners.columns import standing
from coprod_desktop.ui.partners.person_card import PersonCard
from coprod_desktop.ui.widgets.boxes import Card, ScrollArea, SectionTitle, line, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.sector_mark import SectorMark
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


class PartnerPanel(Card):
    """Shows one partner; names, contacts and needs stand here and nowhere else on the screen."""

    edit_asked = Signal()
    """The partner is to be edited in its form."""
    add_asked = Signal()
    """A person is to be added."""
    edit_person = Signal(object)
    """A person is to be edited: its row."""
    remove_person = Signal(object)
    """A person is to be deleted: its row."""
    person_menu = Signal(object, QPoint)
    """The menu of a person is asked for: its row and the place on the screen."""

    left = Signal()
    """Esc was pressed: the cursor goes back to the table."""

    def __init__(self, words: Words, today: Callable[[], date]) -> None:
        super().__init__()
        self._words = words
        self._today = today
        self.partner: PartnerRow | None = None
        self.cards: list[PersonCard] = []
        self.title = Text(words, "", "card-title")
        self.sector = SectorMark(Sector.PUBLIC)
        self.sector_word = Text(words, "")
        self.facts = Text(words, "")
        self.edit_button = Button(words, mark("Edit partner"), icon="pencil", on_click=self.edit_asked.emit)
        self.add_button = Button(words, mark("Add person"), icon="plus", on_click=self.add_asked.emit)
        self.note = Text(words, "", "hint")
        self._scroll = ScrollArea()
        self._full = QWidget()
        self._none = Text(words, mark("Choose a partner to see its people."), "hint")
        self._people = QVBoxLayout()
        self._lay_out()
        self.show_partner(None, ())

    def show_partner(self, partner: PartnerRow | None, people: Sequence[PersonRow]) -> None:
        """Show a partner and its people; None shows that nobody is chosen."""
        self._none.setVisible(partner is None)
        self._full.setVisible(partner is not None)
        same = partner is not None and self.partner is not None and partner.id == self.partner.id
        self.partner = partner
        if partner is not None:
            self.title.show_as_is(partner.name)
            self.sector.show_sector(partner.sector)
            self.sector_word.say(lambda words: label(words, partner.sector))
            self.facts.say(lambda words: say_facts(words, partner, self._today()))
            self.note.say(mark("Only the names in bold are ever printed.") if people else mark("Nobody yet."))
        self._show_people(people, stay=same)

    def card_of(self, person_id: UUID) -> PersonCard | None:
        """Give the card of a person by the key of its row."""
        return next((card for card in self.cards if card.person.id == person_id), None)

    def take_focus(self) -> None:
        """Put the cursor on the first person, or where one is added."""
        (self.cards[0] if self.cards else self.add_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reword(self, words: Words) -> None:
        """Speak another language to new cards."""
        self._words = words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._people.setSpacing(8)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.edit_button)
        sector = row(self.sector, self.sector_word, stretch=False)
        sector.setStretch(1, 1)
        people = QWidget()
        head = FlowLayout(people, gap=12)
        head.addWidget(SectionTitle(self._words, mark("People")))
        head.addWidget(self.add_button)
        column.addWidget(self.title)
        column.addLayout(sector)
        for widget in (self.facts, buttons, line(), people, self.note):
            column.addWidget(widget)
        column.addLayout(self._people)
        column.addStretch(1)
        self._scroll.body.addWidget(self._none)
        self._scroll.body.addWidget(self._full)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll)

    def _show_people(self, people: Sequence[PersonRow], *, stay: bool) -> None:
        """Show cards; one that did not change stays, and so does the cursor, on its card or the one that follows."""
        focused = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None) if stay else None
        known = {card.person.id: card for card in self.cards}
        cards = [known.pop(person.id) if self._unchanged(known, person) else self._make(person) for person in people]
        for card in known.values():
            self._people.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, card in enumerate(cards):
            self._people.insertWidget(place, card)
            # A layout shows what is new a turn later, too late for the cursor.
            card.show()
        self.cards = cards
        if focused is not None and not any(card.hasFocus() for card in cards):
            (cards[min(focused, len(cards) - 1)] if cards else self.add_button).setFocus()

    @staticmethod
    def _unchanged(known: dict[UUID, PersonCard], person: PersonRow) -> bool:
        return person.id in known and known[person.id].person == person

    def _make(self, person: PersonRow) -> PersonCard:
        card = PersonCard(self._words, person)
        card.edit_asked.connect(self.edit_person)
        card.remove_asked.connect(self.remove_person)
        card.menu_asked.connect(self.person_menu)
        card.focused.connect(lambda: self._bring_into_view(card))
        card.step_asked.connect(lambda step: self._step(card, step))
        return card

    def _bring_into_view(self, card: PersonCard) -> None:
        # A panel that has just been shown is laid out a turn later.
        QTimer.singleShot(0, card, lambda: self._scroll_to(card))

    def _scroll_to(self, card: PersonCard) -> None:
        top = self._full.y() + card.mapTo(self._full, QPoint(0, 0)).y()
        self._scroll.ensureVisible(0, top + card.height(), 0, 0)
        self._scroll.ensureVisible(0, top, 0, 0)

    def _step(self, card: PersonCard, step: int) -> None:
        place = min(max(self.cards.index(card) + step, 0), len(self.cards) - 1)
        self.cards[place].setFocus()


def say_facts(words: Words, partner: PartnerRow, today: date) -> str:
    """Say what is known of a partner, a line each."""
    word = standing(partner, today)
    lines = [
        words.say(word) if word else "",
        label(words, partner.kind),
        label(words, partner.role),
        "" if partner.tier is Tier.NONE else words.say("Tier: {tier}", tier=label(words, partner.tier)),
        partner.place,
        words.say("Joined {day}", day=words.date(partner.joined_on)) if partner.joined_on else "",
        words.say("Left {day}", day=words.date(partner.left_on)) if partner.left_on else "",
        words.say("Teams: {teams}", teams=words.list(partner.teams)) if partner.teams else "",
    ]
    return "\n".join(text for text in lines if text)
