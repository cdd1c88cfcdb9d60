"""The dialog that brings a list in, over the partners' page in a real window, driven by keys."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.importing.dialog import ImportDialog
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.ui.partners_screen import CTRL, NONE, Screen

HEADINGS = "Denominazione;Tipologia;Comune;Cognome;Nome;Telefono"
LINES = (
    "Coop. Aurora;Nonprofit;Crema;Rossi;Anna;0373 1",
    "Volontari del Ponte odv;;;Galli;Bruno;",
    "Famiglia Bianchi;famiglia;Crema;Bianchi;Carla;333 1",
    ";;Crema;Verdi;Dario;",
)


class ImportScreen(Screen):
    """The partners' page with lists to bring in."""

    def __init__(self, desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot, folder: Path) -> None:
        super().__init__(desk, settings, theme, qtbot)
        self.qtbot = qtbot
        self.folder = folder

    def list_file(self, lines: Sequence[str] = LINES, headings: str = HEADINGS) -> Path:
        """Write a list."""
        path = self.folder / "elenco è qui.csv"
        path.write_text("\n".join((headings, *lines)), "utf-8")
        return path

    def open(self, path: Path) -> ImportDialog:
        """Open a list and wait until it is read."""
        dialog = self.page.lists.open_list(path)
        assert dialog is not None
        self.wait(dialog)
        return dialog

    def wait(self, dialog: ImportDialog) -> None:
        """Wait until the dialog asks something."""
        self.qtbot.waitUntil(lambda: not dialog.is_working, timeout=20_000)
        QCoreApplication.processEvents()

    def look(self, dialog: ImportDialog) -> None:
        """Go on from the columns to the preview, by key."""
        self.press(Qt.Key.Key_Return, CTRL)
        self.wait(dialog)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)
        QCoreApplication.processEvents()

    def decide(self, text: str) -> None:
        """Choose in the editor of a decision that is open."""
        editor = QApplication.focusWidget()
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findText(text))
        editor.activated.emit(editor.currentIndex())
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QCoreApplication.processEvents()

    def cells(self, dialog: ImportDialog, key: str) -> list[str]:
        """What a column of the preview shows, from the top."""
        records = dialog.preview.table.records
        column = [one.key for one in records.columns].index(key)
        return [str(records.index(place, column).data()) for place in range(records.rowCount())]

    def away(self, dialog: ImportDialog) -> None:
        """Let a dialog that is closed go."""
        if isValid(dialog):
            assert not dialog.isVisible()
            QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
