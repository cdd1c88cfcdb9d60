from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.start.page import StartPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words
from tests.conftest import type_text

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: Settings, words: Words) -> Iterator[MainWindow]:
    made = MainWindow(words, settings, theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def start(window: MainWindow, theme: Theme) -> StartPage:
    page = StartPage(window.words, theme)
    page.language_wanted.connect(window.set_language)
    page.scale_wanted.connect(theme.zoom)
    window.show_alone(page)
    page.focus_first()
    return page


def sentences(page: StartPage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_the_language_changes_at_once_and_is_remembered(
    start: StartPage, window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    assert "The file on this computer is not encrypted yet: keep it where only you can reach it." in sentences(start)
    button = start.languages.button("en")
    button.setFocus()
    QTest.keyClick(button, Key.Key_Right)
    assert "Il file su questo computer non è ancora cifrato: conservalo dove solo tu puoi accedere." in sentences(start)
    assert start.project_button.text() == "Inizia il progetto"
    assert settings.language == "it"
    window.set_language("en")
    assert start.languages.button("en").isChecked()


def test_the_text_size_changes_at_once(start: StartPage, theme: Theme, qtbot: QtBot) -> None:
    before = start.project_button.height()
    start.sizes.choose("1.5")
    QApplication.processEvents()
    assert theme.scale == 1.5
    assert start.project_button.height() > before
    theme.zoom(0.9)
    assert start.sizes.button("0.9").isChecked()


def test_a_project_is_wanted_by_keyboard(start: StartPage, qtbot: QtBot) -> None:
    title, lead = start.title_field.control, start.lead_field.control
    assert title.hasFocus()
    type_text(title, "Già più autonomia")
    QTest.keyClick(title, Key.Key_Return)
    assert lead.hasFocus()
    type_text(lead, "ASL di Cremona")
    with qtbot.waitSignal(start.project_wanted) as wanted:
        QTest.keyClick(lead, Key.Key_Return)
    assert wanted.args == ["Già più autonomia", "ASL di Cremona"]


def test_a_project_without_title_is_told_in_place(start: StartPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(start.project_wanted):
        start.project_button.click()
    assert start.title_field.error.isVisible()
    assert start.title_field.control.hasFocus()


def test_the_example_a_file_and_the_backups_are_one_press_away(start: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignals([start.example_wanted, start.file_wanted, start.backups_wanted]):
        QTest.keyClick(start.example_button, Key.Key_Return)
        QTest.keyClick(start.file_button, Key.Key_Space)
        QTest.keyClick(start.backups_button, Key.Key_Return)


def test_trouble_is_told_on_the_page(start: StartPage) -> None:
    assert not start.trouble.isVisible()
    start.tell_trouble("The folder is not there.")
    assert start.trouble.isVisible()
    assert "The folder is not there." in sentences(start)
    assert not start.rescue_button.isVisible()
    start.offer_backups()
    assert start.rescue_button.isVisible()


def test_everything_has_a_name_and_one_button_is_primary(start: StartPage) -> None:
    focusable = [
        one
        for one in start.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]
    assert len(focusable) >= 7
    assert [one for one in focusable if not one.accessibleName()] == []
    primary = [one for one in focusable if one.property("kind") == "primary"]
    assert primary == [start.project_button]
