"""What can be done with a card or a theme, as a menu; the keys are only shown, the board hears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote

if TYPE_CHECKING:
    from coprod_desktop.ui.priorities.page import PrioritiesPage


def card_menu(menu: QMenu, page: PrioritiesPage, note: BoardNote) -> None:
    """Fill the menu of a card."""
    words = page.words
    menu.addAction(words.say("Edit") + "\tF2", page.edit)
    marked = note.id in page.shelf.marks
    text = words.say("Take the mark away") if marked else words.say("Mark")
    menu.addAction(text + "\t" + words.say_in("key", "Space"), page.toggle_mark)
    menu.addAction(words.say("Join the marked ones to this") + "\tM", page.join)
    if note.joined:
        menu.addAction(words.say("Take apart") + "\t" + words.say_in("key", "Shift+M"), page.take_apart)
    themes = QMenu(words.say("Move to theme"), menu)
    menu.addMenu(themes)
    for column in page.shelf.columns:
        if column.theme_id != note.theme_id:
            name = column.theme.name if column.theme else words.say("No theme yet")
            # An ampersand of a name would be taken for a mnemonic.
            action = themes.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked, key=column.theme_id: page.give_theme(key))
    menu.addSeparator()
    menu.addAction(words.say("Delete") + "\t" + words.say_in("key", "Del"), page.remove)


def theme_menu(menu: QMenu, page: PrioritiesPage, theme: ThemeRow | None) -> None:
    """Fill the menu of a theme's head."""
    words = page.words
    if theme is not None:
        menu.addAction(words.say("Change the theme") + "\tF2", page.edit)
        menu.addAction(words.say("Delete the theme") + "\t" + words.say_in("key", "Del"), page.remove)
        menu.addSeparator()
    menu.addAction(words.say("New theme"), page.add_theme)
