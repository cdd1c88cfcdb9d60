from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.offered_names import OfferedNames
from tests.conftest import type_text

Key = Qt.Key
NAMES = ("Crema (CR)", "Cremona (CR)", "Monte Cremasco (CR)")


def offer(text: str) -> Sequence[str]:
    return [name for name in NAMES if text.casefold() in name.casefold()]


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[LineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    line = LineEdit(window)
    window.resize(400, 300)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    line.setFocus()
    yield line
    line.clearFocus()


def shown(names: OfferedNames) -> list[str]:
    model = names.list.model()
    rows = range(model.rowCount()) if names.list.isVisible() else ()
    return [str(model.index(row, 0).data()) for row in rows]


def press(names: OfferedNames, key: Qt.Key) -> None:
    QTest.keyClick(names.list if names.list.isVisible() else names.line, key)
    QCoreApplication.processEvents()


def test_names_are_offered_and_taken_by_key(line: LineEdit, qtbot: QtBot) -> None:
    names = OfferedNames(line, offer)
    entered: list[str] = []
    line.returnPressed.connect(lambda: entered.append(line.text()))
    type_text(line, "crem")
    qtbot.waitUntil(names.list.isVisible)
    assert shown(names) == list(NAMES)
    press(names, Key.Key_Down)
    press(names, Key.Key_Down)
    press(names, Key.Key_Return)
    assert not names.list.isVisible()
    assert line.text() == "Cremona (CR)"
    assert entered == []
    press(names, Key.Key_Return)
    assert entered == ["Cremona (CR)"]


def test_what_is_typed_may_be_none_of_them(line: LineEdit, qtbot: QtBot) -> None:
    names = OfferedNames(line, offer)
    entered: list[str] = []
    line.returnPressed.connect(lambda: entered.append(line.text()))
    type_text(line, "crem")
    qtbot.waitUntil(names.list.isVisible)
    press(names, Key.Key_Return)
    assert entered == ["crem"]
    assert not names.list.isVisible()
    type_text(line, "xyz")
    assert shown(names) == []


def test_escape_leaves_what_was_typed(line: LineEdit, qtbot: QtBot) -> None:
    names = OfferedNames(line, offer)
    type_text(line, "monte")
    qtbot.waitUntil(names.list.isVisible)
    press(names, Key.Key_Escape)
    assert (line.text(), names.list.isVisible()) == ("monte", False)


def test_the_last_of_several_names_is_completed(line: LineEdit, qtbot: QtBot) -> None:
    names = OfferedNames(line, offer, separators=",;")
    type_text(line, "Soresina, Offanengo;  monte")
    qtbot.waitUntil(names.list.isVisible)
    assert shown(names) == ["Monte Cremasco (CR)"]
    press(names, Key.Key_Down)
    press(names, Key.Key_Return)
    assert line.text() == "Soresina, Offanengo;  Monte Cremasco (CR)"
    type_text(line, ", ")
    assert shown(names) == []
