"""What the tests of the screens stand on."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.example import create_example
from coprod_desktop.operations.workspaces import open_workspace
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words
from tests.ui.every_screen import House


@pytest.fixture
def words() -> Words:
    """The English words."""
    return Words("en")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at scale 1.0; undressed afterwards."""
    dress = Theme(qapp, "light", 1.0)
    yield dress
    qapp.setStyleSheet("")
    dress.deleteLater()


@pytest.fixture
def settings(own_home: Path) -> Settings:
    """Settings in a file of the test's own."""
    return Settings(own_home / "settings.ini")


@pytest.fixture
def desk(qapp: QApplication, workspace: Workspace, words: Words) -> Iterator[Desk]:
    """A desk with an empty workspace, in English."""
    made = Desk(workspace, words)
    yield made
    if isValid(made):  # else a window took it along
        made.leave()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the worked example in a language, to be copied; each is made once."""
    folder = tmp_path_factory.mktemp("example")

    @cache
    def made(language: str) -> Path:
        path = folder / f"{language}.coprod"
        create_example(path, language=language).close()
        return path

    return made


@pytest.fixture
def open_house(
    example: Callable[[str], Path], tmp_path: Path, settings: Settings, theme: Theme, qtbot: QtBot
) -> Iterator[Callable[..., House]]:
    """Opens the window in a language, with the worked example in the same or another; closed afterwards."""
    houses: list[House] = []

    def opening(language: str, told_in: str = "it", words: Words | None = None) -> House:
        file = Path(shutil.copy(example(told_in), tmp_path))
        houses.append(House(open_workspace(file), settings, theme, qtbot, words or Words(language)))
        return houses[-1]

    yield opening
    for house in houses:
        house.close()
