"""Somebody at the keyboard: the real app in a real window, and nothing but keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.app import App
from coprod_desktop.operations import Workspace
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FARTHEST = 150


class Keyboard:
    """The app, started; every step is a key where the cursor is."""

    def __init__(self, settings: Settings, theme: Theme, qtbot: QtBot, file: Path | None = None) -> None:
        self.qtbot = qtbot
        self.window = MainWindow(Words(settings.language), settings, theme)
        self.window.resize(1366, 768)
        app = App(self.window, settings, file)
        with qtbot.waitSignal(app.ready):
            self.window.show()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the window, as its user does."""
        if isValid(self.window):
            self.window.close()
            self.window.deleteLater()

    @property
    def workspace(self) -> Workspace:
        """The workspace that is open."""
        assert self.window.desk is not None
        return self.window.desk.workspace

    @property
    def live(self) -> LiveScreen:
        """The meeting under way."""
        assert isinstance(self.window.live, LiveScreen)
        return self.window.live

    @property
    def focus(self) -> QWidget:
        """What hears the next key."""
        popup = QApplication.activePopupWidget()
        modal = QApplication.activeModalWidget()
        top = popup or modal
        if top is None and QApplication.activeWindow() is None:
            # A desktop gives the keys back to the window under a dialog that closed; offscreen there is none.
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget = (top.focusWidget() or top) if top else QApplication.focusWidget()
        assert widget is not None
        return widget

    def say(self, message: str, **values: object) -> str:
        """Say a text of the app in the language of the window."""
        return self.window.words.say(message, **values)

    # Keys

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key."""
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type a text."""
        type_text(self.focus, text)

    def enter(self, text: str) -> None:
        """Type a text and press Enter."""
        self.type(text)
        self.press(Key.Key_Return)

    def replace(self, text: str) -> None:
        """Type a text instead of what stands in a line."""
        self.press(Key.Key_A, CTRL)
        self.type(text)

    def paste(self, text: str) -> None:
        """Paste a text."""
        QGuiApplication.clipboard().setText(text)
        self.press(Key.Key_V, CTRL)

    def tab_to(self, name: str, back: bool = False) -> None:
        """Press Tab (or Shift+Tab) until the cursor is on what bears this name."""
        seen = []
        for _step in range(FARTHEST):
            self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
            seen.append(self.focus.accessibleName())
            if seen[-1] == name:
                return
        raise AssertionError(f"Tab never comes to {name!r}, only to {list(dict.fromkeys(seen))}")

    def fill(self, name: str, text: str) -> None:
        """Go to a field by Tab and type."""
        self.tab_to(self.say(name))
        self.replace(text)

    def choose(self, text: str) -> None:
        """Choose from the list that the cursor is on by the arrow keys."""
        box = self.focus
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        for _step in range(box.count()):
            if box.currentText() == text:
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{text!r} is not offered")

    def choose_in_menu(self, *texts: str) -> None:
        """Choose from the menu that is open, and from the menus under it, by the arrow keys."""
        for text in texts:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            offered = [action.text().split("\t")[0] for action in menu.actions()]
            assert text in offered, offered
            for _step in range(len(offered)):
                active = menu.activeAction()
                if active is not None and active.text().split("\t")[0] == text:
                    break
                QTest.keyClick(menu, Key.Key_Down)
            QTest.keyClick(menu, Key.Key_Return)

    def dialog(self) -> QDialog:
        """The dialog that is open on top."""
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, QDialog)
        return widget

    def wait(self, fact: Callable[[], bool]) -> None:
        """Wait until something can be seen."""
        self.qtbot.waitUntil(fact, timeout=20_000)
