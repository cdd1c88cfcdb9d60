"""The panel of the wall: what comes next, chosen and seen here before the room sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QSizeF, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.wall.ground_rules import ask_ground_rules
from coprod_desktop.ui.wall.screens import names, screen_named
from coprod_desktop.ui.wall.sheet_view import SheetView
from coprod_desktop.ui.wall.views import NAMES, OF_POLLS, Choice, View
from coprod_desktop.ui.widgets.boxes import Banner, row
from coprod_desktop.ui.widgets.buttons import Button, IconButton
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.fields import CheckField, ChoiceField, TextField
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say, Text, reword_all
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from coprod_desktop.ui.wall.wall import Wall

WIDTH, PICTURE_PX = 344, 168
AROUND_PX = 80
"""What stands beside the body of a dialog: margins, and the room of the scroll bar."""
PLAIN_WINDOW = ""


class Operator(Dialog):
    """Stands beside the window and holds up nothing in it; Esc closes it, the wall stays."""

    stands = Signal()
    """It stands somewhere else than before, or is gone."""

    def __init__(self, home: QWidget, wall: Wall) -> None:
        words = wall.desk.words
        super().__init__(home, words, mark("Wall"), width=WIDTH)
        self.wall = wall
        self.projection = wall.projection
        self.setModal(False)
        self._lines: dict[View, str] = {}
        self._offered: list[str] = []
        self._offered_polls: list[tuple[UUID, str]] = []
        self.warning = Banner(words, "", Tone.WARN)
        self.views = Segments(words, mark("What comes next"))
        for view in View:
            self.views.add(view.value, NAMES[view])
        self.views.tighten(True)
        self.poll = ChoiceField(words, mark("Which vote"))
        self.line = TextField(words, mark("Text of your own"), hint=self._say_hint)
        self.rules = Button(words, mark("Ground rules…"), on_click=lambda: ask_ground_rules(self, wall))
        self.picture = SheetView(paper=wall.paper)
        self.page = PageRow(words, mark("Comes next"), self._turn_next)
        self.live = PageRow(words, self._say_live, wall.turn)
        self.follow = CheckField(words, mark("Follow the meeting"), hint=mark("Each item comes on the wall by itself."))
        self.standing = ChoiceField(words, mark("Screen of the wall"))
        self.smaller = IconButton(
            words, mark("Smaller text on the wall"), "zoom-out", on_click=lambda: wall.enlarge(-1)
        )
        self.larger = IconButton(words, mark("Larger text on the wall"), "zoom-in", on_click=lambda: wall.enlarge(1))
        self.size_told = Text(words, self._say_size)
        self.show_button = self.add_button(mark("Show"), self.projection.show, kind="primary")
        self.blank = self.add_button(self._say_blank, lambda: self.projection.blank(not self.projection.blanked))
        self.freeze = self.add_button(self._say_freeze, lambda: self.projection.freeze(not self.projection.frozen))
        self.open_button = self.add_button(self._say_open, self._open_or_close, kind="quiet")
        self._lay_out()
        self._connect()
        self._take_over()
        self.reword(words)

    # What is shown

    def refresh(self) -> None:
        """Show what comes next, and how the wall stands."""
        projection, wall = self.projection, self.wall
        if self.views.key != projection.next.view.value:
            self._take_over()
        self.picture.be_picture(wall.paper, QSizeF(scaled(WIDTH) - AROUND_PX, scaled(PICTURE_PX)))
        self.picture.show_sheet(projection.next_sheet, projection.next.page, scale=wall.scale)
        self.page.show_pages(self.picture.page, len(self.picture.pages.pages))
        live = wall.window.view if wall.window else None
        self.live.show_pages(live.page if live else 0, len(live.pages.pages) if live else 1)
        self.live.setEnabled(not projection.frozen)
        for button in (self.blank, self.freeze, self.open_button):
            button.reword(self.words)
        self.blank.setEnabled(wall.is_open)
        self.freeze.setEnabled(wall.is_open)
        self.show_button.setEnabled(wall.is_open and not projection.frozen)
        self._offer_polls()
        # As the warning: what scrolls is squeezed, and words that wrap do not tell by themselves how tall they are.
        self.views.setMinimumHeight(self.views.heightForWidth(scaled(WIDTH) - AROUND_PX))
        self._offer_screens()
        self._warn()
        for text in (self.size_told, self.live.text):
            text.reword(self.words)

    def reword(self, words: Words) -> None:
        """Say the names again."""
        self.words = words
        self.setWindowTitle(words.say("Wall"))
        self.setAccessibleName(words.say("Panel of the wall"))
        self.picture.setAccessibleName(words.say("Comes next on the wall"))
        self.show_button.setToolTip(words.say("Put it on the wall (Ctrl+Enter)"))
        self.blank.setToolTip(words.say("Show nothing, or again what was there (B)"))
        self.freeze.setToolTip(words.say("The wall stays as it is, whatever happens (Ctrl+Shift+F)"))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the right of the window, where it covers least."""
        super().showEvent(event)
        home = self.wall.home
        corner = home.mapToGlobal(QPoint(home.width() - self.width() - scaled(12), scaled(44)))
        room = home.screen().availableGeometry()
        self.move(max(corner.x(), room.left()), max(min(corner.y(), room.bottom() - self.height()), room.top()))
        self.stands.emit()
        self.views.button(self.views.key).setFocus()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell where it stands now."""
        super().moveEvent(event)
        self.stands.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is gone."""
        super().hideEvent(event)
        self.stands.emit()

    # Inside

    def _take_over(self) -> None:
        """Take over what was chosen before, or elsewhere, as from the tool of the vote."""
        self.views.mark(self.projection.next.view.value)
        self._show_fields()
        self.line.set_value(self.projection.next.line)
        self.follow.set_value(self.projection.follows)

    def _choose(self, key: str) -> None:
        view = View(key)
        self.line.set_value(self._lines.get(view, ""))
        self._show_fields()
        self.projection.choose(Choice(view, line=self._own_line(), poll_id=self._own_poll()))

    def _show_fields(self) -> None:
        view = View(self.views.key)
        self.line.setVisible(view in {View.QUESTION, View.QUIET})
        self.line.hint.reword(self.words)
        self.rules.setVisible(view is View.WELCOME)
        self.poll.setVisible(view in OF_POLLS and len(self.projection.material.polls) > 1)

    def _own_poll(self) -> UUID | None:
        chosen: UUID | None = self.poll.value() if View(self.views.key) in OF_POLLS else None
        return chosen

    def _own_line(self) -> str:
        return self.line.value() if View(self.views.key) in {View.QUESTION, View.QUIET} else ""

    def _typed(self) -> None:
        self._lines[View(self.views.key)] = self.line.value()
        self.projection.choose(replace(self.projection.next, line=self._own_line(), page=None))

    def _turn_next(self, step: int) -> None:
        last = len(self.picture.pages.pages) - 1
        page = min(max(self.picture.page + step, 0), last)
        self.projection.choose(replace(self.projection.next, page=page))

    def _open_or_close(self) -> None:
        self.wall.close() if self.wall.is_open else self.wall.come_back() if self.wall.lost else self.wall.open()

    def _move(self) -> None:
        name = self.standing.value()
        screen = screen_named(name)
        self.wall.stand(screen)

    def _offer_polls(self) -> None:
        """Offer the votes, the last one first; without any, nothing of a vote can be chosen."""
        polls = self.projection.material.polls
        for view in OF_POLLS:
            self.views.button(view.value).setVisible(bool(polls))
        offered = [(poll.id, poll.question) for poll in reversed(polls)]
        if offered != self._offered_polls:
            self._offered_polls = offered
            self.poll.set_options([(key, as_it_is(question)) for key, question in offered])
        if self.projection.next.poll_id is not None:
            self.poll.set_value(self.projection.next.poll_id)
        self._show_fields()

    def _offer_screens(self) -> None:
        offered = [*names(self.wall.screens), PLAIN_WINDOW]
        if offered != self._offered:
            self._offered = offered
            self.standing.set_options([(name, _say_screen(name)) for name in offered])
        standing = self.wall.standing if self.wall.is_open else self.wall.settings.wall_screen
        self.standing.set_value(standing)

    def _warn(self) -> None:
        warning = self.wall.warning
        self.warning.setVisible(bool(warning))
        if warning:
            self.warning.tell(warning, Tone.WARN)
            # What scrolls is squeezed to what it needs at least, and a wrapped text does not tell that by itself.
            self.warning.setMinimumHeight(self.warning.heightForWidth(scaled(WIDTH) - AROUND_PX))

    # Words

    def _say_hint(self, words: Words) -> str:
        quiet = View(self.views.key) is View.QUIET
        return words.say("Empty: a quiet moment.") if quiet else words.say("Empty: the item that is on.")

    def _say_live(self, words: Words) -> str:
        projection = self.projection
        if not self.wall.is_open:
            return words.say("The wall is closed.")
        name = words.say(NAMES[projection.shown.view])
        told = [words.say("On the wall: {view}", view=name)]
        if projection.blanked:
            told.append(words.say("blank"))
        if projection.frozen:
            told.append(words.say("frozen"))
        return " · ".join(told)

    def _say_size(self, words: Words) -> str:
        return words.say("Text {percent} %", percent=round(self.wall.scale * 100))

    def _say_blank(self, words: Words) -> str:
        return words.say("Show again") if self.projection.blanked else words.say("Blank")

    def _say_freeze(self, words: Words) -> str:
        return words.say("Unfreeze") if self.projection.frozen else words.say("Freeze")

    def _say_open(self, words: Words) -> str:
        return words.say("Close the wall") if self.wall.is_open else words.say("Open the wall")

    def _connect(self) -> None:
        self.views.chosen.connect(self._choose)
        self.line.changed.connect(self._typed)
        self.poll.changed.connect(lambda: self._choose(self.views.key))
        self.follow.changed.connect(lambda: self.projection.follow(self.follow.value()))
        self.standing.changed.connect(self._move)
        self.wall.changed.connect(self.refresh)
        desk = self.wall.desk
        desk.room_safe_changed.connect(self.refresh)
        desk.reworded.connect(self._reworded)

    def _reworded(self) -> None:
        reword_all(self, self.wall.desk.words)
        self.reword(self.wall.desk.words)

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        above: tuple[QWidget, ...] = self.warning, self.page, self.picture, self.views, self.poll, self.line
        below: tuple[QWidget, ...] = self.live, self.follow, self.standing
        for widget in above:
            self.body.addWidget(widget)
        self.body.addLayout(row(self.rules))
        for widget in below:
            self.body.addWidget(widget)
        self.body.addLayout(row(self.size_told, self.smaller, self.larger))
        self.body.addStretch(1)


def as_it_is(text: str) -> Say:
    """Give a text that is never translated."""
    return lambda _words: text


def _say_screen(name: str) -> Say:
    return as_it_is(name) if name else mark("A window on this screen")


class PageRow(QWidget):
    """Says what is shown, and turns its pages where there are several."""

    def __init__(self, words: Words, text: Say, turn: Callable[[int], object]) -> None:
        super().__init__()
        self.text = Text(words, text, "strong")
        self._number = 0, 1
        self.told = Text(words, self._say_number, "caption", wrap=False)
        self.before = IconButton(words, mark("Previous page"), "chevron-left", on_click=lambda: turn(-1))
        self.after = IconButton(words, mark("Next page"), "chevron-right", on_click=lambda: turn(1))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.text, 1)
        for widget in (self.before, self.told, self.after):
            line.addWidget(widget)
        self._words = words

    def show_pages(self, page: int, count: int) -> None:
        """Show which of how many pages is seen."""
        self._number = page, count
        for widget in (self.before, self.told, self.after):
            widget.setVisible(count > 1)
        self.told.reword(self._words)
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)

    def reword(self, words: Words) -> None:
        """Say the number again."""
        self._words = words

    def _say_number(self, words: Words) -> str:
        page, count = self._number
        return words.say("{page} of {count}", page=page + 1, count=count)
