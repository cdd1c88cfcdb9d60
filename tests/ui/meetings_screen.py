"""The meetings' page in a real window, driven by keys."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import AgendaRow, MeetingRow
from coprod_desktop.operations.agenda import list_agenda
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.page import MeetingsPage
from coprod_desktop.ui.meetings.sayings import name_of
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.conftest import type_text
from tests.ui.page_screen import PageScreen

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Screen(PageScreen[MeetingsPage]):
    """The window with the meetings of the project on the desk."""

    def __init__(self, desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        self.opened: list[tuple[str, UUID]] = []
        desk.opened.connect(lambda kind, row_id: self.opened.append((kind, row_id)))
        super().__init__(MeetingsPage(desk), settings, theme, qtbot)

    @property
    def kept(self) -> list[MeetingRow]:
        """The meetings that are kept, newest first."""
        assert self.desk.project_id
        return list(list_meetings(self.desk.workspace, project_id=self.desk.project_id))

    @property
    def planned(self) -> MeetingRow:
        """The meeting whose plan is open, as it is kept."""
        return next(row for row in self.kept if row.id == self.page.plan.meeting_id)

    @property
    def agenda(self) -> list[AgendaRow]:
        """The agenda of the meeting whose plan is open, as it is kept."""
        return list(list_agenda(self.desk.workspace, meeting_id=self.planned.id))

    @property
    def expected(self) -> list[str]:
        """Who is expected at the meeting whose plan is open, as it is kept."""
        rows = list_attendance(self.desk.workspace, meeting_id=self.planned.id)
        return [row.name for row in rows if row.expected]

    def shown(self) -> list[str]:
        """The names in the list, from the top."""
        return [name_of(self.desk.words, row) for row in self.page.list.rows.meetings]

    def panel(self) -> str:
        """All that the panel tells."""
        QApplication.processEvents()
        texts = [label.text() for label in self.page.panel.findChildren(type(self.page.panel.name)) if _seen(label)]
        return "\n".join(texts)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor is; an editor in a cell hands its value over only afterwards."""
        QTest.keyClick(self.focus, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.focus, text)

    def fill(self, widget: QWidget, text: str) -> None:
        """Write a text into a line instead of what stands there, and press Enter."""
        widget.setFocus()
        self.press(Key.Key_A, CTRL)
        self.press(Key.Key_Delete)
        self.type(text)
        self.press(Key.Key_Return)

    def close(self) -> None:
        """Close the window; its desk goes with it."""
        self.window.close()


def _seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isHidden()
