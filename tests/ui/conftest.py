"""What the tests of the screens stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coprod_desktop.operations import Workspace
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words


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
    made.leave()
