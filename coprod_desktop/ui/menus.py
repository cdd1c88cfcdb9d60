"""The menu bar: every command of the window with its words and its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from coprod_desktop.ui.theme import THEME_CHOICES
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import LANGUAGES, Words, mark

if TYPE_CHECKING:
    from coprod_desktop.ui.places import Place

Keys = QKeySequence | QKeySequence.StandardKey | str
THEME_NAMES = {
    "system": mark("As the system"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "contrast": mark("High contrast"),
}


class Menus(QObject):
    """The commands of the window, in menus; each is given once and says its words again."""

    def __init__(self, bar: QMenuBar, words: Words) -> None:
        super().__init__(bar)
        self._bar = bar
        self._words = words
        self._menus: list[tuple[QMenu, Say]] = []
        self._commands: list[tuple[QAction, Say]] = []
        self._groups: dict[str, QActionGroup] = {}

    def menu(self, title: Say, under: QMenu | None = None) -> QMenu:
        """Add a menu to the bar, or under another menu."""
        menu = QMenu(said(self._words, title), self._bar)
        (under.addMenu if under else self._bar.addMenu)(menu)
        self._menus.append((menu, title))
        return menu

    def command(
        self, menu: QMenu, text: Say, run: Callable[[], object], *keys: Keys, checked: bool | None = None
    ) -> QAction:
        """Add a command to a menu."""
        action = QAction(said(self._words, text), menu)
        # A key named twice, as Redo and Ctrl+Y on Windows, would be ambiguous and do nothing.
        action.setShortcuts(list({QKeySequence(key).toString(): QKeySequence(key) for key in keys}.values()))
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(lambda *_: run())
        menu.addAction(action)
        self._commands.append((action, text))
        return action

    def choices(
        self, menu: QMenu, options: Sequence[tuple[str, Say]], current: str, choose: Callable[[str], object]
    ) -> QActionGroup:
        """Add commands of which one is always chosen."""
        group = QActionGroup(menu)
        for key, text in options:
            action = self.command(menu, text, partial(choose, key), checked=key == current)
            action.setData(key)
            group.addAction(action)
        return group

    def themes(self, menu: QMenu, current: str, choose: Callable[[str], object]) -> QActionGroup:
        """Add the choice of colours."""
        return self.choices(menu, [(key, THEME_NAMES[key]) for key in THEME_CHOICES], current, choose)

    def languages(self, menu: QMenu, current: str, choose: Callable[[str], object]) -> QActionGroup:
        """Add the choice of language; each is named in itself."""
        options = [(key, lambda _words, name=name: name) for key, name in LANGUAGES.items()]
        return self.choices(menu, options, current, choose)

    def places(self, menu: QMenu, places: Sequence[Place], go: Callable[[str], object]) -> None:
        """Fill the menu of places anew, with Alt and a number as keys."""
        gone = set(menu.actions())
        self._commands = [(action, text) for action, text in self._commands if action not in gone]
        menu.clear()
        for number, place in enumerate(places, 1):
            self.command(menu, place.title, partial(go, place.key), f"Alt+{number}")

    def say(self, action: QAction, text: Say) -> None:
        """Give a command other words."""
        self._commands = [(one, text if one is action else old) for one, old in self._commands]
        action.setText(said(self._words, text))

    def reword(self, words: Words) -> None:
        """Say all menus and commands again."""
        self._words = words
        for menu, title in self._menus:
            menu.setTitle(said(words, title))
        for action, text in self._commands:
            action.setText(said(words, text))

    def keys(self) -> list[tuple[str, str]]:
        """Give the words and keys of every command that has a key."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.text().replace("&", ""), " · ".join(key.toString(native) for key in action.shortcuts()))
            for action, _text in self._commands
            if not action.shortcut().isEmpty()
        ]
