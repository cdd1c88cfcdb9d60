"""One person in the panel: what may be printed in bold, and below it what never is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coprod_desktop.domain.partners import ConsentRow, PersonRow
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.boxes import row
from coprod_desktop.ui.widgets.buttons import IconButton
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


class PersonCard(QFrame):
    """A person; Enter or F2 edits, Delete removes, the menu key opens what else can be done."""

    told_keys: tuple[KeyTold, ...] = (
        EDIT,
        DELETE,
        (mark("To the person before, or to the next one"), "Up · Down"),
        MENU,
    )
    edit_asked = Signal(object)
    """The person is to be edited: its row."""
    remove_asked = Signal(object)
    """The person is to be deleted: its row."""
    menu_asked = Signal(object, QPoint)
    """The menu is asked for: the person's row and the place on the screen."""
    focused = Signal()
    """The cursor came here."""
    step_asked = Signal(int)
    """Another card is to be gone to: 1 is the next, -1 the one before."""

    def __init__(self, words: Words, person: PersonRow) -> None:
        super().__init__()
        self.person = person
        self._words = words
        self.setProperty("role", "sunken")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lines: list[tuple[Text, Callable[[Words], str]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 10)
        self._column.setSpacing(4)
        self._fill()
        self._name()

    def reword(self, words: Words) -> None:
        """Say the name for those who hear the screen again; the texts reword themselves."""
        self._words = words
        self._name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, delete, open the menu or go to another card."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit(self.person)
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit(self.person)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_asked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and event.modifiers()):
            self.menu_asked.emit(self.person, self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu by the mouse."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(self.person, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring where the cursor is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self.palette()).focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), scaled(10), scaled(10))

    # Inside

    def _fill(self) -> None:
        person = self.person
        alias = Text(self._words, lambda _words: person.alias, "strong")
        edit = IconButton(self._words, mark("Edit person"), "pencil", on_click=lambda: self.edit_asked.emit(person))
        remove = IconButton(
            self._words, mark("Delete person"), "trash-2", on_click=lambda: self.remove_asked.emit(person)
        )
        for button in (edit, remove):
            # The card itself has keys for both.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(alias, edit, remove, gap=2, stretch=False)
        head.setStretch(0, 1)
        self._column.addLayout(head)
        names = person.names if person.names != person.alias else ""
        for text in (names, person.role, person.email, person.phone):
            if text:
                self._line(_as_is(text))
        self._line(lambda words: words.say("Language: {language}", language=language_name(words, person.language)))
        self._fill_consents()
        if person.access_needs:
            self._line(lambda words: words.say("Access needs"), "strong")
            for _key, need in person.access_needs:
                self._line(_as_is(f"• {need}"))

    def _fill_consents(self) -> None:
        self._line(lambda words: words.say("Consents"), "strong")
        if not self.person.consents:
            self._line(lambda words: words.say("! None recorded yet"))
        for consent in self.person.consents:
            self._line(partial(say_consent, consent=consent))

    def _line(self, say: Callable[[Words], str], role: str = "body") -> None:
        text = Text(self._words, say, role)
        self._lines.append((text, say))
        self._column.addWidget(text)

    def _name(self) -> None:
        self.setAccessibleName(self._words.say("Person: {name}", name=self.person.alias))
        self.setAccessibleDescription("; ".join(say(self._words) for _text, say in self._lines))


def _as_is(text: str) -> Callable[[Words], str]:
    return lambda _words: text


def language_name(words: Words, code: str) -> str:
    """Name a language in the language of the words."""
    return str(words.locale.languages.get(code, code))


def say_consent(words: Words, consent: ConsentRow) -> str:
    """Say a consent with its days and its form: `✓ Photographs, 3 Mar 2009 (form 2)`."""
    purpose, given = label(words, consent.purpose), words.date(consent.given_on)
    # No-break spaces keep the brackets together.
    said = words.say("form {version}", version=consent.form_version).replace(" ", "\u00a0")
    form = f" ({said})" if consent.form_version else ""
    if consent.withdrawn_on is None:
        return f"✓ {purpose}, {given}{form}"
    withdrawn = words.say("withdrawn {day}", day=words.date(consent.withdrawn_on))
    return f"✕ {purpose}, {given}{form}, {withdrawn}"
