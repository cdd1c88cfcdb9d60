"""The base of the tools in the middle: each takes what is typed in the capture line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark


class Tool(QWidget):
    """One tab of live mode."""

    key: ClassVar[str]
    title: ClassVar[str]
    """The word of the tab."""
    invitation: ClassVar[str]
    """What the capture line says while it is empty."""
    kinds: ClassVar[frozenset[str]] = frozenset()
    """The kinds of rows shown here."""
    splits: ClassVar[bool] = True
    """Whether several pasted lines may become several rows."""
    starts_in_list: ClassVar[bool] = False
    """Whether the keys go to what is shown, rather than to the capture line, when the tool is chosen."""

    taken = Signal()
    """What stood in the capture line is saved."""
    invitation_changed = Signal()
    """The capture line is to say something else."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__()
        self.desk = desk
        self.live = live
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    @property
    def words(self) -> Words:
        """The words of the window."""
        return self.desk.words

    def invite(self) -> str:
        """Give what the capture line says while it is empty."""
        return self.invitation

    def invite_now(self) -> Say:
        """Give the invitation, or in a break say where a line would go: nothing is captured under a break."""
        if self.live.item is None or not self.live.item.is_break:
            return self.invite()
        topic = next((item.title for item in self.live.agenda if item.id == self.live.item_id), "")
        if not topic:
            return mark("Break: a line written now stands under no item")
        return lambda words: words.say("Break: a line written now goes to «{item}»", item=topic)

    def take(self, text: str) -> None:
        """Take a line from the capture line; `taken` tells that it is saved."""
        raise NotImplementedError

    def take_several(self, lines: Sequence[str]) -> None:
        """Take several lines as several rows."""
        for line in lines:
            self.take(line)

    def offer_lines(self, words: Words, count: int) -> str:
        """Say what several pasted lines would become."""
        raise NotImplementedError

    def names_after_at(self) -> list[str]:
        """Give the names that complete after `@`."""
        return []

    def names_after_hash(self) -> list[str]:
        """Give the names that complete after `#`."""
        return []

    def reveal(self, kind: str, row_id: UUID) -> bool:  # noqa: ARG002
        """Put the cursor on a row; False where it is not here."""
        return False

    def take_focus(self) -> None:
        """Put the focus on what is shown."""
        self.setFocus()
