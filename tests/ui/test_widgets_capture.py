"""The capture line: Enter adds and stays, tags complete, several lines are offered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.priorities import read_capture
from coprod_desktop.ui.widgets.capture import CaptureLine
from coprod_desktop.words import Words
from tests.conftest import type_text


@pytest.fixture
def line(qtbot: QtBot, words: Words) -> CaptureLine:
    made = CaptureLine(
        words,
        "Capture",
        "Write a priority and press Enter",
        themes=lambda: ["Trasporti", "Scuola"],
        partners=lambda: ["Comune di Crema", "Comune di Soresina", "Città Aperta", "Aurora"],
    )
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show()
    return made


def test_enter_tells_the_text_and_the_screen_empties_the_line(qtbot: QtBot, line: CaptureLine) -> None:
    type_text(line, " Perché così tardi? ")
    with qtbot.waitSignal(line.captured) as captured:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert captured.args == ["Perché così tardi?"]
    assert line.text() != ""
    line.accept()
    assert line.text() == ""
    assert not line.isUndoAvailable()


def test_an_empty_line_adds_nothing(qtbot: QtBot, line: CaptureLine) -> None:
    told: list[str] = []
    line.captured.connect(told.append)
    type_text(line, "  ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told == []


def test_a_partner_completes_by_keys_alone(qtbot: QtBot, line: CaptureLine) -> None:
    type_text(line, "Navetta @com")
    assert line.suggestions() == ["Comune di Crema", "Comune di Soresina"]
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Navetta @«Comune di Soresina» "
    assert line.suggestions() == []
    assert read_capture(line.text()).partner == "Comune di Soresina"


def test_a_theme_completes_by_tab_and_accents_do_not_matter(qtbot: QtBot, line: CaptureLine) -> None:
    type_text(line, "#tra")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "#Trasporti "
    type_text(line, "bus @citta")
    assert line.suggestions() == ["Città Aperta"]


def test_a_name_in_quotes_goes_on_completing_over_blanks(line: CaptureLine) -> None:
    type_text(line, "@«comune di s")
    assert line.suggestions() == ["Comune di Soresina"]


def test_esc_takes_the_suggestions_away_and_keeps_the_text(qtbot: QtBot, line: CaptureLine) -> None:
    type_text(line, "@")
    assert len(line.suggestions()) == 4
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.suggestions() == []
    assert line.text() == "@"


def test_a_name_typed_to_its_end_does_not_hold_enter_back(qtbot: QtBot, line: CaptureLine) -> None:
    type_text(line, "Bus @Aurora")
    with qtbot.waitSignal(line.captured) as captured:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert captured.args == ["Bus @Aurora"]


def test_several_pasted_lines_are_offered_and_one_is_pasted(qtbot: QtBot, line: CaptureLine) -> None:
    QGuiApplication.clipboard().setText("Uno\n\n  Due\r\nTre ")
    with qtbot.waitSignal(line.several_pasted) as pasted:
        qtbot.keySequence(line, QKeySequence.StandardKey.Paste)
    assert pasted.args == [["Uno", "Due", "Tre"]]
    assert line.text() == ""
    QGuiApplication.clipboard().setText("Uno solo")
    qtbot.keySequence(line, QKeySequence.StandardKey.Paste)
    assert line.text() == "Uno solo"
