"""The actions' page in a real window, driven by keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.ui.actions.page import ActionsPage
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import FormDialog
from tests.conftest import type_text
from tests.ui.page_screen import PageScreen

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Screen(PageScreen[ActionsPage]):
    """The window with the actions of the project on the desk."""

    def __init__(self, desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        super().__init__(ActionsPage(desk), settings, theme, qtbot)

    def has_cursor(self, widget: QWidget) -> bool:
        """Tell whether the cursor is there."""
        return self.focus is widget

    @property
    def kept(self) -> dict[str, ActionRow]:
        """The actions that are kept, by their words."""
        assert self.desk.project_id
        return {row.what: row for row in list_actions(self.desk.workspace, project_id=self.desk.project_id)}

    @property
    def current(self) -> str:
        """The action under the cursor, by its words."""
        row = self.page.table.current_row()
        return row.what if row else ""

    def shown(self) -> list[str]:
        """The actions in the table, from the top."""
        records = self.page.table.records
        return [row.what for place in range(records.rowCount()) if (row := records.row_at(place))]

    def cell(self, what: str, key: str) -> str:
        """What a cell of the table shows."""
        records = self.page.table.records
        return str(records.index(self.shown().index(what), self.column(key)).data())

    def column(self, key: str) -> int:
        """The place of a column."""
        return [column.key for column in self.page.table.records.columns].index(key)

    def go_to(self, what: str, key: str = "what") -> None:
        """Put the cursor on a cell."""
        self.page.table.setFocus()
        assert self.page.table.go_to(self.kept[what].id, self.column(key))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor is; an editor hands its value over a turn later."""
        QTest.keyClick(self.focus, key, modifiers)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.focus, text)

    def counts(self) -> dict[str, str]:
        """What the words above the table say, by key."""
        keys = ("open", "overdue", "closed", "all")
        return {key: self.page.filters.standings.button(key).text() for key in keys}

    @contextmanager
    def form(self, open_it: Callable[[], object]) -> Iterator[FormDialog]:
        """Open a form by a deed; it must be closed at the end."""
        open_it()
        # A window becomes active a turn later.
        QCoreApplication.processEvents()
        dialog = next(one for one in self.page.findChildren(FormDialog) if one.isVisible())
        yield dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(dialog)

    def close(self) -> None:
        """Close the window; its desk goes with it."""
        self.window.close()
