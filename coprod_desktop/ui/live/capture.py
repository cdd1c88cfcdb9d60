"""The capture line of live mode: it serves the tool shown, and keeps the half-typed line."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.operations.drafts import read_draft, save_draft
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.tool import Tool
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.capture import CaptureLine
from coprod_desktop.words import Words, mark

DRAFT_MS = 400
# Editing keys of a text line on some systems; in the room they are commands.
_COMMANDS = {Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_L}


class LiveLine(CaptureLine):
    """A capture line whose purpose changes with the tool; commands of live mode pass through it."""

    def serve(self, tool: Tool) -> None:
        """Say what the line is for now."""
        self._name = self._placeholder = tool.invite_now()
        self._sources = {"#": tool.names_after_hash, "@": tool.names_after_at}
        self.reword(self._words)

    def event(self, event: QEvent) -> bool:
        """Let the commands pass."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() in _COMMANDS:
                event.ignore()
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let pasting from the menu offer several lines too."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda _checked: self.paste_lines())
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Let dropped text offer several lines too."""
        if self._offer_lines(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def paste_lines(self) -> None:
        """Paste; several lines are offered as several rows."""
        if not self._offer_lines(QGuiApplication.clipboard().mimeData()):
            self.paste()


class Capture(QWidget):
    """The line at the bottom, always there, and above it the question what several pasted lines shall become."""

    entered = Signal(str)
    """Enter: the text, which stays until `saved`."""
    several_entered = Signal(list)
    """Several pasted lines are to become several rows."""

    def __init__(self, desk: Desk, meeting_id: UUID, tool: Tool) -> None:
        super().__init__()
        self.desk = desk
        self._field = f"capture:{meeting_id}"
        self._tool = tool
        self._pasted: Sequence[str] = ()
        words = desk.words
        self.line = LiveLine(words, tool.invitation, tool.invitation)
        self.apart = Button(words, "", kind="primary", on_click=self._take_apart)
        self.as_one = Button(words, mark("As one"), on_click=self._take_as_one)
        self.not_at_all = Button(words, mark("Leave out"), kind="quiet", on_click=self._close)
        self.offer = Banner(words, "", Tone.INFO)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        self._kept = read_draft(desk.workspace, field=self._field)
        self.line.setText(self._kept)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.line.captured.connect(self.entered)
        self.line.several_pasted.connect(self._ask)
        self.serve(tool)

    def serve(self, tool: Tool) -> None:
        """Serve another tool; what is half typed stays."""
        self._tool = tool
        self.line.serve(tool)
        self._close_offer()

    def saved(self) -> None:
        """Empty the line: what it held is on the disk."""
        self.line.accept()

    def keep(self) -> None:
        """Keep what is half typed, so that a crash does not lose it."""
        self._timer.stop()
        text = self.line.text()
        if text != self._kept:
            self.desk.do(save_draft, field=self._field, text=text)
            self._kept = text

    def reword(self, words: Words) -> None:
        """Say the question again."""
        if not self.offer.isHidden():
            self._say_offer(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the question by Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.offer.isHidden():
            self._close()
        else:
            super().keyPressEvent(event)

    def _ask(self, lines: list[str]) -> None:
        self._pasted = lines
        self._say_offer(self.desk.words)
        self.apart.setVisible(self._tool.splits)
        self.offer.show()
        (self.apart if self._tool.splits else self.as_one).setFocus()

    def _say_offer(self, words: Words) -> None:
        count = len(self._pasted)
        self.offer.text.show_as_is(words.plural("{count} line pasted.", "{count} lines pasted.", count))
        if self._tool.splits:
            self.apart.say(lambda w: self._tool.offer_lines(w, count))
        self.offer.setAccessibleName(self.offer.text.text())

    def _take_apart(self) -> None:
        lines = self._pasted
        self._close()
        self.several_entered.emit(list(lines))

    def _take_as_one(self) -> None:
        text = " ".join(self._pasted)
        self._close()
        self.line.insert(text)

    def _close(self) -> None:
        self._close_offer()
        self.line.setFocus()

    def _close_offer(self) -> None:
        self._pasted = ()
        self.offer.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.apart, self.as_one, self.not_at_all):
            buttons.addWidget(button)
        layout = self.offer.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addLayout(buttons)
        self.offer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.offer)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
