"""Undo and redo in the Edit menu: named after the step that they would take back or bring again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.menus import Menus
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import step_label

if TYPE_CHECKING:
    from coprod_desktop.domain.changes import Changes
    from coprod_desktop.operations import Workspace
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.widgets.toast import Toast


class UndoCommands(QObject):
    """Takes the last step back or brings it again, lets it be shown, and tells it."""

    def __init__(self, menus: Menus, menu: QMenu, toast: Toast, show: Callable[[Changes], object]) -> None:
        super().__init__(menu)
        self._menus = menus
        self._toast = toast
        self._show = show
        self._desk: Desk | None = None
        self._undo = menus.command(menu, mark("Undo"), self.undo, QKeySequence.StandardKey.Undo)
        self._redo = menus.command(menu, mark("Redo"), self.redo, QKeySequence.StandardKey.Redo, "Ctrl+Y")
        self.name(None)

    def name(self, desk: Desk | None) -> None:
        """Name both after the steps of this desk."""
        self._desk = desk
        undo, redo = (desk.workspace.undo_step, desk.workspace.redo_step) if desk else (None, None)
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)
        self._menus.say(self._undo, lambda w: _named(w, mark("Undo"), mark("Undo: {step}"), undo))
        self._menus.say(self._redo, lambda w: _named(w, mark("Redo"), mark("Redo: {step}"), redo))

    def undo(self) -> None:
        """Take the last step back, and show what it concerned."""
        from coprod_desktop.operations.undoing import undo  # noqa: PLC0415  # the window stands before the file is open

        self._turn(undo, mark("Undone: {step}"))

    def redo(self) -> None:
        """Bring the last undone step again, and show what it concerned."""
        from coprod_desktop.operations.undoing import redo  # noqa: PLC0415  # as for undo

        self._turn(redo, mark("Redone: {step}"))

    def _turn(self, turn: Callable[[Workspace], Changes | None], sentence: str) -> None:
        desk = self._desk
        if desk is None:
            return
        try:
            changes = turn(desk.workspace)
        except KnownError as trouble:
            self._toast.warn(trouble.say(desk.words))
            return
        if changes is not None:
            self._show(changes)
            self.name(desk)
            self._toast.tell(desk.words.say(sentence, step=step_label(desk.words, changes.step)), undo=False)


def _named(words: Words, bare: str, named: str, step: str | None) -> str:
    return words.say(named, step=step_label(words, step)) if step else words.say(bare)
