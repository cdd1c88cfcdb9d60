"""The commands that can be given now: those of what is in view, then those of the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coprod_desktop.domain.texts import fold
from coprod_desktop.ui.page import Page

MOST = 6


@dataclass(frozen=True)
class Command:
    """One command: its words, the menu it stands in (`View › Colours`; empty for the page's own), keys and deed."""

    text: str
    menu: str
    keys: str
    run: Callable[[], object]


def commands_of(bar: QMenuBar, view: QWidget | None) -> list[Command]:
    """Give the commands of a page, or of a meeting under way, and of all menus; those that rest are left out."""
    own = [_command(action, "") for action in view.actions() if _can_be_given(action)] if view else []
    named = {command.text for command in own}
    if isinstance(view, Page):
        own += [
            Command(button.accessibleName(), "", "", button.click)
            for button in view.title_buttons()
            if button.isEnabled() and button.accessibleName() not in named
        ]
    return [*own, *(command for action in bar.actions() for command in _of_menu(action, ""))]


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """Give the commands in whose words, or those of their menu, every word of a text begins a word; at most six.

    Where nothing is typed, the commands of what is in view are given.
    """
    typed = fold(text).split()
    if not typed:
        return [command for command in commands if not command.menu]
    own = [command for command in commands if begins(typed, command.text)]
    rest = [c for c in commands if c not in own and begins(typed, f"{c.text} {c.menu}")]
    return [*own, *rest][:MOST]


def begins(typed: Sequence[str], text: str) -> bool:
    """Tell whether each of these folded words begins a word of a text."""
    words = fold(text).replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in typed)


def _of_menu(action: QAction, path: str) -> Iterator[Command]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        if path and _can_be_given(action):
            yield _command(action, path)
        return
    if not menu.isEnabled():
        return
    title = _plain(menu.title())
    for inner in menu.actions():
        yield from _of_menu(inner, f"{path} › {title}" if path else title)


def _command(action: QAction, path: str) -> Command:
    native = QKeySequence.SequenceFormat.NativeText
    keys = " · ".join(key.toString(native) for key in action.shortcuts())
    return Command(_plain(action.text()), path, keys, action.trigger)


def _can_be_given(action: QAction) -> bool:
    return action.isEnabled() and action.isVisible() and not action.isSeparator() and bool(action.text())


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
