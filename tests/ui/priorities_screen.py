"""The priorities' page in a real window, driven by keys and by the mouse."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.priorities.page import PrioritiesPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import FormDialog
from tests.conftest import type_text
from tests.ui.page_screen import PageScreen

Key = Qt.Key
PLAIN, SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Screen(PageScreen[PrioritiesPage]):
    """The window with the priorities of the project on the desk."""

    def __init__(self, desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> None:
        super().__init__(PrioritiesPage(desk), settings, theme, qtbot)
        QCoreApplication.processEvents()

    @property
    def kept(self) -> dict[str, list[str]]:
        """What the file holds: the texts of each theme, in order."""
        assert self.desk.project_id
        columns: dict[str, list[str]] = {}
        for note in project_priorities(self.desk.workspace, project_id=self.desk.project_id):
            columns.setdefault(note.theme.name if note.theme else "", []).append(note.text)
        return columns

    @property
    def shown(self) -> dict[str, list[str]]:
        """What the board shows: the texts of each theme that has any."""
        columns = self.page.shelf.columns
        return {
            column.theme.name if column.theme else "": [note.text for note in column.notes]
            for column in columns
            if column.notes
        }

    @property
    def listed(self) -> list[str]:
        """What the list shows, from the top."""
        records = self.page.table.records
        return [row.text for place in range(records.rowCount()) if (row := records.row_at(place))]

    @property
    def current(self) -> str:
        """The words of the current card."""
        note = self.page.shelf.current
        return note.text if note else ""

    @property
    def marked(self) -> set[str]:
        """The words of the marked cards."""
        return {self.page.shelf.notes[key].text for key in self.page.shelf.marks}

    def id_of(self, text: str) -> UUID:
        """The key of a card."""
        return next(note.id for note in self.page.shelf.notes.values() if note.text == text)

    def go_to(self, text: str) -> None:
        """Put the cursor on a card."""
        self.page.go_to(self.id_of(text))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the cursor is; an editor hands its value over a turn later."""
        QTest.keyClick(self.focus, key, modifiers)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        type_text(self.focus, text)

    def point(self, text: str, share: float) -> QPoint:
        """A point of a card, by the share of its height from the top."""
        rect = self.page.board.card_rect(self.id_of(text))
        return QPoint(rect.center().x(), rect.top() + round(rect.height() * share))

    def drag(self, text: str, to: QPoint, *, loose: bool = True) -> None:
        """Take a card by the mouse, carry it somewhere, and let it loose."""
        viewport, left = self.page.board.viewport(), Qt.MouseButton.LeftButton
        start = self.point(text, 0.5)
        QTest.mousePress(viewport, left, PLAIN, start)
        for step in range(1, 6):
            QTest.mouseMove(viewport, start + (to - start) * step / 5)
            QCoreApplication.processEvents()
        if loose:
            QTest.mouseRelease(viewport, left, PLAIN, to)

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
        self.window.activateWindow()
        QCoreApplication.processEvents()

    def undo(self) -> None:
        """Take the last step back, as the menu does."""
        self.window.undo()
        QCoreApplication.processEvents()

    def close(self) -> None:
        """Close the window; its desk goes with it."""
        self.window.close()
