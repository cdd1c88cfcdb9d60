"""The Qt model of the list of meetings: three lines each."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coprod_desktop.domain.meetings import MeetingRow, MeetingState
from coprod_desktop.ui.meetings.sayings import kind_of, name_of, outcome_of, state_of, team_of, when
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
FAR = datetime.max.replace(tzinfo=UTC)
ORDER = (MeetingState.OPEN, MeetingState.PLANNED, MeetingState.ENDED)


def in_order(meetings: Sequence[MeetingRow]) -> list[MeetingRow]:
    """Give what is under way first, then what is planned, the next one first, then what was held, newest first."""
    planned = sorted((m for m in meetings if m.state is MeetingState.PLANNED), key=lambda m: m.planned_at or FAR)
    return [
        *(m for m in meetings if m.state is MeetingState.OPEN),
        *planned,
        *(m for m in meetings if m.state is MeetingState.ENDED),
    ]


class MeetingListModel(QAbstractListModel):
    """Meetings in order, searched by all their words."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._all: list[MeetingRow] = []
        self._needles: list[str] = []
        self.meetings: list[MeetingRow] = []

    def set_meetings(self, meetings: Sequence[MeetingRow]) -> None:
        """Show these meetings."""
        self._all = in_order(meetings)
        self._rebuild()

    def search(self, text: str) -> None:
        """Show only the meetings in whose lines all these words stand."""
        self._needles = folded(text).split()
        self._rebuild()

    def reword(self, words: Words) -> None:
        """Say the lines in another language."""
        self.words = words
        self._rebuild()

    @property
    def total(self) -> int:
        """How many meetings there are, whether shown or not."""
        return len(self._all)

    def at(self, place: int) -> MeetingRow | None:
        """Give the meeting shown at a place."""
        return self.meetings[place] if 0 <= place < len(self.meetings) else None

    def place_of(self, meeting_id: UUID) -> int | None:
        """Give the place at which a meeting is shown."""
        return next((place for place, row in enumerate(self.meetings) if row.id == meeting_id), None)

    def lines(self, meeting: MeetingRow) -> tuple[str, str, str]:
        """Give the lines of a meeting: its name, when and whose it is, and what came of it or where it will be."""
        words = self.words
        facts = f"{when(words, meeting)} · {team_of(words, meeting)}"
        below = meeting.venue if meeting.state is MeetingState.PLANNED else outcome_of(words, meeting)
        return name_of(words, meeting), facts, below or kind_of(words, meeting)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the meetings shown."""
        return 0 if parent.isValid() else len(self.meetings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what stands in a row, as a reader of the screen says it."""
        meeting = self.at(index.row())
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if meeting is None or role not in roles:
            return None
        name, *others = self.lines(meeting)
        separator = "\n" if role == Qt.ItemDataRole.ToolTipRole else ". "
        return separator.join((name, state_of(self.words, meeting), *others))

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.meetings = [meeting for meeting in self._all if self._matches(meeting)]
        self.endResetModel()

    def _matches(self, meeting: MeetingRow) -> bool:
        if not self._needles:
            return True
        words = self.words
        text = folded(" ".join((*self.lines(meeting), state_of(words, meeting), kind_of(words, meeting))))
        return all(needle in text for needle in self._needles)
