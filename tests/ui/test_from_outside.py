"""A smoke test with the eyes and hands of a screen reader: the app in a process of its own, on a screen of its own."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.workspaces import create_workspace, read_workspace
from tests.room import open_room
from tests.ui.from_outside import RETURN, can_look_in, outside, until

pytestmark = pytest.mark.skipif(not can_look_in(), reason="needs Xvfb, a D-Bus daemon and at-spi2-core")


def test_a_screen_reader_finds_and_works_the_main_controls(tmp_path: Path, own_home: Path) -> None:
    file = tmp_path / "incontro.coprod"
    workspace = create_workspace(file)
    room = open_room(workspace)
    workspace.close()
    with outside(file, own_home) as app:
        for place in ("Partners", "Teams", "Priorities", "Actions", "Papers", "Meetings"):
            app.wait("check box", place).press()
            app.wait("frame", f"{place} ·")
        app.wait("push button", "Go on").press()
        line = app.wait("text", "Write a priority")
        line.focus()
        line.write("Orari serali per le famiglie")
        app.key(RETURN)
        app.wait("cell", "Orari serali per le famiglie")
        until(lambda: said(file, room.meeting_id), "the line on the disk")
        app.wait("check box", "Notes").press()
        app.wait("text", "Write a note")
    assert said(file, room.meeting_id) == ["Orari serali per le famiglie"]


def said(file: Path, meeting_id: UUID) -> list[str]:
    """Give the priorities that are on the disk."""
    with closing(read_workspace(file)) as workspace:
        return [row.text for row in list_priorities(workspace, meeting_id=meeting_id)]
