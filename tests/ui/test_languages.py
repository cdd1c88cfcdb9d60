"""Both languages, whole: no word of one is left on any screen once the window speaks the other."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import catalogues
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.start.page import StartPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.texts import reword_all
from coprod_desktop.words import Words
from tests.ui.every_screen import House, path_of, settle, shown

OTHER = {"en": "it", "it": "en"}
CELLS = 40


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_screen_changes_its_language_at_once(open_house: Callable[..., House], language: str) -> None:
    house = open_house(OTHER[language], told_in=language)
    for place in house.window.pages:
        house.window.go(place)
        settle()
    house.window.set_language(language)
    left = [
        f"{name}: {path_of(widget, root)}: {text!r}"
        for name, root in house.screens()
        for widget in shown(root)
        for text in texts_of(widget)
        if is_foreign(text, language)
    ]
    menus = [action.text().replace("&", "") for action in house.window.findChildren(QAction)]
    assert sorted(set(left)) == []
    assert [text for text in menus if is_foreign(text, language)] == []


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_first_start_changes_its_language_at_once(theme: Theme, qtbot: QtBot, language: str) -> None:
    page = StartPage(Words(OTHER[language]), theme)
    qtbot.addWidget(page)
    page.show()
    reword_all(page, Words(language))
    page.reword(Words(language))
    settle()
    left = [text for widget in shown(page) for text in texts_of(widget) if is_foreign(text, language)]
    assert left == []


def texts_of(widget: QWidget) -> Iterator[str]:
    """Give all that a widget shows or tells a screen reader."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&&", "&")
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(QModelIndex()), CELLS)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                data: Any = model.index(row, column).data(role)
                yield from (line for line in data.splitlines()) if isinstance(data, str) else ()


def is_foreign(text: str, language: str) -> bool:
    """Tell whether a text is one of the catalogue, and in the other language only."""
    plain = text.strip(" ✓!✕→")
    texts, patterns = _catalogue(OTHER[language])
    if not plain or plain in _catalogue(language)[0]:
        return False
    if plain in texts:
        return True
    return any(one.fullmatch(plain) for one in patterns) and not any(
        one.fullmatch(plain) for one in _catalogue(language)[1]
    )


@cache
def _catalogue(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Give the texts of a language, and what those look like in which something is filled in."""
    texts: set[str] = set()
    for message in catalogues.read("it"):
        said = message.string if language == "it" else message.id
        texts.update([said] if isinstance(said, str) else said or ())
    plain = frozenset(text for text in texts if "{" not in text)
    # A pattern that is nearly all filled in says nothing of its language.
    wordy = [text for text in texts if "{" in text and len(re.sub(r"\{\w+\}|\W", "", text)) > 6]
    return plain, tuple(re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))) for text in wordy)
