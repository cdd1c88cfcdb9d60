"""Dialogs: a title, what they are about, and buttons that say the verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk

GO_BACK = mark("Go back")


class Dialog(QDialog):
    """A dialog over a window: things go into `body`, buttons are added from the left, Esc closes.

    Show it with `open()`; it deletes itself when it is closed. A tall one takes all the height of its window, for a
    list inside it to fill. The commands of the window that are heard everywhere are heard here too.
    """

    def __init__(
        self, parent: QWidget | None, words: Words, title: Say, *, width: int = 520, tall: bool = False
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._width = width
        self._tall = tall
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(said(words, title))
        self.title = Text(words, title, "card-title")
        self._scroll = ScrollArea()
        self.body = self._scroll.body
        self.body.setContentsMargins(4, 4, 12, 4)
        self.body.setSpacing(14)
        self._buttons = FlowLayout(gap=8)
        self._veil: tuple[Desk, Text] | None = None
        self._had_focus: QWidget | None = None
        column = self._upright = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._buttons)

    def add_button(self, text: Say, on_click: Callable[[], object], *, kind: str = "secondary") -> Button:
        """Add a button; the primary one is pressed by Enter."""
        button = Button(self.words, text, kind=kind, on_click=on_click)
        if kind == "primary":
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def read_by_keys(self) -> None:
        """Let the arrows scroll what is to be read, where it is longer than the dialog."""
        self._scroll.setProperty("reads", True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.windowTitle())
        self._scroll.setFocus()

    def hide_from_room(self, desk: Desk) -> None:
        """Let a sentence stand in place of the body, which names people, while the window is room-safe."""
        self._veil = desk, Text(self.words, mark("Hidden while the window is room-safe (F9)."), "hint")
        self._upright.insertWidget(1, self._veil[1])
        desk.room_safe_changed.connect(self._fall)
        self._fall()

    def is_dirty(self) -> bool:
        """Tell whether closing would lose something typed."""
        return False

    def reject(self) -> None:
        """Close, and ask first where typed data would be lost."""
        if self.is_dirty():
            confirm(
                self,
                self.words,
                mark("Close without saving?"),
                mark("What you typed here is not saved yet."),
                verb=mark("Close without saving"),
                on_yes=super().reject,
                back=mark("Keep writing"),
            )
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Take as much room as the content needs and the screen has."""
        hear_commands(self)
        self._fit()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter press the primary button from anywhere; F1 shows the keys."""
        if event.key() == Qt.Key.Key_F1:
            self._show_keys()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            for button in self.findChildren(Button):
                if button.property("kind") == "primary" and button.isEnabled():
                    button.click()
                    return
        super().keyPressEvent(event)

    def _fall(self) -> None:
        assert self._veil is not None
        desk, told = self._veil
        focus = self.focusWidget()
        if desk.room_safe and focus is not None and self._scroll.isAncestorOf(focus):
            self._had_focus = focus
        told.setVisible(desk.room_safe)
        self._scroll.setHidden(desk.room_safe)
        if not desk.room_safe and self._had_focus is not None and isValid(self._had_focus):
            self._had_focus.setFocus()

    def _show_keys(self) -> None:
        from coprod_desktop.ui.shortcuts import show_shortcuts  # noqa: PLC0415  it is a dialog itself

        show_shortcuts(self, self.words, None, self)

    def _fit(self) -> None:
        room = self.screen().availableGeometry().size()
        parent = self.parentWidget()
        if parent is not None and parent.window().isVisible():
            room = room.boundedTo(parent.window().size())
        width = min(scaled(self._width), room.width() - 32)
        if self._tall:
            self.resize(width, room.height() - 32)
            return
        wide = width - 48 - 16
        tall = self.body.heightForWidth(wide) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        # A scroll area never makes its content smaller than this.
        tall = max(tall, self.body.minimumSize().height())
        rest = self.title.heightForWidth(wide) + self._buttons.heightForWidth(wide) + 40 + 28 + 4
        self.resize(width, min(tall + rest, room.height() - 32))

    def _grow(self) -> None:
        """Make room for what is said now, and never less than there was."""
        before = self.size()
        self._fit()
        self.resize(self.size().expandedTo(before))


class FormDialog(Dialog):
    """A form in a dialog: the verb saves and closes; a known trouble is told in place and the dialog stays."""

    def __init__(
        self,
        parent: QWidget | None,
        words: Words,
        title: Say,
        form: Form,
        *,
        verb: Say,
        save: Callable[[dict[str, Any]], object],
        width: int = 520,
    ) -> None:
        super().__init__(parent, words, title, width=width)
        self.form = form
        self._save = save
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.save_button = self.add_button(verb, self.save, kind="primary")
        self.add_button(mark("Close"), self.reject)

    def is_dirty(self) -> bool:
        """Tell whether something was typed."""
        return self.form.dirty

    def save(self) -> None:
        """Check, save and close."""
        if not self.form.check():
            self._grow()
            return
        try:
            self._save(self.form.values())
        except KnownError as trouble:
            self.form.set_trouble(trouble.say(self.words))
            self._grow()
            return
        self.form.dirty = False
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the first field."""
        super().showEvent(event)
        if self.form.fields:
            self.form.focus_first()


def hear_commands(dialog: QDialog) -> None:
    """Let a dialog hear the commands of its window that are heard everywhere: the window hears none meanwhile."""
    top: QWidget = dialog
    while (parent := top.parentWidget()) is not None:
        top = parent.window()
    everywhere = Qt.ShortcutContext.ApplicationShortcut
    dialog.addActions([one for one in top.findChildren(QAction) if one.shortcutContext() is everywhere])


def confirm(
    parent: QWidget,
    words: Words,
    title: Say,
    text: Say,
    *,
    verb: Say,
    on_yes: Callable[[], object],
    back: Say = GO_BACK,
) -> Dialog:
    """Ask before what cannot be undone; the button says the verb, and going back is the safe default."""
    dialog = Dialog(parent, words, title, width=440)
    dialog.body.addWidget(Text(words, text))
    dialog.body.addStretch(1)
    dialog.add_button(back, dialog.reject).setFocus()

    def yes() -> None:
        dialog.accept()
        on_yes()

    dialog.add_button(verb, yes, kind="danger")
    dialog.open()
    return dialog
