"""What can be done with an action, as a menu under the cursor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.ui.actions.news_form import STATES
from coprod_desktop.words.labels import label

if TYPE_CHECKING:
    from coprod_desktop.ui.actions.page import ActionsPage


def action_menu(menu: QMenu, page: ActionsPage, row: ActionRow) -> None:
    """Fill the menu of an action; the keys are only shown, the table hears them."""
    words = page.words
    menu.addAction(words.say("Tell the news") + "\tN", partial(page.begin_news, row))
    for number, state in enumerate(STATES, 1):
        menu.addAction(f"{label(words, state)}\t{number}", partial(page.begin_news, row, state))
    menu.addSeparator()
    menu.addAction(words.say("Change"), partial(page.change, row))
    menu.addAction(words.say("Delete") + "\t" + words.say_in("key", "Del"), partial(page.deeds.remove, row))
