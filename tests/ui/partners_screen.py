"""The partners' page in a real window, driven by keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, PersonRow
from coprod_desktop.operations.partners import add_partner, list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import FormDialog
from tests.conftest import type_text
from tests.ui.page_screen import PageScreen

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
START = date(2008, 4, 21)


class Screen(PageScreen[PartnersPage]):
    """The window with the partners of the project on the desk."""

    def __init__(self, desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        super().__init__(PartnersPage(desk), settings, theme, qtbot)

    @property
    def kept(self) -> list[PartnerRow]:
        """The partners that are kept, the lead first."""
        assert self.desk.project_id
        return list(list_partners(self.desk.workspace, project_id=self.desk.project_id))

    @property
    def people(self) -> list[PersonRow]:
        """The people that are kept."""
        assert self.desk.project_id
        return list(list_people(self.desk.workspace, project_id=self.desk.project_id))

    def shown(self) -> list[str]:
        """The names in the table, from the top."""
        records = self.page.table.records
        return [row.name for place in range(records.rowCount()) if (row := records.row_at(place))]

    def cell(self, name: str, key: str) -> str:
        """What a cell of the table shows."""
        records = self.page.table.records
        column = [column.key for column in records.columns].index(key)
        return str(records.index(self.shown().index(name), column).data())

    def go_to(self, name: str, key: str = "name") -> None:
        """Put the cursor on a cell."""
        row = next(row for row in self.kept if row.name == name)
        column = [column.key for column in self.page.table.records.columns].index(key)
        self.page.table.setFocus()
        assert self.page.table.go_to(row.id, column)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor is; an editor hands its value over a turn later."""
        QTest.keyClick(self.focus, key, modifiers)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.focus, text)

    @contextmanager
    def form(self, open_it: Callable[[], object]) -> Iterator[FormDialog]:
        """Open a form by a deed; it must be closed at the end."""
        open_it()
        dialog = next(one for one in self.page.findChildren(FormDialog) if one.isVisible())
        yield dialog
        assert not dialog.isVisible()
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Close the window; its desk goes with it."""
        self.window.close()


def add(desk: Desk, project_id: UUID, name: str, kind: OrganisationKind, joined_on: date = START) -> PartnerRow:
    """Add a partner without the screen."""
    return add_partner(desk.workspace, project_id=project_id, name=name, kind=kind, joined_on=joined_on)
