"""What the facilitator wanted to remember under the item that is on."""

from __future__ import annotations

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import Words


class OwnNote(Text):
    """The note of the item that is on; it goes away where there is none, and while the window is room-safe."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self._desk = desk
        self._live = live
        self._wanted = True
        super().__init__(desk.words, self._say_note, "caption")
        live.agenda_changed.connect(self.refresh)
        desk.room_safe_changed.connect(self.refresh)
        self.refresh()

    def want(self, wanted: bool) -> None:
        """Be shown here, or leave it to another place."""
        self._wanted = wanted
        self.refresh()

    def refresh(self) -> None:
        """Show the note as it is now."""
        self.reword(self._desk.words)
        self.setVisible(self._wanted and bool(self.text()))

    def _say_note(self, words: Words) -> str:
        note = "" if self._desk.room_safe else self._live.own_note
        return words.say("✎ For you alone: {note}", note=note) if note else ""
