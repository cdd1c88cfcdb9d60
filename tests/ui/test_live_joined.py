"""Live mode shows one card for priorities that were joined, and all again when that is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.priorities import add_priorities
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from tests.room import open_room
from tests.ui.live_screen import Live


@pytest.fixture
def live(workspace: Workspace, own_home: Path, theme: Theme, qtbot: QtBot) -> Iterator[Live]:
    room = open_room(workspace)
    add_priorities(workspace, meeting_id=room.meeting_id, lines=["A", "B", "C"])
    made = Live(workspace, room, Settings(own_home / "settings.ini"), theme, qtbot)
    yield made
    made.close()


def test_joined_priorities_are_one_card_in_the_room(live: Live) -> None:
    keys = {row.text: row.id for row in live.screen.live.priorities.values()}
    merge_priorities(live.workspace, into_id=keys["B"], from_ids=[keys["A"]])
    assert live.cards == ["B", "C"]
    live.workspace.undo()
    assert live.cards == ["A", "B", "C"]
    live.workspace.redo()
    take_apart(live.workspace, priority_id=keys["B"])
    assert live.cards == ["A", "B", "C"]
