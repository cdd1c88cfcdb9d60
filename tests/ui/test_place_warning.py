"""A file that lies where other computers reach it: said once, in a banner, with the reason and what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.shared_places import SharedPlace
from coprod_desktop.ui.copies.place_warning import say_place
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words
from tests.ui.every_screen import settle
from tests.ui.small_window import SmallWindow

ONE_DRIVE = SharedPlace("OneDrive")


@pytest.fixture
def opened(tmp_path: Path, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Callable[..., SmallWindow]]:
    """Opens the window on a file, which is made where it is not there."""
    houses: list[SmallWindow] = []

    def opening(file: Path, language: str = "en") -> SmallWindow:
        houses.append(SmallWindow(file, settings, theme, qtbot, language))
        settle()
        return houses[-1]

    yield opening
    for house in houses:
        house.close()


def banner(house: SmallWindow) -> Banner | None:
    settle()
    return house.window.findChild(Banner, "place-warning")


def press(sign: Banner, text: str) -> None:
    (button,) = [one for one in sign.findChildren(Button) if one.text() == text]
    button.click()
    settle()


@pytest.mark.parametrize("language", ["en", "it"])
def test_it_is_said_why_and_once_only(opened: Callable[..., SmallWindow], tmp_path: Path, language: str) -> None:
    file = tmp_path / "OneDrive - ASST" / "w.coprod"
    house = opened(file, language)
    sign = banner(house)
    assert sign is not None
    assert sign.text.text() == say_place(Words(language), "w.coprod", ONE_DRIVE)
    assert "OneDrive" in sign.text.text()
    press(sign, Words(language).say("I know"))
    assert banner(house) is None
    house.close()
    assert banner(opened(file, language)) is None
    other = opened(file.with_name("other.coprod"), language)
    assert banner(other) is not None


def test_it_changes_its_words_with_the_language(opened: Callable[..., SmallWindow], tmp_path: Path) -> None:
    house = opened(tmp_path / "OneDrive" / "w.coprod")
    house.window.set_language("it")
    sign = banner(house)
    assert sign is not None
    assert (
        sign.text.text()
        == say_place(Words("it"), "w.coprod", ONE_DRIVE)
        != say_place(Words("en"), "w.coprod", ONE_DRIVE)
    )


def test_nothing_is_said_of_a_file_of_ones_own(opened: Callable[..., SmallWindow], tmp_path: Path) -> None:
    assert banner(opened(tmp_path / "Documenti" / "w.coprod")) is None


def test_work_goes_on_in_a_copy_of_ones_own(opened: Callable[..., SmallWindow], tmp_path: Path) -> None:
    house = opened(tmp_path / "OneDrive" / "w.coprod")
    sign = banner(house)
    assert sign is not None
    press(sign, "Go on in a copy elsewhere…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "mine.coprod"))
    dialog.accept()
    assert banner(house) is None
    assert house.workspace.path == tmp_path / "mine.coprod"
