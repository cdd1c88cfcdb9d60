"""The plan of one meeting: its facts, its agenda, and who is expected; saved as it is edited."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.meetings import MeetingRow
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.agenda_card import AgendaCard
from coprod_desktop.ui.meetings.expected_card import ExpectedCard
from coprod_desktop.ui.meetings.facts_card import FactsCard
from coprod_desktop.ui.widgets.beside import Beside

NARROW_PX = 960


class PlanView(QWidget):
    """Three cards side by side, or one below the other."""

    left = Signal()
    """Esc was pressed: back to the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.meeting: MeetingRow | None = None
        self.facts = FactsCard(desk)
        self.agenda = AgendaCard(desk)
        self.expected = ExpectedCard(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Beside(NARROW_PX, (self.facts, 5), (self.agenda, 9), (self.expected, 5)))

    @property
    def meeting_id(self) -> UUID | None:
        """The meeting that is planned here; None while nothing is."""
        return self.meeting.id if self.meeting else None

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show a meeting as it is now; what is being typed at this moment stays."""
        self.meeting = meeting
        for card in (self.facts, self.agenda, self.expected):
            card.show_meeting(meeting)

    def close_meeting(self) -> None:
        """Plan nothing any more."""
        self.meeting = None

    def go_to_item(self, item_id: UUID) -> bool:
        """Put the cursor on an agenda item; False where it is not here."""
        return self.meeting is not None and self.agenda.go_to(item_id)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.facts.title_field.control.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
